// A note in the margin: what is wrong in a line, and, once it is chosen, why, and what to do about it.
import type {MarginNote} from '../model/sheet.ts'
import {words} from '../model/words.ts'
import {button, element} from './dom.ts'

/** What can be done with a note. */
export interface NoteDeeds {
  choose(id: number): void
  take(id: number, offer: number): void
  ignore(id: number, reason: string): void
  allow(id: number): void
}

/** A note on the page. */
export interface NoteItem {
  element: HTMLElement
  setChosen(isChosen: boolean): void
  setWhere(where: string): void
}

/** Make a note; its details are made when it is chosen. The id may change as the draft does. */
export function openNote(note: MarginNote, deeds: NoteDeeds, id: () => number): NoteItem {
  const {severity, message, ruleId, where} = note
  const place = document.createTextNode(where)
  const item = element(
    'li',
    {class: `note ${severity}`, tabindex: '-1'},
    element('p', {}, element('strong', {class: 'severity'}, words.severity[severity]), ` ${message}`),
    element('p', {class: 'rule'}, `${ruleId} · `, place),
  )
  item.addEventListener('click', () => deeds.choose(id()))
  let more: HTMLElement | undefined
  return {
    element: item,
    setChosen(isChosen) {
      item.classList.toggle('chosen', isChosen)
      if (isChosen === (more !== undefined)) return
      more?.remove()
      more = isChosen ? element('div', {class: 'more'}, ...detailsOf(note, deeds, id)) : undefined
      if (more) item.append(more)
    },
    setWhere(where) {
      if (place.data !== where) place.data = where
    },
  }
}

function detailsOf(
  {why, detail, offers, canIgnore, actual}: MarginNote,
  deeds: NoteDeeds,
  id: () => number,
): HTMLElement[] {
  const buttons = offers.map(({title}, i) =>
    button(title, () => deeds.take(id(), i), {class: i === 0 ? 'offer first' : 'offer'}),
  )
  return [
    ...(detail ? [element('p', {}, detail)] : []),
    ...(why ? [element('p', {}, element('strong', {}, words.why), ` ${why}`)] : []),
    element(
      'div',
      {class: 'buttons'},
      ...buttons,
      canIgnore && ignoreForm(deeds, id),
      actual !== undefined && button(words.allow, () => deeds.allow(id()), {title: words.allowTitle}),
    ),
  ]
}

function ignoreForm(deeds: NoteDeeds, id: () => number): HTMLElement {
  const reason = element('input', {type: 'text', required: true, maxlength: '200'})
  const form = element(
    'form',
    {},
    element('label', {}, `${words.reason} `, reason),
    element('button', {type: 'submit'}, words.ignoreNow),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    deeds.ignore(id(), reason.value)
  })
  return element('details', {class: 'ignore'}, element('summary', {}, words.ignore), form)
}
