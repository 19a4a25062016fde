// The desk page: holds the state, draws it, and does what is asked by hand, by key and by file.
import {
  change,
  chooseNote,
  chosenNote,
  type DeskState,
  emptyDesk,
  firstDifference,
  openOf,
  putSheets,
  readAs,
  receive,
  setWriting,
  step,
  take,
  toggle,
  undo,
  withPreset,
  write,
} from '../model/desk.ts'
import type {Answer, DeskQuestion, Sheet} from '../model/sheet.ts'
import {words} from '../model/words.ts'
import {openWorker} from './ask.ts'
import {element} from './dom.ts'
import {copyText, save, sheetFrom, sheetOf} from './files.ts'
import {keyDialog, listen} from './keys.ts'
import {forget, keepDraft, recall} from './memory.ts'
import {draftRows, showChosen} from './rows.ts'
import {tallyOf, toolsOf} from './tools.ts'

/** The drafts that the command was given, which its server writes into a script. */
declare global {
  var copydeskDrafts: readonly {name: string; base64: string}[] | undefined
}

const ask = openWorker()
const writing = element('textarea', {'aria-label': words.draft, placeholder: words.writeHere, spellcheck: 'false'})
const reading = element('div', {class: 'reading', role: 'region', 'aria-label': words.draft})
const tools = element('div', {class: 'tools', role: 'group', 'aria-label': words.tools})
const status = element('p', {class: 'status', role: 'status'})
const dialog = keyDialog()
const state: {desk: DeskState; timer: ReturnType<typeof setTimeout> | undefined} = {desk: emptyDesk, timer: undefined}

/** Take another state, and draw what it changes. */
function set(desk: DeskState, said?: string): void {
  const before = state.desk
  state.desk = desk
  const open = openOf(desk)
  const isSame = openOf(before).sheet === open.sheet && before.preset === desk.preset
  if (!isSame || !open.marked) checkSoon(desk.isWriting ? 150 : 0)
  draw()
  if (!isSame) remember()
  status.textContent =
    said ?? (open.marked ? tallyOf(desk) : 'text' in open.sheet && !open.sheet.text ? '' : words.checking)
}

/** Draw everything; what is written stays under the hands of whoever writes. */
function draw(): void {
  const {desk} = state
  const {sheet, chosen} = openOf(desk)
  const focused = tools.contains(document.activeElement)
    ? [...tools.querySelectorAll(controls)].indexOf(document.activeElement as Element)
    : -1
  tools.replaceChildren(...toolsOf(desk, toolDeeds))
  tools.querySelectorAll<HTMLElement>(controls)[focused]?.focus()
  writing.hidden = !desk.isWriting
  reading.hidden = desk.isWriting
  if ('text' in sheet && writing.value !== sheet.text) writing.value = sheet.text
  if (desk.isWriting) return
  if (openOf(desk).marked) reading.replaceChildren(...draftRows(desk, noteDeeds))
  showChosen(reading, chosenNote(desk) && chosen, document.activeElement === document.body)
}

const controls = 'button, select, input'

/** Check once nobody has written for so many milliseconds. */
function checkSoon(wait: number): void {
  clearTimeout(state.timer)
  state.timer = setTimeout(() => void check(), wait)
}

async function check(): Promise<void> {
  const {sheet} = openOf(state.desk)
  const answer = await answerTo({ask: 'check', sheet, preset: state.desk.preset})
  if (answer && 'marked' in answer) set(receive(state.desk, sheet, answer.marked))
}

/** What the worker answers; a worker that stopped is told. */
async function answerTo(question: DeskQuestion): Promise<Answer | undefined> {
  try {
    return await ask(question)
  } catch {
    status.textContent = words.crashed
    return undefined
  }
}

function remember(): void {
  const {sheet} = openOf(state.desk)
  if ('text' in sheet && !keepDraft({path: sheet.path, text: sheet.text, preset: state.desk.preset}))
    console.warn(words.notKept)
}

/** Ask for another text of the draft, and take it if the draft is still the same. */
async function rewrite(question: DeskQuestion, same: string): Promise<void> {
  const answer = await answerTo(question)
  const {sheet} = openOf(state.desk)
  if (!answer || sheet !== question.sheet || 'bytes' in sheet) return
  if ('reason' in answer) status.textContent = answer.reason
  else if ('text' in answer && answer.text === sheet.text) status.textContent = same
  else if ('text' in answer) set(change(state.desk, answer.text, firstDifference(sheet.text, answer.text)))
}

