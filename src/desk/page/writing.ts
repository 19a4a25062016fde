// The text as it is written, marked while somebody types, with the notes on what is in view beside it.
import {defaultKeymap, history, historyKeymap, isolateHistory} from '@codemirror/commands'
import {Annotation, EditorState, type Extension, RangeSet, StateEffect, StateField} from '@codemirror/state'
import {Decoration, type DecorationSet, EditorView, keymap, placeholder} from '@codemirror/view'
import {bisect} from '../../core/order.ts'
import {firstDifference} from '../model/near.ts'
import type {MarginNote} from '../model/sheet.ts'
import {words} from '../model/words.ts'
import {element} from './dom.ts'
import {type NoteDeeds, openNote} from './note.ts'

/** What happens to the text. */
interface WritingDeeds extends NoteDeeds {
  write(text: string): void
  /** What is pasted; whether it was taken care of. */
  paste(data: DataTransfer): boolean
}

/** The region in which a draft is written. */
interface WritingRegion {
  element: HTMLElement
  /** Begin to write a text: what was written before can't be undone into it. */
  open(text: string): void
  /** Show another text of the same draft, unless it is the one that is shown. */
  setText(text: string): void
  /** Show notes; places count in the text that is shown. */
  setNotes(notes: readonly MarginNote[], chosen: number | undefined): void
  show(note: MarginNote): void
  focus(): void
}

/** A change that the page made, and no person. */
const ours = Annotation.define<true>()
const setMarks = StateEffect.define<DecorationSet>()

/** The marks move with what is typed until the next are known. */
const marksField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, {changes, effects}) {
    const moved = marks.map(changes)
    return effects.reduce((now, effect) => (effect.is(setMarks) ? effect.value : now), moved)
  },
  provide: (field) => EditorView.decorations.from(field),
})

/** What the region holds. */
interface WrittenText {
  text: string
  notes: readonly MarginNote[]
  chosen: number | undefined
}

/** Make the region. Styles of the editor are put into a shadow root, where the policy of the page lets them be. */
export function openWriting(deeds: WritingDeeds): WritingRegion {
  const host = element('div', {class: 'sheet'})
  const margin = element('ul', {class: 'margin', 'aria-label': words.notesInView})
  const root = host.attachShadow({mode: 'open'})
  const now: WrittenText = {text: '', notes: [], chosen: undefined}
  const draw = (view: EditorView) => placeNotes(view, margin, now, deeds)
  const follow = EditorView.updateListener.of(({view, docChanged, transactions, geometryChanged, viewportChanged}) => {
    const isTyped = docChanged && !transactions.some((one) => one.annotation(ours))
    if (isTyped) {
      now.text = withLineEndsOf(now.text, view.state.doc.toString())
      deeds.write(now.text)
    } else if (geometryChanged || viewportChanged) draw(view)
  })
  const extensions = [extensionsFor(deeds), follow]
  const view = new EditorView({root, parent: root, extensions})
  return {
    element: element('div', {class: 'writing', role: 'region', 'aria-label': words.draft}, host, margin),
    open(text) {
      now.text = text
      view.setState(EditorState.create({doc: linesOf(text), extensions}))
    },
    setText(text) {
      if (text === now.text) return
      now.text = text
      const [before, after] = [view.state.doc.toString(), linesOf(text)]
      const annotations = [ours.of(true), isolateHistory.of('full')]
      if (after !== before) view.dispatch({changes: changeBetween(before, after), annotations})
    },
    setNotes(notes, chosen) {
      Object.assign(now, {notes, chosen})
      view.dispatch({effects: setMarks.of(marksOf(now))})
      if (notes.length === 0) margin.replaceChildren()
      draw(view)
    },
    show({place}) {
      view.dispatch({effects: EditorView.scrollIntoView(shiftOf(now.text)(place.start), {y: 'center'})})
    },
    focus: () => view.focus(),
  }
}

