// Checks drafts on disk: read, parse, lint; what can't be read is a finding of its own.
import type {VFile} from 'vfile'
import {type Draft, parseDraft} from '../core/draft/draft.ts'
import type {Format} from '../core/draft/format.ts'
import type {Fact} from '../core/fact.ts'
import {study} from '../core/lint.ts'
import {dropText, reportOn} from '../core/report/vfile.ts'
import type {Finding} from '../core/rule.ts'
import type {Config} from '../core/settings/config.ts'
import type {ReadText} from './read.ts'

/** The report on one draft, and whether it could be checked at all. */
export interface Reported {
  file: VFile
  readable: boolean
}

/** A draft that was checked, with what is kept to compare it with others. */
export interface Checked extends Reported {
  /** What it shows by itself. */
  findings: readonly Finding[]
  facts: readonly Fact[]
  /** Names the facts, where they are cached. */
  key?: string
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
  const readable = !draft.problems.some(({id}) => id === 'unreadable-file')
  return {file: withoutIdleText(reportOn(draft, findings)), findings, facts, readable}
}

/** The text of a draft without findings is not held. */
const withoutIdleText = (file: VFile): VFile => (file.messages.length === 0 ? dropText(file) : file)

/** The same settings where there are no other drafts: nothing is kept to compare with them. */
export const alone = (config: Config): Config => ({
  ...config,
  rules: config.rules.map((ruleConfig) => {
    const {collect, ...rule} = ruleConfig.rule
    return collect ? {...ruleConfig, rule} : ruleConfig
  }),
})

const collecting = new WeakMap<Config, Config>()

/** The same settings where only what is compared with other drafts is wanted. */
export function collectingOnly(config: Config): Config {
  const only = collecting.get(config) ?? {...config, rules: config.rules.filter(({rule}) => rule.collect)}
  collecting.set(config, only)
  return only
}

/** Only keep what is compared with other drafts: for a draft that is not to be reported on. */
export async function gatherFacts(
  path: string,
  read: ReadText,
  format: Format,
  config: Config,
): Promise<readonly Fact[]> {
  const only = collectingOnly(config)
  return only.rules.length === 0 ? [] : (await checkText(path, read, format, only)).facts
}

/** The report on a file that can't be read. */
export function reportUnreadable(path: string, message: string, {reserved}: Config): Checked {
  const severity = reserved['unreadable-file'] ?? 'error'
  const finding = {ruleId: 'unreadable-file', place: {start: 0, end: 0}, message}
  const findings: Finding[] = severity === 'off' ? [] : [{...finding, severity}]
  return {file: reportOn({path, text: ''}, findings), findings, readable: false, facts: []}
}
