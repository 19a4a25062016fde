// MDX: the words of Markdown and of JSX are copy, programs are none; on both engines.
import {describe, expect, test} from 'vitest'
import {rules} from '../../rules/index.ts'
import {parseDraft} from '../../src/core/draft/draft.ts'
import type {Format} from '../../src/core/draft/format.ts'
import {lintDraft} from '../../src/core/lint.ts'
import {configureRules} from '../../src/core/settings/config.ts'
import {loadFormats} from '../../src/files/formats.ts'

async function formatOf(engine: 'native' | 'remark'): Promise<Format> {
  const {load, formatFor} = loadFormats(engine)
  const format = formatFor('a.mdx') as Format
  await load(format)
  return format
}

const config = configureRules(rules)

describe.each([
  ['native', await formatOf('native')],
  ['remark', await formatOf('remark')],
])('%s', (_, format) => {
  const read = (text: string) => parseDraft({path: 'a.mdx', text}, format)

  test.each<[name: string, source: string, blocks: string[]]>([
    ['programs', "import a from 'a'\nexport const b = {c: 'd'}\n\n# E\n", ['E']],
    ['an expression among words', 'a {b} c\n', ['a \uFFFC c']],
    ['a text in braces', "a{' '}{'b'}\n\n{'c'}\n", ['a b', 'c']],
    ['a comment', 'a {/* b */}\n\n{/* c */}\n', ['a ']],
    ['words in JSX', '<A>\n  b **c**\n  d\n</A>\n', ['b c\nd']],
    ['words in JSX on one line', 'a <B>c</B> d\n', ['a c d']],
    ['texts of a tag', '<A title="b &amp; c" id="d" label={e} caption=\'f\'>\n  g\n</A>\n', ['b & c', 'f', 'g']],
    ['texts of tags among words', 'a <B label="c d" /> <C title="e">f</C>\n', ['a \uFFFC f', 'c d', 'e']],
    ['a picture', '<img src="a" alt="b" />\n', ['\uFFFC', 'b']],
    ['code', '<pre>\n  a\n</pre>\n\nb <code>c</code>\n', ['b \uFFFC']],
    ['front matter', '---\ntitle: a\n---\n\n<B>\n  c\n</B>\n', ['a', 'c']],
    ['a line break', 'a<br />b\n', ['a\nb']],
  ])('%s', (_, source, blocks) => {
    expect(read(source).blocks.map(({prose}) => prose.text)).toEqual(blocks)
  })

  test('places are those of the source', () => {
    const text = '<A title="It was the the end">\n  It was the the end.{\' \'}\n</A>\n'
    const found = lintDraft(read(text), config).map(({place}) => text.slice(place.start, place.end))
    expect(found).toEqual(['the the', 'the the'])
  })

  test.each<[name: string, source: string, blocks: string[]]>([
    ['names of headings', '## It shuts {#shut}\n\na\n', ['It shuts', 'a']],
    ['comments of HTML', '<!-- a\n\n*/ b -->\n\nc<!-- d --> e\n', ['c e']],
    ['a block formula', '$$\n\\frac{\\a}{b}\n$$\n\nc\n', ['c']],
    ['a formula among words', 'So $\\sum_{\\a}$ is right at $5 apiece.\n', ['So \uFFFC is right at $5 apiece.']],
  ])('what sites take beside MDX: %s', (_, source, blocks) => {
    expect(read(source).blocks.map(({prose}) => prose.text)).toEqual(blocks)
  })

  test.each([
    '<!-- copydesk-ignore repeated-word: his -->\n\nIt was the the end.\n',
    'It was the the end. <!-- copydesk-ignore repeated-word: his -->\n',
  ])('an ignore comment of HTML', (text) => {
    expect(lintDraft(read(text), config)).toEqual([])
  })

  test.each(['<\u{1f1e9}', '<\u200f'])('a refusal names no character that can’t be shown: %j', (text) => {
    expect(read(text).problems[0]?.message).not.toMatch(/\p{C}/u)
  })

  test('what is no MDX is told, with its line', () => {
    const {problems} = read('a\n\nb { c\n')
    expect(problems.map(({id, place}) => [id, place.start >= 3])).toEqual([['unreadable-file', true]])
    expect(problems[0]?.message).toContain('line 3')
  })
})

test('Markdown is read as MDX where the site does, and else as Markdown', async () => {
  const {load, formatFor} = loadFormats('remark')
  const format = formatFor('a.md', ['mdx']) as Format
  await load(format)
  const proses = (text: string) => parseDraft({path: 'a.md', text}, format).blocks.map(({prose}) => prose.text)
  expect(proses('export const a = 1\n\nb {c}\n')).toEqual(['b \uFFFC'])
  expect(proses('<https://river.test> a { b\n')).toEqual(['https://river.test a { b'])
})
