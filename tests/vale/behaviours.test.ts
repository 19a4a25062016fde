// The behaviours of Vale 3.22.0 that were observed: the same here, or better with the reason, or what can't run.
import {describe, expect, test} from 'vitest'
import {find, type Given, marked, ready} from './vale.ts'

const token = (...tokens: string[]): Given => ({rules: {'T.R': {tokens}}})
const rule = (data: Readonly<Record<string, unknown>>, more: Partial<Given> = {}): Given => ({
  rules: {'T.R': data},
  ...more,
})
const foo = token('foo')
const inFile = (path: string, given: Given = foo): Given => ({...given, path})
const swap = (swaps: Readonly<Record<string, string>>, data = {}): Given =>
  rule({extends: 'substitution', message: "use '%s' not '%s'", swap: swaps, ...data})

type Case = readonly [number: number, given: Given, expected: string, note?: string]

/** What is found, between `==` and `==`. */
const same: readonly Case[] = [
  [1, token('caf'), 'café', 'a letter of any script ends no word'],
  [1, rule({tokens: ['stra'], ignorecase: true}), 'Straße'],
  [2, token('\\w+'), 'naïve straße ==x==-==ray=='],
  [3, token('\\d+'), '١٢٣ and ==123=='],
  [4, token('foo\\s+bar'), 'foo\u00a0bar'],
  [5, rule({tokens: ['straße', 'k', 's'], ignorecase: true}), '==STRAẞE== ==\u212a== ==ſ== STRASSE'],
  [6, foo, '😀😀 ==foo== and é ==foo=='],
  [10, token('in order to'), 'in\norder to'],
  [10, token('in\\s+order to'), '==in\norder to==', 'through the end of a line'],
  [11, token('in order to'), '==in **order** to==', 'through marks'],
  [12, token('e\\.g\\.', 'i\\.e\\.', 'etc\\.', '\\?!'), 'e.g. this, i.e. that, etc. and?!', 'no word ends with a stop'],
  [13, rule({raw: ['foo'], tokens: ['bar', 'baz']}), 'foobar foo bar'],
  [14, rule({raw: ['foo', 'bar']}), '==foobar== foo bar'],
  [15, token('in', 'in order to'), '==in== order to'],
  [16, swap({use: 'a', 'make use of': 'b'}), '==make use of== it'],
  [17, swap({'a[X.]b': 'a.b'}), 'aXb', 'the value is an expression of accepted forms'],
  [20, swap({javascript: 'JavaScript'}, {ignorecase: true}), '==javascript== ==Javascript== JavaScript'],
  [21, foo, 'Foo ==foo=='],
  [22, {...token('foo', 'bar'), accepted: ['foo bar']}, '==foo== and foo bar'],
  [23, rule({extends: 'repetition', tokens: ['[^\\s]+']}), 'the the. That ==is is== fine.'],
  [24, {rules: {}, ini: '[*]\nBasedOnStyles = Vale\n'}, '==the\nthe== end'],
  [
    26,
    rule({extends: 'conditional', first: '\\b([A-Z]{3,5})\\b', second: '\\(([A-Z]{3,5})\\)'}),
    'The ==WHO== met.\n\nThe Organization (WHO) met. WHO went.',
  ],
  [28, rule({extends: 'occurrence', token: 'zzz', min: 1}), '==One== two'],
  [
    29,
    rule({extends: 'occurrence', scope: 'sentence', token: '\\b\\w+\\b', max: 10}),
    '==Dr==. Smith met Mr. Jones at 5 p.m. on his yesterday.',
    'abbreviations end no sentence',
  ],
  [32, rule({tokens: ['foo'], limit: 1}), '==foo== foo\n\nfoo'],
  [33, rule({tokens: ['foo'], scope: 'raw'}), '`==foo==` [a](http://x.io/==foo==) <!-- ==foo== -->'],
  [
    34,
    foo,
    '---\ntitle: ==foo==\n---\n\n`foo` [a](http://x.io/foo "foo") <http://x.io/foo> ![==foo==](a.png)\n\n| a ==foo== |\n| --- |\n| ==foo== |\n',
  ],
  [35, rule({tokens: ['foo'], scope: 'paragraph'}), '==foo==\n\n* foo\n\n> foo\n'],
  [36, rule({tokens: ['foo'], scope: '~heading'}), '# foo\n\n==foo==\n'],
  [36, rule({tokens: ['foo'], scope: ['list', 'blockquote']}), 'foo\n\n* ==foo==\n\n> ==foo==\n'],
  [37, rule({tokens: ['foo'], scope: 'heading.h2'}), '# foo\n\n## ==foo==\n'],
  [38, token('in\\s+order'), '* in\n* order\n'],
  [39, inFile('a.txt'), '`==foo==` [a](http://x.io/==foo==)'],
  [41, inFile('a.mdx'), 'import foo from "foo"\n\n<Note kind="foo">\n  ==foo== {foo}\n</Note>\n'],
  [44, inFile('a.html'), '<p>a <b>==fo</b>o==</p>', 'through a tag'],
  [48, foo, '==foo==\n\n<!-- vale off -->\n\nfoo\n\n<!-- vale on -->\n\n==foo==\n'],
  [48, foo, '==foo== <!-- vale off -->foo<!-- vale on --> ==foo==', 'within a paragraph'],
  [48, foo, '<!-- vale T.R = NO -->\n\nfoo\n\n<!-- vale T.R = YES -->\n\n==foo==\n'],
  [48, token('foo', 'bar'), '<!-- vale T.R["foo"] = NO -->\n\nfoo ==bar==\n'],
  [49, {...foo, ini: '[*]\nBasedOnStyles = T\nTokenIgnores = (\\$[^$]+\\$)\n'}, '$ foo $ ==foo=='],
  [49, {...foo, ini: '[*]\nBasedOnStyles = T\nBlockIgnores = (?s)(\\{%.*?%\\})\n'}, '{% foo %}\n\n==foo==\n'],
  [49, foo, '{{==foo==}}', 'a template is words, unless it is ignored'],
  [50, foo, '$foo$ http://x.io/foo ``foo`` $5 ==foo== and $6'],
  [53, foo, 'x😀==foo== foo_bar ==foo==-bar ==foo==’s'],
  [56, token("don't"), "don’t ==don't=="],
]

