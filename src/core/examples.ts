// Runs the examples of a rule: lint the text without its marks, mark the findings again, compare.
import {checkTogether, type PlainFile, surveyTogether} from './check-example.ts'
import type {Block} from './draft/blocks.ts'
import {type Draft, makeLocator, parseDraft} from './draft/draft.ts'
import type {Format} from './draft/format.ts'
import type {Example} from './example.ts'
import {applyEdits} from './report/fix.ts'
import type {Finding, Rule} from './rule.ts'
import {configureRules} from './settings/config.ts'
import type {RuleConfig} from './settings/rule-config.ts'
import type {Settings} from './settings/settings.ts'
import {isStopped} from './stopped.ts'

/** What an example says and what came out, to be compared as they are. */
interface ExampleOutcome {
  expected: Readonly<Record<string, unknown>>
  actual: Readonly<Record<string, unknown>>
  /** What was found, at its line and column in the text without marks. */
  found: readonly {text: string; line: number; column: number; message: string}[]
}

/** What of a house's settings examples are run with. */
export type ExampleHouse = Pick<Settings, 'names' | 'language' | 'siteName' | 'templateEngines' | 'frontMatterCopy'>

/** Run one example of a rule; `formatFor` gives the format of an extension (`md`, `txt`). */
export function runExample(
  rule: Rule,
  example: Example,
  formatFor: FormatFor,
  others: readonly Rule[] = [],
  house: ExampleHouse = {},
): ExampleOutcome {
  const marks = ('bad' in example && example.marks) || '=='
  const marked = markedSources(example)
  const isMarked = 'bad' in example && !example.at
  const plain = Object.entries(marked).map(([path, text]) => ({path, text: isMarked ? unmark(text, marks) : text}))
  const config = configureRules([rule, ...others], settingsFor(rule, example, house))
  const drafts = plain.flatMap((source) => draftOf(source, formatFor, house))
  const found = [...checkTogether(drafts, config, plain), ...surveyTogether(drafts, config, plain)].map(
    ({draft, findings}) => ({
      draft,
      findings: findings.filter((finding) => finding.ruleId === rule.id || isStopped(finding)),
    }),
  )
  const findings = found.flatMap(({findings}) => findings)
  const stopped = findings.find(isStopped)
  if (stopped) throw new Error(stopped.message)
  const remarked = found.map(({draft, findings}) => [draft.path, mark(draft.text, findings, marks)])
  const texts = {expected: marked, actual: Object.fromEntries(remarked)}
  const shown = found.flatMap(({draft, findings}) => findings.map((finding) => describeFound(draft.text, finding)))
  if ('bad' in example) return {...outcomeOfBad(example, plain[0]?.text ?? '', findings, texts), found: shown}
  return {expected: {text: texts.expected}, actual: {text: texts.actual}, found: shown}
}

function describeFound(text: string, {place, message}: Finding): ExampleOutcome['found'][number] {
  const {line, column} = makeLocator(text)(place.start)
  return {text: text.slice(place.start, place.end), line, column, message}
}

type FormatFor = (extension: string) => Format | undefined

/** The draft in a file of an example; nothing for a file of another kind. */
function draftOf(source: PlainFile, formatFor: FormatFor, {frontMatterCopy}: ExampleHouse): Draft[] {
  const format = formatFor(source.path.split('.').at(-1) as string)
  return format ? [parseDraft(source, format, frontMatterCopy)] : []
}

/** The blocks of an example's drafts, as the rule is given them. */
export function blocksOf(example: Example, formatFor: FormatFor, house: ExampleHouse = {}): readonly Block[] {
  const marks = ('bad' in example && example.marks) || '=='
  return Object.entries(markedSources(example)).flatMap(([path, text]) => {
    const plain = 'bad' in example && !example.at ? unmark(text, marks) : text
    return draftOf({path, text: plain}, formatFor, house).flatMap(({blocks}) => blocks)
  })
}

