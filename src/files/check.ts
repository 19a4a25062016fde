// Checks drafts on disk: read, parse, lint; what can't be read is a finding of its own.
import {resolve} from 'node:path'
import type {VFile} from 'vfile'
import type {Config} from '../core/config.ts'
import {type Format, parseDraft} from '../core/draft.ts'
import {lint} from '../core/lint.ts'
import {reportOn} from '../core/vfile.ts'
import {type ReadText, readDraft} from './read.ts'

/** The report on one draft, and whether it could be checked at all. */
export interface Checked {
  file: VFile
  readable: boolean
}

/** Check one file. */
export async function checkFile(path: string, format: Format, config: Config, cwd: string): Promise<Checked> {
  return checkText(path, await readDraft(resolve(cwd, path)), format, config)
}

/** Check what was read. */
export function checkText(path: string, read: ReadText, format: Format, config: Config): Checked {
  if ('reason' in read) return reportUnreadable(path, read.reason, config)
  const draft = parseDraft({path, text: read.text}, format, config.settings.frontMatterCopy)
  const readable = !draft.problems.some(({id}) => id === 'unreadable-file')
  return {file: reportOn(draft, lint(draft, config)), readable}
}

/** The report on a file that can't be read. */
export function reportUnreadable(path: string, message: string, {reserved}: Config): Checked {
  const severity = reserved['unreadable-file'] ?? 'error'
  const finding = {ruleId: 'unreadable-file', place: {start: 0, end: 0}, message}
  return {file: reportOn({path, text: ''}, severity === 'off' ? [] : [{...finding, severity}]), readable: false}
}
