// What a house rule finds in a draft, before it says anything: words, frames and expressions, where they count.
import type {Block} from '../core/draft/blocks.ts'
import type {Draft} from '../core/draft/draft.ts'
import {type Span, textOf} from '../core/draft/spans.ts'
import type {PhraseList} from '../core/phrase-list.ts'
import {definePhrases} from '../core/phrases/phrases.ts'
import {hitsOf} from '../core/reading.ts'
import {isQuoted} from '../reading/speech/quotations.ts'
import {edgeTest} from './edges.ts'
import {type ExpressionSet, fillGroups} from './expressions.ts'
import {frameFinder, nearTest} from './near.ts'
import {insideOf, placesFor, placesNamed} from './places.ts'
import {type HouseRuleSetting, oneOrMore, soughtIn} from './setting.ts'

/** Words found, and what to write instead. */
export interface HouseHit extends Span {
  instead: string | undefined
  /** Which of the texts given to `makePhraseFinder` it is. */
  kind: string
}

/** Finds what a rule looks for; `lists` are what the matcher has to look for. */
interface HouseFinder {
  lists: readonly PhraseList[]
  find(draft: Draft): HouseHit[]
}

/** A finder for phrases, by kind. */
export function makePhraseFinder(kinds: Readonly<Record<string, readonly string[]>>, matchCase = false): HouseFinder {
  const list = definePhrases({kinds, caseSensitive: matchCase})
  return {
    lists: [list],
    find: (draft) =>
      hitsOf(draft, list).map(({block, start, end, kind}) => ({block, start, end, kind, instead: undefined})),
  }
}

/** A finder for what a rule avoids. */
export function makeFinder(setting: HouseRuleSetting, expressions: ExpressionSet): HouseFinder {
  const {avoid, frames, words, instead, matchCase = false} = setting
  const [phrases, patterns] = [soughtIn(avoid, instead), soughtIn(frames, instead)]
  const list = definePhrases({
    kinds: Object.fromEntries(phrases.map(([text], i) => [`p${i}`, [text]])),
    caseSensitive: matchCase,
    ...(patterns.length > 0 && {frames: Object.fromEntries(patterns.map(([text], i) => [`f${i}`, [text]]))}),
    ...(words && {words}),
  })
  const replacements = new Map<string, string | undefined>([
    ...phrases.map(([, one], i) => [`p${i}`, one] as const),
    ...patterns.map(([, one], i) => [`f${i}`, one] as const),
  ])
  const inExpressions = makeExpressionFinder(setting, expressions)
  const lists = phrases.length + patterns.length > 0 ? [list] : []
  return {lists, find: (draft) => apart([...inList(draft), ...(inExpressions?.(draft) ?? [])])}

  function inList(draft: Draft): HouseHit[] {
    if (lists.length === 0) return []
    return hitsOf(draft, list).map(({block, start, end, kind}) => ({
      ...{block, start, end, kind},
      instead: replacements.get(kind),
    }))
  }
}

/** Finds the expressions of a rule; in the places that it names, if one says where it starts or ends. */
function makeExpressionFinder(
  setting: HouseRuleSetting,
  expressions: ExpressionSet,
): ((draft: Draft) => HouseHit[]) | undefined {
  const sought = soughtIn(setting.expressions, setting.instead)
  if (sought.length === 0) return undefined
  const numbered = sought.map(([source, one]) => [expressions.add(source, setting.matchCase ?? false), one] as const)
  const hitsOf = (draft: Draft, number: number) =>
    setting.where !== undefined && expressions.hasEdges(number)
      ? placesFor(draft, setting).flatMap((place) => expressions.hitsWithin(place, number))
      : draft.blocks.flatMap((block) => expressions.hitsIn(block, number))
  return (draft) =>
    numbered.flatMap(([number, one]) =>
      hitsOf(draft, number).map(({groups, ...span}) => ({
        ...span,
        kind: `e${number}`,
        instead: one === undefined ? undefined : fillGroups(one, groups),
      })),
    )
}

/** In reading order, the longer of two that start together, none within or across another. */
function apart(hits: readonly HouseHit[]): HouseHit[] {
  const kept: HouseHit[] = []
  for (const hit of [...hits].sort(inOrder)) {
    const before = kept.at(-1)
    if (before?.block !== hit.block || before.end <= hit.start) kept.push(hit)
  }
  return kept
}

/** In reading order, the longer one first. */
const inOrder = (a: Span, b: Span): number => a.block.index - b.block.index || a.start - b.start || b.end - a.end

/** A test for the hits of a rule in one draft: its places, quotations, what stands around them. */
type Keep = (draft: Draft) => (span: Span) => boolean

/** The test for what a rule found, and the lists it needs. */
export function makeKeep(setting: HouseRuleSetting): {lists: readonly PhraseList[]; keep: Keep} {
  const {where, notIn, quotations = 'skip'} = setting
  const [nearOf, edgeOf, fine] = [nearTest(setting), edgeTest(setting), makeFine(setting)]
  return {lists: fine?.lists ?? [], keep}

  function keep(draft: Draft) {
    const inside = where === undefined ? undefined : insideOf(placesFor(draft, setting))
    const outside = notIn === undefined ? undefined : insideOf(placesNamed(draft, oneOrMore(notIn)))
    const [isFine, isNear, isThere] = [fine?.test(draft), nearOf?.(draft), edgeOf?.(draft)]
    return (span: Span): boolean => {
      if (inside && !inside(span)) return false
      if (outside?.(span) || isFine?.(span)) return false
      if (quotations !== 'check' && isQuoted(draft, span) !== (quotations === 'only')) return false
      return (isThere?.(span) ?? true) && (isNear?.(span) ?? true)
    }
  }
}

/** The test whether something stands in words that are fine: phrases, or frames where they have classes or gaps. */
function makeFine({unless, words, matchCase}: HouseRuleSetting) {
  if (unless === undefined) return undefined
  const [frames, phrases] = [true, false].map((wanted) => oneOrMore(unless).filter((one) => isFrame(one) === wanted))
  const finder = phrases?.length ? makePhraseFinder({fine: phrases}, matchCase) : undefined
  const framed = frames?.length ? frameFinder(frames, words) : undefined
  return {
    lists: finder?.lists ?? [],
    test(draft: Draft): (span: Span) => boolean {
      const isPhrase = insideOf(finder?.find(draft) ?? [])
      const known = new Map<Block, (span: Span) => boolean>()
      return (span) => {
        if (isPhrase(span)) return true
        if (!framed) return false
        const isFrame = known.get(span.block) ?? insideOf(framed(span.block))
        known.set(span.block, isFrame)
        return isFrame(span)
      }
    },
  }
}

/** Whether a text of `unless` is a frame: it has a class or a gap. */
export const isFrame = (text: string): boolean => /[{…]/.test(text)

/** What was found, as one key for the same words. */
export const keyOf = (span: Span): string => textOf(span).toLowerCase().replace(/\s+/g, ' ')
