// What rules of others hand over is checked before it is believed.
import type {Place} from './draft/place.ts'
import type {Edit} from './rule.ts'

/** No draft has more findings of one rule that anybody reads. */
export const mostFindings = 100_000

/** Rules answer at once. Throws where one returns a promise; its later failure is not heard of again. */
export function refuseLater(answer: unknown): void {
  if (typeof (answer as {then?: unknown} | undefined)?.then !== 'function') return
  Promise.resolve(answer).catch(() => undefined)
  throw new Error('its check returns a promise; rules answer at once')
}

/** A place within the text. Throws where it isn't one. */
export function checkedPlace(place: Place, text: string): Place {
  const {start, end} = place
  if (Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= text.length) return place
  throw new Error(`${start}–${end} is no place in a text of ${text.length} characters`)
}

/** Edits within the text, each with a text. Throws where one isn't. */
export function checkEdits(edits: readonly Edit[] | undefined, text: string): void {
  for (const edit of edits ?? []) {
    checkedPlace(edit, text)
    if (typeof edit.text !== 'string') throw new Error('an edit has no text')
  }
}
