// Ignores: comments in a draft that let findings pass, and what is wrong with them.
import type {Nodes, Parents} from 'mdast'
import {suggest} from './config.ts'
import {type Draft, placeOfNode} from './draft.ts'
import type {Fact} from './fact.ts'
import {ignoreFacts} from './facts.ts'
import type {Place} from './prose.ts'
import {elide, type Finding, type Level} from './rule.ts'

/** A comment that lets findings pass. */
export interface Ignore {
  /** The comment. */
  comment: Place
  /** The rules it names; none for all. */
  ids: readonly string[]
  reason: string
  /** Findings that start in here pass; undefined where the comment opens or covers nothing. */
  scope: Place | undefined
}

/** What ignores need to know of a config. */
export interface IgnoreConfig {
  /** Every name an ignore may use. */
  known: readonly string[]
  /** The rules that are on. */
  rules: readonly {rule: {id: string}}[]
  reserved: Readonly<Record<string, Level>>
}

interface Comment extends Place {
  verb: string
  ids: string[]
  reason: string
  next: Nodes | undefined
}

const word = 'copydesk-ignore'
const commentIn = /<!--([\s\S]*?)-->|\{\/\*([\s\S]*?)\*\/\}/g
const commentInFrontMatter = /(?<=^|\s)#([^\r\n]*)/gm
const directive = /^\s*copydesk-ignore(-\w[\w-]*)?(?![\w-])([^:]*)(?::([\s\S]*))?$/

/** The ignores of a draft in the order of their comments. */
export function ignoresOf(draft: Draft): Ignore[] {
  if (!draft.text.includes(word)) return []
  return giveScopes(draft, findComments(draft))
}

/** Comments stand in HTML nodes and in front matter; in code they are none. */
function findComments({tree, text}: Draft): Comment[] {
  const found: Comment[] = []
  visit(tree)
  return found

  function visit(parent: Parents): void {
    parent.children.forEach((node, i) => {
      if (node.type === 'html' || node.type === 'yaml' || (node.type as string) === 'toml')
        readNode(node, parent.children[i + 1])
      else if ('children' in node) visit(node)
    })
  }

  function readNode(node: Nodes, next: Nodes | undefined): void {
    const {start, end} = placeOfNode(node)
    const pattern = node.type === 'html' ? commentIn : commentInFrontMatter
    for (const {0: whole, index, 1: body, 2: mdxBody} of text.slice(start, end).matchAll(pattern)) {
      const [said, verb = '', names = '', reason = ''] = directive.exec(body ?? mdxBody ?? '') ?? []
      if (said === undefined) continue
      const ids = names.split(/[\s,]+/).filter((id) => id !== '')
      found.push({start: start + index, end: start + index + whole.length, verb, ids, reason: reason.trim(), next})
    }
  }
}

function giveScopes(draft: Draft, found: readonly Comment[]): Ignore[] {
  const ignores: Ignore[] = []
  const open: Ignore[] = []
  for (const {start, end, verb, ids, reason, next} of found) {
    const ignore: Ignore = {comment: {start, end}, ids, reason, scope: undefined}
    if (verb === '-end') {
      const opened = open.findLastIndex((other) => ids.length === 0 || ids.every((id) => other.ids.includes(id)))
      const [closed] = opened < 0 ? [] : open.splice(opened, 1)
      if (closed) closed.scope = {start: closed.comment.end, end: start}
      else ignores.push(ignore)
      continue
    }
    if (verb === '-start') open.push(ignore)
    else if (verb === '-file') ignore.scope = {start: 0, end: draft.text.length + 1}
    else if (verb === '') ignore.scope = scopeOf(draft, ignore.comment, next)
    ignores.push(ignore)
  }
  for (const ignore of open) ignore.scope = {start: ignore.comment.end, end: draft.text.length + 1}
  return ignores
}

/** A comment on a line of its own covers the next block; within a line the rest of it, or the line it ends. */
function scopeOf({text}: Draft, comment: Place, next: Nodes | undefined): Place | undefined {
  const lineStart = Math.max(text.lastIndexOf('\n', comment.start - 1), text.lastIndexOf('\r', comment.start - 1)) + 1
  const lineEnd = comment.end + text.slice(comment.end).search(/[\r\n]|$/)
  const before = text.slice(lineStart, comment.start).replace(/^[\s>*+-]+/, '')
  const after = text.slice(comment.end, lineEnd).trim()
  if (after) return {start: comment.end, end: lineEnd}
  if (before) return {start: lineStart, end: comment.start}
  if (text[comment.start] === '#')
    return {start: lineEnd, end: lineEnd + 1 + text.slice(lineEnd + 1).search(/[\r\n](?![ \t])|$/)}
  return next && placeOfNode(next)
}

/** The findings no ignore covers with findings about the ignores themselves, and the facts, those covered marked. */
export function applyIgnores(draft: Draft, findings: readonly Finding[], facts: readonly Fact[], config: IgnoreConfig) {
  const ignores = ignoresOf(draft)
  const used = new Map(ignores.map((ignore) => [ignore, new Set<string>()]))
  const passes = (ruleId: string, place: Place): boolean => {
    const covering = ignores.filter((ignore) => covers(ignore, ruleId, place))
    for (const ignore of covering) used.get(ignore)?.add(ruleId)
    return covering.length > 0
  }
  const left = findings.filter(({ruleId, place}) => !passes(ruleId, place))
  const judged = ignoreFacts(facts, passes)
  const about = ignores.flatMap((ignore) => judge(ignore, used.get(ignore) as ReadonlySet<string>, config))
  return {
    kept: [
      ...left,
      ...about.filter(
        ({ruleId, place}) => !ignores.some((ignore) => ignore.ids.includes(ruleId) && covers(ignore, ruleId, place)),
      ),
    ],
    facts: judged,
  }
}

/** Does the ignore let a finding of this rule at this place pass? */
export function covers({ids, scope}: Ignore, ruleId: string, {start}: Place): boolean {
  if (!scope || start < scope.start || start >= Math.max(scope.end, scope.start + 1)) return false
  return ids.length === 0 || ids.includes(ruleId)
}

function judge(
  {comment, ids, reason}: Ignore,
  used: ReadonlySet<string>,
  {known, rules, reserved}: IgnoreConfig,
): Finding[] {
  const on = new Set(rules.map(({rule}) => rule.id))
  const findings: Finding[] = []
  const unknown = ids.filter((id) => !known.includes(id))
  for (const id of unknown)
    add('unknown-rule-in-ignore', `There is no rule "${elide(id)}" to ignore. ${suggest(id, known)}`.trim())
  const idle = ids.filter((id) => !used.has(id) && on.has(id))
  if (ids.length === 0 && used.size === 0) add('unused-ignore', 'This ignore lets nothing pass: delete it.')
  else if (idle.length > 0)
    add('unused-ignore', `This ignore of ${idle.map((id) => `"${id}"`).join(', ')} lets nothing pass: delete it.`)
  if (!reason) add('ignore-without-reason', 'This ignore gives no reason: add one behind a colon.')
  return findings

  function add(ruleId: string, message: string): void {
    const severity = reserved[ruleId] ?? 'off'
    if (severity !== 'off') findings.push({ruleId, severity, place: comment, message})
  }
}
