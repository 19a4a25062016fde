// What house rules find, at their exact places: in markup, quotations, captions, fields and windows line ends.
import {describe, expect, test} from 'vitest'
import {configureRules} from '../../src/core/settings/config.ts'
import {applyEdits, type HouseRules, houseRules, lint} from '../../src/index.ts'

/** The findings of one rule as `offset text: message`. */
function findings(rule: HouseRules[string], text: string, path = 'a.md', settings = {}): string[] {
  const config = configureRules(houseRules({tested: rule}), settings)
  return lint({path, text}, config)
    .filter(({ruleId}) => ruleId === 'house/tested')
    .map(({place, message}) => `${place.start} ${text.slice(place.start, place.end)}: ${message}`)
}

/** The words found. */
const words = (rule: HouseRules[string], text: string, path?: string): string[] =>
  findings(rule, text, path).map((line) => /^\d+ ([\s\S]*?): /.exec(line)?.[1] ?? '')

const story = `---
title: A *new* lido
description: The lido opens.
---

# A *new* lido

By Kim Low

The lido opens. It was [the lido](https://lido.example/a) that flooded.

![The lido at night](lido.jpg)

> The lido is ours.

- The lido
- A pool

| Lido | lido |
| --- | --- |
| lido | x |

## The lido

He said: "The lido is late." The lido closes.
`

describe('places', () => {
  test.each<[where: string | string[], count: number]>([
    ['headline', 2],
    ['subhead', 1],
    ['lede', 2],
    ['first-sentence', 1],
    ['last-paragraph', 1],
    ['body', 3],
    ['list', 1],
    ['block-quotation', 0],
    ['alt-text', 1],
    ['table', 3],
    ['link', 1],
    ['front-matter', 2],
    ['field:description', 1],
    ['byline', 0],
    [['lede', 'list'], 3],
    [['body', 'lede'], 3],
  ])('%s', (where, count) => {
    expect(words({avoid: 'lido', where}, story)).toHaveLength(count)
    const outside = words({avoid: 'lido'}, story).length - count
    expect(words({avoid: 'lido', notIn: where}, story)).toHaveLength(outside)
  })

  test('quotations are skipped, checked, or all there is', () => {
    const counts = (['skip', 'check', 'only'] as const).map(
      (quotations) => words({avoid: 'lido', quotations}, story).length,
    )
    expect(counts).toEqual([12, 14, 2])
  })
})

