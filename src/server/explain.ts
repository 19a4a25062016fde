// What is said of a finding on hover, and of a rule when asked.
import type {Hover, Position} from 'vscode-languageserver/node'
import {precisionOf} from '../../rules/measured.ts'
import {quote} from '../core/elide.ts'
import {readMarks} from '../core/examples.ts'
import {fence} from '../core/report/fence.ts'
import {pageOf} from '../core/report/pages.ts'
import type {Example, Finding, Rule} from '../core/rule.ts'
import {rangeIn} from './diagnostics.ts'
import {findingsAt, type Snapshot} from './snapshot.ts'

/** What is said of the findings at a position; null where there is none. */
export function hoverAt(snapshot: Snapshot, position: Position): Hover | null {
  const {context, client, checked} = snapshot
  const found = findingsAt(snapshot, {start: position, end: position})
  const [first] = found
  if (!first) return null
  const ruleOf = (id: string) => checked.config.rules.find(({rule}) => rule.id === id)?.rule
  const value = found.map((finding) => explainFinding(finding, ruleOf(finding.ruleId))).join('\n\n---\n\n')
  const kind = client.markdownHover ? 'markdown' : 'plaintext'
  return {contents: {kind, value}, range: rangeIn(context, first.place, client)}
}

/** The finding and its rule, in Markdown: what is wrong, why, what was looked for, an example, the authority, the precision. */
function explainFinding(finding: Finding, rule: Rule | undefined): string {
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
export const ruleSummary = (rule: Rule): string =>
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
  const {text, found} = readMarks(example)
  const flagged = found.length > 0 ? [`flags ${found.map((words) => escapeMarkdown(quote(words))).join(' and ')}`] : []
  return ['For example:', fence(text), ...(fixed.length > 0 ? fixed : flagged)].join('\n')
}

const escapeMarkdown = (text: string) => text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&')
