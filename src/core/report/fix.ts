// Apply edits to a text: never two that overlap, all edits of one finding or none.
import {assertGroups, assertText} from '../call-mistakes.ts'
import type {Draft} from '../draft/draft.ts'
import {bisect} from '../order.ts'
import type {Edit, Extras} from '../rule.ts'
import {keepsMarkupWhole} from './whole-markup.ts'

/** The repaired text, and the groups of edits that were left out because they overlap an earlier one. */
interface Repair {
  text: string
  /** In the order of their places. */
  applied: readonly Edit[]
  left: readonly (readonly Edit[])[]
}

/**
 * Apply groups of edits, each whole or not at all; of two that overlap or start at the same place the first in the list
 * wins. A group that overlaps itself is left.
 * @throws {TypeError} where these aren't a text and groups of edits.
 * @throws {RangeError} where an edit reaches beyond the text.
 */
export function applyEdits(text: string, groups: readonly (readonly Edit[])[]): Repair {
  assertText('applyEdits', text)
  assertGroups('applyEdits', groups)
  const applied: Edit[] = []
  const left: (readonly Edit[])[] = []
  for (const group of groups) {
    for (const {start, end} of group)
      if (start < 0 || end < start || end > text.length)
        throw new RangeError(`An edit reaches beyond the text: ${start}–${end} of ${text.length}.`)
    const ordered = [...group].sort((a, b) => a.start - b.start)
    const clash = ordered.some((edit, i) => {
      const at = placeFor(edit, applied)
      return [applied[at - 1], applied[at], ordered[i - 1]].some((other) => other && collide(edit, other))
    })
    if (clash) left.push(group)
    else for (const edit of ordered) applied.splice(placeFor(edit, applied), 0, edit)
  }
  return {text: write(text, applied), applied, left}
}

const words = /[\p{L}\p{N}]/u

/** Whether a text still has words after edits that don't overlap: no repair deletes all of a draft. */
export function leavesWords(edits: readonly Edit[], text: string): boolean {
  const deleted = edits.reduce((sum, {start, end}) => sum + end - start, 0)
  if (deleted * 2 < text.length || edits.some((edit) => words.test(edit.text))) return true
  return keepsWords(
    text,
    write(
      text,
      [...edits].sort((a, b) => a.start - b.start),
    ),
  )
}

/** Whether a text that had words still has some. */
export const keepsWords = (before: string, after: string): boolean => words.test(after) || !words.test(before)

/** The index of the first of ordered edits that starts after an edit. */
const placeFor = ({start}: Edit, ordered: readonly Edit[]): number => bisect(ordered, (edit) => edit.start > start)

function write(text: string, ordered: readonly Edit[]): string {
  const parts: string[] = []
  let at = 0
  for (const {start, end, text: instead} of ordered) {
    parts.push(text.slice(at, start), instead)
    at = end
  }
  return parts.join('') + text.slice(at)
}

const collide = (a: Edit, b: Edit) => (a.start < b.end && b.start < a.end) || a.start === b.start

/**
 * Edits as they are written in the source; undefined where they can't be made: not in a front matter value that couldn't
 * be lined up with its source, where any edit would replace all of it, and in HTML not across a tag.
 */
export function writable(draft: Draft, edits: readonly Edit[]): Edit[] | undefined {
  const {fields, source} = draft
  const isLinedUp = !fields.some(({prose: {runs}}) => {
    const [run, ...more] = runs
    if (!run || more.length > 0 || run.length === run.end - run.start) return false
    return edits.some(({start, end}) => start < run.end && run.start < end)
  })
  if (!isLinedUp || !keepsMarkupWhole(draft, edits)) return undefined
  if (!source) return [...edits]
  const written = edits.map((edit) => source.write(edit))
  return written.some((edit) => edit === undefined) ? undefined : (written as Edit[])
}

/** The suggestions that can be made, as they are written in the source. */
export const writableOf = (draft: Draft, suggestions: Extras['suggestions'] = []) =>
  suggestions.flatMap(({title, edits: asked}) => {
    const edits = writable(draft, asked)
    return edits ? [{title, edits}] : []
  })
