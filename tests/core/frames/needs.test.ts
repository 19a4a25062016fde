// What a frame needs of a block: where that is missing, the frame isn't found by following it either.
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {parseDraft} from '../../../src/core/draft/draft.ts'
import {makeMatcher} from '../../../src/core/phrases/matcher.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {textFormat} from '../../../src/formats/text.ts'

const data = {
  kinds: {},
  frames: {
    '': [
      'which (I|we) {aux} {adverb}…1 {reach}',
      "{name} -(of) (isn't|aren't) [yet] (open|closed) …3 desk",
      '(the|your) chart* …2 (disagree|differ)',
      'who:(The Desk|NASA) {aux} &2 {reach}',
    ],
  },
  words: {
    aux: ['can', "can't", 'could', 'had to'],
    reach: ['open', 'log in', 'verif*', '-openly'],
    adverb: ['only', 'just'],
  },
}
const words =
  'which I we can can’t could had to only just open log in verify isn’t aren’t yet closed the The your chart charts'
const parts = [...words.split(' '), ...'Ann Reed of desk Desk NASA nasa disagree differ . , - “'.split(' ')]

/** Finds the frames; `isNeedful` where their needs are looked at first. */
function finderOf(isNeedful: boolean): (text: string) => unknown[] {
  const {frames} = definePhrases(data)
  if (!frames) throw new Error('no frames')
  const {hangingAt} = frames
  if (!isNeedful) frames.hangingAt = (number) => ({...hangingAt(number), needs: []})
  const matcher = makeMatcher([frames.anchors])
  return (text) =>
    parseDraft({path: 'a.txt', text}, textFormat).blocks.flatMap((block) =>
      frames
        .hitsIn(block, matcher.scan(block).get(frames.anchors) ?? [])
        .map(({start, end, kind, phrase, captures}) => [start, end, kind, phrase, captures]),
    )
}

const [quick, slow] = [finderOf(true), finderOf(false)]

test.each([
  ['which I can only open', 1],
  ['Ann Reed isn’t yet closed at the desk', 1],
  ['Your charts here disagree', 1],
  ['NASA had to log in', 1],
  ['which they can only open', 0],
  ['NASA waited to log out', 0],
])('%s', (text, count) => {
  expect(quick(text)).toHaveLength(count)
  expect(quick(text)).toEqual(slow(text))
})

test('whatever stands in a block', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), {maxLength: 14}), (some) => {
      const text = some.join(' ')
      expect(quick(text)).toEqual(slow(text))
    }),
    {numRuns: 400},
  )
})
