// The report for a person: vfile-reporter's, with start places only and clean drafts left out.
import {VFile} from 'vfile'
import {reporter} from 'vfile-reporter'
import type {Result} from '../../core/report/result.ts'
import {isFatal, withoutTrace} from '../../core/report/vfile.ts'
import {asShown} from './findings.ts'
import type {ReporterOptions} from './reporter.ts'

/** The rule's name follows its message: lined up after the longest one, it would be off the screen. */
const lastColumn = / {2,}(\S+)$/gm

/** All drafts with findings, and a summary. */
export function reportPretty(
  results: readonly Result[],
  {color, verbose}: Pick<ReporterOptions, 'color' | 'verbose'>,
): string {
  const found = results.filter(({findings}) => findings.length > 0)
  if (found.length > 0) {
    const options = {color, verbose, quiet: true, defaultName: '<stdin>'}
    return `${withoutTrace(() => reporter(asShown(found).map(simpleFileOf), options)).replace(lastColumn, '  $1')}\n`
  }
  return results.length === 0
    ? ''
    : `${results.length === 1 ? '1 draft' : `${results.length} drafts`} checked, nothing to fix.\n`
}

/** An editor needs to know where to look, not where the finding ends, and not that it is Copydesk who says so. */
function simpleFileOf({path, findings}: Result): VFile {
  const file = new VFile({path})
  for (const {severity, ruleId, message, note, url, start} of findings) {
    const added = file.message(message, {place: {line: start.line, column: start.column}})
    Object.assign(added, {fatal: isFatal[severity], ruleId}, note && {note}, url && {url})
  }
  return file
}