const noteDeeds = {
  choose(number: number) {
    state.desk = chooseNote(state.desk, number)
    showChosen(reading, number, false)
  },
  take(number: number, offer: number) {
    set(take(chooseNote(state.desk, number), offer))
  },
  ignore(number: number, reason: string) {
    const {sheet, marked} = openOf(state.desk)
    const note = marked?.notes[number]
    if (!note) return
    const about = {ruleId: note.ruleId, place: note.place}
    void rewrite({ask: 'ignore', sheet, preset: state.desk.preset, note: about, reason}, words.cannotIgnore)
  },
}

const toolDeeds: Parameters<typeof toolsOf>[1] = {
  open: (files) => void openFiles(files),
  show: (number) => set({...state.desk, shown: number, isWriting: false}),
  setWriting: (isWriting) => {
    set(setWriting(state.desk, isWriting))
    if (isWriting) writing.focus()
  },
  readAs: (extension) => set(readAs(state.desk, extension)),
  choosePreset: (preset) => set(withPreset(state.desk, preset)),
  toggle: (severity) => set(toggle(state.desk, severity)),
  undo: () => undoLast(),
  repairAll: () =>
    void rewrite({ask: 'repair', sheet: openOf(state.desk).sheet, preset: state.desk.preset}, words.noChange),
  copy: () => void copy(),
  download: () => {
    const {sheet} = openOf(state.desk)
    if ('text' in sheet) save(sheet.path, sheet.text)
  },
  review: (track) => void review(track),
  clear: () => {
    forget()
    set(emptyDesk, words.cleared)
    forget()
  },
  keys: () => dialog.showModal(),
}

function undoLast(): void {
  const next = undo(state.desk)
  if (next === state.desk) status.textContent = words.nothingToUndo
  else set(next)
}

async function copy(): Promise<void> {
  const {sheet} = openOf(state.desk)
  if (!('text' in sheet)) return
  await copyText(sheet.text)
  status.textContent = words.copied
}

async function review(track: boolean): Promise<void> {
  const {sheet} = openOf(state.desk)
  const answer = await answerTo({ask: 'review', sheet, preset: state.desk.preset, track})
  if (answer && 'reason' in answer) status.textContent = answer.reason
  if (answer && 'bytes' in answer) save(sheet.path.replace(/(?:\.reviewed)?(\.\w+)$/i, '.reviewed$1'), answer.bytes)
}

async function openFiles(files: readonly File[]): Promise<void> {
  const read = await Promise.all(files.map(async (file) => ({name: file.name, sheet: await sheetOf(file)})))
  const refused = read.find(({sheet}) => !sheet)
  set(
    putSheets(
      state.desk,
      read.flatMap(({sheet}) => sheet ?? []),
    ),
    refused && words.unread(refused.name),
  )
}

/** Choose a note by key, and bring it into view. */
function go(by: 1 | -1): void {
  state.desk = step(state.desk, by)
  showChosen(reading, openOf(state.desk).chosen, true)
}

listen({
  next: () => go(1),
  previous: () => go(-1),
  take: () => {
    const next = take(state.desk, 0)
    if (next === state.desk) status.textContent = words.noOffer
    else set(next)
  },
  ignore: () => {
    const details = reading.querySelector<HTMLDetailsElement>('.note.chosen .ignore')
    if (!details) return
    details.open = true
    details.querySelector('input')?.focus()
  },
  undo: undoLast,
  keys: toolDeeds.keys,
})

writing.addEventListener('input', () => set(write(state.desk, writing.value)))
writing.addEventListener('paste', () => {
  const wasEmpty = writing.value === ''
  if (wasEmpty) setTimeout(() => toolDeeds.setWriting(false))
})
document.addEventListener('dragover', (event) => event.preventDefault())
document.addEventListener('drop', (event) => {
  event.preventDefault()
  void openFiles([...(event.dataTransfer?.files ?? [])])
})

/** What is on the desk at first: the drafts of the command, or what was kept. */
function first(): DeskState {
  const given = (globalThis.copydeskDrafts ?? []).flatMap(({name, base64}): Sheet[] => {
    const sheet = sheetFrom(
      name,
      Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)),
    )
    return sheet ? [sheet] : []
  })
  if (given.length > 0) return putSheets(emptyDesk, given)
  const kept = recall()
  if (!kept?.text) return emptyDesk
  return {...putSheets(emptyDesk, [{path: kept.path, text: kept.text}]), preset: kept.preset}
}

document.title = words.title
document.body.append(
  element('header', {}, element('h1', {}, words.title), element('p', {}, words.promise), tools, status),
  element('main', {}, writing, reading),
  dialog,
)
set(first())
