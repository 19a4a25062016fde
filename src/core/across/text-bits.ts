// Texts as bits: English in fragments, three or four bits a letter; what is written in other letters by its code units.
import type {BitReader, BitWriter} from './bits.ts'
import {fragments} from './fragments.ts'

/** How many bits a fragment of each quarter of the list has behind the two that name the quarter. */
const widths = [4, 6, 8, 8] as const
const starts = [0, 16, 80, 336] as const

/** The code of the sign that the next letter is a capital; the character itself is escaped. */
const capital = 1
const isCapitalLetter = (code: number) => code >= 0x41 && code <= 0x5a

/** Fragments as they are found: by what is read already and the next code, the number of what is read then. */
interface Tables {
  next: Map<number, number>
  /** By what is read, the fragment it is; −1 for none. */
  whole: number[]
  /** What each fragment stands for, and whether it ends in the sign for a capital. */
  texts: string[]
  shifts: boolean[]
  escape: number
}

let made: Tables | undefined

function tablesOf(): Tables {
  if (made) return made
  const tables: Tables = {next: new Map(), whole: [-1], texts: [], shifts: [], escape: fragments.indexOf('ESC')}
  for (const [i, fragment] of fragments.entries()) {
    const plain = fragment.replaceAll('_', ' ')
    tables.texts.push(plain.replace(/\^(.?)/g, (_, letter: string) => letter.toUpperCase()))
    tables.shifts.push(plain.endsWith('^'))
    if (i !== tables.escape) addFragment(tables, plain, i)
  }
  made = tables
  return tables
}

function addFragment({next, whole}: Tables, plain: string, number: number): void {
  let at = 0
  for (const character of plain) {
    const step = at * 65536 + (character === '^' ? capital : character.charCodeAt(0))
    const known = next.get(step) ?? whole.push(-1) - 1
    next.set(step, known)
    at = known
  }
  whole[at] = number
}

/** The codes of a text, in which capitals are letters behind a sign; what is like the sign is marked as no letter. */
let codes = new Int32Array(512)

function spellOut(text: string): number {
  if (codes.length < text.length * 2) codes = new Int32Array(text.length * 2)
  let size = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (isCapitalLetter(code)) codes[size++] = capital
    codes[size++] = isCapitalLetter(code) ? code | 0x20 : code === capital ? code | 0x10000 : code
  }
  return size
}

/** Write a text in fragments, without its length. */
export function putText(bits: BitWriter, text: string): void {
  const {next, whole, escape: escaping} = tablesOf()
  const size = spellOut(text)
  for (let at = 0; at < size; ) {
    let end = at
    let found = -1
    for (let node: number | undefined = 0, i = at; i < size; ) {
      node = next.get(node * 65536 + (codes[i++] as number))
      if (node === undefined) break
      if (whole[node] === -1) continue
      found = whole[node] as number
      end = i
    }
    putFragment(bits, found < 0 ? escaping : found)
    if (found < 0) bits.put(codes[at] as number, 16)
    at = found < 0 ? at + 1 : end
  }
}

function putFragment(bits: BitWriter, fragment: number): void {
  const quarter = fragment < 16 ? 0 : fragment < 80 ? 1 : fragment < 336 ? 2 : 3
  bits.put(quarter, 2)
  bits.put(fragment - starts[quarter], widths[quarter])
}

/** Read a text of so many code units. */
export function takeText(bits: BitReader, length: number): string {
  const {texts, shifts, escape: escaping} = tablesOf()
  let text = ''
  for (let isShifted = false; text.length < length; ) {
    const quarter = bits.take(2) as 0 | 1 | 2 | 3
    const fragment = starts[quarter] + bits.take(widths[quarter])
    const piece = fragment === escaping ? String.fromCharCode(bits.take(16)) : (texts[fragment] as string)
    text += isShifted ? (piece[0] ?? '').toUpperCase() + piece.slice(1) : piece
    isShifted = fragment !== escaping && (shifts[fragment] as boolean)
  }
  return text
}

/** Write a text by how far each code unit is from the one before, without its length. */
export function putUnits(bits: BitWriter, text: string): void {
  for (let i = 0, before = 0; i < text.length; i++) {
    const step = text.charCodeAt(i) - before
    bits.count(step < 0 ? -step * 2 - 1 : step * 2, 6)
    before += step
  }
}

/** Read a text of so many code units. */
export function takeUnits(bits: BitReader, length: number): string {
  let text = ''
  for (let i = 0, before = 0; i < length; i++) {
    const sign = bits.count(6)
    before += sign & 1 ? -((sign + 1) / 2) : sign / 2
    text += String.fromCharCode(before)
  }
  return text
}
