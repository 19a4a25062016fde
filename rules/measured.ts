// How often each rule was right on real copy, from the counts in `measured.json`.
import measured from './measured.json' with {type: 'json'}

interface Count {
  set: string
  findings: number
  wrong: number
}

const measures: Readonly<Record<string, {read?: readonly Count[]; labels?: readonly Count[]}>> = measured

/** How many findings of a rule were judged, and how many were wrong: those read by a person, else those with labels. */
export function countsOf(ruleId: string): {findings: number; wrong: number} {
  const {read = [], labels = []} = measures[ruleId] ?? {}
  const counts = read.length > 0 ? read : labels
  const sum = (key: 'findings' | 'wrong') => counts.reduce((total, count) => total + count[key], 0)
  return {findings: sum('findings'), wrong: sum('wrong')}
}

/** How often the rule was right on real copy, in a sentence; undefined where nobody has counted. */
export function precisionOf(ruleId: string): string | undefined {
  const {findings, wrong} = countsOf(ruleId)
  if (findings === 0) return undefined
  const share = Math.round(((findings - wrong) / findings) * 100)
  return `Measured on real copy: right in ${findings - wrong} of ${findings} findings (${share} %).`
}
