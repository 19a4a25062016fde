// Reports drafts that repeat others: one finding for each place, whatever keys it was found under.

import type {FactOwner, FactRef, Repetition} from '../fact.ts'
import {compareText} from '../order.ts'
import {locateAt} from '../report/locate.ts'
import type {LocatedFinding, Result} from '../report/result.ts'
import type {Finding, Related, Rule} from '../rule.ts'
import {ranksOf} from '../settings/config.ts'
import {compareFacts, factName, offsetsOf} from './facts.ts'

/** A finding in a draft that is not at hand, so its place has lines and columns, and the text found goes with it. */
export interface CrossFinding {
  path: string
  place: FactRef['place']
  text: string
  finding: Finding
}

/** A fact and the group of facts that repeat each other it belongs to: plain JSON, so that engines can carry it. */
export interface GroupedFact {
  fact: FactOwner
  kind?: string
  likeness?: number
  /** The first of the group, the fact itself among them or not. */
  group: readonly FactRef[]
  /** How many facts the whole group has. */
  size: number
}

/** Collects grouped facts, in any order, and reports them draft by draft. */
export interface CrossReport {
  add(grouped: GroupedFact): void
  /** The drafts facts were added of, in the order of their names. */
  paths(): string[]
  /** The findings in a draft; what was added of it is discarded. */
  findingsIn(path: string): CrossFinding[]
}

/** How many others a finding names. */
export const mostNamed = 20

/** What is known of a place by the groups it stands in. */
interface Account {
  fact: FactOwner
  rule: Rule
  /** Of the kind that stands first among those by which the place repeats an earlier one; Infinity for none. */
  rank: number
  kind: string
  likeness: number
  groups: Set<readonly FactRef[]>
  /** How many others the largest group has. */
  most: number
}

export function makeCrossReport(rules: readonly Rule[]): CrossReport {
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  const ranks = ranksOf(rules)
  const accounts = new Map<string, Map<string, Account>>()
  const related = makeRelated()

  return {
    add(grouped) {
      const {fact, group, size} = grouped
      const rule = byId.get(fact.rule)
      if (!rule?.report || fact.ignored) return
      const name = `${rule.id}\n${factName(fact)}`
      const known = accounts.get(fact.path) ?? new Map<string, Account>()
      const account = known.get(name) ?? openAccount(fact, rule)
      accounts.set(fact.path, known.set(name, account))
      if (!isKnownGroup(account, group)) account.groups.add(group)
      account.most = Math.max(account.most, size - 1)
      weigh(account, grouped)
    },
    paths: () => [...accounts.keys()].sort(compareText),
    findingsIn(path) {
      const found = [...(accounts.get(path)?.values() ?? [])].flatMap((account) => findingOf(account, related))
      accounts.delete(path)
      return withoutOutranked(found, ranks).sort(compareCrossFindings)
    },
  }
}

const openAccount = (fact: FactOwner, rule: Rule): Account => ({
  ...{fact, rule, rank: Number.POSITIVE_INFINITY, kind: '', likeness: 0},
  ...{groups: new Set(), most: 0},
})

/** Two drafts with one story share many keys: a group they form under each is held once. */
function isKnownGroup({groups}: Account, group: readonly FactRef[]): boolean {
  for (const known of groups)
    if (known.length === group.length && known.every((one, i) => isOne(one, group[i]))) return true
  return false
}

const isOne = ({path, place}: FactRef, other: FactRef | undefined) =>
  other?.path === path && other.place.start.offset === place.start.offset && other.place.end.offset === place.end.offset

/** The first of a group repeats nobody; kinds that are off in its draft do not count. */
function weigh(account: Account, {fact, group, kind = '', likeness = 0}: GroupedFact): void {
  const isFirst = factName(group[0] as FactRef) === factName(fact)
  if (isFirst || (fact.levels[kind] ?? 'off') === 'off') return
  const rank = Object.keys(account.rule.kinds ?? {'': ''}).indexOf(kind)
  if (rank > account.rank) return
  account.likeness = rank < account.rank ? likeness : Math.max(account.likeness, likeness)
  account.rank = rank
  account.kind = kind
}

function findingOf({fact, rule, rank, kind, likeness, groups, most}: Account, related: Relate): CrossFinding[] {
  const severity = fact.levels[kind] ?? 'off'
  if (!rule.report || severity === 'off' || rank === Number.POSITIVE_INFINITY) return []
  const others = new Map([...groups].flatMap((group) => group.map((other) => [factName(other), other])))
  others.delete(factName(fact))
  const repetition: Repetition = {
    fact,
    others: [...others.values()].sort(compareFacts).slice(0, mostNamed),
    count: Math.max(others.size, most),
    ...(kind && {kind}),
    ...(likeness > 0 && {likeness}),
  }
  const {message, note} = rule.report(repetition)
  const finding: Finding = {
    ruleId: rule.id,
    severity,
    place: offsetsOf(fact.place),
    message,
    related: repetition.others.map(related),
    ...(kind && {kind}),
    ...(note && {note}),
    data: {group: groupOf(groups), ...(likeness > 0 && {likeness})},
    ...(rule.page !== undefined && {page: rule.page}),
  }
  return [{path: fact.path, place: fact.place, text: fact.text, finding}]
}

/** The first place of all that say the same, as `path:offset`: findings that share it are one. */
function groupOf(groups: Account['groups']): string {
  const firsts = [...groups].flatMap(([first]) => first ?? []).sort(compareFacts)
  const [first] = firsts as [FactRef]
  return `${first.path}:${first.place.start.offset}`
}

type Relate = (other: FactRef) => Related

/** Many findings name the same others: those are held once. */
function makeRelated(): Relate {
  const known = new Map<string, Related>()
  return (other) => {
    const {path, place} = other
    const name = `${factName(other)}\n${place.end.offset}`
    const related = known.get(name) ?? {path, place: offsetsOf(place), message: `See ${path}:${place.start.line}.`}
    known.set(name, related)
    return related
  }
}

/** One problem, one finding: what a stronger rule says of the same drafts, a weaker one doesn't repeat. */
export function withoutOutranked(
  found: readonly CrossFinding[],
  ranks: ReadonlyMap<string, ReadonlySet<string>>,
): CrossFinding[] {
  const pathsOf = ({finding}: CrossFinding) => new Set(finding.related?.map(({path}) => path))
  const strong = found.flatMap((each) => {
    const below = ranks.get(each.finding.ruleId)
    return below?.size ? [{below, paths: pathsOf(each)}] : []
  })
  if (strong.length === 0) return [...found]
  return found.filter((each) => {
    const paths = [...pathsOf(each)]
    return !strong.some((other) => other.below.has(each.finding.ruleId) && paths.every((path) => other.paths.has(path)))
  })
}

/** By place, then by rule. */
export const compareCrossFindings = (a: CrossFinding, b: CrossFinding): number =>
  a.place.start.offset - b.place.start.offset || compareText(a.finding.ruleId, b.finding.ruleId)

/** The results with what only all drafts together show, each finding in its place. */
export function addCrossFindings(results: readonly Result[], found: readonly CrossFinding[]): readonly Result[] {
  if (found.length === 0) return results
  const byPath = new Map<string, LocatedFinding[]>()
  for (const {path, finding, place, text} of found)
    byPath.set(path, [...(byPath.get(path) ?? []), locateAt(finding, place, text)])
  return results.map((result) => {
    const more = byPath.get(result.path)
    return more ? {...result, findings: [...result.findings, ...more].sort(compareStarts)} : result
  })
}

const compareStarts = (a: LocatedFinding, b: LocatedFinding) => a.start.offset - b.start.offset
