// What a paragraph of a package is made of, before it has its place in the transcript.
import type {Run} from '../../core/draft/align.ts'
import type {XmlPart} from './package.ts'
import type {Letters} from './styles.ts'
import type {MappedText, XmlElement} from './xml.ts'

/** A paragraph of a part. */
export interface Host {
  part: XmlPart
  element: XmlElement
  /** Which of the paragraphs of its part it is, from 1, in the order of their start tags. */
  number: number
  /** How it is named to a person: `paragraph 12`. */
  label: string
  /** The mark of the note it belongs to, as it stands in the transcript. */
  mark?: string | undefined
  /** How many characters of it have been read. */
  length: number
}

/** A link around words. */
export interface AtomLink {
  url: string
}

/** What holds for all that stands below an element. */
export interface AtomContext {
  host: Host
  letters: Letters
  link?: AtomLink | undefined
  /** Words here may get a comment, and are never changed. */
  isLocked: boolean
  /** A content control shows its prompt here. */
  isPrompt: boolean
}

/** The smallest thing in a paragraph: words, a line break, a picture, the mark of a note, an ignore comment. */
export interface Atom extends AtomContext {
  kind: 'text' | 'break' | 'object' | 'image' | 'note' | 'comment'
  /** What of it stands in the transcript. */
  value: string
  /** The map of words to the source of the part; empty for all else. */
  runs: readonly Run[]
  /** The element it stands for, and the run that holds it. */
  element: XmlElement
  run: XmlElement | undefined
  /** Where it starts in the text of its paragraph. */
  offset: number
  /** The address of a picture; the name of a note. */
  target?: string
}

/** A part of mapped text. */
export function cutText({value, runs}: MappedText, from: number, to: number): MappedText {
  if (from === 0 && to === value.length) return {value, runs}
  const cut: Run[] = []
  for (const {at, length, start, end} of runs) {
    const [first, last] = [Math.max(at, from), Math.min(at + length, to)]
    if (first >= last) continue
    const isLinear = length === end - start
    cut.push({
      at: first - from,
      length: last - first,
      start: isLinear ? start + first - at : start,
      end: isLinear ? start + last - at : end,
    })
  }
  return {value: value.slice(from, to), runs: cut}
}

/** Mapped text without soft hyphens: they only say where a word may be divided at the end of a line. */
export function withoutSoftHyphens(text: MappedText): MappedText {
  if (!text.value.includes('\u00ad')) return text
  const joined: MappedText = {value: '', runs: []}
  for (const {0: words, index} of text.value.matchAll(/[^\u00ad]+/g)) {
    const {value, runs} = cutText(text, index, index + words.length)
    joined.runs.push(...runs.map((run) => ({...run, at: run.at + joined.value.length})))
    joined.value += value
  }
  return joined
}
