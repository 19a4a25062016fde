// What changed: real repositories of Git, with names and histories that tools trip over.
import {appendFileSync, readFileSync, renameSync, unlinkSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {parseBlobs, parseHunks, parseNames} from '../../src/files/diff.ts'
import {type Desk, openTestDesk} from '../support/desk.ts'

const bad = 'It employs TK people.\n'
const long = Array.from({length: 9}, (_, i) => `Line ${i + 1} is plain copy.\n\n`).join('')

/** A repository with one commit on `main`. */
function openRepository(files: Record<string, string>): Desk {
  const desk = openTestDesk(files)
  desk.git('init', '-q')
  commit(desk)
  return desk
}

function commit(desk: Desk): void {
  desk.git('add', '.')
  desk.git('commit', '-qm', 'x', '--allow-empty')
}

async function found(desk: Desk, ...args: string[]): Promise<string[]> {
  const {out, err, code} = await desk.run('--format=ndjson', ...args)
  expect(code, err).toBeLessThan(2)
  const items = out
    .trimEnd()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as {path: string; start: {line: number}})
  return items.map(({path, start}) => `${path}:${start.line}`)
}

describe('--changed', () => {
  test('drafts that were changed, added, renamed or are not yet known to Git, under any name', async () => {
    const desk = openRepository({
      'a.md': bad,
      'b c.md': bad,
      'é "x".md': bad,
      'old.md': bad + long,
      'gone.md': bad,
      '.gitignore': 'no.md',
    })
    for (const name of ['b c.md', 'é "x".md']) appendFileSync(join(desk.folder, name), '\nIt rained all day.\n')
    renameSync(join(desk.folder, 'old.md'), join(desk.folder, 'new\tname.md'))
    unlinkSync(join(desk.folder, 'gone.md'))
    desk.write({'deep/ü/new.md': bad, 'no.md': bad})
    const all = ['b c.md:1', 'deep/ü/new.md:1', 'new\tname.md:1', 'é "x".md:1']
    expect(await found(desk, '--changed')).toEqual(all)
    commit(desk)
    expect(await found(desk, '--changed')).toEqual([])
    expect(await found(desk, '--changed', 'HEAD~1')).toEqual(all)
    expect(await found(desk, '--changed', 'HEAD~1', 'deep')).toEqual(['deep/ü/new.md:1'])
    expect(await found(desk, '--changed', 'deep')).toEqual([])
  })

  test('on a branch, what differs from where it left the main branch', async () => {
    const desk = openRepository({'a.md': bad, 'b.md': bad})
    desk.git('checkout', '-qb', 'topic')
    appendFileSync(join(desk.folder, 'b.md'), '\nIt rained all day.\n')
    commit(desk)
    desk.git('checkout', '-q', 'main')
    appendFileSync(join(desk.folder, 'a.md'), '\nIt rained all day.\n')
    commit(desk)
    desk.git('checkout', '-q', 'topic')
    expect(await found(desk, '--changed')).toEqual(['b.md:1'])
  })

  test('nothing changed is no failure, and the report is there', async () => {
    const {code, out, err} = await openRepository({'a.md': bad}).run('--changed', '--format=json')
    expect({code, out, err}).toEqual({code: 0, out: '[]\n', err: 'No draft differs from `main`.\n'})
  })

  test('from a folder below the root', async () => {
    const desk = openRepository({'site/posts/a.md': bad, 'b.md': bad})
    desk.write({'site/posts/new ü.md': bad, 'c.md': bad})
    const below = {...desk, folder: join(desk.folder, 'site')}
    const {run} = await import('../../src/cli/index.ts')
    let out = ''
    const write = (text: string) => {
      out += text
    }
    await run(['--changed', '--format=ndjson'], {
      cwd: below.folder,
      color: false,
      write,
      error: () => {},
      readInput: async () => new Uint8Array(),
    })
    expect(out.match(/"path":"[^"]+"/g)).toEqual(['"path":"posts/new ü.md"'])
  })

  test('before the first commit', async () => {
    const desk = openTestDesk({'a.md': bad})
    desk.git('init', '-q')
    expect(await found(desk, '--changed')).toEqual(['a.md:1'])
    desk.git('add', '.')
    expect(await found(desk, '--staged')).toEqual(['a.md:1'])
  })

  test('rules that compare drafts still see all of them', async () => {
    const story = (title: string) => `---\ntitle: ${title}\n---\n\n${long}`
    const desk = openRepository({'2020-01-01-a.md': story('Rain stops play at Headingley again')})
    desk.write({'2021-01-01-b.md': story('Rain stops play at Headingley again')})
    const {out} = await desk.run('--changed', '--format=ndjson')
    const items = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as {path: string; related?: {path: string}[]})
    expect(
      items.some(({path, related}) => path === '2021-01-01-b.md' && related?.[0]?.path === '2020-01-01-a.md'),
    ).toBe(true)
  })
})

