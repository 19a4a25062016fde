// Quotations that are compared, word for word: which changed, which lost words, and which are new or gone.
import meanings from '../../rules/lists/same-meaning.json' with {type: 'json'}
import type {Block} from '../core/draft/blocks.ts'
import type {Draft} from '../core/draft/draft.ts'
import type {Span} from '../core/draft/spans.ts'
import {addToList} from '../core/order.ts'
import {wordsIn} from '../reading/likeness/word-overlap.ts'
import {functionWords} from '../reading/names/name-words.ts'
import {amountsIn} from '../reading/numbers/amounts.ts'
import {type Quotation, quotationsOf} from '../reading/speech/quotations.ts'
import {diffWords, type Hunk} from './diff.ts'

/** A word of a quotation; a number counts as one word, however it is written. */
interface QuotedWord extends Span {
  text: string
  /** In square brackets: the editor's. */
  isEditors: boolean
  /** Dots or brackets before it say that something was left out. */
  isAfterGap: boolean
}

/** Words in quotation marks, or a block quotation. */
export interface Quoted extends Span {
  words: readonly QuotedWord[]
  text: string
}

/** A change to what is quoted. */
export interface QuotationChange {
  kind: 'changed' | 'dropped' | 'added'
  /** Where the words were; missing for what is new. */
  was?: Span
  /** Where they are, or where what was left out stood; missing if the quotation is gone. */
  is?: Span
  /** Words left out of the midst of what is still quoted. */
  isInside?: boolean
  /** The quotation that isn't there any more. */
  gone?: Quoted
}

/** The quotations of a draft: those in marks that close, and block quotations. */
export function quotedIn(draft: Draft): Quoted[] {
  const all = quotationsOf(draft)
  const inMarks = all.filter((one, i) => one.closed || all[i + 1]?.continues === true)
  const quoted = inMarks.map((one) => quotedAt(insideOf(one)))
  const blocks = draft.blocks.filter(({parents}) => parents.some(({type}) => type === 'blockquote'))
  const byBlock = new Set(inMarks.map(({block}) => block))
  for (const block of blocks) if (!byBlock.has(block)) quoted.push(quotedAt(wholeBlock(block)))
  const found = quoted.filter(({words}) => words.length > 0)
  return found.sort((a, b) => a.block.index - b.block.index || a.start - b.start)
}

const wholeBlock = (block: Block): Span => ({block, start: 0, end: block.prose.text.length})

function insideOf({block, start, end, mark, closed}: Quotation): Span {
  const length = mark === "''" ? 2 : 1
  return {block, start: start + length, end: closed ? Math.max(start + length, end - length) : end}
}

function quotedAt(span: Span): Quoted {
  const words = wordsAt(span)
  return {...span, words, text: words.map(({text}) => text).join(' ')}
}

function wordsAt({block, start, end}: Span): QuotedWord[] {
  const {text} = block.prose
  const numbers = /\d|[a-z]/i.test(text) ? amountsFor(block) : []
  const words: QuotedWord[] = []
  let last = start
  for (const word of wordsIn(text.slice(start, end))) {
    const [from, to] = [start + word.start, start + word.end]
    if (from < last) continue
    const number = numbers.find((one) => one.start <= from && one.end >= to && one.end <= end && one.start >= start)
    const place = number ?? {start: from, end: to}
    const worth = number?.worths[0]
    const plain = worth && (worth.code ?? `#${Number(worth.value.toPrecision(12))} ${worth.unit}`)
    const gap = text.slice(last, place.start)
    const before = text.lastIndexOf('[', from)
    const isEditors = before >= start && !text.slice(before, from).includes(']')
    const isAfterGap = /\.\.|…|\[|\]|\. \. /.test(gap)
    words.push({block, start: place.start, end: place.end, text: plain ?? word.text, isEditors, isAfterGap})
    last = place.end
  }
  return words
}

const known = new WeakMap<Block, ReturnType<typeof amountsIn>>()

function amountsFor(block: Block): ReturnType<typeof amountsIn> {
  const amounts = known.get(block) ?? amountsIn(block)
  known.set(block, amounts)
  return amounts
}

/** How the blocks of two texts belong together: do these places say the same thing? */
type IsAligned = (old: Span, fresh: Span) => boolean

/** Compare what two texts quote. */
export function compareQuoted(
  old: readonly Quoted[],
  fresh: readonly Quoted[],
  isAligned: IsAligned,
): QuotationChange[] {
  const left = withoutEqual(old, fresh)
  const whole = makeIndex(old)
  const partners = new Map(left.fresh.map((quoted) => [quoted, partnerOf(quoted, left.old, old, whole, isAligned)]))
  const used = new Set<Quoted>()
  const changes: QuotationChange[] = []
  const covered = new Map<Quoted, Set<number>>()
  for (const quoted of left.fresh) {
    const partner = partners.get(quoted)
    if (!partner) changes.push({kind: 'added', is: quoted})
    else {
      used.add(partner)
      changes.push(...changesIn(partner, quoted, covered))
    }
  }
  for (const quoted of left.old) changes.push(...lostOf(quoted, used.has(quoted), covered.get(quoted)))
  const [oldSaid, freshSaid] = [saidBy(old), saidBy(fresh)]
  return changes.filter((change) => !isOnlySplit(change, oldSaid, freshSaid))
}

/** All that is quoted, without regard to where a quotation ends and the next one begins. */
const saidBy = (all: readonly Quoted[]): string => ` ${all.map(({text}) => text).join(' ')} `

/** “We went,” she said, “and saw it.” is “We went and saw it.”: words that both texts quote in a row aren’t new or gone. */
function isOnlySplit({was, is, gone}: QuotationChange, oldSaid: string, freshSaid: string): boolean {
  if (gone) return isSaid(gone.words, freshSaid)
  return !was && is !== undefined && isSaid(wordsAt(is), oldSaid)
}

