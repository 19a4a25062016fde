// Former names of rules and kinds on the command line: all that used them still holds, and one note says where they stand.
import {readFileSync, renameSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {rules} from '../../rules/index.ts'
import {outlineSettings} from '../../src/files/load-settings.ts'
import {type Desk, openTestDesk} from '../support/desk.ts'
import {after, before, behind, idNote, kindNote} from '../support/renamed.ts'

const draft = '# Late again\n\nThe Queen Anne is late.\n\nAnnie is always late.\n'
const settings = 'plugins: [./after.mjs]\n'

/** A folder whose plugin has renamed its rule. */
const openDesk = (yaml: string, files: Record<string, string> = {}): Desk =>
  openTestDesk({'before.mjs': before, 'after.mjs': after, 'a.md': draft, '.copydesk.yaml': settings + yaml, ...files})

const held = 'The baseline `.copydesk-baseline.json` holds back 2 findings: `--no-baseline` shows them.\n'

const noted = async (desk: Desk, ...args: string[]) => {
  const {out, err, code} = await desk.run('--format=ndjson', ...args)
  const items = out.split('\n').filter(Boolean)
  const found = items.map((line) => JSON.parse(line) as {ruleId: string; kind: string; severity: string})
  return {code, err, found: found.map(({ruleId, kind, severity}) => `${ruleId} ${kind} ${severity}`)}
}

const old = 'harbour/boat-names old error'
const nickname = 'harbour/boat-names nickname warning'

test('without former names there is no note', async () => {
  expect(await noted(openDesk('rules: {harbour/boat-names: {nickname: info}}'))).toEqual({
    ...{code: 1, err: '', found: [old, 'harbour/boat-names nickname info']},
  })
})

describe('settings under the former name hold', () => {
  test.each<[name: string, yaml: string, found: string[], err: string]>([
    ['a level', 'rules:\n  harbour/ferry-names: off', [], idNote('.copydesk.yaml:3:3')],
    [
      'a level for a kind',
      'rules:\n  harbour/ferry-names:\n    nick: off',
      [old],
      idNote('.copydesk.yaml:3:3') + kindNote('.copydesk.yaml:4:5'),
    ],
    [
      'a kind alone',
      'rules: {harbour/boat-names: {nick: info}}',
      [old, nickname.replace('warning', 'info')],
      kindNote('.copydesk.yaml:2:30'),
    ],
    [
      'a level with options',
      'rules: {harbour/ferry-names: [info, {most: 1}]}',
      [old.replace('error', 'info')],
      idNote('.copydesk.yaml:2:9'),
    ],
    [
      'levels of kinds with options',
      'rules: {harbour/ferry-names: [{nick: error}, {most: 2}]}',
      [old, nickname.replace('warning', 'error')],
      idNote('.copydesk.yaml:2:9') + kindNote('.copydesk.yaml:2:32'),
    ],
    [
      'an override',
      'overrides:\n  - {files: "*.md", rules: {harbour/ferry-names: off}}',
      [],
      idNote('.copydesk.yaml:3:29'),
    ],
    ['a stage', 'stages: {edit: {rules: {harbour/ferry-names: off}}}', [], idNote('.copydesk.yaml:2:25')],
    ['allow', 'allow: {harbour/ferry-names: [annie]}', [old], idNote('.copydesk.yaml:2:9')],
    [
      'allow under both names',
      'allow: {harbour/ferry-names: [annie], harbour/boat-names: [queen anne]}',
      [],
      idNote('.copydesk.yaml:2:9'),
    ],
    [
      'under both names, the present one counts',
      'rules: {harbour/ferry-names: off, harbour/boat-names: {nick: info, nickname: error}}',
      [old, nickname.replace('warning', 'error')],
      idNote('.copydesk.yaml:2:9') + kindNote('.copydesk.yaml:2:56'),
    ],
    [
      'in many places, with one note',
      `rules: {harbour/ferry-names: off}\nallow: {harbour/ferry-names: []}\noverrides:\n${'  - {files: a, allow: {harbour/ferry-names: []}}\n'.repeat(3)}`,
      [],
      idNote('.copydesk.yaml:2:9, .copydesk.yaml:3:9, .copydesk.yaml:5:24 and 2 more places'),
    ],
  ])('%s', async (_, yaml, found, err) => {
    const {code, ...rest} = await noted(openDesk(yaml), '--stage=edit')
    expect(rest).toEqual({found, err})
    expect(code).toBe(found.some((line) => line.endsWith('error')) ? 1 : 0)
  })

  test('a preset of a plugin, a package, a file', async () => {
    const desk = openDesk('', {
      'behind.mjs': behind,
      '.copydesk.yaml': 'plugins: [./behind.mjs]\nextends: harbour/all\n',
    })
    const error = nickname.replace('warning', 'error')
    const [preset, kind] = [idNote('the preset `harbour/all`'), kindNote('the preset `harbour/all`')]
    expect(await noted(desk)).toEqual({code: 1, found: [old, error], err: preset + kind})
    desk.write({
      'node_modules/post/index.mjs': 'export default {rules: {"harbour/ferry-names": "off"}}',
      'node_modules/post/package.json': '{"name": "post", "exports": "./index.mjs"}',
      '.copydesk.yaml': `${settings}extends: post\n`,
    })
    expect(await noted(desk)).toEqual({code: 0, found: [], err: idNote('`post`')})
    desk.write({
      'base.yaml': 'rules:\n  harbour/ferry-names: off\n',
      '.copydesk.yaml': `${settings}extends: ./base.yaml\n`,
    })
    expect(await noted(desk)).toEqual({code: 0, found: [], err: idNote('base.yaml:2:3')})
  })

  test('the command line', async () => {
    const desk = openDesk('')
    expect(await noted(desk, '--rule', 'harbour/ferry-names:off')).toEqual({
      ...{code: 0, found: [], err: idNote('`--rule`')},
    })
  })

  test('a list that was renamed', async () => {
    const yaml = 'lists: [{id: ships, formerly: [boats], phrases: [late]}]\nrules: {boats: error}\n'
    const desk = openTestDesk({
      '.copydesk.yaml': yaml,
      'a.txt': 'It was late.\n<!-- copydesk-ignore boats: no --> So late.\n',
    })
    expect(await desk.run('--format=ndjson')).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^.*"ruleId":"ships".*\n$/),
      err: '`boats` is now `ships`: update .copydesk.yaml:2:9 and a.txt:2.\n',
    })
  })

  test('with their mistakes, under the name they use', async () => {
    const desk = openDesk('rules:\n  harbour/ferry-names: [{nick: bad}, {mots: 1}]\nallow: {harbour/fery-names: [x]}\n')
    expect(await desk.run()).toMatchObject({
      code: 2,
      out: '',
      err: [
        '.copydesk.yaml:3:32: `nick` is set to `bad`. Allowed: `off`, `on`, `info`, `warning`, `error`.',
        '.copydesk.yaml:3:39: `harbour/ferry-names` has no option `mots`. Did you mean `most`?',
        '.copydesk.yaml:4:9: There is no rule `harbour/fery-names`. Did you mean `harbour/boat-names`?\n',
      ].join('\n'),
    })
  })
})

