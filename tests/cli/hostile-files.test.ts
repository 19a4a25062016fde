// What may stand in a folder beside drafts: nothing of it ends a run, and what can't be read is said.
import {execFileSync} from 'node:child_process'
import {mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {type Desk, openTestDesk} from '../support/desk.ts'

const bad = 'By [Your Name].\n'

/** Run with one draft beside what was put there: its finding must be there. */
async function runBeside(desk: Desk, ...args: string[]): Promise<string> {
  const {code, out, err} = await desk.run('--no-config', ...(args.length > 0 ? args : ['.']))
  expect(out).toContain('ok.md\n1:4  error Placeholder "[Your Name]"'.replace('  ', ' '))
  expect(code).toBe(1)
  return err
}

const isWindows = process.platform === 'win32'

describe.skipIf(isWindows)('skipped with a note', () => {
  const makers: [string, (desk: Desk) => void, string][] = [
    [
      'a link that leads to itself',
      ({folder}) => symlinkSync('a.md', join(folder, 'a.md')),
      '`a.md` was skipped: it is a link that leads to itself.\n',
    ],
    [
      'a named pipe',
      ({folder}) => void execFileSync('mkfifo', [join(folder, 'p.md')]),
      '`p.md` was skipped: it is neither a file nor a folder.\n',
    ],
    [
      'a name that is not UTF-8',
      ({folder}) =>
        writeFileSync(Buffer.concat([Buffer.from(`${folder}/x`), Buffer.from([0xff]), Buffer.from('.md')]), bad),
      '`x\uFFFD.md` was skipped: its name is not UTF-8.\n',
    ],
    ['a folder at the end of too long a path', deepFolder, 'was skipped: its path is too long.\n'],
  ]

  test.each(makers)('%s', async (_, make, note) => {
    const desk = openTestDesk({'ok.md': bad})
    make(desk)
    expect(await runBeside(desk)).toContain(note)
  })
})

test.skipIf(isWindows)('a glob passes over a name that is not UTF-8, too', async () => {
  const desk = openTestDesk({'ok.md': bad})
  writeFileSync(Buffer.concat([Buffer.from(`${desk.folder}/x`), Buffer.from([0xff]), Buffer.from('.md')]), bad)
  expect(await runBeside(desk, '*.md')).toBe('`x\uFFFD.md` was skipped: its name is not UTF-8.\n')
})

/** Folders whose path is longer than a system takes at once. */
function deepFolder({folder}: Desk): void {
  const step = 'd'.repeat(200)
  execFileSync('bash', ['-c', `for i in $(seq 24); do mkdir ${step} && cd ${step} || exit 1; done`], {cwd: folder})
}

describe.skipIf(isWindows)('skipped without a word', () => {
  test.each<[string, (desk: Desk) => void]>([
    ['a link to nothing', ({folder}) => symlinkSync('gone.md', join(folder, '#lock.md'))],
    ['a link to a folder', ({folder}) => symlinkSync('.', join(folder, 'again.md'))],
    ['a folder with the name of an ignore file', ({folder}) => mkdirSync(join(folder, '.copydeskignore'))],
    ['a pipe with the name of an ignore file', ({folder}) => void execFileSync('mkfifo', [join(folder, '.gitignore')])],
    ['a folder with the name of a draft', ({folder}) => mkdirSync(join(folder, 'folder.md'))],
    ['a package.json that is a folder', ({folder}) => mkdirSync(join(folder, 'package.json'))],
  ])('%s', async (_, make) => {
    const desk = openTestDesk({'ok.md': bad})
    make(desk)
    expect(await runBeside(desk)).toBe('')
  })
})

describe('a sentence and 2 in place of waiting', () => {
  test.skipIf(isWindows).each([
    ['settings', '.copydesk.yaml', [], ".copydesk.yaml: It can't be read: it is neither a file nor a folder.\n"],
    [
      'settings by name',
      's.yaml',
      ['--config=s.yaml'],
      "s.yaml: It can't be read: it is neither a file nor a folder.\n",
    ],
    [
      'a baseline',
      '.copydesk-baseline.json',
      [],
      "The baseline `.copydesk-baseline.json` can't be read: it is neither a file nor a folder.\n",
    ],
  ])('a named pipe as %s', async (_, name, args, said) => {
    const desk = openTestDesk({'ok.md': bad})
    execFileSync('mkfifo', [join(desk.folder, name)])
    expect(await desk.run(...args, 'ok.md')).toMatchObject({code: 2, err: said})
  })

  test.each([
    ['[]', 'The baseline `.copydesk-baseline.json` is wrong: It must be `name: value` pairs, not a list.\n'],
    ['{"version": 1}', 'The baseline `.copydesk-baseline.json` is wrong: It needs `findings`.\n'],
    [
      '{"version": 1, "findings": [{}]}',
      'The baseline `.copydesk-baseline.json` is wrong at `findings.0`: An entry of `findings` needs `path`.\n',
    ],
  ])('a baseline that is %s', async (text, said) => {
    expect(await openTestDesk({'ok.md': bad, '.copydesk-baseline.json': text}).run('ok.md')).toMatchObject({
      code: 2,
      err: said,
    })
  })
})

describe('a draft that vanishes during the run', () => {
  const vanish = `import {rmSync} from 'node:fs'
export default {name: 'v', rules: {anish: {summary: 'Another program deletes.', check({draft}) {
  rmSync(new URL('z.md', import.meta.url), {force: true})
}}}}
`
  const desk = () =>
    openTestDesk({
      'ok.md': 'It rained.\n',
      'z.md': bad,
      'package.json': '{"type": "module"}',
      '.copydesk.yaml': 'plugins: [./vanish.js]\n',
      'vanish.js': vanish,
    })

  test('is skipped with a note where it was found', async () => {
    const {code, err, out} = await desk().run('.')
    expect([code, err]).toEqual([0, '`z.md` was skipped: it no longer exists.\n'])
    expect(out).not.toContain('z.md')
  })

  test('is an error, and 2, where it was named', async () => {
    const {code, err, out} = await desk().run('ok.md', 'z.md')
    expect([code, err]).toEqual([2, ''])
    expect(out).toContain('z.md\n1:1 error There is no such file or folder. unreadable-file')
  })

  test('is no finding to make peace with', async () => {
    const {code, err, folder} = await desk().run('--update-baseline', 'ok.md', 'z.md')
    expect([code, err]).toEqual([
      2,
      'The baseline `.copydesk-baseline.json` was not written: not every draft could be read.\n',
    ])
    expect(readdirSync(folder)).not.toContain('.copydesk-baseline.json')
  })
})

test('what a killed run left half-written goes with the next write, once it is old', async () => {
  const old = '.copydesk-baseline.json.0123456789ab.tmp'
  const fresh = '.copydesk-baseline.json.ba9876543210.tmp'
  const desk = openTestDesk({'ok.md': bad, [`.${old}`]: 'half', [`.${fresh}`]: 'half', '.notes.tmp': 'mine'})
  const long = new Date(Date.now() - 7_200_000)
  for (const name of [`.${old}`, '.notes.tmp']) utimesSync(join(desk.folder, name), long, long)
  await desk.run('--no-config', '--update-baseline', 'ok.md')
  expect(readdirSync(desk.folder).sort()).toEqual(
    [`.${fresh}`, '.copydesk-baseline.json', '.notes.tmp', 'ok.md'].sort(),
  )
})
