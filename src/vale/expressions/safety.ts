// How much work an expression can be for a text, judged by its parts: a small test that clears it, or doesn't.
import {childrenOf} from './emit.ts'
import {type CodeRange, complementOf, type ExpressionPart, spread, unionOf} from './syntax.ts'

/** What is known of an expression: the work grows as the text does, or as a power of it, or nobody knows how. */
export type WorkGrowth = {is: 'linear'} | {is: 'power'; of: number} | {is: 'unknown'}

/** How much work may be done without a guard. */
const mostWork = 1e8

/** Whether work that grows so needs no guard for a text of some length. */
export const isQuickFor = (growth: WorkGrowth, length: number): boolean =>
  growth.is === 'linear' || (growth.is === 'power' && length ** growth.of <= mostWork)

/** A step on one way through an expression. */
type Step =
  | {
      is: 'characters'
      ranges: readonly CodeRange[]
      least: number
      isLong: boolean
      most?: number
      /** What it starts with, where that is less. */
      starts?: readonly CodeRange[]
    }
  | {is: 'edge'; edge: string}
  | {is: 'test'}

type Way = readonly Step[]

const mostWays = 400
const mostSteps = 400
/** A repeat of more than this counts as one without an end. */
const short = 12

class Unjudged extends Error {}

/**
 * Judge an expression that is searched for at every place of a text. It is linear if on every way through it each long
 * repeat is told from the next one, and from where the expression may start again, by a character that is none of its own.
 */
export function growthOf(part: ExpressionPart): WorkGrowth {
  if (!mayBeLong(part)) return {is: 'linear'}
  try {
    const ways = waysOf(part)
    if (shortWays(ways) > mostShort) return {is: 'unknown'}
    if (ways.every(isLinear)) return {is: 'linear'}
    return {is: 'power', of: 1 + Math.max(...ways.map((way) => way.filter(isLong).length))}
  } catch (error) {
    if (error instanceof Unjudged) return {is: 'unknown'}
    throw error
  }
}

const mayBeLong = (part: ExpressionPart): boolean => hasLong(part) || choicesOf(part) > mostShort

function hasLong(part: ExpressionPart): boolean {
  if (part.is === 'again' || (part.is === 'repeat' && part.most > 3)) return true
  return childrenOf(part).some(hasLong)
}

/** In how many ways the repeats of a part can end, at most. */
function choicesOf(part: ExpressionPart): number {
  const own = childrenOf(part).map(choicesOf)
  if (part.is === 'either') return Math.max(1, ...own)
  const all = own.reduce((product, one) => product * one, 1)
  if (part.is !== 'repeat') return all
  let sum = 0
  for (let count = part.least; count <= part.most && sum <= mostShort; count++) sum += all ** count
  return sum
}

type Characters = Extract<Step, {is: 'characters'}>

const isLong = (step: Step | undefined): step is Characters => step?.is === 'characters' && step.isLong

/** Whether a step is exactly one character. */
const isSingle = (step: Step | undefined): step is Characters =>
  step?.is === 'characters' && step.least === 1 && !step.isLong && (step.most ?? 1) === 1

/** How often an expression may be tried from one place because of its short repeats. */
const mostShort = 1000

/** In how many ways the short repeats may end, from one place. */
const shortWays = (ways: readonly Way[]): number =>
  ways.reduce((sum, way) => sum + way.reduce((product, step, i) => product * endsOf(step, way[i + 1]), 1), 0)

/** In how many ways a short repeat may end; in one where a character follows that is none of its own. */
function endsOf(step: Step, next: Step | undefined): number {
  if (step.is !== 'characters' || step.isLong || (next && must(next) && areApart(step.ranges, next.ranges))) return 1
  return (step.most ?? 1) - step.least + 1
}

