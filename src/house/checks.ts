// The checks of house rules: what each kind of rule reports of a draft.
import type {Block} from '../core/draft/blocks.ts'
import type {Draft} from '../core/draft/draft.ts'
import {sentenceAround} from '../core/draft/sentences.ts'
import {groupByBlock, placeOf, type Span, textOf} from '../core/draft/spans.ts'
import type {PhraseList} from '../core/phrase-list.ts'
import {likeFound} from '../core/phrase-rule.ts'
import type {Extras, RuleContext} from '../core/rule.ts'
import {inStyle} from './capitals.ts'
import type {ExpressionSet} from './expressions.ts'
import {type HouseHit, keyOf, makeFinder, makeKeep, makePhraseFinder} from './find.ts'
import {countNames, measuredIn} from './measures.ts'
import {avoidMessage, capitalStyleNames, fillMessage, type MessageWords} from './message.ts'
import {insideOf, placesNamed, runningNames} from './places.ts'
import {type HouseRuleSetting, oneOrMore} from './setting.ts'
import {type CountedUnit, countedUnits} from './units.ts'

/** A check, and the lists it needs. */
interface HouseCheck {
  lists: readonly PhraseList[]
  check(context: RuleContext<unknown>): void
}

/** Make the check of a rule that is sound. */
export function makeHouseCheck(setting: HouseRuleSetting, expressions: ExpressionSet): HouseCheck {
  if (setting.oneOf) return oneOfCheck(setting, setting.oneOf)
  if (setting.explain) return explainCheck(setting, setting.explain)
  if (setting.require !== undefined) return requireCheck(setting, oneOrMore(setting.require))
  if (setting.capitals) return capitalsCheck(setting, setting.capitals)
  if (setting.measure !== undefined) return measureCheck(setting, setting.measure)
  return avoidCheck(setting, expressions)
}

const say = ({message}: HouseRuleSetting, standard: string, words: MessageWords) =>
  fillMessage(message ?? standard, words)

function avoidCheck(setting: HouseRuleSetting, expressions: ExpressionSet): HouseCheck {
  const finder = makeFinder(setting, expressions)
  const {lists, keep} = makeKeep(setting)
  return {
    lists: [...finder.lists, ...lists],
    check({draft, report}) {
      const found = finder.find(draft)
      if (found.length === 0) return
      const hits = found.filter((hit) => !isAsWanted(hit)).filter(keep(draft))
      for (const {hit, count} of tooMany(draft, hits, setting)) {
        const instead = hit.instead && likeFound(textOf(hit), hit.instead)
        const words: MessageWords = {
          found: textOf(hit),
          instead: instead ?? '',
          count: `${count}`,
          limit: `${setting.atMost}`,
        }
        report(hit, say(setting, avoidMessage(setting, hit.instead), words), repair(draft, hit, instead, setting.fix))
      }
    },
  }
}

/** Whether what was found, in other capitals perhaps, is what should be written: `GitHub`, where `github` is to be avoided. */
const isAsWanted = (hit: HouseHit): boolean =>
  hit.instead ? likeFound(textOf(hit), hit.instead) === textOf(hit) : false

/** What stands there too often: all of it without a limit, and of the same words only the first where `once` says so. */
function tooMany(draft: Draft, hits: readonly HouseHit[], setting: HouseRuleSetting) {
  const {atMost = 0, once} = setting
  const groups = new Map<unknown, HouseHit[]>()
  const unitOf = atMost > 0 ? unitFinder(draft, setting) : () => 0
  for (const hit of hits) {
    const unit = unitOf(hit)
    const group = groups.get(unit)
    if (group) group.push(hit)
    else groups.set(unit, [hit])
  }
  const over = [...groups.values()].flatMap((group) => group.slice(atMost).map((hit) => ({hit, count: group.length})))
  if (!once) return over
  const seen = new Set<string>()
  return over.filter(({hit}) => !seen.has(keyOf(hit)) && seen.add(keyOf(hit)))
}

