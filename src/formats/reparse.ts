// An edit within a plain paragraph: that paragraph alone is parsed again, and what stands below it is moved.
import type {Nodes, Root} from 'mdast'
import type {Revision} from '../core/draft/format.ts'
import type {Place} from '../core/draft/place.ts'
import {mayMoveCover} from './covers.ts'
import {isTooLong} from './parse-cost.ts'
import type {MarkdownParser} from './parser.ts'

/** A change of a text: its range `[start, oldEnd)` became `[start, end)`. */
interface Splice {
  start: number
  oldEnd: number
  end: number
}

/**
 * The tree of the revision before made that of a text, or undefined where the whole text has to be parsed.
 * The edit must lie in a stretch between blank lines at the root that is plain before and after it (see `plainLine`) and that
 * starts and ends in the same things: then it says the same alone, and what goes before and behind says what it said.
 */
export function reparseTree({text: old, parsed}: Revision, text: string, parser: MarkdownParser): Root | undefined {
  const {tree} = parsed
  const edit = editBetween(old, text)
  const lineEnd = old.includes('\r\n') ? '\r\n' : '\n'
  const stretch = stretchAround(old, edit, lineEnd + lineEnd)
  const from = tree.children.findLastIndex((node) => startOf(node) <= stretch.start)
  const behind = tree.children.findIndex((node) => startOf(node) >= stretch.end)
  const nodes = tree.children.slice(from, behind < 0 ? undefined : behind)
  const [first, last] = [nodes[0], nodes.at(-1)]
  if (!first?.position || startOf(first) !== stretch.start || endOf(last) > stretch.end) return undefined
  const by = edit.end - edit.oldEnd
  const [before, after] = [old.slice(stretch.start, stretch.end), text.slice(stretch.start, stretch.end + by)]
  if (!areAlike(before.split(lineEnd), after.split(lineEnd)) || mayBeFrontMatter(tree, text)) return undefined
  if (mayMoveCover(before) || mayMoveCover(after)) return undefined
  if ((after.includes('[') && text.includes(']:')) || isTooLong(text)) return undefined
  const alone = parser(stretch.end < old.length ? after + lineEnd + lineEnd : after)
  if (alone.children[0]?.type !== first.type || alone.children.at(-1)?.type !== last?.type) return undefined
  move(alone, stretch.start, first.position.start.line - 1)
  const lines = linesIn(after) - linesIn(before)
  for (const node of tree.children.slice(from + nodes.length)) move(node, by, lines)
  tree.children.splice(from, nodes.length, ...alone.children)
  if (stretch.end < old.length) movePoint(tree.position?.end, by, lines)
  else if (tree.position && alone.position) tree.position.end = alone.position.end
  return tree
}

/** The stretch between blank lines that holds an edit; an empty one at the start of the text where there is none. */
function stretchAround(old: string, {start, oldEnd}: Splice, blankLine: string): Place {
  const before = start < blankLine.length ? -1 : old.lastIndexOf(blankLine, start - blankLine.length)
  if (before < 0) return {start: 0, end: 0}
  const end = old.indexOf(blankLine, before + blankLine.length)
  const stretch = {start: before + blankLine.length, end: end < 0 ? old.length : end}
  return oldEnd <= stretch.end ? stretch : {start: 0, end: 0}
}

/** Prose between two thematic breaks at the start would be front matter if it were YAML. */
const mayBeFrontMatter = ({children: [first]}: Root, text: string): boolean =>
  /^(?:---|\+\+\+)/.test(text) && !/^(?:yaml|toml)$/.test(first?.type ?? '')

const startOf = (node: Nodes): number => node.position?.start.offset ?? 0

const endOf = (node: Nodes | undefined): number => node?.position?.end.offset ?? 0

/** The mark of a quotation, list item or heading, and words that are a paragraph's whatever stands around them. */
const plainLine = /^(> |[-*+] |#{1,6} )?(?:["'(“‘[!\p{L}]|[*_]{1,3}["“\p{L}]|\d+[^\d.)\r\n])[^\r\n]*$/u

/** Plain lines, before and after an edit, that start with the same mark and have items of the same lists, if any. */
function areAlike(before: readonly string[], after: readonly string[]): boolean {
  const [old, now] = [before, after].map(marksOf)
  return old !== undefined && now !== undefined && old.first === now.first && old.items === now.items
}

/** How lines are marked, if all are plain; no more than one kind of list may stand there. */
function marksOf(lines: readonly string[]): {first: string; items: string} | undefined {
  const marks: string[] = []
  for (const [i, line] of lines.entries()) {
    const found = plainLine.exec(line)
    if (found) marks.push(found[1] ?? '')
    else if (line !== '' || i === 0 || i < lines.length - 1) return undefined
  }
  const items = new Set(marks.filter((mark) => /^[-*+]/.test(mark)))
  return items.size > 1 ? undefined : {first: marks[0] ?? '', items: [...items].join('')}
}

const linesIn = (text: string): number => text.split('\n').length

function editBetween(old: string, text: string): Splice {
  const most = Math.min(old.length, text.length)
  let [start, behind] = [0, 0]
  while (start < most && old.charCodeAt(start) === text.charCodeAt(start)) start++
  while (behind < most - start && old.charCodeAt(old.length - 1 - behind) === text.charCodeAt(text.length - 1 - behind))
    behind++
  return {start, oldEnd: old.length - behind, end: text.length - behind}
}

function move(node: Nodes, by: number, lines: number): void {
  movePoint(node.position?.start, by, lines)
  movePoint(node.position?.end, by, lines)
  if ('children' in node) for (const child of node.children) move(child, by, lines)
}

function movePoint(point: {offset?: number; line: number} | undefined, by: number, lines: number): void {
  if (!point) return
  point.offset = (point.offset ?? 0) + by
  point.line += lines
}
