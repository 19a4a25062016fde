// What a rule of others may do: whatever it reports, the others go on and no place lies outside the text.
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {wholeCharacters} from '../../src/core/draft/whole-characters.ts'
import {elide} from '../../src/core/elide.ts'
import {configure, defineRule, lint, type RuleContext} from '../../src/index.ts'

const text = 'By [Name].\n'

/** The findings of a rule of others beside our own, as `rule: message`. */
function findings(check: (context: RuleContext<never>) => unknown, source = text): string[] {
  const rule = defineRule({
    summary: 'A rule.',
    why: 'To try.',
    authority: 'None',
    severity: 'error',
    check: check as never,
    examples: [],
  })
  const config = configure({}, [{...rule, id: 'theirs', family: 'plugin'}])
  return lint({path: 'a.md', text: source}, config).map(({ruleId, message}) => `${ruleId}: ${message}`)
}

const crashes = (reason: string) =>
  `rule-crashed: The rule \`theirs\` stopped with “${reason}” and did not check this draft: tell whoever wrote the rule.`

describe('a rule of others is named as crashed and ours goes on', () => {
  test.each<[what: string, check: (context: RuleContext<never>) => unknown, reason: string]>([
    [
      'a place before the text',
      ({report}) => report({start: -5, end: 9}, 'x'),
      '-5–9 is no place in a text of 11 characters',
    ],
    [
      'a place that is no number',
      ({report}) => report({start: Number.NaN, end: 1}, 'x'),
      'NaN–1 is no place in a text of 11 characters',
    ],
    ['half a place', ({report}) => report({start: 1.5, end: 2}, 'x'), '1.5–2 is no place in a text of 11 characters'],
    [
      'an end before its start',
      ({report}) => report({start: 4, end: 2}, 'x'),
      '4–2 is no place in a text of 11 characters',
    ],
    [
      'an edit beyond the text',
      ({report}) => report({start: 0, end: 2}, 'x', {fix: [{start: 0, end: 99, text: ''}]}),
      '0–99 is no place in a text of 11 characters',
    ],
    [
      'an edit without a text',
      ({report}) => report({start: 0, end: 2}, 'x', {fix: [{start: 0, end: 1} as never]}),
      'an edit has no text',
    ],
    [
      'a promise',
      async () => {
        throw new Error('late')
      },
      'its check returns a promise; rules answer at once',
    ],
    [
      'more than anybody reads',
      ({report}) => {
        for (let i = 0; i < 300_000; i++) report({start: 0, end: 1}, String(i))
      },
      'more than 100000 findings',
    ],
    [
      'an error with a colour',
      () => {
        throw new Error('\u001b[31mred\nline')
      },
      '\\x1b[31mred line',
    ],
  ])('%s', (_, check, reason) => {
    const [first, ...others] = findings(check)
    expect(first).toBe(crashes(reason))
    expect(others.map((line) => line.split(':')[0])).toEqual(['unfilled-placeholder'])
  })
})

test('a place is widened to whole characters', () => {
  expect(lint({path: 'a.md', text: '😀 fine'}, configure({}, [])).length).toBe(0)
  expect(wholeCharacters('a😀b', {start: 2, end: 3})).toEqual({start: 1, end: 3})
  expect(wholeCharacters('ae\u0301b', {start: 0, end: 2})).toEqual({start: 0, end: 3})
  expect(wholeCharacters('a\r\nb', {start: 0, end: 2})).toEqual({start: 0, end: 3})
  expect(wholeCharacters('abc', {start: 1, end: 2})).toEqual({start: 1, end: 2})
})

test('whatever the text and the range, no character is cut and nothing is lost', () => {
  const texts = fc.string({
    unit: fc.constantFrom('a', ' ', '\r', '\n', '😀', 'e\u0301', '👩‍👩‍👧', 'é', '\u200d'),
    maxLength: 12,
  })
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(), (source, a, b) => {
      const [start = 0, end = 0] = [a, b].map((n) => n % (source.length + 1)).sort((x, y) => x - y)
      const whole = wholeCharacters(source, {start, end})
      expect(whole.start).toBeLessThanOrEqual(start)
      expect(whole.end === whole.start || whole.end >= end).toBe(true)
      expect(source.slice(whole.start, whole.end).isWellFormed()).toBe(true)
    }),
  )
})

test('a message holds whole characters and nothing a terminal obeys', () => {
  fc.assert(
    fc.property(
      fc.string({unit: 'binary', maxLength: 200}).filter((source) => source.isWellFormed()),
      (source) => {
        const shown = elide(source)
        expect(shown.isWellFormed()).toBe(true)
        expect(shown).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u)
      },
    ),
  )
})

test('a byte order mark that is handed in is counted', () => {
  const [plain] = lint({path: 'a.md', text: '# T [insert name]\n'})
  const [marked] = lint({path: 'a.md', text: '\uFEFF# T [insert name]\n'})
  expect(marked?.place).toEqual({start: (plain?.place.start ?? 0) + 1, end: (plain?.place.end ?? 0) + 1})
  expect(marked?.suggestions?.[0]?.edits[0]?.start).toBe((plain?.suggestions?.[0]?.edits[0]?.start ?? 0) + 1)
})
