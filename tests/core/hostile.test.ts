// Hostile input: whatever the text, a check ends soon, with findings or with a clear sentence.
import {describe, expect, test} from 'vitest'
import {makeDraft} from '../../bench/drafts.ts'
import {rules} from '../../rules/index.ts'
import {parseDraft} from '../../src/core/draft/draft.ts'
import {lintDraft} from '../../src/core/lint.ts'
import {configureRules} from '../../src/core/settings/config.ts'
import {markdownFormat} from '../../src/formats/markdown.ts'
import {parseWithRemark} from '../../src/formats/remark.ts'
import {textFormat} from '../../src/formats/text.ts'
import {costIn} from '../support/cost.ts'

const million = 1_000_000
const levels = (open: string, count: number) =>
  Array.from({length: count}, (_, i) => ' '.repeat(2 * i) + open).join('\n')

const cases: Record<string, () => string> = {
  'a line of 20 MB': () => 'fish swim '.repeat(2 * million),
  'a line of 1 MB': () => 'fish swim '.repeat(million / 10),
  ...Object.fromEntries(
    [...'[*>"{ _~`<&\\|!(“.\n\t\0'].map((mark) => [`1 MB of ${JSON.stringify(mark)}`, () => mark.repeat(million)]),
  ),
  'emphasis that never closes': () => '**fish '.repeat(50_000),
  'strikethrough that never closes': () => '~~fish '.repeat(50_000),
  'links that never close': () => '[fish]('.repeat(50_000),
  'comments that never close': () => 'fish <!-- '.repeat(50_000),
  'tags that never close': () => 'fish <a b="c" '.repeat(50_000),
  'nested brackets': () => '['.repeat(50_000) + ']'.repeat(50_000),
  'nested links': () => '['.repeat(20_000) + 'fish](u)'.repeat(20_000),
  'nested braces': () => '{{ '.repeat(50_000) + ' }}'.repeat(50_000),
  'footnote marks': () => '[^fish]'.repeat(50_000),
  '10,000 levels of quotation': () => `${'>'.repeat(10_000)} fish`,
  '10,000 levels of list': () => `${'- '.repeat(10_000)}fish`,
  '2,000 indented levels of list': () => levels('- fish', 2000),
  '20,000 lazy lines': () => `> fish\n${'swim\n'.repeat(20_000)}`,
  '20,000 quotations': () => '> fish\n\n'.repeat(20_000),
  '20,000 underlined headings': () => 'fish\n---\n'.repeat(20_000),
  '100,000 headings': () => '# fish\n'.repeat(100_000),
  '5,000 headings': () => '# fish\n\nswim\n\n'.repeat(5000),
  '50,000 table cells': () => `|a|b|c|d|e|\n|-|-|-|-|-|\n${'|fish|swim|fly|run|go|\n'.repeat(10_000)}`,
  'front matter of 5 MB': () => `---\n${'title: fish\n'.repeat(420_000)}---\nswim`,
  'a bomb of aliases': () =>
    `---\na: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghi'].map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(', ')}]`).join('\n')}\ntitle: fish\n---\nswim`,
  'deep front matter': () => `---\ntitle: ${'['.repeat(90_000)}\n---\nswim`,
  'deep TOML': () => `+++\ntitle = ${'['.repeat(90_000)}\n+++\nswim`,
  'a fence that never closes': () => `\`\`\`\n${'fish\n'.repeat(20_000)}`,
  'a comment that never closes': () => `<!-- ${'fish\n'.repeat(20_000)}`,
  'front matter that never closes': () => `---\ntitle: fish\n${'swim\n'.repeat(20_000)}`,
  'a quoted value that never closes': () => `---\ntitle: "fish\n${'swim: "x\n'.repeat(5000)}---\nswim`,
  'lone surrogates': () => '\uD800 \uDC00 fish. '.repeat(20_000),
  'quotation marks, opened and closed': () => '“fish” said '.repeat(50_000),
  'paragraphs that each open a quotation': () => '“The fish swim in the sea, and nobody came.\n\n'.repeat(5000),
  'one word again and again': () => 'fish '.repeat(100_000),
  'the same paragraph again and again': () =>
    'The fish swim in the sea, as fish have always done, experts say.\n\n'.repeat(5000),
  'sentences without end': () => 'Experts say the fish swim, and '.repeat(20_000),
  capitals: () => 'FISH SWIM '.repeat(50_000),
  'a URL of 1 MB': () => `https://e.org/?${'utm_source=x&'.repeat(80_000)}`,
}

