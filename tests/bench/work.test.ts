// The floors of work: counts are exact, and a change that parses, scans or calls more does not pass.
import {expect, test} from 'vitest'
import {findSteep, holdWork, isSound} from '../../bench/work/floors.ts'
import {type CountedDraft, tally} from '../../bench/work/tally.ts'
import {rules} from '../../rules/index.ts'
import {configureRules} from '../../src/core/settings/config.ts'
import {textFormat} from '../../src/formats/text.ts'

const config = configureRules(rules)
const jobs = [{path: 'draft.txt', text: 'Two libraries close\n\nExperts say so. Nobody came.'}]
const count = (jobs: readonly CountedDraft[]) => tally(jobs, () => textFormat, config)

test('work is counted from outside, the same every time', () => {
  const work = count(jobs)
  expect(work).toMatchObject({'bytes parsed': 49, 'blocks made': 2, 'blocks scanned': 2, 'characters scanned': 47})
  expect(work['sentences made']).toBeGreaterThanOrEqual(2)
  expect(work['nodes built']).toBeGreaterThan(4)
  expect(count(jobs)).toEqual(work)
})

test('a draft that is checked twice is more work than its floor', () => {
  const floors = count(jobs)
  const held = holdWork(floors, count([...jobs, ...jobs]))
  expect(held.map(({outcome}) => outcome)).toEqual(held.map(() => 'more'))
  expect(isSound(held)).toBe(false)
  expect(isSound(holdWork(floors, count(jobs)))).toBe(true)
})

test('a twentieth more passes, beyond that none; less is welcome; what is not known or not counted is not', () => {
  const outcomes = (now: Record<string, number>) => holdWork({scans: 100}, now).map(({outcome}) => outcome)
  expect(outcomes({scans: 105})).toEqual(['held'])
  expect(outcomes({scans: 106})).toEqual(['more'])
  expect(outcomes({scans: 90})).toEqual(['less'])
  expect(outcomes({scans: 100, parses: 1})).toEqual(['held', 'new'])
  expect(outcomes({})).toEqual(['gone'])
  expect(isSound(holdWork({scans: 100}, {}))).toBe(false)
  expect(isSound(holdWork({scans: 100}, {scans: 10}))).toBe(true)
})

test('what is called as the square of the length is found', () => {
  const short = new Map([
    ['straight.ts', 1000],
    ['square.ts', 1000],
  ])
  const long = new Map([
    ['straight.ts', 8200],
    ['square.ts', 64_000],
    ['rare.ts', 1],
  ])
  expect(findSteep(short, long, 8)).toEqual([{file: 'square.ts', power: 2}])
})