describe('exact places', () => {
  const rows: [name: string, rule: HouseRules[string], text: string, found: string[]][] = [
    ['through markup', {avoid: 'in order to'}, 'We met **in *order* to** talk.', ['in *order* to']],
    ['a reference', {avoid: 'AT&T'}, 'AT&amp;T rose. caf&eacute; AT&T.', ['AT&amp;T', 'AT&T']],
    ['a wrapped phrase', {avoid: 'prior to'}, 'It closed prior\r\nto noon.', ['prior\r\nto']],
    [
      'an expression in words beyond ASCII',
      {expressions: '\\bcaf\\b|é{2}'},
      'Café caf éé 😀 caf',
      ['caf', 'éé', 'caf'],
    ],
    ['an expression in a list', {expressions: '[!?]{2}'}, '- Why😀?!\n- No!', ['?!']],
    ['an expression that may be empty, beside characters of two units', {expressions: 'x*'}, '😀😀 xx 😀', ['xx']],
    ['not in code or addresses', {avoid: 'foo'}, 'A `foo` [foo](https://foo.example/foo) foo', ['foo', 'foo']],
    ['a mark', {avoid: '!', atMost: 1}, 'Go! Go! Go!', ['!', '!']],
    ['per sentence', {avoid: 'very', atMost: 1, per: 'sentence'}, 'A very, very big dog. A very big cat.', ['very']],
    [
      'per paragraph',
      {avoid: 'very', atMost: 1, per: 'paragraph'},
      'A very big dog. A very big cat.\n\nVery good.',
      ['very'],
    ],
    ['per place', {avoid: 'very', atMost: 1, where: 'list'}, '- Very, very good\n- Very bad', ['very']],
    ['once', {avoid: ['big', 'large'], once: true}, 'Big and large. A big, Large one.', ['Big', 'large']],
    ['unless', {avoid: 'free', unless: ['free kick', 'tax-free']}, 'A free kick. Free entry, tax-free.', ['Free']],
    ['near a name', {avoid: 'boss', near: '{name}'}, 'The boss Ann Low left. The boss left.', ['boss']],
    ['not near', {avoid: 'boss', notNear: 'union'}, 'The boss met the union. The boss left.', ['boss']],
    [
      'near in the paragraph',
      {avoid: 'boss', near: 'union', within: 'paragraph'},
      'The boss left. The union met.',
      ['boss'],
    ],
    [
      'the same word is not near itself',
      {avoid: 'union', near: 'union'},
      'A union. A union and a union.',
      ['union', 'union'],
    ],
    ['capitals', {avoid: 'Github', matchCase: true}, 'Github, GitHub, github.', ['Github']],
    [
      'the wanted spelling itself',
      {avoid: {github: 'GitHub', internet: 'internet'}},
      'GitHub, Github, Internet, GITHUB.',
      ['Github', 'GITHUB'],
    ],
    [
      'pairs that differ in capitals alone',
      {avoid: {Consultant: 'consultant', 'Ward Sister': 'ward sister'}, matchCase: true},
      'A Consultant met the Ward Sister. A consultant left.',
      ['Consultant', 'Ward Sister'],
    ],
    [
      'the first word of a sentence keeps its capital',
      {avoid: {Consultant: 'consultant', 'Ward Sister': 'ward sister'}, matchCase: true},
      'Consultant Ann left. Ward Sister Bea stayed.',
      ['Ward Sister'],
    ],
    ['the longest', {avoid: ['in', 'in order to'], frames: 'order to go'}, 'He came in order to go.', ['in order to']],
    [
      'one of two',
      {
        oneOf: [
          ['adviser*', 'advisor*'],
          ['ok', 'okay'],
        ],
      },
      'Okay, advisers met an advisor. OK.',
      ['advisor', 'OK'],
    ],
    ['one of two, in quotations of others', {oneOf: ['adviser', 'advisor']}, 'An adviser. "An advisor," he said.', []],
    ['explained in the same words', {explain: {HMRC: 'HM Revenue (HMRC)'}}, 'HM Revenue (HMRC) met. HMRC won.', []],
    ['explained too late', {explain: {HMRC: 'HM Revenue'}}, 'HMRC met. HM Revenue won. HMRC lost.', ['HMRC']],
    ['one of the words is needed', {require: ['a', 'b'], when: 'x'}, 'An x and B.', []],
    ['two are needed', {require: 'b', when: 'x', atLeast: 2}, 'An x, a b.', ['x']],
    ['needed in each place', {require: 'Photo', where: 'list'}, '- Photo: Kim\n- Kim\n', ['Kim']],
    [
      'words in a sentence',
      {measure: 'words', per: 'sentence', atMost: 3},
      'One two three. Don’t go so far-off.',
      ['Don’t go so far-off.'],
    ],
    [
      'too few',
      {measure: 'words', atLeast: 5, where: 'lede'},
      '# Title\n\nThree words here.\n\nMore.',
      ['Three words here.'],
    ],
  ]
  test.each(rows)('%s', (_, rule, text, found) => {
    expect(words(rule, text)).toEqual(found)
  })

  test('a rule for a whole draft stands at its headline, and nowhere in an empty draft', () => {
    const rule: HouseRules[string] = {measure: 'words', atLeast: 50}
    expect(findings(rule, '# The lido\n\nIt opens.')).toEqual([
      '2 The lido: This draft has 2 words: make it at least 50.',
    ])
    expect(findings(rule, '')).toEqual([])
    expect(findings({require: 'x'}, '')).toEqual([])
  })

  test('a byte order mark, and plain text', () => {
    expect(findings({avoid: 'lido', instead: 'pool'}, '\uFEFFThe Lido.', 'a.txt')).toEqual([
      '5 Lido: "Lido" is not house style: write "Pool".',
    ])
  })
})

