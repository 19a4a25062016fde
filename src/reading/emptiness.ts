// Emptiness: headings with nothing under them, and lead-ins to a list that never comes.
import type {Nodes, RootContent} from 'mdast'
import type {Block} from '../core/draft.ts'
import {defineReading} from '../core/reading.ts'
import {type Line, linesIn} from './roles.ts'

/** A heading without a section, or a lead-in (`It includes:`) without a list. */
export interface Empty {
  kind: 'section' | 'lead-in'
  line: Line
}

/** What is empty, in reading order; the title never is. */
export const emptyIn = defineReading<readonly Empty[]>(
  (draft) => {
    const lines = linesIn(draft)
    const next = nextNodes(draft.tree.children)
    return lines.flatMap((line, i): Empty[] => {
      const {block, role} = line
      const following = block.node && next.get(block.node)
      const last = lines[i + 1]?.block !== block
      if (following === undefined || !last) return []
      if (role === 'subhead')
        return isEmptySection(block, following, draft.format, lines[i + 1]) ? [{kind: 'section', line}] : []
      const leadIn = role === 'body' && /[\p{L})”"’]:$/u.test(line.text) && endsWithColon(block)
      return leadIn && isNothing(following, lines[i + 1]) ? [{kind: 'lead-in', line}] : []
    })
  },
  [linesIn],
)

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

function isEmptySection({depth, node}: Block, following: RootContent | null, format: string, next?: Line): boolean {
  if (node?.type === 'heading')
    return (following === null && depth !== 1) || (following?.type === 'heading' && following.depth <= (depth ?? 6))
  return format === 'text' && next !== undefined && next.role === 'subhead'
}

const isNothing = (following: RootContent | null, next?: Line) =>
  following === null || following.type === 'heading' || next?.role === 'subhead' || next?.role === 'chrome'

const endsWithColon = ({prose}: Block) => /:\s*$/.test(prose.text.slice(-20))
