// Ignores: which comments cover which findings, and what is said of comments that don't.
import {describe, expect, test} from 'vitest'
import {rules} from '../../rules/index.ts'
import {parseDraft} from '../../src/core/draft/draft.ts'
import type {Format} from '../../src/core/draft/format.ts'
import {lintDraft} from '../../src/core/lint.ts'
import type {Finding, Rule} from '../../src/core/rule.ts'
import {configureRules} from '../../src/core/settings/config.ts'
import type {Settings} from '../../src/core/settings/settings.ts'
import {formatFor, makeFormats} from '../../src/formats/index.ts'
import {parseWithRemark} from '../../src/formats/remark.ts'
import {powerOfGrowth, steep} from '../support/cost.ts'

const formats = makeFormats(parseWithRemark)

/** Finds every `foo`, so that the tests depend on no rule of ours. */
const foo: Rule = {
  id: 'foo',
  family: 'test',
  summary: '',
  why: '',
  authority: '',
  severity: 'error',
  examples: [],
  check({draft, report}) {
    for (const block of draft.blocks)
      for (const {index} of block.prose.text.matchAll(/foo/g)) report({block, start: index, end: index + 3}, 'Foo.')
  },
}

function check(text: string, path = 'a.md', settings: Settings = {}): Finding[] {
  const draft = parseDraft({path, text}, formatFor(path, formats) as Format)
  const off = Object.fromEntries(rules.map(({id}) => [id, 'off' as const]))
  const findings = lintDraft(draft, configureRules([...rules, foo], {...settings, rules: {...off, ...settings.rules}}))
  return findings
}

/** The text with every reported `foo` marked. */
function mark(text: string, path?: string): string {
  const plain = text.replace(/[«»]/g, '')
  const places = check(plain, path).map(({place}) => place)
  return places.reduceRight(
    (marked, {start, end}) => `${marked.slice(0, start)}«${marked.slice(start, end)}»${marked.slice(end)}`,
    plain,
  )
}

