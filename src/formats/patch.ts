// An edit within a plain paragraph: that paragraph alone is parsed again, and what stands below it is moved.
import type {Nodes, Root} from 'mdast'
import type {Revision} from '../core/revisions.ts'
import type {MarkdownParser} from './markdown.ts'

/** A change of a text: its range `[start, oldEnd)` became `[start, end)`. */
interface Edit {
  start: number
  oldEnd: number
  end: number
}

/**
 * The tree of the revision before made that of a text, or undefined where the whole text has to be parsed.
 * The paragraph must stand at the root between blank lines, before and after the edit, and each of its lines start with
 * a letter or a quotation mark: then it neither opens nor closes anything, and says the same alone.
 */
export function patchTree(
  {text: old, parsed: {tree}}: Revision,
  text: string,
  parser: MarkdownParser,
): Root | undefined {
  const edit = editBetween(old, text)
  const at = tree.children.findLastIndex((node) => startOf(node) <= edit.start)
  const [node, next] = [tree.children[at], tree.children[at + 1]]
  if (node?.type !== 'paragraph' || mayBeFrontMatter(tree, text)) return undefined
  const start = startOf(node)
  const lineEnd = old[start - 2] === '\r' ? '\r\n' : '\n'
  const blankLine = lineEnd + lineEnd
  const found = old.indexOf(blankLine, start)
  const oldEnd = found < 0 ? old.length : found
  const stretch = text.slice(start, oldEnd + edit.end - edit.oldEnd)
  const standsAlone = old.startsWith(blankLine, start - blankLine.length) && !(next && startOf(next) < oldEnd)
  if (!standsAlone || edit.oldEnd > oldEnd || !isPlain(stretch, lineEnd)) return undefined
  if ((stretch.includes('[') && text.includes(']:')) || parser.accepts?.(text) === false) return undefined
  const alone = parser(found < 0 ? stretch : stretch + blankLine)
  const line = (node.position?.start.line ?? 1) - 1
  move(alone, start, line)
  const lines = linesIn(stretch) - linesIn(old.slice(start, oldEnd))
  for (const other of tree.children.slice(at + 1)) move(other, edit.end - edit.oldEnd, lines)
  tree.children.splice(at, 1, ...alone.children)
  if (found < 0 && tree.position && alone.position) tree.position.end = alone.position.end
  else movePoint(tree.position?.end, edit.end - edit.oldEnd, lines)
  return tree
}

/** Prose between two thematic breaks at the start would be front matter if it were YAML. */
const mayBeFrontMatter = ({children: [first]}: Root, text: string): boolean =>
  /^(?:---|\+\+\+)/.test(text) && !/^(?:yaml|toml)$/.test(first?.type ?? '')

const startOf = (node: Nodes): number => node.position?.start.offset ?? 0

const plainLine = /^["'(“‘\p{L}][^\r\n]*$/u

const isPlain = (stretch: string, lineEnd: string): boolean =>
  (stretch.endsWith(lineEnd) ? stretch.slice(0, -lineEnd.length) : stretch)
    .split(lineEnd)
    .every((line) => plainLine.test(line))

const linesIn = (text: string): number => text.split('\n').length

function editBetween(old: string, text: string): Edit {
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
