// Ranges of a block: which of them share a part with others.
import {expect, test} from 'vitest'
import type {Block} from '../../../src/core/draft/blocks.ts'
import {overlaps, overlapWith, type Span} from '../../../src/core/draft/spans.ts'

const [one, other] = [{}, {}] as [Block, Block]

test.each<[first: string, second: string, alike: boolean]>([
  ['0–5', '5–9', false],
  ['0–5', '4–9', true],
  ['0–9', '3–4', true],
  ['3–4', '0–9', true],
  ['3–3', '0–9', true],
])('%s and %s: %s', (first, second, alike) => {
  expect(overlaps(span(one, first), span(one, second))).toBe(alike)
  expect(overlaps(span(one, first), span(other, second))).toBe(false)
})

test('the search agrees with a look at every range, whatever their order', () => {
  const ranges = ['40–60', '0–5', '42–44', '5–9', '70–71', '58–66', '20–20'].map((range) => span(one, range))
  const isIn = overlapWith(ranges)
  for (let start = 0; start < 80; start++)
    for (const length of [1, 2, 30]) {
      const place = {block: one, start, end: start + length}
      expect([start, length, isIn(place)]).toEqual([start, length, ranges.some((range) => overlaps(range, place))])
    }
  expect(isIn({block: other, start: 0, end: 80})).toBe(false)
})

function span(block: Block, range: string): Span {
  const [start = 0, end = 0] = range.split('–').map(Number)
  return {block, start, end}
}
