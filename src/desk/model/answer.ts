// Answers what the page asks: checks, repairs, ignores and reviews, by the code that the command line runs.
import {parseDocument} from 'yaml'
import {factReadings} from '../../../rules/checklist.ts'
import {rules} from '../../../rules/index.ts'
import {compareDrafts} from '../../compare/compare.ts'
import {type BlockReuse, makeBlockReuse} from '../../core/draft/block-reuse.ts'
import {type Draft, parseDraft} from '../../core/draft/draft.ts'
import {gatherChecklist} from '../../core/gather-checklist.ts'
import {ignoreCommentsOf} from '../../core/ignores/ignore-comments.ts'
import {aroundReason, ignoreEdit} from '../../core/ignores/ignore-edit.ts'
import {lintDraft} from '../../core/lint.ts'
import {locate} from '../../core/report/locate.ts'
import {markdownReport} from '../../core/report/markdown.ts'
import {repairsOffered} from '../../core/report/offers.ts'
import {shownPassages} from '../../core/report/passages.ts'
import {repair, withLineEnds} from '../../core/report/repair.ts'
import type {LocatedFinding} from '../../core/report/result.ts'
import type {Finding, Rule} from '../../core/rule.ts'
import {type Config, configureRules, makeFactFinder} from '../../core/settings/config.ts'
import {reservedIds, type Settings, SettingsError} from '../../core/settings/settings.ts'
import {settingsSchema} from '../../core/settings/settings-schema.ts'
import {reviewOf} from '../../formats/word/review-of.ts'
import {cutPlaces} from './cut.ts'
import {readSheet, readText, reviewingOf} from './read.ts'
import {findingsAmong, locateAll, reportOnDrafts} from './report.ts'
import type {Answer, DeskQuestion, DeskSetup, MarginNote, MarkedDraft, Sheet} from './sheet.ts'
import {words} from './words.ts'

const configs = new Map<string, Config>()
/** The blocks of the text that was checked last, for the next revision of it. */
let last: {name: string; reuse: BlockReuse} | undefined

/** Answer a question. Pure but for what is kept: the settings that were asked for, and the blocks of the last draft. */
export function answer(question: DeskQuestion): Answer {
  const {sheet, setup} = question
  if (question.ask === 'settings') return settingsOf(sheet)
  const config = configFor(setup)
  if (question.ask === 'check') return {marked: check(question, config)}
  if (question.ask === 'checklist') return {checklist: gatherChecklist(readSheet(sheet), facts, config.settings.names)}
  if (question.ask === 'markdown') return {text: asMarkdown(question, config)}
  if (question.ask === 'report') return {text: reportOnDrafts([sheet, ...(question.others ?? [])], config)}
  if (question.ask === 'review') return reviewSheet(sheet, config, question)
  if ('bytes' in sheet) return {reason: words.unwritable}
  if (question.ask === 'comments') return withoutComments(sheet)
  if (question.ask === 'repair') return {text: repairText(sheet.path, sheet.text, config)}
  return ignore(sheet, config, question)
}

const facts = makeFactFinder(factReadings)

/** The settings of the house override the preset, and what is allowed here is added to them. */
function configFor(setup: DeskSetup): Config {
  const name = JSON.stringify(setup)
  const {preset, stage, house, allow} = setup
  const layers = [{preset, ...(stage && {stage})}, ...(house ? [house] : []), ...(allow ? [{allow}] : [])]
  const config = configs.get(name) ?? configureRules(rules, layers)
  configs.set(name, config)
  return config
}

/** What a file of settings says that can be followed here, and the keys that can't. */
function settingsOf(sheet: Sheet): Answer {
  if ('bytes' in sheet) return {reason: words.notSettings(sheet.path)}
  const data = yamlIn(sheet.text.replace(/^\uFEFF/, ''))
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return {reason: words.notSettings(sheet.path)}
  const entries = Object.entries(data as Settings)
  const isUsed = ([key]: [string, unknown]) => Object.hasOwn(settingsSchema.keys, key)
  const settings: Settings = Object.fromEntries(entries.filter(isUsed))
  const [mistake] = mistakesIn(settings)
  if (mistake) return {reason: words.wrongSettings(sheet.path, mistake)}
  return {settings, unused: entries.filter((entry) => !isUsed(entry)).map(([key]) => key)}
}

/** What YAML says; undefined where it can't be read, or where an alias stands for nothing. */
function yamlIn(text: string): unknown {
  const document = parseDocument(text, {logLevel: 'silent'})
  if (document.errors.length > 0) return undefined
  try {
    return document.toJS({maxAliasCount: 100})
  } catch {
    return undefined
  }
}

function mistakesIn(settings: Settings): string[] {
  try {
    configureRules(rules, settings)
    return []
  } catch (error) {
    if (error instanceof SettingsError) return error.mistakes.map(({message}) => message)
    throw error
  }
}

/** The draft of a sheet that may be checked again soon: of a text what stays the same is read once. */
function readAgain(sheet: Sheet, setup: DeskSetup): Draft {
  if ('bytes' in sheet) return readSheet(sheet)
  const name = JSON.stringify([setup, sheet.path])
  if (last?.name !== name) last = {name, reuse: makeBlockReuse()}
  return readText(sheet, last.reuse)
}

