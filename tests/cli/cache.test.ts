// The cache: a warm run says what a cold one says, whatever changed between them and whatever happened to the file.
import {spawnSync} from 'node:child_process'
import {readdirSync, readFileSync, rmSync, utimesSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {describe, expect, test} from 'vitest'
import {type Cache, keyFor, openCache} from '../../src/files/cache.ts'
import {openEngineName} from '../../src/files/engine-name.ts'
import {type Desk, openTestDesk} from '../support/desk.ts'

const bad = 'It employs TK people in Leeds.\n'
const story = `---\ntitle: Rain stops play at Headingley again\n---\n\nIt rained all day, and nobody played — “not a ball”, said Ann Smith.\n`
const drafts = {
  'a.md': bad,
  'b c.md': story,
  'ü/c.md': `${story}\nMore of it.\n`,
  'd.txt': 'Clean.\n',
  'e.md': '\uFEFF---\nno: [\n---\n\nx\n',
}

const folderOf = (desk: Desk) => join(desk.folder, '.copydesk-cache')

/** The files of a cache by name, the oldest first. */
const packetsIn = (folder: string) =>
  new Map(
    readdirSync(folder)
      .filter((name) => name.startsWith('findings-'))
      .sort()
      .map((name) => [name, readFileSync(join(folder, name))]),
  )

/** The only file of a cache that was written once. */
function packetIn(folder: string): {file: string; whole: Buffer} {
  const [[name, whole] = ['', Buffer.alloc(0)], ...others] = packetsIn(folder)
  expect(others).toEqual([])
  return {file: join(folder, name), whole}
}

/** The report of a run with the cache, held to be that of a run without. */
async function run(desk: Desk, ...args: string[]): Promise<string> {
  const plain = await desk.run('--format=json', ...args)
  const cached = await desk.run('--format=json', '--cache', ...args)
  expect(cached).toEqual(plain)
  return cached.out
}

/** Has the cache an answer for all that is asked? It then writes nothing. */
async function isWarm(desk: Desk, ...args: string[]): Promise<boolean> {
  const before = [...packetsIn(folderOf(desk)).keys()]
  await run(desk, ...args)
  return String(before) === String([...packetsIn(folderOf(desk)).keys()])
}

describe('a warm run', () => {
  test('says what a cold one says, in every format', async () => {
    const desk = openTestDesk(drafts)
    const cold = await run(desk)
    expect(cold).toContain('TK')
    expect(await isWarm(desk)).toBe(true)
    expect(await run(desk)).toBe(cold)
    for (const format of ['pretty', 'rdjson', 'sarif', 'gitlab', 'junit']) {
      const plain = await desk.run(`--format=${format}`)
      expect(await desk.run(`--format=${format}`, '--cache')).toEqual(plain)
    }
  })

  test.each<[name: string, change: Record<string, string>, args: string[]]>([
    ['the text', {'a.md': `${bad}\nIt houses XX people.\n`}, []],
    ['another draft with the same text', {'z.md': bad}, []],
    ['the settings', {'.copydesk.yaml': 'rules: {unfilled-placeholder: info}\n'}, []],
    ['the settings of a folder', {'ü/.copydesk.yaml': 'preset: strict\n'}, []],
    ['a list', {'.copydesk.yaml': 'lists: [{id: words, phrases: [rained]}]\n'}, []],
    ['the command line', {}, ['--rule=unfilled-placeholder:off']],
    ['the preset', {}, ['--preset=strict']],
    ['the stage', {}, ['--stage=draft']],
    ['the day', {}, ['--now=2031-01-01']],
    ['what is ignored', {'.copydeskignore': 'b c.md\n'}, []],
  ])('sees a change of %s', async (_, change, args) => {
    const desk = openTestDesk(drafts)
    await run(desk)
    desk.write(change)
    await run(desk, ...args)
    expect(await isWarm(desk, ...args)).toBe(true)
  })

  test('sees a change in the code of a plugin and in what it imports', async () => {
    const rule = (word: string) => `export const word = ${JSON.stringify(word)}\n`
    const plugin = `import {word} from './word.js'
      const rule = {summary: 'A word.', check({draft, report}) {
        const at = draft.text.indexOf(word)
        if (at >= 0) report({start: at, end: at + word.length}, 'Cut it.')
      }}
      export default {name: 'our-house', rules: {word: rule}}\n`
    const settings = 'plugins: [./plugin.js]\n'
    const desk = openTestDesk({'a.md': bad, '.copydesk.yaml': settings, 'plugin.js': plugin, 'word.js': rule('Leeds')})
    const found = () => {
      const args = [resolve('coverage/dist/bin/copydesk.cjs'), '--cache', '--format=json']
      const {stdout} = spawnSync(process.execPath, args, {cwd: desk.folder, encoding: 'utf8'})
      const [file] = JSON.parse(stdout) as {messages: {ruleId: string; column: number}[]}[]
      return file?.messages.filter(({ruleId}) => ruleId === 'our-house/word').map(({column}) => column)
    }
    for (const _ of [1, 2]) expect(found()).toEqual([bad.indexOf('Leeds') + 1])
    desk.write({'word.js': rule('people')})
    for (const _ of [1, 2]) expect(found()).toEqual([bad.indexOf('people') + 1])
  })

  test('tells a mistake in the settings, each time', async () => {
    const desk = openTestDesk(drafts)
    await run(desk)
    desk.write({'.copydesk.yaml': 'overrides: [{files: x/**, rules: {nope: off}}]\n'})
    for (const _ of [1, 2]) expect((await desk.run('--cache')).err).toContain('There is no rule `nope`.')
    for (const _ of [1, 2]) expect((await desk.run('--cache', '--no-config', '--rule=nope:off')).code).toBe(2)
  })

  test('knows which engine read a draft', async () => {
    const desk = openTestDesk({'a.md': bad, 'b.txt': bad})
    await run(desk, '--engine=remark')
    expect(await isWarm(desk, '--engine=remark')).toBe(true)
    await run(desk)
    for (const args of [[], ['--engine=remark']]) expect(await isWarm(desk, ...args)).toBe(true)
  })

  test('keeps what was found with the engine that did load, not with the one expected', async () => {
    const {folder} = openTestDesk()
    const open = () => openCache(folder, 'x', () => false)
    const nameWith = (cache: Cache, name: string, loaded?: string) =>
      openEngineName({wanted: 'auto', load: async () => name, loaded: () => loaded}, cache)()
    const first = open()
    expect(await nameWith(first, 'remark')).toMatch(/^remark /)
    await first.save()
    expect(await nameWith(open(), 'native')).toMatch(/^remark /)
    const later = open()
    expect(await nameWith(later, 'native', 'native')).toMatch(/^native /)
    await later.save()
    expect(await nameWith(open(), 'remark')).toMatch(/^native /)
  })

  test('keeps facts of drafts it does not report on', async () => {
    const desk = openTestDesk(drafts)
    desk.git('init', '-q')
    desk.git('add', '.')
    desk.git('commit', '-qm', 'x')
    desk.write({'new.md': story})
    await run(desk, '--changed')
    expect(await isWarm(desk, '--changed')).toBe(true)
  })
})

describe('the folder', () => {
  test('is one that Git does not see, or the one named', async () => {
    const desk = openTestDesk(drafts)
    const isThere = (folder: string) => expect(packetsIn(join(desk.folder, folder)).size).toBe(1)
    await desk.run('--cache')
    isThere('.copydesk-cache')
    expect(readFileSync(join(desk.folder, '.copydesk-cache/.gitignore'), 'utf8')).toBe('*\n')
    await desk.run('--cache', '--cache-location=else where')
    isThere('else where')
    desk.write({'node_modules/x/index.js': ''})
    await desk.run('--cache')
    isThere('node_modules/.cache/copydesk')
    for (const place of ['a.md', 'a.md/deep/down'])
      expect((await desk.run('--cache', `--cache-location=${place}`)).err).toMatch(/^The cache can't be written to `/)
    expect((await desk.run('--cache', '--cache-location=deep/er/down')).err).toBe('')
    expect(readdirSync(join(desk.folder, 'deep/er/down')).length).toBe(2)
  })

  test('is not made unless asked for; `--no-cache` has the last word', async () => {
    const desk = openTestDesk(drafts)
    for (const args of [[], ['--no-cache'], ['--cache', '--no-cache']]) await desk.run(...args)
    expect(readdirSync(desk.folder)).not.toContain('.copydesk-cache')
  })

  test('is believed nowhere where it is damaged', async () => {
    const {folder} = openTestDesk()
    const keys = ['a', 'b', 'ü\t\n'].map((text) => keyFor(text))
    const fresh = () => openCache(folder, 'x', () => false)
    const first = fresh()
    const binary = Uint8Array.from([9, 10, 0, 255])
    for (const key of keys) first.keep(`${key}.md`, key, [['TK\t\n„'], true, binary])
    await first.save()
    const {file, whole} = packetIn(folder)
    const known = (key: string) => fresh().find(key)
    expect(keys.map((key) => [0, 1].map((i) => known(key)?.part(i)))).toEqual(keys.map(() => [['TK\t\n„'], true]))
    for (const key of keys) expect([...((known(key)?.part(2) ?? []) as Uint8Array)]).toEqual([...binary])
    for (let at = 0; at < whole.length; at++) {
      const damaged = Buffer.from(whole)
      damaged[at] = at % 3 === 0 ? 10 : ((damaged[at] as number) + 1 + at) & 0xff
      for (const bytes of [damaged, whole.subarray(0, at)]) {
        writeFileSync(file, bytes)
        const cache = fresh()
        for (const key of keys) expect(cache.find(key)?.part(0) ?? ['TK\t\n„']).toEqual(['TK\t\n„'])
        cache.keep('new.md', keyFor('new'), [at])
        expect(cache.find(keyFor('new'))?.part(0)).toBe(at)
      }
    }
  })

  test('is made anew where it is damaged', async () => {
    const desk = openTestDesk(drafts)
    const cold = await run(desk)
    const {file, whole} = packetIn(folderOf(desk))
    for (const bytes of ['', 'copydesk-cache 9 x\n', whole.subarray(0, whole.length - 40)]) {
      for (const name of packetsIn(folderOf(desk)).keys()) rmSync(join(folderOf(desk), name))
      writeFileSync(file, bytes)
      expect((await desk.run('--format=json', '--cache')).out).toBe(cold)
      expect(await isWarm(desk)).toBe(true)
    }
  })

  test('loses nothing to runs at once', async () => {
    const {folder} = openTestDesk()
    const names = Array.from({length: 12}, (_, i) => `${i}.md`)
    const open = () => openCache(folder, 'x', () => false)
    const runs = names.map((name) => {
      const cache = open()
      cache.keep(name, keyFor(name), [name])
      return cache
    })
    await Promise.all(runs.map((cache) => cache.save()))
    const known = () => names.map((name) => open().find(keyFor(name))?.part(0))
    expect(known()).toEqual(names)
    const [one, two] = [open(), open()]
    one.keep('one', keyFor('one'), [1])
    two.keep('two', keyFor('two'), [2])
    await Promise.all([one.save(), two.save()])
    expect(known()).toEqual(names)
    expect(['one', 'two'].map((name) => open().find(keyFor(name))?.part(0))).toEqual([1, 2])
    expect(openCache(folder, 'y', () => false).find(keyFor('one'))).toBeUndefined()
  })

  test('holds what a run used, and of the rest a few of each draft that is still there', async () => {
    const {folder} = openTestDesk()
    const open = () => openCache(folder, 'x', (owner) => owner === 'gone.md')
    for (let i = 0; i < 40; i++) {
      const cache = open()
      for (let n = 0; n < 6; n++) if (!cache.find(keyFor('*', String(n)))) cache.keep('*', keyFor('*', String(n)), [n])
      for (const owner of ['a.md', 'gone.md']) cache.keep(owner, keyFor(owner, String(i)), [i])
      await cache.save()
      expect(packetsIn(folder).size).toBeLessThan(9)
    }
    const held = [...packetsIn(folder).values()].reduce((sum, {length}) => sum + length, 0)
    expect(held).toBeLessThan(80 * 90)
    const cache = open()
    for (let n = 0; n < 6; n++) expect(cache.find(keyFor('*', String(n)))?.part(0)).toBe(n)
    for (let i = 36; i < 40; i++) expect(cache.find(keyFor('a.md', String(i)))?.part(0)).toBe(i)
    expect(cache.find(keyFor('a.md', '0'))).toBeUndefined()
  })

  test('is rid of what another program and killed runs left', async () => {
    const desk = openTestDesk({'a.md': bad})
    const folder = folderOf(desk)
    desk.write({
      '.copydesk-cache/findings-1-1': 'copydesk-cache 0 y\n',
      '.copydesk-cache/.findings-1-2.0123456789ab.tmp': 'half',
    })
    const long = new Date(Date.now() - 7_200_000)
    utimesSync(join(folder, '.findings-1-2.0123456789ab.tmp'), long, long)
    for (let i = 0; i < 12; i++) {
      desk.write({'a.md': `${bad}\n${'Copy. '.repeat(i)}\n`})
      await desk.run('--cache')
    }
    expect(readdirSync(folder).filter((name) => /-1-\d/.test(name))).toEqual([])
  })
})
