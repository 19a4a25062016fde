// Tokens: words, their traits and hashes as a regular expression over the same text would have them.
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {isCapital, isDigit, isSmall, isWide} from '../../src/reading/text/characters.ts'
import {makeHashTable} from '../../src/reading/text/hash-table.ts'
import {
  endAt,
  first,
  hashAt,
  hashOf,
  signsOf,
  stride,
  tokenAtOrAfter,
  tokenise,
  traitsIn,
} from '../../src/reading/text/tokens.ts'

const plain = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu
const character = fc.oneof(
  fc.constantFrom(...'abzABZ09 .,-\'’"é̈ßДд٣\n\u00a0😀𝐀𝐚中“”[({'),
  fc.string({unit: 'grapheme', maxLength: 1}),
)
const texts = fc.array(character, {maxLength: 60}).map((parts) => parts.join(''))

function wordsOf(text: string): string[] {
  const {table} = tokenise(text)
  return Array.from({length: table.length / stride}, (_, i) => text.slice(table[i * stride], table[i * stride + endAt]))
}

describe('words', () => {
  test('are those of the pattern', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(wordsOf(text)).toEqual(text.match(plain) ?? [])
      }),
    )
  })

  test('have one hash in any case', () => {
    const {table} = tokenise('Straße STRASSE straße ДОМ дом')
    const hashes = Array.from({length: 5}, (_, i) => table[i * stride + hashAt])
    expect(hashes[0]).toBe(hashes[2])
    expect(hashes[3]).toBe(hashes[4])
    expect(hashes[1]).not.toBe(hashes[0])
    expect(hashes[0]).toBe(hashOf('strasse'.replace('ss', 'ß')))
  })

  test.each([
    ['Ann', isCapital | isSmall, isCapital],
    ['iPhone', isCapital | isSmall, isSmall],
    ['2nd', isDigit | isSmall, isDigit],
    ['Élan', isCapital | isSmall | isWide, isCapital | isWide],
  ])('%s has its traits', (word, all, opening) => {
    const traits = tokenise(word).table[traitsIn] as number
    const asked = isCapital | isSmall | isDigit | isWide
    expect([traits & asked, (traits >> first) & asked]).toEqual([all, opening])
  })

  test('are found by their offset', () => {
    const {table} = tokenise('one two three')
    expect([0, 1, 4, 5, 9].map((offset) => tokenAtOrAfter(table, offset) / stride)).toEqual([0, 1, 1, 2, 3])
  })
})

describe('signs', () => {
  test('are those between the words', () => {
    const {signs} = tokenise('He said: “no” [twice].')
    expect(signs & signsOf('[')).not.toBe(0)
    expect(signs & signsOf(':')).not.toBe(0)
    expect(signs & signsOf('({@')).toBe(0)
  })

  test('of any character that a text holds are among those of the text, the common ones apart', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const sign of text) expect(tokenise(text).signs & signsOf(sign)).toBe(signsOf(sign) | 0)
      }),
    )
  })
})

test('a hash table keeps what was put in first', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer(), fc.nat(1e6)), {maxLength: 900}), (entries) => {
      const table = makeHashTable()
      const map = new Map<number, number>()
      for (const [hash, number] of entries) {
        table.add(hash, number)
        if (!map.has(hash)) map.set(hash, number)
      }
      for (const [hash, number] of map) expect(table.get(hash)).toBe(number)
      expect(table.get(map.has(7) ? 8 : 7)).toBe(map.get(map.has(7) ? 8 : 7) ?? -1)
    }),
  )
})
