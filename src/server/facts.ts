// The facts of a folder's drafts, held by key, so that one draft can be compared with those it shares a key with.
import {type CrossFinding, compareGroup} from '../core/compare.ts'
import type {Fact} from '../core/fact.ts'
import type {Rule} from '../core/rule.ts'
import {makeTeller, type Teller} from '../core/tell.ts'
import type {Steps} from './turns.ts'

/** Facts by draft. */
export interface FactIndex {
  /** Put the facts of a draft in place of those it had; gives the drafts that share a key with either. */
  set(path: string, facts: readonly Fact[]): Set<string>
  /** What the others show of one draft. */
  findingsOf(path: string, rules: readonly Rule[]): CrossFinding[]
  /** What all show of each other, by draft, worked out key by key. */
  compareInSteps(rules: readonly Rule[]): Steps<Map<string, CrossFinding[]>>
  /** The rules are others now. */
  clear(): void
}

/** Drafts that are told of between two stops. */
const atOnce = 100

export function makeFactIndex(): FactIndex {
  const byPath = new Map<string, readonly Fact[]>()
  const byKey = new Map<string, Fact[]>()
  /** What was worked out and still holds. */
  const known = new Map<string, CrossFinding[]>()
  let revision = 0

  return {
    set(path, facts) {
      revision++
      const before = byPath.get(path) ?? []
      const touched = new Set<string>()
      for (const fact of before) remove(fact)
      if (facts.length > 0) byPath.set(path, facts)
      else byPath.delete(path)
      for (const name of namesOf([...before, ...facts]))
        for (const other of byKey.get(name) ?? []) touched.add(other.path)
      for (const fact of facts) add(fact)
      for (const other of [...touched, path]) known.delete(other)
      touched.delete(path)
      return touched
    },
    findingsOf(path, rules) {
      if (known.has(path)) return known.get(path) as CrossFinding[]
      const teller = makeTeller(rules)
      for (const rule of rules) hearOf(rule, path, teller)
      const found = teller.tell(path)
      known.set(path, found)
      return found
    },
    *compareInSteps(rules) {
      const before = revision
      const byId = new Map(rules.map((rule) => [rule.id, rule]))
      const teller = makeTeller(rules)
      let looked = 0
      for (const [name, facts] of byKey) {
        const [id, key] = splitName(name)
        const rule = facts.length > 1 ? byId.get(id) : undefined
        if (rule?.compare) {
          for (const repeat of compareGroup(rule, key, facts)) teller.hear(repeat)
          yield
        }
        if (++looked % 1000 === 0) yield
      }
      const all = new Map<string, CrossFinding[]>()
      for (const path of byPath.keys()) {
        all.set(path, teller.tell(path))
        if (all.size % atOnce === 0) yield
      }
      if (revision === before) for (const [path, found] of all) known.set(path, found)
      return all
    },
    clear: () => known.clear(),
  }

  function add(fact: Fact): void {
    for (const key of fact.keys) {
      const group = byKey.get(nameOf(fact, key))
      if (group) group.push(fact)
      else byKey.set(nameOf(fact, key), [fact])
    }
  }

  function remove(fact: Fact): void {
    for (const key of fact.keys) {
      const left = (byKey.get(nameOf(fact, key)) ?? []).filter((other) => other !== fact)
      if (left.length > 0) byKey.set(nameOf(fact, key), left)
      else byKey.delete(nameOf(fact, key))
    }
  }

  /** Compare what a rule keeps of a draft with what shares a key with it. */
  function hearOf(rule: Rule, path: string, teller: Teller): void {
    const own = (byPath.get(path) ?? []).filter((fact) => fact.rule === rule.id)
    for (const key of new Set(own.flatMap(({keys}) => keys))) {
      const group = byKey.get(`${rule.id}\n${key}`) ?? []
      if (group.length < 2) continue
      for (const repeat of compareGroup(rule, key, group)) if (repeat.fact.path === path) teller.hear(repeat)
    }
  }
}

const nameOf = ({rule}: Fact, key: string) => `${rule}\n${key}`

function splitName(name: string): [rule: string, key: string] {
  const at = name.indexOf('\n')
  return [name.slice(0, at), name.slice(at + 1)]
}

const namesOf = (facts: readonly Fact[]) => new Set(facts.flatMap((fact) => fact.keys.map((key) => nameOf(fact, key))))
