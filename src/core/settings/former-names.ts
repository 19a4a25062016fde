// Former names of rules and kinds: what uses them is read under the present names, and a note says where they stand.
import type {FormerName, FormerNameAt} from '../former-name.ts'
import type {Rule} from '../rule.ts'
import {isMap} from './schema.ts'
import {type Mistake, reservedIds, type Settings} from './settings.ts'

/** The present names by the former ones. */
export interface Renames {
  /** The id of a rule by each name it had. */
  ids: ReadonlyMap<string, string>
  /** Of the rules with renamed kinds, by id: the present kind by each name it had. */
  kinds: ReadonlyMap<string, Readonly<Record<string, string>>>
}

export const renamesOf = (rules: readonly Rule[]): Renames => ({
  ids: new Map(rules.flatMap(({id, formerly = []}) => formerly.map((name) => [name, id] as const))),
  kinds: new Map(rules.flatMap(({id, formerKinds}) => (formerKinds ? [[id, formerKinds] as const] : []))),
})

/** The id that a name stands for now; the name itself where no rule had it. */
export const presentId = (name: string, {ids}: Renames): string => ids.get(name) ?? name

const kindNow = (kinds: Readonly<Record<string, string>> = {}, name: string) =>
  Object.hasOwn(kinds, name) ? (kinds[name] as string) : name

/** All names that a finding of a rule and kind, by their present names, may be recorded under; the present ones first. */
export function allNames(ruleId: string, kind: string | undefined, {ids, kinds}: Renames): RecordedNames[] {
  const formerIds = [...ids].flatMap(([was, now]) => (now === ruleId ? [was] : []))
  const formerKinds = Object.entries(kinds.get(ruleId) ?? {}).flatMap(([was, now]) => (now === kind ? [was] : []))
  return [ruleId, ...formerIds].flatMap((id) => [kind, ...formerKinds].map((name) => ({ruleId: id, kind: name})))
}

/** The names of a rule and a kind as they were when a finding was recorded. */
export interface RecordedNames {
  ruleId: string
  kind: string | undefined
}

/** A map by kind under the present names; where a kind has an entry under both names, the present one counts. */
export function withPresentKinds<T>(byKind: Readonly<Record<string, T>>, {formerKinds}: Rule): Record<string, T> {
  if (!formerKinds) return byKind
  const entries = Object.entries(byKind).map(([name, value]) => ({name, now: kindNow(formerKinds, name), value}))
  const [former, present] = [
    entries.filter(({name, now}) => name !== now),
    entries.filter(({name, now}) => name === now),
  ]
  return Object.fromEntries([...former, ...present].map(({now, value}) => [now, value]))
}

type Named = Pick<Rule, 'id' | 'formerly'>

/** All names of a rule, the present one first, then the former ones from the latest on. */
export const namesOf = ({id, formerly = []}: Named): string[] => [id, ...[...formerly].reverse()]

/** The name under which a map by rule has an entry for a rule: the present one if it does; undefined where it has none. */
export const entryName = (byRule: Readonly<Record<string, unknown>> = {}, rule: Named): string | undefined =>
  namesOf(rule).find((name) => byRule[name] !== undefined)

/** The former names in settings, each with its path in them. */
export function formerNamesIn(
  {rules: given, allow}: Settings,
  rules: readonly Rule[],
): (FormerName & {path: Mistake['path']})[] {
  const {ids, kinds} = renamesOf(rules)
  const namesAt = (key: 'rules' | 'allow', byRule: unknown) =>
    Object.keys(isMap(byRule) ? byRule : {}).flatMap((was) => {
      const now = ids.get(was)
      return now === undefined ? [] : [{was, now, path: [key, was]}]
    })
  const kindsAt = Object.entries(isMap(given) ? given : {}).flatMap(([name, setting]) => {
    const kindOf = ids.get(name) ?? name
    const [levels, path] = Array.isArray(setting) ? [setting[0], ['rules', name, 0]] : [setting, ['rules', name]]
    return Object.keys(isMap(levels) ? levels : {}).flatMap((was) => {
      const now = kindNow(kinds.get(kindOf), was)
      return now === was ? [] : [{was, now, kindOf, path: [...path, was]}]
    })
  })
  return [...namesAt('rules', given), ...kindsAt, ...namesAt('allow', allow)]
}

/** What is wrong with the former names of rules: a name must lead to one rule, and stand for nothing else. */
export function formerNameMistakes(rules: readonly Rule[]): {rule: Rule; message: string}[] {
  const present = new Set([...rules.flatMap(({id, family}) => [id, family]), ...Object.keys(reservedIds)])
  const owners = new Map<string, string>()
  return rules.flatMap((rule) => [
    ...(rule.formerly ?? []).flatMap((name) => {
      const owner = present.has(name) ? name : owners.get(name)
      owners.set(name, rule.id)
      if (owner === undefined) return []
      const why = owner === name ? 'that name is in use' : `so does \`${owner}\``
      return [{rule, message: `\`${rule.id}\` says it was \`${name}\` formerly, but ${why}.`}]
    }),
    ...kindMistakes(rule).map((message) => ({rule, message})),
  ])
}

function kindMistakes({id, kinds = {}, formerKinds = {}}: Rule): string[] {
  return Object.entries(formerKinds).flatMap(([was, now]) => {
    if (!Object.hasOwn(kinds, now)) return [`\`${id}\` has no kind \`${now}\`, which \`${was}\` is said to be now.`]
    return Object.hasOwn(kinds, was)
      ? [`\`${id}\` says its kind \`${was}\` has another name now, but it is in use.`]
      : []
  })
}

/** Places that a note names; of more it says how many. */
const mostPlaces = 3

/** One sentence for each former name, with the places that use it, where they are known. */
export function formerNameNotes(used: readonly (FormerName & {at?: string})[]): string[] {
  const placesOf = new Map<string, Set<string>>()
  for (const one of used) {
    const {was, now, kindOf} = one
    const start = kindOf === undefined ? `\`${was}\`` : `The kind \`${was}\` of \`${kindOf}\``
    const name = `${start} is now \`${now}\``
    const places = placesOf.get(name) ?? new Set()
    placesOf.set(name, one.at === undefined ? places : places.add(one.at))
  }
  return [...placesOf].map(([name, places]) =>
    places.size > 0 ? `${name}: update ${listPlaces([...places])}.` : `${name}.`,
  )
}

function listPlaces(places: readonly string[]): string {
  const more = places.length - mostPlaces
  const named = [...places.slice(0, mostPlaces), ...(more > 0 ? [`${more} more ${more > 1 ? 'places' : 'place'}`] : [])]
  return named.length > 1 ? `${named.slice(0, -1).join(', ')} and ${named.at(-1)}` : named.join()
}

/** Notes former names as they are met, each once, for what runs without an end; `write` gets the sentences. */
export function openNotes(write: (note: string) => void): (used: readonly FormerNameAt[]) => void {
  const noted = new Set<string>()
  return (used) => {
    for (const one of used) {
      const name = [one.kindOf, one.was].join('\n')
      if (!noted.has(name)) formerNameNotes([one]).forEach(write)
      noted.add(name)
    }
  }
}
