// What the reporters for machines have in common: all findings in one list, counts, and URIs of drafts.
import {sep} from 'node:path'
import {elide} from '../../core/elide.ts'
import {withFingerprints} from '../../core/report/fingerprint.ts'
import {asLogLine} from '../../core/report/log-line.ts'
import type {LocatedFinding, Result} from '../../core/report/result.ts'

/** A finding in a list of several drafts. */
export interface ListedFinding extends LocatedFinding {
  /** With slashes, also on Windows. */
  path: string
  fingerprint: string
}

/** All findings of all drafts. */
export const listFindings = (results: readonly Result[]): ListedFinding[] =>
  results.flatMap(({path, findings}) =>
    withFingerprints(findings).map((finding) => ({path: withSlashes(path), ...finding})),
  )

/** The same results for a terminal or a log: no name, message or note in them is obeyed there. */
export const asShown = (results: readonly Result[]): Result[] =>
  withPlaces(results).map(({path, findings, ...rest}) => ({
    ...rest,
    path: asLogLine(path),
    findings: findings.map(shownFinding),
  }))

/** The same results for a person: where lines say nothing, the messages tell the paragraph. */
export const withPlaces = (results: readonly Result[]): Result[] =>
  results.map((result) => ({
    ...result,
    findings: result.findings.map((finding) =>
      finding.where ? {...finding, message: `${placeOf(finding)} ${finding.message}`} : finding,
    ),
  }))

/** A place in a package: the paragraph and, unless the message quotes them, the words. */
function placeOf({where, actual, message}: LocatedFinding): string {
  const words = elide(actual.replace(/\s+/g, ' '), 60)
  return words === '' || message.includes(words) ? `${where?.label}:` : `${where?.label}: “${words}”.`
}

const shownFinding = ({message, note, ...rest}: LocatedFinding): LocatedFinding => ({
  ...rest,
  message: asLogLine(message),
  ...(note !== undefined && {note: note.split('\n').map(asLogLine).join('\n')}),
})

/** A path with slashes, also on Windows; elsewhere a backslash is a letter of a name. */
export const withSlashes = (path: string, separator: string = sep): string => path.replaceAll(separator, '/')

/** How many findings of each severity: “2 errors, 1 warning”. */
export function countFindings(findings: readonly LocatedFinding[]): string {
  const counts = (['error', 'warning', 'info'] as const).map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length
    const name = severity === 'info' ? 'note' : severity
    return count === 0 ? '' : `${count} ${name}${count === 1 ? '' : 's'}`
  })
  return counts.filter(Boolean).join(', ') || 'nothing to fix'
}

/** A URI for a path, relative unless the path is absolute: slashes kept, all else escaped. */
export function uriOf(path: string): string {
  const parts = withSlashes(path).toWellFormed().split('/')
  const uri = parts.map((part) => encodeURIComponent(part).replace(/[()']/g, escapeMark)).join('/')
  const isAbsolute = uri.startsWith('/') || /^[a-z]%3A\//i.test(uri)
  return isAbsolute ? `file:///${uri.replace(/^\//, '').replace(/^(.)%3A/, '$1:')}` : uri
}

const escapeMark = (mark: string) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`
