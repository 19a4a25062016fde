// The state of the desk, and what each deed makes of it: pure, so that it is tested without a browser.
import type {Place} from '../../core/draft/place.ts'
import {applyEdits} from '../../core/report/fix.ts'
import {withLineEnds} from '../../core/report/repair.ts'
import type {Severity} from '../../core/severity.ts'
import {type MarginNote, type MarkedDraft, type Preset, type Sheet, severities} from './sheet.ts'

/** A draft on the desk and what was done to it. */
interface OpenDraft {
  sheet: Sheet
  /** Its format was told by its words, not by a name or a person. */
  isGuessed?: true
  /** Earlier texts, the last one last, each with where it was changed. */
  past: readonly {text: string; at: number}[]
  marked?: MarkedDraft
  /** The number of the chosen note. */
  chosen?: number
  /** Where the draft was changed last: the next note after it is chosen once the draft is checked. */
  at?: number
}

/** All that the page shows. */
export interface DeskState {
  opens: readonly OpenDraft[]
  /** The number of the draft that is shown. */
  shown: number
  preset: Preset
  severities: ReadonlySet<Severity>
  /** Is the text being written, or read with its notes? */
  isWriting: boolean
}

export const emptyDesk: DeskState = {
  opens: [{sheet: {path: 'draft.txt', text: ''}, past: [], isGuessed: true}],
  shown: 0,
  preset: 'recommended',
  severities: new Set(severities),
  isWriting: true,
}

export const openOf = (desk: DeskState): OpenDraft => desk.opens[desk.shown] as OpenDraft

/** The desk with another state of the draft that is shown. */
const withOpen = (desk: DeskState, open: OpenDraft): DeskState => ({
  ...desk,
  opens: desk.opens.map((one, i) => (i === desk.shown ? open : one)),
})

/** Put drafts on the desk; the first of them is shown. Without any draft nothing changes. */
export function putSheets(desk: DeskState, sheets: readonly Sheet[]): DeskState {
  if (sheets.length === 0) return desk
  const before = desk.opens.filter(({sheet}) => !('text' in sheet && sheet.text === ''))
  const opens = [...before, ...sheets.map((sheet): OpenDraft => ({sheet, past: []}))]
  return {...desk, opens, shown: before.length, isWriting: false}
}

/** The text somebody has written; as long as nobody has said its format, its words tell it. */
export function write(desk: DeskState, text: string): DeskState {
  const open = openOf(desk)
  if ('bytes' in open.sheet) return desk
  const path = open.isGuessed ? withExtension(open.sheet.path, extensionFor(text)) : open.sheet.path
  const {at: _, ...rest} = unmarked(open)
  return withOpen(desk, {...rest, sheet: {path, text}})
}

/** Start to write, or to read what was written; what was written can be undone as one change. */
export function setWriting(desk: DeskState, isWriting: boolean): DeskState {
  const open = openOf(desk)
  if ('bytes' in open.sheet || desk.isWriting === isWriting) return {...desk, isWriting: false}
  const {text} = open.sheet
  if (isWriting) return {...withOpen(desk, {...open, past: [...open.past, {text, at: 0}]}), isWriting}
  const isSame = open.past.at(-1)?.text === text
  return {...withOpen(desk, isSame ? {...open, past: open.past.slice(0, -1)} : open), isWriting}
}

/** Read the same text as another format. */
export function readAs(desk: DeskState, extension: string): DeskState {
  const {isGuessed: _, ...open} = unmarked(openOf(desk))
  return withOpen(desk, {...open, sheet: {...open.sheet, path: withExtension(open.sheet.path, extension)}})
}

const withExtension = (path: string, extension: string) => `${path.replace(/\.\w+$/, '')}.${extension}`

const markdown = /^#{1,6} \S|\]\([^)\s]|^(?:---|\+\+\+)\r?\n|\*\*\S|^> \S/m