/** Says which hits are counted together. */
function unitFinder(draft: Draft, {per, where}: HouseRuleSetting): (span: Span) => unknown {
  if (per === 'sentence') return (span) => `${span.block.index} ${sentenceAround(span).start}`
  if (per === 'paragraph') return ({block}) => block
  if (per === 'draft' || where === undefined) return () => 0
  const pieces = groupByBlock(placesNamed(draft, oneOrMore(where)))
  return ({block, start}) => pieces.get(block)?.find((one) => one.start <= start && start < one.end)
}

/** What could stand there, and the repair where that is asked for and safe. */
function repair(draft: Draft, hit: Span, instead: string | undefined, fix = false): Extras {
  if (instead === undefined) return {}
  if (instead !== '') return {expected: [instead], ...(fix && {fix: instead})}
  const {text} = hit.block.prose
  const isInside = /[\p{L}\p{N},] $/u.test(text.slice(Math.max(0, hit.start - 2), hit.start)) && text[hit.end] === ' '
  if (!fix || !isInside) return {}
  const place = placeOf({...hit, end: hit.end + 1})
  const isPlain = draft.text.slice(place.start, place.end) === text.slice(hit.start, hit.end + 1)
  return isPlain ? {fix: [{...place, text: ''}]} : {}
}

function oneOfCheck(setting: HouseRuleSetting, oneOf: NonNullable<HouseRuleSetting['oneOf']>): HouseCheck {
  const groups = oneOf.every((one) => typeof one === 'string')
    ? [oneOf as readonly string[]]
    : oneOf.map((one) => oneOrMore(one))
  const kinds = groups.flatMap((group, i) => group.map((text, j) => [`${i} ${j}`, [text]] as const))
  const finder = makePhraseFinder(Object.fromEntries(kinds), setting.matchCase)
  const {lists, keep} = makeKeep(setting)
  return {
    lists: [...finder.lists, ...lists],
    check({draft, report}) {
      const firsts = new Map<string, HouseHit>()
      const found = finder.find(draft)
      for (const hit of found.length > 0 ? found.filter(keep(draft)) : []) {
        const group = hit.kind.split(' ')[0] as string
        const first = firsts.get(group)
        if (!first) firsts.set(group, hit)
        else if (first.kind !== hit.kind) {
          const words = {found: textOf(hit), first: textOf(first)}
          const related = [{place: placeOf(first), message: `"${words.first}" is used here.`}]
          report(hit, say(setting, 'This draft has both "{first}" and "{found}": use one of them.', words), {related})
        }
      }
    },
  }
}

function explainCheck(setting: HouseRuleSetting, explain: Readonly<Record<string, string>>): HouseCheck {
  const pairs = Object.entries(explain)
  const kinds = (of: 0 | 1) => Object.fromEntries(pairs.map((pair, i) => [`${i}`, [pair[of]]]))
  const [short, long] = [makePhraseFinder(kinds(0), setting.matchCase), makePhraseFinder(kinds(1), setting.matchCase)]
  const {lists, keep} = makeKeep({...setting, where: setting.where ?? runningNames})
  return {
    lists: [...short.lists, ...long.lists, ...lists],
    check({draft, report}) {
      const found = short.find(draft)
      if (found.length === 0) return
      const explained = long.find(draft)
      const isInLong = insideOf(explained)
      const hits = found.filter(keep(draft)).filter((hit) => !isInLong(hit))
      for (const [i, [, words]] of pairs.entries()) {
        const first = hits.find(({kind}) => kind === `${i}`)
        const by = explained.find(({kind}) => kind === `${i}`)
        if (!first || (by && comesBefore(by, first))) continue
        const said = {found: textOf(first), instead: words}
        report(first, say(setting, '"{found}" isn\'t explained before it is used: write "{instead}" first.', said), {
          ...(by && {related: [{place: placeOf(by), message: 'It is explained here.'}]}),
        })
      }
    },
  }
}