describe('--staged', () => {
  test('only what is staged', async () => {
    const desk = openRepository({'a.md': bad, 'b.md': bad, 'c.md': bad})
    for (const name of ['a.md', 'b.md']) appendFileSync(join(desk.folder, name), '\nIt rained all day.\n')
    desk.git('add', 'b.md')
    expect(await found(desk, '--staged')).toEqual(['b.md:1'])
  })

  test('is checked as it is staged, whatever stands on the disk', async () => {
    const desk = openRepository({'a.md': 'Clean.\n', 'd/b c.md': 'Clean.\n', 'e.md': 'Clean.\n', 'ü.md': 'Clean.\n'})
    desk.write({
      'a.md': bad,
      'd/b c.md': 'Cleaner.\n',
      'ü.md': `It rained.\n\n${bad}`,
      'gone.md': bad,
      'd/gone.txt': bad,
    })
    desk.git('add', '.')
    desk.write({'a.md': 'Clean again.\n', 'd/b c.md': bad, 'e.md': bad, 'ü.md': bad})
    for (const path of ['gone.md', 'd/gone.txt']) unlinkSync(join(desk.folder, path))
    const staged = ['a.md:1', 'd/gone.txt:1', 'gone.md:1', 'ü.md:3']
    expect(await found(desk, '--staged')).toEqual(staged)
    expect(await found(desk, '--staged', '--changed-lines')).toEqual(staged)
    for (const _ of [1, 2]) expect(await found(desk, '--staged', '--cache')).toEqual(staged)
    expect(await found(desk, '--staged', 'd')).toEqual(['d/gone.txt:1'])
    expect(await found(desk, '--staged', 'gone.md', 'ü.md')).toEqual(['gone.md:1', 'ü.md:3'])
    expect(await found(desk, '--staged', '*.md')).toEqual(['a.md:1', 'gone.md:1', 'ü.md:3'])
    desk.write({'.copydeskignore': 'gone.md\n'})
    expect(await found(desk, '--staged', '*.md')).toEqual(['a.md:1', 'ü.md:3'])
  })

  test('has its columns counted in what is staged', async () => {
    const desk = openRepository({'a.md': 'Clean.\n'})
    desk.write({'a.md': `“ä” ${bad}`})
    desk.git('add', '.')
    desk.write({'a.md': 'x\n'})
    const {out} = await desk.run('--staged', '--format=rdjson')
    const {diagnostics} = JSON.parse(out) as {diagnostics: {location: {range: {start: object}}}[]}
    const column = Buffer.from(`“ä” ${bad}`).indexOf('TK') + 1
    expect(diagnostics.map(({location}) => location.range.start)).toEqual([{line: 1, column}])
  })

  test('with --fix, only what is staged as it stands is repaired, and that is said', async () => {
    const desk = openRepository({'a.md': 'Clean.\n', 'b.md': 'Clean.\n'})
    desk.write({'a.md': 'The the rain fell.\n', 'b.md': 'The the rain fell.\n'})
    desk.git('add', '.')
    desk.write({'b.md': 'The the rain fell, and then then it did not.\n'})
    const {err, out} = await desk.run('--staged', '--fix')
    expect(err).toBe(
      [
        "`b.md` was not repaired: it has changes that aren't staged.",
        '1 repair made in 1 draft.',
        'Repairs are not staged yet: `git add` them.\n',
      ].join('\n'),
    )
    expect(out).toContain('b.md\n1:1')
    const [a, b] = ['a.md', 'b.md'].map((path) => readFileSync(join(desk.folder, path), 'utf8'))
    expect([a, b]).toEqual(['The rain fell.\n', 'The the rain fell, and then then it did not.\n'])
  })
})

