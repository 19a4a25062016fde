// The order that every format keeps: runs cover the prose and ascend in the source, and blocks stand in its order.
import {expect} from 'vitest'
import type {Draft} from '../../src/core/draft/draft.ts'

/** Fails where a run leaves a gap or goes back, or where a block stands before one that precedes it. */
export function expectInOrder({blocks}: Draft): void {
  for (const {prose} of blocks) {
    let [at, from] = [0, 0]
    for (const {at: start, length, start: source, end} of prose.runs) {
      expect(start).toBe(at)
      expect(source).toBeGreaterThanOrEqual(from)
      at += length
      from = end
    }
    expect(at).toBe(prose.text.length)
  }
  const starts = blocks.filter(({kind}) => kind !== 'field' && kind !== 'alt').map(({place}) => place.start)
  expect(starts).toEqual(starts.toSorted((a, b) => a - b))
}
