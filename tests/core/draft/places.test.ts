// Places: for any draft, a range of prose mapped to the source is the text it speaks of.
import {existsSync, readFileSync} from 'node:fs'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {rules} from '../../../rules/index.ts'
import {type Draft, makeLocator, parseDraft} from '../../../src/core/draft/draft.ts'
import {placeIn} from '../../../src/core/draft/prose.ts'
import {sentencesOf} from '../../../src/core/draft/sentences.ts'
import {lintDraft} from '../../../src/core/lint.ts'
import {configureRules} from '../../../src/core/settings/config.ts'
import {markdownFormat} from '../../../src/formats/markdown.ts'
import {parseWithRemark} from '../../../src/formats/remark.ts'
import {textFormat} from '../../../src/formats/text.ts'
import {anyMarkdown} from '../../support/anyMarkdown.ts'
import {brokenPlaces, misplaced} from '../../support/oracle.ts'

const markdown = markdownFormat(parseWithRemark)
const parse = (text: string): Draft => parseDraft({path: 'draft.md', text}, markdown)
const parsePlain = (text: string): Draft => parseDraft({path: 'draft.txt', text}, textFormat)

/** The source of the first place a word stands at in any block. */
function sourceOf(draft: Draft, word: string): string | undefined {
  for (const {prose} of draft.blocks) {
    const at = prose.text.indexOf(word)
    if (at < 0) continue
    const {start, end} = placeIn(prose, at, at + word.length)
    return draft.text.slice(start, end)
  }
  return undefined
}

