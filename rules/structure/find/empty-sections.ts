// Emptiness: headings with nothing under them, and lead-ins to a list that never comes.
import type {Nodes, RootContent} from 'mdast'
import {defineReading} from '../../../src/core/reading.ts'
import {type Line, linesIn} from '../../../src/reading/page/roles.ts'

/**
 * A heading without a section; two lines in a row that only look like headings; a lead-in (`It includes:`) without
 * a list, at the end or right above the next section.
 */
interface EmptySection {
  kind: 'section' | 'unmarked' | 'lead-in' | 'cut-off'
  line: Line
}

/** What is empty, in reading order; the title never is. */
export const emptySectionsIn = defineReading<readonly EmptySection[]>(
  (draft) => {
    const lines = linesIn(draft)
    const next = nextNodes(draft.tree.children)
    const levels = sectionLevels(draft.tree.children)
    return lines.flatMap((line, i): EmptySection[] => {
      const following = line.block.node && next.get(line.block.node)
      if (following === undefined || lines[i + 1]?.block.node === line.block.node) return []
      const kind =
        line.role === 'subhead'
          ? headingKind(line, following, draft.format, lines[i + 1])
          : leadInKind(line, following, levels.get(line.block.node as Nodes))
      return kind ? [{kind, line}] : []
    })
  },
  [linesIn],
)

/** For each node the level of the section it stands in. */
function sectionLevels(children: readonly RootContent[]): Map<Nodes, number> {
  const levels = new Map<Nodes, number>()
  let level = 0
  for (const child of children) {
    if (child.type === 'heading') level = child.depth
    levels.set(child, level)
  }
  return levels
}

/** For each node what comes after it, comments and link definitions left out; null at the end. */
function nextNodes(children: readonly RootContent[]): Map<Nodes, RootContent | null> {
  const next = new Map<Nodes, RootContent | null>()
  let after: RootContent | null = null
  for (const child of [...children].reverse()) {
    next.set(child, after)
    if (!isUnseen(child)) after = child
  }
  return next
}

const isUnseen = (node: RootContent) =>
  node.type === 'definition' || (node.type === 'html' && /^<!--(?:(?!-->)[\s\S])*-->$/.test(node.value.trim()))

/** A numbered line is a point of a list; a heading with a picture in it has its content. */
const isPoint = ({text, block}: Line) =>
  /^\d+[.)]\s/.test(text) || text.length > 120 || block.prose.inlines.some(({type}) => /^(?:image|html)/.test(type))

function headingKind(
  line: Line,
  following: RootContent | null,
  format: string,
  next?: Line,
): EmptySection['kind'] | undefined {
  const {node, depth = 6} = line.block
  if (isPoint(line)) return undefined
  if (node?.type !== 'heading') return format === 'text' && next?.role === 'subhead' ? 'unmarked' : undefined
  if (following === null) return depth > 1 ? 'section' : undefined
  if (following.type !== 'heading' || following.depth > depth) return undefined
  return following.depth === depth && isSignature(line) ? undefined : 'section'
}

/** `open(path)`, or a name in code: several ways of one call share what stands under the last. */
const isSignature = ({text}: Line) => /^(?:\uFFFC|\.?[\w$.]+\([^)]*\))/.test(text)

function leadInKind(
  {role, text, block}: Line,
  following: RootContent | null,
  level = 0,
): EmptySection['kind'] | undefined {
  if (
    role !== 'body' ||
    !text.endsWith(':') ||
    /(?:^|\s):\S+:$/.test(text) ||
    !/[\p{L})”"’]:$/u.test(text) ||
    !/:\s*$/.test(block.prose.text.slice(-20))
  )
    return undefined
  if (following === null) return 'cut-off'
  return following.type === 'heading' && following.depth <= level ? 'lead-in' : undefined
}
