// The facts of a folder's drafts, held by key, so that one draft can be compared with those it shares a key with.
import {type CrossFinding, compareGroup, type Group, tellAll} from '../core/compare.ts'
import type {RuleConfig} from '../core/config.ts'
import type {Fact} from '../core/fact.ts'
import type {Steps} from './turns.ts'

/** Facts by draft. */
export interface FactIndex {
  /** Put the facts of a draft in place of those it had; gives the drafts that share a key with either. */
  set(path: string, facts: readonly Fact[]): Set<string>
  /** What the others show of one draft. */
  findingsOf(path: string, rules: readonly RuleConfig[]): CrossFinding[]
  /** What all show of each other, by draft, worked out rule by rule. */
  compareInSteps(rules: readonly RuleConfig[]): Steps<Map<string, CrossFinding[]>>
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
      const found = rules.flatMap((config) => findingsUnder(config, path))
      known.set(path, found)
      return found
    },
    *compareInSteps(rules) {
      const before = revision
      const all = new Map<string, CrossFinding[]>([...byPath.keys()].map((path) => [path, []]))
      for (const config of rules.filter(({rule}) => rule.compare)) {
        const groups: Group[] = []
        let looked = 0
        for (const [name, facts] of byKey) {
          if (facts.length > 1 && name.startsWith(`${config.rule.id}\n`)) {
            groups.push(...compareGroup(config, name.slice(config.rule.id.length + 1), facts))
            yield
          }
          if (++looked % 1000 === 0) yield
        }
        const paths = [...new Set(groups.flatMap(({facts}) => facts.map(({path}) => path)))]
        for (let i = 0; i < paths.length; i += atOnce) {
          const some = new Set(paths.slice(i, i + atOnce))
          for (const found of tellAll(groups, config.rule, ({path}) => some.has(path))) all.get(found.path)?.push(found)
          yield
        }
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

  /** What one rule finds in a draft, from the groups it stands in. */
  function findingsUnder(config: RuleConfig, path: string): CrossFinding[] {
    const own = (byPath.get(path) ?? []).filter(({rule}) => rule === config.rule.id)
    const groups = [...new Set(own.flatMap(({keys}) => keys))].flatMap((key) => {
      const group = byKey.get(`${config.rule.id}\n${key}`) ?? []
      return group.length > 1 ? compareGroup(config, key, group) : []
    })
    return tellAll(groups, config.rule, (fact) => fact.path === path)
  }
}

const nameOf = ({rule}: Fact, key: string) => `${rule}\n${key}`

const namesOf = (facts: readonly Fact[]) => new Set(facts.flatMap((fact) => fact.keys.map((key) => nameOf(fact, key))))
