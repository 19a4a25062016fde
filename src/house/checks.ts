// The checks of house rules: what each kind of rule reports of a draft.
import type {Draft} from '../core/draft/draft.ts'
import {sentenceAround} from '../core/draft/sentences.ts'
import {placeOf, type Span, textOf} from '../core/draft/spans.ts'
import {likeFound} from '../core/phrase-rule.ts'
import type {Extras} from '../core/rule.ts'
import {inStyle} from './capitals.ts'
import {draftTest, makeCauseFinder, type PathFrom} from './drafts.ts'
import {explainCheck, shortFormsCheck} from './explain.ts'
import type {ExpressionSet} from './expressions.ts'
import {type HouseHit, keyOf, makeFinder, makeKeep, makePhraseFinder} from './find.ts'
import {avoidMessage, capitalStyleNames, type HouseCheck, type MessageWords, sayOf} from './message.ts'
import {measureCheck, requireCheck} from './needs.ts'
import {placesFor, placesNamed} from './places.ts'
import {type HouseRuleSetting, oneOrMore} from './setting.ts'
import {unitFinder} from './units.ts'

/** Make the check of a rule that is sound: it looks only at the drafts that the rule is for. */
export function makeHouseCheck(setting: HouseRuleSetting, expressions: ExpressionSet, pathFrom: PathFrom): HouseCheck {
  const {lists, check} = lookOf(setting, expressions)
  const isFor = draftTest(setting, pathFrom)
  const cause = setting.require === undefined ? makeCauseFinder(setting) : undefined
  return {
    lists: [...lists, ...(cause?.lists ?? [])],
    check(context) {
      if (isFor(context.draft) && cause?.find(context.draft).length !== 0) check(context)
    },
  }
}

function lookOf(setting: HouseRuleSetting, expressions: ExpressionSet): HouseCheck {
  if (setting.oneOf) return oneOfCheck(setting, setting.oneOf)
  if (setting.explain === 'all') return shortFormsCheck(setting)
  if (setting.explain) return explainCheck(setting, setting.explain)
  if (setting.repeats !== undefined) return repeatsCheck(setting, oneOrMore(setting.repeats))
  if (setting.require !== undefined) return requireCheck(setting, oneOrMore(setting.require))
  if (setting.capitals) return capitalsCheck(setting, setting.capitals)
  if (setting.measure !== undefined) return measureCheck(setting, setting.measure)
  return avoidCheck(setting, expressions)
}

function avoidCheck(setting: HouseRuleSetting, expressions: ExpressionSet): HouseCheck {
  const finder = makeFinder(setting, expressions)
  const {lists, keep} = makeKeep(setting)
  return {
    lists: [...finder.lists, ...lists],
    check({draft, report}) {
      const found = finder.find(draft)
      if (found.length === 0) return
      const hits = found.filter((hit) => wantedFor(hit, setting) !== textOf(hit)).filter(keep(draft))
      for (const {hit, count} of tooMany(draft, hits, setting)) {
        const instead = wantedFor(hit, setting)
        const words: MessageWords = {
          found: textOf(hit),
          instead: instead ?? '',
          count: `${count}`,
          limit: `${setting.atMost}`,
        }
        report(hit, sayOf(setting, avoidMessage(setting, hit), words), repair(draft, hit, instead, setting.fix))
      }
    },
  }
}

/**
 * What should be written for a hit, in the hit's capitals. A rule about capitals has its own, but a sentence still opens
 * with a capital. A rule with `at` says itself how its place opens.
 */
function wantedFor(hit: HouseHit, {matchCase, at}: HouseRuleSetting): string | undefined {
  const {instead} = hit
  if (!instead || !matchCase) return instead && likeFound(textOf(hit), instead)
  const opens = at === undefined && sentenceAround(hit).start === hit.start
  return opens ? instead.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) : instead
}

/** What stands there too often: all of it without a limit, and of the same words only the first where `once` says so. */
function tooMany(draft: Draft, hits: readonly HouseHit[], setting: HouseRuleSetting) {
  const {atMost = 0, once} = setting
  const groups = new Map<unknown, HouseHit[]>()
  const unitOf = atMost > 0 ? unitFinder(draft, setting) : () => 0
  for (const hit of hits) {
    const unit = unitOf(hit)
    if (unit === undefined) continue
    const group = groups.get(unit)
    if (group) group.push(hit)
    else groups.set(unit, [hit])
  }
  const over = [...groups.values()].flatMap((group) => group.slice(atMost).map((hit) => ({hit, count: group.length})))
  if (!once) return over
  const seen = new Set<string>()
  return over.filter(({hit}) => !seen.has(keyOf(hit)) && seen.add(keyOf(hit)))
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
          report(hit, sayOf(setting, 'This draft has both "{first}" and "{found}": use one of them.', words), {related})
        }
      }
    },
  }
}

/** Places that say what other places say already: a description that is the title. */
function repeatsCheck(setting: HouseRuleSetting, repeated: readonly string[]): HouseCheck {
  const {lists, keep} = makeKeep({...setting, quotations: 'check'})
  return {
    lists,
    check({draft, report}) {
      const others = placesNamed(draft, repeated)
      const said = new Map(others.toReversed().map((place) => [bareWords(place), place]))
      for (const place of placesFor(draft, setting).filter(keep(draft))) {
        const first = said.get(bareWords(place))
        if (!first || bareWords(place) === '' || (first.block === place.block && first.start === place.start)) continue
        const words = {found: textOf(place), first: textOf(first)}
        const related = [{place: placeOf(first), message: 'It is said here.'}]
        report(place, sayOf(setting, '"{found}" is said elsewhere in the same words: write something else.', words), {
          related,
        })
      }
    },
  }
}

const bareWords = (place: Span) =>
  keyOf(place)
    .trim()
    .replace(/[.!?…]$/, '')

function capitalsCheck(setting: HouseRuleSetting, style: NonNullable<HouseRuleSetting['capitals']>): HouseCheck {
  const names = setting.where === undefined ? ['headline', 'subhead'] : oneOrMore(setting.where)
  const exceptions = oneOrMore(setting.exceptions)
  const {keep} = makeKeep({notIn: setting.notIn, quotations: 'check'})
  return {
    lists: [],
    check({draft, house, report}) {
      for (const heading of placesFor(draft, {...setting, where: names}).filter(keep(draft))) {
        const found = textOf(heading)
        const instead = inStyle(draft, heading, style, {exceptions, names: house.names})
        if (instead === found) continue
        const place = placeOf(heading)
        const isPlain = draft.text.slice(place.start, place.end) === found
        report(
          heading,
          sayOf(setting, `"{found}" isn't ${capitalStyleNames[style]}: write "{instead}".`, {found, instead}),
          {
            ...(!found.includes('\uFFFC') && {expected: [instead]}),
            ...(setting.fix && isPlain && {fix: instead}),
          },
        )
      }
    },
  }
}
