// The cache: a warm run says what a cold one says, whatever changed between them and whatever happened to the file.
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {keyFor, openCache} from '../src/files/cache.ts'
import {type Desk, openTestDesk} from './desk.ts'

const bad = 'It employs TK people in Leeds.\n'
const story = `---\ntitle: Rain stops play at Headingley again\n---\n\nIt rained all day, and nobody played — “not a ball”, said Ann Smith.\n`
const drafts = {
  'a.md': bad,
  'b c.md': story,
  'ü/c.md': `${story}\nMore of it.\n`,
  'd.txt': 'Clean.\n',
  'e.md': '\uFEFF---\nno: [\n---\n\nx\n',
}

const cacheFile = (desk: Desk) => join(desk.folder, '.copydesk-cache/findings')

/** The report of a run with the cache, held to be that of a run without. */
async function run(desk: Desk, ...args: string[]): Promise<string> {
  const plain = await desk.run('--format=json', ...args)
  const cached = await desk.run('--format=json', '--cache', ...args)
  expect(cached).toEqual(plain)
  return cached.out
}

/** Has the cache an answer for all that is asked? It then writes nothing. */
async function isWarm(desk: Desk, ...args: string[]): Promise<boolean> {
  const before = readFileSync(cacheFile(desk))
  await run(desk, ...args)
  return before.equals(readFileSync(cacheFile(desk)))
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
    expect((await desk.run('--cache')).out).toContain('Cut it.')
    const before = readFileSync(cacheFile(desk), 'utf8')
    desk.write({'word.js': rule('people')})
    await desk.run('--cache')
    expect(readFileSync(cacheFile(desk), 'utf8')).not.toBe(before)
  })

  test('tells a mistake in the settings, each time', async () => {
    const desk = openTestDesk(drafts)
    await run(desk)
    desk.write({'.copydesk.yaml': 'overrides: [{files: x/**, rules: {nope: off}}]\n'})
    for (const _ of [1, 2]) expect((await desk.run('--cache')).err).toContain('There is no rule `nope`.')
    for (const _ of [1, 2]) expect((await desk.run('--cache', '--no-config', '--rule=nope:off')).code).toBe(2)
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

describe('the file', () => {
  test('stands in a folder that Git does not see, or where it is told to', async () => {
    const desk = openTestDesk(drafts)
    await desk.run('--cache')
    expect(readFileSync(join(desk.folder, '.copydesk-cache/.gitignore'), 'utf8')).toBe('*\n')
    await desk.run('--cache', '--cache-location=else where')
    expect(readdirSync(join(desk.folder, 'else where'))).toContain('findings')
    desk.write({'node_modules/x/index.js': ''})
    await desk.run('--cache')
    expect(readdirSync(join(desk.folder, 'node_modules/.cache/copydesk'))).toContain('findings')
    expect((await desk.run('--cache', '--cache-location=a.md')).err).toMatch(/^The cache can't be written to `/)
  })

  test('is believed nowhere where it is damaged', async () => {
    const {folder} = openTestDesk()
    const keys = ['a', 'b', 'ü\t\n'].map((text) => keyFor(text))
    const fresh = () => openCache(folder, 'x', () => false)
    const first = fresh()
    for (const key of keys) first.keep(`${key}.md`, key, [['TK\t\n„'], true])
    await first.save()
    const file = join(folder, 'findings')
    const whole = readFileSync(file)
    const known = (key: string) => fresh().find(key)
    expect(keys.map((key) => [known(key)?.part(0), known(key)?.part(1)])).toEqual(keys.map(() => [['TK\t\n„'], true]))
    for (let at = 0; at < whole.length; at++) {
      const damaged = Buffer.from(whole)
      damaged[at] = at % 3 === 0 ? 10 : ((damaged[at] as number) + 1 + at) & 0xff
      for (const bytes of [damaged, whole.subarray(0, at)]) {
        writeFileSync(file, bytes)
        for (const key of keys) expect(known(key)?.part(0) ?? ['TK\t\n„']).toEqual(['TK\t\n„'])
      }
    }
  })

  test('is made anew where it is damaged', async () => {
    const desk = openTestDesk(drafts)
    const cold = await run(desk)
    const whole = readFileSync(cacheFile(desk))
    for (const bytes of ['', 'copydesk-cache 9 x\n', whole.subarray(0, whole.length - 40)]) {
      writeFileSync(cacheFile(desk), bytes)
      expect((await desk.run('--format=json', '--cache')).out).toBe(cold)
    }
    expect(await isWarm(desk)).toBe(true)
  })

  test('two runs at once: the second to write keeps what the first wrote; at the same moment, one of both is whole', async () => {
    const desk = openTestDesk({'a.md': bad, 'b.md': bad})
    await Promise.all([desk.run('--cache', 'a.md'), desk.run('--cache', 'b.md')])
    await desk.run('--cache', 'a.md')
    await desk.run('--cache', 'b.md')
    const folder = join(desk.folder, 'shared')
    const one = openCache(folder, 'x', () => false)
    const two = openCache(folder, 'x', () => false)
    one.keep('a', 'a'.repeat(32), [1])
    two.keep('b', 'b'.repeat(32), [2])
    await one.save()
    await two.save()
    const known = () => {
      const cache = openCache(folder, 'x', () => false)
      return ['a', 'b', 'c', 'd'].map((key) => cache.find(key.repeat(32))?.part(0))
    }
    expect(known()).toEqual([1, 2, undefined, undefined])
    one.keep('c', 'c'.repeat(32), [3])
    two.keep('d', 'd'.repeat(32), [4])
    await Promise.all([one.save(), two.save()])
    expect(known().slice(0, 2)).toEqual([1, 2])
    expect([3, 4]).toContain(known().findLast((value) => value !== undefined))
    expect(openCache(folder, 'y', () => false).find('a'.repeat(32))).toBeUndefined()
  })

  test('does not grow without end', async () => {
    const {folder} = openTestDesk()
    for (let i = 0; i < 12; i++) {
      const cache = openCache(folder, 'x', (owner) => owner === 'gone.md')
      for (const owner of ['a.md', 'gone.md']) cache.keep(owner, keyFor(owner, String(i)), [i])
      await cache.save()
    }
    const lines = readFileSync(join(folder, 'findings'), 'utf8').split('\n').slice(1, -1)
    expect(lines.map((line) => line.slice(48))).toEqual([11, 10, 9, 8].map((i) => `"a.md"\t${i}`))
  })
})