describe('which findings pass: «foo» is left', () => {
  test.each<[name: string, text: string]>([
    ['the next block', '<!-- copydesk-ignore foo: a name -->\n\nfoo foo\n\n«foo»'],
    ['the next block, right below', '<!-- copydesk-ignore foo: a name -->\nfoo\n\n«foo»'],
    ['all rules', '<!-- copydesk-ignore: quoted -->\n\nfoo'],
    ['all rules, no reason', '<!-- copydesk-ignore -->\n\nfoo'],
    ['several rules', '<!-- copydesk-ignore duplicate-headline, foo: both -->\n\nfoo'],
    ['a whole list', '<!-- copydesk-ignore foo: list -->\n\n* foo\n* foo\n\n«foo»'],
    ['in the middle of a line, all of it', '«foo»\nfoo a foo <!-- copydesk-ignore foo: x --> foo\n«foo»'],
    ['at the start of a line, all of it', '«foo»\n<!-- copydesk-ignore foo: x --> foo a foo\n\n«foo»'],
    ['in the middle of a cell', '| a | b |\n| --- | --- |\n| foo <!-- copydesk-ignore foo: x --> foo | «foo» |'],
    ['in the middle of a heading', '# foo <!-- copydesk-ignore foo: x --> foo\n\n«foo»'],
    ['the line it ends', '«foo»\nfoo foo <!-- copydesk-ignore foo: x -->\n«foo»'],
    ['within a list', '* x <!-- copydesk-ignore foo: x --> foo\n* «foo»'],
    [
      'from start to end',
      '<!-- copydesk-ignore-start foo: x -->\n\nfoo\n\nfoo\n\n<!-- copydesk-ignore-end -->\n\n«foo»',
    ],
    ['from start on', '«foo»\n\n<!-- copydesk-ignore-start foo: x -->\n\nfoo\n\nfoo'],
    ['the whole file', 'foo\n\n<!-- copydesk-ignore-file foo: x -->'],
    ['a front matter value', '---\n# copydesk-ignore foo: x\ntitle: foo\ndescription: «foo»\n---\n'],
    ['the line of a front matter value', '---\ntitle: foo # copydesk-ignore foo: x\nsummary: «foo»\n---\n'],
    ['a comment in code is none', '`<!-- copydesk-ignore-file -->` «foo»'],
    [
      'in a bullet, what stands behind it in the bullet',
      '* a\n\n  <!-- copydesk-ignore foo: x -->\n\n  foo\n\n  «foo»\n* «foo»',
    ],
    ['at the end of a bullet, the next one', '* a\n  <!-- copydesk-ignore foo: x -->\n* foo\n* «foo»'],
    ['a bullet that starts with it', '* «foo»\n* <!-- copydesk-ignore foo: x -->\n  foo\n* «foo»'],
    ['a whole table', '<!-- copydesk-ignore foo: x -->\n| foo | a |\n| --- | --- |\n| foo | b |\n\n«foo»'],
    ['the cell it ends', '| a | b |\n| --- | --- |\n| foo <!-- copydesk-ignore foo: x --> | «foo» |\n| «foo» | b |'],
    [
      'the row it is alone behind',
      '| a | b |\n| --- | --- |\n| foo | foo | <!-- copydesk-ignore foo: x -->\n| «foo» | b |',
    ],
    ['in a quotation', '> <!-- copydesk-ignore foo: x -->\n> foo\n>\n> «foo»'],
    ['above a quotation', '<!-- copydesk-ignore foo: x -->\n> foo\n>\n> foo\n\n«foo»'],
    [
      'between lines of a paragraph, the rest of it',
      'a «foo» b\n<!-- copydesk-ignore foo: x -->\nfoo c\nfoo d\n\n«foo»',
    ],
    ['a heading, not what is under it', '<!-- copydesk-ignore foo: x -->\n# foo\n\n«foo»'],
    ['between a heading and a paragraph', '# «foo»\n<!-- copydesk-ignore foo: x -->\nfoo\n\n«foo»'],
    ['the heading it ends', '# foo <!-- copydesk-ignore foo: x -->\n\n«foo»'],
    [
      'through other comments',
      '<!-- copydesk-ignore foo: x -->\n<!-- copydesk-ignore duplicate-headline: y -->\n\n<!-- a note -->\n\nfoo\n\n«foo»',
    ],
    ['a block of HTML', '<!-- copydesk-ignore foo: x -->\n\n<div>\n<p>foo</p>\n</div>\n\n«foo»'],
    [
      'within HTML, the next words',
      '<div>\n<!-- copydesk-ignore foo: x -->\n<p>foo</p>\n<p>«foo»</p>\n</div>\n\n«foo»',
    ],
    ['before a closing tag', '<p>foo <!-- copydesk-ignore foo: x --></p>\n\n«foo»'],
    ['through tags without words', '<div>\n\n<!-- copydesk-ignore foo: x -->\n\n</div>\n\nfoo\n\n«foo»'],
    ['a comment of several lines', '<!--\ncopydesk-ignore foo: x\n-->\n\nfoo\n\n«foo»'],
    ['in braces, as in MDX', '{/* copydesk-ignore foo: x */}\n\nfoo\n\n«foo»'],
    ['in braces at the end of a line', 'foo {/* copydesk-ignore foo: x */}\n«foo»'],
    ['in braces without spaces', 'foo {/*copydesk-ignore foo*/}\n«foo»'],
    ['in braces in code it is none', '`{/* copydesk-ignore foo: x */}` «foo»'],
    ['a nested front matter value', '---\nseo:\n  # copydesk-ignore foo: x\n  title: foo\n  description: «foo»\n---\n'],
    [
      'a block scalar with a blank line',
      '---\n# copydesk-ignore foo: x\ndescription: |\n  foo\n\n  foo\ntitle: «foo»\n---\n',
    ],
    ['a list in front matter', '---\n# copydesk-ignore foo: x\nimages:\n- alt: foo\n- alt: foo\ntitle: «foo»\n---\n'],
    ['an item of a list in front matter', '---\nimages:\n# copydesk-ignore foo: x\n- alt: foo\n- alt: «foo»\n---\n'],
    [
      'front matter through comments and blank lines',
      '---\n# copydesk-ignore foo: x\n# a note\n\ntitle: foo\nsummary: «foo»\n---\n',
    ],
    ['TOML', '+++\n# copydesk-ignore foo: x\ntitle = "foo"\nsummary = "«foo»"\n+++\n'],
    ['start to end within a line', 'a <!-- copydesk-ignore-start foo: x --> foo <!-- copydesk-ignore-end --> «foo»'],
    ['the rule named behind the colon', '<!-- copydesk-ignore: duplicate-headline -->\n\n«foo»'],
    ['a dash before the reason', '<!-- copydesk-ignore foo -- it is a name -->\n\nfoo'],
    ['in capitals, with a space', '<!-- Copydesk Ignore Foo: x -->\n\nfoo'],
    ['a footnote', 'a[^1]\n\n<!-- copydesk-ignore foo: x -->\n\n[^1]: foo\n\n«foo»'],
    [
      'lines that end with CRLF',
      'foo <!-- copydesk-ignore foo: x -->\r\n«foo»\r\n\r\n<!-- copydesk-ignore foo: x -->\r\n\r\nfoo',
    ],
  ])('%s', (_, text) => {
    expect(mark(text)).toBe(text)
  })

  test.each<[name: string, text: string]>([
    ['on a line of its own', '<!-- copydesk-ignore foo: x -->\nfoo\n\n«foo»'],
    ['above a blank line', '<!-- copydesk-ignore foo: x -->\n\nfoo\n\n«foo»'],
    ['at the end of a line', 'foo foo <!-- copydesk-ignore foo: x -->\n«foo»'],
    ['at the start of a line', '<!-- copydesk-ignore foo: x --> foo\n«foo»'],
    ['in the middle of a line', '«foo»\nfoo <!-- copydesk-ignore foo: x --> foo\n«foo»'],
    ['two on a line', '<!-- copydesk-ignore foo: x --> <!-- copydesk-ignore duplicate-headline -->\nfoo\n\n«foo»'],
    ['between typed bullets', '• «foo»\n<!-- copydesk-ignore foo: x -->\n• foo\n• foo\n\n«foo»'],
  ])('in plain text, %s', (_, text) => {
    expect(mark(text, 'a.txt')).toBe(text)
  })

  test.each<[name: string, textOf: (count: number) => string, path: string, findings: (count: number) => number]>([
    ['a line each', (count) => 'foo <!-- copydesk-ignore foo: x --> foo\n\n'.repeat(count), 'a.md', () => 0],
    ['stacked', (count) => `${'<!-- copydesk-ignore foo: x -->\n\n'.repeat(count)}foo`, 'a.md', () => 0],
    ['on one line', (count) => `foo ${'<!-- copydesk-ignore foo: x --> foo '.repeat(count)}`, 'a.txt', () => 0],
    ['left open', (count) => `<div>\n${'<!-- copydesk-ignore '.repeat(count)}`, 'a.md', () => 0],
  ])('the time for many comments grows with them: %s', (_, textOf, path, findings) => {
    expect(check(textOf(3000), path)).toHaveLength(findings(3000))
    const checking = (times: number) => {
      const text = textOf(500 * times)
      return () => check(text, path)
    }
    expect(powerOfGrowth(checking)).toBeLessThan(steep)
  })
})

