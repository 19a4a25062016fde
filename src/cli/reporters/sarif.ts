// SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
import {rules} from '../../../rules/index.ts'
import {homepage} from '../../core/report/pages.ts'
import type {Result} from '../../core/report/result.ts'
import {version} from '../version.ts'
import {type ListedFinding, listFindings, uriOf} from './findings.ts'

const levels = {error: 'error', warning: 'warning', info: 'note'}

/** One log with one run; columns count UTF-16 code units. */
export function reportSarif(results: readonly Result[]): string {
  const findings = listFindings(results)
  const ids = [...new Set(findings.map(({ruleId}) => ruleId))].sort()
  const pages = new Map(findings.map(({ruleId, url}) => [ruleId, url]))
  const rulesFound = ids.map((id) => describeRule(id, pages.get(id)))
  const driver = {name: 'Copydesk', version, ...(homepage && {informationUri: homepage}), rules: rulesFound}
  const artifacts = results.map(({path}) => ({location: {uri: uriOf(path)}}))
  const described = findings.map((finding) => describeFinding(finding, ids.indexOf(finding.ruleId)))
  const run = {tool: {driver}, columnKind: 'utf16CodeUnits', artifacts, results: described}
  const log = {$schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run]}
  return `${JSON.stringify(log, undefined, 2)}\n`
}

function describeRule(id: string, page: string | undefined) {
  const rule = rules.find((rule) => rule.id === id)
  const texts = rule && {
    ...{shortDescription: {text: rule.summary}, fullDescription: {text: rule.why}},
    help: {text: `${rule.why} Authority: ${rule.authority}. \`copydesk explain ${id}\` shows examples.`},
  }
  return {id, ...(page && {helpUri: page}), ...texts}
}

function describeFinding(finding: ListedFinding, ruleIndex: number) {
  const {path, ruleId, severity, message, related = [], fix, fingerprint} = finding
  const artifactLocation = {uri: uriOf(path)}
  const relatedLocations = related.map((other) => ({
    message: {text: other.message},
    physicalLocation: {
      artifactLocation: {uri: uriOf(other.path ?? path)},
      region: {charOffset: other.place.start, charLength: other.place.end - other.place.start},
    },
  }))
  const replacements = fix?.map(({start, end, text}) => ({
    deletedRegion: {charOffset: start, charLength: end - start},
    insertedContent: {text},
  }))
  return {
    ruleId,
    ruleIndex,
    level: levels[severity],
    message: {text: message},
    locations: [{physicalLocation: {artifactLocation, region: regionOf(finding)}, ...logicalOf(finding)}],
    partialFingerprints: {'copydesk/v1': fingerprint},
    ...(relatedLocations.length > 0 && {relatedLocations}),
    ...(replacements && {fixes: [{artifactChanges: [{artifactLocation, replacements}]}]}),
  }
}

/** The paragraph in a package of parts. */
const logicalOf = ({where}: ListedFinding) =>
  where && {logicalLocations: [{name: where.label, fullyQualifiedName: `${where.part}#${where.paragraph}`}]}

const regionOf = ({start, end, actual}: ListedFinding) => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
  charOffset: start.offset,
  charLength: end.offset - start.offset,
  snippet: {text: actual},
})
