// The public API: check drafts from a program, and define rules of your own.
import {rules} from '../rules/index.ts'
import {assertConfig, assertRules, assertSource, settingsMistake} from './core/call-mistakes.ts'
import {type Draft, parseDraft} from './core/draft/draft.ts'
import type {Format} from './core/draft/format.ts'
import {lintDraft} from './core/lint.ts'
import {moveFinding} from './core/report/move.ts'
import type {Finding, Rule} from './core/rule.ts'
import {type Config, configureRules} from './core/settings/config.ts'
import type {Layers} from './core/settings/rule-config.ts'
import {SettingsError} from './core/settings/settings.ts'
import {formatFor, makeFormats} from './formats/index.ts'
import {parseWithRemark} from './formats/remark.ts'
import {wrongInHouse} from './house/mistakes.ts'
import {rulesOfHouse} from './house/rules.ts'
import type {HouseRules} from './house/setting.ts'

export type {Block} from './core/draft/blocks.ts'
export type {Draft} from './core/draft/draft.ts'
export type {Format} from './core/draft/format.ts'
export type {Place} from './core/draft/place.ts'
export type {Prose} from './core/draft/prose.ts'
export type {Span} from './core/draft/spans.ts'
export {elide, quote} from './core/elide.ts'
export type {Example} from './core/example.ts'
export type {Hit, PhraseList} from './core/phrase-list.ts'
export {definePhraseRule, type PhraseRuleDefinition} from './core/phrase-rule.ts'
export {definePhrases, type PhraseData} from './core/phrases/phrases.ts'
export {hitsOf, type Reading} from './core/reading.ts'
export {applyEdits} from './core/report/fix.ts'
export {locate} from './core/report/locate.ts'
export type {LocatedFinding} from './core/report/result.ts'
export {reportOn} from './core/report/vfile.ts'
export {
  type BlockContext,
  defineRule,
  type Edit,
  type Finding,
  type Rule,
  type RuleContext,
  type RuleDefinition,
} from './core/rule.ts'
export type {Config} from './core/settings/config.ts'
export {definePlugin, type Plugin, rulesOfPlugin} from './core/settings/plugin.ts'
export type {Mistake, Settings} from './core/settings/settings.ts'
export type {Severity} from './core/severity.ts'
export type {HouseRules} from './house/setting.ts'
export {isQuoted, ownHits, quotationsOf} from './reading/speech/quotations.ts'
export {default, type UnifiedSettings} from './unified.ts'
export {rules, SettingsError}

const formats = makeFormats(parseWithRemark)

/**
 * Source text as a draft; the format follows from the path's extension, or is handed in. With a config, its
 * `frontMatterCopy` says which front matter fields are copy.
 * @throws {TypeError} where nothing tells the format, the path or the text isn't a string, or this is no config.
 */
export function parse(source: {path: string; text: string}, format?: Format, config?: Config): Draft {
  assertSource('parse', source)
  if (config !== undefined) assertConfig('parse', config)
  const known = format ?? formatFor(source.path, formats)
  if (!known) throw new TypeError(`No format reads \`${source.path}\`: name it .md or .txt, or hand in a format.`)
  return parseDraft(source, known, config?.settings.frontMatterCopy)
}

/**
 * Apply settings, or layers of them, to Copydesk's rules and to `more` of your own.
 * @throws {SettingsError} with every mistake in the settings.
 * @throws {TypeError} where `more` aren't rules.
 */
export function configure(settings: Layers = {}, more: readonly Rule[] = []): Config {
  const mistake = settingsMistake('configure', settings)
  if (mistake) throw new SettingsError([{path: [], message: mistake}])
  assertRules('configure', more)
  return configureRules([...rules, ...more], settings)
}

/**
 * House rules, as the data of their file, as rules for `configure`; their ids begin with `house/`.
 * @throws {SettingsError} with every mistake in them.
 */
export function houseRules(house: HouseRules): Rule[] {
  const mistakes = wrongInHouse(house)
  if (mistakes.length > 0) throw new SettingsError(mistakes)
  return rulesOfHouse(house)
}

/**
 * Check a draft, or a text with a path; returns findings in the order of their places. Offsets count in the text that was
 * handed in, a byte order mark included; in a parsed draft they count in `draft.text`, which has none. Which front matter
 * fields are copy was settled when a draft was parsed: hand the config to `parse` too.
 * @throws {TypeError} where this isn't a draft, or the config isn't one that `configure` made.
 */
export function lint(draft: Draft | {path: string; text: string}, config: Config = configure()): Finding[] {
  assertSource('lint', draft)
  assertConfig('lint', config)
  if ('blocks' in draft) return lintDraft(draft, config)
  const findings = lintDraft(parse(draft, undefined, config), config)
  return draft.text.startsWith('\uFEFF') ? findings.map((finding) => moveFinding(finding, 1)) : findings
}
