// Answers what the page asks: checks, repairs, ignores and reviews, by the code that the command line runs.
import {rules} from '../../../rules/index.ts'
import {type Draft, parseDraft} from '../../core/draft/draft.ts'
import type {Format} from '../../core/draft/format.ts'
import {ignoreEdit} from '../../core/ignores/ignore-edit.ts'
import {lintDraft} from '../../core/lint.ts'
import {locate} from '../../core/report/locate.ts'
import {repairsOffered} from '../../core/report/offers.ts'
import {repair, withLineEnds} from '../../core/report/repair.ts'
import type {LocatedFinding} from '../../core/report/result.ts'
import type {Finding} from '../../core/rule.ts'
import {type Config, configureRules} from '../../core/settings/config.ts'
import {reservedIds} from '../../core/settings/settings.ts'
import {htmlFormat} from '../../formats/html/index.ts'
import {formatFor, makeFormats} from '../../formats/index.ts'
import {odtReview} from '../../formats/odt/index.ts'
import {parseWithRemark} from '../../formats/remark.ts'
import {review} from '../../formats/word/index.ts'
import {reviewOf} from '../../formats/word/review-of.ts'
import {shownPassages} from './passages.ts'
import type {Answer, DeskQuestion, MarginNote, MarkedDraft, Preset, Sheet} from './sheet.ts'
import {words} from './words.ts'

const formats = makeFormats(parseWithRemark, [htmlFormat(), review.format, odtReview.format])
const configs = new Map<Preset, Config>()

/** Answer a question. Pure but for the settings of presets, which are kept. */
export function answer(question: DeskQuestion): Answer {
  const {sheet, preset} = question
  const config = configFor(preset)
  if (question.ask === 'check') return {marked: markDraft(sheet, config)}
  if (question.ask === 'review') return reviewSheet(sheet, config, question)
  if ('bytes' in sheet) return {reason: words.unwritable}
  if (question.ask === 'repair') return {text: repairText(sheet.path, sheet.text, config)}
  return ignore(sheet, config, question)
}

function configFor(preset: Preset): Config {
  const config = configs.get(preset) ?? configureRules(rules, {preset})
  configs.set(preset, config)
  return config
}

function formatOf(path: string): Format {
  const format = formatFor(path, formats)
  if (!format) throw new Error(`No format reads ${path}.`)
  return format
}

/** The draft of a sheet; in a file of a word processor without the marks of an earlier review. */
function readSheet(sheet: Sheet): Draft {
  const format = formatOf(sheet.path)
  if (!('bytes' in sheet)) return parseDraft(sheet, format)
  const cleared = reviewingOf(sheet.path).clear(sheet.bytes, false)
  return parseDraft({path: sheet.path, bytes: 'bytes' in cleared ? cleared.bytes : sheet.bytes}, format)
}

const reviewingOf = (path: string) => (/\.odt$/i.test(path) ? odtReview : review)

function markDraft(sheet: Sheet, config: Config): MarkedDraft {
  const draft = readSheet(sheet)
  const findings = lintDraft(draft, config)
  const located = locate(draft.text, findings)
  const whys = new Map(config.rules.map(({rule}) => [rule.id, rule.why]))
  const notes = findings.map((finding, i) =>
    noteOf(finding, located[i] as LocatedFinding, {draft, why: whys.get(finding.ruleId) ?? ''}),
  )
  const marked = findings.map(({place, severity}) => ({...place, severity}))
  return {passages: shownPassages(draft, marked), notes, text: draft.text}
}

function noteOf(finding: Finding, {start}: LocatedFinding, {draft, why}: {draft: Draft; why: string}): MarginNote {
  const {ruleId, severity, message, note, place} = finding
  const isPackage = draft.source?.locate !== undefined
  return {
    ...{ruleId, severity, message, why, place},
    where: draft.source?.locate?.(place).label ?? words.line(start.line),
    offers: isPackage ? [] : repairsOffered(finding, draft.text),
    canIgnore: !isPackage && !(ruleId in reservedIds),
    ...(note !== undefined && {detail: note}),
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
  {note, reason}: {note: Pick<MarginNote, 'ruleId' | 'place'>; reason: string},
): Answer {
  const parse = (now: string) => readSheet({path, text: now})
  const draft = parse(text)
  const findings = lintDraft(draft, config)
  const finding = findings.find(
    ({ruleId, place}) => ruleId === note.ruleId && place.start === note.place.start && place.end === note.place.end,
  )
  const edit = finding && ignoreEdit(draft, finding, findings, config, parse)
  if (!edit) return {reason: words.cannotIgnore}
  const said = reason.replace(/\s+/g, ' ').replaceAll('--', '–').replace(/[<>]/g, '')
  const whole = {...edit, text: `${edit.text.slice(0, edit.reasonAt)}${said}${edit.text.slice(edit.reasonAt)}`}
  const [written = whole] = withLineEnds([whole], text)
  return {text: draft.text.slice(0, edit.start) + written.text + draft.text.slice(edit.end)}
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
