// House names: the settings that list them, what is reported in whole drafts, and every slip at its place.
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {rules} from '../../rules/index.ts'
import type {HouseName} from '../../src/core/house.ts'
import {configure, lint} from '../../src/index.ts'
import {runIn} from '../support/desk.ts'

const names: readonly HouseName[] = [
  {name: "Siobhán O'Leary", avoid: ["Siobhan O'Leary", "O'Leery"], role: 'finance director', kind: 'person'},
  {name: 'Tidewater Harbour Trust', kind: 'organization'},
  {name: 'Priya Nandakumar', kind: 'person'},
  {name: 'Marsh Street', kind: 'place'},
  {name: 'HarbourCast', avoid: ['Harbourcast'], kind: 'product'},
  {name: 'UNEP', first: 'UN Environment Programme (UNEP)', kind: 'organization'},
  {name: 'Ann Archer'},
  {name: 'Anne Archer'},
]

const houseOnly = rules.map(({id}) => [id, id === 'house-names' ? 'warning' : 'off'] as const)

/** The text of each finding of the rule with what it says to write. */
function found(text: string, house: readonly HouseName[] = names, path = 'a.md'): string[] {
  const config = configure({names: house, rules: Object.fromEntries(houseOnly)})
  return lint({path, text}, config).map(
    ({place, expected, kind}) => `${kind}: ${text.slice(place.start, place.end)} > ${expected?.join()}`,
  )
}

/** The text with the first suggestion of each finding. */
function repaired(text: string): string {
  const config = configure({names, rules: Object.fromEntries(houseOnly)})
  const edits = lint({path: 'a.md', text}, config).flatMap(({suggestions = []}) => suggestions[0]?.edits ?? [])
  return edits.toSorted((a, b) => b.start - a.start).reduce(applied, text)
}

const applied = (text: string, {start, end, text: words}: {start: number; end: number; text: string}): string =>
  text.slice(0, start) + words + text.slice(end)

test.each<[what: string, text: string, repaired: string]>([
  ['a word', 'Then Priya Nandakumer left.', 'Then Priya Nandakumar left.'],
  ['emphasis on one word', 'It was *Priya* Nandakumer.', 'It was *Priya* Nandakumar.'],
  [
    'a link on one word',
    'It was Priya [Nandakumer](https://a.example).',
    'It was Priya [Nandakumar](https://a.example).',
  ],
  ['over two lines of a quotation', '> The Tidewater\n> Harbor Trust met.', '> The Tidewater\n> Harbour Trust met.'],
  ['markup within the word', 'It was Priya Nanda*kumer*.', 'It was Priya Nanda*kumer*.'],
])('a suggestion leaves all but the letters: %s', (_, text, expected) => {
  expect(repaired(text)).toBe(expected)
})

