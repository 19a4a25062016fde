// The sample: one draft that a copy chief marked, held against what the linter finds. Pure.
import {makeLocator} from '../../src/core/draft/draft.ts'
import type {Place} from '../../src/core/draft/place.ts'
import type {Finding} from '../../src/core/rule.ts'
import {shareText} from './score.ts'

/** A mark of the copy chief: 1-based lines and columns, the end exclusive. */
export interface Mark {
  line: number
  column: number
  endLine: number
  endColumn: number
  text: string
  rule: string
  severity: string
  mustFlag: boolean
}

/** A mark with its place and what became of it; `within`: found with the wider mark around it. */
interface MarkResult {
  mark: Mark
  place: Place
  outcome: 'found' | 'within' | 'missed' | 'for people'
}

interface SampleResult {
  marks: MarkResult[]
  /** Findings that answer no mark. */
  beyond: Finding[]
  /** Findings of level error that touch no mark at all. */
  strayErrors: Finding[]
}

/** Match findings to marks one to one: the same rule, ranges that overlap; the widest overlap first. */
export function matchSample(text: string, marks: readonly Mark[], findings: readonly Finding[]): SampleResult {
  const placed = marks.map((mark) => ({mark, place: placeOfMark(text, mark)}))
  const pairs = placed
    .flatMap(({mark, place}) =>
      findings
        .filter((finding) => finding.ruleId === mark.rule && shareText(finding.place, place))
        .map((finding) => ({mark, finding, shared: sharedLength(finding.place, place)})),
    )
    .sort((a, b) => b.shared - a.shared)
  const matched = new Map<Mark, Finding>()
  const used = new Set<Finding>()
  for (const {mark, finding} of pairs)
    if (!matched.has(mark) && !used.has(finding)) {
      matched.set(mark, finding)
      used.add(finding)
    }
  const outcomeOf = (mark: Mark, place: Place): MarkResult['outcome'] => {
    if (matched.has(mark)) return 'found'
    if (mark.rule === 'desk-query') return 'for people'
    const outer = placed.some((other) => matched.has(other.mark) && other.mark !== mark && holds(other.place, place))
    return outer ? 'within' : 'missed'
  }
  const beyond = findings.filter((finding) => !used.has(finding))
  return {
    marks: placed.map(({mark, place}) => ({mark, place, outcome: outcomeOf(mark, place)})),
    beyond,
    strayErrors: beyond.filter(
      (finding) => finding.severity === 'error' && !placed.some(({place}) => shareText(place, finding.place)),
    ),
  }
}

const sharedLength = (a: Place, b: Place) => Math.min(a.end, b.end) - Math.max(a.start, b.start)
const holds = (outer: Place, inner: Place) => outer.start <= inner.start && inner.end <= outer.end

function placeOfMark(text: string, {line, column, endLine, endColumn}: Mark): Place {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({0: newline, index}) => index + newline.length)]
  const offset = (line: number, column: number) => (starts[line - 1] ?? text.length) + column - 1
  return {start: offset(line, column), end: offset(endLine, endColumn)}
}

/** The result in words: found, missed, beyond, and what must not be missed. */
export function showSample(text: string, {marks, beyond, strayErrors}: SampleResult): string {
  const locate = makeLocator(text)
  const having = (outcome: string) => marks.filter((mark) => mark.outcome === outcome)
  const must = marks.filter(({mark}) => mark.mustFlag)
  const mustFound = must.filter(({outcome}) => outcome !== 'missed')
  const markLine = ({mark}: MarkResult) =>
    `  ${mark.line}:${mark.column} ${mark.severity} ${mark.rule}${mark.mustFlag ? ' MUST' : ''}: ${mark.text.slice(0, 90)}`
  const findingLine = ({place, ruleId, severity, message}: Finding) => {
    const {line, column} = locate(place.start)
    return `  ${line}:${column} ${severity} ${ruleId}: ${message}`
  }
  return [
    `found ${having('found').length}, within a wider one ${having('within').length}, for people ${having('for people').length}, missed ${having('missed').length} of ${marks.length}; must be flagged: ${mustFound.length} of ${must.length}`,
    ...(having('missed').length > 0 ? ['', 'missed', ...having('missed').map(markLine)] : []),
    ...(beyond.length > 0 ? ['', 'beyond the marks', ...beyond.map(findingLine)] : []),
    ...(strayErrors.length > 0 ? ['', 'ERRORS where nothing is marked', ...strayErrors.map(findingLine)] : []),
  ].join('\n')
}
