// Strings as bits, each in the form that suits it: as a text, as code units, as characters of hashes, or as hashes in order.
import type {BitReader, BitWriter} from './bits.ts'
import {digitsIn, hashWidth, putDigits, putHashes, takeDigits, takeHashes, unsortedIn} from './hash-bits.ts'
import {putText, putUnits, takeText, takeUnits} from './text-bits.ts'

/**
 * The forms met so far, by their numbers: most drafts have strings of the same forms. A form is the kind, how many
 * characters digits are or how many hashes (it stands with each text), and then how many hashes stand before those in
 * order, or the code of the one character that ends digits, 0 for none.
 */
export interface FormTable {
  forms: number[]
  numbers: Map<number, number>
}

/** How many bits a form has, and how many of them each part has behind the kind. */
export const formBits = 21
const [sizeBits, restBits] = [12, 7]
const [texts, units, digits, hashes] = [0, 1, 2, 3]
const formOf = (kind: number, size = 0, rest = 0) => (kind << (sizeBits + restBits)) | (size << restBits) | rest

/** Make a table, or open one that was packed: what is written then has forms of its own. */
export const makeFormTable = (forms: readonly number[] = []): FormTable => ({
  forms: [...forms],
  numbers: new Map(),
})

/** No table has more forms. */
const mostForms = 1024

/** How many bits the usual length of a text takes, and the usual number of a form. */
const [usualLength, usualForm] = [6, 2]

/** Write a string. */
export function putString(bits: BitWriter, text: string, {forms, numbers}: FormTable): void {
  const wanted = formFor(text)
  const form = forms.length < mostForms || numbers.has(wanted) ? wanted : lengthy(text)
  const number = numbers.get(form) ?? forms.push(form) - 1
  numbers.set(form, number)
  bits.count(number, usualForm)
  const kind = form >>> (sizeBits + restBits)
  if (kind === hashes) putHashes(bits, text)
  else if (kind === digits) putDigits(bits, text, sizeIn(form))
  else {
    bits.count(text.length, usualLength)
    if (kind === texts) putText(bits, text)
    else putUnits(bits, text)
  }
}

/** Read a string. @throws {Error} where none stands */
export function takeString(bits: BitReader, {forms}: FormTable): string {
  const form = forms[bits.count(usualForm)]
  if (form === undefined) throw new Error('no string')
  const kind = form >>> (sizeBits + restBits)
  const rest = form & ((1 << restBits) - 1)
  if (kind === hashes) return takeHashes(bits, sizeIn(form), rest)
  if (kind === digits) return takeDigits(bits, sizeIn(form)) + (rest === 0 ? '' : String.fromCharCode(rest))
  const length = bits.count(usualLength)
  return kind === texts ? takeText(bits, length) : takeUnits(bits, length)
}

const sizeIn = (form: number) => (form >>> restBits) & (mostSize - 1)
const mostSize = 1 << sizeBits

/** Shorter strings are texts. */
const fewestDigits = 5
const [fewestHashes, mostUnsorted] = [3, 8]

function formFor(text: string): number {
  const count = digitsIn(text)
  if (count < text.length - 1 || count < fewestDigits || count >= mostSize) return lengthy(text)
  if (count < text.length) {
    const last = text.charCodeAt(count)
    return last > 0 && last < 128 ? formOf(digits, count, last) : lengthy(text)
  }
  if (count % hashWidth === 0) {
    const unsorted = unsortedIn(text)
    const size = count / hashWidth
    if (unsorted < mostUnsorted && size - unsorted >= fewestHashes) return formOf(hashes, size, unsorted)
  }
  return formOf(digits, count)
}

/** English has few letters beyond ASCII. */
function lengthy(text: string): number {
  let beyond = 0
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) beyond++
  return formOf(beyond * 4 > text.length ? units : texts)
}
