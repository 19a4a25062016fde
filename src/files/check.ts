// Checks drafts on disk: read, parse, lint; what can't be read is a finding of its own.
import {resolve} from 'node:path'
import type {VFile} from 'vfile'
import {compareAll} from '../core/compare.ts'
import type {Config} from '../core/config.ts'
import {type Draft, type Format, parseDraft} from '../core/draft.ts'
import type {Fact} from '../core/fact.ts'
import {study} from '../core/lint.ts'
import {addMessage, reportOn} from '../core/vfile.ts'
import {type ReadText, readDraft} from './read.ts'

/** The report on one draft, whether it could be checked at all, and what is kept to compare it with others. */
export interface Checked {
  file: VFile
  readable: boolean
  facts: readonly Fact[]
}

/** Check one file. */
export async function checkFile(path: string, format: Format, config: Config, cwd: string): Promise<Checked> {
  return checkText(path, await readDraft(resolve(cwd, path)), format, config)
}

/** Check what was read. */
export async function checkText(path: string, read: ReadText, format: Format, config: Config): Promise<Checked> {
  if ('reason' in read) return reportUnreadable(path, read.reason, config)
  return checkDraft(parseDraft({path, text: read.text}, format, config.settings.frontMatterCopy), config)
}

/** Check a parsed draft. Plugins that are hosted run first, on copies; without any nothing is loaded or awaited. */
export async function checkDraft(draft: Draft, config: Config): Promise<Checked> {
  const isHosting = config.rules.some(({rule}) => rule.hosted)
  const ready = isHosting ? await (await import('../hosts/index.ts')).runHosted(draft, config) : config
  const {findings, facts} = study(draft, ready)
  return {file: reportOn(draft, findings), facts, readable: !draft.problems.some(({id}) => id === 'unreadable-file')}
}

const collecting = new WeakMap<Config, Config>()

/** Only keep what is compared with other drafts: for a draft that is not to be reported on. */
export async function gatherFacts(path: string, format: Format, config: Config, cwd: string): Promise<readonly Fact[]> {
  const only = collecting.get(config) ?? {...config, rules: config.rules.filter(({rule}) => rule.collect)}
  collecting.set(config, only)
  return only.rules.length === 0 ? [] : (await checkFile(path, format, only, cwd)).facts
}

/** Add to the reports what only all drafts together show. */
export function compareChecked(checked: readonly Checked[], others: readonly Fact[], rules: Config['rules']): void {
  const files = new Map(checked.map(({file}) => [file.path, file]))
  for (const {path, place, finding} of compareAll([...checked.flatMap(({facts}) => facts), ...others], rules)) {
    const file = files.get(path)
    if (file) addMessage(file, finding, place, String(file).slice(place.start.offset, place.end.offset))
  }
  for (const file of files.values()) file.messages.sort((a, b) => startOf(a) - startOf(b))
}

const startOf = ({place}: VFile['messages'][number]): number =>
  place && 'start' in place ? (place.start.offset ?? 0) : 0

/** The report on a file that can't be read. */
export function reportUnreadable(path: string, message: string, {reserved}: Config): Checked {
  const severity = reserved['unreadable-file'] ?? 'error'
  const finding = {ruleId: 'unreadable-file', place: {start: 0, end: 0}, message}
  return {
    file: reportOn({path, text: ''}, severity === 'off' ? [] : [{...finding, severity}]),
    readable: false,
    facts: [],
  }
}
