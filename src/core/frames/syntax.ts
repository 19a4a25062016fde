// The syntax of frames: a pattern over words, read from one line of text into parts.
import type {Edge} from '../phrase-list.ts'
import {type Lexeme, splitLexemes} from './lexemes.ts'
import {wordsOfText} from './tokens.ts'

/** One part of a frame. */
export type FramePart =
  /** A word: in any case, or with these capitals where it has one; `*` at an end stands for further letters. */
  | Literal
  /** A punctuation mark or symbol. */
  | {is: 'mark'; text: string; isPlain: true}
  /** A word of a named class, or what a built-in class takes. */
  | {is: 'class'; name: string}
  /** Any of these, the earlier ones first; an empty one makes the part optional. */
  | Alternatives
  /** Up to so many words, and marks within the sentence; of one class where one is named. */
  | {is: 'gap'; most: number; of?: FramePart}
  /** Both in either order, with at most so many words between them. */
  | {is: 'both'; first: Frame; second: Frame; most: number}
  /** The start or end of a block, a line or a sentence. */
  | {is: 'edge'; name: Edge}
  /** What may not follow here, or at the front of a frame what may not come before. */
  | {is: 'not'; what: Frame; side: 'before' | 'after'}
  /** What is found inside is kept under a name. */
  | {is: 'capture'; name: string; what: Frame}

/** A word; `isPlain` where it is compared as it is with words in lower case. */
type Literal = {is: 'word'; text: string; isPlain: boolean}

/** Alternatives; where all are plain words, and an empty one is the last, those words as a set. */
type Alternatives = {is: 'any'; of: readonly Frame[]; words?: ReadonlySet<string>}

/** Parts that follow one another. */
export type Frame = readonly FramePart[]

const edges: readonly Edge[] = ['block-start', 'block-end', 'line-start', 'line-end', 'sentence-start', 'sentence-end']

/** A frame that can't be read: what is wrong, and the column (1-based) in the frame's text. */
export class FrameError extends Error {
  readonly column: number

  constructor(message: string, frame: string, column: number) {
    super(`${message} (column ${column} of \`${frame}\`).`)
    this.name = 'FrameError'
    this.column = column
  }
}

/** A frame while it is read, and the lexeme read next. */
interface Reader {
  text: string
  lexemes: readonly Lexeme[]
  at: number
}

/**
 * Read a frame. Literals are words and marks; `(a|b|)` alternatives, `warn(|s|ed)` forms of a word, `[a]` an optional
 * part, `{class}` a class of words or a built-in one, `…3` a gap, `a &3 b` either order, `-(a)` what may not follow (at
 * the front: come before), `name:(a)` a capture. A mark of the syntax in quotes stands for itself: `'('`.
 * @throws {FrameError} with the column of the mistake.
 */
export function parseFrame(text: string): Frame {
  const reader: Reader = {text, lexemes: splitLexemes(text), at: 0}
  const frame = readSequence(reader, '')
  const rest = lexemeIn(reader)
  if (rest?.text === '|') fail(reader, 'Alternatives stand in brackets, as in `(from|by)`')
  if (rest) fail(reader, `\`${rest.text}\` closes nothing`)
  if (frame.length === 0) fail(reader, 'A frame needs a word')
  return frame
}

const lexemeIn = ({lexemes, at}: Reader): Lexeme | undefined => lexemes[at]

/** Throws with the column of the lexeme at this index, or of the end. */
function fail({text, lexemes, at}: Reader, message: string, where = at): never {
  throw new FrameError(message, text, (lexemes[where]?.at ?? text.trimEnd().length) + 1)
}

function readSequence(reader: Reader, until: string): Frame {
  const parts: FramePart[] = []
  for (let next = lexemeIn(reader); next && !isEnd(next, until); next = lexemeIn(reader)) {
    if (next.kind === 'both') joinBoth(reader, parts, next, until)
    else parts.push(...readPart(reader, next, until === '' && parts.length === 0))
  }
  return parts
}

const isEnd = ({kind, text: sign}: Lexeme, until: string): boolean =>
  kind === 'sign' && (sign === '|' || sign === ')' || sign === ']' || sign === until)

/** `a &3 b`: what stands before and after it on this level, in either order. */
function joinBoth(reader: Reader, parts: FramePart[], {value}: Lexeme, until: string): void {
  if (parts.length === 0) fail(reader, '`&` needs something before it')
  reader.at++
  const second = readSequence(reader, until)
  if (second.length === 0) fail(reader, '`&` needs something after it')
  parts.splice(0, parts.length, {is: 'both', first: [...parts], second, most: Number(value || 0)})
}

