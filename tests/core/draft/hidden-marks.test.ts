// Marks that nobody sees within a word: what readers see is found, at its place in the source, and the mark, too.
import {expect, test} from 'vitest'
import {parseDraft} from '../../../src/core/draft/draft.ts'
import {placeIn} from '../../../src/core/draft/prose.ts'
import {repair} from '../../../src/core/report/repair.ts'
import {textFormat} from '../../../src/formats/text.ts'
import {configure, lint} from '../../../src/index.ts'

const strict = configure({preset: 'strict'})
const found = (path: string, text: string) =>
  lint({path, text}, strict).map(({ruleId, place}) => `${ruleId} ${text.slice(place.start, place.end)}`)

test.each([
  ['a soft hyphen', 'Subsc\u00ADribe to our newsletter', 'site-boilerplate Subsc\u00ADribe to our newsletter'],
  ['a soft hyphen as a reference', 'Lo&shy;rem ipsum dolor sit amet.', 'dummy-text Lo&shy;rem ipsum dolor'],
  ['an invisible space', 'By [Na\u200Bme].', 'unfilled-placeholder [Na\u200Bme]'],
  ['a word joiner', 'As an AI lang\u2060uage model, I can.', 'chatbot-phrase As an AI lang\u2060uage model'],
  ['a joiner among Latin letters', 'Exp\u200Derts say it holds.', 'unsourced-claim Exp\u200Derts say'],
  ['several', 'E\u00ADx\u200Bperts sa\u00ADy it holds.', 'unsourced-claim E\u00ADx\u200Bperts sa\u00ADy'],
])('%s within a word', (_, text, finding) => {
  expect(found('a.md', `It rained.\n\n${text}\n`)).toEqual(
    expect.arrayContaining([expect.stringContaining(finding), expect.stringMatching(/^encoding-artifact/)]),
  )
})

test.each([
  ['joined Arabic', 'می\u200Cخواهم'],
  ['a family', 'the 👩\u200D💻'],
  ['a mark at the edge of a word', 'the \u200Bend'],
])('is no mark within a word: %s', (_, text) => {
  expect(parseDraft({path: 'a.txt', text}, textFormat).blocks[0]?.prose.text).toBe(text)
})

test('places count in the source', () => {
  const text = 'A fe\u00ADrry and a qu\u200Bay'
  const [block] = parseDraft({path: 'a.txt', text}, textFormat).blocks
  if (!block) throw new Error('no block')
  const {prose} = block
  expect(prose.text).toBe('A ferry and a quay')
  const placed = [...prose.text.matchAll(/\w+/g)].map(({0: {length}, index}) => placeIn(prose, index, index + length))
  expect(placed.map(({start, end}) => text.slice(start, end))).toEqual(text.split(' '))
})

test('the repair uncovers nothing new', () => {
  const text = 'Exp\u00ADerts say it rained on the th\u00ADe roof.\n'
  const rulesIn = (text: string) => lint({path: 'a.txt', text}, strict).map(({ruleId}) => ruleId)
  const {text: after} = repair(text, (text) => lint({path: 'a.txt', text}, strict), false)
  expect(after).not.toContain('\u00AD')
  expect(rulesIn(after).filter((rule) => !rulesIn(text).includes(rule))).toEqual([])
})