/** One word stands in many quotations. */
const isSaid = (words: readonly QuotedWord[], said: string): boolean =>
  words.length > 1 && said.includes(` ${words.map(({text}) => text).join(' ')} `)

/** Without quotations that both texts have, word for word, as often as they do. */
function withoutEqual(old: readonly Quoted[], fresh: readonly Quoted[]) {
  const byText = new Map<string, Quoted[]>()
  for (const quoted of old) addToList(byText, quoted.text, quoted)
  const kept = new Set<Quoted>()
  const left: Quoted[] = []
  for (const quoted of fresh) {
    const same = byText.get(quoted.text)
    const next = same?.find((one) => !kept.has(one))
    if (next) kept.add(next)
    else if (!same) left.push(quoted)
  }
  const isRepeated = (quoted: Quoted) => byText.get(quoted.text)?.some((one) => kept.has(one)) ?? false
  return {old: old.filter((quoted) => !kept.has(quoted) && !isRepeated(quoted)), fresh: left}
}

/** The quotations that hold two words in a row. */
function makeIndex(all: readonly Quoted[]): Map<string, Quoted[]> {
  const index = new Map<string, Quoted[]>()
  for (const quoted of all) for (const pair of new Set(pairsIn(quoted))) addToList(index, pair, quoted)
  return index
}

const pairsIn = ({words}: Quoted): string[] =>
  words.length === 1 ? [words[0]?.text as string] : words.slice(1).map(({text}, i) => `${words[i]?.text} ${text}`)

/** A pair of words that stands in more quotations says nothing. */
const mostCommon = 30

/** The quotation that one was made from: the one it shares most with, or the only one in its place. */
function partnerOf(
  quoted: Quoted,
  left: readonly Quoted[],
  all: readonly Quoted[],
  index: ReadonlyMap<string, readonly Quoted[]>,
  isAligned: IsAligned,
): Quoted | undefined {
  const shared = new Map<Quoted, number>()
  for (const pair of pairsIn(quoted)) {
    const holders = index.get(pair) ?? []
    if (holders.length <= mostCommon) for (const one of holders) shared.set(one, (shared.get(one) ?? 0) + 1)
  }
  const [best] = [...shared].sort((a, b) => b[1] - a[1])
  const most = best ? best[1] / Math.max(1, Math.min(pairsIn(quoted).length, pairsIn(best[0]).length)) : 0
  if (best && most >= 0.3) return best[0]
  const near = left.filter((one) => isAligned(one, quoted))
  const alike = near.filter((one) => sharedWords(one, quoted) > 0)
  return (
    alike[0] ??
    (near.length === 1 ? near[0] : undefined) ??
    (quoted.words.length === 1 ? containing(quoted, all) : undefined)
  )
}

function sharedWords(a: Quoted, b: Quoted): number {
  const words = new Set(a.words.map(({text}) => text))
  return b.words.filter(({text}) => words.has(text)).length
}

const containing = ({text}: Quoted, all: readonly Quoted[]) =>
  all.find(({words}) => words.some((word) => word.text === text))

/** What changed between a quotation and the one it was made from. */
function changesIn(old: Quoted, fresh: Quoted, covered: Map<Quoted, Set<number>>): QuotationChange[] {
  const {hunks, kept} = diffWords(
    old.words.map(({text}) => text),
    fresh.words.map(({text}) => text),
  )
  const known = covered.get(old) ?? new Set<number>()
  covered.set(old, known)
  if (kept.length * 3 < Math.min(old.words.length, fresh.words.length)) {
    for (const i of old.words.keys()) known.add(i)
    return [{kind: 'changed', was: old, is: fresh}]
  }
  for (const i of kept) known.add(i)
  return hunks.flatMap((hunk): QuotationChange[] => {
    const change = changeAt(old, fresh, hunk)
    if (change || hunk.newEnd > hunk.newStart) for (let i = hunk.oldStart; i < hunk.oldEnd; i++) known.add(i)
    return change ? [change] : []
  })
}

function changeAt(old: Quoted, fresh: Quoted, hunk: Hunk): QuotationChange | undefined {
  const [gone, come] = [old.words.slice(hunk.oldStart, hunk.oldEnd), fresh.words.slice(hunk.newStart, hunk.newEnd)]
  const was = rangeOf(gone)
  const is = rangeOf(come)
  if (come.length > 0 && come.every(({isEditors}) => isEditors)) return undefined
  if (is) return {kind: 'changed', ...(was && {was}), is}
  const [before, after] = [fresh.words[hunk.newStart - 1], fresh.words[hunk.newStart]]
  if (!was || !before || !after) return undefined
  return {kind: 'dropped', was, is: {...before, end: after.end}, isInside: !after.isAfterGap}
}

function rangeOf(words: readonly QuotedWord[]): Span | undefined {
  const [first, last] = [words[0], words.at(-1)]
  return first && last && {block: first.block, start: first.start, end: last.end}
}

const denials = new Set(meanings.denial)

/** A quotation that is gone, or the words at its ends that nothing quotes any more. */
function lostOf(quoted: Quoted, isUsed: boolean, covered: ReadonlySet<number> = new Set()): QuotationChange[] {
  if (!isUsed) return [{kind: 'dropped', was: quoted, gone: quoted}]
  const lost = quoted.words.filter((_, i) => !covered.has(i))
  if (lost.every(({text}) => functionWords.has(text) && !denials.has(text))) return []
  const was = rangeOf(lost)
  return was ? [{kind: 'dropped', was, gone: {...quoted, words: lost, text: lost.map(({text}) => text).join(' ')}}] : []
}
