// The desk page: holds the state, draws it, and does what is asked by hand, by key and by file.
import {
  allow,
  change,
  chooseNote,
  chosenNote,
  clearDesk,
  compareWith,
  type DeskState,
  emptyDesk,
  newDraft,
  openOf,
  othersOn,
  putSheets,
  readAs,
  receive,
  richSheet,
  setWriting,
  shownNotes,
  step,
  take,
  toggle,
  toggleFamily,
  toRemember,
  undo,
  withSetup,
  write,
} from '../model/desk.ts'
import {firstDifference} from '../model/near.ts'
import type {Answer, DeskQuestion} from '../model/sheet.ts'
import {words} from '../model/words.ts'
import {openWorker} from './ask.ts'
import {openChecks} from './checks.ts'
import {button, element} from './dom.ts'
import type {DeskHost} from './host.ts'
import {compareWithFile, firstDesk, openFiles, takeSettings} from './intake.ts'
import {keyDialog, listen} from './keys.ts'
import {openDeskMemory} from './memory.ts'
import {copyDraft, copyFormatted, copyMarkdown, download, downloadReport, downloadReview} from './output.ts'
import {openPause} from './pause.ts'
import {openReading} from './reading.ts'
import {closeMenus, tallyOf, toolsKey, toolsOf} from './tools.ts'
import {showVerify, verifySection} from './verify.ts'
import {openWriting} from './writing.ts'

const ask = openWorker()
const tools = element('div', {class: 'tools', role: 'group', 'aria-label': words.tools})
const status = element('p', {class: 'status', role: 'status'})
const dialog = keyDialog()
const state = {desk: emptyDesk, toolsKey: ''}

/** Take another state, and draw what it changes. */
function set(desk: DeskState, said?: string): void {
  const before = state.desk
  state.desk = desk
  const open = openOf(desk)
  const isSame =
    openOf(before).sheet === open.sheet && before.setup === desk.setup && openOf(before).ticked === open.ticked
  if (!open.marked || (open.marked.isPart && before.shown !== desk.shown)) {
    const {sheet, stale, before} = open
    check({sheet, setup: desk.setup, others: othersOn(desk), before, stale, isWriting: desk.isWriting})
  }
  if (desk.opens === emptyDesk.opens || before.shown !== desk.shown || openOf(before).sheet.path !== open.sheet.path)
    verifying.hidden = true
  draw()
  if (!isSame) keeping.after(remember)
  // That the desk was cleared, with its undo, is said until the next change.
  if (said === undefined && desk.last?.opens) return
  status.textContent =
    said ?? (open.marked ? tallyOf(desk) : 'text' in open.sheet && !open.sheet.text ? '' : words.checking)
}

const check = openChecks(
  {ask, openNear: openWorker, afterPause: openPause(250).after},
  {
    receive(checked, marked) {
      const next = receive(state.desk, checked, marked)
      if (next !== state.desk) set(next)
    },
    fail: () => {
      status.textContent = words.crashed
    },
  },
)

/** Draw what has changed; what is written stays under the hands of whoever writes. */
function draw(): void {
  const {desk} = state
  const {sheet, marked, stale} = openOf(desk)
  drawTools()
  const isEntered = writing.element.hidden || desk.opens === emptyDesk.opens
  writing.element.hidden = !desk.isWriting
  reading.element.hidden = desk.isWriting
  if (desk.isWriting && 'text' in sheet) {
    if (isEntered) writing.open(sheet.text)
    else writing.setText(sheet.text)
    if (marked || !stale) writing.setNotes(shownNotes(desk), chosenNote(desk)?.id)
    return
  }
  writing.setNotes([], undefined)
  if (marked) reading.draw(desk)
  showChosen(document.activeElement === document.body)
}

/** Draw the tools, if they would look another way; what has the focus keeps it. */
function drawTools(): void {
  const key = toolsKey(state.desk)
  if (key === state.toolsKey) return
  state.toolsKey = key
  const focused = tools.contains(document.activeElement)
    ? [...tools.querySelectorAll(controls)].indexOf(document.activeElement as Element)
    : -1
  const menus = new Set([...tools.querySelectorAll<HTMLElement>('details[open]')].map(({dataset}) => dataset.menu))
  tools.replaceChildren(...toolsOf(state.desk, toolDeeds))
  for (const one of tools.querySelectorAll('details')) one.open = menus.has(one.dataset.menu)
  tools.querySelectorAll<HTMLElement>(controls)[focused]?.focus()
}

const controls = 'button, select, input, summary'

