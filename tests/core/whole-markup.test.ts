// Whole markup: which repairs leave half a link or emphasis behind.
import {expect, test} from 'vitest'
import {keepsMarkupWhole} from '../../src/core/report/whole-markup.ts'
import {parse} from '../../src/index.ts'

test.each([
  ['in a [a form](x.md).', 'a [a', false],
  ['in a [a form](x.md).', 'a ', true],
  ['in [a form](x.md) now.', '[a form](x.md) ', true],
  ['in [a form](x.md) now.', 'form](x.md) now', false],
  ['in [a form](x.md?u=1).', '?u=1', true],
  ['see https://x.site/?u=1.', '?u=1', true],
  ['of *of us*.', ' *of', false],
  ['the **the old** mill', 'the **the', false],
  ['**the *old* mill**', ' *old*', true],
])('%s without “%s”', (text, cut, expected) => {
  const start = text.indexOf(cut)
  const edit = {start, end: start + cut.length, text: ''}
  expect(keepsMarkupWhole(parse({path: 'a.md', text}), [edit])).toBe(expected)
})

test('both marks may go together, and marks may be put in place of others', () => {
  const draft = parse({path: 'a.md', text: 'the **old** mill'})
  expect(
    keepsMarkupWhole(draft, [
      {start: 4, end: 6, text: ''},
      {start: 9, end: 11, text: ''},
    ]),
  ).toBe(true)
  expect(keepsMarkupWhole(draft, [{start: 4, end: 6, text: '*'}])).toBe(true)
  expect(keepsMarkupWhole(draft, [{start: 4, end: 6, text: ''}])).toBe(false)
})