const config = configureRules(rules, {preset: 'strict'})

/** No hostile text may take as long as this many ordinary drafts of 10,000 words. */
const most = 60

describe.each([
  ['md', markdownFormat(parseWithRemark), makeDraft(10_000, '## ')],
  ['txt', textFormat, makeDraft(10_000)],
] as const)('%s', (extension, format, ordinary) => {
  const check = (text: string) => {
    const draft = parseDraft({path: `draft.${extension}`, text}, format)
    for (const {ruleId, message, place} of lintDraft(draft, config)) {
      if (ruleId === 'rule-crashed') throw new Error(message)
      if (place.start < 0 || place.end > text.length) throw new Error(`${ruleId} reaches beyond the text.`)
    }
  }
  const inOrdinaryDrafts = costIn(() => () => check(ordinary))

  test.each(Object.entries(cases))('%s', (_, make) => {
    const text = make()
    expect(inOrdinaryDrafts(() => () => check(text), most)).toBeLessThan(most)
  })
})

test('what is too long, too tangled or too deep is answered with a sentence', () => {
  const problemsOf = (text: string) =>
    parseDraft({path: 'a.md', text}, markdownFormat(parseWithRemark)).problems.map(({message}) => message)
  expect(problemsOf('**a'.repeat(100_000))).toEqual([
    'Split this file, or take out what is no copy: it is too long or too tangled to be read as one draft.',
  ])
  expect(problemsOf('>'.repeat(300))).toEqual([
    'Flatten the quotations or lists of this file: they nest deeper than 200 levels and cannot be read.',
  ])
  expect(problemsOf(`Fish swim.\n\n    +${'-'.repeat(300)}+\n`)).toEqual([])
  expect(problemsOf(`${'fish swim '.repeat(2000)}\n\n`.repeat(20))).toEqual([])
  const marks = '{"x": "<b>_</b>"} '.repeat(20_000)
  expect(problemsOf(`Fish swim.\n\n<script>${marks}</script>\n\nBirds fly.\n`)).toEqual([])
  expect(problemsOf(`Fish swim.\n\n<pre>\n\n${marks}\n\n</pre>\n\nBirds fly.\n`)).toEqual([])
  expect(problemsOf(`Fish swim.\n\n<script></script>\n\n${marks}\n`)).toHaveLength(1)
})

const address = `https://harbour.example/#plan=${'berth*_N_%3A'.repeat(2500)}`
const tooTangled = /^Split this file/
test.each([
  ['in the next line', `See [it][plan].\n\n[plan]:\n  ${address}\n[sea]:\n  ${address}\n`, []],
  ['in the same line', `[plan]: ${address}\n[open sea]: ${address}\n`, []],
  ['as copy', address, [tooTangled]],
  ['in a paragraph that has begun', `See it:\n[plan]: ${address}`, [tooTangled]],
  ['without a label', `[]: ${address}`, [tooTangled]],
  ['with a bracket, so that it is none', `[plan]: ${address}(`, [tooTangled]],
  ['and another after it', `[plan]: ${address} or ${address}`, [tooTangled]],
])('a long address with marks, %s', (_, text, expected) => {
  const {problems} = parseDraft({path: 'a.md', text}, markdownFormat(parseWithRemark))
  expect(problems.map(({message}) => message)).toEqual(expected.map((said) => expect.stringMatching(said)))
})

test('plain text of a million words is read, one of two million is answered with a sentence', () => {
  const problemsOf = (words: number) =>
    parseDraft({path: 'a.txt', text: 'Fish swim in the sea.\n\n'.repeat(words / 5)}, textFormat).problems
  expect(problemsOf(million)).toEqual([])
  expect(problemsOf(2 * million)[0]?.message).toMatch(/^Split this file: /)
})