describe('ignores under the former name hold', () => {
  const shut = 'harbour/ferry-names: a reason'
  test.each<[name: string, path: string, text: string, at: string]>([
    ['Markdown', 'a.md', `<!-- copydesk-ignore ${shut} -->\n\nThe Queen Anne.\n`, 'a.md:1'],
    ['plain text', 'a.txt', `The ferry\n\n<!-- copydesk-ignore ${shut} -->\nThe Queen Anne.\n`, 'a.txt:3'],
    ['MDX', 'a.md', `{/* copydesk-ignore ${shut} */}\n\nThe Queen Anne.\n`, 'a.md:1'],
    ['front matter', 'a.md', `---\n# copydesk-ignore ${shut}\ntitle: The Queen Anne\n---\n\nLate.\n`, 'a.md:2'],
    ['a table', 'a.md', `| a |\n| - |\n| <!-- copydesk-ignore ${shut} --> Queen Anne |\n`, 'a.md:3'],
    ['a whole file', 'a.md', `The Queen Anne.\n\n<!-- copydesk-ignore-file ${shut} -->\n`, 'a.md:3'],
    [
      'from start to end, under either name',
      'a.md',
      `<!-- copydesk-ignore-start ${shut} -->\n\nThe Queen Anne.\n\n<!-- copydesk-ignore-end harbour/boat-names -->\n`,
      'a.md:1',
    ],
    [
      'with the name in the reason',
      'a.md',
      `<!-- copydesk-ignore ${shut}, as harbour/ferry-names says -->\n\nThe Queen Anne.\n`,
      'a.md:1',
    ],
    [
      'only names behind the colon',
      'a.md',
      '<!-- copydesk-ignore: harbour/ferry-names -->\n\nThe Queen Anne.\n',
      'a.md:1',
    ],
  ])('%s', async (_, path, text, at) => {
    const desk = openTestDesk({'after.mjs': after, '.copydesk.yaml': settings, [path]: text})
    expect(await noted(desk)).toEqual({code: 0, err: idNote(at), found: []})
    expect(await noted(desk, '--fix')).toEqual({code: 0, err: '1 repair made in 1 draft.\n', found: []})
    expect(readFileSync(join(desk.folder, path), 'utf8')).toBe(text.replace('ferry-names', 'boat-names'))
    expect(await noted(desk, '--fix')).toEqual({code: 0, err: 'No repairs to make.\n', found: []})
  })

  test('one that lets nothing pass is reported under the name it uses', async () => {
    const desk = openDesk('', {'a.md': '<!-- copydesk-ignore harbour/ferry-names: no -->\n\nIt is late.\n'})
    const {out, err} = await desk.run()
    expect(out).toContain('This ignore comment for "harbour/ferry-names" has no effect: delete it.')
    expect(err).toBe(idNote('a.md:1'))
  })

  test('one note for all drafts, in their order, on standard input and from a cache', async () => {
    const text = '<!-- copydesk-ignore harbour/ferry-names: no -->\n\nThe Queen Anne.\n'
    const names = Array.from({length: 5}, (_, i) => `b${i + 8}.md`)
    const desk = openDesk('', {'a.md': 'It is late.\n', ...Object.fromEntries(names.map((name) => [name, text]))})
    const err = idNote('b10.md:1, b11.md:1, b12.md:1 and 2 more places')
    const quiet = {code: 0, out: '', err}
    expect(await desk.run('--format=ndjson')).toMatchObject(quiet)
    expect(await desk.run('--format=ndjson', '--cache')).toMatchObject(quiet)
    expect(await desk.run('--format=ndjson', '--cache')).toMatchObject(quiet)
    expect(await desk.feed(text, '--format=ndjson', '--stdin-filename=x.md')).toMatchObject({
      ...quiet,
      err: idNote('x.md:1'),
    })
  })
})