const comesBefore = (one: Span, other: Span) =>
  one.block.index < other.block.index || (one.block === other.block && one.start < other.start)

function requireCheck(setting: HouseRuleSetting, needed: readonly string[]): HouseCheck {
  const {atLeast = 1, when, matchCase} = setting
  const finder = makePhraseFinder({needed}, matchCase)
  const cause = when === undefined ? undefined : makePhraseFinder({when: oneOrMore(when)}, matchCase)
  const list = needed.map((one) => `"${one}"`).join(' or ')
  const standard = cause ? `"{found}" asks for ${list} in the same draft: add it.` : `${list} is missing here: add it.`
  return {
    lists: [...finder.lists, ...(cause?.lists ?? [])],
    check({draft, report}) {
      const causes = cause?.find(draft)
      if (causes?.length === 0) return
      const found = groupByBlock(finder.find(draft))
      for (const unit of countedUnits(draft, {per: setting.where === undefined ? 'draft' : undefined, ...setting})) {
        const count = countIn(unit, found, setting)
        const place = causes?.[0] ?? unit.face
        if (count >= atLeast || !place) continue
        const words = {...(causes?.[0] && {found: textOf(causes[0])}), count: `${count}`, limit: `${atLeast}`}
        report(place, say(setting, standard, words))
      }
    },
  }
}

/** How many of the hits stand in a unit; anywhere in a draft whose places aren't named. */
function countIn(
  {pieces, name}: CountedUnit,
  found: ReadonlyMap<Block, readonly HouseHit[]>,
  {where, notIn}: HouseRuleSetting,
): number {
  if (name === 'draft' && where === undefined && notIn === undefined) return [...found.values()].flat().length
  const isInside = insideOf(pieces)
  const blocks = [...new Set(pieces.map(({block}) => block))]
  return blocks.reduce((count, block) => count + (found.get(block) ?? []).filter(isInside).length, 0)
}

function capitalsCheck(setting: HouseRuleSetting, style: NonNullable<HouseRuleSetting['capitals']>): HouseCheck {
  const names = setting.where === undefined ? ['headline', 'subhead'] : oneOrMore(setting.where)
  const exceptions = oneOrMore(setting.exceptions)
  const {keep} = makeKeep({notIn: setting.notIn, quotations: 'check'})
  return {
    lists: [],
    check({draft, house, report}) {
      for (const heading of placesNamed(draft, names).filter(keep(draft))) {
        const found = textOf(heading)
        const instead = inStyle(draft, heading, style, {exceptions, names: house.names})
        if (instead === found) continue
        const place = placeOf(heading)
        const isPlain = draft.text.slice(place.start, place.end) === found
        report(
          heading,
          say(setting, `"{found}" isn't ${capitalStyleNames[style]}: write "{instead}".`, {found, instead}),
          {
            ...(!found.includes('\uFFFC') && {expected: [instead]}),
            ...(setting.fix && isPlain && {fix: instead}),
          },
        )
      }
    },
  }
}

function measureCheck(setting: HouseRuleSetting, measure: string): HouseCheck {
  const {atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY} = setting
  return {
    lists: [],
    check({draft, report}) {
      for (const unit of countedUnits(draft, setting)) {
        const value = measuredIn(measure, unit.pieces)
        if (value === undefined || !unit.face || (value <= atMost && value >= atLeast)) continue
        const limit = value > atMost ? atMost : atLeast
        const words = {count: rounded(value), limit: rounded(limit)}
        report(unit.face, say(setting, measureMessage(measure, unit.name, value > atMost), words))
      }
    },
  }
}

const rounded = (value: number) => String(Math.round(value * 10) / 10)

function measureMessage(measure: string, unit: string, isOver: boolean): string {
  const limit = isOver ? 'at most {limit}' : 'at least {limit}'
  if (countNames.includes(measure)) return `This ${unit} has {count} ${measure}: make it ${limit}.`
  return `The measure \`${measure}\` of this ${unit} is {count}: make it ${limit}.`
}
