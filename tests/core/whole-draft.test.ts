// No repair deletes all of a draft, neither one nor all together.
import {describe, expect, test} from 'vitest'
import {leavesWords} from '../../src/core/report/fix.ts'
import {repair} from '../../src/core/report/repair.ts'
import {configure, lint} from '../../src/index.ts'

const text = 'Fish swim.'

test.each([
  [[{start: 0, end: 10, text: ''}], false],
  [[{start: 0, end: 9, text: ''}], false],
  [
    [
      {start: 0, end: 4, text: ''},
      {start: 5, end: 10, text: ''},
    ],
    false,
  ],
  [[{start: 0, end: 10, text: 'Fish.'}], true],
  [[{start: 0, end: 8, text: ''}], true],
  [[], true],
])('%j leaves words of “Fish swim.”: %j', (edits, leaves) => {
  expect(leavesWords(edits, text)).toBe(leaves)
})

test('what has no words may go', () => {
  expect(leavesWords([{start: 0, end: 3, text: ''}], '—\u200b—')).toBe(true)
})

test('fixes that together leave no word are not made', () => {
  const found = (range: {start: number; end: number}) => ({
    ...{ruleId: 'r', severity: 'error' as const, place: range, message: 'Cut.', fix: [{...range, text: ''}]},
  })
  const both = [found({start: 0, end: 4}), found({start: 5, end: 10})]
  const once = (now: string) => (now === text ? both : [])
  expect(repair(text, once, true)).toMatchObject({text, made: 0, unsettled: false})
})

describe('a draft that is one paragraph of a page', () => {
  test.each([
    ['a.txt', 'Sign up for our free newsletter today.\n'],
    ['a.md', 'Sign up for our free newsletter today.\n'],
    ['a.txt', 'Sign up for our free newsletter today.\nSign up for our free newsletter today.\n'],
    ['a.txt', 'Ferry plan\nThe ferry is late.\n• Click here to buy\nIt holds.\n'],
    ['a.md', '[insert text]\n'],
  ])('%s: %j', (path, source) => {
    const findings = lint({path, text: source}, configure({preset: 'strict'}))
    expect(findings.length).toBeGreaterThan(0)
    for (const {fix, suggestions = []} of findings)
      for (const edits of [fix ?? [], ...suggestions.map(({edits}) => edits)])
        expect(leavesWords(edits, source)).toBe(true)
  })
})
