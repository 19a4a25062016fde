// Sections: the headings of a draft, under which heading each stands, and which of them come back.
import {defineReading} from '../core/reading.ts'
import {type Line, linesIn} from './roles.ts'

/** A heading with its level: 1–6 where it is marked up, 7 for a line that only looks like one. */
export interface Heading {
  line: Line
  depth: number
  parent?: Heading
}

const unmarked = 7

/** Title and subheads of the draft's body in reading order; none within quotations and lists. */
export const headingsOf = defineReading<readonly Heading[]>(
  (draft) => {
    const open: Heading[] = []
    return linesIn(draft).flatMap((line) => {
      const inside = line.block.parents.length > 0
      if (inside || line.block.kind === 'field' || (line.role !== 'title' && line.role !== 'subhead')) return []
      const depth = line.depth ?? (line.role === 'title' ? 1 : unmarked)
      while (open.length > 0 && (open.at(-1) as Heading).depth >= depth) open.pop()
      const parent = open.at(-1)
      const heading = {line, depth, ...(parent && {parent})}
      open.push(heading)
      return [heading]
    })
  },
  [linesIn],
)

/** Headings that say the same (by `sayOf`) under the same parent, each group in reading order. */
export function groupHeadings(headings: readonly Heading[], sayOf: (text: string) => string): Heading[][] {
  const groups = new Map<Heading | undefined, Map<string, Heading[]>>()
  for (const heading of headings) {
    const siblings = groups.get(heading.parent) ?? new Map<string, Heading[]>()
    groups.set(heading.parent, siblings)
    const say = sayOf(heading.line.text)
    siblings.set(say, [...(siblings.get(say) ?? []), heading])
  }
  return [...groups.values()].flatMap((siblings) => [...siblings.values()])
}
