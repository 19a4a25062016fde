// Mutated drafts of a fixed seed, and every input that once broke something, come through all surfaces.
import {afterAll, expect, test} from 'vitest'
import {wordsLost} from '../../bench/fuzz/keeps.ts'
import {makeBelow, mutated} from '../../bench/fuzz/mutate.ts'
import {failureOf, fuzz} from '../../bench/fuzz/run.ts'
import {knownCases, readSeeds} from '../../bench/fuzz/seeds.ts'
import {closeSurfaces, surfaces} from '../../bench/fuzz/surfaces.ts'

afterAll(closeSurfaces)

const cases = knownCases().flatMap((known) => Object.keys(surfaces).map((surface) => ({...known, surface})))

test.each(cases)('$name, through $surface', async ({surface, path, text}) => {
  for (let seed = 0; seed < 4; seed++) expect(await failureOf(surface, {path, text}, makeBelow(seed))).toBeUndefined()
})

test('5,000 mutated drafts', async () => {
  const {counts, failures} = await fuzz({inputs: 5000, seed: 16})
  expect(failures).toEqual([])
  expect(counts).toEqual({lint: 5000, repairs: 1667, memory: 500, reports: 500, server: 125})
}, 600_000)

test.each(['html', 'mdx'] as const)(
  '200 mutated drafts in %s',
  async (extension) => {
    const {failures} = await fuzz({inputs: 200, seed: 16, extension})
    expect(failures).toEqual([])
  },
  300_000,
)

test('the same seed makes the same drafts', () => {
  const seeds = readSeeds()
  const some = (seed: number) => Array.from({length: 50}, (_, i) => mutated(seeds, makeBelow(seed + i)))
  expect(some(3)).toEqual(some(3))
  expect(new Set(some(3)).size).toBeGreaterThan(40)
})

test.each([
  ['The the cat', [4, 7], [{start: 3, end: 7, text: ''}], ''],
  ['The the cat', [4, 7], [{start: 3, end: 9, text: ''}], 'c'],
  ['a?x=1&amp;utm=2', [10, 15], [{start: 5, end: 15, text: ''}], ''],
  ['Cafe\u0301 now', [0, 5], [{start: 0, end: 9, text: 'Caf\u00e9 now'}], ''],
])('in %j a finding at %j whose edits are %j takes %j beside it', (text, [start = 0, end = 0], edits, lost) => {
  expect(wordsLost(text, {start, end}, edits)).toBe(lost)
})
