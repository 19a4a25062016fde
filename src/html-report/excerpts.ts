// The passages that findings are in, cut to what is near the words they are about.
import type {Draft} from '../core/draft/draft.ts'
import type {Place} from '../core/draft/place.ts'
import {endOfCharacter, startOfCharacter} from '../core/draft/whole-characters.ts'
import {type DraftPart, type ShownPassage, shownPassages} from '../core/report/passages.ts'
import type {Severity} from '../core/severity.ts'
import type {ReportCard, ReportPassage} from './model.ts'

/** Where a finding is. */
interface NotePlace extends Place {
  severity: Severity
}

/** How much of a passage is shown on each side of marked words, and how much of a long mark. */
const [context, longestMark] = [200, 300]

/** A mark that reaches into further passages is shown in so many. */
const mostPassages = 4

/**
 * Cards for the findings of a draft, in the order of the draft: each finding is on one card. Findings that are about no
 * words of the copy are shown in the lines of the source; `places` are offsets in it, in order.
 */
export function cardsOf(draft: Draft, places: readonly NotePlace[]): ReportCard[] {
  const passages = shownPassages(draft, places)
  const cards: {at: number; card: ReportCard}[] = []
  for (const [i, {notes}] of passages.entries()) {
    if (notes.length === 0) continue
    const shown = [i, ...reachOf(passages, i)].map((number) => cutPassage(passages[number] as ShownPassage))
    cards.push({at: startOf(places, notes), card: {passages: shown, notes}})
  }
  const placed = new Set(passages.flatMap(({notes}) => notes))
  for (const note of places.keys())
    if (!placed.has(note)) cards.push({at: startOf(places, [note]), card: sourceCard(draft.text, places, note)})
  return cards.sort((a, b) => a.at - b.at).map(({card}) => card)
}

const startOf = (places: readonly NotePlace[], notes: readonly number[]) =>
  Math.min(...notes.map((note) => (places[note] as NotePlace).start))

/** The passages after one that its marks reach into, and in which no other finding begins. */
function reachOf(passages: readonly ShownPassage[], first: number): number[] {
  const own = new Set(passages[first]?.notes)
  const reached: number[] = []
  for (let i = first + 1; i < passages.length && reached.length < mostPassages - 1; i++) {
    const {notes, parts} = passages[i] as ShownPassage
    if (notes.length > 0 || !parts.some((part) => part.notes.some((note) => own.has(note)))) break
    reached.push(i)
  }
  return reached
}

/** The lines of the source in which a finding is. */
function sourceCard(text: string, places: readonly NotePlace[], note: number): ReportCard {
  const {start, end, severity} = places[note] as NotePlace
  const from = text.lastIndexOf('\n', start - 1) + 1
  const stop = text.indexOf('\n', Math.max(end, start))
  const to = stop < 0 ? text.length : stop
  const plain = (words: string): DraftPart => ({text: words, styles: [], notes: []})
  const parts = [
    plain(text.slice(from, start).trimStart()),
    {text: text.slice(start, end), styles: [], notes: [note], severity},
    plain(text.slice(end, to)),
  ]
  const isEmpty = parts.every((part) => part.text.trim() === '')
  return {passages: isEmpty ? [] : [cutPassage({kind: 'code', parts})], isSource: true, notes: [note]}
}

/** The passage without what is far from marked words. */
function cutPassage({kind, parts}: ReportPassage): ReportPassage {
  const isMarked = (i: number) => (parts[i]?.notes.length ?? 0) > 0
  let before = Number.POSITIVE_INFINITY
  const fromLeft = parts.map((part, i) => {
    const far = before
    before = isMarked(i) ? 0 : before + part.text.length
    return far
  })
  let after = Number.POSITIVE_INFINITY
  const cut: DraftPart[] = []
  for (let i = parts.length - 1; i >= 0; i--) {
    const part = parts[i] as DraftPart
    cut.unshift({...part, text: isMarked(i) ? cutMark(part.text) : cutPlain(part.text, fromLeft[i] ?? 0, after)})
    after = isMarked(i) ? 0 : after + part.text.length
  }
  return {kind, parts: cut.filter((part, i) => !isRepeatedGap(cut, part, i))}
}

const gap = ' … '

const isRepeatedGap = (parts: readonly DraftPart[], {text}: DraftPart, i: number) =>
  text === gap && parts[i - 1]?.text.endsWith(gap) === true

/** A text between marks that end `left` and begin `right` code units away from it. */
function cutPlain(text: string, left: number, right: number): string {
  const head = Math.max(0, context - left)
  const tail = Math.max(0, context - right)
  if (text === '' || head + tail === 0) return text && gap
  if (head + tail + gap.length >= text.length) return text
  return `${headOf(text, head)}${gap}${tailOf(text, tail)}`
}

function cutMark(text: string): string {
  if (text.length <= longestMark) return text
  return `${headOf(text, longestMark / 2)}${gap}${tailOf(text, longestMark / 2)}`
}

/** The beginning of a text, up to the end of a word if one ends near. */
function headOf(text: string, length: number): string {
  if (length === 0) return ''
  const at = text.lastIndexOf(' ', length)
  return text.slice(0, at > length - 40 ? at : startOfCharacter(text, length))
}

function tailOf(text: string, length: number): string {
  if (length === 0) return ''
  const from = text.length - length
  const at = text.indexOf(' ', from)
  return text.slice(at >= 0 && at < from + 40 ? at + 1 : endOfCharacter(text, from))
}
