// What is said of a finding on hover, and of a rule when asked.
import type {Hover, Position} from 'vscode-languageserver/node'
import {precisionOf} from '../../rules/measured.ts'
import {quote} from '../core/elide.ts'
import type {Finding, Rule} from '../core/rule.ts'
import type {Client} from './client.ts'
import {rangeIn} from './diagnostics.ts'
import {linkTo, previewLink} from './rule-links.ts'
import {shortExample} from './short-example.ts'
import {findingsAt, type HoverView} from './snapshot.ts'

/** How a hover is written for a client. */
interface HoverStyle {
  rule: string
  strong(text: string): string
  subtle(text: string): string
  plain(text: string): string
  /** Words of an example, as they are. */
  code(text: string): string
  lineBreak: string
  link(text: string, uri: string): string
}

const escapeMarkdown = (text: string) => text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&')

/** Code within a line; the marks around it are longer than any run of backticks in it. */
function codeSpan(text: string): string {
  const ticks = '`'.repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1)
  return ticks.length > 1 ? `${ticks} ${text} ${ticks}` : `\`${text}\``
}

const markdown: HoverStyle = {
  rule: '\n\n---\n\n',
  strong: (text) => `**${escapeMarkdown(text)}**`,
  subtle: (text) => `_${text}_`,
  plain: escapeMarkdown,
  code: codeSpan,
  lineBreak: '  \n',
  link: (text, uri) => `[${text}](${uri})`,
}

const plainText: HoverStyle = {
  rule: '\n\n',
  strong: (text) => text,
  subtle: (text) => text,
  plain: (text) => text,
  code: (text) => `“${text}”`,
  lineBreak: '\n',
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
    ...(rule ? explanation(rule, kind, style, client) : []),
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
  kind: string | undefined,
  style: HoverStyle,
  {showsDocuments, previewsPages}: Client,
): (string | undefined)[] {
  const page = linkTo(rule.id, rule.page)
  const isFile = page?.startsWith('file:')
  const link = page && isFile && previewsPages ? previewLink(page) : page
  return [
    style.plain(rule.why),
    precisionOf(rule.id),
    link && (showsDocuments || !isFile) ? style.link('More on this rule', link) : undefined,
    `Authority: ${rule.authority}`,
    showExample(rule, kind, style),
  ]
}

/** The shortest example in two lines. */
function showExample(rule: Rule, kind: string | undefined, {code, plain, lineBreak}: HoverStyle): string | undefined {
  const example = shortExample(rule, kind)
  if (!example) return undefined
  const {wrong, flagged, right} = example
  const first = `For example: ${code(wrong)}`
  if (right !== undefined) return `${first}${lineBreak}Write: ${code(right)}`
  return flagged === undefined ? first : `${first}${lineBreak}Flagged: ${plain(quote(flagged))}`
}
