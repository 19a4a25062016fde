// Hits within a range: the same as those of the whole draft that reach into it.
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {parseDraft} from '../../src/core/draft/draft.ts'
import {makeMatcher} from '../../src/core/phrases/matcher.ts'
import {definePhrases} from '../../src/core/phrases/phrases.ts'
import {hitsOf, hitsWithin, openDraft} from '../../src/core/reading.ts'
import {textFormat} from '../../src/formats/text.ts'

const list = definePhrases({kinds: {desk: ['desk', 'the desk']}})
const open = (text: string) => openDraft(parseDraft({path: 'a.txt', text}, textFormat), makeMatcher([list]))

test('hits that stand in a range or reach into it', () => {
  const draft = open('Ask the desk.\n\nThe desk or a desk, at the desk.')
  const [, block] = draft.blocks
  if (!block) throw new Error('no second block')
  const within = (start: number, end: number) => hitsWithin(draft, list, {block, start, end}).map((hit) => hit.start)
  expect(within(0, 100)).toEqual([0, 14, 23])
  expect(within(7, 15)).toEqual([0, 14])
  expect(within(8, 14)).toEqual([])
})

test('in any range of any draft', () => {
  const word = fc.constantFrom('desk', 'the', 'a', '.', '\n\n')
  fc.assert(
    fc.property(fc.array(word, {maxLength: 60}), fc.nat(9), fc.nat(80), fc.nat(80), (words, index, start, more) => {
      const draft = open(words.join(' '))
      const block = draft.blocks[index % Math.max(1, draft.blocks.length)]
      fc.pre(block !== undefined)
      if (!block) return
      const end = start + more
      const reaching = hitsOf(draft, list).filter((hit) => hit.block === block && hit.start < end && start < hit.end)
      expect(hitsWithin(draft, list, {block, start, end})).toEqual(reaching)
    }),
  )
})
