// What holds for every rule holds for house rules: settings, ignores, allow, repairs, baselines, reports, editors, remark.
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {remark} from 'remark'
import {VFile} from 'vfile'
import {afterAll, beforeAll, expect, test} from 'vitest'
import copydesk from '../../src/index.ts'
import {type RawClient, startClientHere, uriOf} from '../support/client.ts'
import {makeFolder, runIn} from '../support/desk.ts'

const house = `lido:
  avoid: lido
  instead: pool
  fix: true
  why: Readers call it the pool.
  link: https://style.example/lido
`
const settings = 'houseRules: house.yaml\n'
const draft = 'The lido opens.\n'

/** How often the rule is reported in a draft under settings. */
async function count(more: string, text: string, files: Record<string, string> = {}): Promise<number> {
  const {out, err} = await runIn({'.copydesk.yaml': settings + more, 'house.yaml': house, 'a.md': text, ...files}, [
    'a.md',
  ])
  expect(err).toBe('')
  return out.match(/house\/lido$/gm)?.length ?? 0
}

test.each<[name: string, more: string, text: string, count: number]>([
  ['as it is', '', draft, 1],
  ['switched off', 'rules: {house/lido: off}\n', draft, 0],
  ['off in an override', 'overrides: [{files: a.md, rules: {house/lido: off}}]\n', draft, 0],
  ['allowed', 'allow: {house/lido: [lido]}\n', draft, 0],
  ['ignored in one place', '', `<!-- copydesk-ignore house/lido: its name -->\n\n${draft}\nA lido.\n`, 1],
])('%s', async (_, more, text, wanted) => {
  expect(await count(more, text)).toBe(wanted)
})

test('a severity, a report and its address', async () => {
  const files = {'.copydesk.yaml': `${settings}rules: {house/lido: error}\n`, 'house.yaml': house, 'a.md': draft}
  const {out, code} = await runIn(files, ['--format', 'sarif', 'a.md'])
  const {runs} = JSON.parse(out) as {runs: {results: {ruleId: string; level: string}[]}[]}
  expect([runs[0]?.results.map(({ruleId, level}) => [ruleId, level]), code]).toEqual([[['house/lido', 'error']], 1])
  expect(out).toContain('https://style.example/lido')
})

test('a baseline holds it back, and a repair mends it', async () => {
  const {folder} = await runIn({'.copydesk.yaml': settings, 'house.yaml': house, 'a.md': draft}, ['--update-baseline'])
  expect((await runIn(folder, ['a.md'])).out).not.toContain('house/lido')
  writeFileSync(join(folder, 'b.md'), draft)
  await runIn(folder, ['--fix', 'b.md'])
  expect(readFileSync(join(folder, 'b.md'), 'utf8')).toBe('The pool opens.\n')
})

test('a former name of a rule holds', async () => {
  const files = {'house.yaml': house.replace('  fix', '  formerly: [swimming]\n  fix')}
  expect(
    (await runIn({'.copydesk.yaml': `${settings}rules: {house/swimming: off}\n`, 'a.md': draft, ...files}, ['a.md']))
      .out,
  ).not.toContain('lido')
})

test('in remark', async () => {
  const file = new VFile({path: 'a.md', value: draft})
  const processor = remark().use(copydesk, {houseRules: {lido: {avoid: 'lido'}}})
  await processor.run(processor.parse(file), file)
  expect(file.messages.map(({ruleId}) => ruleId)).toEqual(['house/lido'])
  expect(() =>
    remark()
      .use(copydesk, {houseRules: {lido: {avoid: '(x) y'}}})
      .freeze(),
  ).toThrow('one alternative')
})

let client: RawClient
let folder: string

beforeAll(async () => {
  folder = makeFolder({'.copydesk.yaml': settings, 'house.yaml': house})
  client = await startClientHere({folders: [folder], pull: true})
})

afterAll(() => client.connection.dispose())

test('in an editor: diagnostics, hover, ignore, allow and repair', async () => {
  const uri = uriOf(join(folder, 'a.md'))
  await client.open(uri, draft)
  const [found] = await client.pull(uri)
  if (!found) throw new Error('Nothing was found.')
  expect(found.code).toBe('house/lido')
  const hover = await client.ask<{contents: {value: string}}>('textDocument/hover', {
    textDocument: {uri},
    position: {line: 0, character: 5},
  })
  expect(hover.contents.value).toContain('Readers call it the pool.')
  const titles = (await client.actions(uri, found.range)).map(({title}) => title)
  for (const start of ['Ignore house/lido here', 'Allow', 'Replace "lido" with "pool"'])
    expect(titles.join('\n')).toContain(start)
})