describe('what is said of ignores', () => {
  test.each<[name: string, text: string, said: string[]]>([
    ['one that ignores nothing', '<!-- copydesk-ignore foo: x -->\n\nbar', ['unused-ignore']],
    ['one for all that ignores nothing', 'bar\n\n<!-- copydesk-ignore-file -->', ['unused-ignore']],
    ['an end without a start', '<!-- copydesk-ignore-end -->', ['unused-ignore']],
    ['a rule that is off may be ignored all the same', '<!-- copydesk-ignore duplicate-headline: x -->\n\nbar', []],
    ['another verb', '<!-- copydesk-ignore-next-line foo -->\n\nfoo', ['unused-ignore', 'foo']],
    ['a reason without a colon', '<!-- copydesk-ignore foo it is a name -->\n\nfoo', ['unknown-rule-in-ignore']],
    ['an unknown rule', '<!-- copydesk-ignore fooo: x -->\n\nbar', ['unknown-rule-in-ignore']],
  ])('%s', (_, text, said) => {
    expect(check(text).map(({ruleId}) => ruleId)).toEqual(said)
  })

  test('a reason is asked for in strict', () => {
    const strict = (text: string) => check(text, 'a.md', {preset: 'strict'}).map(({ruleId}) => ruleId)
    expect(strict('<!-- copydesk-ignore foo -->\n\nfoo')).toEqual(['ignore-without-reason'])
    expect(strict('<!-- copydesk-ignore foo: a name -->\n\nfoo')).toEqual([])
  })

  test('the message names the rule meant', () => {
    const draft = parseDraft({path: 'a.md', text: '<!-- copydesk-ignore duplicate-headlines -->'}, formats[0] as Format)
    expect(lintDraft(draft, configureRules(rules))[0]?.message).toBe(
      'There is no rule "duplicate-headlines" to ignore. Did you mean `duplicate-headline`?',
    )
  })
})