/** All ways through a part. @throws {Unjudged} */
function waysOf(part: ExpressionPart): Way[] {
  switch (part.is) {
    case 'set':
      return [[{is: 'characters', ranges: spread(part), least: 1, isLong: false}]]
    case 'edge':
      return [[{is: 'edge', edge: part.edge}]]
    case 'group':
      return waysOf(part.of)
    case 'look': {
      // What is looked for at each place must be of some length.
      const ways = waysOf(part.of)
      if (ways.some((way) => way.some(isLong)) || shortWays(ways) > mostShort) throw new Unjudged()
      return [[{is: 'test'}]]
    }
    case 'either':
      return limit(merged(part.of.flatMap(waysOf)))
    case 'sequence':
      return part.of.reduce<Way[]>((ways, one) => join(ways, waysOf(one)), [[]])
    case 'repeat':
      return waysOfRepeat(part)
    case 'again':
      throw new Unjudged()
  }
}

function limit(ways: Way[]): Way[] {
  if (ways.length > mostWays || ways.some(({length}) => length > mostSteps)) throw new Unjudged()
  return ways
}

const join = (before: readonly Way[], after: readonly Way[]): Way[] =>
  limit(before.flatMap((one) => after.map((other) => [...one, ...other])))

/** Ways of one character are one way. */
function merged(ways: readonly Way[]): Way[] {
  const ranges: CodeRange[] = []
  const rest: Way[] = []
  for (const way of ways) {
    const [only] = way
    if (way.length === 1 && isSingle(only)) ranges.push(...only.ranges)
    else rest.push(way)
  }
  if (ranges.length > 0) rest.push([{is: 'characters', ranges: unionOf(ranges), least: 1, isLong: false}])
  return rest
}

function waysOfRepeat({of, least, most}: Extract<ExpressionPart, {is: 'repeat'}>): Way[] {
  const ways = waysOf(of)
  const [only] = ways
  const [step] = only ?? []
  if (ways.length === 1 && only?.length === 1 && isSingle(step))
    return [[{is: 'characters', ranges: step.ranges, least, isLong: most > short, most}]]
  if (most > short) {
    const longest = most * Math.max(...ways.map(({length}) => length))
    const characters = partedWords(ways) ?? {ranges: rangesOfCode(ways)}
    return [[{is: 'characters', ...characters, least, isLong: true, most: longest}]]
  }
  let all: Way[] = least === 0 ? [[]] : []
  let some: Way[] = [[]]
  for (let count = 1; count <= most; count++) {
    some = join(some, ways)
    if (count >= least) all = limit([...all, ...some])
  }
  return all
}

/** Words with a mark before each, as in `(?:-[a-z]+)*`: the mark, which is in no word, says where each starts. */
function partedWords(ways: readonly Way[]): {ranges: CodeRange[]; starts: readonly CodeRange[]} | undefined {
  const [[mark, word, ...more] = [], ...others] = ways
  if (others.length + more.length > 0 || !isSingle(mark)) return undefined
  if (!isLong(word) || word.least === 0 || word.starts || !areApart(mark.ranges, word.ranges)) return undefined
  return {ranges: unionOf([...mark.ranges, ...word.ranges]), starts: mark.ranges}
}

/** What is repeated without an end must be told by its first character: words that are no ways of one another. */
function rangesOfCode(ways: readonly Way[]): CodeRange[] {
  const firsts = ways.map(([first]) => first)
  for (const way of ways) if (way.length === 0 || !way.every(isSingle)) throw new Unjudged()
  for (const [i, first] of firsts.entries())
    for (const other of firsts.slice(i + 1)) if (!areApart(rangesOf(first), rangesOf(other))) throw new Unjudged()
  return unionOf(ways.flat().flatMap((step) => [...rangesOf(step)]))
}

const rangesOf = (step: Step | undefined): readonly CodeRange[] => (step?.is === 'characters' ? step.ranges : [])

