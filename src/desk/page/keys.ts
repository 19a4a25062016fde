// The keys of the page; none where somebody is writing.
import {words} from '../model/words.ts'
import {button, element} from './dom.ts'

/** What keys do. */
interface KeyDeeds {
  next(): void
  previous(): void
  take(): void
  ignore(): void
  undo(): void
  keys(): void
}

const deedOf: Readonly<Record<string, keyof KeyDeeds>> = {
  n: 'next',
  p: 'previous',
  Enter: 'take',
  x: 'ignore',
  u: 'undo',
  '?': 'keys',
}

/** Do what keys ask for. */
export function listen(deeds: KeyDeeds): void {
  document.addEventListener('keydown', (event) => {
    const deed = deedOf[event.key]
    // What stands in a shadow root is told by its host.
    const target = event.composedPath()[0] as HTMLElement
    if (!deed || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (target.closest('textarea, input, select, dialog, [contenteditable]')) return
    if (event.key === 'Enter' && target.closest('button, summary, label, a')) return
    event.preventDefault()
    deeds[deed]()
  })
}

/** The list of keys, as a dialog. */
export function keyDialog(): HTMLDialogElement {
  const rows = words.keyList.flatMap(([key, does]) => [
    element('dt', {}, element('kbd', {}, key)),
    element('dd', {}, does),
  ])
  const dialog = element(
    'dialog',
    {'aria-label': words.keys},
    element('h2', {}, words.keys),
    element('dl', {}, ...rows),
  )
  dialog.append(button(words.close, () => dialog.close()))
  return dialog
}