describe('the same', () => {
  test.each(same.map(([number, given, expected]) => [number, given, expected] as const))(
    '%s: %#',
    async (_, given, expected) => {
      const text = expected.replaceAll('==', '')
      expect(await marked(text, given)).toBe(expected)
    },
  )
})

/** What Vale has wrong by its own documentation, or as anybody would have it, and what is found here. */
const better: readonly Case[] = [
  [7, foo, '\uFEFF==foo== one', 'a byte order mark is no column: editors show none'],
  [
    8,
    token('AT&T'),
    '==AT&amp;T== and &copy; ==AT&T== foo',
    'words written with a reference are found where they stand',
  ],
  [8, token('café'), '==caf&eacute;==', 'the same'],
  [9, token('foo_bar'), '==foo\\_bar==', 'an escape is no letter of the word'],
  [43, inFile('a.html'), '<p class="foo">==foo==</p>', 'the word, not the attribute'],
  [44, inFile('a.html'), '<p>==&#102;oo==</p>', 'as 8'],
  [
    23,
    rule({extends: 'repetition', tokens: ['[^\\s]+']}),
    'is fine. ==Good\nGood== day',
    'the end stands on the next line, not beyond the first',
  ],
]

describe('better', () => {
  test.each(better.map(([number, given, expected]) => [number, given, expected] as const))(
    '%s: %#',
    async (_, given, expected) => {
      const text = expected.replaceAll('==', '')
      expect(await marked(text.replace('\uFEFF', ''), given)).toBe(expected.replace('\uFEFF', ''))
    },
  )
})

