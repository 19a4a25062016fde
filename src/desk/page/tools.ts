// The tools above the draft: files, format, preset, filters, and what comes out.

import type {Severity} from '../../core/severity.ts'
import {type DeskState, openOf, shownNotes} from '../model/desk.ts'
import {type Preset, presets, severities} from '../model/sheet.ts'
import {words} from '../model/words.ts'
import {button, chooser, element, tickBox} from './dom.ts'

/** What the tools do. */
interface ToolDeeds {
  open(files: readonly File[]): void
  show(number: number): void
  setWriting(isWriting: boolean): void
  readAs(extension: string): void
  choosePreset(preset: Preset): void
  toggle(severity: Severity): void
  undo(): void
  repairAll(): void
  copy(): void
  download(): void
  review(track: boolean): void
  clear(): void
  keys(): void
}

/** The tools for what is on the desk. */
export function toolsOf(desk: DeskState, deeds: ToolDeeds): HTMLElement[] {
  const {sheet} = openOf(desk)
  const isFile = 'bytes' in sheet
  const extension = /\.(\w+)$/.exec(sheet.path)?.[1]?.toLowerCase() ?? ''
  const kinds = Object.entries(words.kinds)
  const hasDraft = isFile || sheet.text !== ''
  return [
    group(
      filePicker(deeds),
      !isFile && hasDraft && button(desk.isWriting ? words.read : words.edit, () => deeds.setWriting(!desk.isWriting)),
      kinds.some(([kind]) => kind === extension) && chooser(words.readAs, kinds, extension, deeds.readAs),
      chooser(
        words.preset,
        presets.map((name) => [name, name]),
        desk.preset,
        (name) => deeds.choosePreset(name as Preset),
      ),
    ),
    ...(hasDraft ? [filters(desk, deeds), isFile ? reviewTools(extension, deeds) : textTools(deeds)] : []),
    group(hasDraft && button(words.clear, deeds.clear), button(words.keys, deeds.keys, {'aria-keyshortcuts': '?'})),
    ...(desk.opens.length > 1 ? [drafts(desk, deeds)] : []),
  ]
}

const group = (...children: readonly (Node | false)[]): HTMLElement => element('div', {class: 'group'}, ...children)

function filePicker({open}: ToolDeeds): HTMLElement {
  const input = element('input', {type: 'file', multiple: true, accept: '.md,.txt,.html,.docx,.odt'})
  input.addEventListener('change', () => open([...(input.files ?? [])]))
  return element('label', {class: 'file'}, words.openFiles, input)
}

function filters(desk: DeskState, {toggle}: ToolDeeds): HTMLElement {
  const notes = openOf(desk).marked?.notes ?? []
  const boxes = severities.map((severity) => {
    const count = notes.filter((note) => note.severity === severity).length
    return tickBox(`${words.severity[severity]} (${count})`, desk.severities.has(severity), () => toggle(severity))
  })
  return element('fieldset', {class: 'group'}, element('legend', {}, words.show), ...boxes)
}

const textTools = ({undo, repairAll, copy, download}: ToolDeeds): HTMLElement =>
  group(
    button(words.undo, undo, {'aria-keyshortcuts': 'u'}),
    button(words.repairAll, repairAll),
    button(words.copy, copy),
    button(words.download, download),
  )

/** Only Word files have tracked changes. */
function reviewTools(extension: string, {review}: ToolDeeds): HTMLElement {
  const state = {track: false}
  const box = tickBox(words.track, false, (isOn) => {
    state.track = isOn
  })
  return group(
    button(words.review, () => review(state.track)),
    extension === 'docx' && box,
  )
}

const drafts = ({opens, shown}: DeskState, {show}: ToolDeeds): HTMLElement =>
  element(
    'nav',
    {'aria-label': words.drafts, class: 'group'},
    ...opens.map(({sheet}, i) => button(sheet.path, () => show(i), {'aria-current': i === shown ? 'page' : undefined})),
  )

/** How many notes there are. */
export const tallyOf = (desk: DeskState): string => {
  const all = openOf(desk).marked?.notes.length
  return all === undefined ? '' : words.tally(all, shownNotes(desk).length)
}
