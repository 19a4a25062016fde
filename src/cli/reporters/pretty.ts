// The report for a person: vfile-reporter's, with start places only and clean drafts left out.
import {VFile} from 'vfile'
import {reporter} from 'vfile-reporter'
import {compareText} from '../../core/order.ts'
import {asLogLine} from '../../core/report/log-line.ts'
import type {Result} from '../../core/report/result.ts'
import {isFatal, withoutTrace} from '../../core/report/vfile.ts'
import {asShown} from './findings.ts'
import type {ReporterOptions} from './reporter.ts'

/** The rule's name follows its message: lined up after the longest one, it would be off the screen. */
const lastColumn = / {2,}(\S+)$/gm

/** All drafts with findings, and a summary. */
export function reportPretty(
  results: readonly Result[],
  {
    color,
    verbose,
    held = 0,
    isComparison = false,
  }: Pick<ReporterOptions, 'color' | 'verbose' | 'held' | 'isComparison'>,
): string {
  const found = results.filter(({findings}) => findings.length > 0)
  if (found.length > 0) {
    const options = {color, verbose, quiet: true, defaultName: '<stdin>'}
    const report = withoutTrace(() => reporter(asShown(found).map(simpleFileOf), options)).replace(lastColumn, '  $1')
    return `${report}\n${verbose ? whereToRead(found) : ''}`
  }
  if (results.length === 0) return ''
  const count = results.length === 1 ? '1 draft' : `${results.length} drafts`
  if (isComparison) return `${count} compared: no number, date, name, quotation or link has changed.\n`
  return `${count} checked, nothing ${held > 0 ? 'new ' : ''}to fix.\n`
}

/** How to read more on the rules whose pages have no address. */
function whereToRead(results: readonly Result[]): string {
  const without = results.flatMap(({findings}) => findings.flatMap(({ruleId, url}) => (url ? [] : [ruleId])))
  const lines = [...new Set(without)].sort(compareText).map((id) => `  copydesk explain ${asLogLine(id)}\n`)
  return lines.length > 0 ? `\nRead more:\n${lines.join('')}` : ''
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