/** What is said. */
const messages: readonly (readonly [number: number, text: string, given: Given, message: string])[] = [
  [10, 'in\norder to', rule({tokens: ['in\\s+order to']}), "'in order to'"],
  [18, 'colour', swap({'(col|hon)our': '$1or'}), "use 'color' not 'colour'"],
  [
    19,
    'UTILIZE',
    swap({utilize: 'use|employ'}, {ignorecase: true, action: {name: 'replace'}}),
    "use 'use' or 'employ' not 'UTILIZE'",
  ],
  [
    51,
    '## `code` here now',
    rule({extends: 'capitalization', match: '$title', scope: 'heading', message: '%s'}),
    '**** here now',
  ],
  [
    52,
    '## A Heading',
    rule({extends: 'capitalization', match: '$sentence', scope: 'heading', message: '%s'}),
    'A Heading',
  ],
]

test.each(messages)('%s: %j says %3$s', async (_, text, given, message) => {
  expect((await find(text, given)).map((one) => one.message)).toEqual([message])
})

const betterMessages: readonly (readonly [number: number, text: string, given: Given, message: string])[] = [
  // Vale prints `%!s(int=3)`.
  [27, 'a a a', rule({extends: 'occurrence', token: 'a', max: 2, message: '%s times'}), '3 times'],
  // Vale prints `100%!o(string=foo)f `.
  [30, 'foo', rule({tokens: ['foo'], message: '100% of %s'}), '100% of foo'],
]

test.each(betterMessages)('%s, better: %j says %3$s', async (_, text, given, message) => {
  expect((await find(text, given)).map((one) => one.message)).toEqual([message])
})

test('19: choices are suggested in the case of the rule', async () => {
  const given = swap({utilize: 'use|employ'}, {ignorecase: true, action: {name: 'replace'}})
  expect((await find('UTILIZE', given)).map(({suggestions}) => suggestions)).toEqual([['use', 'employ']])
})

test('25: one alert for each text after both spellings were met', async () => {
  const given = rule({extends: 'consistency', either: {advisor: 'adviser'}})
  const text = 'An advisor.\n\nThe adviser and an advisor.\n\nAn advisor.\n'
  expect((await find(text, given)).map(({at}) => at)).toEqual(['3:20-26', '5:4-10'])
})

test('31: without a level it is a warning', async () => {
  expect((await find('foo', foo)).map(({level}) => level)).toEqual(['warning'])
})

describe('sections', () => {
  const rules = {'T.R': {tokens: ['foo']}, 'T.S': {tokens: ['foo']}, 'U.R': {tokens: ['foo']}}
  test.each<[number: number, ini: string, path: string, expected: string[]]>([
    [45, '[*]\nBasedOnStyles = T\n[*.md]\nBasedOnStyles = U\n', 'a.md', ['U.R']],
    [45, '[*]\nBasedOnStyles = T\n[*.md]\nBasedOnStyles = U\n', 'a.txt', ['T.R', 'T.S']],
    [46, '[*]\nBasedOnStyles = T\n[*.md]\nT.R = NO\n[b/*.md]\nT.R = YES\n', 'a.md', ['T.S']],
    [46, '[*]\nBasedOnStyles = T\n[*.md]\nT.R = NO\n[b/*.md]\nT.R = YES\n', 'b/a.md', ['T.R', 'T.S']],
    [47, '[*]\nT.R = YES\n', 'a.md', ['T.R']],
  ])('%i: %j on %s', async (_, ini, path, expected) => {
    expect((await find('foo', {rules, ini, path})).map(({rule}) => rule)).toEqual(expected)
  })
})

test.each([
  [54, 'sequence', 'it needs parts of speech'],
  [55, 'script', 'it is a program in Tengo'],
  [57, 'spelling', 'it needs a dictionary'],
])('%i: a rule of the kind %s can’t run, and is named', (_, kind, reason) => {
  expect(ready(rule({extends: kind})).problems).toEqual([{rule: 'T.R', path: 'T.R.yml', reason, isForeign: true}])
})