/** A source, the prose of its blocks, and words of that prose with what stands for them in the source. */
const table: [name: string, source: string, prose: string[], words: Record<string, string>][] = [
  ['line feeds', 'One two\nthree four.', ['One two\nthree four.'], {'two\nthree': 'two\nthree', four: 'four'}],
  ['CRLF', 'One two\r\nthree four.\r\n', ['One two\nthree four.'], {'two\nthree': 'two\r\nthree', four: 'four'}],
  ['lone CR', 'One two\rthree four.', ['One two\nthree four.'], {'two\nthree': 'two\rthree', four: 'four'}],
  ['byte order mark', '\uFEFFFish swim.', ['Fish swim.'], {swim: 'swim'}],
  ['two byte order marks', '\uFEFF\uFEFFFish swim.', ['Fish swim.'], {swim: 'swim'}],
  ['tabs', '-\tfish\tswim', ['fish\tswim'], {swim: 'swim'}],
  ['emoji', '👩‍🚒🔥 fish 🐟 swim', ['👩‍🚒🔥 fish 🐟 swim'], {swim: 'swim', '🐟': '🐟'}],
  ['combining marks', 'Cafe\u0301 fish', ['Cafe\u0301 fish'], {fish: 'fish', 'e\u0301': 'e\u0301'}],
  ['NUL', 'a\0b fish &amp; swim', ['a\uFFFDb fish & swim'], {'a\uFFFDb': 'a\0b', swim: 'swim'}],
  ['a lone surrogate', 'a\uD800 fish &amp; swim', ['a\uFFFD fish & swim'], {swim: 'swim'}],
  ['named references', 'Fish &amp; chips &copy; Joe', ['Fish & chips © Joe'], {'& chips': '&amp; chips', Joe: 'Joe'}],
  ['numeric references', 'a &#8217;b&#x2019; &#0; c', ['a ’b’ \uFFFD c'], {'b’': 'b&#x2019;', c: 'c'}],
  [
    'a reference of two units',
    'x &acE; fish &#x1F41F; y',
    ['x ∾̳ fish 🐟 y'],
    {fish: 'fish', '🐟': '&#x1F41F;', y: 'y'},
  ],
  ['a reference to a line end', 'a&#10;b *c* d', ['a\nb c d'], {'a\nb': 'a&#10;b', d: 'd'}],
  ['no references', 'AT&T &nosuch; &amp fish', ['AT&T &nosuch; &amp fish'], {fish: 'fish'}],
  ['escapes', 'a \\*fish\\* \\x swim', ['a *fish* \\x swim'], {'*fish*': '\\*fish\\*', swim: 'swim'}],
  ['a hard break of spaces', 'fish  \n  swim', ['fish\nswim'], {'fish\nswim': 'fish  \n  swim', swim: 'swim'}],
  ['a hard break of a backslash', 'fish\\\nswim', ['fish\nswim'], {swim: 'swim'}],
  ['spaces before a line end', 'fish \nswim', ['fish\nswim'], {swim: 'swim'}],
  ['a wrapped list item', '* one\n  fish\n  swim', ['one\nfish\nswim'], {fish: 'fish', 'fish\nswim': 'fish\n  swim'}],
  ['a wrapped quotation', '> one\n> fish\n>swim', ['one\nfish\nswim'], {fish: 'fish', swim: 'swim'}],
  ['a lazy quotation', '> one\nfish\n swim', ['one\nfish\nswim'], {fish: 'fish', swim: 'swim'}],
  ['nested quotations', '> > one\n> > fish\n> swim', ['one\nfish\nswim'], {fish: 'fish', swim: 'swim'}],
  ['a list in a quotation', '> - one\n>   fish\n>   swim', ['one\nfish\nswim'], {fish: 'fish', swim: 'swim'}],
  [
    '> that is text',
    '> one\n> \\> fish\n>      > swim',
    ['one\n> fish\n> swim'],
    {'> fish': '\\> fish', '> swim': '> swim'},
  ],
  ['a line end before a link', '> one\n>   [fish](u) swim', ['one\nfish swim'], {fish: 'fish', swim: 'swim'}],
  ['table cells', '| a | b |\n|--|--|\n| fish\\|x | y |', ['a', 'b', 'fish|x', 'y'], {'fish|x': 'fish\\|x', y: 'y'}],
  ['footnotes', 'Fish[^1] swim.\n\n[^1]: They\n    do.', ['Fish\uFFFC swim.', 'They\ndo.'], {swim: 'swim', do: 'do'}],
  ['strikethrough', 'a ~~fish~~ swim', ['a fish swim'], {'a fish': 'a ~~fish', swim: 'swim'}],
  [
    'emphasis inside words',
    'un*frigging*believable',
    ['unfriggingbelievable'],
    {frigging: 'frigging', believable: 'believable'},
  ],
  ['marks that stay', '2 * 3 _ 4 ~ [fish] ! swim', ['2 * 3 _ 4 ~ [fish] ! swim'], {swim: 'swim'}],
  ['links', 'a [fish *q*](/u "t") swim', ['a fish q swim'], {fish: 'fish', q: 'q', swim: 'swim'}],
  ['reference links', 'a [fish][x] swim\n\n[x]: /u', ['a fish swim'], {fish: 'fish', swim: 'swim'}],
  [
    'autolinks',
    'a <https://e.org/x> swim',
    ['a https://e.org/x swim'],
    {'https://e.org/x': 'https://e.org/x', swim: 'swim'},
  ],
  ['code', 'a `fish` swim', ['a \uFFFC swim'], {'\uFFFC': '`fish`', swim: 'swim'}],
  ['inline HTML', 'a <b>fish</b><br>swim', ['a \uFFFCfish\uFFFC\nswim'], {fish: 'fish', swim: 'swim'}],
  ['an alt', '![a fish](u)', ['\uFFFC', 'a fish'], {'a fish': 'a fish'}],
  [
    'an alt with marks',
    '![a &amp; \\* *big* `c` [l](v "w") fish](u "t") b',
    ['\uFFFC b', 'a & * big c l fish'],
    {'a & *': 'a &amp; \\*', big: 'big', fish: 'fish'},
  ],
  ['an alt over two lines', '> ![a\n> fish](u) b', ['\uFFFC b', 'a\nfish'], {'a\nfish': 'a\n> fish'}],
  ['an alt by reference', '![a fish][x]\n\n[x]: /u', ['\uFFFC', 'a fish'], {'a fish': 'a fish'}],
  [
    'an HTML block',
    '<div>\n fish &amp; chips\r\n swim\n</div>',
    ['fish & chips\n swim'],
    {'fish & chips': 'fish &amp; chips', swim: 'swim'},
  ],
  [
    'an HTML block in a quotation',
    '> <p>\n> fish\n> swim</p>',
    ['fish\nswim'],
    {'fish\nswim': 'fish\n> swim', swim: 'swim'},
  ],
  ['a task', '- [x] fish &amp; swim', ['fish & swim'], {swim: 'swim'}],
  ['a heading', 'Fish &amp;\nswim\n===', ['Fish &\nswim'], {swim: 'swim'}],
  [
    'front matter',
    '---\ntitle: "Fish \\u0026 swim"\n---\nBody',
    ['Fish & swim', 'Body'],
    {'& swim': '\\u0026 swim', Body: 'Body'},
  ],
]

describe('what Markdown leaves out', () => {
  test.each(table)('%s', (_, source, prose, words) => {
    const draft = parse(source)
    expect(draft.blocks.map((block) => block.prose.text)).toEqual(prose)
    for (const [word, expected] of Object.entries(words)) expect(sourceOf(draft, word), word).toBe(expected)
    expect(brokenPlaces(draft)).toEqual([])
    expect(misplaced(draft)).toEqual([])
  })
})

