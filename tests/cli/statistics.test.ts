// `--statistics`: findings counted by rule and severity, for a person and for programs.
import {expect, test} from 'vitest'
import {openTestDesk, runIn} from '../support/desk.ts'

const files = {
  'a.md': 'By [Your Name].\n\nSome say it rained.\n\nBy [Your Name].\n',
  'b.md': 'By [Your Name].\n',
  'c.md': 'It rained.\n',
  '.copydesk.yaml': 'rules: {unfilled-placeholder: error, unsourced-claim: info}\n',
}

test('a table, the most findings first; the exit code is that of the run', async () => {
  const {code, out, err} = await runIn(files, ['--statistics'])
  expect(out).toBe(
    [
      'findings  drafts  share  severity  rule',
      '       3       2    67%  error     unfilled-placeholder',
      '       1       1    33%  info      unsourced-claim',
      '',
      '4 findings in 2 of 3 drafts: 3 errors, 1 note.',
      '',
    ].join('\n'),
  )
  expect({code, err}).toEqual({code: 1, err: ''})
})

const rows = [
  {rule: 'unfilled-placeholder', severity: 'error', findings: 3, drafts: 2, share: 0.6667},
  {rule: 'unsourced-claim', severity: 'info', findings: 1, drafts: 1, share: 0.3333},
]

test('JSON', async () => {
  const {out} = await runIn(files, ['--statistics', '--format=json'])
  expect(JSON.parse(out)).toEqual({drafts: 3, draftsWithFindings: 2, findings: 4, heldBack: 0, rules: rows})
})

test('JSON lines', async () => {
  const {out} = await runIn(files, ['--statistics', '--format=ndjson'])
  expect(out).toBe(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
})

test('Markdown', async () => {
  const {out} = await runIn(files, ['--statistics', '--format=markdown'])
  expect(out.split('\n').slice(0, 3)).toEqual([
    '| findings | drafts | share | severity | rule |',
    '| --: | --: | --: | --- | --- |',
    '| 3 | 2 | 67% | error | `unfilled-placeholder` |',
  ])
})

test.each<[args: string[], out: string]>([
  [['c.md'], '0 findings in 0 of 1 draft: nothing to fix.\n'],
  [
    ['--quiet', '.'],
    'findings  drafts  share  severity  rule\n       3       2    67%  error     unfilled-placeholder\n\n3 findings in 2 of 3 drafts: 3 errors.\n',
  ],
])('%j', async (args, out) => {
  expect((await runIn(files, ['--statistics', ...args])).out).toBe(out)
})

test('a share below a hundredth is not none', async () => {
  const many = Object.fromEntries(Array.from({length: 250}, (_, i) => [`${i}.md`, 'It rained.\n']))
  const {out} = await runIn({...many, 'a.md': 'By [Your Name].\n'}, ['--statistics'])
  expect(out).toContain('       1       1    <1%  error     unfilled-placeholder\n')
})

test('findings in the baseline are counted apart', async () => {
  const desk = openTestDesk(files)
  await desk.run('--update-baseline')
  const {out} = await desk.run('--statistics', '--format=json')
  expect(JSON.parse(out)).toMatchObject({findings: 0, heldBack: 4, rules: []})
})

test.each(['sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'rdjson'])('%s has no form for them', async (format) => {
  const {code, out, err} = await runIn(files, ['--statistics', '--format', format])
  expect({code, out}).toEqual({code: 2, out: ''})
  expect(err).toBe(`\`--statistics\` can't be written as \`${format}\`: choose pretty, json, ndjson, markdown.\n`)
})

const overview =
  '`copydesk --statistics` counts these findings by rule. `copydesk --update-baseline` accepts them, so that only new ones are reported.\n'

test.each<[name: string, count: number, args: string[], err: string]>([
  ['few findings', 99, [], ''],
  ['many', 100, [], overview],
  ['many, counted already', 100, ['--statistics'], ''],
  ['many, for a program', 100, ['--format=json'], ''],
])('whoever meets many findings is told of them: %s', async (_, count, args, err) => {
  expect((await runIn({'a.md': 'By [Your Name].\n\n'.repeat(count)}, args)).err).toBe(err)
})
