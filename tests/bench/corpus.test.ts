// The corpus: marks are read, and all that stands in it holds.
import {expect, test} from 'vitest'
import {addPiece, emptyTallies} from '../../bench/corpus/count.ts'
import {readLabels} from '../../bench/corpus/marks.ts'
import {readRound, roundsThere} from '../../bench/corpus/read.ts'

test('marks are taken off, and their places kept', () => {
  expect(readLabels('It cost ⟦slot|£XX⟧ in ⟪slot|Room X⟫.')).toEqual({
    text: 'It cost £XX in Room X.',
    spans: [
      {kind: 'slot', isFault: true, start: 8, end: 11},
      {kind: 'slot', isFault: false, start: 15, end: 21},
    ],
  })
})

test.each([
  ['nested', 'A ⟦slot|b ⟪slot|c⟫⟧', /nest/],
  ['open', 'A ⟦slot|b', /stays open/],
  ['empty', 'A ⟦slot| ⟧', /is empty/],
  ['of no kind', 'A ⟦slod|b⟧', /no kind/],
  ['over a blank line', 'A ⟦slot|b\n\nc⟧', /blank line/],
  ['closed by another', 'A ⟦slot|b⟫', /closes no mark/],
])('marks that are %s are mistakes', (_, marked, message) => {
  expect(() => readLabels(marked)).toThrow(message)
})

test('a fault is found by what overlaps it within its paragraph', () => {
  const {text, spans} = readLabels('One.\n\nTwo ⟦slot|XX⟧ and ⟪slot|Room X⟫.\n\nThree.')
  const piece = {name: 'a', register: 'news', english: 'British', format: 'md' as const, text, spans}
  const tally = (start: number, end: number) => {
    const tallies = emptyTallies()
    addPiece(tallies, piece, [{start, end, level: 'info'}], true)
    return tallies.all
  }
  const at = text.indexOf('XX')
  expect(tally(at, at + 2)).toEqual({faults: 1, found: 1, alikes: 1, flagged: 0})
  expect(tally(text.indexOf('Two'), text.indexOf('Three') - 2)).toMatchObject({found: 1, flagged: 1})
  expect(tally(0, text.length)).toMatchObject({found: 0, flagged: 0})
})

test('every round reads', () => {
  for (const round of roundsThere()) {
    const {drafts, passages} = readRound(round)
    expect(drafts.length, `drafts of round ${round}`).toBeGreaterThanOrEqual(25)
    expect(passages.length, `passages of round ${round}`).toBeGreaterThanOrEqual(700)
  }
})
