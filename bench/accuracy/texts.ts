// Sets whose rows are texts of their own: each row checked alone, with one labelled place or none.
import type {Place} from '../../src/core/draft/place.ts'
import type {Check} from './linter.ts'
import type {SetOutcome} from './outcome.ts'
import {type Gold, judge} from './score.ts'

/** The place of all of a text. */
export const whole = (text: string): Place => ({start: 0, end: text.length})

/** Each row a text of its own, with one labelled place. */
export function measureTexts<T>(
  rows: readonly T[],
  check: Check,
  extension: string,
  read: (row: T) => Labelled,
): SetOutcome {
  let words = 0
  const judged = rows.flatMap((row) => {
    const {id, text, gold} = read(row)
    const checked = check(text, extension)
    words += checked.words
    return judge(id, checked.text, checked.findings, gold ? [{...gold, unit: id}] : [])
  })
  return {judged, documents: rows.length, words}
}

/** A row read: its text and its labelled place. */
interface Labelled {
  id: string
  text: string
  gold?: Omit<Gold, 'unit'>
}