describe('what is found', () => {
  test.each<[what: string, text: string, ...found: string[]]>([
    ['a spelling to avoid', "We met Siobhan O'Leary.", "avoided: Siobhan O'Leary > Siobhán O'Leary"],
    ['a possessive', "We read O'Leery's plan.", "avoided: O'Leery > O'Leary"],
    ['a curly apostrophe', 'We met Siobhan O’Leary.', 'avoided: Siobhan O’Leary > Siobhán O’Leary'],
    ['in capitals', "WE MET SIOBHÁN O'LEERY.", "avoided: SIOBHÁN O'LEERY > SIOBHÁN O'LEARY"],
    ['at the start of a sentence', 'Priya Nandakumer left.', 'misspelt: Priya Nandakumer > Priya Nandakumar'],
    [
      'a letter too many',
      'The Tidewater Harbour Trusst met.',
      'misspelt: Tidewater Harbour Trusst > Tidewater Harbour Trust',
    ],
    [
      'over two lines',
      'The Tidewater\nHarbor Trust met.',
      'misspelt: Tidewater\nHarbor Trust > Tidewater Harbour Trust',
    ],
    ['in emphasis', 'It was *Priya* Nandakumer.', 'misspelt: Priya* Nandakumer > Priya Nandakumar'],
    ['in a heading', '# Marsh Streat shut\n\nRain fell.', 'misspelt: Marsh Streat > Marsh Street'],
    ['in front matter', '---\ntitle: Marsh Streat shut\n---\n\nRain fell.', 'misspelt: Marsh Streat > Marsh Street'],
    ['in a link', 'See [Marsh Streat](https://a.example/Marsh).', 'misspelt: Marsh Streat > Marsh Street'],
    [
      'a surname of a name in the draft',
      'We met Priya Nandakumar. Then Nandakumer left.',
      'misspelt: Nandakumer > Nandakumar',
    ],
    ['decomposed and right', "We met Siobha\u0301n O'Leary."],
    ['a surname alone', 'We met Nandakumer.'],
    ['a relative', 'We met Priya Nandakumar and Ravi Nandakumer.'],
    ['two names on the list', 'Ann Archer met Anne Archer.'],
    ['in small letters', 'We saw marsh street and the tidewater harbour trust.'],
    ['an address', "See https://a.example/O'Leery, mail O'Leery@a.example or ask @Harbourcast."],
    ['code', "Call `Siobhan O'Leary` now."],
    ['other words', 'The Tidewater Bridge Trust met in March Street.', 'misspelt: March Street > Marsh Street'],
    ['a first mention', 'UNEP came. UNEP left.', 'first: UNEP > UN Environment Programme (UNEP)'],
    ['introduced right after', 'UNEP (the UN Environment Programme) came. UNEP left.'],
    ['an introduced one', 'The UN Environment Programme (UNEP) came. UNEP left.'],
    [
      'introduced too late',
      'UNEP came. The UN Environment Programme (UNEP) left.',
      'first: UNEP > UN Environment Programme (UNEP)',
    ],
    ['only in a headline', '# UNEP moves\n\nThe UN Environment Programme (UNEP) moves.'],
  ])('%s', (_, text, ...expected) => {
    expect(found(text)).toEqual(expected)
  })

  test('a whole draft with every name right', () => {
    const draft = `---
title: Trust picks HarbourCast
author: Priya Nandakumar
---

# Trust picks HarbourCast

The Tidewater Harbour Trust will use HarbourCast in Marsh Street, Siobhán O’Leary said. O’Leary’s plan has the support of the UN Environment Programme (UNEP).

“We like HarbourCast,” said Ann Archer. Anne Archer, her cousin, did not. UNEP’s office is on Marsh Street; the Trust’s is not.

> HARBOURCAST is loud. — PRIYA NANDAKUMAR
`
    expect(found(draft)).toEqual([])
    expect(found(draft, names, 'a.txt')).toEqual([])
  })

  test('without names nothing is found', () => {
    expect(found("We met Siobhan O'Leary.", [])).toEqual([])
  })
})

/** A letter of a name changed: the place of the letter, and what stands there instead. */
const slip = fc.record({
  house: fc.constantFrom(...names.filter(({name}) => name.includes(' ') && !name.includes('Archer'))),
  at: fc.nat(),
  letter: fc.constantFrom(...'abcdefghijklmnopqrtuvwxyz'),
})

const places = [
  '# On %\n\nRain fell.',
  'On Monday % came.',
  '“It was %,” she said.',
  '- about %',
  'Rain *fell* on %’s door.',
]

test('every name on the list with one letter changed is found at its place, and the right spelling never', () => {
  fc.assert(
    fc.property(slip, fc.constantFrom(...places), ({house: {name}, at, letter}, frame) => {
      const letters = [...name.matchAll(/\p{L}/gu)].map(({index}) => index)
      const index = letters[at % letters.length] as number
      const old = name[index] as string
      const fresh = old === old.toLowerCase() ? letter : letter.toUpperCase()
      fc.pre(fresh.toLowerCase() !== old.toLowerCase())
      const wrong = name.slice(0, index) + fresh + name.slice(index + 1)
      const text = frame.replace('%', wrong)
      const config = configure({names, rules: Object.fromEntries(houseOnly)})
      const [finding, ...others] = lint({path: 'a.md', text}, config)
      expect(others).toEqual([])
      expect(text.slice(finding?.place.start, finding?.place.end)).toBe(wrong)
      expect(lint({path: 'a.md', text: frame.replace('%', name)}, config)).toEqual([])
    }),
    {numRuns: 150},
  )
})

