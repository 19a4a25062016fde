// Checks drafts on disk: read, parse, lint; what can't be read is a finding of its own.

import {detach} from '../core/draft/block-cache.ts'
import {type Draft, parseDraft} from '../core/draft/draft.ts'
import type {Format} from '../core/draft/format.ts'
import type {Fact} from '../core/fact.ts'
import {gatherChecklist} from '../core/gather-checklist.ts'
import {isForeign} from '../core/language.ts'
import {study} from '../core/lint.ts'
import {locate} from '../core/report/locate.ts'
import type {LocatedFinding, Result} from '../core/report/result.ts'
import type {Finding} from '../core/rule.ts'
import type {Config} from '../core/settings/config.ts'
import type {Asked} from './files-around.ts'
import type {ReadText, Unread} from './read.ts'

/** What is kept of a draft to compare it with others; facts that come from a cache are read when they are asked for. */
export interface Facts {
  /** Names the facts in the cache. */
  key?: string
  /** The same as the cache holds them: by these they are compared without being read one by one. */
  packed?: Uint8Array<ArrayBuffer>
  readonly facts: readonly Fact[]
}

/** What a draft shows by itself, and what is kept of it to compare it with others. */
export interface ResultWithFacts extends Result, Facts {
  /** What was asked about the files around the draft, with the answers. */
  asked?: Asked
}

/** Check what was read. */
export async function checkText(
  path: string,
  read: ReadText,
  format: Format,
  config: Config,
): Promise<ResultWithFacts> {
  if ('reason' in read) return reportUnreadable(path, read, config)
  return checkDraft(parseDraft({path, ...read}, format, config.settings.frontMatterCopy), config)
}

/**
 * Check a parsed draft. Plugins that are hosted run first, on copies; without any nothing is loaded or awaited. The
 * result is a copy, since a string cut out of the draft would keep all of it in memory.
 */
export async function checkDraft(draft: Draft, config: Config): Promise<ResultWithFacts> {
  const isHosting = config.rules.some(({rule}) => rule.hosted)
  const ready = isHosting ? await (await import('../hosts/index.ts')).runHosted(draft, config) : config
  const {findings, facts, formerNames, asked} = study(draft, ready)
  const isUnreadable = draft.problems.some(({id}) => id === 'unreadable-file')
  return {
    path: draft.path,
    findings: detach(locateIn(draft, findings)),
    facts,
    ...(asked && {asked: asked as Asked}),
    ...(isUnreadable && {unreadable: true}),
    ...(isForeign(draft) && {foreign: true}),
    ...(formerNames.length > 0 && {formerNames}),
    ...(config.checklist &&
      !isUnreadable && {checklist: detach(gatherChecklist(draft, config.checklist, config.settings.names))}),
  }
}

/** Findings with lines and columns; in a package also with their parts and paragraphs. */
function locateIn({text, source}: Draft, findings: readonly Finding[]): LocatedFinding[] {
  const located = locate(text, findings)
  if (!source?.locate) return located
  return located.map((one, i) => ({...one, where: source.locate?.((findings[i] as Finding).place)}))
}

/** The same settings where there are no other drafts: nothing is kept to compare with them. */
export const alone = (config: Config): Config => ({
  ...config,
  rules: config.rules.map((ruleConfig) => {
    const {collect, ...rule} = ruleConfig.rule
    return collect && !rule.judge ? {...ruleConfig, rule} : ruleConfig
  }),
})

const collecting = new WeakMap<Config, Config>()

/** The same settings where only what is compared with other drafts is wanted. */
export function collectingOnly(config: Config): Config {
  const {checklist, ...rest} = config
  const only = collecting.get(config) ?? {...rest, rules: config.rules.filter(({rule}) => rule.collect)}
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

/** The result for a file that can't be read. */
export function reportUnreadable(
  path: string,
  {reason, unread}: {reason: string; unread?: Unread},
  {reserved}: Config,
): ResultWithFacts {
  const severity = reserved['unreadable-file'] ?? 'error'
  const finding = {ruleId: 'unreadable-file', place: {start: 0, end: 0}, message: reason}
  const findings: Finding[] = severity === 'off' ? [] : [{...finding, severity}]
  return {path, findings: locate('', findings), unreadable: true, ...(unread && {unread}), facts: []}
}
