// The report on lists: what stands in several, what finds the same, what finds nothing, what is tried how often.
import {describe, expect, test} from 'vitest'
import {costOfFrame, costOfPhrases} from '../../bench/lists/cost.ts'
import {findCovered, readBlocks, tryAll} from '../../bench/lists/trial.ts'
import {findOverlaps, type Listed, type ListFile, listedIn, writtenIn} from '../../bench/lists/written.ts'
import {definePhrases} from '../../src/core/phrases/phrases.ts'

const pets: ListFile = {
  kinds: {pet: ['(cat|dog)', 'tame wolf'], unused: ['horse']},
  frames: {walk: ['walk …2 {pet}', 'tame {beast}', 'never …2 {pet}']},
  words: {pet: ['cat', 'dog'], beast: ['wolf', 'bear']},
}
const farm: ListFile = {kinds: {animal: ['dog', 'cow']}, frames: {walk: ['walk …2 {pet}']}, words: {pet: ['cow']}}

const scanned = [
  {id: 'pets', lists: [definePhrases({...pets, kinds: {pet: ['(cat|dog)', 'tame wolf']}})]},
  {id: 'farm', lists: [definePhrases(farm)]},
]
const lists = [listedIn('pets', pets, scanned), listedIn('farm', farm, scanned)] as Listed[]
const all = lists.flatMap(writtenIn)
const text = 'They walk the dog. A tame wolf and a cat, walk on.\n\nWalk a cow.'
const trial = tryAll(all, [text])

describe('a list', () => {
  test('is known by the phrases and frames that rules have scanned', () => {
    expect(lists.map(({name, rules, frames}) => [name, rules, frames.length])).toEqual([
      ['pets', ['pets'], 3],
      ['farm', ['farm'], 1],
    ])
    expect(all.filter(({isFrame}) => !isFrame).map(({text}) => text)).toEqual(['(cat|dog)', 'tame wolf', 'dog', 'cow'])
  })

  test.each<[what: string, file: ListFile]>([
    ['nobody scans', {kinds: {a: ['goat']}}],
    ['is tried beside something', {kinds: {}, frames: {a: ['*ly']}}],
  ])('that %s is left out', (_, file) => {
    expect(listedIn('other', file, scanned)).toBeUndefined()
  })
})

test('overlaps are said by the names of the lists', () => {
  expect([...findOverlaps(lists)]).toEqual([['farm and pets', ['dog', 'walk …2 {pet}']]])
})

test('what finds nothing', () => {
  expect(all.filter((written) => !trial.found.has(written)).map(({text}) => text)).toEqual(['never …2 {pet}'])
})

test('a frame that finds nothing but what a phrase finds', () => {
  expect(findCovered(trial).map(([frame, other, times]) => [frame.text, other.text, times])).toEqual([
    ['tame {beast}', 'tame wolf', 1],
  ])
})

test('how often a frame is tried and found, and the phrases of a list', () => {
  const blocks = readBlocks(text)
  const frame = all.find(({text, name}) => name === 'pets' && text.startsWith('walk'))
  if (!frame) throw new Error('no frame')
  expect(costOfFrame(frame, blocks)).toMatchObject({tried: 3, found: 1})
  expect(costOfPhrases(lists[0] as Listed, blocks)).toMatchObject({text: 'pets', found: 3})
})
