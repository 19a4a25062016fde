// Comments in the margin that ask to let findings pass: how they stand in the transcript, and how far they reach.
import type {Html} from 'mdast'
import type {Atom} from './atoms.ts'
import type {Transcript} from './transcript.ts'

/** The end of the range of a comment, as it was met in a paragraph. */
export interface RangeEnd {
  /** The id or the name of the comment. */
  id: string
  /** Nothing of the paragraph stands before it. */
  isFirst: boolean
}

/** The ignore comments whose ranges are open. */
export type OpenIgnores = Map<string, Html>

/** Write the comments among the atoms of a paragraph before its words. */
export function writeIgnores(atoms: readonly Atom[], transcript: Transcript, open: OpenIgnores): Html[] {
  return atoms.flatMap((atom): Html[] => {
    if (atom.kind !== 'comment') return []
    const node: Html = {type: 'html', value: atom.value, position: transcript.add(atom)}
    open.set(atom.target ?? '', node)
    return [node]
  })
}

/**
 * Close the ranges that end in the paragraph that was written, which starts at an offset. One that began in it too covers
 * the paragraph, any other all that was written since it began.
 */
export function closeIgnores(ends: readonly RangeEnd[], start: number, {point}: Transcript, open: OpenIgnores): void {
  for (const {id, isFirst} of ends) {
    const node = open.get(id)
    const from = node?.position?.start.offset
    if (!node || from === undefined) continue
    open.delete(id)
    if (from < start) node.data = {covers: {start: from, end: isFirst ? start : (point().offset ?? start)}}
  }
}

const asksToIgnore = /^\s*(copydesk[- ]ignore[\s\S]*)$/i

/** What a comment of these paragraphs says, in one line, if it asks to let findings pass. */
export function ignoreIn(lines: readonly string[]): string | undefined {
  const [, body] = asksToIgnore.exec(lines.join(' ')) ?? []
  return body?.replace(/\s+/g, ' ').replace(/-->/g, '→').trim().toWellFormed()
}
