// Parts: a whole and the parts that a sentence names of it, added up.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {sentencesOf} from '../../../src/core/draft/sentences.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {groupBy} from '../../../src/core/order.ts'
import {isQuoted} from '../../../src/reading/speech/quotations.ts'
import {phraseSets, textHolds, type Word, wordsOf} from '../../../src/reading/text/words.ts'
import countedWords from '../../lists/counted-words.json' with {type: 'json'}
import {type Counted, countedOf} from './counted.ts'

/** A whole that its parts do not make; the span holds the whole, or the parts after `of those`. */
interface WrongWhole extends Span {
  /** What the parts add up to, written as the whole is. */
  sum: number
  whole: Span
}

const words = phraseSets(countedWords.kinds)

/** Wholes whose parts, named in the same sentence or the next, add up to something else. */
export const wrongWholes = (draft: Draft): WrongWhole[] =>
  [...countedOf(draft)].flatMap(([block, figures]) => {
    const bySentence = [...groupBy(figures, ({sentence}) => sentence).values()]
    return bySentence.flatMap((own, i) => {
      if (own.length > mostFigures || own.some((figure) => isQuoted(draft, figure))) return []
      return (
        behindColon(block, own) ??
        beforeTotal(block, own) ??
        ofThe(block, own) ??
        ofThose(block, own, bySentence[i - 1]) ??
        []
      )
    })
  })

const mostParts = 8

/** A sentence with more figures is a table in one line. */
const mostFigures = 24

/** `six counts: two from May, three from June and two from July`. */
function behindColon(block: Block, own: readonly Counted[]): WrongWhole[] | undefined {
  const all = wordsOf(block)
  for (const [i, whole] of own.entries()) {
    const parts = own.slice(i + 1)
    const [first] = parts
    if (!first || whole.hedged || parts.length < 2 || (whole.unit === '' && whole.noun === '')) continue
    const opens = first.at - 1
    if (!isColon(all[opens]) || opens - whole.next > 20) continue
    const like = parts.filter((part) => isLike(whole, part))
    const isList = parts.every((part, j) => !isLike(whole, part) || isLed(all, part.at, j === 0))
    if (!isList || like.length !== parts.length) return undefined
    return judge(
      block,
      whole,
      like,
      tailOf(block, first),
      whole.unit === '' ? singlesIn(all, first.next, whole.sentence) : 0,
    )
  }
  return undefined
}

/** How many items open with `a`: each of them is one. */
const singlesIn = (all: readonly Word[], from: number, sentence: number): number =>
  all.slice(from, from + 60).filter(({lower, sentence: own}, i) => {
    const before = all[from + i - 1]?.lower
    return (
      own === sentence && (lower === 'a' || lower === 'an' || lower === 'one') && (before === ',' || before === 'and')
    )
  }).length

const isColon = (word: Word | undefined) => word !== undefined && [':', '–', '—'].includes(word.text)

/** Opens an item: after a comma, a semicolon or `and`. */
const isLed = (all: readonly Word[], at: number, isFirst: boolean) =>
  isFirst || [',', ';', 'and'].includes(all[at - 1]?.lower ?? '') || all[at - 2]?.lower === 'and'

const isLike = (whole: Counted, part: Counted) => whole.unit === part.unit && part.unit !== '%'

/** `612 sheep, 188 cattle and 97 horses, 897 head in all`. */
function beforeTotal(block: Block, own: readonly Counted[]): WrongWhole[] | undefined {
  const all = wordsOf(block)
  const at = own.findIndex((figure) => isTotal(all, figure))
  const whole = own[at]
  if (!whole || at < 2 || whole.hedged) return undefined
  const parts = own.slice(0, at).filter((part) => isLike(whole, part))
  if (parts.length !== at || !parts.every((part, i) => i === 0 || part.at - (parts[i - 1] as Counted).next < 9))
    return undefined
  return judge(block, whole, parts, tailOf(block, parts[0] as Counted))
}

function isTotal(all: readonly Word[], {at, next}: Counted): boolean {
  const behind = all.slice(next, next + 4).map(({lower}) => lower)
  const inAll = behind.findIndex((word, i) => word === 'in' && ['all', 'total'].includes(behind[i + 1] ?? ''))
  return inAll >= 0 || words.total.has(all[at - 1]?.lower ?? '') || behind.includes('altogether')
}