/** Of a bad example the findings count as well: their places where it gives offsets, and what it says of the first. */
function outcomeOfBad(
  example: Extract<Example, {bad: unknown}>,
  text: string,
  findings: readonly Finding[],
  texts: Omit<ExampleOutcome, 'found'>,
): Omit<ExampleOutcome, 'found'> {
  const {at} = example
  const [first] = findings
  const said = {says: first?.message, kind: first?.kind, severity: first?.severity, fixed: repaired(text, findings)}
  const asked = pick(example, Object.keys(said))
  const places = findings.map(({place}) => [place.start, place.end])
  return {
    expected: {findings: true, ...(at ? {at} : {text: texts.expected}), ...asked},
    actual: {
      findings: findings.length > 0,
      ...(at ? {at: places} : {text: texts.actual}),
      ...pick(said, Object.keys(asked)),
    },
  }
}

function markedSources(example: Example): Record<string, string> {
  const source = 'bad' in example ? example.bad : example.good
  return typeof source === 'string' ? {[`example.${example.format ?? 'md'}`]: source} : source
}

const unmark = (text: string, marks: string) => text.replace(markPattern(marks), '$1')

/** The text of a bad example of one draft without its marks, what they stand around, and where the first of it starts. */
export function readMarks({bad, at, marks = '=='}: Extract<Example, {bad: unknown}>): {
  text: string
  found: string[]
  start: number
} {
  const text = typeof bad === 'string' ? bad : ''
  if (at) return {text, found: at.map(([start, end]) => text.slice(start, end)), start: at[0]?.[0] ?? 0}
  const found = [...text.matchAll(markPattern(marks))]
  return {text: unmark(text, marks), found: found.map(([, words]) => words as string), start: found[0]?.index ?? 0}
}

/** Where the preset leaves the rule off, an example turns it on. */
function settingsFor(
  rule: Rule,
  {options, preset, names, frontMatter, spelling}: Example,
  house: ExampleHouse,
): Settings {
  const settings: Settings = {
    ...house,
    preset: preset ?? 'recommended',
    preview: true,
    ...(names && {names}),
    ...(frontMatter && {frontMatter}),
    ...(spelling && {spelling}),
  }
  const [config] = configureRules([rule], settings).rules
  if (config && spelling) return {...settings, rules: {[rule.id]: [kindsOff(config), options ?? {}]}}
  const off = !config
  const level = off
    ? rule.kinds
      ? Object.fromEntries(Object.keys(rule.kinds).map((kind) => [kind, 'warning' as const]))
      : 'warning'
    : {}
  if (!off && !options) return settings
  return {...settings, rules: {[rule.id]: options ? [level, options] : level}}
}

/** The kinds that a key of the settings leaves off, on. */
const kindsOff = ({levels}: RuleConfig) =>
  Object.fromEntries(Object.keys(levels).flatMap((kind) => (levels[kind] === 'off' ? [[kind, 'info' as const]] : [])))

const repaired = (text: string, findings: readonly Finding[]) =>
  applyEdits(
    text,
    findings.flatMap(({fix}) => (fix ? [fix] : [])),
  ).text

const markPattern = (marks: string) => {
  const [open, close] = splitMarks(marks)
  const escapeMark = (mark: string) => mark.replace(/[^\p{L}]/gu, '\\$&')
  return new RegExp(`${escapeMark(open)}([\\s\\S]*?)${escapeMark(close)}`, 'g')
}

const splitMarks = (marks: string): [open: string, close: string] =>
  marks === '==' ? ['==', '=='] : [marks.slice(0, marks.length / 2), marks.slice(marks.length / 2)]

function mark(text: string, findings: readonly Finding[], marks: string): string {
  const [open, close] = splitMarks(marks)
  const places = findings.map(({place}) => place).sort((a, b) => b.start - a.start || b.end - a.end)
  return places.reduce(
    (marked, {start, end}) => marked.slice(0, start) + open + marked.slice(start, end) + close + marked.slice(end),
    text,
  )
}

function pick(from: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)))
}
