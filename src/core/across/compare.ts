// Across drafts: facts that share a key are compared, and what repeats others is found.
import type {Bearer, Fact, Match, Named} from '../fact.ts'
import type {Options, Rule} from '../rule.ts'
import {type CrossFinding, makeTeller, mostNamed} from './cross-report.ts'
import {makeFactStore} from './fact-store.ts'
import {bearerOf, compareFacts, namedOf} from './facts.ts'

export type {CrossFinding} from './cross-report.ts'

/** That a fact stands in a group of facts that repeat each other: plain JSON, so that engines can carry it. */
export interface Repeat {
  fact: Bearer
  kind?: string
  likeness?: number
  /** The first of the group, the fact itself among them or not. */
  group: readonly Named[]
  /** How many facts the whole group has. */
  size: number
}

/**
 * Compare the facts of one rule that share a key, in any order. Each draft is judged by its own options: where they
 * differ, the facts are compared by each.
 */
export function compareGroup(rule: Rule, key: string, facts: readonly Fact[]): Repeat[] {
  const sorted = [...facts].sort(compareFacts)
  const repeats: Repeat[] = []
  for (const [name, options] of optionsIn(sorted)) {
    const match: Match = (matched, kind, likeness) => {
      if (matched.length < 2) return
      const group = matched.slice(0, mostNamed + 1).map(namedOf)
      const about = {...(kind && {kind}), ...(likeness && {likeness}), group, size: matched.length}
      for (const fact of matched) if (nameOptions(fact) === name) repeats.push({fact: bearerOf(fact), ...about})
    }
    rule.compare?.(sorted, match, {...rule.options, ...options}, key)
  }
  return repeats
}

const nameOptions = ({options}: Fact) => (options ? JSON.stringify(options) : '')

const optionsIn = (facts: readonly Fact[]): Map<string, Options> =>
  new Map(facts.map((fact) => [nameOptions(fact), fact.options ?? {}]))

/** Compare all facts of all drafts; the order they come in changes nothing. Facts of other rules are left out. */
export function compareAll(facts: Iterable<Fact>, rules: readonly Rule[]): CrossFinding[] {
  const store = makeFactStore()
  for (const fact of facts) store.add(fact)
  return compareStored(store, rules)
}

/** Compare the facts of a store, key by key. */
export function compareStored(store: ReturnType<typeof makeFactStore>, rules: readonly Rule[]): CrossFinding[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  const teller = makeTeller(rules)
  for (const {rule: id, key, facts} of store.groups()) {
    const rule = byId.get(id)
    if (rule) for (const repeat of compareGroup(rule, key, facts)) teller.hear(repeat)
  }
  return teller.paths().flatMap(teller.tell)
}
