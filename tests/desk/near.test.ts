// Changed passages are checked first: their notes and passages are those that a check of the whole draft makes.
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {answer} from '../../src/desk/model/answer.ts'
import {beginningOf, nearPart, withNear} from '../../src/desk/model/near.ts'
import type {MarkedDraft} from '../../src/desk/model/sheet.ts'

const check = (path: string, text: string): MarkedDraft => {
  const answered = answer({ask: 'check', sheet: {path, text}, setup: {preset: 'recommended'}})
  if (!('marked' in answered)) throw new Error(JSON.stringify(answered))
  return answered.marked
}

/** The marks after a change, of which the changed passages alone were checked; undefined if they can't be. */
function near(path: string, before: string, after: string): MarkedDraft | undefined {
  const stale = check(path, before)
  const part = nearPart(stale, after)
  return part && withNear(stale, after, part, check(path, part.text))
}

/** The notes with their words, and the passages with theirs. */
const shown = ({notes, passages, text}: MarkedDraft) => ({
  notes: notes.map(({ruleId, place, where}) => [ruleId, where, text.slice(place.start, place.end)]),
  passages: passages.map(({kind, place, parts, notes: own}) => [
    ...[kind, text.slice(place.start, place.end), parts.map(({text}) => text)],
    own.map((id) => notes.find((note) => note.id === id)?.ruleId),
  ]),
})

const draft = '# The pier\n\nWe saw the the pier.\n\nBy [Your Name]\n\n* One item\n* Its its item\n\nIt it rained.\n'

test.each<[string, string, string]>([
  ['a mistake is made', 'We saw', 'We we saw'],
  ['a mistake is repaired', 'the the', 'the'],
  ['a line is added', 'pier.', 'pier.\nThey they left.'],
  ['a paragraph is divided', 'saw the', 'saw\n\nthe'],
  ['two passages are changed', 'the pier.\n\nBy', 'a pier.\n\nBy by'],
  ['in an item', 'One item', 'One one item'],
  ['at the beginning', '# The', '# The the'],
  ['at the end', 'rained.', 'rained and and'],
])('%s', (_name, words, now) => {
  const after = draft.replace(words, now)
  expect(shown(near('a.md', draft, after) as MarkedDraft)).toEqual(shown(check('a.md', after)))
})

test.each<[string, string, string]>([
  ['in code', 'One.\n\n```\nthe a\n```\n', 'One.\n\n```\nthe the a\n```\n'],
  ['of a draft without words', '', 'One.'],
])('the whole draft is waited for after a change %s', (_name, before, after) => {
  expect(near('a.md', before, after)).toBeUndefined()
})

test('every note stands at its words, wherever and whatever is written', () => {
  const written = fc.constantFrom(' the the', ' [Your Name]', '\n', '\n\n', '*so* ', '&amp; ', '')
  fc.assert(
    fc.property(fc.nat(draft.length), fc.nat(4), written, (at, cut, words) => {
      const after = draft.slice(0, at) + words + draft.slice(at + cut)
      const marked = near('a.md', draft, after)
      for (const {place, message, line} of marked?.notes ?? []) {
        const found = after.slice(place.start, place.end)
        expect(after.slice(0, place.start).split('\n')).toHaveLength(line)
        if (/^(\w+) \1$/i.test(found)) expect(message.toLowerCase()).toContain(found.split(' ')[1])
      }
    }),
    {numRuns: 60},
  )
})

test('the beginning of a long text ends with a paragraph', () => {
  const text = 'It rained.\n\n'.repeat(3000)
  expect(beginningOf('a.md', text)).toMatch(/^(?:It rained\.\n\n){500,}$/)
  expect([
    beginningOf('a.html', text),
    beginningOf('a.md', 'It rained.'),
    beginningOf('a.md', 'x'.repeat(50_000)),
  ]).toEqual([undefined, undefined, undefined])
})
