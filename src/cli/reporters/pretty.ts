// The report for a person: vfile-reporter's, with start places only and clean files left out.
import {VFile} from 'vfile'
import {reporter} from 'vfile-reporter'
import {withoutTrace} from '../../core/report/vfile.ts'

/** How to show it. */
export interface PrettyOptions {
  color: boolean
  /** Show what was looked for, and the rule's page. */
  verbose?: boolean
}

/** The rule's name follows its message: lined up behind the longest it would stand off the screen. */
const lastColumn = / {2,}(\S+)$/gm

/** All files with findings, and a summary. */
export function reportPretty(files: readonly VFile[], {color, verbose = false}: PrettyOptions): string {
  const found = files.filter(({messages}) => messages.length > 0)
  if (found.length > 0) {
    const options = {color, verbose, quiet: true, defaultName: '<stdin>'}
    return `${withoutTrace(() => reporter(found.map(simplify), options)).replace(lastColumn, '  $1')}\n`
  }
  return files.length === 0
    ? ''
    : `${files.length === 1 ? '1 draft' : `${files.length} drafts`} checked, nothing to fix.\n`
}

/** An editor needs to know where to look, not where the finding ends, and not that it is Copydesk who says so. */
function simplify(file: VFile): VFile {
  const simple = new VFile({path: file.path})
  for (const {reason, line, column, ruleId, fatal, note, url} of file.messages) {
    const message = simple.message(reason, line && column ? {place: {line, column}} : {})
    Object.assign(message, {fatal, ruleId}, note && {note}, url && {url})
  }
  return simple
}