function areApart(ones: readonly CodeRange[], others: readonly CodeRange[]): boolean {
  let [i, j] = [0, 0]
  while (i < ones.length && j < others.length) {
    const [a, b] = [ones[i] as CodeRange, others[j] as CodeRange]
    if (a[1] < b[0]) i++
    else if (b[1] < a[0]) j++
    else return false
  }
  return true
}

const must = (step: Step): step is Characters => step.is === 'characters' && step.least > 0

/** What stands before is looked at only where no repeat is long: checkers of expressions can't judge more. */
function isLinear(way: Way): boolean {
  if (waysFrom(way) <= mostTries) return true
  if (way.some(isLong) && way.some(({is}) => is === 'test')) return false
  return way.every((step, i) => !isLong(step) || (startsOnce(way, i, step.ranges) && endsOnce(way, i, step.ranges)))
}

/** How often an expression may be tried from one place, where no repeat is without an end. */
const mostTries = 25

/** In how many ways the long repeats of a way may end, from one place. */
const waysFrom = (way: Way): number =>
  way.filter(isLong).reduce((ways, {most = Number.POSITIVE_INFINITY}) => ways * most, 1)

/** Why an expression isn't known to be linear, in words that say what to do; undefined where it is. */
export function reasonFor(part: ExpressionPart): string | undefined {
  const growth = growthOf(part)
  if (growth.is === 'linear') return undefined
  if (hasEndless(part)) {
    const beside = growth.is === 'power' && hasLook(part) ? ', since it looks ahead or behind' : ''
    return `say how often a part may repeat, as in \`\\w{1,20}\`${beside}`
  }
  if (growth.is === 'unknown' && isNested(part))
    return 'write it without a repeat in a repeat, and without going back to a group'
  return 'its repeats can match in too many ways: allow fewer, as in `{1,10}` instead of `{1,20}`'
}

const hasEndless = (part: ExpressionPart): boolean =>
  (part.is === 'repeat' && part.most === Number.POSITIVE_INFINITY) || childrenOf(part).some(hasEndless)

const hasRepeat = (part: ExpressionPart): boolean => part.is === 'repeat' || childrenOf(part).some(hasRepeat)

/** Whether it has a repeat in a repeat, or goes back to a group. */
const isNested = (part: ExpressionPart): boolean =>
  part.is === 'again' || (part.is === 'repeat' && hasRepeat(part.of)) || childrenOf(part).some(isNested)

const hasLook = (part: ExpressionPart): boolean => part.is === 'look' || childrenOf(part).some(hasLook)

/** Whether the expression can't start again within a long repeat: what stands before it says so, or it never fails. */
function startsOnce(way: Way, at: number, ranges: readonly CodeRange[]): boolean {
  const before = way.slice(0, at)
  if (before.some((step) => must(step) && areApart(step.ranges, ranges))) return true
  if (way.slice(at + 1).every((step) => step.is === 'characters' && step.least === 0)) return true
  const edge = before.findLastIndex((step) => step.is === 'edge')
  const [named] = before.slice(edge, edge + 1)
  if (named?.is !== 'edge' || edge < 0) return false
  if (named.edge === 'start') return true
  const between = [...before.slice(edge + 1).flatMap(rangesOf), ...ranges]
  if (named.edge === 'lineStart') return areApart(unionOf(between), [[10, 10]])
  return named.edge === 'word' && areApart(unionOf(between), noWord)
}

/** What is surely no word; long s and the Kelvin sign are letters. */
const noWord = complementOf([
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
  [0x17f, 0x17f],
  [0x212a, 0x212a],
])

/** Whether a long repeat ends at one place only, before the next long one: none is next to it that holds its characters. */
function endsOnce(way: Way, at: number, ranges: readonly CodeRange[]): boolean {
  for (const [i, step] of way.entries()) {
    if (i <= at) continue
    if (must(step) && areApart(step.ranges, ranges)) return true
    if (isLong(step) && !areApart(step.starts ?? step.ranges, ranges)) return false
  }
  return true
}
