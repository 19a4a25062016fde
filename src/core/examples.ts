// Runs the examples of a rule: lint the text without its marks, mark the findings again, compare.
import {configure, type Settings} from './config.ts'
import {type Format, parseDraft} from './draft.ts'
import {applyEdits} from './fix.ts'
import {lint} from './lint.ts'
import type {Example, Finding, Rule} from './rule.ts'

/** What an example says and what came out, to be compared as they are. */
export interface Outcome {
  expected: Readonly<Record<string, unknown>>
  actual: Readonly<Record<string, unknown>>
}

/** Run one example of a rule; `formats` by name of extension (`md`, `txt`). */
export function runExample(
  rule: Rule,
  example: Example,
  formatFor: (extension: string) => Format,
  others: readonly Rule[] = [],
): Outcome {
  const source = 'bad' in example ? example.bad : example.good
  if (typeof source !== 'string') throw new Error('Examples with several drafts need a rule that compares.')
  const marks = ('bad' in example && example.marks) || '=='
  const text = 'bad' in example && !example.at ? source.replace(markPattern(marks), '$1') : source
  const extension = example.format ?? 'md'
  const draft = parseDraft({path: `example.${extension}`, text}, formatFor(extension))
  const findings = lint(draft, configure([rule, ...others], settingsFor(rule, example))).filter(
    ({ruleId}) => ruleId === rule.id || ruleId === 'rule-crashed',
  )
  const crashed = findings.find(({ruleId}) => ruleId === 'rule-crashed')
  if (crashed) throw new Error(crashed.message)
  const [first] = findings
  if (!('bad' in example)) return {expected: {text: source}, actual: {text: mark(text, findings, marks)}}
  const expected: Record<string, unknown> = example.at ? {at: example.at} : {text: source}
  const actual: Record<string, unknown> = example.at
    ? {at: findings.map(({place}) => [place.start, place.end])}
    : {text: mark(text, findings, marks)}
  return {
    expected: {...expected, findings: findings.length > 0, ...pick(example, ['says', 'kind', 'severity', 'fixed'])},
    actual: {
      ...actual,
      findings: findings.length > 0,
      ...pick(
        {says: first?.message, kind: first?.kind, severity: first?.severity, fixed: repaired(text, findings)},
        Object.keys(pick(example, ['says', 'kind', 'severity', 'fixed'])),
      ),
    },
  }
}

/** Where the preset leaves the rule off, an example turns it on. */
function settingsFor(rule: Rule, {options, preset}: Example): Settings {
  const settings: Settings = {preset: preset ?? 'recommended'}
  const off = configure([rule], settings).rules.length === 0
  const level = off
    ? rule.kinds
      ? Object.fromEntries(Object.keys(rule.kinds).map((kind) => [kind, 'warning' as const]))
      : 'warning'
    : {}
  if (!off && !options) return settings
  return {...settings, rules: {[rule.id]: options ? [level, options] : level}}
}

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
