// Results that were written under former names of rules and kinds, read under the present ones.
import type {GroupedFact} from '../../core/across/cross-report.ts'
import type {FactOwner} from '../../core/fact.ts'
import type {FormerName, FormerNameAt} from '../../core/former-name.ts'
import {pageOf} from '../../core/report/pages.ts'
import type {LocatedFinding} from '../../core/report/result.ts'
import type {Rule} from '../../core/rule.ts'
import {namesOf, withPresentKinds} from '../../core/settings/former-names.ts'

/** Gives what was read the present names of its rule and kinds; `source` is what a note calls the place it is from. */
export interface PresentNames {
  /** Undefined where the rule is not here. */
  ofFact<T extends FactOwner>(fact: T, source: string): T | undefined
  ofGrouped(grouped: GroupedFact, source: string): GroupedFact | undefined
  ofFinding(finding: LocatedFinding, source: string): LocatedFinding
  /** The former names met so far. */
  met: readonly FormerNameAt[]
}

/** Notes a former name that was met. */
type Note = (name: FormerName) => void

export function openPresentNames(rules: readonly Rule[]): PresentNames {
  const byName = new Map(rules.flatMap((rule) => namesOf(rule).map((name) => [name, rule] as const)))
  const met = new Map<string, FormerNameAt>()
  const noteFrom = (source: string) => (name: FormerName) =>
    void met.set([name.kindOf, name.was, source].join('\n'), {...name, at: `${source} (run the worker again)`})
  return {
    ofFact(fact, source) {
      const rule = byName.get(fact.rule)
      return rule && factOf(fact, rule, noteFrom(source))
    },
    ofGrouped(grouped, source) {
      const rule = byName.get(grouped.fact.rule)
      const note = noteFrom(source)
      return rule && {...grouped, fact: factOf(grouped.fact, rule, note), ...kindOf(grouped, rule, note)}
    },
    ofFinding(finding, source) {
      const rule = byName.get(finding.ruleId)
      return rule ? findingOf(finding, rule, noteFrom(source)) : finding
    },
    get met() {
      return [...met.values()]
    },
  }
}

function factOf<T extends FactOwner>(fact: T, rule: Rule, note: Note): T {
  if (rule.id === fact.rule && !rule.formerKinds) return fact
  if (rule.id !== fact.rule) note({was: fact.rule, now: rule.id})
  for (const kind of Object.keys(fact.levels)) kindOf({kind}, rule, note)
  return {...fact, rule: rule.id, levels: withPresentKinds(fact.levels, rule)}
}

function findingOf(finding: LocatedFinding, rule: Rule, note: Note): LocatedFinding {
  const named = {...finding, ...kindOf(finding, rule, note)}
  if (rule.id === finding.ruleId) return named
  note({was: finding.ruleId, now: rule.id})
  return {...named, ruleId: rule.id, url: rule.page ?? pageOf(rule.id)}
}

function kindOf({kind}: {kind?: string}, {id, formerKinds = {}}: Rule, note: Note): {kind?: string} {
  if (kind === undefined) return {}
  const now = Object.hasOwn(formerKinds, kind) ? formerKinds[kind] : undefined
  if (now === undefined) return {kind}
  note({was: kind, now, kindOf: id})
  return {kind: now}
}
