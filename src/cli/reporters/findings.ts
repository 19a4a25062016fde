// What the reporters for machines have in common: all findings in one list, counts, and URIs of drafts.
import {sep} from 'node:path'
import {withFingerprints} from '../../core/report/fingerprint.ts'
import {asLogLine} from '../../core/report/log-line.ts'
import type {LocatedFinding, Result} from '../../core/report/result.ts'
import {uriOfSlashed, withPlaces} from '../../core/report/shown.ts'

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

const shownFinding = ({message, note, ...rest}: LocatedFinding): LocatedFinding => ({
  ...rest,
  message: asLogLine(message),
  ...(note !== undefined && {note: note.split('\n').map(asLogLine).join('\n')}),
})

/** A URI for a path, relative unless the path is absolute: slashes kept, all else escaped. */
export const uriOf = (path: string): string => uriOfSlashed(withSlashes(path))

/** A path with slashes, also on Windows; elsewhere a backslash is a letter of a name. */
export const withSlashes = (path: string, separator: string = sep): string => path.replaceAll(separator, '/')
