// The draft as it reads, each passage in a row with its notes beside it.
import {type DeskState, openOf, shownNotes} from '../model/desk.ts'
import type {DraftPart, ShownPassage} from '../model/passages.ts'
import type {MarginNote, MarkedDraft} from '../model/sheet.ts'
import {words} from '../model/words.ts'
import {button, element} from './dom.ts'

/** What can be done with a note. */
interface NoteDeeds {
  choose(number: number): void
  take(number: number, offer: number): void
  ignore(number: number, reason: string): void
}

/** All rows: first what is about no word of the draft, then passage by passage. */
export function draftRows(desk: DeskState, deeds: NoteDeeds): HTMLElement[] {
  const {marked} = openOf(desk)
  if (!marked) return []
  const shown = new Set(shownNotes(desk))
  const placed = new Set(marked.passages.flatMap(({notes}) => notes))
  const rest = [...shown].filter((number) => !placed.has(number))
  const items = (numbers: readonly number[]) =>
    numbers.filter((number) => shown.has(number)).map((number) => noteItem(marked, number, deeds))
  const head = element('p', {class: 'about'}, words.about)
  return [
    ...(rest.length > 0 ? [row(head, items(rest))] : []),
    ...marked.passages.map((passage) => row(passageElement(passage, shown, deeds), items(passage.notes))),
  ]
}

const row = (passage: HTMLElement, notes: readonly HTMLElement[]): HTMLElement =>
  element(
    'div',
    {class: 'row'},
    passage,
    notes.length > 0 && element('ul', {class: 'notes', 'aria-label': words.notesOn}, ...notes),
  )

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
function passageElement(
  {kind, level = 1, parts}: ShownPassage,
  shown: ReadonlySet<number>,
  deeds: NoteDeeds,
): HTMLElement {
  const tag = kind === 'heading' ? (`h${Math.min(6, level + 1)}` as 'h2') : tags[kind]
  return element(tag, {class: `passage ${kind}`}, ...parts.map((part) => partElement(part, shown, deeds)))
}

function partElement({text, styles, notes, severity}: DraftPart, shown: ReadonlySet<number>, deeds: NoteDeeds): Node {
  const first = notes.find((number) => shown.has(number))
  const styled = styles.length > 0 ? element('span', {class: styles.join(' ')}, text) : document.createTextNode(text)
  if (first === undefined) return styled
  const mark = element('mark', {class: severity, 'data-notes': notes.join(' ')}, styled)
  mark.addEventListener('click', () => deeds.choose(first))
  return mark
}

function noteItem({notes}: MarkedDraft, number: number, deeds: NoteDeeds): HTMLElement {
  const note = notes[number] as MarginNote
  const {severity, message, ruleId, where} = note
  const item = element(
    'li',
    {class: `note ${severity}`, id: `note-${number}`, tabindex: '-1'},
    element('p', {}, element('strong', {class: 'severity'}, words.severity[severity]), ` ${message}`),
    element('p', {class: 'rule'}, `${ruleId} · ${where}`),
    element('div', {class: 'more'}, ...detailsOf(note, number, deeds)),
  )
  item.addEventListener('click', () => deeds.choose(number))
  return item
}

function detailsOf({why, detail, offers, canIgnore}: MarginNote, number: number, deeds: NoteDeeds): HTMLElement[] {
  const buttons = offers.map(({title}, i) =>
    button(title, () => deeds.take(number, i), {class: i === 0 ? 'offer first' : 'offer'}),
  )
  return [
    ...(detail ? [element('p', {}, detail)] : []),
    ...(why ? [element('p', {}, element('strong', {}, words.why), ` ${why}`)] : []),
    element('div', {class: 'buttons'}, ...buttons, canIgnore && ignoreForm(number, deeds)),
  ]
}

function ignoreForm(number: number, deeds: NoteDeeds): HTMLElement {
  const reason = element('input', {type: 'text', required: true, maxlength: '200'})
  const form = element(
    'form',
    {},
    element('label', {}, `${words.reason} `, reason),
    element('button', {type: 'submit'}, words.ignoreNow),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    deeds.ignore(number, reason.value)
  })
  return element('details', {class: 'ignore'}, element('summary', {}, words.ignore), form)
}

/** Show which note is chosen: its words, and the note itself with all it says. */
export function showChosen(within: HTMLElement, number: number | undefined, moves: boolean): void {
  for (const one of within.querySelectorAll('.chosen')) one.classList.remove('chosen')
  if (number === undefined) return
  const note = within.querySelector<HTMLElement>(`#note-${number}`)
  const marks = within.querySelectorAll(`mark[data-notes~="${number}"]`)
  for (const one of [...marks, note]) one?.classList.add('chosen')
  if (!moves || !note) return
  note.focus({preventScroll: true})
  const scroll = marks[0] ?? note
  scroll.scrollIntoView({block: 'center'})
}