describe('--changed-lines', () => {
  test('only findings on lines that differ; all in a new draft, none in one only renamed', async () => {
    const desk = openRepository({'a.md': bad + long, 'b.md': bad + long})
    appendFileSync(join(desk.folder, 'a.md'), '\nIt houses TK people.\n')
    desk.write({'new.md': bad})
    renameSync(join(desk.folder, 'b.md'), join(desk.folder, 'c.md'))
    desk.git('add', '.')
    expect(await found(desk, '--changed-lines')).toEqual(['a.md:21', 'new.md:1'])
    expect(await found(desk, '--staged', '--changed-lines')).toEqual(['a.md:21', 'new.md:1'])
  })
})

describe('what is said', () => {
  test.each<[name: string, make: () => Desk, args: string[], said: string]>([
    [
      'no repository',
      () => openTestDesk({'a.md': bad}),
      ['--changed'],
      "There is no Git repository here: what changed can't be told.\n",
    ],
    [
      'no such commit',
      () => openRepository({'a.md': bad}),
      ['--changed=nope'],
      'There is no commit `nope` here: is it spelt so, and was it fetched?\n',
    ],
    [
      'an option for Git',
      () => openRepository({'a.md': bad}),
      ['--changed=--output=x'],
      'There is no commit `--output=x` here',
    ],
    [
      'a shallow clone',
      shallow,
      ['--changed=HEAD~1'],
      'There is no commit `HEAD~1` here: this clone is shallow. Fetch more of it',
    ],
  ])('%s', async (_, make, args, said) => {
    const {code, err} = await make().run(...args)
    expect(err.slice(0, said.length)).toBe(said)
    expect(code).toBe(2)
  })

  function shallow(): Desk {
    const far = openRepository({'a.md': bad})
    commit(far)
    const near = openTestDesk()
    near.git('clone', '-q', '--depth=1', `file://${far.folder}`, '.')
    return near
  }
})

test('names as Git writes them', () => {
  expect(parseNames('M\0a b.md\0R087\0old.md\0né\nw.md\0D\0gone.md\0A\0x.md\0')).toEqual(['a b.md', 'né\nw.md', 'x.md'])
  expect(parseNames('')).toEqual([])
})

test('objects as Git writes them', () => {
  const bytes = new TextEncoder().encode('a1 blob 3\né\n\nb2 missing\nc3 blob 0\n\nd4 blob 1\nx\n')
  const texts = parseBlobs(bytes).map((blob) => blob && Buffer.from(blob).toString())
  expect(texts).toEqual(['é\n', undefined, '', 'x'])
})

test('hunks as Git writes them, in copy that looks like a patch', () => {
  const patch = [
    ...[
      'diff --git a/a.md b/a.md',
      'index 1..2 100644',
      '--- a/a.md',
      '+++ b/a.md',
      '@@ -1 +1,2 @@ x',
      '--- a/b.md',
      '+++ b/b.md',
      '+@@ -9 +9 @@',
    ],
    ...[
      '@@ -7,2 +8,0 @@',
      '-one',
      '-two',
      '@@ -20 +19 @@',
      '-x',
      '\\ No newline at end of file',
      '+y',
      '\\ No newline at end of file',
    ],
    ...[
      'diff --git "a/\\"q\\303\\251\\t.md" "b/\\"q\\303\\251\\t.md"',
      '--- /dev/null',
      '+++ "b/\\"q\\303\\251\\t.md"',
      '@@ -0,0 +1 @@',
      '+x',
    ],
    ...['diff --git a/gone.md b/gone.md', '--- a/gone.md', '+++ /dev/null', '@@ -1 +0,0 @@', '-x', ''],
  ].join('\n')
  expect([...parseHunks(patch)]).toEqual([
    [
      'a.md',
      [
        [1, 2],
        [8, 9],
        [19, 19],
      ],
    ],
    ['"qé\t.md', [[1, 1]]],
  ])
})
