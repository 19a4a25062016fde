// Measures sets: reads their rows, picks preset and rules by the protocol, keeps one checker for each choice.
import {readRows} from './data.ts'
import {type Check, knownRules, makeCheck, makeCompare} from './linter.ts'
import type {SetOutcome} from './outcome.ts'
import type {Judged} from './score.ts'
import type {DataSet} from './sets.ts'

/** What a run may narrow. */
export interface Choice {
  /** The folder of the sets. */
  data: string
  preset?: string
  /** Only this rule. */
  rule?: string
  /** Only findings of this kind, or places the annotators call so. */
  kind?: string
  /** Only the first so many rows. */
  limit?: number
}

/** Measures one set; nothing where its data isn't there or no rule answers for it. */
type Measure = (set: DataSet) => SetOutcome | undefined

export function makeMeasure({data, preset, rule, kind, limit}: Choice): Measure {
  const checks = new Map<string, Check>()
  return (set) => {
    if (rule && !answersFor(set, rule)) return undefined
    const known = rule ? [rule] : set.rules && knownRules(set.rules)
    const rows = readRows<never>(data, set.file ?? set.name, limit)
    if (!rows || known?.length === 0) return undefined
    const check = checkFor(preset ?? set.preset ?? 'recommended', known)
    const counted: Check = set.warningsOnly ? withoutInfo(check) : check
    const compare = makeCompare(preset ?? set.preset ?? 'recommended', rule)
    const outcome = set.measure(rows, counted, (file) => readRows(data, file) ?? [], compare)
    const isOfKind = ({finding, group}: Judged) => kind === undefined || finding?.kind === kind || group === kind
    return {...outcome, judged: outcome.judged.filter(isOfKind)}
  }

  function checkFor(preset: string, only?: readonly string[]): Check {
    const key = JSON.stringify([preset, only])
    const check = checks.get(key) ?? makeCheck(preset, only)
    checks.set(key, check)
    return check
  }
}

/** Does the protocol of the set count findings of the rule? */
const answersFor = ({reading, rules}: DataSet, rule: string) =>
  !reading && (rules === undefined || rules.includes(rule))

const withoutInfo =
  (check: Check): Check =>
  (text, extension) => {
    const checked = check(text, extension)
    return {...checked, findings: checked.findings.filter(({severity}) => severity !== 'info')}
  }
