// Words beside a place, by their tokens: a glance that spares most places a closer look.
import {endAt, stride, tokenAtOrAfter} from '../../../src/reading/text/tokens.ts'

/** The word, in lower case, that ends one blank before an offset. */
export function wordBefore(text: string, table: Int32Array, offset: number): string | undefined {
  const at = tokenAtOrAfter(table, offset) - stride
  const end = table[at + endAt]
  return end === offset - 1 && text[end] === ' ' ? text.slice(table[at], end).toLowerCase() : undefined
}

/** Does one of the words pass that stand before an offset, so many at most and with no mark in between? */
export function holdsBefore(
  text: string,
  table: Int32Array,
  offset: number,
  most: number,
  passes: (word: string) => boolean,
): boolean {
  let next = offset
  let passed = 0
  for (let at = tokenAtOrAfter(table, offset) - stride; at >= 0; at -= stride) {
    const end = table[at + endAt] as number
    const isBlank = text.slice(end, next).trim() === ''
    if (!isBlank && !(next - end === 1 && joiners.includes(text[end] as string))) return false
    if (isBlank && ++passed > most) return false
    if (passes(text.slice(table[at], end).toLowerCase())) return true
    next = table[at] as number
  }
  return false
}

const joiners = "'’.-"