test('a warm cache says where the settings stand now', async () => {
  const desk = openDesk('rules:\n  harbour/ferry-names: off\n')
  expect((await noted(desk, '--cache')).err).toBe(idNote('.copydesk.yaml:3:3'))
  desk.write({'.copydesk.yaml': `${settings}# Our ferries.\nrules:\n  harbour/ferry-names: off\n`})
  expect(await noted(desk, '--cache')).toEqual({code: 0, found: [], err: idNote('.copydesk.yaml:4:3')})
})

describe('a baseline', () => {
  const name = '.copydesk-baseline.json'
  const inBaseline = `\`${name}\` with \`--update-baseline\``
  const rulesIn = ({folder}: Desk) =>
    (JSON.parse(readFileSync(join(folder, name), 'utf8')) as {findings: {rule: string; reason?: string}[]}).findings

  async function adopted(text = draft): Promise<Desk> {
    const desk = openDesk('', {'a.md': text, '.copydesk.yaml': 'plugins: [./before.mjs]\n'})
    await desk.run('--update-baseline')
    desk.write({'.copydesk.yaml': settings})
    return desk
  }

  test('recorded under the former names holds back what is found under the present ones', async () => {
    const desk = await adopted()
    const notes = idNote(inBaseline) + kindNote(inBaseline)
    expect(await noted(desk)).toEqual({code: 0, found: [], err: notes + held})
    expect(await noted(desk, '--strict-baseline')).toEqual({code: 0, found: [], err: notes + held})
    expect(await noted(desk, '--cache')).toEqual({code: 0, found: [], err: notes + held})
    expect(await noted(desk, '--cache')).toEqual({code: 0, found: [], err: notes + held})
    renameSync(join(desk.folder, 'a.md'), join(desk.folder, 'b.md'))
    expect(await noted(desk)).toEqual({code: 0, found: [], err: notes + held})
  })

  test('lets nothing new pass: another text, or the same a second time', async () => {
    const desk = await adopted()
    desk.write({'a.md': `${draft}\nOur Annie, the Queen Anne.\n`})
    expect((await noted(desk)).found).toEqual([nickname, old])
  })

  test('holds each of several alike', async () => {
    const desk = await adopted(`${draft}\nOur Annie, the Queen Anne, and Annie.\n`)
    expect((await noted(desk)).found).toEqual([])
  })

  test('is written under the present names, and what people added stays', async () => {
    const desk = await adopted()
    const path = join(desk.folder, name)
    desk.write({[name]: readFileSync(path, 'utf8').replaceAll('"message"', '"reason":"It sails until May","message"')})
    const {err} = await desk.run('--update-baseline')
    expect(err).toBe(`The baseline \`${name}\` now has 2 findings: 0 added, 0 removed.\n`)
    const entry = {rule: 'harbour/boat-names', reason: 'It sails until May'}
    expect(rulesIn(desk)).toEqual([expect.objectContaining(entry), expect.objectContaining(entry)])
    expect(await noted(desk)).toEqual({code: 0, found: [], err: held})
  })

  test('written for some drafts keeps what it holds of others, which still counts', async () => {
    const desk = await adopted()
    desk.write({'b.md': 'It is late.\n'})
    await desk.run('b.md', '--update-baseline')
    expect(rulesIn(desk).map(({rule}) => rule)).toEqual(['harbour/ferry-names', 'harbour/ferry-names'])
    expect((await noted(desk)).found).toEqual([])
  })
})

