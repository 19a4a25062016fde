// Rules and kinds in preview: on in `strict`, by name and with `preview`; off otherwise.
import {expect, test} from 'vitest'
import type {Rule, RuleDefinition, Settings} from '../../../src/index.ts'
import {configure, lint} from '../../../src/index.ts'
import {testRule} from '../../../src/testing.ts'
import {openTestDesk} from '../../support/desk.ts'

const definition: RuleDefinition = {
  summary: 'A boat.',
  why: 'Boats sink.',
  authority: 'House style',
  since: '0.2.0',
  check({draft, report}) {
    for (const block of draft.blocks)
      for (const {0: found, index} of block.prose.text.matchAll(/ferry|yacht/g))
        report({block, start: index, end: index + found.length}, `A ${found}.`, {kind: found})
  },
  examples: [{bad: 'A ==ferry==.'}, {good: 'A tram.'}],
}
const wholeRule: Rule = {
  ...{...definition, id: 'boat', family: 'harbour', severity: 'info', preview: true},
  presets: {news: 'warning', strict: 'error'},
}
const oneKind: Rule = {
  ...{...definition, id: 'boat', family: 'harbour', kinds: {ferry: 'info', yacht: 'info'}, preview: ['yacht']},
  ...{presets: {news: 'warning'}, stages: {edit: {yacht: 'error'}}},
}

const findingsOf = (rule: Rule, ...layers: Settings[]) =>
  lint({path: 'a.md', text: 'A ferry and a yacht.'}, configure(layers, [rule]))
    .filter(({ruleId}) => ruleId === 'boat')
    .map(({kind, severity}) => `${kind} ${severity}`)
    .join(', ')

test.each<[name: string, layers: Settings[], found: string]>([
  ['recommended', [{}], ''],
  ['a preset that raises it', [{preset: 'news'}], ''],
  ['strict', [{preset: 'strict'}], 'ferry error, yacht error'],
  ['strict beside others', [{preset: ['strict', 'news']}], 'ferry warning, yacht warning'],
  ['strict without previews', [{preset: 'strict', preview: false}], ''],
  ['with previews', [{preview: true}], 'ferry info, yacht info'],
  ['a preset that raises it, with previews', [{preset: 'news', preview: true}], 'ferry warning, yacht warning'],
  ['the last word counts', [{preview: true}, {preview: false}], ''],
  ['by name', [{rules: {boat: 'warning'}}], 'ferry warning, yacht warning'],
  ['by name, and off by a later layer', [{rules: {boat: 'warning'}}, {rules: {boat: 'off'}}], ''],
  ['by name, with a preset in a later layer', [{rules: {boat: 'info'}}, {preset: 'news'}], 'ferry info, yacht info'],
])('a rule in preview: %s', (_, layers, found) => {
  expect(findingsOf(wholeRule, ...layers)).toBe(found)
})

test.each<[name: string, layers: Settings[], found: string]>([
  ['recommended', [{}], 'ferry info'],
  ['a preset that raises the rule', [{preset: 'news'}], 'ferry warning'],
  ['a stage that raises the kind', [{stage: 'edit'}], 'ferry info'],
  ['strict', [{preset: 'strict'}], 'ferry info, yacht info'],
  ['with previews', [{preset: 'news', preview: true}], 'ferry warning, yacht warning'],
  ['the rule by name', [{rules: {boat: 'error'}}], 'ferry error'],
  ['the kind by name', [{rules: {boat: {yacht: 'error'}}}], 'ferry info, yacht error'],
])('a kind in preview: %s', (_, layers, found) => {
  expect(findingsOf(oneKind, ...layers)).toBe(found)
})

test('examples of a rule in preview run', () => {
  expect(() => testRule({...definition, severity: 'info', preview: true})).not.toThrow()
  expect(() => testRule({...definition, severity: 'info', preview: true, examples: [{good: 'A ferry.'}]})).toThrow()
})

const plugin = `export default {
  name: 'harbour',
  rules: {
    boat: {
      summary: 'A boat.', why: 'Boats sink.', authority: 'House style', since: '1.1.0', preview: ['yacht'],
      kindsSince: {yacht: '1.2.0'}, kinds: {ferry: 'info', yacht: 'info'},
      check({draft, report}) {
        for (const block of draft.blocks)
          for (const {0: found, index} of block.prose.text.matchAll(/ferry|yacht/g))
            report({block, start: index, end: index + found.length}, \`A \${found}.\`, {kind: found})
      },
    },
  },
}
`
const openHarbour = (settings = '') =>
  openTestDesk({
    '.copydesk.yaml': `plugins: [./harbour.js]\n${settings}`,
    'harbour.js': plugin,
    'package.json': '{"type": "module"}',
    'a.md': 'A ferry and a yacht.\n',
  })

test.each<[settings: string, args: string[], found: string[]]>([
  ['', [], ['ferry']],
  ['', ['--preview'], ['ferry', 'yacht']],
  ['preview: true\n', [], ['ferry', 'yacht']],
  ['preview: true\n', ['--no-preview'], ['ferry']],
  ['', ['--preset=strict'], ['ferry', 'yacht']],
  ['overrides: [{files: a.md, preview: true}]\n', [], ['ferry', 'yacht']],
])('the command with %j and %j', async (settings, args, found) => {
  const {out} = await openHarbour(settings).run('--format=ndjson', ...args, 'a.md')
  const kinds = out
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as {kind: string}).kind)
  expect(kinds).toEqual(found)
})

test('`rules` and `explain` say what is in preview, and since when', async () => {
  const desk = openHarbour()
  const {out: list} = await desk.run('rules')
  expect(list.split('\n').find((line) => line.includes('harbour/boat'))).toMatch(/1\.1\.0 preview: yacht$/)
  const {out: explained} = await desk.run('explain', 'harbour/boat')
  expect(explained).toContain(`
Since: 1.1.0

Severity: recommended I, news I, blog I, newsletter I, docs I, strict I
(E error, W warning, I info, – off; W/I: depends on the kind of finding.)

Kinds:   recommended  news  blog  newsletter  docs  strict
  ferry  I            I     I     I           I     I
  yacht  –            –     –     –           –     I       since 1.2.0, in preview
`)
})

test('a wrong `preview` is a mistake', async () => {
  const {err} = await openHarbour('preview: yes please\n').run('a.md')
  expect(err).toMatch(/^\.copydesk\.yaml:2:10: `preview` must be `true` or `false`, not `yes please`/)
})
