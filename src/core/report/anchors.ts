// Links to headings: a repair of a heading changes the address that others in the draft lead to.
import type {Block} from '../draft/blocks.ts'
import type {Draft} from '../draft/draft.ts'
import {bisect} from '../order.ts'
import type {Edit} from '../rule.ts'
import {applyEdits} from './fix.ts'

/** Whether edits change a heading so that a link within the draft no longer leads to it. */
export function breaksLink(draft: Draft, edits: readonly Edit[]): boolean {
  const {text, blocks} = draft
  const linked = linkedIn(draft)
  if (linked.size === 0) return false
  return edits.some((edit) => {
    const heading = headingAt(blocks, edit)
    if (!heading) return false
    const {start, end} = heading.place
    const moved = {...edit, start: edit.start - start, end: edit.end - start}
    const source = text.slice(start, end)
    const [before, after] = [source, applyEdits(source, [[moved]]).text].map(addressOf)
    return before !== after && linked.has(before as string)
  })
}

const known = new WeakMap<Draft, ReadonlySet<string>>()

/** The addresses within the draft that links lead to, found once for all its repairs. */
function linkedIn(draft: Draft): ReadonlySet<string> {
  const linked = known.get(draft) ?? new Set([...draft.text.matchAll(/#([^#)"\s]*)[)"]/g)].map(([, name = '']) => name))
  known.set(draft, linked)
  return linked
}

/** The heading that an edit is within. */
function headingAt(blocks: readonly Block[], {start, end}: Edit): Block | undefined {
  const block = blocks[bisect(blocks, ({place}) => place.start > start) - 1]
  return block?.kind === 'heading' && end <= block.place.end ? block : undefined
}

/** The address of a heading, as GitHub and most makers of sites have it. */
const addressOf = (heading: string): string =>
  heading
    .replace(/^#+\s*|\s*#*\s*$/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')
