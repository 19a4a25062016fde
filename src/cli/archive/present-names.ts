// Results that were written under former names of rules and kinds, read under the present ones.
import type {GroupedFact} from '../../core/across/cross-report.ts'
import type {FactOwner} from '../../core/fact.ts'
import {pageOf} from '../../core/report/pages.ts'
import type {LocatedFinding} from '../../core/report/result.ts'
import type {Rule} from '../../core/rule.ts'
import {type FormerNameAt, namesOf, withPresentKinds} from '../../core/settings/former-names.ts'

/** Gives what was read the present names of its rule and kinds. */
export interface PresentNames {
  /** Undefined where the rule is not here. */
  ofFact<T extends FactOwner>(fact: T, source: string): T | undefined
  ofGrouped(grouped: GroupedFact, source: string): GroupedFact | undefined
  ofFinding(finding: LocatedFinding, source: string): LocatedFinding
  /** The former names met so far. */
  met: readonly FormerNameAt[]
}

/** `source` is what a note calls the place that was read from. */
export function openPresentNames(rules: readonly Rule[]): PresentNames {
  const byName = new Map(rules.flatMap((rule) => namesOf(rule).map((name) => [name, rule] as const)))
  const met = new Map<string, FormerNameAt>()
  return {
    ofFact,
    ofGrouped(grouped, source) {
      const fact = ofFact(grouped.fact, source)
      const rule = fact && byName.get(fact.rule)
      return rule && {...grouped, fact, ...kindOf(grouped, rule, source)}
    },
    ofFinding(finding, source) {
      const rule = byName.get(finding.ruleId)
      if (!rule) return finding
      const named = {...finding, ...kindOf(finding, rule, source)}
      if (rule.id === finding.ruleId) return named
      note({was: finding.ruleId, now: rule.id}, source)
      return {...named, ruleId: rule.id, url: rule.page ?? pageOf(rule.id)}
    },
    get met() {
      return [...met.values()]
    },
  }

  function ofFact<T extends FactOwner>(fact: T, source: string): T | undefined {
    const rule = byName.get(fact.rule)
    if (!rule) return undefined
    if (rule.id === fact.rule && !rule.formerKinds) return fact
    if (rule.id !== fact.rule) note({was: fact.rule, now: rule.id}, source)
    for (const kind of Object.keys(fact.levels)) kindOf({kind}, rule, source)
    return {...fact, rule: rule.id, levels: withPresentKinds(fact.levels, rule)}
  }

  function kindOf({kind}: {kind?: string}, {id, formerKinds = {}}: Rule, source: string): {kind?: string} {
    if (kind === undefined) return {}
    const now = Object.hasOwn(formerKinds, kind) ? formerKinds[kind] : undefined
    if (now === undefined) return {kind}
    note({was: kind, now, kindOf: id}, source)
    return {kind: now}
  }

  function note(name: Omit<FormerNameAt, 'at'>, source: string): void {
    met.set([name.kindOf, name.was, source].join('\n'), {...name, at: `${source} (run the worker again)`})
  }
}