/** `53 would be affordable. Of those, 34 are for rent and 21 for sale`: more than there are. */
function ofThose(
  block: Block,
  own: readonly Counted[],
  before: readonly Counted[] | undefined,
): WrongWhole[] | undefined {
  const all = wordsOf(block)
  const [first] = own
  if (!first || own.length < 2 || own.length > mostParts) return undefined
  const opening = all.slice(Math.max(0, first.at - 3), first.at).map(({lower}) => lower)
  const isOf = opening[0] === 'of' && ['those', 'these', 'them'].includes(opening[1] ?? '') && opening[2] === ','
  const wholes = (before ?? []).filter((whole) => isLike(whole, first) && !whole.hedged)
  if (!isOf || wholes.length === 0 || own.some((part) => !isLike(first, part) || part.hedged)) return undefined
  const sum = own.reduce((total, {value}) => total + value, 0)
  if (wholes.some(({value}) => value >= sum)) return undefined
  const whole = wholes.at(-1) as Counted
  const found = sum <= whole.value * 1.2 ? judge(block, whole, own, tailOf(block, first)) : undefined
  return found?.map((one) => ({...one, start: first.start, end: (own.at(-1) as Counted).nounEnd}))
}

/** `Of the 38 families, 23 still farm and 17 have moved`: more than there are. */
function ofThe(block: Block, own: readonly Counted[]): WrongWhole[] | undefined {
  const all = wordsOf(block)
  const [whole, ...parts] = own
  const [first] = parts
  if (!whole || !first || parts.length < 2 || all[whole.at - 2]?.lower !== 'of' || all[whole.at - 1]?.lower !== 'the')
    return undefined
  const opens = all[whole.at - 3]
  if (opens && opens.sentence === whole.sentence) return undefined
  if (parts.some((part) => !isLike(whole, part) || part.hedged)) return undefined
  const sum = parts.reduce((total, {value}) => total + value, 0)
  const found = sum > whole.value ? judge(block, whole, parts, tailOf(block, first)) : undefined
  return found?.map((one) => ({...one, start: first.start, end: (parts.at(-1) as Counted).nounEnd}))
}

/** What the sentence says from a part on. */
function tailOf(block: Block, {start, sentence}: Counted): string {
  return block.prose.text.slice(start, sentencesOf(block)[sentence]?.end ?? start)
}

function judge(
  block: Block,
  whole: Counted,
  parts: readonly Counted[],
  tail: string,
  singles = 0,
): WrongWhole[] | undefined {
  if (parts.length < 2 || parts.length > mostParts || parts.some(({hedged}) => hedged)) return undefined
  if (textHolds(tail, words.rest)) return undefined
  const sum = parts.reduce((total, {value}) => total + value, singles)
  const slack = slackOf(whole) + parts.reduce((total, part) => total + slackOf(part), 0)
  const off = Math.abs(sum - whole.value)
  if (off <= slack || off > Math.max(whole.value * 0.25, 2) || someMake(parts, whole)) return undefined
  const scale = whole.shown === 0 ? 1 : whole.value / whole.shown
  const {start, end} = whole
  return [{block, start, end, sum: Math.round((sum / scale) * 1000) / 1000, whole: {block, start, end}}]
}

/** Half of the last digit of a figure that is rounded: one with decimals or a scale. */
function slackOf({value, shown, unit}: Counted): number {
  if (value === shown && unit !== '%') return 0
  const decimals = /\.(\d+)$/.exec(String(shown))?.[1]?.length ?? 0
  return 0.5 * 10 ** -decimals * (shown === 0 ? 1 : value / shown)
}

/** Do some of the parts make the whole, so that another is meant otherwise? */
function someMake(parts: readonly Counted[], {value}: Counted): boolean {
  for (let set = 1; set < 1 << parts.length; set++) {
    const sum = parts.reduce((total, part, i) => total + (set & (1 << i) ? part.value : 0), 0)
    if (Math.abs(sum - value) < 1e-6 * value) return true
  }
  return false
}
