// Repetition: facts of many drafts that share a key, put into groups that say the same, and how such are named.

import type {Fact, GroupFacts, Repetition} from '../../core/fact.ts'
import {groupBy} from '../../core/order.ts'

/** How alike two facts are: of which kind and how much, or not at all. */
type Alike = (a: Fact, b: Fact) => {kind?: string; likeness?: number} | undefined

/** Up to how many facts every one is compared with every other. */
const fewest = 40

/**
 * Group facts of one key, the earliest first, in time linear in their number. Those with the same `sameness` are one
 * group, reported under the first key they share; the first of each are compared with each other, or, where they are many,
 * with the last that stand for others.
 */
export function groupAlike(
  facts: readonly Fact[],
  group: GroupFacts,
  key: string,
  sameness: (fact: Fact) => string,
  alike: Alike,
): void {
  const groups = [...groupBy(facts, sameness).values()]
  for (const same of groups)
    if (same.length > 1 && firstShared(same) === key) group(same, ...kindOf(alike(same[0] as Fact, same[1] as Fact)))
  const firsts = groups.map(([first]) => first as Fact)
  if (firsts.length > fewest) groupLeaders(firsts, group, alike)
  else
    for (const [i, fact] of firsts.entries())
      for (const earlier of firsts.slice(0, i)) {
        const found = alike(earlier, fact)
        if (found) group([earlier, fact], ...kindOf(found))
      }
}

/** The first key that all have. */
const firstShared = (facts: readonly Fact[]) =>
  facts[0]?.keys.find((key) => facts.every(({keys}) => keys.includes(key)))

function groupLeaders(facts: readonly Fact[], group: GroupFacts, alike: Alike): void {
  const leaders: Fact[] = []
  for (const fact of facts) {
    const leader = leaders.find((each) => alike(each, fact))
    if (leader) group([leader, fact], ...kindOf(alike(leader, fact)))
    else if (leaders.push(fact) > fewest) leaders.shift()
  }
}

const kindOf = (found: ReturnType<Alike>) => [found?.kind, found?.likeness] as const

/** The first of the facts of each draft. */
export function onePerDraft(facts: readonly Fact[]): Fact[] {
  const seen = new Set<string>()
  return facts.filter(({path}) => !seen.has(path) && seen.add(path))
}

/** How much of a path is shown: its end tells drafts apart. */
const longestPath = 60

/** The drafts a finding names: `"a.md"`, `"a.md" and 2 more`. */
export function nameDrafts({others, count}: Pick<Repetition, 'others' | 'count'>): string {
  const path = others[0]?.path ?? ''
  const tail = path.length > longestPath ? `…${path.slice(1 - longestPath)}` : path
  return count > 1 ? `"${tail}" and ${count - 1} more` : `"${tail}"`
}
