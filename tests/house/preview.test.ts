// What is new says since when, and leaves preview only when enough of its findings were read and were right.
import {existsSync, readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import type {RoundRow} from '../../bench/rounds/count.ts'
import {promotedTooSoon} from '../../bench/rounds/promotion.ts'
import {rules} from '../../rules/index.ts'
import measured from '../../rules/measured.json' with {type: 'json'}
import type {Rule} from '../../src/core/rule.ts'
import {namesOf} from '../../src/core/settings/former-names.ts'
import {isPreview, sinceOf} from '../../src/core/settings/preview.ts'
import {reservedIds} from '../../src/core/settings/settings.ts'
import {pagesOf} from '../../src/generate/pages.ts'
import {rulesSchema} from '../../src/generate/schema.ts'

const first = '0.1.0'
/** The rules and kinds of the first version. */
const firstRules = JSON.parse(readFileSync('tests/house/first-version.json', 'utf8')) as Record<string, string[]>
const roundsFile = 'rules/rounds.json'
const rows = existsSync(roundsFile) ? (JSON.parse(readFileSync(roundsFile, 'utf8')) as {rows: RoundRow[]}).rows : []

const kindsOf = ({kinds}: Rule) => Object.keys(kinds ?? {'': ''})

test('every rule and kind says with which version it came', () => {
  const wrong = rules.flatMap((rule) => {
    const known = namesOf(rule).flatMap((name) => firstRules[name] ?? [])
    const isOld = namesOf(rule).some((name) => name in firstRules)
    const wasKind = (kind: string) =>
      [kind, ...Object.entries(rule.formerKinds ?? {}).flatMap(([was, now]) => (now === kind ? [was] : []))].some(
        (name) => known.includes(name),
      )
    return kindsOf(rule).flatMap((kind) => {
      const expected = isOld && (kind === '' || wasKind(kind)) ? first : 'a later one'
      const since = sinceOf(rule, kind)
      const fits = expected === first ? since === first : /^\d+\.\d+\.\d+$/.test(since ?? '') && since !== first
      return fits ? [] : [`${rule.id} ${kind}: ${since} where ${expected} is expected`]
    })
  })
  expect(wrong).toEqual([])
})

test('`preview` and `kindsSince` name kinds that exist, and have a level to be on at', () => {
  const wrong = rules.flatMap((rule) => {
    const named = [...Object.keys(rule.kindsSince ?? {}), ...(Array.isArray(rule.preview) ? rule.preview : [])]
    const levels: Record<string, string | undefined> = rule.kinds ?? {'': rule.severity}
    return [
      ...named.filter((kind) => !Object.hasOwn(rule.kinds ?? {}, kind)),
      ...kindsOf(rule).filter((kind) => isPreview(rule, kind) && levels[kind] === 'off'),
    ].map((kind) => `${rule.id} ${kind}`)
  })
  expect(wrong).toEqual([])
})

test('nothing has left preview without the figures for it', () => {
  expect(promotedTooSoon(rules, rows)).toEqual([])
})

test('the counts of rounds are of rules and kinds by their present names', () => {
  const kinds = new Map(rules.map((rule) => [rule.id, kindsOf(rule)]))
  const reserved = Object.keys(reservedIds)
  const named = rows.filter(({rule}) => !reserved.includes(rule))
  const wrong = named.flatMap(({rule, kinds: counted = {}}) =>
    kinds.has(rule)
      ? Object.keys(counted).flatMap((kind) => (kinds.get(rule)?.includes(kind) ? [] : [`${rule} ${kind}`]))
      : [rule],
  )
  expect([...new Set(wrong)], 'rename them in rules/rounds.json').toEqual([])
  expect(
    Object.keys(measured).filter((id) => !kinds.has(id)),
    'rename them in rules/measured.json',
  ).toEqual([])
})

const made = (more: Partial<Rule>): Rule => ({
  ...{id: 'boat', family: 'harbour', summary: 'A boat.', why: 'Boats sink.', authority: 'House style'},
  ...{since: '0.2.0', examples: []},
  ...more,
})
const row = (read: number, right: number, kinds?: RoundRow['kinds']) => ({
  ...{rule: 'boat', read, right},
  ...(kinds && {kinds}),
})

describe('what may leave preview', () => {
  test.each<[name: string, rule: Partial<Rule>, counts: ReturnType<typeof row>[], lack: string[]]>([
    ['a rule of the first version', {since: first, severity: 'error'}, [], []],
    ['in preview', {severity: 'error', preview: true}, [], []],
    ['a warning that nobody read', {severity: 'warning'}, [], ['boat: 0 findings were read, 20 are needed.']],
    ['a warning, 15 of 20 right', {severity: 'warning'}, [row(12, 10), row(8, 5)], []],
    ['a warning, 19 read', {severity: 'warning'}, [row(19, 19)], ['boat: 19 findings were read, 20 are needed.']],
    ['14 of 20 right', {severity: 'warning'}, [row(20, 14)], ['boat: 14 of 20 were right, 75% are needed.']],
    ['an error, 17 of 20 right', {severity: 'error'}, [row(20, 17)], ['boat: 17 of 20 were right, 90% are needed.']],
    ['an error, 18 of 20 right', {severity: 'error'}, [row(20, 18)], []],
    [
      'an error in one preset',
      {severity: 'off', presets: {news: 'error'}},
      [row(20, 17)],
      ['boat: 17 of 20 were right, 90% are needed.'],
    ],
    ['an error in strict alone', {severity: 'info', presets: {strict: 'error'}}, [row(20, 17)], []],
    [
      'a new kind, which the findings of the others don’t help',
      {since: first, kinds: {ferry: 'warning', yacht: 'warning'}, kindsSince: {yacht: '0.2.0'}},
      [row(90, 90, {ferry: {read: 85, right: 85}, yacht: {read: 5, right: 5}})],
      ['boat, kind yacht: 5 findings were read, 20 are needed.'],
    ],
  ])('%s', (_, rule, counts, lack) => {
    expect(promotedTooSoon([made(rule)], [...counts, {rule: 'other', read: 99, right: 99}])).toEqual(lack)
  })
})

describe('the page and the schema', () => {
  const whole = made({severity: 'info', preview: true})
  const partly = made({
    since: first,
    kinds: {ferry: 'info', yacht: 'info'},
    kindsSince: {yacht: '0.2.0'},
    preview: ['yacht'],
  })
  const pageOf = (rule: Rule) => pagesOf(rule)[0]?.[1]
  test('say that a rule is in preview', () => {
    expect(pageOf(whole)).toContain(
      'Family: harbour. Since 0.2.0.\n\n**This rule is in preview**: on in the preset `strict`, when named in the settings, and with `--preview`.',
    )
    expect(JSON.stringify(rulesSchema([whole]))).toContain('In preview: the rule.')
  })
  test('say which kinds are', () => {
    expect(pageOf(partly)).toContain('| `yacht` (since 0.2.0, in preview) | off | off | off | off | off | info |')
    expect(JSON.stringify(rulesSchema([partly]))).toContain('In preview: yacht.')
  })
})
