// Apply edits to a text: never two that overlap, all edits of one finding or none.
import type {Edit} from './rule.ts'

/** The repaired text, and the groups of edits that were left out because they overlap an earlier one. */
export interface Repair {
  text: string
  applied: readonly Edit[]
  left: readonly (readonly Edit[])[]
}

/**
 * Apply groups of edits, each whole or not at all; of two that overlap the first in the list wins.
 * @throws {RangeError} where an edit reaches beyond the text.
 */
export function applyEdits(text: string, groups: readonly (readonly Edit[])[]): Repair {
  const applied: Edit[] = []
  const left: (readonly Edit[])[] = []
  for (const group of groups) {
    for (const {start, end} of group)
      if (start < 0 || end < start || end > text.length)
        throw new RangeError(`An edit reaches beyond the text: ${start}–${end} of ${text.length}.`)
    if (group.some((edit) => applied.some((other) => collide(edit, other)))) left.push(group)
    else applied.push(...group)
  }
  const ordered = [...applied].sort((a, b) => b.start - a.start || b.end - a.end)
  const repaired = ordered.reduce(
    (text, {start, end, text: instead}) => text.slice(0, start) + instead + text.slice(end),
    text,
  )
  return {text: repaired, applied: ordered.reverse(), left}
}

const collide = (a: Edit, b: Edit) => (a.start < b.end && b.start < a.end) || a.start === b.start
