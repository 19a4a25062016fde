// All words of the report, in one place so that they can be translated.
import {monthNames} from '../core/calendar.ts'
import type {Severity} from '../core/severity.ts'

const counted = (number: number, thing: string) => `${number.toLocaleString('en')} ${thing}${number === 1 ? '' : 's'}`

export const reportWords = {
  language: 'en',
  title: 'Copydesk report',
  skip: 'Skip to the drafts',
  overview: 'Overview',
  drafts: 'Drafts by need of attention',
  draftsNote: 'Drafts with the most errors come first, then those with the most warnings.',
  severity: {error: 'Error', warning: 'Warning', info: 'Info'} satisfies Record<Severity, string>,
  severities: {error: 'Errors', warning: 'Warnings', info: 'Infos'} satisfies Record<Severity, string>,
  draft: 'Draft',
  draftCount: 'Drafts',
  perDraft: 'Findings per draft',
  rule: 'Rule',
  family: 'Family',
  month: 'Month',
  year: 'Year',
  byRule: 'Findings by rule',
  byMonth: 'Findings by month of the drafts',
  byYear: 'Findings by year of the drafts',
  asTable: 'These numbers as a table',
  undated: 'Without a date',
  most: 'Drafts with the most findings',
  fresh: 'New against the baseline',
  isFresh: 'New',
  isHeld: 'Accepted',
  filter: 'Show',
  allFamilies: 'All families',
  allRules: 'All rules',
  draftFilter: 'Draft',
  reset: 'Show all',
  clean: 'Drafts without findings',
  rules: 'The rules',
  rulesNote: 'What each rule finds, and why it matters to readers.',
  noRule: 'This rule doesn’t say what it looks for: it comes from your settings or from a plugin.',
  readMore: 'Read more',
  repair: 'Repair:',
  choice: 'Possible:',
  looked: 'What was looked for',
  source: 'In the source:',
  also: 'See also:',
  otherFamily: 'other',
  ownFamily: 'copydesk',
  emptyDesk: 'No draft was checked.',
  place: (line: number, column: number) => `line ${line}, column ${column}`,
  makes: (option: string) => `copydesk ${option} makes it`,
  cleanCount: (number: number) => counted(number, 'draft'),
  more: (number: number, thing: string) => counted(number, `more ${thing}`),
  number: (number: number) => number.toLocaleString('en'),
  rate: (rate: number) => rate.toFixed(1),
  tally: (findings: number, drafts: number, all: number) =>
    findings === 0
      ? `Nothing to fix in ${counted(all, 'draft')}.`
      : `${counted(findings, 'finding')} in ${drafts.toLocaleString('en')} of ${counted(all, 'draft')}.`,
  counts: ({error, warning, info}: Readonly<Record<Severity, number>>) =>
    [
      error > 0 && counted(error, 'error'),
      warning > 0 && counted(warning, 'warning'),
      info > 0 && counted(info, 'info'),
    ]
      .filter(Boolean)
      .join(', '),
  heldBack: (held: number) =>
    `The baseline accepts ${counted(held, 'earlier finding')}, which ${held === 1 ? 'isn’t' : 'aren’t'} listed below.`,
  undatedNote: (drafts: number, findings: number) =>
    `${counted(drafts, 'draft')} with ${counted(findings, 'finding')} ${drafts === 1 ? 'has' : 'have'} no date in the front matter, the file name or a dateline.`,
  period: (period: string) =>
    period.length === 4 ? period : `${monthNames[Number(period.slice(5)) - 1] ?? ''} ${period.slice(0, 4)}`,
  day: (day: string) => `${Number(day.slice(8))} ${monthNames[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`,
  columns: (periods: number, most: string, findings: number) =>
    `A column for each of ${counted(periods, 'period')}; the highest is ${most} with ${counted(findings, 'finding')}. The table below has all numbers.`,
  /** Read by the script: `{shown}`, `{all}` and `{drafts}` are replaced. */
  shown: 'Findings shown: {shown} of {all}. Drafts: {drafts}.',
  madeBy: (version: string) => `Written by Copydesk ${version}. This page makes no request and needs no other file.`,
} as const