/** Show which note is chosen. */
function showChosen(moves: boolean): void {
  const note = chosenNote(state.desk)
  if (state.desk.isWriting) {
    writing.setNotes(shownNotes(state.desk), note?.id)
    if (note && moves) writing.show(note)
  } else reading.choose(note?.id, moves)
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

const host: DeskHost = {
  desk: () => state.desk,
  set,
  ask: answerTo,
  say(words) {
    status.textContent = words
  },
}

const memory = openDeskMemory(() => localStorage, Math.random().toString(36).slice(2))
const keeping = openPause(500)

function remember(): void {
  const kept = toRemember(state.desk)
  if (!kept) memory.forget()
  else if (!memory.keep({...kept, page: location.pathname})) console.warn(words.notKept)
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
  choose(id: number) {
    state.desk = chooseNote(state.desk, id)
    showChosen(false)
  },
  take(id: number, offer: number) {
    set(take(chooseNote(state.desk, id), offer))
  },
  allow(id: number) {
    const note = openOf(state.desk).marked?.notes.find((one) => one.id === id)
    if (note?.actual) set(allow(state.desk, note), words.allowed(note.actual))
  },
  ignore(id: number, reason: string) {
    const {sheet, marked} = openOf(state.desk)
    const note = marked?.notes.find((one) => one.id === id)
    if (!note) return
    const about = {ruleId: note.ruleId, place: note.place}
    const {setup} = state.desk
    const others = othersOn(state.desk)
    void rewrite({ask: 'ignore', sheet, setup, others, note: about, reason}, words.cannotIgnore)
  },
}

const verifying = verifySection()

const writing = openWriting({
  ...noteDeeds,
  write: (text) => set(write(state.desk, text)),
  paste(data) {
    const {sheet} = openOf(state.desk)
    const text = data.getData('text/plain')
    if (!('text' in sheet) || sheet.text !== '' || !text) return false
    const rich = richSheet(data.getData('text/html'), text)
    set(rich ? putSheets(state.desk, [rich]) : setWriting(write(state.desk, text), false))
    return true
  },
})
const reading = openReading(noteDeeds)

const toolDeeds: Parameters<typeof toolsOf>[1] = {
  open: (files) => void openFiles(host, files),
  show: (number) => set({...state.desk, shown: number, isWriting: false}),
  newDraft: () => {
    // What is written next can't be undone into the last draft.
    const next = newDraft(state.desk)
    set({...next, isWriting: false})
    set(next)
    writing.focus()
  },
  setWriting: (isWriting) => {
    set(setWriting(state.desk, isWriting))
    if (isWriting) writing.focus()
  },
  readAs: (extension) => set(readAs(state.desk, extension)),
  choosePreset: (preset) => set(withSetup(state.desk, {preset})),
  chooseStage: (stage) => set(withSetup(state.desk, {stage})),
  useSettings: (files) => void takeSettings(host, files),
  dropSettings: () => set(withSetup(state.desk, {house: undefined})),
  dropAllowed: () => set(withSetup(state.desk, {allow: undefined})),
  toggleFamily: (family) => set(toggleFamily(state.desk, family)),
  verify: () => void showVerify(host, verifying),
  compare: (files) => void compareWithFile(host, files),
  endCompare: () => set(compareWith(state.desk, undefined)),
  copyRich: () => void copyFormatted(host),
  copyMarkdown: () => void copyMarkdown(host),
  report: () => void downloadReport(host),
  toggle: (severity) => set(toggle(state.desk, severity)),
  undo: () => undoLast(),
  repairAll: () =>
    void rewrite({ask: 'repair', sheet: openOf(state.desk).sheet, setup: state.desk.setup}, words.noChange),
  copy: () => void copyDraft(host),
  download: () => void download(host),
  review: (track) => void downloadReview(host, track),
  clear: () => {
    set(clearDesk(state.desk), words.cleared)
    keeping.end()
    memory.forget()
    status.append(' ', button(words.undo, undoLast))
    scrollTo({top: 0})
  },
  keys: () => dialog.showModal(),
}

function undoLast(): void {
  const next = undo(state.desk)
  if (next === state.desk) status.textContent = words.nothingToUndo
  else set(next)
}

/** Choose a note by key, and bring it into view. */
function go(by: 1 | -1): void {
  state.desk = step(state.desk, by)
  showChosen(true)
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
    const details = document.querySelector<HTMLDetailsElement>('.note.chosen .ignore')
    if (!details) return
    details.open = true
    details.querySelector('input')?.focus()
  },
  undo: undoLast,
  keys: toolDeeds.keys,
})

closeMenus(tools)
document.addEventListener('dragover', (event) => event.preventDefault())
document.addEventListener('drop', (event) => {
  event.preventDefault()
  void openFiles(host, [...(event.dataTransfer?.files ?? [])])
})

// What waits to be kept is kept before the page may go.
addEventListener('pagehide', keeping.end)
document.addEventListener('visibilitychange', keeping.end)

document.title = words.title
document.body.append(
  element('header', {}, element('h1', {}, words.title), element('p', {}, words.promise), tools, status),
  element('main', {}, verifying, writing.element, reading.element),
  dialog,
)
// The worker reads its lists before it is needed.
const warming = {path: 'draft.md', text: words.title}
void ask({ask: 'check', sheet: warming, setup: emptyDesk.setup}).catch(() => undefined)
set(firstDesk(host, memory.recall()))
