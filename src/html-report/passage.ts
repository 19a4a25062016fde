// A passage as HTML, its words marked and the marks numbered as their notes are.
import type {DraftPart} from '../core/report/passages.ts'
import {type Markup, tag} from './markup.ts'
import type {ReportPassage} from './model.ts'

/** The number of a note on its card, from 1; undefined where it is the only one. */
type NumberOf = (note: number) => number | undefined

/** A passage; a heading of a draft is no heading of the report. */
export function passageMarkup({kind, parts}: ReportPassage, numberOf: NumberOf): Markup {
  const marked = parts.map((part, i) => partMarkup(part, endingIn(parts, i), numberOf))
  return tag('p', {class: `passage ${kind}`, dir: 'auto'}, marked)
}

/** The notes whose last words a part is. */
const endingIn = (parts: readonly DraftPart[], i: number): number[] =>
  (parts[i]?.notes ?? []).filter((note) => !parts[i + 1]?.notes.includes(note))

function partMarkup(
  {text, styles, notes, severity}: DraftPart,
  ending: readonly number[],
  numberOf: NumberOf,
): Markup | string {
  const styled = styles.length > 0 ? tag('span', {class: styles.join(' ')}, text) : text
  if (notes.length === 0) return styled
  const numbers = ending.map((note) => ({note, number: numberOf(note)})).filter(({number}) => number !== undefined)
  return tag(
    'mark',
    {class: severity, 'data-notes': notes.join(' ')},
    styled,
    numbers.map(({note, number}) => tag('sup', {'data-notes': note}, String(number))),
  )
}
