// Stages: what a draft may hold and a finished piece may not.
import {expect, test} from 'vitest'
import {openTestDesk} from '../../support/desk.ts'

const draft = '# Staff\n\nIt employs TK people in Leeds. The verdict is due on TBC.\n'

async function severities(args: string[], settings = '', path = 'a.md'): Promise<string> {
  const desk = openTestDesk({[path]: draft, ...(settings && {'.copydesk.yaml': settings})})
  const {out, err} = await desk.run('--format=ndjson', ...args, path)
  if (err) return err
  const items = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as {actual: string; severity: string})
  return items.map(({actual, severity}) => `${actual} ${severity}`).join(', ')
}

const publish = 'stages: {publish: {rules: {unfilled-placeholder: error}}}\n'

test.each<[name: string, args: string[], settings: string, said: string]>([
  ['no stage', [], '', 'TK warning, TBC warning'],
  ['draft', ['--stage=draft'], '', 'TK info, TBC info'],
  ['edit', ['--stage=edit'], '', 'TK warning, TBC warning'],
  ['publish', ['--stage=publish'], '', 'TK warning, TBC error'],
  [
    'what the house says of a rule counts more',
    ['--stage=draft'],
    'rules: {unfilled-placeholder: {fact: error}}',
    'TK error, TBC info',
  ],
  ['settings of the stage', ['--stage=publish'], publish, 'TK error, TBC error'],
  ['settings of another stage', ['--stage=edit'], publish, 'TK warning, TBC warning'],
  [
    'overrides over stages',
    ['--stage=publish'],
    `${publish}overrides: [{files: a.md, rules: {unfilled-placeholder: info}}]`,
    'TK info, TBC info',
  ],
  ['--rule over all', ['--stage=publish', '--rule=unfilled-placeholder:info'], publish, 'TK info, TBC info'],
  ['a stage there is not', ['--stage=final'], '', "`--stage` can't be `final`. Allowed: `draft`, `edit`, `publish`.\n"],
  [
    'a wrong name in the settings',
    [],
    'stages: {final: {}}',
    '.copydesk.yaml:1:10: `stages` has no `final`. Allowed: `draft`, `edit`, `publish`.\n',
  ],
  [
    'a wrong rule in a stage',
    [],
    'stages: {edit: {rules: {nope: off}}}',
    '.copydesk.yaml:1:25: There is no rule `nope`. `copydesk rules` lists them.\n',
  ],
])('%s', async (_, args, settings, said) => {
  expect(await severities(args, settings)).toBe(said)
})

test('--print-config says what the stage did', async () => {
  const {out} = await openTestDesk({'a.md': draft}).run('--print-config=a.md', '--stage=publish')
  const {rules} = JSON.parse(out) as {rules: Record<string, {severity: object; from: string[]}>}
  expect(rules['unfilled-placeholder']).toMatchObject({severity: {undecided: 'error'}, from: ['stage publish']})
})

test('a stage may have a preset', async () => {
  const settings = 'preset: news\nstages: {edit: {preset: strict}}\n'
  const {out} = await openTestDesk({'.copydesk.yaml': settings}).run('--print-config=a.md', '--stage=edit')
  expect(JSON.parse(out)).toMatchObject({presets: [{value: 'strict', from: '.copydesk.yaml:2:25'}]})
})
