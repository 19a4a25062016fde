// Guards: a word or part that is looked for before a pattern is run stands in every text the pattern takes.
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {parseDraft} from '../../src/core/draft/draft.ts'
import {makeMatcher} from '../../src/core/phrases/matcher.ts'
import {openDraft} from '../../src/core/reading.ts'
import {textFormat} from '../../src/formats/text.ts'
import {defineNeed} from '../../src/reading/text/prefilter.ts'
import {formsIn, loosen, readForms, type WrittenForm} from '../support/forms.ts'

const matcher = makeMatcher([])

/** Does a block with this text hold one of the words or parts? */
function isLetThrough(
  text: string,
  {look, ...needed}: Partial<Pick<WrittenForm, 'words' | 'parts' | 'signs' | 'look'>>,
): boolean {
  if (look && !look.test(text)) return false
  if (look && !needed.signs) return true
  const draft = openDraft(parseDraft({path: 'a.txt', text: `x ${text} x`}, textFormat), matcher)
  return defineNeed(needed)(draft).length > 0
}

const forms = readForms()

test('the forms of the house are read', () => {
  expect(forms.length).toBeGreaterThan(70)
})

test.each(forms.map((form) => [form.file, form.pattern, form] as const))('%s: %s', (_, pattern, form) => {
  const anyText = fc.stringMatching(new RegExp(`^(?:${loosen(pattern)})$`))
  const inCase = (text: string, upper: boolean) => (upper ? text.toUpperCase() : text)
  const text = form.anyCase ? fc.tuple(anyText, fc.boolean()).map(([text, upper]) => inCase(text, upper)) : anyText
  fc.assert(
    fc.property(text, (text) => isLetThrough(text, form)),
    {numRuns: 100},
  )
})

test.each<[pattern: string, loose: string]>([
  ['\\b(?<=a(?:b)) c(?= [)]d)', ' c'],
  ['\\p{Lu}[\\p{Ll}-]', '[A-Z][a-z-]'],
  ['[(?=]\\(?', '[(?=]\\(?'],
  ['(["|])a\\1', '(["|])a.*'],
])('%s is loosened to %s', (pattern, loose) => {
  expect(loosen(pattern)).toBe(loose)
})

test('a look that some texts don’t pass is noticed', () => {
  const [form] = formsIn('a.ts', "const look = /A|b/\nconst one = {look, signs: '(', pattern: /\\((?:a|b|c)/i}")
  expect(form).toEqual({
    file: 'a.ts',
    pattern: '\\((?:a|b|c)',
    anyCase: true,
    words: [],
    parts: [],
    signs: '(',
    look: /A|b/,
  })
  expect(['(A', '(b', '(a', 'b'].map((text) => isLetThrough(text, form ?? {}))).toEqual([true, true, false, false])
})

test('a part that some texts lack is noticed', () => {
  const [form] = formsIn(
    'a.ts',
    "const all = 'a(?:b|c)'\nconst forms = [{parts: ['b'], pattern: new RegExp(all, 'g')}]",
  )
  expect(form).toEqual({file: 'a.ts', pattern: 'a(?:b|c)', anyCase: false, words: [], parts: ['b'], signs: ''})
  expect(isLetThrough('ab', {words: [], parts: ['b']})).toBe(true)
  expect(isLetThrough('ac', {words: [], parts: ['b']})).toBe(false)
})
