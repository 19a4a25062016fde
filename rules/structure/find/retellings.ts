// Retellings: sentences that say again, in other words and with no new fact, what stands right before them.

import {defineBlockReading, recallPart} from '../../../src/core/draft/block-reading.ts'
import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {objectCharacter} from '../../../src/core/draft/prose.ts'
import {sentencesOf} from '../../../src/core/draft/sentences.ts'
import {type Span, textOf} from '../../../src/core/draft/spans.ts'
import {bisect} from '../../../src/core/order.ts'
import {foldText, wordsIn} from '../../../src/reading/likeness/word-overlap.ts'
import {caseShift, characterAt} from '../../../src/reading/text/characters.ts'
import {addTo, endAt, seed, stride, type Tokens, tokensIn} from '../../../src/reading/text/tokens.ts'
import data from '../../lists/same-meaning.json' with {type: 'json'}
import {areOpposed, type Meanings, meaningsIn, type Overlap, overlapOf} from './meanings.ts'

/** A sentence told again, and where it was told first. */
interface Retelling extends Span {
  first: Span
}

/** A stretch between sentence marks with the hashes of how its longer words begin. */
interface Outline {
  start: number
  end: number
  openings: readonly number[]
}

/** A shorter word says little; of a longer one only so many letters count, as its ending may differ. */
const [fewestLetters, openingLetters] = [4, 5]

/** The stretches of a block between sentence marks: a cheap look at what each is about. */
const outlinesOf = defineBlockReading(({prose: {text}}, {table}: Tokens): readonly Outline[] => {
  const outlines: Outline[] = []
  let openings: number[] = []
  let [start, end] = [table[0] ?? 0, 0]
  for (let at = 0; at < table.length; at += stride) {
    const from = table[at] as number
    if (at > 0 && holdsMark(text, end, from)) {
      outlines.push({start, end, openings})
      openings = []
      start = from
    }
    end = table[at + endAt] as number
    if (end - from >= fewestLetters) openings.push(openingOf(text, from, Math.min(end, from + openingLetters)))
  }
  if (end > start) outlines.push({start, end, openings})
  return outlines
})

function openingOf(text: string, from: number, to: number): number {
  let hash = seed
  for (let at = from; at < to; at++) hash = addTo(hash, characterAt(text, at) >>> caseShift)
  return hash
}

/** Does a sentence mark stand between two words, and a blank after it? */
function holdsMark(text: string, from: number, to: number): boolean {
  if (to - from < 2) return false
  for (let at = from; at < to; at++) if ('.!?…'.includes(text[at] as string)) return true
  return false
}

/** A cheap look: two of the longer words and a third of them begin alike. */
function mayRetell(one: Outline, two: Outline): boolean {
  let alike = 0
  for (const each of two.openings) if (one.openings.includes(each)) alike++
  return alike > 1 && alike * 3 >= two.openings.length
}

type Outlined = Span & Outline

/** Every sentence that tells again what one of the two before it told, or both. */
export function retellingsIn(draft: Draft): Retelling[] {
  const found: Retelling[] = []
  let before: Outlined[] = []
  for (const block of draft.blocks) {
    if (block.kind !== 'paragraph' || isItem(block)) before = []
    if (block.kind !== 'paragraph') continue
    for (const outline of outlinesOf(block, tokensIn(draft)[block.index] as Tokens)) {
      const place = {block, ...outline}
      if (before.some((earlier) => mayRetell(earlier, outline))) {
        const told = compare(before, place)
        if (told) found.push(told)
      }
      before = [...before.slice(-1), place]
    }
    if (isItem(block)) before = []
  }
  return found
}

/** Items of a list are parallel. */
const isItem = ({parents}: Block) => parents.some(({type}) => type === 'listItem')

/** The sentence that a stretch is in; the stretch itself after a figure that may number a list: `on May 1. She`. */
function sentenceOf(place: Outlined): Span | undefined {
  const {block, start, end} = place
  const {text} = block.prose
  const sentences = sentencesOf(block)
  const sentence = sentences[bisect(sentences, (each) => each.end > start)]
  if (!sentence) return undefined
  const from = /\d[.!]\s+$/.test(text.slice(Math.max(0, start - 6), start)) ? start : sentence.start
  const to = /^[.!]\s+\p{Lu}/u.test(text.slice(end, end + 6)) && /\d/.test(text[end - 1] ?? '') ? end + 1 : sentence.end
  return {block, start: Math.max(from, sentence.start), end: Math.min(to, sentence.end)}
}

