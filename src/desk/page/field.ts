// Writes into a field of another page, so that the field's own undo takes it back.
import {changeOf} from '../model/near.ts'

/** What a text is held by: a textarea, or an element that wraps an editor. */
export interface EditedField extends HTMLElement {
  value: string
  readOnly?: boolean
  setSelectionRange?(start: number, end: number): void
}

/** Whether a person could write in it. */
export const isWritable = (field: EditedField): boolean => !field.readOnly && !field.matches(':disabled')

/** Put another text into a field, and tell its page with `input`; what had the focus keeps it. */
export function typeInto(field: EditedField, text: string): void {
  const focused = document.activeElement
  if (!insertAsTyped(field, text)) {
    field.value = text
    field.dispatchEvent(new Event('input', {bubbles: true}))
  }
  if (focused instanceof HTMLElement && focused !== field) focused.focus({preventScroll: true})
}

/** Change what differs as if it were typed. @returns whether the field has the text: one that can't have the focus doesn't. */
function insertAsTyped(field: EditedField, text: string): boolean {
  const before = field.value
  const {start, end} = changeOf(before, text)
  const typed = text.slice(start, end + text.length - before.length)
  field.focus({preventScroll: true})
  // What is typed goes where the focus is, and that must be no other field.
  if (!(field instanceof HTMLTextAreaElement) || document.activeElement !== field) return false
  field.setSelectionRange(start, end)
  document.execCommand(typed ? 'insertText' : 'delete', false, typed)
  return field.value === text
}
