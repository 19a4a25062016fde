// Groups: what several drafts share is reported once in a run, and says how many drafts it names.
import type {LocatedFinding, Result} from './result.ts'

/** A test whether a finding is the first of its group that it is asked about; findings without a group all are. */
export function makeFirstOfGroup(): (finding: Pick<LocatedFinding, 'ruleId' | 'data'>) => boolean {
  const seen = new Set<string>()
  return ({ruleId, data}) => {
    if (typeof data?.group !== 'string') return true
    const name = `${ruleId}\n${data.group}`
    return !seen.has(name) && seen.add(name) !== undefined
  }
}

/** The results with the first finding of each group, in the order of the results. */
export function oneOfEachGroup(results: readonly Result[]): Result[] {
  const isFirst = makeFirstOfGroup()
  return results.map((result) => {
    const findings = result.findings.filter(isFirst)
    return findings.length === result.findings.length ? result : {...result, findings}
  })
}