function compare(places: readonly Outlined[], place: Outlined): Retelling | undefined {
  const second = sentenceOf(place)
  if (!second) return undefined
  const earlier = places.flatMap((each) => sentenceOf(each) ?? [])
  const isOther = earlier.map((each) => each.block !== second.block || each.end <= second.start)
  const given = [second.end, ...isOther, ...earlier.map(({start}) => start), ...earlier.map(textOf)]
  const told = recallPart(second.block, compare, second.start, given, () => {
    const others = earlier.filter((each, i) => isOther[i] && isPlain(each))
    const first = toldIn(second, earlier, others)
    return first ? earlier.indexOf(first) : -1
  })
  return told < 0 ? undefined : {...second, first: earlier[told] as Span}
}

/** The sentence that a second one tells again; of two the last. */
function toldIn(second: Span, earlier: readonly Span[], others: readonly Span[]): Span | undefined {
  if (!isPlain(second) || saysMore(textOf(second))) return undefined
  const before = second.block.prose.text.slice(Math.max(0, second.start - lookedBack), second.start)
  const known = meaningsIn([...earlier.filter(isPlain).map(textOf), before].join(' '))
  const told = meaningsIn(textOf(second), known)
  if ([...told.numbers, ...told.names].some((each) => !known.roots.has(each))) return undefined
  const first = others.find((each) => isToldIn(textOf(each), second, told))
  if (first) return first
  const [one, two] = others
  if (!one || !two || one.start === two.start) return undefined
  return isToldIn(`${textOf(one)} ${textOf(two)}`, second, told) ? two : undefined
}

/** In how many characters of its paragraph a name or figure may have been told before. */
const lookedBack = 2000

/** No sentence that is told again is longer. */
const longestSentence = 600

/** A statement in words alone. */
const isPlain = (span: Span) => {
  if (span.end - span.start > longestSentence) return false
  const text = textOf(span)
  return /[.!]["”’)]*$/.test(text) && !text.includes(objectCharacter) && !/[{}<>=|@]/.test(text)
}

const again = new Set(data.again)
const more = new Set(data.more)

/** “In other words”, “also”: it means to say it again, or something else. */
function saysMore(text: string): boolean {
  const words = wordsIn(text).map(({text}) => text)
  return words.some((word, i) => more.has(word) || (i < 5 && again.has(words.slice(0, i + 1).join(' '))))
}

/** The fewest words of weight, beside figures, that are in both: a date may be written in two ways. */
const fewest = 3

function isToldIn(text: string, second: Span, told: Meanings): boolean {
  const first = meaningsIn(text)
  const overlap = overlapOf(first, told)
  const said = textOf(second)
  if (overlap.full - told.numbers.size < fewest) return false
  if (!saysAll(overlap) || !agrees(first, told) || areOpposed(overlap)) return false
  return !isEcho(text, said, told.numbers.size > 0) && !isParallel(text, said, overlap)
}

/** Does a text say all of another, or nearly all in another order? */
function saysAll({full, ofFirst, ofSecond, inOrder}: Overlap): boolean {
  if (full < fewest) return false
  if (ofSecond >= 0.9) return ofFirst >= (inOrder ? 0.75 : 0.5)
  if (inOrder) return false
  return (ofSecond >= 0.74 && ofFirst >= 0.75) || (full > 5 && ofSecond >= 0.8 && ofFirst >= 0.55)
}

/** From so many words on a sentence isn’t said twice for its sound; with a figure it takes fewer. */
const [fewestOfRepeat, fewestWithFigure] = [8, 6]

/** A short sentence, or a part of one, word for word again: that is mostly meant. */
function isEcho(text: string, said: string, hasFigure: boolean): boolean {
  const [one, two] = [foldText(text), foldText(said)]
  if (!one.includes(two)) return false
  return one !== two || wordsIn(said).length < (hasFigure ? fewestWithFigure : fewestOfRepeat)
}

/** Do both say that something is so, or both that it isn’t? */
const agrees = (one: Meanings, two: Meanings) => one.denies === two.denies || one.stops || two.stops

/** The same words in the same order, but for some in the same place: that is another fact, or a figure of speech. */
function isParallel(one: string, two: string, {inOrder, restOfFirst, restOfSecond}: Overlap): boolean {
  if (!inOrder || restOfFirst + restOfSecond === 0) return false
  return (restOfFirst >= 1 && restOfSecond >= 1) || openingIn(one) === openingIn(two)
}

const openingIn = (text: string) =>
  wordsIn(text)
    .slice(0, 2)
    .map(({text}) => text)
    .join(' ')
