// Settings applied to rules: which rules run, at which level, with which options.

import type {ToVerify} from '../checklist.ts'
import type {FilesAround} from '../files-around.ts'
import {addToList} from '../order.ts'
import type {Matcher, PhraseList} from '../phrase-list.ts'
import {chooseMatcher} from '../phrases/choose-matcher.ts'
import type {Reading} from '../reading.ts'
import type {Rule} from '../rule.ts'
import type {Level} from '../severity.ts'
import {contractMistakes} from './contract-mistakes.ts'
import {formerNameMistakes, namesOf, type Renames, renamesOf} from './former-names.ts'
import {ruleNames, settingsMistakes} from './mistakes.ts'
import {nameMistakes} from './names-schema.ts'
import {reservedLevels} from './reserved-levels.ts'
import {configureRule, type Layers, layersOf, type RuleConfig} from './rule-config.ts'
import {checkValue} from './schema.ts'
import {type Mistake, type Settings, SettingsError} from './settings.ts'
import {settingsSchema} from './settings-schema.ts'

/** Settings applied to rules. */
export interface Config {
  rules: readonly RuleConfig[]
  reserved: Readonly<Record<string, Level>>
  settings: Settings
  /** The id of every rule there is, also of those that are off. */
  known: readonly string[]
  renames: Renames
  matcher: Matcher
  outranked: ReadonlyMap<string, ReadonlySet<string>>
  /** What lists the facts of a draft, whatever the levels of the rules; missing if no list is asked for. */
  checklist?: FactFinder
  /** The files around the draft of a path; missing where none are known. */
  filesAround?(path: string): FilesAround
}

/** The readings that list facts, by what they list. */
export type FactReadings = Readonly<Record<string, Reading<readonly ToVerify[]>>>

/** The readings that list facts, and what finds the phrases they need. */
export interface FactFinder {
  readings: FactReadings
  readonly matcher: Matcher
}

/**
 * Apply settings to rules. The phrase lists of every rule that is on are looked for by one of `matchers`, which are dear
 * to make, and what it lacks by a new one, made when a draft is checked.
 * @throws {SettingsError} with every mistake found.
 */
export function configureRules(
  rules: readonly Rule[],
  settings: Layers = {},
  matchers: readonly Matcher[] = [],
): Config {
  const layers = layersOf(settings)
  const mistakes = [
    ...layers.flatMap((layer) => mistakesIn(layer, rules)),
    ...formerNameMistakes(rules).map(({message}) => ({path: [], message})),
  ]
  if (mistakes.length > 0) throw new SettingsError(mistakes)
  const configured = rules.map((rule) => configureRule(rule, layers)).filter(isOn)
  const needed = configured.flatMap(({rule}) => listsOf(rule))
  let matcher: Matcher | undefined
  return {
    rules: configured,
    reserved: reservedLevels(layers),
    settings: mergeLayers(layers),
    known: ruleNames(rules),
    renames: renamesOf(rules),
    get matcher() {
      matcher ??= chooseMatcher(needed, matchers)
      return matcher
    },
    outranked: ranksOf(rules),
  }
}

/** Every mistake in a layer: in its shape, as the rules see it, and in its names. */
function mistakesIn(layer: Settings, rules: readonly Rule[]): Mistake[] {
  const shape = checkValue(settingsSchema, layer)
  const isSound = ([key]: [string, unknown]) => shape.every(({path}) => path[0] !== key)
  const {names, frontMatter}: Settings = Object.fromEntries(Object.entries(layer).filter(isSound))
  return [...shape, ...settingsMistakes(layer, rules), ...nameMistakes(names), ...contractMistakes(frontMatter)]
}

/** What lists the facts of a draft; phrases are looked for as in `configureRules`. */
export function makeFactFinder(readings: FactReadings, matchers: readonly Matcher[] = []): FactFinder {
  let matcher: Matcher | undefined
  return {
    readings,
    get matcher() {
      matcher ??= chooseMatcher(
        Object.values(readings).flatMap(({lists}) => withAnchors(lists)),
        matchers,
      )
      return matcher
    },
  }
}

/** The lists a rule asks for, itself or through its readings, and those their frames hang on. */
const listsOf = ({lists = [], reads = []}: Rule) =>
  withAnchors([...lists, ...reads.flatMap((reading) => reading.lists)])

const withAnchors = (lists: readonly PhraseList[]) =>
  lists.flatMap((list) => (list.frames ? [list, list.frames.anchors] : [list]))

/** The lists of all rules, each once, in an order that follows from the rules alone. */
export const allLists = (rules: readonly Rule[]): PhraseList[] => [...new Set(rules.flatMap(listsOf))]

const isOn = ({levels}: RuleConfig) => Object.values(levels).some((level) => level !== 'off')

/** What a later layer says of the house replaces what an earlier one says. */
const mergeLayers = (layers: readonly Settings[]): Settings => Object.assign({}, ...layers)

/** Which rules stay silent inside each rule's findings; families spelled out. */
export function ranksOf(rules: readonly Rule[]): Map<string, Set<string>> {
  const named = new Map<string, string[]>()
  for (const {id, family} of rules) addToList(named, family, id)
  for (const rule of rules) for (const name of namesOf(rule)) named.set(name, [rule.id])
  const below = ({id, outranks = []}: Rule) =>
    outranks.flatMap((name) => named.get(name) ?? []).filter((other) => other !== id)
  return new Map(rules.map((rule) => [rule.id, new Set(below(rule))]))
}