/** The marks of a draft: its findings, with what it repeats of others; or what was changed since it was another text. */
function check(question: CheckQuestion, config: Config): MarkedDraft {
  const {sheet, setup, before} = question
  const draft = readAgain(sheet, setup)
  const findings = before ? compareDrafts(readSheet(before), draft) : findingsOf(draft, question, config)
  return markDraft(draft, findings, config)
}

type CheckQuestion = Extract<DeskQuestion, {ask: 'check'}>

/** The findings of the draft of a sheet, in the order of their places, with what it repeats of other drafts. */
function findingsOf(draft: Draft, {others = []}: {others?: readonly Sheet[]}, config: Config): readonly Finding[] {
  if (others.length === 0) return lintDraft(draft, config)
  const [found = []] = findingsAmong([draft, ...others.map(readSheet)], config)
  return found
}

function markDraft(draft: Draft, findings: readonly Finding[], config: Config): MarkedDraft {
  const located = locate(draft.text, findings)
  const ruleOf = new Map(config.rules.map(({rule}) => [rule.id, rule]))
  const notes = findings.map((finding, id) =>
    noteOf(finding, located[id] as LocatedFinding, {id, draft, rule: ruleOf.get(finding.ruleId)}),
  )
  const marked = findings.map(({place, severity}) => ({...place, severity}))
  return {passages: shownPassages(draft, marked), notes, text: draft.text}
}

/** The findings for a pull request, as the report `markdown` of the command has them. */
function asMarkdown(question: Extract<DeskQuestion, {ask: 'markdown'}>, config: Config): string {
  const {sheet} = question
  const draft = readSheet(sheet)
  const findings = findingsOf(draft, question, config)
  const located = locateAll(draft, findings)
  return markdownReport([{path: sheet.path, findings: located}])
}

function noteOf(
  finding: Finding,
  {start}: LocatedFinding,
  {id, draft, rule}: {id: number; draft: Draft; rule: Rule | undefined},
): MarginNote {
  const {ruleId, severity, message, note, place, related = []} = finding
  const said = [note, ...related.map((one) => one.message)].filter((one) => one !== undefined)
  const isPackage = draft.source?.locate !== undefined
  return {
    ...{id, ruleId, family: rule?.family ?? '', severity, message, why: rule?.why ?? '', place, line: start.line},
    where: draft.source?.locate?.(place).label ?? words.line(start.line),
    offers: isPackage ? [] : repairsOffered(finding, draft),
    canIgnore: !isPackage && rule !== undefined && !(ruleId in reservedIds),
    ...(rule && {actual: draft.text.slice(place.start, place.end)}),
    ...(said.length > 0 && {detail: said.join(' ')}),
  }
}

function repairText(path: string, text: string, config: Config): string {
  const check = (now: string) => lintDraft(readSheet({path, text: now}), config)
  return repair(text, check, false).text
}

/** The text with a comment that makes the finding pass. */
function ignore(
  {path, text}: {path: string; text: string},
  config: Config,
  question: Extract<DeskQuestion, {ask: 'ignore'}>,
): Answer {
  const {note, reason} = question
  const parse = (now: string) => readSheet({path, text: now})
  const draft = parse(text)
  const findings = findingsOf(draft, question, config)
  const finding = findings.find(
    ({ruleId, place}) => ruleId === note.ruleId && place.start === note.place.start && place.end === note.place.end,
  )
  const edit = finding && ignoreEdit(draft, finding, findings, config, parse)
  if (!edit) return {reason: words.cannotIgnore}
  const said = withoutEnds(reason)
  const whole = {...edit, text: said ? aroundReason(edit).join(said) : edit.text}
  const [written = whole] = withLineEnds([whole], text)
  return {text: draft.text.slice(0, edit.start) + written.text + draft.text.slice(edit.end)}
}

/** A reason that ends no comment. */
const withoutEnds = (reason: string) =>
  reason.replaceAll('--', '–').replaceAll('*/', '/').replace(/[<>]/g, '').replace(/\s+/g, ' ').trim()

/** The text without the comments that ask to let findings pass, and how many there are. */
function withoutComments({path, text}: {path: string; text: string}): Answer {
  const draft = readSheet({path, text})
  const comments = ignoreCommentsOf(draft)
  return {comments: comments.length, text: cutPlaces(draft.text, comments)}
}

/** The file with a comment for each finding, as `copydesk review` writes it. */
function reviewSheet(sheet: Sheet, config: Config, {track, date}: {track: boolean; date?: string}): Answer {
  if (!('bytes' in sheet)) return {reason: words.noReview}
  const reviewing = reviewingOf(sheet.path)
  const cleared = reviewing.clear(sheet.bytes, track)
  if ('reason' in cleared) return cleared
  const draft = parseDraft({path: sheet.path, bytes: cleared.bytes}, reviewing.format)
  const findings = locate(draft.text, lintDraft(draft, config))
  const made = reviewOf(reviewing, cleared, draft.text, {findings}, {track, minSeverity: 'info', date})
  return 'reason' in made ? made : {bytes: made.bytes}
}
