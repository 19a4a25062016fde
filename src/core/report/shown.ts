// Findings as people read them, in whatever report: with their paragraphs, counted, and with the addresses of drafts.
import {elide} from '../elide.ts'
import type {LocatedFinding, Result} from './result.ts'

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

/** How many findings of each severity: “2 errors, 1 warning”. */
export function countFindings(findings: readonly LocatedFinding[]): string {
  const counts = (['error', 'warning', 'info'] as const).map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length
    const name = severity === 'info' ? 'note' : severity
    return count === 0 ? '' : `${count} ${name}${count === 1 ? '' : 's'}`
  })
  return counts.filter(Boolean).join(', ') || 'nothing to fix'
}

/** A URI for a path with slashes, relative unless the path is absolute: slashes kept, all else escaped. */
export function uriOfSlashed(path: string): string {
  const parts = path.toWellFormed().split('/')
  const uri = parts.map((part) => encodeURIComponent(part).replace(/[()']/g, escapeMark)).join('/')
  const isAbsolute = uri.startsWith('/') || /^[a-z]%3A\//i.test(uri)
  return isAbsolute ? `file:///${uri.replace(/^\//, '').replace(/^(.)%3A/, '$1:')}` : uri
}

const escapeMark = (mark: string) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`