function readPart(reader: Reader, next: Lexeme, isFront: boolean): FramePart[] {
  if (next.kind === 'word') return readWord(reader, next)
  const part = readOne(reader, next, isFront)
  const gap = lexemeIn(reader)
  if (part.is !== 'class' || gap?.kind !== 'gap' || gap.at !== next.at + next.text.length) return [part]
  reader.at++
  return [{is: 'gap', most: boundOf(reader, gap), of: part}]
}

/** A word, or with endings in a group right after it `warn(|s|ed)`, any of its forms. */
function readWord(reader: Reader, {value, at: start}: Lexeme): FramePart[] {
  reader.at++
  const group = lexemeIn(reader)
  if (group?.text !== '(' || group.at !== start + value.length) return wordsOf(value)
  const first = reader.at++
  const endings = readAlternatives(reader, ')').of.map(([end, more]) => {
    if (!end) return ''
    return end.is === 'word' && !more ? end.text : fail(reader, 'The endings of a word are letters', first)
  })
  return [anyOf(endings.map((end) => wordsOf(value + end)))]
}

/** A word as a text has it: `it's` is two tokens there. */
function wordsOf(value: string): FramePart[] {
  if (/^[a-z]+$/.test(value)) return [{is: 'word', text: value, isPlain: true}]
  const [, front = '', word = '', end = ''] = /^(\*?)(.*?)(\*?)$/su.exec(value) ?? []
  const texts = wordsOfText(word)
  return texts.map((one, i) => wordOf((i === 0 ? front : '') + one + (i === texts.length - 1 ? end : '')))
}

const wordOf = (text: string): Literal => ({
  is: 'word',
  text,
  isPlain: text === text.toLowerCase() && !(text.length > 1 && /^\*|\*$/.test(text)),
})

function anyOf(of: readonly Frame[]): Alternatives {
  const kept = of.at(-1)?.length === 0 ? of.slice(0, -1) : of
  const words = kept.flatMap(([part, more]) => (part && 'isPlain' in part && part.isPlain && !more ? [part.text] : []))
  return {is: 'any', of, ...(words.length === kept.length && {words: new Set(words)})}
}

function readOne(reader: Reader, next: Lexeme, isFront: boolean): FramePart {
  reader.at++
  switch (next.kind) {
    case 'class':
      return classOf(reader, next)
    case 'gap':
      return {is: 'gap', most: boundOf(reader, next)}
    case 'not':
      return {is: 'not', what: [readAlternatives(reader, ')')], side: isFront ? 'before' : 'after'}
    case 'label':
      return {is: 'capture', name: next.value, what: readPart(reader, lexemeIn(reader) as Lexeme, false)}
    case 'mark':
      return literalOf(next.value.slice(1, -1))
    default:
      return readSign(reader, next)
  }
}

function readSign(reader: Reader, {value}: Lexeme): FramePart {
  if (value === '(') return readAlternatives(reader, ')')
  if (value === '[') {
    const {of} = readAlternatives(reader, ']')
    return anyOf([...of, []])
  }
  return {is: 'mark', text: value, isPlain: true}
}

function readAlternatives(reader: Reader, close: string): Alternatives {
  const open = reader.at - 1
  const of = [readSequence(reader, close)]
  while (lexemeIn(reader)?.text === '|') {
    reader.at++
    of.push(readSequence(reader, close))
  }
  if (lexemeIn(reader)?.text !== close) fail(reader, `This isn't closed by \`${close}\``, open)
  reader.at++
  return anyOf(of)
}

function classOf(reader: Reader, {value}: Lexeme): FramePart {
  const name = value.slice(1, -1)
  if (!/^[a-zA-Z][a-zA-Z-]*$/.test(name)) fail(reader, 'The name of a class is letters and hyphens', reader.at - 1)
  return isEdge(name) ? {is: 'edge', name} : {is: 'class', name}
}

function boundOf(reader: Reader, {value}: Lexeme): number {
  const most = Number(value)
  if (value !== '' && most > 0 && most <= 40) return most
  return fail(reader, 'A gap needs a bound from 1 to 40, as in `…3`', reader.at - 1)
}

const isEdge = (name: string): name is Edge => (edges as readonly string[]).includes(name)

const literalOf = (text: string): FramePart =>
  /[\p{L}\p{N}]/u.test(text) ? wordOf(text) : {is: 'mark', text, isPlain: true}
