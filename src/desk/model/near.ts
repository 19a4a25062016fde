// Checks the changed passages of a long draft first: which words to ask about, and what their answer makes of the notes.
import {lineStarts} from '../../core/draft/draft.ts'
import type {Place} from '../../core/draft/place.ts'
import type {ShownPassage} from '../../core/report/passages.ts'
import {formatNameFor} from '../../formats/names.ts'
import type {MarginNote, MarkedDraft} from './sheet.ts'
import {words} from './words.ts'

/** The changed passages, with one on either side, as a text to be checked by itself. */
interface NearPart {
  text: string
  /** Where it begins in the new text. */
  start: number
  /** The changed passages, by their indexes: from the first up to the one before the end. */
  passages: Place
  /** What they fill now, in the new text. */
  place: Place
  /** By how much all behind them moved. */
  by: number
}

/** Passages of these kinds are read alike wherever they stand. */
const freeKinds: ReadonlySet<ShownPassage['kind']> = new Set(['paragraph', 'heading', 'item', 'quotation'])

/** What to check first of a text that was changed since it was marked; undefined if only the whole of it says anything. */
export function nearPart({text: before, passages}: MarkedDraft, text: string): NearPart | undefined {
  const by = text.length - before.length
  const changed = changeOf(before, text)
  const start = firstIndex(passages, ({place}) => place.end >= changed.start)
  const end = firstIndex(passages, ({place}) => place.start > changed.end)
  const touched = passages.slice(start, end)
  const [first, last] = [touched[0], touched.at(-1)]
  if (!first || !last || !touched.every(({kind}) => freeKinds.has(kind))) return undefined
  if (changed.start < first.place.start || changed.end > last.place.end) return undefined
  const place = {start: first.place.start, end: last.place.end + by}
  const from = passages[start - 1]?.place.start ?? place.start
  const to = passages[end] ? passages[end].place.end + by : place.end
  const around = to - from < longest ? {start: from, end: to} : place
  return {text: text.slice(around.start, around.end), start: around.start, passages: {start, end}, place, by}
}

/** More than so many UTF-16 code units around a change aren't checked with it. */
const longest = 8000

/** The range of the text before that another text differs in. Lines are added at the end of the line before. */
export function changeOf(before: string, after: string): Place {
  const most = Math.min(before.length, after.length)
  let start = firstDifference(before, after)
  let same = 0
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++
  while (start === before.length - same && before[start - 1] === '\n' && after[after.length - 1 - same] === '\n') {
    start--
    same++
  }
  return {start, end: before.length - same}
}

/** Where two texts differ first. */
export function firstDifference(before: string, after: string): Place['start'] {
  let at = 0
  while (at < before.length && before[at] === after[at]) at++
  return at
}

function firstIndex<T>(all: readonly T[], holds: (one: T) => boolean): number {
  const index = all.findIndex(holds)
  return index < 0 ? all.length : index
}

/** The marks of the new text: those of the changed passages as they were checked, all others moved to where they are. */
export function withNear(before: MarkedDraft, text: string, part: NearPart, checked: MarkedDraft): MarkedDraft {
  const {passages, place, by, start} = part
  const old = {start: place.start, end: place.end - by}
  const lines = lineStarts(text).length - lineStarts(before.text).length
  const line = lineStarts(text.slice(0, start)).length - 1
  const highest = before.notes.reduce((most, {id}) => Math.max(most, id), 0) + 1
  const isWithin = (one: {place: Place}) =>
    one.place.start + start >= place.start && one.place.start + start <= place.end
  const fresh = checked.notes.filter(isWithin).map((note) => ({...moveNote(note, start, line), id: note.id + highest}))
  const kept = before.notes.filter((note) => note.place.start < old.start || note.place.start > old.end)
  const notes = kept.map((note) => (note.place.start > old.end ? moveNote(note, by, lines) : note))
  const at = firstIndex(notes, (note) => note.place.start > place.end)
  const read = checked.passages.filter(isWithin).map((passage) => renumber(movePassage(passage, start), highest))
  const was = before.passages.slice(passages.start, passages.end)
  return {
    text,
    isPart: true,
    notes: [...notes.slice(0, at), ...fresh, ...notes.slice(at)],
    passages: [
      ...before.passages.slice(0, passages.start),
      ...(read.length === was.length ? read.map((one, i) => setAs(one, was[i])) : read),
      ...before.passages.slice(passages.end).map((passage) => (by === 0 ? passage : movePassage(passage, by))),
    ],
  }
}

/** A passage that is set as the one in its place was. */
function setAs(passage: ShownPassage, was: ShownPassage = passage): ShownPassage {
  const {place, parts, notes} = passage
  return {...was, place, parts, notes}
}

const movePlace = <P extends Place>(place: P, by: number): P => ({
  ...place,
  start: place.start + by,
  end: place.end + by,
})

const movePassage = (passage: ShownPassage, by: number): ShownPassage => ({
  ...passage,
  place: movePlace(passage.place, by),
})

const renumber = (passage: ShownPassage, by: number): ShownPassage => ({
  ...passage,
  notes: passage.notes.map((id) => id + by),
  parts: passage.parts.map((part) =>
    part.notes.length > 0 ? {...part, notes: part.notes.map((id) => id + by)} : part,
  ),
})

function moveNote(note: MarginNote, by: number, lines: number): MarginNote {
  const line = note.line + lines
  const offers = note.offers.map((offer) => ({...offer, edits: offer.edits.map((edit) => movePlace(edit, by))}))
  return {...note, place: movePlace(note.place, by), line, where: words.line(line), offers}
}

/** The beginning of a long text of lines, up to the end of a paragraph, to be checked first; undefined of a short one. */
export function beginningOf(path: string, text: string): string | undefined {
  const format = formatNameFor(path)
  if (text.length < headLength * 2 || (format !== 'markdown' && format !== 'text')) return undefined
  const end = text.lastIndexOf('\n\n', headLength)
  return end > headLength / 2 ? text.slice(0, end + 2) : undefined
}

const headLength = 8000
