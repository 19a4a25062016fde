// Findings as diagnostics.
import {createHash} from 'node:crypto'
import type {Diagnostic, DiagnosticRelatedInformation, Location} from 'vscode-languageserver/node'
import type {Place} from '../core/draft/place.ts'
import type {Finding} from '../core/rule.ts'
import type {Severity} from '../core/severity.ts'
import type {Client, ShownSeverity} from './client.ts'
import {type Lines, rangeOf} from './positions.ts'
import {linkTo} from './rule-links.ts'

/** Diagnostics of one draft, as of a version of it. */
export interface DiagnosticReport {
  uri: string
  /** Undefined for a draft that is not open. */
  version: number | undefined
  resultId: string
  diagnostics: Diagnostic[]
}

/** What the places of findings count in. */
export interface DiagnosticContext {
  uri: string
  lines: Lines
  /** Characters before the draft's text: a byte order mark. */
  shift: number
  /** Where a place in another draft stands; undefined where it can't be told. */
  locate(path: string, place: Place): Location | undefined
  familyOf(ruleId: string): string | undefined
  /** How severe all findings are shown; undefined as they are. */
  severity: ShownSeverity | undefined
}

const severities: Record<Severity, 1 | 2 | 3> = {error: 1, warning: 2, info: 3}
const shown: Record<ShownSeverity, 1 | 2 | 3 | 4> = {error: 1, warning: 2, information: 3, hint: 4}
const unnecessary = 1

/** A range of the draft's text as a range of the document. */
export const rangeIn = ({lines, shift}: DiagnosticContext, {start, end}: Place, {encoding}: Client) =>
  rangeOf(lines, {start: start + shift, end: end + shift}, encoding)

export function diagnosticOf(finding: Finding, context: DiagnosticContext, client: Client): Diagnostic {
  const {ruleId, kind, severity, message, place, page, confidence} = finding
  const href = client.pages && linkTo(ruleId, page)
  const related = client.related ? relatedOf(finding, context, client) : []
  return {
    range: rangeIn(context, place, client),
    severity: context.severity === undefined ? severities[severity] : shown[context.severity],
    code: ruleId,
    source: 'copydesk',
    message,
    ...(href && {codeDescription: {href}}),
    ...(client.tags && context.familyOf(ruleId) === 'boilerplate' && {tags: [unnecessary]}),
    ...(related.length > 0 && {relatedInformation: related}),
    ...(client.data && {data: {ruleId, ...(kind && {kind}), ...(confidence !== undefined && {confidence})}}),
  }
}

/** Other places, and what was looked for at this one. */
function relatedOf(finding: Finding, context: DiagnosticContext, client: Client): DiagnosticRelatedInformation[] {
  const {related = [], note, place} = finding
  const found = related.slice(0, 10).flatMap(({path, place, message}) => {
    const here = {uri: context.uri, range: rangeIn(context, place, client)}
    if (path === undefined) return {location: here, message}
    // The message names the other draft and the line; so does the link.
    const location = context.locate(path, place)
    return location ? [{location, message: 'Here, too.'}] : []
  })
  if (!note) return found
  return [...found, {location: {uri: context.uri, range: rangeIn(context, place, client)}, message: note}]
}

/** What tells whether diagnostics are the same as before. */
export const resultIdOf = (diagnostics: readonly Diagnostic[]): string =>
  createHash('sha1').update(JSON.stringify(diagnostics)).digest('base64url')
