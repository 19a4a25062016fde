// Across drafts: facts that share a key are compared, and what repeats others is found.
import type {RuleConfig} from './config.ts'
import {type Draft, makeLocator, placeOf} from './draft.ts'
import type {Fact, Keep, Match} from './fact.ts'
import type {Place} from './prose.ts'
import type {Finding, Level, Rule} from './rule.ts'

/** A finding in a draft that may no longer be at hand, so its place has lines and columns. */
export interface CrossFinding {
  path: string
  place: Fact['place']
  finding: Finding
}

/** That a draft repeats others: plain JSON, so that engines can carry it. */
export interface Repetition {
  fact: Fact
  others: readonly Fact[]
  kind?: string
  likeness?: number
}

const locators = new WeakMap<Draft, ReturnType<typeof makeLocator>>()

/** Make the fact a rule keeps of a draft. */
export function makeFact(
  draft: Draft,
  about: Pick<Fact, 'rule' | 'levels'>,
  ...[where, keys, data]: Parameters<Keep>
): Fact {
  const locate = locators.get(draft) ?? makeLocator(draft.text)
  locators.set(draft, locate)
  const {start, end} = 'block' in where ? placeOf(where) : where
  const date = dateOf(draft)
  const place = {start: locate(start), end: locate(end)}
  return {...about, keys: [...new Set(keys)].sort(), path: draft.path, ...(date && {date}), place, ignored: false, data}
}

/** The date in front matter, else in the file's name, as `2025-04-02` and what follows. */
function dateOf({data, path}: Draft): string | undefined {
  const said = [data.date, data.published, data.pubDate, data.publishDate].find(
    (date) => typeof date === 'string' || date instanceof Date,
  )
  const text =
    said instanceof Date ? said.toISOString() : typeof said === 'string' ? said : (path.split('/').at(-1) as string)
  return /^\d{4}-\d\d-\d\d(?:[T ][\d:.]+)?/.exec(text)?.[0]
}

/** Earliest first: by date, those without one last, then by path and place. */
export function compareFacts(a: Fact, b: Fact): number {
  return (
    compareText(a.date ?? '~', b.date ?? '~') ||
    compareText(a.path, b.path) ||
    a.place.start.offset - b.place.start.offset
  )
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The first key two facts share: the one they are compared under. */
export const sharedKey = (a: Fact, b: Fact): string | undefined => a.keys.find((key) => b.keys.includes(key))

/** Compare the facts of one rule that share a key, in any order. */
export function compareGroup({rule, options}: RuleConfig, key: string, facts: readonly Fact[]): Repetition[] {
  const found: Repetition[] = []
  const match: Match = (fact, others, kind, likeness) =>
    void found.push({fact, others, ...(kind && {kind}), ...(likeness && {likeness})})
  rule.compare?.([...facts].sort(compareFacts), match, options, key)
  return found
}

/** Compare all facts of all drafts; the order they come in changes nothing. */
export function compareAll(facts: Iterable<Fact>, rules: readonly RuleConfig[]): CrossFinding[] {
  const byId = new Map(rules.map((ruleConfig) => [ruleConfig.rule.id, ruleConfig]))
  const repetitions: Repetition[] = []
  for (const [name, group] of groupByKey(facts)) {
    if (!Array.isArray(group)) continue
    const [id = '', key = ''] = name.split('\n')
    const ruleConfig = byId.get(id)
    if (ruleConfig) repetitions.push(...compareGroup(ruleConfig, key, group))
  }
  return tellAll(repetitions, rules)
}

/** Most keys are had by one fact only, which then stands without a list. */
function groupByKey(facts: Iterable<Fact>): Map<string, Fact | Fact[]> {
  const groups = new Map<string, Fact | Fact[]>()
  for (const fact of facts)
    for (const key of fact.keys) {
      const name = `${fact.rule}\n${key}`
      const group = groups.get(name)
      if (Array.isArray(group)) group.push(fact)
      else groups.set(name, group ? [group, fact] : fact)
    }
  return groups
}

/** One finding for each fact that repeats others, whatever keys they were found under. */
export function tellAll(repetitions: readonly Repetition[], rules: readonly RuleConfig[]): CrossFinding[] {
  const byId = new Map(rules.map(({rule}) => [rule.id, rule]))
  const merged = new Map<string, Repetition>()
  for (const repetition of repetitions) {
    const name = nameOf(repetition.fact)
    merged.set(name, merge(merged.get(name), repetition, byId.get(repetition.fact.rule)))
  }
  const told = [...merged.values()].flatMap((repetition) => tell(repetition, byId.get(repetition.fact.rule)))
  return told.sort(
    (a, b) =>
      compareText(a.path, b.path) ||
      a.place.start.offset - b.place.start.offset ||
      compareText(a.finding.ruleId, b.finding.ruleId),
  )
}

const nameOf = ({rule, path, place}: Fact) => `${rule}\n${path}\n${place.start.offset}`

/** Two repetitions of one fact: all others, of the kind that stands first among the rule's. */
function merge(a: Repetition | undefined, b: Repetition, rule: Rule | undefined): Repetition {
  if (!a) return b
  const kinds = Object.keys(rule?.kinds ?? {})
  const rank = ({kind = ''}: Repetition) => kinds.indexOf(kind)
  const [first, second] = rank(a) <= rank(b) ? [a, b] : [b, a]
  const others = new Map([...first.others, ...second.others].map((other) => [nameOf(other), other]))
  const likeness = Math.max(a.likeness ?? 0, b.likeness ?? 0)
  return {...first, others: [...others.values()], ...(likeness > 0 && {likeness})}
}

function tell({fact, others, kind, likeness}: Repetition, rule: Rule | undefined): CrossFinding[] {
  const severity: Level = fact.levels[kind ?? ''] ?? 'off'
  if (!rule?.tell || severity === 'off' || fact.ignored) return []
  const ordered = [...others].sort(compareFacts)
  const {message, note} = rule.tell(fact, ordered, kind, likeness)
  const related = ordered.map(({path, place}) => ({
    path,
    place: offsets(place),
    message: `See ${path}:${place.start.line}.`,
  }))
  const finding: Finding = {
    ruleId: fact.rule,
    severity,
    place: offsets(fact.place),
    message,
    related,
    ...(kind && {kind}),
    ...(note && {note}),
    ...(likeness && {data: {likeness}}),
  }
  return [{path: fact.path, place: fact.place, finding}]
}

const offsets = ({start, end}: Fact['place']): Place => ({start: start.offset, end: end.offset})
