// Columns hold what was put into them, however much it is.
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {makeByteColumn} from '../../../src/core/across/byte-column.ts'
import {makeKeyColumn, makeNumberColumn} from '../../../src/core/across/columns.ts'

test('numbers come back', () => {
  const numbers = makeNumberColumn()
  for (let i = 0; i < 5000; i++) numbers.push(2 ** 32 - 1 - i)
  expect([numbers.length, numbers.at(0), numbers.at(4999)]).toEqual([5000, 2 ** 32 - 1, 2 ** 32 - 5000])
})

test('numbers that were handed over are there, and others follow them', () => {
  const [column, empty] = [makeNumberColumn(new Uint32Array([7, 8])), makeNumberColumn(new Uint32Array())]
  for (let i = 0; i < 100; i++) for (const each of [column, empty]) each.push(i)
  expect([...column.view()]).toEqual([7, 8, ...Array.from({length: 100}, (_, i) => i)])
  expect([...empty.all()]).toEqual(Array.from({length: 100}, (_, i) => i))
})

test('pieces of any length are where they were put, also behind those of another column', () => {
  const piece = fc.oneof(fc.uint8Array({minLength: 1, maxLength: 9}), fc.constant(new Uint8Array(5 << 20).fill(3)))
  const pieces = fc.array(piece, {maxLength: 6})
  fc.assert(
    fc.property(pieces, pieces, (before, after) => {
      const first = makeByteColumn()
      for (const each of before) first.push(each)
      const column = makeByteColumn(first.pack())
      for (const each of after) column.push(each)
      for (const [i, each] of [...before, ...after].entries()) {
        const {bytes, from} = column.at(i)
        expect(
          Buffer.from(bytes)
            .subarray(from, from + each.length)
            .equals(each),
        ).toBe(true)
      }
      expect(column.length).toBe(before.length + after.length)
    }),
    {numRuns: 30},
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