describe('any text', () => {
  const runs = {numRuns: 400}

  test('has places inside its blocks that say what they stand for', () => {
    fc.assert(
      fc.property(anyMarkdown, (text) => {
        expect(brokenPlaces(parse(text))).toEqual([])
      }),
      runs,
    )
  })

  test('has the places that the tokens of its parser have', () => {
    fc.assert(
      fc.property(anyMarkdown, (text) => {
        expect(misplaced(parse(text))).toEqual([])
      }),
      runs,
    )
  })

  test('is plain text without a change', () => {
    const check = (text: string) => {
      const draft = parsePlain(text)
      expect(brokenPlaces(draft)).toEqual([])
      for (const {prose} of draft.blocks) expect(prose.text).not.toContain('\r')
    }
    fc.assert(fc.property(fc.oneof(anyMarkdown, fc.string({unit: 'binary'})), check), runs)
  })

  test('has places that ascend', () => {
    const check = (text: string) => {
      for (const {prose} of parse(text).blocks) {
        let last = 0
        for (let at = 0; at < prose.text.length; at++) {
          const {start, end} = placeIn(prose, at, at + 1)
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThanOrEqual(start)
          last = start
        }
      }
    }
    fc.assert(fc.property(anyMarkdown, check), runs)
  })

  test('has sentences inside their block, in order', () => {
    const check = (text: string) => {
      for (const block of parse(text).blocks) {
        let last = 0
        for (const {start, end} of sentencesOf(block)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
        expect(last).toBeLessThanOrEqual(block.prose.text.length)
      }
    }
    fc.assert(fc.property(anyMarkdown, check), {numRuns: 200})
  })

  test('has lines and columns', () => {
    const check = (text: string) => {
      const locate = makeLocator(text)
      const lines = text.split(/\r\n|\r|\n/)
      for (let offset = 0; offset <= text.length; offset++) {
        const {line, column} = locate(offset)
        expect(line).toBe(
          text.slice(0, offset).split(/\r\n|\r(?!\n|$)|\n/).length +
            (/\r$/.test(text.slice(0, offset)) && text[offset] !== '\n' ? 1 : 0),
        )
        expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 2)
      }
    }
    fc.assert(fc.property(anyMarkdown, check), {numRuns: 100})
  })
})

describe('all rules on any text', () => {
  const config = configureRules(rules, {preset: 'strict'})
  const mayBeEmpty = new Set(['unreadable-file'])

  test.each([
    ['Markdown', parse],
    ['plain text', parsePlain],
  ])('%s: no rule stops, every finding has its place, twice the same', (_, read) => {
    const check = (text: string) => {
      const draft = read(text)
      const findings = lintDraft(draft, config)
      for (const {ruleId, place, message} of findings) {
        expect(ruleId, message).not.toBe('rule-crashed')
        expect(place.start).toBeGreaterThanOrEqual(0)
        expect(place.end).toBeLessThanOrEqual(draft.text.length)
        if (!mayBeEmpty.has(ruleId)) expect(place.end, `${ruleId}: ${message}`).toBeGreaterThan(place.start)
      }
      expect(lintDraft(read(text), config)).toEqual(findings)
    }
    fc.assert(fc.property(anyMarkdown, check), {numRuns: 400})
  })
})

const folder = process.env.COPYDESK_DATA ?? '../shared/data'
/** Every post where the data is named, else every tenth. */
const step = process.env.COPYDESK_DATA ? 1 : 10
const sets = ['md_18f', 'md_digitalgov_news', 'md_rustblog'].map((name) => `${folder}/${name}.jsonl`)

describe.skipIf(!sets.every((set) => existsSync(set)))('real posts', () => {
  test('none of their words is misplaced', () => {
    let [posts, words] = [0, 0]
    const wrong: string[] = []
    for (const line of sets
      .flatMap((set) => readFileSync(set, 'utf8').split('\n').filter(Boolean))
      .filter((_, i) => i % step === 0)) {
      const {id, text} = JSON.parse(line) as {id: string; text: string}
      const draft = parse(text)
      posts++
      for (const {prose} of draft.blocks) words += prose.text.match(/\S+/g)?.length ?? 0
      if (misplaced(draft).length > 0 || brokenPlaces(draft).length > 0 || draft.problems.length > 0) wrong.push(id)
    }
    console.info(`${words} words in ${posts} posts, misplaced in ${wrong.length}`)
    expect(wrong).toEqual([])
  })
})
