// `--watch` as a process: what is saved is checked again, with its settings and its neighbours, until Ctrl+C.
import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdirSync, renameSync, rmSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {afterEach, expect, test} from 'vitest'
import {run} from '../../src/cli/index.ts'
import {openMemory} from '../../src/files/cache.ts'
import {type Desk, openTestDesk} from '../support/desk.ts'

const bad = 'It employs TK people in Leeds.\n'
const story = (title: string) =>
  `---\ntitle: ${title}\n---\n\nIt rained all day, and nobody played, said Ann Smith, who came from York.\n`

const children: ChildProcess[] = []

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** Start watching. Both streams are one, so that their order is that of the writing. */
function start(desk: Desk, ...args: string[]) {
  const tool = resolve('coverage/dist/bin/copydesk.cjs')
  const given = [process.execPath, tool, '--watch', '--format=ndjson', ...args]
  const child = spawn('bash', ['-c', 'exec "$@" 2>&1', 'bash', ...given], {cwd: desk.folder})
  children.push(child)
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (data) => {
    text += data
  })
  const rounds = () => text.split('Watching for changes: press Ctrl+C to stop.\n').slice(0, -1)
  return {
    child,
    /** How many rounds have ended. A change may make several: one save is several events. */
    count: () => rounds().length,
    /** What the last round found; nothing before the first has ended. */
    found: () =>
      rounds()
        .at(-1)
        ?.split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line) as Record<string, string>)
        .map(({path, ruleId}) => `${path} ${ruleId}`),
    /** What was said in all rounds beside findings. */
    said: () =>
      rounds()
        .join('')
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('{')),
  }
}

/** Wait until something holds; this long is generous on the slowest machine. */
const soon = <T>(look: () => T) => expect.poll(look, {timeout: 200_000})

const placeholderIn = (path: string) => `${path} unfilled-placeholder`

test('checks again what is saved, with all that hangs on it, and ends with 0', async () => {
  const desk = openTestDesk({'a.md': bad, 'posts/b.md': 'Clean.\n'})
  const {child, found, said, count} = start(desk)
  await soon(found).toEqual([placeholderIn('a.md')])
  expect(said()).toEqual([])

  desk.write({'posts/b.md': bad})
  await soon(found).toEqual([placeholderIn('a.md'), placeholderIn('posts/b.md')])
  expect(new Set(said())).toEqual(new Set(['Changed: `posts/b.md`.']))

  desk.write({'a.md': 'Clean.\n'})
  await soon(found).toEqual([placeholderIn('posts/b.md')])

  desk.write({'.copydesk.yaml': 'rules: {unfilled-placeholder: off}\n'})
  await soon(found).toEqual([])
  desk.write({'.copydesk.yaml': 'rules: {unfiled-placeholder: off}\n'})
  await soon(() => said().join()).toContain('Did you mean `unfilled-placeholder`?')
  rmSync(join(desk.folder, '.copydesk.yaml'))
  await soon(found).toEqual([placeholderIn('posts/b.md')])

  const before = count()
  mkdirSync(join(desk.folder, 'new/deep'), {recursive: true})
  await soon(count).toBeGreaterThan(before)
  desk.write({'new/deep/c ü.txt': bad})
  await soon(found).toEqual([placeholderIn('new/deep/c ü.txt'), placeholderIn('posts/b.md')])
  renameSync(join(desk.folder, 'posts/b.md'), join(desk.folder, 'posts/z.md'))
  await soon(found).toContain(placeholderIn('posts/z.md'))

  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('what drafts repeat of each other comes and goes with either of them', async () => {
  const title = 'Rain stops play at Headingley again'
  const desk = openTestDesk({'2020-01-01-a.md': story(title), '2021-01-01-b.md': story('Floods close the coast road')})
  const {found} = start(desk, '--rule=duplicate-article:off')
  await soon(found).toBeDefined()
  const before = found()
  expect(before?.some((line) => line.includes('duplicate-headline'))).toBe(false)
  desk.write({'2021-01-01-b.md': story(title)})
  await soon(found).toContain('2021-01-01-b.md duplicate-headline')
  desk.write({'2020-01-01-a.md': story('Sun out over York for a week')})
  await soon(found).toEqual(before)
})

test('writes its report to a file without hearing itself, and repairs', async () => {
  const desk = openTestDesk({'a.md': 'The the rain fell.\n'})
  const {found, said} = start(desk, '--format=json=report.json', '--fix')
  await soon(said).toContain('1 repair made in 1 draft.')
  await soon(said).toContain('No repairs to make.')
  desk.write({'a.md': `The the rain fell.\n\n${bad}`})
  await soon(found).toEqual([placeholderIn('a.md')])
  expect(said().filter((line) => /^Changed: (?!`a\.md`\.$)/.test(line))).toEqual([])
})

test('Ctrl+C in the midst of a check ends it', async () => {
  const {folder} = openTestDesk(Object.fromEntries(Array.from({length: 40}, (_, i) => [`${i}.md`, bad])))
  const said: unknown[] = []
  const code = await run(['--watch'], {
    ...{cwd: folder, color: false, readInput: async () => new Uint8Array()},
    write: (text) => void said.push(text),
    error: (line) => void said.push(line),
    interrupted: async () => {},
  })
  expect([code, said]).toEqual([0, []])
})

test.each([['--stdin-filename=a.md'], ['--update-baseline']])('%s is refused', async (option) => {
  const {code, err} = await openTestDesk({'a.md': bad}).run('--watch', option)
  expect([code, err.slice(0, 9)]).toEqual([2, '`--watch`'])
})

test('what is kept between rounds does not grow without end', () => {
  const cache = openMemory()
  for (let i = 0; i < 40; i++) cache.keep('a.md', String(i), [i])
  expect(cache.find('39')?.part(0)).toBe(39)
  expect(cache.find('35')).toBeUndefined()
})
