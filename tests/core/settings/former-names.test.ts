// Former names in the API: settings, ignores and precedence read them; a name that leads nowhere or twice is refused.
import {describe, expect, test} from 'vitest'
import {formerNameNotes} from '../../../src/core/settings/former-names.ts'
import {configure, lint, type Rule, type Settings, SettingsError} from '../../../src/index.ts'

/** Reports every word that is the name of one of its kinds. */
const makeRule = (id: string, kinds: readonly string[], more: Partial<Rule> = {}): Rule => ({
  id,
  family: 'test',
  summary: '',
  why: '',
  authority: '',
  kinds: Object.fromEntries(kinds.map((kind) => [kind, 'warning'])),
  examples: [],
  check({draft, report}) {
    for (const block of draft.blocks)
      for (const {0: kind, index} of block.prose.text.matchAll(/[a-z]+/g))
        if (kinds.includes(kind)) report({block, start: index, end: index + kind.length}, 'Found.', {kind})
  },
  ...more,
})

const boats = makeRule('boats', ['ferry', 'tug'], {
  formerly: ['ships', 'vessels'],
  formerKinds: {liner: 'ferry', cutter: 'tug'},
})

/** What is found, as `kind severity`. */
const check = (text: string, settings: Settings, rules: readonly Rule[] = [boats]) =>
  lint({path: 'a.md', text}, configure(settings, rules)).map(
    ({ruleId, kind, severity}) => `${ruleId}${kind ? ` ${kind}` : ''} ${severity}`,
  )

describe('settings', () => {
  const both = ['boats ferry warning', 'boats tug warning']
  test.each<[name: string, settings: Settings, found: readonly string[]]>([
    ['none', {}, both],
    ['an older name', {rules: {ships: 'off'}}, []],
    ['of two former names, the later one', {rules: {vessels: 'off', ships: 'error'}}, []],
    ['a kind under its former name', {rules: {boats: {liner: 'off'}}}, ['boats tug warning']],
    ['rule and kind', {rules: {ships: [{cutter: 'info'}, {}]}}, ['boats ferry warning', 'boats tug info']],
    ['phrases to allow', {allow: {ships: ['ferry'], vessels: ['tug']}}, []],
  ])('%s', (_, settings, found) => {
    expect(check('A ferry, a tug.', settings)).toEqual(found)
  })

  test('later layers go over earlier ones, whatever name they use', () => {
    const layers = [{rules: {boats: {ferry: 'error'}}}, {rules: {ships: {liner: 'info'}}}] as const
    expect(lint({path: 'a.md', text: 'A ferry.'}, configure(layers, [boats]))).toMatchObject([{severity: 'info'}])
  })
})

test('ignores use them, one by one and together', () => {
  expect(check('A ferry. <!-- copydesk-ignore ships, vessels: a name -->', {})).toEqual([])
  expect(
    check(
      '<!-- copydesk-ignore-start ships: a name -->\n\nA ferry.\n\n<!-- copydesk-ignore-end boats -->\n\nA tug.',
      {},
    ),
  ).toEqual(['boats tug warning'])
})

test('a rule stays silent where one outranks it by its former name', () => {
  const harbours = makeRule('harbours', ['ferry'], {outranks: ['ships']})
  expect(check('A ferry.', {}, [boats, harbours])).toEqual(['harbours ferry warning'])
})

test.each<[name: string, rules: readonly Rule[], said: string]>([
  [
    'the id of a rule',
    [{...boats, formerly: ['page-chrome']}],
    '`boats` says it was `page-chrome` formerly, but that name is in use.',
  ],
  [
    'a family',
    [{...boats, formerly: ['placeholders']}],
    '`boats` says it was `placeholders` formerly, but that name is in use.',
  ],
  [
    'a finding of no rule',
    [{...boats, formerly: ['unused-ignore']}],
    '`boats` says it was `unused-ignore` formerly, but that name is in use.',
  ],
  [
    'claimed twice',
    [boats, makeRule('trains', ['tram'], {formerly: ['ships']})],
    '`trains` says it was `ships` formerly, but so does `boats`.',
  ],
  [
    'the kind is in use',
    [{...boats, formerKinds: {tug: 'ferry'}}],
    '`boats` says its kind `tug` has another name now, but it is in use.',
  ],
  [
    'no such kind',
    [{...boats, formerKinds: {liner: 'raft'}}],
    '`boats` has no kind `raft`, which `liner` is said to be now.',
  ],
])('is refused: %s', (_, rules, said) => {
  const refused = () => configure({}, rules)
  expect(refused).toThrow(SettingsError)
  expect(refused).toThrow(said)
})

test('notes name a few places, each once', () => {
  const at = (...places: string[]) => places.map((at) => ({was: 'ships', now: 'boats', at}))
  expect(formerNameNotes(at('a:1', 'a:1'))).toEqual(['`ships` is now `boats`: update a:1.'])
  expect(formerNameNotes(at('a:1', 'b:2'))).toEqual(['`ships` is now `boats`: update a:1 and b:2.'])
  expect(formerNameNotes(at('a:1', 'b:2', 'c:3', 'd:4'))).toEqual([
    '`ships` is now `boats`: update a:1, b:2, c:3 and 1 more place.',
  ])
  expect(
    formerNameNotes([
      {was: 'ships', now: 'boats'},
      {was: 'liner', now: 'ferry', kindOf: 'boats'},
    ]),
  ).toEqual(['`ships` is now `boats`.', 'The kind `liner` of `boats` is now `ferry`.'])
})
