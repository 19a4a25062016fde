// Threads: a run that is spread over several says what a run in one says, whatever comes between, and ends.
import {spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {beforeAll, describe, expect, test, vi} from 'vitest'
import {countThreads} from '../../src/files/tuning.ts'
import {type Desk, openTestDesk} from '../support/desk.ts'
import {after, idNote} from '../support/renamed.ts'

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

/** What a run in this very process says, without threads; JSON reports name the folder of the process. */
async function runAlone(desk: Desk, args: readonly string[]) {
  const cwd = vi.spyOn(process, 'cwd').mockReturnValue(desk.folder)
  const {code, out, err} = await desk.run(...args, '--concurrency=off')
  cwd.mockRestore()
  return {status: code, stdout: out, stderr: err}
}

/** Jobs there are at least, in every folder here. */
const enough = 80

/** How many jobs are taken, by all and by each thread: what `counts` holds in the program. */
const helpers = `
const {existsSync, mkdirSync, readdirSync, writeFileSync} = require('node:fs')
const {threadId, workerData} = require('node:worker_threads')
const {add, wait} = Atomics
const happened = __dirname + '/../happened'
mkdirSync(happened, {recursive: true})
const happen = () => writeFileSync(happened + '/' + threadId, '')
const until = (holds) => { while (!holds()) wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2) }
`

/** Code that does something when the thread is about to take a job: `taken` counts them from 1, `counts` is shared. */
const whenTaken = (code: string) => `
let taken = 0
Atomics.add = (counts, at, by) => {
  if (at === 0) {
    taken++
    ${code}
  }
  return add(counts, at, by)
}`

interface Changes {
  /** Done in each thread before it begins. */
  inThreads?: string
  /** Done in the main thread before it begins. */
  inMain?: string
}

/** A program with changes in its threads. */
function installWith({inThreads = '', inMain = ''}: Changes): string {
  const home = mkdtempSync(join(tmpdir(), 'copydesk-'))
  cpSync(built, home, {recursive: true})
  writeFileSync(join(home, 'program/thread.cjs'), `${helpers}${inThreads}\nrequire('./index.cjs').thread()\n`)
  writeFileSync(join(home, 'bin/copydesk.cjs'), `${helpers}${inMain}\nrequire('../program/index.cjs').main()\n`)
  return home
}

/** The threads of a program that say they came where they were meant to. */
const happenedIn = (home: string) => readdirSync(join(home, 'happened'))

test.each(['2', '4'])('in %s threads, the report is the same in every format', async (threads) => {
  const desk = openFolder()
  const args = ['--format=json', '--format=pretty=pretty', '--format=rdjson=rdjson']
  const files = () => ['pretty', 'rdjson'].map((name) => readFileSync(join(desk.folder, name), 'utf8'))
  const alone = [await runAlone(desk, args), files()]
  for (const text of files()) expect(text.length).toBeGreaterThan(1000)
  expect([run(desk, [...args, `--concurrency=${threads}`]), files()]).toEqual(alone)
})

describe('whatever threads do', () => {
  const desk = openFolder()
  let alone: ReturnType<typeof run>
  beforeAll(async () => {
    alone = await runAlone(desk, ['--format=json'])
  })

  test.each<[name: string, changes: Changes]>([
    ['the main thread', {inMain: whenTaken(`if (taken === 2) until(() => counts[2] + counts[3] >= ${enough / 2})`)}],
    ['one of them', {inThreads: whenTaken(`if (taken === 2 && threadId === 1) until(() => counts[0] >= ${enough})`)}],
    ['all but the main one', {inThreads: whenTaken(`if (taken === 2) until(() => counts[0] >= ${enough})`)}],
  ])('the report is the same where %s is slow', (_, changes) => {
    expect(run(desk, ['--format=json', '--concurrency=3'], installWith(changes))).toEqual(alone)
  })

  test.each([
    ['can’t start', "happen(); throw new Error('no luck')"],
    ['breaks off', whenTaken("if (taken === 3) { happen(); throw new Error('no luck') }")],
    ['ends', whenTaken('if (taken === 3) { happen(); process.exit(1) }')],
    [
      'runs out of memory',
      whenTaken(
        'if (taken === 3) happen()\nconst all = []; while (taken === 3) all.push(new Array(1e5).fill(taken / 7))',
      ),
    ],
  ])('where each %s, nothing is lost', (_, inThreads) => {
    // The main thread takes no second job before that: it could have done them all.
    const inMain = whenTaken('if (taken === 2) until(() => readdirSync(happened).length === 2)')
    const home = installWith({inThreads, inMain})
    const shared = run(desk, ['--format=json', '--concurrency=3'], home, '--max-old-space-size=120')
    expect(happenedIn(home)).toHaveLength(2)
    expect({...shared, stderr: alone.stderr}).toEqual(alone)
    for (const line of shared.stderr.split('\n').filter((line) => line && !alone.stderr.includes(line)))
      expect(line).toMatch(/^A thread ended early, and its drafts are checked again: /)
  })
})

test('with a cache, threads fill it, and a warm run says the same', async () => {
  const desk = openFolder()
  const plain = await runAlone(desk, ['--format=json'])
  const cached = ['--format=json', '--cache', '--cache-location=kept']
  const packets = () => readdirSync(join(desk.folder, 'kept')).filter((name) => name.startsWith('findings-'))
  expect(run(desk, [...cached, '--concurrency=3'])).toEqual(plain)
  expect(packets().length).toBe(1)
  expect(run(desk, [...cached, '--concurrency=off'])).toEqual(plain)
  expect(run(desk, [...cached, '--concurrency=3'])).toEqual(plain)
  expect(packets().length).toBe(1)
  for (let i = 0; i < 30; i++) desk.write({[`posts/${i}.md`]: `It employs TK people, ${i} of them in Leeds.\n`})
  const changed = await runAlone(desk, ['--format=json'])
  expect(changed).not.toEqual(plain)
  expect(run(desk, [...cached, '--concurrency=3'])).toEqual(changed)
  expect(run(desk, [...cached, '--concurrency=off'])).toEqual(changed)
})

test('drafts that others are only compared with are read in threads, too', async () => {
  const desk = openFolder()
  desk.git('init')
  desk.git('add', '.')
  desk.git('commit', '-m', 'all')
  desk.write({'posts/new.md': readFileSync(join(desk.folder, 'posts/5.md')), 'posts/6.md': 'It employs TK people.\n'})
  desk.git('add', '.')
  desk.write({'posts/6.md': 'It employs some people.\n'})
  for (const args of [['--staged'], ['--changed=HEAD'], ['--changed=HEAD', '--cache']]) {
    const alone = await runAlone(desk, ['--format=json', ...args])
    expect(alone.stdout).toContain('posts/new.md')
    expect(run(desk, ['--format=json', '--concurrency=3', ...args])).toEqual(alone)
  }
})

test.each<[name: string, changes: Changes]>([
  ['the main thread', {inThreads: whenTaken(`until(() => counts[0] >= ${enough})`)}],
  ['another', {inMain: whenTaken('if (taken === 1) until(() => counts[2] + counts[3] >= 2)')}],
])('a mistake in the settings that %s meets first is told as ever', async (_, changes) => {
  const desk = openFolder()
  desk.write({'notes/.copydesk.yaml': 'preset: nwes\n', 'posts/.copydesk.yaml': 'rules: {no-such: error}\n'})
  const alone = await runAlone(desk, [])
  expect(alone).toMatchObject({status: 2, stdout: ''})
  expect(run(desk, ['--concurrency=3'], installWith(changes))).toEqual(alone)
})

test('repairs are made by one', async () => {
  const [one, other] = [openFolder(), openFolder()]
  expect(run(other, ['--fix', '--concurrency=3'])).toEqual(await runAlone(one, ['--fix']))
})

test('an interruption ends all threads', async () => {
  const home = installWith({
    inThreads: whenTaken('if (taken === 2) { happen(); for (;;); }'),
    inMain: whenTaken("if (taken === 2) { until(() => readdirSync(happened).length === 2); console.log('now') }"),
  })
  const args = [join(home, 'bin/copydesk.cjs'), '--concurrency=3']
  const child = spawn(process.execPath, args, {cwd: openFolder().folder, stdio: ['ignore', 'pipe', 'ignore']})
  const ended = once(child, 'exit')
  await once(child.stdout, 'data')
  child.kill('SIGINT')
  expect(await ended).toEqual([null, 'SIGINT'])
})

test('how many is said on the command line', async () => {
  const desk = openTestDesk({'a.md': 'Clean.\n'})
  const sentence = '`--concurrency` takes a number of threads, `auto` or `off`, not `two`.\n'
  expect(await desk.run('--concurrency=two')).toMatchObject({code: 2, out: '', err: sentence})
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

test('former names that threads meet are noted once, in the order of the drafts', () => {
  const text = '<!-- copydesk-ignore harbour/ferry-names: no -->\n\nThe Queen Anne.\n'
  const names = Array.from({length: 40}, (_, i) => `b${i + 10}.md`)
  const settings = {'after.mjs': after, '.copydesk.yaml': 'plugins: [./after.mjs]\n'}
  const desk = openTestDesk({...settings, ...Object.fromEntries(names.map((name) => [name, text]))})
  const alone = run(desk, ['--concurrency=off'])
  expect(alone.stderr).toBe(idNote('b10.md:1, b11.md:1, b12.md:1 and 37 more places'))
  for (const more of [[], ['--cache'], ['--cache']]) expect(run(desk, ['--concurrency=3', ...more])).toEqual(alone)
})
