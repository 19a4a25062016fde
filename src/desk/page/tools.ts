// The tools above the draft: files, format, settings, filters, and what comes out.
import {type DeskState, openOf, shownNotes} from '../model/desk.ts'
import {type MarginNote, type Preset, presets, type Stage, severities, stages} from '../model/sheet.ts'
import {words} from '../model/words.ts'
import {button, chooser, element, tickBox} from './dom.ts'

/** What the tools do. */
interface ToolDeeds {
  open(files: readonly File[]): void
  newDraft(): void
  show(number: number): void
  setWriting(isWriting: boolean): void
  readAs(extension: string): void
  choosePreset(preset: Preset): void
  chooseStage(stage: Stage | undefined): void
  useSettings(files: readonly File[]): void
  dropSettings(): void
  dropAllowed(): void
  toggle(severity: MarginNote['severity']): void
  toggleFamily(family: string): void
  undo(): void
  repairAll(): void
  verify(): void
  compare(files: readonly File[]): void
  endCompare(): void
  copy(): void
  copyRich(): void
  copyMarkdown(): void
  download(): void
  review(track: boolean): void
  report(): void
  clear(): void
  keys(): void
}

/** What the tools show, as a text: with the same one they look the same. */
export function toolsKey(desk: DeskState): string {
  const {sheet, before} = openOf(desk)
  const paths = desk.opens.map(({sheet}) => sheet.path)
  const isEmpty = 'text' in sheet && sheet.text === ''
  const filters = [[...desk.severities], [...desk.hidden], countsOf(desk), familiesOf(desk)]
  return JSON.stringify([paths, desk.shown, desk.setup, before?.path, desk.isWriting, isEmpty, filters])
}

const notesOf = (desk: DeskState): readonly MarginNote[] => (openOf(desk).marked ?? openOf(desk).stale)?.notes ?? []

const countsOf = (desk: DeskState): number[] =>
  severities.map((severity) => notesOf(desk).filter((note) => note.severity === severity).length)

const familiesOf = (desk: DeskState): string[] =>
  [...new Set([...notesOf(desk).map(({family}) => family), ...desk.hidden])].filter(Boolean).sort()

/** The tools for what is on the desk. */
export function toolsOf(desk: DeskState, deeds: ToolDeeds): HTMLElement[] {
  const {sheet} = openOf(desk)
  const isFile = 'bytes' in sheet
  const extension = /\.(\w+)$/.exec(sheet.path)?.[1]?.toLowerCase() ?? ''
  const kinds = Object.entries(words.kinds)
  const hasDraft = isFile || sheet.text !== ''
  return [
    group(
      filePicker(words.openFiles, drafts, deeds.open),
      hasDraft && button(words.newDraft, deeds.newDraft),
      !isFile && hasDraft && button(desk.isWriting ? words.read : words.edit, () => deeds.setWriting(!desk.isWriting)),
      kinds.some(([kind]) => kind === extension) && chooser(words.readAs, kinds, extension, deeds.readAs),
      presetChooser(desk, deeds),
      settingsMenu(desk, deeds),
    ),
    ...(hasDraft ? [filters(desk, deeds), isFile ? reviewTools(extension, deeds) : textTools(deeds)] : []),
    hasDraft ? checkTools(desk, deeds) : group(),
    group(hasDraft && button(words.clear, deeds.clear), button(words.keys, deeds.keys, {'aria-keyshortcuts': '?'})),
    ...(desk.opens.length > 1 ? [draftList(desk, deeds)] : []),
  ]
}

const group = (...children: readonly (Node | false)[]): HTMLElement => element('div', {class: 'group'}, ...children)

const drafts = '.md,.mdx,.txt,.html,.docx,.odt'

function filePicker(label: string, accept: string, open: (files: readonly File[]) => void): HTMLElement {
  const input = element('input', {type: 'file', multiple: true, accept})
  input.addEventListener('change', () => open([...(input.files ?? [])]))
  return element('label', {class: 'file'}, label, input)
}

/** Things behind a button. */
const menu = (label: string, ...children: readonly (Node | false)[]): HTMLElement =>
  element('details', {class: 'menu', 'data-menu': label}, element('summary', {}, label), group(...children))