const extensionsFor = ({paste}: WritingDeeds): Extension => [
  ...[history(), keymap.of([...defaultKeymap, ...historyKeymap]), EditorView.lineWrapping, marksField, theme],
  placeholder(words.writeHere),
  EditorView.contentAttributes.of({'aria-label': words.draft, spellcheck: 'false'}),
  EditorView.domEventHandlers({
    paste: ({clipboardData}) => clipboardData !== null && paste(clipboardData),
    // The page opens them; the editor would type what is in them.
    drop: ({dataTransfer}) => (dataTransfer?.files.length ?? 0) > 0,
  }),
]

/** A text as the editor has it: every line ends with one character. */
const linesOf = (text: string) => text.replace(/\r\n?/g, '\n')

/** The lines of an editor as a text whose lines end as those of another do. */
const withLineEndsOf = (text: string, lines: string) => (text.includes('\r\n') ? lines.replaceAll('\n', '\r\n') : lines)

/** Put the notes on what is in view beside their lines, none over another. */
function placeNotes(view: EditorView, margin: HTMLElement, {text, notes, chosen}: WrittenText, deeds: NoteDeeds): void {
  const at = shiftOf(text)
  const {from, to} = view.viewport
  const inView = notes.filter(({place}) => at(place.start) >= from && at(place.start) <= to).slice(0, mostInView)
  const items = inView.map((note) => openNote(note, deeds, () => note.id))
  for (const [i, item] of items.entries()) item.setChosen(inView[i]?.id === chosen)
  view.requestMeasure({
    key: margin,
    read: () => inView.map(({place}) => view.lineBlockAt(Math.min(at(place.start), view.state.doc.length)).top),
    write(tops) {
      margin.replaceChildren(...items.map(({element}) => element))
      let least = 0
      for (const [i, {element: item}] of items.entries()) {
        const top = Math.max(least, (tops[i] ?? 0) + view.documentPadding.top)
        item.style.top = `${top}px`
        least = top + item.offsetHeight + 8
      }
    },
  })
}

/** More notes than these aren't put beside what is in view. */
const mostInView = 60

/** The offset in the editor of an offset in a text: there every line ends with one character. */
function shiftOf(text: string): (offset: number) => number {
  if (!text.includes('\r\n')) return (offset) => offset
  const ends: number[] = []
  for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) ends.push(at)
  return (offset) => offset - bisect(ends, (end) => end >= offset)
}

function changeBetween(before: string, after: string): {from: number; to: number; insert: string} {
  const from = firstDifference(before, after)
  const most = Math.min(before.length, after.length) - from
  let same = 0
  while (same < most && before[before.length - 1 - same] === after[after.length - 1 - same]) same++
  return {from, to: before.length - same, insert: after.slice(from, after.length - same)}
}

function marksOf({text, notes, chosen}: WrittenText): DecorationSet {
  const at = shiftOf(text)
  const ranges = notes.flatMap(({id, place, severity}) => {
    const [from, to] = [at(place.start), at(place.end)]
    const mark = Decoration.mark({tagName: 'mark', class: id === chosen ? `${severity} chosen` : severity})
    return to > from ? [mark.range(from, to)] : []
  })
  return RangeSet.of(ranges, true)
}

/** How the editor looks; colours are those of the page. */
const theme = EditorView.theme({
  '&': {backgroundColor: 'var(--raised)', color: 'var(--ink)'},
  '&.cm-focused': {outline: '2px solid var(--info)', outlineOffset: '-1px'},
  '.cm-scroller': {fontFamily: 'Georgia, "DejaVu Serif", serif', fontSize: '1.0625rem', lineHeight: '1.6'},
  '.cm-content': {padding: '1rem', minHeight: '60vh', caretColor: 'var(--ink)'},
  '.cm-line': {padding: '0', overflowWrap: 'anywhere'},
  '.cm-placeholder': {color: 'var(--quiet)'},
  mark: {background: 'none', color: 'inherit', textDecorationSkipInk: 'none', textUnderlineOffset: '0.2em'},
  'mark.error': {textDecoration: 'underline double 2px var(--error)'},
  'mark.warning': {textDecoration: 'underline wavy 1.5px var(--warning)'},
  'mark.info': {textDecoration: 'underline dotted 2.5px var(--info)'},
  'mark.chosen': {background: 'var(--chosen)', outline: '1px solid currentcolor'},
})
