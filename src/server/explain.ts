// What is said of a finding on hover, and of a rule when asked.
import measured from '../../rules/measured.json' with {type: 'json'}
import type {Example, Finding, Rule} from '../core/rule.ts'
import {pageOf} from '../core/vfile.ts'

interface Count {
  set: string
  findings: number
  wrong: number
}

const measures: Readonly<Record<string, {read?: readonly Count[]; labels?: readonly Count[]}>> = measured

/** The finding and its rule, in Markdown: what is wrong, why, what was looked for, an example, the authority, the precision. */
export function explainFinding(finding: Finding, rule: Rule | undefined): string {
  const {message, note, ruleId, kind, confidence} = finding
  const parts = [
    `**${escapeMarkdown(message)}**`,
    note && escapeMarkdown(note),
    ...(rule ? explanation(rule, exampleFor(rule, kind)) : []),
    `_${[ruleId, kind, confidence !== undefined && `confidence ${Math.round(confidence * 100)} %`].filter(Boolean).join(' · ')}_`,
  ]
  return parts.filter(Boolean).join('\n\n')
}

/** A rule in plain text, for a message. */
export const explainRule = (rule: Rule): string =>
  [rule.summary, rule.why, `Authority: ${rule.authority}.`, precisionOf(rule.id)].filter(Boolean).join(' ')

function explanation(rule: Rule, example: Example | undefined): (string | undefined)[] {
  const page = rule.page ?? pageOf(rule.id)
  return [
    escapeMarkdown(rule.why),
    example && showExample(example),
    `Authority: ${rule.authority}`,
    precisionOf(rule.id),
    page && `[More on this rule](${page})`,
  ]
}

const isShort = (example: Example) => 'bad' in example && typeof example.bad === 'string' && example.bad.length < 400

const exampleFor = ({examples}: Rule, kind: string | undefined) =>
  examples.find((example) => isShort(example) && 'kind' in example && example.kind === kind) ?? examples.find(isShort)

function showExample(example: Example): string | undefined {
  if (!('bad' in example) || typeof example.bad !== 'string') return undefined
  const fixed = example.fixed === undefined ? [] : ['becomes', fence(example.fixed)]
  return ['For example:', fence(example.bad), ...fixed].join('\n')
}

function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const ticks = '`'.repeat(longest + 1)
  return `${ticks}text\n${text}\n${ticks}`
}

/** How often the rule was right on real copy, in a sentence. */
export function precisionOf(ruleId: string): string | undefined {
  const {read = [], labels = []} = measures[ruleId] ?? {}
  const counts = read.length > 0 ? read : labels
  const findings = counts.reduce((sum, count) => sum + count.findings, 0)
  const wrong = counts.reduce((sum, count) => sum + count.wrong, 0)
  if (findings === 0) return undefined
  const share = Math.round(((findings - wrong) / findings) * 100)
  return `Measured on real copy: right in ${findings - wrong} of ${findings} findings (${share} %).`
}

const escapeMarkdown = (text: string) => text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&')
