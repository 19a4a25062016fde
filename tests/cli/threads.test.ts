// Threads: a run that is spread over several says what a run in one says, whatever comes between, and ends.
import {spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {expect, test} from 'vitest'
import {countThreads} from '../../src/files/tuning.ts'
import {type Desk, openTestDesk} from '../desk.ts'

const built = resolve('coverage/dist')

/** Drafts that have something to say of themselves and of each other, with a house's own rules for some. */
function openFolder(): Desk {
  const desk = openTestDesk()
  cpSync('fixtures', desk.folder, {recursive: true})
  for (let i = 0; i < 40; i++) {
    const story = `---\ntitle: Rain stops play at Headingley ${i % 7}\n---\n\nIt rained for ${i} hours, “and nobody played”, said Ann Smith.\n`
    const more = i % 5 === 0 ? '\nExperts say it employs TK people in Leeds.\n' : ''
    desk.write({
      [`posts/${i}.md`]: story + more,
      [`notes/${i}.txt`]: `Ferry ${i % 3} sails\n\nCertainly! Here is the [Name].\n`,
    })
  }
  desk.write({'posts/broken.md': new Uint8Array([0x41, 0xff, 0xfe, 0x42]), 'posts/.copydesk.yaml': 'preset: news\n'})
  return desk
}

/** Run the program as a process; `home` is where it is installed. */
function run({folder}: Desk, args: readonly string[], home = built, ...options: string[]) {
  const {status, stdout, stderr} = spawnSync(process.execPath, [...options, join(home, 'bin/copydesk.cjs'), ...args], {
    cwd: folder,
    encoding: 'utf8',
  })
  return {status, stdout, stderr}
}

/** A program that has this done in each of its threads before they begin. */
function installWith(code: string): string {
  const home = mkdtempSync(join(tmpdir(), 'copydesk-'))
  cpSync(built, home, {recursive: true})
  writeFileSync(join(home, 'program/thread.cjs'), `${code}\nrequire('./index.cjs').thread()\n`)
  return home
}

/** Has `code` done whenever a thread takes a job. */
const whenTaken = (code: string) => `
let taken = 0
const {add, wait} = Atomics
Atomics.add = (...args) => {
  if (args[1] === 0) taken++
  ${code}
  return add(...args)
}`

test.each(['json', 'pretty', 'rdjson'])('as %s, the report is the same', (format) => {
  const desk = openFolder()
  const alone = run(desk, ['--format', format, '--concurrency=off'])
  expect(alone.stdout.length).toBeGreaterThan(1000)
  for (const threads of ['2', '4']) expect(run(desk, ['--format', format, '--concurrency', threads])).toEqual(alone)
})

test('whoever is slow, the report is the same', () => {
  const desk = openFolder()
  const alone = run(desk, ['--format=json', '--concurrency=off'])
  const slow = installWith(whenTaken('wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Math.random() * 30)'))
  for (let i = 0; i < 3; i++) expect(run(desk, ['--format=json', '--concurrency=3'], slow)).toEqual(alone)
})

test.each([
  ['can’t start', "throw new Error('no luck')"],
  ['breaks off', whenTaken("if (taken === 3) throw new Error('no luck')")],
  ['ends', whenTaken('if (taken === 3) process.exit(1)')],
  ['runs out of memory', whenTaken('const all = []; while (taken === 3) all.push(new Array(1e5).fill(taken / 7))')],
])('where a thread %s, nothing is lost', (_, code) => {
  const desk = openFolder()
  const alone = run(desk, ['--format=json', '--concurrency=off'])
  const home = installWith(code)
  const shared = run(desk, ['--format=json', '--concurrency=3'], home, '--max-old-space-size=120')
  expect({...shared, stderr: alone.stderr}).toEqual(alone)
  for (const line of shared.stderr.split('\n').filter(Boolean))
    expect(line).toMatch(/^A thread ended early, and its drafts are checked again: /)
})

test('with a cache, threads fill it, and a warm run says the same', () => {
  const desk = openFolder()
  const plain = run(desk, ['--format=json', '--concurrency=off'])
  const cached = ['--format=json', '--cache', '--cache-location=kept']
  const packets = () => readdirSync(join(desk.folder, 'kept')).filter((name) => name.startsWith('findings-'))
  expect(run(desk, [...cached, '--concurrency=3'])).toEqual(plain)
  expect(packets().length).toBe(1)
  expect(run(desk, [...cached, '--concurrency=off'])).toEqual(plain)
  expect(run(desk, [...cached, '--concurrency=3'])).toEqual(plain)
  expect(packets().length).toBe(1)
  for (let i = 0; i < 30; i++) desk.write({[`posts/${i}.md`]: `It employs TK people, ${i} of them in Leeds.\n`})
  const changed = run(desk, ['--format=json', '--concurrency=off'])
  expect(changed).not.toEqual(plain)
  expect(run(desk, [...cached, '--concurrency=3'])).toEqual(changed)
  expect(run(desk, [...cached, '--concurrency=off'])).toEqual(changed)
})

test('drafts that others are only compared with are read in threads, too', () => {
  const desk = openFolder()
  desk.git('init')
  desk.git('add', '.')
  desk.git('commit', '-m', 'all')
  desk.write({'posts/new.md': readFileSync(join(desk.folder, 'posts/5.md')), 'posts/6.md': 'It employs TK people.\n'})
  desk.git('add', '.')
  desk.write({'posts/6.md': 'It employs some people.\n'})
  for (const args of [['--staged'], ['--changed=HEAD'], ['--changed=HEAD', '--cache']]) {
    const alone = run(desk, ['--format=json', '--concurrency=off', ...args])
    expect(alone.stdout).toContain('posts/new.md')
    expect(run(desk, ['--format=json', '--concurrency=3', ...args])).toEqual(alone)
  }
})

test('a mistake in the settings is told as ever', () => {
  const desk = openFolder()
  desk.write({'notes/.copydesk.yaml': 'preset: nwes\n', 'posts/.copydesk.yaml': 'rules: {no-such: error}\n'})
  const alone = run(desk, ['--concurrency=off'])
  expect(alone).toMatchObject({status: 2, stdout: ''})
  for (let i = 0; i < 3; i++) expect(run(desk, ['--concurrency=3'])).toEqual(alone)
})

test('repairs are made by one', () => {
  const [one, other] = [openFolder(), openFolder()]
  expect(run(other, ['--fix', '--concurrency=3'])).toEqual(run(one, ['--fix', '--concurrency=off']))
})

test('an interruption ends all threads', async () => {
  const desk = openFolder()
  // So much that the main thread can't have done it all before another takes a job.
  for (let i = 0; i < 200; i++) desk.write({[`more/${i}.txt`]: `It rained for ${i} hours in Leeds. `.repeat(600)})
  const endless = installWith(whenTaken('while (taken > 1);'))
  const child = spawn(process.execPath, [join(endless, 'bin/copydesk.cjs'), '--concurrency=3'], {cwd: desk.folder})
  const ended = once(child, 'exit')
  await new Promise((done) => setTimeout(done, 1500))
  child.kill('SIGINT')
  expect(await ended).toEqual([null, 'SIGINT'])
})

test('how many is said on the command line', async () => {
  const desk = openTestDesk({'a.md': 'Clean.\n'})
  const sentence = '`--concurrency` takes a number of threads, `auto` or `off`, not `two`.\n'
  expect(await desk.run('--concurrency=two')).toEqual({code: 2, out: '', err: sentence})
  for (const given of ['0', '1', 'off', 'auto', '64']) expect((await desk.run('--concurrency', given)).code).toBe(0)
})

test('a run is spread only where that pays, unless it is said', () => {
  const {folder, write} = openTestDesk({'small.md': 'Clean.\n'})
  write({'large.md': 'Clean.\n'.repeat(1_000_000)})
  const count = (names: readonly string[], wanted?: number) => countThreads(names, (name) => join(folder, name), wanted)
  expect(count(['small.md', 'small.md', 'gone.md'])).toBe(1)
  expect(count(['large.md'])).toBe(1)
  expect(count(['large.md', 'large.md'])).toBeLessThanOrEqual(8)
  expect([count(['small.md', 'small.md', 'small.md'], 2), count(['small.md'], 4)]).toEqual([2, 1])
})
