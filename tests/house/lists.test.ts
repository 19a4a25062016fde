// Every frame of the built-in lists can be read; one that can't is told with its file and line.
import {expect, test} from 'vitest'
import {listFileMistakes} from '../../src/generate/lists.ts'
import {makeFolder} from '../support/desk.ts'

test('every frame of our lists can be read', () => {
  expect(listFileMistakes('rules/lists')).toEqual([])
})

const list = (parts: object) => JSON.stringify(parts, undefined, 1)

test.each<[name: string, parts: object, says: string]>([
  [
    'a class that is missing',
    {kinds: {}, frames: {end: ['ask', 'ask {desc}']}},
    '6: There is no class `desc` (column 5 of `ask {desc}`).',
  ],
  [
    'a frame that nothing hangs on',
    {kinds: {}, frames: {end: ['{number}']}},
    '5: A frame needs a word that every match holds (column 1 of `{number}`).',
  ],
  [
    'a frame tried beside something',
    {kinds: {}, context: {before: ['{number}', 'ask {desc}']}},
    '6: There is no class `desc` (column 5 of `ask {desc}`).',
  ],
])('the file and the line are told of %s', (_, parts, says) => {
  const folder = makeFolder({'desk.json': list(parts), 'good.json': list({words: {a: ['b']}})})
  expect(listFileMistakes(folder)).toEqual([`${folder}/desk.json:${says}`])
})