describe('results that were written under the former names', () => {
  const drafts = {'a.md': draft, 'b.md': '# Late again\n\nThe ferry sails.\n'}
  const before = 'plugins: [./before.mjs]\n'
  const worked = Object.entries(drafts).map(([path, text]) => `${JSON.stringify({path, text})}\n`)
  const now = ['boat-names', 'nickname']

  const rulesIn = (out: string) =>
    [...out.matchAll(/"ruleId":"([^"]*)"|"kind":"(\w*)"/g)].map(([, id, kind]) => id ?? kind)

  test('are merged with those of now', async () => {
    const desk = openDesk('', {...drafts, '.copydesk.yaml': before})
    const {out} = await desk.feed(worked.join(''), 'worker')
    expect(out).toContain('"ferry-names"'.replace('ferry', 'harbour/ferry'))
    desk.write({'results.jsonl': out, '.copydesk.yaml': settings})
    const places = 'results.jsonl (run the worker again)'
    const merged = await desk.run('merge', 'results.jsonl', '--format=ndjson')
    expect(merged.err).toBe(idNote(places) + kindNote(places))
    expect(merged.code).toBe(1)
    expect(merged.out).toBe((await desk.run('--format=ndjson')).out)
    expect(rulesIn(merged.out)).toEqual(expect.arrayContaining([`harbour/${now[0]}`, now[1], 'again']))
  })

  test('are reduced, in one step and in two', async () => {
    const desk = openDesk('', {...drafts, '.copydesk.yaml': before})
    const {out: facts} = await desk.feed(worked.join(''), 'worker', '--facts')
    const sort = (lines: string) =>
      lines
        .split('\n')
        .filter(Boolean)
        .sort()
        .map((line) => `${line}\n`)
        .join('')
    const {out: oldRepeats} = await desk.feed(sort(facts), 'reduce', '--to=repeats')
    desk.write({'.copydesk.yaml': settings})
    const {out: present} = await desk.feed(worked.join(''), 'worker', '--facts')
    const want = await desk.feed(sort(present), 'reduce')
    expect(want).toMatchObject({code: 0, err: '', out: expect.stringContaining('boat-names')})
    const places = 'standard input (run the worker again)'
    const err = idNote(places) + kindNote(places)
    expect(await desk.feed(sort(facts), 'reduce')).toMatchObject({...want, err})
    const {out: repeats} = await desk.feed(sort(facts), 'reduce', '--to=repeats')
    expect((await desk.feed(sort(repeats), 'reduce', '--from=repeats')).out).toBe(want.out)
    expect(await desk.feed(sort(oldRepeats), 'reduce', '--from=repeats')).toMatchObject({...want, err})
  })

  test('a worker and a part of a run write the present ones, and note the former ones they meet', async () => {
    const text = '<!-- copydesk-ignore harbour/ferry-names: no -->\n\nThe Queen Anne.\n'
    const desk = openDesk('rules: {harbour/boat-names: {nick: off}}', {'a.md': text})
    const notes = kindNote('.copydesk.yaml:2:30') + idNote('a.md:1')
    const line = `${JSON.stringify({path: 'a.md', text})}\n`
    const {out, err} = await desk.feed(line + line.replace('a.md', 'b.md'), 'worker')
    expect(out).not.toMatch(/ferry-names"|nick"/)
    expect(err).toBe(notes)
    const part = await desk.run('--shard=1/1')
    expect(part.out).not.toMatch(/ferry-names"|nick"/)
    expect(part.err).toBe(notes)
  })
})

