// Enumerations: a count of things and the things themselves, told in the same sentence.
import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {firstEndingAfter} from '../../../src/core/order.ts'
import {isQuoted} from '../../../src/reading/speech/quotations.ts'
import {isOneOf, phraseSets, type Word, wordsOf} from '../../../src/reading/text/words.ts'
import countedWords from '../../lists/counted-words.json' with {type: 'json'}
import {type Counted, countedOf} from './counted.ts'
import {itemsNamed} from './list-items.ts'

/** A count, how many things there are, and where they stand. */
interface Miscount extends Span {
  said: string
  there: number
  list: Span
}

/** A count and the words that may name what it counts. */
interface Announcement extends Span {
  value: number
  list: readonly Word[]
  /** After a comma, without a colon: the sentence may go on behind the list. */
  isOpen: boolean
  isOfPeople: boolean
  mayHaveNames: boolean
  /** The count opens its sentence. */
  isLead: boolean
}

const words = phraseSets(countedWords.kinds)

/** Counts that the enumeration after them contradicts. */
export const miscountsIn = (draft: Draft): Miscount[] =>
  [...countedOf(draft)].flatMap(([block, figures]) =>
    figures.flatMap((figure, i) => {
      if (!mayCount(figure) || isQuoted(draft, figure)) return []
      const found = announcementsOf(block, figure, figures[i + 1]).flatMap((one) => judge(one) ?? [])
      return found.slice(0, 1)
    }),
  )

/** A list that is shorter or longer by more isn't meant to be whole. */
const farthestOff = 2

function judge({value, list, ...announced}: Announcement): Miscount | undefined {
  const {block, start, end} = announced
  const range = itemsNamed(list, announced)
  if (!range || range.most < 2 || range.words.length === 0) return undefined
  const {least, most} = range
  if (value >= least && value <= most) return undefined
  const there = value < least ? least : most
  if (Math.abs(there - value) > farthestOff) return undefined
  const [first, last] = [range.words[0] as Word, range.words.at(-1) as Word]
  const said = block.prose.text.slice(start, end)
  return {block, start, end, said, there, list: {block, start: first.start, end: last.end}}
}

const most = 12

const mayCount = ({unit, value, hedged}: Counted) =>
  unit === '' && value >= 2 && value <= most && Number.isInteger(value) && !hedged

/** How far after a count its list may start, in words. */
const farthest = 22

/** The counts with their nouns and the words after a colon, a dash or a comma; none where another count stands between. */
function announcementsOf(block: Block, figure: Counted, following: Counted | undefined): Announcement[] {
  const all = wordsOf(block)
  const head = headOf(all, figure)
  if (!head) return []
  const {value, sentence, noun} = figure
  const found: Announcement[] = []
  for (let at = head.to; at < head.to + farthest && all[at]?.sentence === sentence; at++) {
    const word = all[at] as Word
    const isOpen = word.text === ',' && at === head.to && !words.measure.has(noun)
    if ((following && following.start <= word.start && !isMeasure(following)) || endsSearch(word)) return found
    if (!isOpen && word.text !== ':' && !(isDash(word) && at < head.to + nearDash)) continue
    const list = listFrom(all, at, sentence)
    const {start, end} = head
    if (list)
      found.push({
        block,
        start,
        end,
        value,
        list,
        isOpen,
        isOfPeople: words.person.has(noun),
        mayHaveNames: words.person.has(noun) || words['named thing'].has(noun),
        isLead: head.isLead,
      })
    if (!isOpen) return found
  }
  return found
}

const isMeasure = ({unit, noun}: Counted) => unit !== '' || words.measure.has(noun)

const isDash = ({text}: Word) => text === '–' || text === '—'

/** How far after a count a dash may open its list, in words. */
const nearDash = 4

const endsSearch = ({text, lower}: Word) =>
  words['part of a list'].has(lower) || text === '"' || text === '“' || text === ';'

/** `three daughters`, `three of those`, `a crew of four`: where it stands, its first word after it, does it open a sentence? */
function headOf(all: readonly Word[], {start, end, noun, nounEnd, next, at}: Counted) {
  const after = all[next]
  const isLead = all[at]?.first === true
  if (noun !== '') return {start, end: nounEnd, to: firstEndingAfter(all, nounEnd), isLead}
  if (after?.lower === 'of' && isOneOf(all[next + 1], words.definite))
    return {start, end: (all[next + 1] as Word).end, to: next + 2, isLead}
  const [article, group, of] = all.slice(Math.max(0, at - 3), at)
  if (of?.lower === 'of' && group?.isWord && isOneOf(article, articles) && !after?.isWord)
    return {start: group.start, end, to: next, isLead: false}
  return undefined
}

const articles: ReadonlySet<string> = new Set(['a', 'the', 'its', 'his', 'her', 'their'])

const enders = [':', '"', '“', '”', '?']

/** The words behind a mark up to where the list must end: the sentence, or the dash that closes it. */
function listFrom(all: readonly Word[], opener: number, sentence: number): readonly Word[] | undefined {
  const list: Word[] = []
  const mark = all[opener]?.text
  for (let at = opener + 1; at < all.length && all[at]?.sentence === sentence; at++) {
    const word = all[at] as Word
    if (mark !== ':' && (isDash(word) || (mark === ',' && word.text === ';'))) break
    if (enders.includes(word.text) || isDash(word)) return undefined
    list.push(word)
  }
  if (list.at(-1)?.text === '.') list.pop()
  return list.length > 2 && list.length < 80 ? list : undefined
}
