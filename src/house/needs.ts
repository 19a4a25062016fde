// The checks for what must be there: words, and so many or so few of something.
import type {Block} from '../core/draft/blocks.ts'
import type {Draft} from '../core/draft/draft.ts'
import {groupByBlock, type Span, textOf} from '../core/draft/spans.ts'
import {makeCauseFinder} from './drafts.ts'
import {type HouseHit, makePhraseFinder} from './find.ts'
import {countNames, measuredIn, placeCounts} from './measures.ts'
import {type HouseCheck, sayOf} from './message.ts'
import {reachOf} from './near.ts'
import {insideOf, placesNamed} from './places.ts'
import {type HouseRuleSetting, oneOrMore} from './setting.ts'
import {type CountedUnit, countedUnits} from './units.ts'

/** Words of which some must be there: in the draft or in each place, and near the words that ask for them. */
export function requireCheck(setting: HouseRuleSetting, needed: readonly string[]): HouseCheck {
  const {atLeast = 1, matchCase} = setting
  const finder = makePhraseFinder({needed}, matchCase)
  const cause = makeCauseFinder(setting)
  const standard = requireMessage(setting, needed)
  return {
    lists: [...finder.lists, ...(cause?.lists ?? [])],
    check({draft, report}) {
      const first = cause?.find(draft)[0]
      if (cause && !first) return
      const hits = inReach(draft, finder.find(draft), first, setting)
      if (!hits) return
      const found = groupByBlock(hits)
      for (const unit of countedUnits(draft, {per: setting.where === undefined ? 'draft' : undefined, ...setting})) {
        const count = countIn(unit, found, setting)
        const place = first ?? unit.face
        if (count >= atLeast || !place) continue
        const words = {...(first && {found: textOf(first)}), count: `${count}`, limit: `${atLeast}`}
        report(place, sayOf(setting, standard, words))
      }
    },
  }
}

function requireMessage({when, where, within, before}: HouseRuleSetting, needed: readonly string[]): string {
  const list = needed.map((one) => `"${one}"`).join(' or ')
  const add = needed.length > 1 ? 'add one' : 'add it'
  if (when === undefined && before === undefined) return `${list} is missing here: ${add}.`
  const places = [
    where === undefined ? [] : `in the ${named(where)}`,
    within === undefined ? [] : /^\d/.test(within) ? `within ${within}` : `in the same ${within}`,
    before === undefined ? [] : `before the first ${named(before)}`,
  ].flat()
  if (when === undefined) return `${list} is missing ${places.join(', ')}: ${add}.`
  return `"{found}" asks for ${list} ${places.join(', ') || 'in the same draft'}: ${add}.`
}

const named = (places: NonNullable<HouseRuleSetting['where']>) =>
  oneOrMore(places)
    .map((place) => place.replace(/^field:/, '').replace(/-/g, ' '))
    .join(' or ')

/** The hits that are near enough and stand before what they must; undefined where nothing asks for that. */
function inReach(
  draft: Draft,
  hits: readonly HouseHit[],
  first: Span | undefined,
  {within, before, notIn}: HouseRuleSetting,
): readonly HouseHit[] | undefined {
  const [place] = before === undefined ? [] : placesNamed(draft, oneOrMore(before))
  if (before !== undefined && !place) return undefined
  const isNear = within === undefined || !first ? undefined : insideOf(reachOf(draft, within)(first))
  const isOut = insideOf(placesNamed(draft, oneOrMore(notIn)))
  return hits.filter((hit) => !isOut(hit) && (!place || comesBefore(hit, place)) && (isNear?.(hit) ?? true))
}

/** Whether one range stands before another. */
export const comesBefore = (one: Span, other: Span): boolean =>
  one.block.index < other.block.index || (one.block === other.block && one.start < other.start)

/** How many of the hits stand in a unit; anywhere in a draft whose places aren't named. */
function countIn(
  {pieces, name}: CountedUnit,
  found: ReadonlyMap<Block, readonly HouseHit[]>,
  {where}: HouseRuleSetting,
): number {
  if (name === 'draft' && where === undefined) return [...found.values()].flat().length
  const isInside = insideOf(pieces)
  const blocks = [...new Set(pieces.map(({block}) => block))]
  return blocks.reduce((count, block) => count + (found.get(block) ?? []).filter(isInside).length, 0)
}

/** Copy, or places, with more or less than the limit of something. */
export function measureCheck(setting: HouseRuleSetting, measure: string): HouseCheck {
  const {atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY} = setting
  const own = placeCounts[measure]
  const counted = {...setting, per: setting.per ?? own, ...(own === 'list' && !setting.where && {where: 'list'})}
  return {
    lists: [],
    check({draft, report}) {
      for (const unit of countedUnits(draft, counted)) {
        const value = measuredIn(measure, unit.pieces)
        if (value === undefined || !unit.face || (value <= atMost && value >= atLeast)) continue
        const limit = value > atMost ? atMost : atLeast
        const words = {count: rounded(value), limit: rounded(limit)}
        const message = sayOf(setting, measureMessage(setting, unit.name, value, value > atMost), words)
        const faces = measure === 'places' && value > atMost ? unit.pieces.slice(atMost) : [unit.face]
        for (const face of faces) report(face, message)
      }
    },
  }
}

const rounded = (value: number) => String(Math.round(value * 10) / 10)

function measureMessage(
  {measure = '', where, atMost}: HouseRuleSetting,
  unit: string,
  value: number,
  isOver: boolean,
): string {
  const limit = isOver ? 'at most {limit}' : 'at least {limit}'
  if (measure === 'places') {
    const kind = where === undefined ? 'place' : named(where)
    if (isOver && atMost === 0) return `House style allows no ${kind} here: take it out.`
    return `This ${unit} has {count} of these (${kind}): make it ${limit}.`
  }
  if (countNames.includes(measure) || measure in placeCounts)
    return `This ${unit} has {count} ${value === 1 ? measure.slice(0, -1) : measure}: make it ${limit}.`
  return `The measure \`${measure}\` of this ${unit} is {count}: make it ${limit}.`
}
