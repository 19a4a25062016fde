// The language server in real editors without a display: Neovim, and Emacs with eglot.
import {execFileSync} from 'node:child_process'
import {cpSync, existsSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {describe, expect, test} from 'vitest'
import {lint, parse} from '../../src/index.ts'
import {makeFolder} from '../support/desk.ts'
import {isThere} from './install.ts'

const sample = '../shared/sample'
const hasSample = existsSync(sample)

const rain =
  '# Rain 👍 stops the harbour play\n\nThe match — café 🎵 by [Name] — was was called off.\n\nIt was cold and and wet by noon.\n'
const drafts: Record<string, string> = {
  'rain.md': rain,
  '2025-01-01-one.md': '# Snow stops the harbour match\n\nIt snowed, [Name] said.\n',
  '2025-01-02-two.md': '# Snow stops the harbour match\n\nIt snowed again, [Name] said.\n',
}

interface Seen {
  line: number
  column?: number
  code?: string
  message?: string
  text: string
}

const inShort = ({line, column, code, text}: Seen) => `${line}:${column} ${code} ${text}`

/** Line, byte column and words of a place, as Neovim counts. */
function placeOf(text: string, {start, end}: {start: number; end: number}) {
  const before = text.slice(0, start).split('\n')
  return {line: before.length, column: Buffer.byteLength(before.at(-1) as string) + 1, text: text.slice(start, end)}
}

/** Drive an editor in a fresh folder; gives what it saw. */
function drive<T>(command: string, args: readonly string[]): T {
  const folder = makeFolder(drafts)
  if (hasSample) cpSync(join(sample, 'met-police.txt'), join(folder, 'sample.txt'))
  const env = {
    ...process.env,
    HOME: tmpdir(),
    COPYDESK_FOLDER: folder,
    COPYDESK_SERVER: resolve('coverage/dist/bin/copydesk-lsp.cjs'),
    COPYDESK_NODE: process.execPath,
    COPYDESK_DRAFTS: JSON.stringify(['rain.md', ...(hasSample ? ['sample.txt'] : [])]),
  }
  try {
    execFileSync(command, args, {cwd: folder, env, stdio: 'pipe', timeout: 500_000})
  } catch (error) {
    throw new Error(`${command} failed: ${(error as {stderr?: Buffer}).stderr?.toString().slice(-2000)}`)
  }
  return JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')) as T
}

const words = (path: string, text: string) =>
  lint(parse({path, text})).map(({ruleId, place}) => `${ruleId}: ${text.slice(place.start, place.end)}`)

describe.skipIf(!isThere('nvim'))('Neovim', () => {
  interface Result {
    'rain.md': Seen[]
    'sample.txt'?: Seen[]
    fixed: {before: string; after: string}
    afterFix: Seen[]
    hover: string
    ignored: {text: string; left: Seen[]}
    fixAll: string
    cross: boolean[]
  }
  let result: Result | undefined
  const run = () => {
    result ??= drive<Result>('nvim', [
      '--headless',
      '-u',
      'NONE',
      '-i',
      'NONE',
      '-n',
      '-c',
      `luafile ${resolve('tests/editors/neovim.lua')}`,
    ])
    return result
  }

  test('shows every finding at its place, behind emoji and all', () => {
    const seen = run()['rain.md'].map(({code, text}) => `${code}: ${text}`)
    expect(seen.sort()).toEqual(words('rain.md', rain).sort())
  })

  test('a quick fix leaves the rest untouched', () => {
    const {fixed, afterFix} = run()
    const one = ['was was', 'and and'].find(
      (twice) => fixed.after === fixed.before.replace(twice, twice.split(' ')[0] as string),
    )
    expect(one).toBeDefined()
    expect(afterFix).toHaveLength(run()['rain.md'].length - 1)
  })

  test('hovers say why', () => {
    expect(run().hover).toMatch(/Authority:/)
  })

  test('"ignore here" writes a comment, and the finding is gone', () => {
    const {text, left} = run().ignored
    expect(text).toContain('<!-- copydesk-ignore unfilled-placeholder: -->\nThe match')
    expect(left.map(({code}) => code)).not.toContain('unfilled-placeholder')
  })

  test('all safe problems are fixed at once', () => {
    expect(run().fixAll).toContain('— was called off.')
    expect(run().fixAll).toContain('It was cold and wet by noon.')
  })

  test('a headline of two drafts is shown until one changes', () => {
    expect(run().cross).toEqual([true, false])
  })

  test('works as the documentation sets it up', () => {
    const folder = makeFolder()
    const [, setup = ''] = /```lua\n(.*?)```/s.exec(readFileSync('docs/editors.md', 'utf8')) ?? []
    const server = `#!/bin/sh\nexec "${process.execPath}" "${resolve('coverage/dist/bin/copydesk-lsp.cjs')}" "$@"\n`
    writeFileSync(join(folder, 'copydesk-lsp'), server, {mode: 0o755})
    writeFileSync(join(folder, 'init.lua'), setup)
    writeFileSync(join(folder, 'rain.md'), rain)
    const look = 'vim.wait(100000, function() return #vim.diagnostic.get(0) > 0 end, 20)'
    const write = 'vim.fn.writefile({tostring(#vim.diagnostic.get(0))}, "count")'
    const args = [
      '--headless',
      '-u',
      'init.lua',
      '-i',
      'NONE',
      '-n',
      'rain.md',
      '-c',
      `lua ${look} ${write}`,
      '-c',
      'qa!',
    ]
    const env = {...process.env, HOME: folder, PATH: `${folder}:${process.env.PATH}`}
    execFileSync('nvim', args, {cwd: folder, env, stdio: 'pipe', timeout: 500_000})
    expect(Number(readFileSync(join(folder, 'count'), 'utf8'))).toBe(words('rain.md', rain).length)
  })

  test.skipIf(!hasSample)('shows all that must be flagged in the sample, at the right columns', () => {
    const lines = readFileSync(join(sample, 'findings.jsonl'), 'utf8').trim().split('\n')
    const wanted = lines.map(
      (line) => JSON.parse(line) as {line: number; column: number; text: string; mustFlag: boolean},
    )
    const must = wanted.filter(({mustFlag}) => mustFlag)
    const text = readFileSync(join(sample, 'met-police.txt'), 'utf8')
    const seen = run()['sample.txt'] ?? []
    const found = lint(parse({path: 'sample.txt', text})).map(({ruleId, place}) => ({...place, code: ruleId}))
    expect(seen.map(inShort).sort()).toEqual(found.map((one) => inShort({...placeOf(text, one), ...one})).sort())
    const starts = text.split('\n').map((_, i, lines) => lines.slice(0, i).join('\n').length + (i && 1))
    const missed = must.filter(({line, column}) => {
      const start = (starts[line - 1] as number) + column - 1
      return !found.some((one) => one.start === start)
    })
    expect(must).toHaveLength(25)
    expect(missed).toEqual([])
  })
})

describe.skipIf(!isThere('emacs'))('Emacs with eglot', () => {
  interface Result {
    found: Seen[]
    before: string
    after: string
    afterFix: Seen[]
    hover: string
    ignored: string
    afterIgnore: Seen[]
    fixAll: string
    cross: boolean[]
  }
  let result: Result | undefined
  const run = () => {
    result ??= drive<Result>('emacs', ['--batch', '-Q', '-l', resolve('tests/editors/emacs.el')])
    return result
  }

  test('shows every finding at its place, behind emoji and all', () => {
    const wanted = lint(parse({path: 'rain.md', text: rain})).map(({place}) => rain.slice(place.start, place.end))
    expect(
      run()
        .found.map(({text}) => text)
        .sort(),
    ).toEqual(wanted.sort())
  })

  test('a quick fix leaves the rest untouched', () => {
    const {before, after, afterFix} = run()
    expect(after).toBe(before.replace('was was', 'was'))
    expect(afterFix).toHaveLength(run().found.length - 1)
  })

  test('hovers say why', () => {
    expect(run().hover).toMatch(/Authority:/)
  })

  test('"ignore here" writes a comment, and the finding is gone', () => {
    const {ignored, afterIgnore} = run()
    expect(ignored).toContain('<!-- copydesk-ignore unfilled-placeholder: -->\nThe match')
    expect(afterIgnore.map(({text}) => text)).not.toContain('[Name]')
  })

  test('all safe problems are fixed at once', () => {
    expect(run().fixAll).toContain('It was cold and wet by noon.')
  })

  test('a headline of two drafts is shown until one changes', () => {
    expect(run().cross).toEqual([true, false])
  })
})
