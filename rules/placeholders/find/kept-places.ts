// Kept places: lines, sentences and words in capitals that keep a place for a picture, a quotation or a name.

import {defineSearch} from '../../../src/core/draft/block-reading.ts'
import {sentencesOf} from '../../../src/core/draft/sentences.ts'
import {linesOf, matchesIn, type Span, textOf} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {holdsLink} from '../../../src/reading/page/links.ts'
import {isQuoted, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {type HashTable, makeHashTable} from '../../../src/reading/text/hash-table.ts'
import {hashAt, openingOf, stride, tokensOf, wide} from '../../../src/reading/text/tokens.ts'
import {callsForSupply, classes, closesHole, isAboutSlots, noteWords, opening, opensHole} from './slot-language.ts'

/** Places kept in the publication’s own words. */
export const keptPlacesOf = defineReading<readonly Span[]>(
  (draft) =>
    draft.blocks.flatMap((block) =>
      places(block).filter((span) => !isQuoted(draft, {...span, end: span.start + 1}) && !isAboutSlots(span)),
    ),
  [quotationsOf],
)

/** Beyond this a block is data. */
const longest = 20_000

const places = defineSearch((block) => {
  if (block.kind === 'alt' || block.kind === 'field' || block.prose.text.length > longest) return []
  return [...(mayKeep(block) ? lines(block) : []), ...capitals(block)].filter((span) => !holdsLink(span))
})

/** The words that open names of pictures and parts of a page, and of fields: one of them is in every kept place. */
const things = new Map<'drawn' | 'field', HashTable>()

function tableOf(which: 'drawn' | 'field'): HashTable {
  const known = things.get(which)
  if (known) return known
  const phrases = which === 'field' ? [...classes.field] : [...classes.media, ...classes.part]
  const made = makeHashTable(phrases.length)
  for (const phrase of phrases) made.add(openingOf(phrase).hash, 0)
  things.set(which, made)
  return made
}

/** A cheap look: is one of these words in a block, before it is split into sentences? Beyond ASCII words part elsewhere. */
function mayKeep(block: Span['block']): boolean {
  const {table, signs} = tokensOf(block)
  if (signs & wide || holdsOneOf(table, tableOf('drawn'))) return true
  const {text} = block.prose
  return (keepsField.test(text) || /here/i.test(text)) && holdsOneOf(table, tableOf('field'))
}

function holdsOneOf(table: Int32Array, hashes: HashTable): boolean {
  for (let at = hashAt; at < table.length; at += stride) if (hashes.get(table[at] as number) >= 0) return true
  return false
}

/** Short lines and sentences without a verb that name what belongs there. */
function lines(block: Span['block']): Span[] {
  const found: Span[] = []
  for (const part of [...ownLines(block), ...sentencesOf(block)]) {
    if (part.end - part.start > 110) continue
    if (keepsPlace(part) && !found.some(({start, end}) => start < part.end && part.start < end)) found.push(part)
  }
  return found
}

/** Lines that are no part of a wrapped paragraph: what stands before has ended. */
const ownLines = (block: Span['block']): Span[] =>
  linesOf(block).filter((line, i, all) => {
    const before = all[i - 1]
    return (
      /^[\p{Lu}\d*•-]|^\p{Ll}+ /u.test(textOf(line)) &&
      (!before || before.end - before.start < 45 || /[.!?:;]$/.test(textOf(before)))
    )
  })

function keepsPlace(part: Span): boolean {
  const text = textOf(part).replace(/^(?:[-*•>#]+|\d{1,2}[.)]) /, '')
  if (/[\uFFFC|=@]|:\/\/|[a-z]_[a-z]/.test(text)) return false
  const words = noteWords(text)
  if (words.length === 0 || words.length > 16) return false
  if (isReserved(text, words)) return true
  if (words.some((word) => classes.finite.has(word))) return false
  return isAwaited(text, words) || isLabelled(text, words, part) || isOrder(text, words, part)
}

/** `event 3 goes here`, `HEADLINE HERE 2 DECKS`: a thing that editors handle, and the place. “Your headline goes here” is dummy text. */
function isReserved(text: string, words: readonly string[]): boolean {
  const [, thing = ''] = /^(.{2,60}?) (?:(?:to )?(?:goes?|going) (?:in )?|about )?here\b/i.exec(text) ?? []
  if (thing === '' || words.length > 9 || words[0] === 'your') return false
  const all = noteWords(thing)
  if (/^[A-Z][A-Z '’-]*$/.test(thing)) return all.every(isThing) || all.some((word) => classes.media.has(word))
  return /\bgoe?s?(?:ing)? (?:in )?here\b|about here\b/.test(text) && all.some(isThing) && all.length < 6
}

const isThing = (word: string) => classes.media.has(word) || classes.part.has(word) || classes.field.has(word)

const awaiting = 'to (?:come|follow|be \\w+ed|go in)|tb[acd]|if got|if poss'
/** What is said of a field that is kept. */
const keepsField = new RegExp(awaiting, 'i')
const awaited = new RegExp(`^(.+?)\\W+(?:is )?(?:${awaiting})(?: ([a-z]+) .{2,30})?[.!]?$`, 'i')

/** `Winner's name + town to come from Bev.` */
function isAwaited(text: string, words: readonly string[]): boolean {
  if (
    !/^[\p{Lu}\d]/u.test(text) ||
    words.length > 11 ||
    words.some((word) => whens.has(word) || classes['to be followed'].has(word))
  )
    return false
  const [, thing = '', link = 'by'] = awaited.exec(text) ?? []
  return (
    classes.supplied.has(link.toLowerCase()) &&
    noteWords(thing).slice(-4).some(isThing) &&
    !/\b(?:for|the|a) /i.test(thing)
  )
}

/** When news is due: “venue to be announced on Friday”. */
const whens = new Set(['on', 'by', 'when', 'at', 'next', 'later', 'once', 'after', 'until', 'before', 'soon', 'in'])

/** `Pull quote — Ernesto? something about the smell`, `STEP-BY-STEP PANEL – art desk`, `STAT: % of children`. */
function isLabelled(text: string, words: readonly string[], part: Span): boolean {
  if (part.block.kind === 'heading' || part.block.kind === 'cell') return false
  const [, label = '', mark = '', rest = ''] =
    /^([\p{L}][\p{L}\d '’-]{1,30}?)(:|,| ?[–—]| -| (?=\(\d)|\.(?= \p{L}+ [-–—])) ?(.+)$/u.exec(text) ?? []
  const all = noteWords(label)
  const isPicture =
    classes.media.has(all.join(' ')) || (isCapitals(label) && all.some((word) => classes.media.has(word)))
  const isPart = isCapitals(label) && classes.part.has(all.join(' '))
  if (isCapitals(text) && opening(words, classes.media) > 0 && / (?:OF|SHOWING) /.test(text)) return true
  if (rest === '' || (!isPicture && !isPart) || words.length < 3) return false
  if (callsForSupply(rest) || /\?/.test(rest) || /\bdesk$/.test(rest)) return true
  return describesView(rest, mark, isCapitals(label))
}

const isCapitals = (text: string) => /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text)

/** What a picture is to show, in small letters: a credit or a title has capitals. */
function describesView(rest: string, mark: string, inCapitals: boolean): boolean {
  if (mark.includes(',') || mark === '.') return inCapitals && rest.length < 20
  const [first = '', ...more] = rest.replace(/^[(\d) ]+/, '').split(/\s+/)
  const capitals = more.filter((word) => /^\p{Lu}/u.test(word)).length
  return (
    /^(?:\p{Ll}|%)/u.test(first) && more.length > 0 && capitals <= more.length / 2 && !classes['no view'].has(first)
  )
}

/** `Insert comparison table (us v. the others)`, `Add stat from CMHC or similar?`: an order in a note’s short grammar. */
function isOrder(text: string, words: readonly string[], part: Span): boolean {
  if (part.block.kind !== 'paragraph' || part.block.parents.some(({type}) => type === 'listItem')) return false
  const [first = '', ...rest] = words
  if (
    !orders.has(first) ||
    words.length < 3 ||
    /as needed/.test(text) ||
    !/^\p{Lu}/u.test(text) ||
    rest.some((word) => forReaders.has(word))
  )
    return false
  const object = rest.slice(0, 4)
  const at = object.findIndex((word) => classes.media.has(word) || classes.part.has(word))
  const noun = at >= 0 || opening(rest, classes.media) > 0
  return (
    noun &&
    (first === 'insert' || !rest.slice(0, 2).some((word) => word === 'the' || word === 'a' || word === 'an')) &&
    (first === 'insert' || callsForSupply(text) || /\?$|\bfrom\b|\bhere\b/.test(text))
  )
}

const orders = new Set(['insert', 'add', 'drop', 'embed', 'need', 'paste', 'put', 'include', 'link'])
const forReaders = new Set(['your', 'you', 'click', 'menu', 'button', 'select', 'tab'])

/** Words in capitals that stand in a sentence for a name or a figure: `with COMPANY NAME HERE on`, `to TEMP? without`. */
const capital = /(?<![\p{L}\d_./#@$&%{<[-])\p{Lu}{2,}(?:[ -]\p{Lu}{2,}){0,4}\??(?![\p{L}\d_./(=}>\]-])/gu

const capitals = defineSearch((block) => {
  const {text} = block.prose
  if (block.kind === 'heading' || !/\p{Ll}{3}/u.test(text) || !/\p{Lu}{4}/u.test(text)) return []
  return matchesIn(block, capital).filter((span) => standsIn(span))
})

function standsIn(span: Span): boolean {
  const {block, start, end} = span
  const words = noteWords(textOf(span))
  const [before, after] = [
    block.prose.text.slice(Math.max(0, start - 60), start),
    block.prose.text.slice(end, end + 40),
  ]
  const isOne = words.length === 1
  if (textOf(span).endsWith('?'))
    return opensHole(before) && words.every((word) => classes.field.has(word)) && /^ \p{Ll}/u.test(after)
  if (words[0] === 'insert' && words.length > 1)
    return !/^\s+(?:into|statement|quer)/i.test(after) && words.slice(1).some(isThing)
  if (words.at(-1) === 'here' && words.length > 1) return words[0] !== 'place' && words.slice(0, -1).some(isThing)
  if (words[0] === 'your' && words.length > 1) return words.slice(1).every(isThing)
  if (!words.every((word) => classes.field.has(word) && !ordinary.has(word))) return false
  return (
    opensHole(before) &&
    closesHole(after) &&
    (!isOne || !/\b(?:the|a|an|is|was) $/i.test(before)) &&
    (!isOne || stand.has(words[0] as string))
  )
}

/** In capitals these are abbreviations or stress. */
const ordinary = new Set(['no', 'id', 'it', 'url', 'mp', 'isbn', 'pc', 'us', 'bio', 'dob', 'term', 'all', 'time'])
const stand = new Set([
  'name',
  'date',
  'price',
  'place',
  'venue',
  'amount',
  'location',
  'surname',
  'town',
  'city',
  'figure',
  'number',
  'person',
  'speaker',
  'temp',
  'year',
  'month',
  'company',
  'street',
  'address',
  'firstname',
  'lastname',
  'occupation',
  'age',
  'score',
  'winner',
  'sponsor',
  'sponsors',
  'percentage',
  'job',
  'title',
  'county',
  'country',
  'quantity',
])
