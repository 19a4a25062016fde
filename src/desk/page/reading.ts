// The draft as it reads, each passage in a row with its notes beside it; rows that stay the same aren't made again.

import type {DraftPart, ShownPassage} from '../../core/report/passages.ts'
import {type DeskState, openOf, shownNotes} from '../model/desk.ts'
import type {MarginNote} from '../model/sheet.ts'
import {words} from '../model/words.ts'
import {element} from './dom.ts'
import {type NoteDeeds, type NoteItem, openNote} from './note.ts'

/** A passage with its notes, and the words that notes are about. */
interface Row {
  /** What it shows, as text: rows with the same key look the same. */
  key: string
  element: HTMLElement
  /** The ids of the notes that its elements stand for, by their numbers in the row. */
  ids: number[]
  items: readonly {at: number; item: NoteItem}[]
  marks: readonly {at: readonly number[]; element: HTMLElement}[]
}

/** What a row is made of. */
interface RowContent {
  passage: ShownPassage | undefined
  notes: readonly MarginNote[]
  ids: readonly number[]
}

/** The region in which a draft is read. */
interface ReadingRegion {
  element: HTMLElement
  draw(desk: DeskState): void
  /** Show which note is chosen: its words, and the note itself with all it says. */
  choose(id: number | undefined, moves: boolean): void
}

/** Make the region. */
export function openReading(deeds: NoteDeeds): ReadingRegion {
  const region = element('div', {class: 'reading', role: 'region', 'aria-label': words.draft})
  let rows: readonly Row[] = []
  let chosen: readonly Row[] = []
  return {
    element: region,
    draw(desk) {
      const contents = contentsOf(desk)
      rows = patch(region, rows, contents, (content, key) => makeRow(content, key, deeds))
    },
    choose(id, moves) {
      const next = id === undefined ? [] : rows.filter(({ids}) => ids.includes(id))
      for (const row of chosen) if (!next.includes(row)) setChosen(row, undefined)
      chosen = next
      for (const row of chosen) setChosen(row, id)
      if (moves && id !== undefined) show(chosen, id)
    },
  }
}

/** What stands in each row: first what is about no word of the draft, then passage by passage. */
function contentsOf(desk: DeskState): RowContent[] {
  const {marked} = openOf(desk)
  if (!marked) return []
  const shown = new Map(shownNotes(desk).map((note) => [note.id, note]))
  const rest = new Map(shown)
  const contents = marked.passages.map((passage): RowContent => {
    const notes = passage.notes.flatMap((id) => shown.get(id) ?? [])
    for (const {id} of notes) rest.delete(id)
    const marking = passage.parts.flatMap(({notes}) => notes.filter((id) => shown.has(id)))
    return {passage, notes, ids: [...new Set([...notes.map(({id}) => id), ...marking])]}
  })
  const about = [...rest.values()]
  return about.length > 0 ? [{passage: undefined, notes: about, ids: about.map(({id}) => id)}, ...contents] : contents
}

/** A text that tells whether a row looks the same: notes count by their numbers in the row. */
function keyOf({passage, notes, ids}: RowContent): string {
  const parts = passage?.parts.map(({text, styles, severity, notes}) => [
    ...[text, styles.join(' '), severity],
    notes.map((id) => ids.indexOf(id)),
  ])
  const said = notes.map(({place: _, id: __, line: ___, where: ____, offers, ...note}) => [
    note,
    offers.map(({title}) => title),
  ])
  return JSON.stringify([passage?.kind, passage?.level, parts, said])
}

/** Put rows for contents into an element: those at its beginning and end that look the same stay. */
function patch(
  into: HTMLElement,
  before: readonly Row[],
  contents: readonly RowContent[],
  make: (content: RowContent, key: string) => Row,
): Row[] {
  const keys = contents.map(keyOf)
  const most = Math.min(before.length, contents.length)
  let start = 0
  while (start < most && before[start]?.key === keys[start]) start++
  let same = 0
  while (same < most - start && before.at(-1 - same)?.key === keys.at(-1 - same)) same++
  const tail = before.slice(before.length - same)
  const end = contents.length - same
  const fresh = contents.slice(start, end).map((content, i) => make(content, keys[start + i] as string))
  for (const row of before.slice(start, before.length - same)) row.element.remove()
  const next = tail[0]?.element ?? null
  const added = document.createDocumentFragment()
  added.append(...fresh.map((row) => row.element))
  into.insertBefore(added, next)
  const rows = [...before.slice(0, start), ...fresh, ...tail]
  for (const [i, row] of rows.entries()) keepUp(row, contents[i] as RowContent)
  return rows
}

/** What looks the same may stand elsewhere. */
function keepUp(row: Row, {ids, notes}: RowContent): void {
  row.ids = [...ids]
  for (const {at, item} of row.items) item.setWhere((notes[at] as MarginNote).where)
}

function makeRow({passage, notes, ids}: RowContent, key: string, deeds: NoteDeeds): Row {
  const row: Row = {key, element: element('div', {class: 'row'}), ids: [...ids], items: [], marks: []}
  const idAt = (at: number) => row.ids[at] as number
  const marks: {at: readonly number[]; element: HTMLElement}[] = []
  const parts = passage?.parts.map((part) => {
    const at = part.notes.map((id) => ids.indexOf(id)).filter((at) => at >= 0)
    const made = partElement(part, at.length > 0)
    if (at.length > 0) {
      made.addEventListener('click', () => deeds.choose(idAt(at[0] as number)))
      marks.push({at, element: made as HTMLElement})
    }
    return made
  })
  row.items = notes.map((note, at) => ({at, item: openNote(note, deeds, () => idAt(at))}))
  row.marks = marks
  const items = row.items.map(({item}) => item.element)
  row.element.append(passage ? passageElement(passage, parts ?? []) : element('p', {class: 'about'}, words.about))
  if (items.length > 0) row.element.append(element('ul', {class: 'notes', 'aria-label': words.notesOn}, ...items))
  return row
}

const tags = {
  paragraph: 'p',
  item: 'p',
  cell: 'p',
  caption: 'p',
  field: 'p',
  quotation: 'blockquote',
  code: 'pre',
} as const

/** The title of the page is the first heading, so that those of the draft are one lower. */
function passageElement({kind, level = 1}: ShownPassage, parts: readonly Node[]): HTMLElement {
  const tag = kind === 'heading' ? (`h${Math.min(6, level + 1)}` as 'h2') : tags[kind]
  return element(tag, {class: `passage ${kind}`}, ...parts)
}

function partElement({text, styles, severity}: DraftPart, isMarked: boolean): Node {
  const styled = styles.length > 0 ? element('span', {class: styles.join(' ')}, text) : document.createTextNode(text)
  return isMarked ? element('mark', {class: severity}, styled) : styled
}

function setChosen({ids, items, marks}: Row, id: number | undefined): void {
  const at = id === undefined ? -1 : ids.indexOf(id)
  for (const mark of marks) mark.element.classList.toggle('chosen', mark.at.includes(at))
  for (const {item, at: own} of items) item.setChosen(own === at)
}

/** Bring the words of a note into view, and give the note the focus. */
function show(rows: readonly Row[], id: number): void {
  const [row] = rows
  if (!row) return
  const at = row.ids.indexOf(id)
  const note = row.items.find((one) => one.at === at)?.item.element
  note?.focus({preventScroll: true})
  const mark = row.marks.find((one) => one.at.includes(at))?.element
  const scroll = mark ?? note
  scroll?.scrollIntoView({block: 'center'})
}
