// Ignores: which comments cover which findings, and what is said of comments that don't.
import {describe, expect, test} from 'vitest'
import {rules} from '../rules/index.ts'
import {configure, type Settings} from '../src/core/config.ts'
import {type Format, parseDraft} from '../src/core/draft.ts'
import {lint} from '../src/core/lint.ts'
import type {Finding, Rule} from '../src/core/rule.ts'
import {formatFor, makeFormats} from '../src/formats/index.ts'
import {parseWithRemark} from '../src/formats/remark.ts'

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
  const findings = lint(draft, configure([...rules, foo], {...settings, rules: {...off, ...settings.rules}}))
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
    ['the rest of the line', '«foo» <!-- copydesk-ignore foo: x --> foo\n«foo»'],
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
  ])('%s', (_, text) => {
    expect(mark(text)).toBe(text)
  })

  test('in plain text, on a line of its own', () => {
    const text = '<!-- copydesk-ignore foo: x -->\nfoo\n\n«foo»'
    expect(mark(text, 'a.txt')).toBe(text)
  })
})

describe('what is said of ignores', () => {
  test.each<[name: string, text: string, said: string[]]>([
    ['one that ignores nothing', '<!-- copydesk-ignore foo: x -->\n\nbar', ['unused-ignore']],
    ['one for all that ignores nothing', 'bar\n\n<!-- copydesk-ignore-file -->', ['unused-ignore']],
    ['an end without a start', '<!-- copydesk-ignore-end -->', ['unused-ignore']],
    ['a rule that is off may be ignored all the same', '<!-- copydesk-ignore duplicate-headline: x -->\n\nbar', []],
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
    expect(lint(draft, configure(rules))[0]?.message).toBe(
      'There is no rule "duplicate-headlines" to ignore. Did you mean `duplicate-headline`?',
    )
  })
})