/** Close the menus within an element on Escape, on a click elsewhere, and once something was chosen; boxes leave them open. */
export function closeMenus(within: HTMLElement): void {
  const opened = () => [...within.querySelectorAll<HTMLDetailsElement>('details.menu[open]')]
  document.addEventListener('click', ({target}) => {
    const isDone = (one: HTMLElement) => !one.contains(target as Node) || (target as Element).closest('button') !== null
    for (const one of opened()) if (isDone(one)) one.open = false
  })
  document.addEventListener('keydown', ({key}) => {
    if (key !== 'Escape') return
    for (const one of opened()) {
      if (one.contains(document.activeElement)) one.querySelector('summary')?.focus()
      one.open = false
    }
  })
}

const presetChooser = ({setup}: DeskState, {choosePreset}: ToolDeeds): HTMLElement =>
  chooser(
    words.preset,
    presets.map((name) => [name, name]),
    setup.preset,
    (name) => choosePreset(name as Preset),
  )

function settingsMenu({setup}: DeskState, deeds: ToolDeeds): HTMLElement {
  const choices = [['', words.anyStage], ...stages.map((name) => [name, name])] as [string, string][]
  return menu(
    words.settings,
    chooser(words.stage, choices, setup.stage ?? '', (name) => deeds.chooseStage(stages.find((one) => one === name))),
    filePicker(words.openSettings, '.yml,.yaml,.json', deeds.useSettings),
    setup.house !== undefined && button(words.endSettings, deeds.dropSettings),
    setup.allow !== undefined && button(words.endAllow, deeds.dropAllowed),
  )
}

function filters(desk: DeskState, {toggle, toggleFamily}: ToolDeeds): HTMLElement {
  const counts = countsOf(desk)
  const boxes = severities.map((severity, i) =>
    tickBox(`${words.severity[severity]} (${counts[i]})`, desk.severities.has(severity), () => toggle(severity)),
  )
  const families = familiesOf(desk).map((family) =>
    tickBox(family, !desk.hidden.has(family), () => toggleFamily(family)),
  )
  const more = families.length > 1 && menu(words.families, ...families)
  return element('fieldset', {class: 'group'}, element('legend', {}, words.show), ...boxes, more)
}

const textTools = (deeds: ToolDeeds): HTMLElement =>
  group(
    button(words.undo, deeds.undo, {'aria-keyshortcuts': 'u'}),
    button(words.repairAll, deeds.repairAll),
    button(words.download, deeds.download),
    menu(
      words.copyAs,
      button(words.copy, deeds.copy),
      button(words.rich, deeds.copyRich),
      button(words.markdown, deeds.copyMarkdown),
    ),
  )

const checkTools = ({opens, shown}: DeskState, {verify, report, compare, endCompare}: ToolDeeds): HTMLElement =>
  group(
    button(words.verify, verify),
    button(words.report, report),
    opens[shown]?.before
      ? button(words.endCompare, endCompare)
      : filePicker(words.compare, drafts, (files) => compare(files)),
  )

/** Only Word files have tracked changes. */
function reviewTools(extension: string, {review, copyRich, copyMarkdown}: ToolDeeds): HTMLElement {
  const state = {track: false}
  const box = tickBox(words.track, false, (isOn) => {
    state.track = isOn
  })
  return group(
    button(words.review, () => review(state.track)),
    extension === 'docx' && box,
    menu(words.copyAs, button(words.rich, copyRich), button(words.markdown, copyMarkdown)),
  )
}

const draftList = ({opens, shown}: DeskState, {show}: ToolDeeds): HTMLElement =>
  element(
    'nav',
    {'aria-label': words.drafts, class: 'group'},
    ...opens.map(({sheet}, i) => button(sheet.path, () => show(i), {'aria-current': i === shown ? 'page' : undefined})),
  )

/** How many notes there are. */
export const tallyOf = (desk: DeskState): string => {
  const {marked, before} = openOf(desk)
  if (!marked) return ''
  const tally = words.tally(marked.notes.length, shownNotes(desk).length)
  const about = before ? `${words.compared(before.path)}: ${tally}` : tally
  return marked.isPart ? `${about} ${words.checkingRest}` : about
}
