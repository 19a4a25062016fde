// The edit that lets a finding pass: a comment in the format's own syntax, with a place for the reason.
import type {Nodes, Parents} from 'mdast'
import type {Draft} from '../draft/draft.ts'
import type {Place} from '../draft/place.ts'
import {placeOfNode} from '../draft/place.ts'
import type {Edit, Finding} from '../rule.ts'
import {applyIgnores, type IgnoreConfig} from './ignores.ts'

/** An edit that makes an ignore; the reason goes in at `reasonAt` of its text. */
export interface IgnoreEdit extends Edit {
  reasonAt: number
  /** How many findings it silences: one, where the draft is too long to be parsed once more. */
  silenced: number
}

type PlainIgnore = Omit<IgnoreEdit, 'silenced'>

/** A draft beyond this is not parsed once more to see whether the comment works. */
const longest = 300_000

/**
 * An ignore for a finding, tried on the draft; undefined where no comment can stand for it. `all` are the findings of
 * the draft, and `parse` parses a changed text.
 */
export function ignoreEdit(
  draft: Draft,
  finding: Finding,
  all: readonly Finding[],
  config: IgnoreConfig,
  parse: (text: string) => Draft,
): IgnoreEdit | undefined {
  const ways = [inFrontMatter, inTable, atLineEnd, aboveBlock, aboveLine]
  for (const way of ways) {
    const edit = way(draft, finding)
    const proven = edit && provenEdit(edit, draft, finding, all, config, parse)
    if (proven) return proven
  }
  return undefined
}

/** An ignore that was tried on the draft; undefined where the finding stays. */
export function provenEdit(
  edit: PlainIgnore,
  draft: Draft,
  finding: Finding,
  all: readonly Finding[],
  config: IgnoreConfig,
  parse: (text: string) => Draft,
): IgnoreEdit | undefined {
  if (draft.text.length > longest) return {...edit, silenced: 1}
  const silenced = silencedBy(edit, draft, all, config, parse)
  return silenced.has(finding) ? {...edit, silenced: silenced.size} : undefined
}

/** What comments stand between in a format. */
export const commentMarks = ({bracesComment}: Draft): readonly [open: string, close: string] =>
  bracesComment ? ['{/* ', '*/}'] : ['<!-- ', '-->']

/** What stands before and after the reason of an ignore: with one, a blank comes before the end of its comment. */
export function aroundReason({text, reasonAt}: IgnoreEdit): [before: string, after: string] {
  const after = text.slice(reasonAt)
  return [text.slice(0, reasonAt), /^\S/.test(after) ? ` ${after}` : after]
}

/** The findings of a draft that an ignore silences. */
function silencedBy(
  {start, text}: Edit,
  draft: Draft,
  all: readonly Finding[],
  config: IgnoreConfig,
  parse: (text: string) => Draft,
): Set<Finding> {
  const changed = parse(draft.text.slice(0, start) + text + draft.text.slice(start))
  const moved = (offset: number) => (start <= offset ? offset + text.length : offset)
  const there = all.map((finding) => {
    const {place} = finding
    return {...finding, place: {start: moved(place.start), end: moved(place.end)}}
  })
  const kept = new Set(applyIgnores(changed, there, [], config).kept)
  return new Set(all.filter((_, i) => !kept.has(there[i] as Finding)))
}

function comment(open: string, ruleId: string, close: string, at: number): PlainIgnore {
  const head = `${open}copydesk-ignore ${ruleId}: `
  return {start: at, end: at, text: head + close, reasonAt: head.length}
}

function inFrontMatter(draft: Draft, {ruleId, place}: Finding): PlainIgnore | undefined {
  const matter = draft.tree.children[0]
  const isMatter = matter?.type === 'yaml' || (matter?.type as string) === 'toml'
  if (!matter || !isMatter || place.start >= placeOfNode(matter).end) return undefined
  const field = draft.blocks.find(
    (block) => block.kind === 'field' && block.place.start <= place.start && block.place.end >= place.end,
  )
  const at = startOfLine(draft.text, field?.place.start ?? place.start)
  const indent = /^[ \t]*/.exec(draft.text.slice(at))?.[0] ?? ''
  return comment(`${indent}# `, ruleId, '\n', at)
}

/** In the first cell of the row. */
function inTable(draft: Draft, {ruleId, place}: Finding): PlainIgnore | undefined {
  if (!pathTo(draft, place).some(({type}) => type === 'table')) return undefined
  const start = startOfLine(draft.text, place.start)
  const pipe = draft.text.indexOf('|', start)
  if (pipe < 0 || pipe >= place.start) return undefined
  const [open, close] = commentMarks(draft)
  return comment(` ${open}`, ruleId, close, pipe + 1)
}

/** In lists, quotations and footnotes a comment above would cover all of them. */
function atLineEnd(draft: Draft, {ruleId, place}: Finding): PlainIgnore | undefined {
  const path = pathTo(draft, place)
  const holds = path.some(({type}) => type === 'list' || type === 'blockquote' || type === 'footnoteDefinition')
  if (!holds || draft.format === 'text') return undefined
  const line = endOfLine(draft.text, place.start)
  const words = draft.text.slice(0, line).trimEnd().length
  const [open, close] = commentMarks(draft)
  return comment(` ${open}`, ruleId, close, Math.max(words, place.start))
}

function aboveBlock(draft: Draft, {ruleId, place}: Finding): PlainIgnore | undefined {
  const [block] = pathTo(draft, place)
  if (!block || draft.format === 'text') return undefined
  return commentAbove(draft, ruleId, placeOfNode(block).start)
}

function aboveLine(draft: Draft, {ruleId, place}: Finding): PlainIgnore {
  return commentAbove(draft, ruleId, place.start)
}

function commentAbove(draft: Draft, ruleId: string, offset: number): PlainIgnore {
  const [open, close] = commentMarks(draft)
  return comment(open, ruleId, `${close}\n`, startOfLine(draft.text, offset))
}

/** The nodes around a place, the widest first. */
function pathTo({tree}: Draft, place: Place): Nodes[] {
  const path: Nodes[] = []
  for (let parent: Parents | undefined = tree; parent; ) {
    const next: Nodes | undefined = parent.children.find((child) => {
      const {start, end} = placeOfNode(child)
      return start <= place.start && place.start < Math.max(end, start + 1)
    })
    if (next) path.push(next)
    parent = next && 'children' in next ? next : undefined
  }
  return path
}

const startOfLine = (text: string, offset: number) =>
  Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1

const endOfLine = (text: string, offset: number) => offset + text.slice(offset).search(/[\r\n]|$/)
