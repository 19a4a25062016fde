// Across drafts: compares facts that share a key, and finds those that repeat others.
import type {Fact, GroupFacts} from '../fact.ts'
import type {Repository} from '../repository.ts'
import type {Options, Rule} from '../rule.ts'
import {type CrossFinding, type GroupedFact, makeCrossReport, mostNamed} from './cross-report.ts'
import {makeFactStore} from './fact-store.ts'
import {compareFacts, ownerOf, refOf} from './facts.ts'
import {judgeStored} from './judge.ts'

/**
 * Compare the facts of one rule that share a key, in any order. Each draft is judged by its own options: where they
 * differ, the facts are compared by each.
 */
export function findGroups(rule: Rule, key: string, facts: readonly Fact[]): GroupedFact[] {
  const sorted = [...facts].sort(compareFacts)
  const found: GroupedFact[] = []
  for (const [name, options] of optionsIn(sorted)) {
    const addGroup: GroupFacts = (alike, kind, likeness) => {
      if (alike.length < 2) return
      const group = alike.slice(0, mostNamed + 1).map(refOf)
      const about = {...(kind && {kind}), ...(likeness && {likeness}), group, size: alike.length}
      for (const fact of alike) if (nameOptions(fact) === name) found.push({fact: ownerOf(fact), ...about})
    }
    rule.compare?.(sorted, addGroup, {...rule.options, ...options}, key)
  }
  return found
}

const nameOptions = ({options}: Fact) => (options ? JSON.stringify(options) : '')

const optionsIn = (facts: readonly Fact[]): Map<string, Options> =>
  new Map(facts.map((fact) => [nameOptions(fact), fact.options ?? {}]))

/** Compare all facts of all drafts; the order they come in changes nothing. Facts of other rules are left out. */
export function compareAll(facts: Iterable<Fact>, rules: readonly Rule[], repository?: Repository): CrossFinding[] {
  const store = makeFactStore()
  store.add([...facts])
  const judged = repository ? judgeStored(store, rules, repository).found : []
  return [...compareStored(store, rules), ...judged]
}

/** Compare the facts of a store, key by key. */
export function compareStored(store: ReturnType<typeof makeFactStore>, rules: readonly Rule[]): CrossFinding[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  const report = makeCrossReport(rules)
  for (const {rule: id, key, facts} of store.groups()) {
    const rule = byId.get(id)
    if (rule) for (const grouped of findGroups(rule, key, facts)) report.add(grouped)
  }
  return report.paths().flatMap(report.findingsIn)
}
