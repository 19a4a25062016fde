// Columns hold what was put into them, however much it is.
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {makeKeyColumn, makeNumberColumn, makeTextColumn} from '../../../src/core/across/columns.ts'

test('numbers come back', () => {
  const numbers = makeNumberColumn()
  for (let i = 0; i < 5000; i++) numbers.push(2 ** 32 - 1 - i)
  expect([numbers.length, numbers.at(0), numbers.at(4999)]).toEqual([5000, 2 ** 32 - 1, 2 ** 32 - 5000])
})

test('texts come back, whatever is in them', () => {
  fc.assert(
    fc.property(fc.array(fc.string({unit: 'grapheme'})), (texts) => {
      const column = makeTextColumn()
      expect(texts.map((text) => column.push(text))).toEqual([...texts.keys()])
      expect(texts.map((_, i) => column.at(i))).toEqual(texts)
    }),
  )
})

test('texts come back that are longer than a piece of memory, and those around them', () => {
  const column = makeTextColumn()
  const texts = ['a', '½'.repeat(3 << 20), '\uFEFFb', 'x'.repeat(5 << 20), '', 'c']
  for (const text of texts) column.push(text)
  expect(texts.every((text, i) => column.at(i) === text)).toBe(true)
})

test('texts of another column stand behind those that are there', () => {
  const texts = fc.array(fc.string({unit: 'grapheme'}), {maxLength: 5})
  fc.assert(
    fc.property(texts, texts, texts, (before, taken, after) => {
      const [column, other] = [makeTextColumn(), makeTextColumn()]
      for (const text of before) column.push(text)
      for (const text of taken) other.push(text)
      column.take(other.pack())
      for (const text of after) column.push(text)
      const all = [...before, ...taken, ...after]
      expect(all.map((_, i) => column.at(i))).toEqual(all)
    }),
  )
})

test('keys give all their numbers in order, where there are several', () => {
  const key = fc.oneof(fc.integer({min: 0, max: 5}), fc.integer({min: 2 ** 32 - 3, max: 2 ** 32 - 1}))
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.integer({min: 0, max: 9}))), (pairs) => {
      const column = makeKeyColumn()
      for (const [key, number] of pairs) column.add(key, number)
      const expected = [...new Set(pairs.map(([key]) => key))]
        .map((key) => ({
          key,
          numbers: [...new Set(pairs.flatMap(([k, number]) => (k === key ? [number] : [])))].sort(),
        }))
        .filter(({numbers}) => numbers.length > 1)
        .sort((a, b) => a.key - b.key)
      expect([...column.groups()]).toEqual(expected)
    }),
  )
})
