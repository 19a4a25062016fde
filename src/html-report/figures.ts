// The numbers that the report's pictures show, counted from what it shows.
import {addToList, compareText} from '../core/order.ts'
import type {Severity} from '../core/severity.ts'
import {countSeverities, type ReportDraft, type ReportNote, type SeverityCounts, totalOf} from './model.ts'

/** The findings of a rule. */
export interface RuleFigure {
  ruleId: string
  counts: SeverityCounts
  /** In how many drafts they are. */
  drafts: number
}

/** The findings in the drafts of a month, or of a year where the drafts are of many years. */
export interface PeriodFigure {
  /** `2025-03` or `2025`. */
  period: string
  counts: SeverityCounts
  /** How many drafts are of that time, those without findings too. */
  drafts: number
}

/** The findings of a rule that are new, and those that the baseline accepts. */
export interface FreshFigure {
  ruleId: string
  fresh: number
  held: number
}

/** All numbers of the report. */
export interface ReportFigures {
  counts: SeverityCounts
  drafts: number
  draftsWithFindings: number
  /** The most findings first. */
  rules: readonly RuleFigure[]
  /** From the first one with a draft to the last one, none left out. */
  periods: readonly PeriodFigure[]
  /** Drafts that name no day, and their findings. */
  undated: Pick<PeriodFigure, 'counts' | 'drafts'>
  /** The most new ones first; none where no baseline holds anything back. */
  fresh: readonly FreshFigure[]
}

/** A finding that the baseline accepts. */
export interface HeldFinding {
  ruleId: string
  severity: Severity
}

/** More months than this are shown as years. */
const mostMonths = 120

/** Count what a report shows; `held` are the findings that the baseline accepts. */
export function countFigures(drafts: readonly ReportDraft[], held: readonly HeldFinding[] = []): ReportFigures {
  const notes = drafts.flatMap((draft) => draft.notes)
  const dated = drafts.filter(({day}) => day !== undefined)
  return {
    counts: countSeverities(notes),
    drafts: drafts.length,
    draftsWithFindings: drafts.filter((draft) => draft.notes.length > 0).length,
    rules: ruleFigures(drafts),
    periods: periodFigures(dated),
    undated: countDrafts(drafts.filter(({day}) => day === undefined)),
    fresh: held.length > 0 ? freshFigures(notes, held) : [],
  }
}

/** Drafts in the order in which they need attention: the most errors first, then the most warnings, then the most infos. */
export function byNeed(drafts: readonly ReportDraft[]): ReportDraft[] {
  const counted = drafts.map((draft) => ({draft, counts: countSeverities(draft.notes)}))
  return counted
    .sort((a, b) => compareCounts(a.counts, b.counts) || compareText(a.draft.path, b.draft.path))
    .map(({draft}) => draft)
}

/** Drafts with findings, those with most of them first. */
export function byFindings(drafts: readonly ReportDraft[]): ReportDraft[] {
  return drafts
    .filter(({notes}) => notes.length > 0)
    .toSorted((a, b) => b.notes.length - a.notes.length || compareText(a.path, b.path))
}

const compareCounts = (a: SeverityCounts, b: SeverityCounts) =>
  b.error - a.error || b.warning - a.warning || b.info - a.info

function ruleFigures(drafts: readonly ReportDraft[]): RuleFigure[] {
  const found = new Map<string, {note: ReportNote; draft: ReportDraft}[]>()
  for (const draft of drafts) for (const note of draft.notes) addToList(found, note.ruleId, {note, draft})
  return [...found]
    .map(([ruleId, all]) => ({
      ruleId,
      counts: countSeverities(all.map(({note}) => note)),
      drafts: new Set(all.map(({draft}) => draft)).size,
    }))
    .sort((a, b) => totalOf(b.counts) - totalOf(a.counts) || compareText(a.ruleId, b.ruleId))
}

const countDrafts = (drafts: readonly ReportDraft[]) => ({
  counts: countSeverities(drafts.flatMap(({notes}) => notes)),
  drafts: drafts.length,
})

function periodFigures(drafts: readonly ReportDraft[]): PeriodFigure[] {
  const months = spell(drafts.map(({day = ''}) => monthIndex(day)))
  const isLong = months.length > mostMonths
  const periods = isLong
    ? [...new Set(months.map((month) => monthName(month).slice(0, 4)))]
    : months.map((month) => monthName(month))
  const found = new Map<string, ReportDraft[]>()
  for (const draft of drafts) addToList(found, draft.day?.slice(0, isLong ? 4 : 7) ?? '', draft)
  return periods.map((period) => ({period, ...countDrafts(found.get(period) ?? [])}))
}

/** Every whole number from the least to the greatest. */
function spell(numbers: readonly number[]): number[] {
  if (numbers.length === 0) return []
  const [first, last] = numbers.reduce(
    ([low, high], one) => [Math.min(low, one), Math.max(high, one)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )
  return Array.from({length: last - first + 1}, (_, i) => first + i)
}

const monthIndex = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
const monthName = (month: number) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`

function freshFigures(notes: readonly ReportNote[], held: readonly HeldFinding[]): FreshFigure[] {
  const found = new Map<string, {fresh: number; held: number}>()
  const at = (ruleId: string) => {
    const known = found.get(ruleId) ?? {fresh: 0, held: 0}
    found.set(ruleId, known)
    return known
  }
  for (const {ruleId} of notes) at(ruleId).fresh++
  for (const {ruleId} of held) at(ruleId).held++
  return [...found]
    .map(([ruleId, counts]) => ({ruleId, ...counts}))
    .sort((a, b) => b.fresh - a.fresh || b.held - a.held || compareText(a.ruleId, b.ruleId))
}