describe('commands', () => {
  test('explain takes the former name', async () => {
    const desk = openDesk('')
    const {out} = await desk.run('explain', 'harbour/boat-names')
    expect(out).toContain('Formerly: harbour/ferry-names\n')
    expect(await desk.run('explain', 'harbour/ferry-names')).toMatchObject({
      ...{code: 0, out, err: '`harbour/ferry-names` is now `harbour/boat-names`.\n'},
    })
  })

  test('rules, test and --print-config show present names only', async () => {
    const desk = openDesk('rules:\n  harbour/ferry-names: {nick: off}\n')
    const notes = idNote('.copydesk.yaml:3:3') + kindNote('.copydesk.yaml:3:25')
    for (const args of [['rules'], ['test'], ['--print-config', 'a.md']]) {
      const {out, err, code} = await desk.run(...args)
      expect(out).not.toContain('ferry-names')
      expect([err, code]).toEqual([notes, 0])
    }
    const {out} = await desk.run('--print-config', 'a.md')
    const {rules} = JSON.parse(out) as {rules: Record<string, unknown>}
    expect(rules['harbour/boat-names']).toMatchObject({
      severity: {old: 'error', nickname: 'off'},
      from: ['.copydesk.yaml:3:24'],
    })
  })
})

describe('a former name that leads nowhere or twice is a mistake', () => {
  const rename = (from: string, to: string) => after.replace(from, to)
  test.each<[name: string, plugin: string, err: string]>([
    [
      'it is in use',
      rename("formerly: ['ferry-names']", "formerly: ['boat-names']"),
      '`harbour/boat-names` says it was `harbour/boat-names` formerly, but that name is in use.',
    ],
    [
      'it is no name',
      rename("['ferry-names']", "['Ferry names']"),
      "`formerly` can't be `Ferry names`: write it like `long-sentence`.",
    ],
    [
      'the kind is in use',
      rename("{nick: 'nickname'}", "{old: 'nickname'}"),
      '`harbour/boat-names` says its kind `old` has another name now, but it is in use.',
    ],
    [
      'there is no such kind',
      rename("{nick: 'nickname'}", "{nick: 'name'}"),
      '`harbour/boat-names` has no kind `name`, which `nick` is said to be now.',
    ],
  ])('%s', async (_, plugin, said) => {
    const {code, err} = await openTestDesk({'after.mjs': plugin, '.copydesk.yaml': settings, 'a.md': draft}).run()
    expect(code).toBe(2)
    expect(err).toMatch(/^\.copydesk\.yaml:1:11: The plugin `\.\/after\.mjs` is wrong/)
    expect(err).toContain(said)
  })

  test('a list has the former name of a rule of ours', async () => {
    const desk = openTestDesk({'.copydesk.yaml': 'lists: [{id: ferries, phrases: [ferry]}]\n'})
    const file = join(desk.folder, '.copydesk.yaml')
    const {judge} = await outlineSettings(file, desk.folder, desk.folder)
    expect(judge(rules, {})).toMatchObject({mistakes: [], loaded: {rules: {length: rules.length + 1}}})
    const ours = rules.map((rule) => (rule.id === 'page-chrome' ? {...rule, formerly: ['ferries']} : rule))
    expect(judge(ours, {}).mistakes).toMatchObject([
      {
        at: '.copydesk.yaml:1:14',
        message: '`ferries` was the name of the rule `page-chrome`: choose another id.',
      },
    ])
  })

  test('two lists had it', async () => {
    const yaml =
      'lists:\n  - {id: a, formerly: [c], phrases: [x]}\n  - {id: b, formerly: [c, page-chrome], phrases: [y]}\n'
    const {code, err} = await openTestDesk({'.copydesk.yaml': yaml, 'a.md': draft}).run()
    expect(code).toBe(2)
    expect(err).toBe(
      '.copydesk.yaml:3:23: `b` says it was `c` formerly, but so does `a`.\n.copydesk.yaml:3:23: `b` says it was `page-chrome` formerly, but that name is in use.\n',
    )
  })
})
