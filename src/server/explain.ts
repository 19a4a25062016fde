// What is said of a finding on hover, and of a rule when asked.
import type {Hover, Position} from 'vscode-languageserver/node'
import {precisionOf} from '../../rules/measured.ts'
import {quote} from '../core/elide.ts'
import type {Example} from '../core/example.ts'
import {readMarks} from '../core/examples.ts'
import {fence} from '../core/report/fence.ts'
import type {Finding, Rule} from '../core/rule.ts'
import type {Client} from './client.ts'
import {rangeIn} from './diagnostics.ts'
import {linkTo} from './rule-links.ts'
import {findingsAt, type HoverView} from './snapshot.ts'

/** How a hover is written for a client. */
interface HoverStyle {
  rule: string
  strong(text: string): string
  subtle(text: string): string
  plain(text: string): string
  /** A text of several lines, as it is. */
  block(text: string): string
  link(text: string, uri: string): string
}

const escapeMarkdown = (text: string) => text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&')

const markdown: HoverStyle = {
  rule: '\n\n---\n\n',
  strong: (text) => `**${escapeMarkdown(text)}**`,
  subtle: (text) => `_${text}_`,
  plain: escapeMarkdown,
  block: fence,
  link: (text, uri) => `[${text}](${uri})`,
}

const plainText: HoverStyle = {
  rule: '\n\n',
  strong: (text) => text,
  subtle: (text) => text,
  plain: (text) => text,
  block: (text) => text.replace(/^(?=.)/gm, '  '),
  link: (text, uri) => `${text}: ${uri}`,
}

/** What is said of the findings at a position; null where there is none. */
export function hoverAt(snapshot: HoverView, position: Position): Hover | null {
  const {context, client, checked} = snapshot
  const found = findingsAt(snapshot, {start: position, end: position})
  const [first] = found
  if (!first) return null
  const ruleOf = (id: string) => checked.config.rules.find(({rule}) => rule.id === id)?.rule
  const [kind, style] = client.markdownHover ? (['markdown', markdown] as const) : (['plaintext', plainText] as const)
  const value = found.map((finding) => explainFinding(finding, ruleOf(finding.ruleId), style, client)).join(style.rule)
  return {contents: {kind, value}, range: rangeIn(context, first.place, client)}
}

/**
 * The finding and its rule: what is wrong, what was looked for, why, the precision, the page, the authority and an
 * example. A client that shows diagnostics beside it has said what is wrong and what was looked for.
 */
function explainFinding(finding: Finding, rule: Rule | undefined, style: HoverStyle, client: Client): string {
  const {message, note, ruleId, kind, confidence} = finding
  const isShown = client.diagnosticsInHover
  const parts = [
    !isShown && style.strong(message),
    note && !(isShown && client.related) && style.plain(note),
    ...(rule ? explanation(rule, exampleFor(rule, kind), style, client.showsDocuments) : []),
    style.subtle(
      [ruleId, kind, confidence !== undefined && `confidence ${Math.round(confidence * 100)}%`]
        .filter(Boolean)
        .join(' · '),
    ),
  ]
  return parts.filter(Boolean).join('\n\n')
}

/** A rule in plain text, for a message. */
export const ruleSummary = (rule: Rule): string =>
  [rule.summary, rule.why, `Authority: ${rule.authority}.`, precisionOf(rule.id)].filter(Boolean).join(' ')

function explanation(
  rule: Rule,
  example: Example | undefined,
  style: HoverStyle,
  opensFiles: boolean,
): (string | undefined)[] {
  const page = linkTo(rule.id, rule.page)
  return [
    style.plain(rule.why),
    precisionOf(rule.id),
    page && (opensFiles || !page.startsWith('file:')) ? style.link('More on this rule', page) : undefined,
    `Authority: ${rule.authority}`,
    example && showExample(example, style),
  ]
}

const isShort = (example: Example) => 'bad' in example && typeof example.bad === 'string' && example.bad.length < 400

const exampleFor = ({examples}: Rule, kind: string | undefined) =>
  examples.find((example) => isShort(example) && 'kind' in example && example.kind === kind) ?? examples.find(isShort)

function showExample(example: Example, style: HoverStyle): string | undefined {
  if (!('bad' in example) || typeof example.bad !== 'string') return undefined
  const {text, found} = readMarks(example)
  const flagged = found.length > 0 ? [`flags ${found.map((words) => style.plain(quote(words))).join(' and ')}`] : []
  const fixed = example.fixed === undefined ? flagged : ['becomes', style.block(example.fixed)]
  return ['For example:', style.block(text), ...fixed].join('\n')
}