/** The format of a text that has no name: HTML if it begins with a tag, Markdown if it has its marks. */
export function extensionFor(text: string): 'html' | 'md' | 'txt' {
  if (/^\s*<(?!!--)[!a-z]/i.test(text)) return 'html'
  return markdown.test(text) ? 'md' : 'txt'
}

/** Another text in place of the last, which can be undone; `at` is where it differs first. */
export function change(desk: DeskState, text: string, at: number): DeskState {
  const open = openOf(desk)
  if ('bytes' in open.sheet || open.sheet.text === text) return desk
  const past = [...open.past, {text: open.sheet.text, at}]
  return withOpen(desk, {...unmarked(open), sheet: {path: open.sheet.path, text}, past, at})
}

/** The same draft, not checked yet. */
function unmarked({marked: _, chosen: __, ...rest}: OpenDraft): OpenDraft {
  return rest
}

/** Take an offer of the chosen note. Offsets count in the text that was checked, which has no byte order mark. */
export function take(desk: DeskState, offer: number): DeskState {
  const {marked} = openOf(desk)
  const note = chosenNote(desk)
  const edits = note?.offers[offer]?.edits
  if (!marked || !note || !edits) return desk
  const {text, left} = applyEdits(marked.text, [withLineEnds(edits, marked.text)])
  return left.length > 0 ? desk : change(desk, text, note.place.start)
}

/** Undo the last change of the draft that is shown. */
export function undo(desk: DeskState): DeskState {
  const open = openOf(desk)
  const last = open.past.at(-1)
  if (!last) return desk
  const sheet = {path: open.sheet.path, text: last.text}
  return withOpen(desk, {...unmarked(open), sheet, past: open.past.slice(0, -1), at: last.at})
}

/** The draft was checked: choose the next note after the last change, or the first. */
export function receive(desk: DeskState, sheet: Sheet, marked: MarkedDraft): DeskState {
  const open = openOf(desk)
  if (open.sheet !== sheet) return desk
  const {at = 0, ...rest} = open
  const next = {...rest, marked}
  const numbers = shownNotes({...desk, opens: [next], shown: 0})
  const chosen = numbers.find((number) => (marked.notes[number] as MarginNote).place.start >= at) ?? numbers.at(-1)
  return withOpen(desk, chosen === undefined ? next : {...next, chosen})
}

/** The numbers of the notes whose severity is shown. */
export function shownNotes(desk: DeskState): number[] {
  const notes = openOf(desk).marked?.notes ?? []
  return [...notes.keys()].filter((number) => desk.severities.has((notes[number] as MarginNote).severity))
}

/** The chosen note, if it is shown. */
export function chosenNote(desk: DeskState): MarginNote | undefined {
  const {chosen, marked} = openOf(desk)
  const note = chosen === undefined ? undefined : marked?.notes[chosen]
  return note && desk.severities.has(note.severity) ? note : undefined
}

/** Choose a note. */
export const chooseNote = (desk: DeskState, number: number): DeskState =>
  withOpen(desk, {...openOf(desk), chosen: number})

/** Choose the note after the chosen one, or before it; after the last comes the first. */
export function step(desk: DeskState, by: 1 | -1): DeskState {
  const numbers = shownNotes(desk)
  if (numbers.length === 0) return desk
  const {chosen = -1} = openOf(desk)
  const next = by > 0 ? numbers.find((number) => number > chosen) : numbers.findLast((number) => number < chosen)
  return chooseNote(desk, next ?? ((by > 0 ? numbers[0] : numbers.at(-1)) as number))
}

/** Show or hide the notes of a severity. */
export function toggle(desk: DeskState, severity: Severity): DeskState {
  const next = new Set(desk.severities)
  if (!next.delete(severity)) next.add(severity)
  return {...desk, severities: next}
}

/** Check by another preset. */
export const withPreset = (desk: DeskState, preset: Preset): DeskState => ({
  ...desk,
  preset,
  opens: desk.opens.map(unmarked),
})

/** Where two texts differ first. */
export function firstDifference(before: string, after: string): Place['start'] {
  let at = 0
  while (at < before.length && before[at] === after[at]) at++
  return at
}
