// Emptiness: headings with nothing under them, and lead-ins to a list that never comes.
import type {Nodes, RootContent} from 'mdast'
import {monthSpellings, weekdaySpellings} from '../../../src/core/calendar.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {type Line, linesIn} from '../../../src/reading/page/roles.ts'
import {type HeadingsAround, isAnnounced, isDivision, leadInKind} from './lead-ins.ts'

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
    const slides = slidesIn(draft.tree.children)
    const samples = sampleHeadings(draft.tree.children)
    return lines.flatMap((line, i): EmptySection[] => {
      const following = line.block.node && next.get(line.block.node)
      const {node} = line.block
      if (node && (slides.has(node) || isSample(line, samples))) return []
      if (following === undefined || lines[i + 1]?.block.node === line.block.node || opensTags(draft, line)) return []
      const kind =
        line.role === 'subhead'
          ? headingKind(line, following, draft.format, lines[i + 1])
          : leadInKind(line, following, levels.get(line.block.node as Nodes))
      if (!kind || (following === null && isListPage(draft))) return []
      return kind === 'lead-in' && isAnnounced(line, surroundings(lines, i, next)) ? [] : [{kind, line}]
    })
  },
  [linesIn],
)

/** How many lines above and below are looked at for headings. */
const around = 400

/** The heading above a line, and those below it. */
function surroundings(
  lines: readonly Line[],
  at: number,
  next: ReadonlyMap<Nodes, RootContent | null>,
): HeadingsAround {
  const own = lines.slice(Math.max(0, at - around), at).findLast(({depth}) => depth)?.text ?? ''
  const after = lines
    .slice(at + 1, at + around)
    .flatMap(({text, depth, block: {node}}) => (depth ? [{text, depth, opens: node && next.get(node)}] : []))
  return {own, after}
}

/** Hugo fills in the pages of a section below what its `_index` file says. */
const isListPage = ({path}: Draft) => /(?:^|[\\/])_index\.\w+$/.test(path)

/** Headings that open a slide: right after a rule, comments left out, in a draft with several. */
function slidesIn(children: readonly RootContent[]): ReadonlySet<Nodes> {
  const seen = children.filter((child) => !isUnseen(child))
  const slides = seen.filter(({type}, i) => type === 'heading' && seen[i - 1]?.type === 'thematicBreak')
  return new Set(slides.length >= 3 ? slides : [])
}

/** The headings in the code of a draft, each as a line. */
const sampleHeadings = (children: readonly RootContent[]): ReadonlySet<string> =>
  new Set(
    children.flatMap((child) =>
      child.type === 'code' ? (child.value.match(/#{1,6} [^\n]*/g) ?? []).map((line) => line.trimEnd()) : [],
    ),
  )

/** A heading that shows what the code of the draft makes. */
const isSample = ({text, block: {depth = 0}}: Line, samples: ReadonlySet<string>): boolean =>
  depth > 0 && samples.has(`${'#'.repeat(depth)} ${text}`)

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

const contents = new Set(['ol', 'ul', 'dl', 'table', 'pre', 'img'])

/** In HTML the list or picture that follows may stand in the same node. */
const opensTags = ({text}: Draft, {block: {kind, place}}: Line): boolean =>
  kind === 'html' &&
  contents.has(/^\s*(?:<\/\w+>\s*)*<(\w+)/.exec(text.slice(place.end, place.end + 300))?.[1]?.toLowerCase() ?? '')

/** A heading that is an entry itself: it holds a link. */
const isEntry = ({block}: Line) => block.prose.inlines.some(({type}) => type.startsWith('link'))

function headingKind(
  line: Line,
  following: RootContent | null,
  format: string,
  next?: Line,
): EmptySection['kind'] | undefined {
  const {node, depth = 6} = line.block
  if (isPoint(line) || isEntry(line) || isDate(line)) return undefined
  if (node?.type !== 'heading')
    return format === 'text' && next?.role === 'subhead' && (isDivision(line.text) || !isDivision(next.text))
      ? 'unmarked'
      : undefined
  if (following === null) return depth > 1 ? 'section' : undefined
  if (following.type !== 'heading' || following.depth > depth) return undefined
  if (following.position?.start.line === (node.position?.end.line ?? 0) + 1) return undefined
  if (following.depth === depth && (isSignature(line) || (next && /^1[.):] /.test(next.text)))) return undefined
  return 'section'
}

/** An entry of a calendar or an index: `August`, `Friday`, `2026`, `B`. */
const isDate = ({text}: Line) => {
  const [name = '', ...more] = text.toLowerCase().split(' ')
  return more.every((word) => /^\d{1,4}$/.test(word)) && (/^(?:\p{L}|\d{4})$/u.test(name) || dates.has(name))
}

const dates = new Set([...monthSpellings, ...weekdaySpellings].flat())

/** `open(path)`, or a name in code: several ways of one call share what stands under the last. */
const isSignature = ({text}: Line) => /^(?:\uFFFC|\.?[\w$.]+\([^)]*\))/.test(text)
