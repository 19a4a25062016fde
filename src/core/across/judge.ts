// What the files around drafts show of facts: each rule judges those it collected, draft by draft.
import type {Fact, FactJudge, JudgedFact} from '../fact.ts'
import type {Repository} from '../repository.ts'
import type {Finding, Rule} from '../rule.ts'
import type {CrossFinding} from './cross-report.ts'
import type {FactStore} from './fact-store.ts'
import {offsetsOf} from './facts.ts'

/** What the files around drafts show, and what of it couldn't be told. */
export interface JudgedStore {
  found: readonly CrossFinding[]
  notes: readonly string[]
}

/** Judge the facts of a store that rules collected to be judged; nothing without such rules. */
export function judgeStored(store: FactStore, rules: readonly Rule[], repository: Repository): JudgedStore {
  const found: CrossFinding[] = []
  const notes: string[] = []
  for (const rule of rules) {
    const judge = rule.judge?.(repository)
    if (!judge) continue
    for (const facts of byDraft(store.factsOf(rule.id)))
      for (const one of judgeFacts(rule, judge, facts)) found.push(one)
    notes.push(...(judge.notes?.() ?? []))
  }
  return {found, notes}
}

/** Judge facts of a draft; those that an ignore covers, and kinds that are off, are left out. */
export function judgeFacts(rule: Rule, judge: FactJudge, facts: readonly Fact[]): CrossFinding[] {
  return judge(facts.filter(({ignored}) => !ignored)).flatMap((judgement) => findingOf(rule, judgement))
}

function findingOf(rule: Rule, {fact, kind, message, expected, fix}: JudgedFact): CrossFinding[] {
  const severity = fact.levels[kind] ?? fact.levels[''] ?? 'off'
  if (severity === 'off') return []
  const place = offsetsOf(fact.place)
  const finding: Finding = {
    ...{ruleId: rule.id, severity, place, message, kind},
    ...(expected && {expected}),
    ...(fix !== undefined && {fix: [{...place, text: fix}]}),
    ...(rule.page !== undefined && {page: rule.page}),
  }
  return [{path: fact.path, place: fact.place, text: fact.text, finding}]
}

/** Facts follow each other draft by draft. */
function* byDraft(facts: Iterable<Fact>): Generator<Fact[]> {
  let group: Fact[] = []
  for (const fact of facts) {
    if (group[0] && group[0].path !== fact.path) {
      yield group
      group = []
    }
    group.push(fact)
  }
  if (group.length > 0) yield group
}