describe('settings', () => {
  const at = (settings: string, says: string, files: Record<string, string> = {}) =>
    runIn({'a.md': 'Rain fell.\n', '.copydesk.yaml': settings, ...files}, ['a.md']).then(({code, err}) =>
      expect([code, err]).toEqual([2, `${says}\n`]),
    )

  test.each<[what: string, settings: string, says: string, files?: Record<string, string>]>([
    [
      'an unknown key',
      'names: [{name: Ann, spelling: Anne}]\n',
      '.copydesk.yaml:1:21: An entry of `names` has no `spelling`. Allowed: `name`, `avoid`, `role`, `kind`, `first`.',
    ],
    [
      'no name',
      'names: [{kind: person}]\n',
      ".copydesk.yaml:1:9: An entry of `names` needs `name`, as in `name: Siobhán O'Leary`.",
    ],
    [
      'a wrong kind',
      'names: [{name: Ann, kind: persona}]\n',
      ".copydesk.yaml:1:27: `kind` can't be `persona`. Did you mean `person`?",
    ],
    [
      'avoid as a text',
      'names: [{name: Ann, avoid: Anne}]\n',
      ".copydesk.yaml:1:28: `avoid` must be a list, not `Anne`, as in `avoid: [Siobhan O'Leary]`.",
    ],
    [
      'a number',
      'names: 7\n',
      '.copydesk.yaml:1:8: `names` must be a list or text, not `7`, as in `names: names.yml`.',
    ],
    [
      'a name without letters',
      'names: [{name: "7"}]\n',
      ".copydesk.yaml:1:16: `name` can't be `7`: write it like `name: Siobhán O'Leary`.",
    ],
    ['twice', 'names: [{name: Ann}, {name: Ann}]\n', '.copydesk.yaml:1:29: `Ann` is listed twice: keep one entry.'],
    [
      'the right spelling avoided',
      'names: [{name: Ann, avoid: [Anne]}, {name: Anne}]\n',
      ".copydesk.yaml:1:29: `Anne` can't be avoided: it is the right spelling of a name.",
    ],
    [
      'avoided twice',
      'names: [{name: Ann, avoid: [An]}, {name: Anne, avoid: [An]}]\n',
      '.copydesk.yaml:1:56: `An` is avoided twice, for `Ann` and `Anne`: keep one.',
    ],
    [
      'a first mention of something else',
      'names: [{name: UNEP, first: UN Environment Programme}]\n',
      '.copydesk.yaml:1:29: The first mention `UN Environment Programme` must contain `UNEP`.',
    ],
    [
      'in an override',
      'overrides: [{files: a, names: [{name: Ann}, {name: Ann}]}]\n',
      '.copydesk.yaml:1:52: `Ann` is listed twice: keep one entry.',
    ],
    ['no such file', 'names: names.yml\n', '.copydesk.yaml:1:8: There is no file of names `names.yml`.'],
    [
      'a wrong file',
      'names: names.yml\n',
      'names.yml:2:3: An entry of `names` has no `nam`. Did you mean `name`?',
      {'names.yml': '- name: Ann\n- nam: Bob\n  name: Bob\n'},
    ],
    [
      'twice in a file',
      'names: names.yml\n',
      'names.yml:2:9: `Ann` is listed twice: keep one entry.',
      {'names.yml': '- name: Ann\n- name: Ann\n'},
    ],
    [
      'a file without a list',
      'names: names.yml\n',
      "names.yml:1:1: `names` must be a list, not `name: value` pairs, as in `names: [{name: Siobhán O'Leary, avoid: [Siobhan O'Leary]}]`.",
      {'names.yml': 'name: Ann\n'},
    ],
  ])('%s', (_, settings, says, files) => at(settings, says, files))

  test('a file beside the settings is read, and shown by --print-config', async () => {
    const files = {
      'a.md': "We met Siobhan O'Leary.\n",
      '.copydesk.yaml': 'names: lists/names.yml\nrules: {house-names: error}\n',
      'lists/names.yml': "- name: Siobhán O'Leary\n  avoid: [Siobhan O'Leary]\n",
    }
    const {out, code} = await runIn(files, ['a.md'])
    expect(out).toContain('"Siobhan O\'Leary" is "Siobhán O\'Leary" in your list of names: correct it.')
    expect(code).toBe(1)
    const printed = JSON.parse((await runIn(files, ['--print-config', 'a.md'])).out) as {
      names: unknown
      settings: unknown
    }
    expect(printed.names).toEqual({
      value: [{name: "Siobhán O'Leary", avoid: ["Siobhan O'Leary"]}],
      from: '.copydesk.yaml:1:8',
    })
    expect(printed.settings).toEqual(['.copydesk.yaml', 'lists/names.yml'])
  })

  test('in preview: without being named the rule is off', async () => {
    const {out} = await runIn(
      {
        'a.md': "We met Siobhan O'Leary.\n",
        '.copydesk.yaml': "names: [{name: Siobhán O'Leary, avoid: [Siobhan O'Leary]}]\n",
      },
      ['a.md'],
    )
    expect(out).not.toContain('house-names')
  })
})

test('a person on the list is known as a speaker', () => {
  const draft = `# The bridge\n\n${'The bridge has been shut for a month and the town is upset about it. '.repeat(3)}Jones said so.`
  const ids = (house: readonly HouseName[]) =>
    lint(
      {path: 'a.md', text: draft},
      configure({preset: 'news', names: house, rules: {'missing-named-source': ['warning', {minWords: 20}]}}),
    ).map(({ruleId}) => ruleId)
  expect(ids([])).toContain('missing-named-source')
  expect(ids([{name: 'Bob Jones', kind: 'person'}])).not.toContain('missing-named-source')
  expect(ids([{name: 'Jones', kind: 'product'}])).toContain('missing-named-source')
})