describe('headings', () => {
  const rows: [style: 'sentence' | 'title-ap' | 'title-chicago' | 'all' | 'none', heading: string, wanted: string][] = [
    ['sentence', 'Council Backs New Bridge', 'Council backs new bridge'],
    ['sentence', 'council backs bridge', 'Council backs bridge'],
    ['sentence', 'Ann Low backs bridge in Skerry', ''],
    ['sentence', 'BBC and iPhone: The Bridge on Monday', 'BBC and iPhone: The bridge on Monday'],
    ['sentence', 'What I’m told: "Bridges Are Fun"', ''],
    ['title-ap', 'How to go from the bridge', 'How to Go From the Bridge'],
    ['title-ap', 'A Bridge Too Far, and On', ''],
    ['title-chicago', 'How To Go From the Bridge', 'How to Go from the Bridge'],
    ['all', 'A Bridge', 'A BRIDGE'],
    ['none', 'A Bridge of O’Leary', 'a bridge of o’leary'],
  ]
  test.each(rows)('%s: %s', (capitals, heading, wanted) => {
    const config = configureRules(houseRules({tested: {capitals}}))
    const text = `# ${heading}\n\nIt rained on the bridge, and Ann Low and Skerry were wet.\n`
    const [found] = lint({path: 'a.md', text}, config).filter(({ruleId}) => ruleId === 'house/tested')
    expect(found?.expected?.[0] ?? '').toBe(wanted)
  })

  test('names of the house and exceptions keep their capitals', () => {
    const rule: HouseRules[string] = {capitals: 'sentence', exceptions: 'Lifeboat Day'}
    const settings = {names: [{name: 'Harbour Bridge'}]}
    expect(findings(rule, '# Lifeboat Day Closes Harbour Bridge Again', 'a.md', settings)).toEqual([
      '2 Lifeboat Day Closes Harbour Bridge Again: "Lifeboat Day Closes Harbour Bridge Again" isn\'t in sentence case: write "Lifeboat Day closes Harbour Bridge again".',
    ])
  })
})

test('what is said three times is said first once', () => {
  const rule: HouseRules[string] = {repeats: 'subhead', where: 'subhead'}
  const text = '# A\n\n## B c\n\nX.\n\n## B c\n\nY.\n\n## B c\n'
  expect(findings(rule, text).map((line) => Number.parseInt(line, 10))).toEqual([20, 32])
  const config = configureRules(houseRules({tested: rule}))
  const found = lint({path: 'a.md', text}, config).filter(({ruleId}) => ruleId === 'house/tested')
  expect(found.map(({related}) => related?.map(({place}) => place.start))).toEqual([[8], [8]])
})

test('capitals within another place', () => {
  const text = 'A **Big Dog** and a dog.\n\n- **Big Dog** and a dog.\n'
  expect(findings({capitals: 'none', where: 'bold', inside: 'list'}, text)).toHaveLength(1)
  expect(findings({capitals: 'none', where: 'bold'}, text)).toHaveLength(2)
})

test('a rule about capitals writes them as it has them, and a sentence opens with one', () => {
  const avoid = {'Prime Minister': 'prime minister', NPM: 'npm'}
  const config = configureRules(houseRules({tested: {avoid, matchCase: true, fix: true}}))
  const text = 'The Prime Minister uses NPM. Prime Minister Low left.'
  const fixes = lint({path: 'a.md', text}, config).flatMap(({fix}) => (fix ? [fix] : []))
  expect(applyEdits(text, fixes).text).toBe('The prime minister uses npm. Prime minister Low left.')
})

test('a word that is to be cut is cut with its space, within a sentence', () => {
  const config = configureRules(houseRules({tested: {avoid: 'basically', instead: '', fix: true}}))
  const text = 'It is basically over. Basically, it rained.'
  const fixes = lint({path: 'a.md', text}, config).flatMap(({ruleId, fix}) => (ruleId === 'house/tested' ? [fix] : []))
  expect(fixes).toEqual([[{start: 6, end: 16, text: ''}], undefined])
})
