// The baseline: an old repository is adopted, and only what is new is reported.
import {readFileSync, renameSync, unlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {type Desk, openTestDesk, runIn} from '../support/desk.ts'

const old = '# Prices\n\nPrices rose by [insert figure here] this year.\n\nIt employs TK people.\n'
const name = '.copydesk-baseline.json'

async function adopted(files: Record<string, string> = {'a b.md': old}): Promise<Desk> {
  const desk = openTestDesk(files)
  const {code, err} = await desk.run('--update-baseline')
  expect(code).toBe(0)
  expect(err).toMatch(/ now has 2 findings: 2 added, 0 removed\./)
  return desk
}

const found = async (desk: Desk, ...args: string[]) => {
  const {out, err, code} = await desk.run('--format=ndjson', ...args)
  const items = out.trimEnd().split('\n').filter(Boolean)
  return {
    code,
    err: err.replace(/^The baseline .* holds back .*\n/m, ''),
    found: items.map((line) => (JSON.parse(line) as {actual: string}).actual),
  }
}

/** Change the entries in the file as a person would. */
function edit(desk: Desk, change: (entry: Record<string, string>) => object): void {
  const path = join(desk.folder, name)
  const data = JSON.parse(readFileSync(path, 'utf8')) as {version: number; findings: Record<string, string>[]}
  writeFileSync(path, JSON.stringify({...data, findings: data.findings.map(change)}))
}

test('what stood is not reported, what is new is: exactly that', async () => {
  const desk = await adopted()
  expect(await found(desk)).toEqual({code: 0, err: '', found: []})
  desk.write({'new.md': 'Turnout reached [insert turnout] per cent.\n'})
  expect(await found(desk)).toEqual({code: 1, err: '', found: ['[insert turnout]']})
  expect((await found(desk, '--no-baseline')).found).toEqual(['[insert figure here]', 'TK', '[insert turnout]'])
})

test('how many are held back is said below the report', async () => {
  const desk = await adopted()
  const {out, err} = await desk.run()
  expect(out).toBe('1 draft checked, nothing new to fix.\n')
  expect(err).toBe(`The baseline \`${name}\` holds back 2 findings: \`--no-baseline\` shows them.\n`)
  desk.write({'a b.md': 'It employs TK people.\n'})
  expect((await desk.run()).err).toContain('holds back 1 finding: `--no-baseline` shows it.\n')
  expect((await desk.run('--no-baseline')).err).toBe('')
})

test('moving a paragraph or renaming a draft reopens nothing; another text does', async () => {
  const desk = await adopted()
  desk.write({
    'a b.md': '# Prices\n\nNew.\n\nIt employs TK people.\n\nPrices rose by [insert figure here] this year.\n',
  })
  expect(await found(desk)).toEqual({code: 0, err: '', found: []})
  renameSync(join(desk.folder, 'a b.md'), join(desk.folder, 'ü.md'))
  expect(await found(desk)).toEqual({code: 0, err: '', found: []})
  desk.write({'ü.md': old.replace('figure', 'price')})
  expect((await found(desk)).found).toEqual(['[insert price here]'])
})

test('the same text a second time is new', async () => {
  const desk = await adopted()
  desk.write({'a b.md': `${old}\nIt houses TK people.\n`})
  expect((await found(desk)).found).toEqual(['TK'])
})

test('the file is whole, sorted and the same each time', async () => {
  const desk = await adopted({'z.md': 'It employs TK people.\n', 'a.md': 'Turnout reached [X] per cent.\n'})
  const before = readFileSync(join(desk.folder, name), 'utf8')
  expect(before).toMatch(
    /^\{\n {2}"version": 1,\n {2}"findings": \[\n {4}\{"path":"a\.md",.*\},\n {4}\{"path":"z\.md",.*\}\n {2}\]\n\}\n$/,
  )
  await desk.run('--update-baseline')
  expect(readFileSync(join(desk.folder, name), 'utf8')).toBe(before)
})

test('findings that no longer occur are told, and fail only if they are to', async () => {
  const desk = await adopted()
  desk.write({'a b.md': '# Prices\n\nIt employs TK people.\n'})
  const gone = `1 finding in the baseline \`${name}\` no longer occurs: remove it with \`--update-baseline\`.\n`
  expect(await found(desk)).toEqual({code: 0, err: gone, found: []})
  expect((await found(desk, '--strict-baseline')).code).toBe(1)
  unlinkSync(join(desk.folder, 'a b.md'))
  desk.write({'b.md': 'Clean.\n'})
  expect((await found(desk)).err).toMatch(/^2 findings in the baseline .* no longer occur:/)
  expect((await desk.run('--update-baseline')).err).toBe(
    `The baseline \`${name}\` now has 0 findings: 0 added, 2 removed.\n`,
  )
})

test('a run on some drafts leaves the entries of others alone', async () => {
  const desk = await adopted({'a.md': 'It employs TK people.\n', 'b.md': 'It houses TK people.\n'})
  desk.write({'a.md': 'It employs many.\n'})
  expect((await desk.run('a.md', '--update-baseline')).err).toContain('now has 1 finding: 0 added, 1 removed.')
  expect((await found(desk)).found).toEqual([])
})

test('owner, reason and expiry are kept; what ran out comes back as a warning with all that', async () => {
  const desk = await adopted()
  edit(desk, (entry) => ({...entry, owner: 'Ann', reason: 'Figures come on Friday', expires: '2026-11-30'}))
  expect(await found(desk, '--now=2026-11-30')).toEqual({code: 0, err: '', found: []})
  const {out, code} = await desk.run('--format=ndjson', '--now=2026-12-01')
  expect(code).toBe(0)
  expect(JSON.parse(out.split('\n')[0] ?? '')).toMatchObject({
    severity: 'warning',
    note: 'This was accepted until 2026-11-30 (owner: Ann; reason: Figures come on Friday).',
  })
  expect((await found(desk, '--now=2026-12-01', '--strict-baseline')).code).toBe(1)
  await desk.run('--update-baseline', '--now=2026-12-01')
  expect(readFileSync(join(desk.folder, name), 'utf8')).toContain(
    '"owner":"Ann","reason":"Figures come on Friday","expires":"2026-11-30"',
  )
})

test('what ran out is written alike whether it comes from a draft, a cache or a part', async () => {
  const desk = await adopted()
  edit(desk, (entry) => ({...entry, expires: '2026-11-30'}))
  const args = ['--format=ndjson', '--now=2026-12-01']
  const {out} = await desk.run(...args)
  expect(Object.keys(JSON.parse(out.split('\n')[0] ?? ''))).toEqual([
    ...['path', 'severity', 'ruleId', 'message', 'note', 'url', 'start', 'end', 'actual', 'kind'],
    ...['suggestions', 'fingerprint'],
  ])
  for (let i = 0; i < 2; i++) expect((await desk.run(...args, '--cache')).out).toBe(out)
  await desk.run('--shard=1/1', '--output=part.jsonl')
  expect((await desk.run('merge', 'part.jsonl', ...args)).out).toBe(out)
})

test('of another name', async () => {
  const desk = openTestDesk({'posts/a.md': old})
  await desk.run('--baseline=ci/known.json', '--update-baseline').catch(() => undefined)
  desk.write({'ci/x.txt': ''})
  expect((await desk.run('--baseline=ci/known.json', '--update-baseline')).code).toBe(0)
  expect(readFileSync(join(desk.folder, 'ci/known.json'), 'utf8')).toContain('"path":"../posts/a.md"')
  expect((await found(desk, '--baseline=ci/known.json', 'posts')).code).toBe(0)
})

test.each<[name: string, content: string | undefined, said: string]>([
  ['none', undefined, 'There is no baseline `b.json`: write one with `--update-baseline`.\n'],
  ['no JSON', '{', "The baseline `b.json` can't be read: "],
  ['of another version', '{"version": 2, "findings": []}', 'The baseline `b.json` is of another version of Copydesk'],
  [
    'a wrong date',
    '{"version": 1, "findings": [{"path": "a", "rule": "b", "fingerprint": "c", "expires": "soon"}]}',
    'The baseline `b.json` is wrong at `findings.0.expires`: ',
  ],
])('a baseline that is wrong: %s', async (_, content, said) => {
  const desk = openTestDesk({'a.md': old, ...(content !== undefined && {'b.json': content})})
  const {code, err} = await desk.run('--baseline=b.json', 'a.md')
  expect(code).toBe(2)
  expect(err).toContain(said)
})

test('in a subfolder the baseline of the repository counts, and no other above it', async () => {
  const desk = openTestDesk({'.git/HEAD': '', 'posts/a.md': old, 'b.md': 'It employs TK people.\n'})
  await desk.run('--update-baseline')
  const inPosts = (...args: string[]) => runIn(join(desk.folder, 'posts'), args)
  expect((await inPosts()).err).toBe(
    `The baseline \`../${name}\` holds back 2 findings: \`--no-baseline\` shows them.\n`,
  )
  desk.write({'posts/a.md': 'It employs TK people.\n'})
  expect((await inPosts('--update-baseline')).err).toMatch(/ now has 2 findings: 0 added, 1 removed\./)
  expect((await found(desk)).found).toEqual([])
  desk.write({'posts/.git/HEAD': ''})
  expect((await inPosts()).out).toContain('"TK"')
})

test('an update keeps the entries of rules that the command line turned off', async () => {
  const desk = await adopted()
  const {err} = await desk.run('--update-baseline', '--rule=unfilled-placeholder:off')
  expect(err).toContain(' 0 removed.')
  expect((await found(desk)).found).toEqual([])
})
