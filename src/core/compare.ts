// Across drafts: facts that share a key are compared, and what repeats others is found.
import type {RuleConfig} from './config.ts'
import type {Fact, Match, Repetition} from './fact.ts'
import {compareFacts, factUnder, nameOf, offsetsOf} from './facts.ts'
import type {Finding, Rule} from './rule.ts'

/** A finding in a draft that may no longer be at hand, so its place has lines and columns. */
export interface CrossFinding {
  path: string
  place: Fact['place']
  finding: Finding
}

/** Facts of one rule that a key showed to repeat each other, the earliest first: plain JSON, so that engines can carry it. */
export interface Group {
  facts: readonly Fact[]
  kind?: string
  likeness?: number
}

/** Compare the facts of one rule that share a key, in any order. */
export function compareGroup({rule, options}: RuleConfig, key: string, facts: readonly Fact[]): Group[] {
  const found: Group[] = []
  const match: Match = (group, kind, likeness) => {
    if (group.length > 1) found.push({facts: group, ...(kind && {kind}), ...(likeness && {likeness})})
  }
  rule.compare?.(facts.map((fact) => factUnder(fact, key)).sort(compareFacts), match, options, key)
  return found
}

/** Compare all facts of all drafts; the order they come in changes nothing. */
export function compareAll(facts: Iterable<Fact>, rules: readonly RuleConfig[]): CrossFinding[] {
  const byRule = new Map<string, Fact[]>()
  for (const fact of facts) {
    const known = byRule.get(fact.rule)
    if (known) known.push(fact)
    else byRule.set(fact.rule, [fact])
  }
  const found = rules.flatMap((config) => compareRule(config, byRule.get(config.rule.id) ?? []))
  return found.sort(compareFindings)
}

/** How many keys are held at once; the facts of an archive are gone over several times instead. */
const keysAtOnce = 500_000

function compareRule(config: RuleConfig, facts: readonly Fact[]): CrossFinding[] {
  const passes = Math.ceil(facts.reduce((sum, {keys}) => sum + keys.length, 0) / keysAtOnce)
  const groups: Group[] = []
  for (let pass = 0; pass < passes; pass++)
    for (const [key, group] of groupByKey(facts, pass, passes))
      if (Array.isArray(group)) for (const found of compareGroup(config, key, group)) groups.push(found)
  return tellAll(groups, config.rule)
}

/** Most keys are had by one fact only, which then stands without a list. */
function groupByKey(facts: readonly Fact[], pass: number, passes: number): Map<string, Fact | Fact[]> {
  const groups = new Map<string, Fact | Fact[]>()
  for (const fact of facts)
    for (const key of fact.keys) {
      if (passes > 1 && hash(key) % passes !== pass) continue
      const group = groups.get(key)
      if (Array.isArray(group)) group.push(fact)
      else groups.set(key, group ? [group, fact] : fact)
    }
  return groups
}

/** FNV-1a, 32 bits. */
function hash(key: string): number {
  let sum = 2166136261
  for (let i = 0; i < key.length; i++) sum = Math.imul(sum ^ key.charCodeAt(i), 16777619)
  return sum >>> 0
}

/** One finding for each fact that is wanted and repeats others, whatever keys they were found under. */
export function tellAll(groups: readonly Group[], rule: Rule, isWanted = (_: Fact) => true): CrossFinding[] {
  const byFact = new Map<string, {fact: Fact; groups: Group[]}>()
  for (const group of groups)
    for (const fact of group.facts.filter(isWanted)) {
      const known = byFact.get(nameOf(fact))
      if (known) known.groups.push(group)
      else byFact.set(nameOf(fact), {fact, groups: [group]})
    }
  return [...byFact.values()].flatMap(({fact, groups}) => {
    const repetition = fact.ignored ? undefined : repetitionOf(fact, groups, rule)
    return repetition ? tell(repetition, rule) : []
  })
}

/** How many others a finding names. */
const mostNamed = 20

/** What a fact repeats, of the kind that stands first among those that are on; nothing where it is the first itself. */
function repetitionOf(fact: Fact, groups: readonly Group[], rule: Rule): Repetition | undefined {
  const ranks = Object.keys(rule.kinds ?? {'': ''})
  const isOn = ({kind = ''}: Group) => (fact.levels[kind] ?? 'off') !== 'off'
  const later = groups.filter((group) => isOn(group) && nameOf(group.facts[0] as Fact) !== nameOf(fact))
  const rank = Math.min(...later.map(({kind = ''}) => ranks.indexOf(kind)))
  const own = later.filter(({kind = ''}) => ranks.indexOf(kind) === rank)
  if (own.length === 0) return undefined
  const others = new Map(
    groups.flatMap(({facts}) => facts.slice(0, mostNamed + 1)).map((other) => [nameOf(other), other]),
  )
  others.delete(nameOf(fact))
  const count = Math.max(others.size, ...groups.map(({facts}) => facts.length - 1))
  const likeness = Math.max(...own.map(({likeness = 0}) => likeness))
  return {
    fact,
    others: [...others.values()].sort(compareFacts).slice(0, mostNamed),
    count,
    ...(own[0]?.kind && {kind: own[0].kind}),
    ...(likeness > 0 && {likeness}),
  }
}

function tell(repetition: Repetition, rule: Rule): CrossFinding[] {
  const {fact, others, kind, likeness} = repetition
  const severity = fact.levels[kind ?? ''] ?? 'off'
  if (!rule.tell || severity === 'off') return []
  const {message, note} = rule.tell(repetition)
  const related = others.map(({path, place}) => ({
    path,
    place: offsetsOf(place),
    message: `See ${path}:${place.start.line}.`,
  }))
  const finding: Finding = {
    ruleId: fact.rule,
    severity,
    place: offsetsOf(fact.place),
    message,
    related,
    ...(kind && {kind}),
    ...(note && {note}),
    ...(likeness && {data: {likeness}}),
    ...(rule.page !== undefined && {page: rule.page}),
  }
  return [{path: fact.path, place: fact.place, finding}]
}

/** By path, place and rule. */
const compareFindings = (a: CrossFinding, b: CrossFinding): number =>
  compareText(a.path, b.path) ||
  a.place.start.offset - b.place.start.offset ||
  compareText(a.finding.ruleId, b.finding.ruleId)

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
