// The language server in real editors without a display: each is driven once, and shows what `clients.json` claims of it.
import {execFileSync, spawnSync} from 'node:child_process'
import {cpSync, existsSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {describe, expect, test} from 'vitest'
import {lint, parse} from '../../src/index.ts'
import {makeFolder} from '../support/desk.ts'
import {once, testClaims} from './claims.ts'
import {drafts, type Result, rain, type Seen, second} from './features.ts'
import {ale, hasEmacs, isThere, newNeovim} from './install.ts'

const sample = '../shared/sample'
const hasSample = existsSync(sample)

const inShort = ({line, column, code, text}: Seen) => `${line}:${column} ${code} ${text}`

/** Line, byte column and words of a place, as Neovim counts. */
function placeOf(text: string, {start, end}: {start: number; end: number}) {
  const before = text.slice(0, start).split('\n')
  return {line: before.length, column: Buffer.byteLength(before.at(-1) as string) + 1, text: text.slice(start, end)}
}

const seconds = 1000

/** Drive an editor in fresh folders; returns what it saw. */
function drive(command: string, args: readonly string[], more: Record<string, string> = {}): Result {
  const folder = makeFolder(drafts)
  if (hasSample) cpSync(join(sample, 'met-police.txt'), join(folder, 'sample.txt'))
  const {env: withCommand} = withServer({})
  const env = {
    ...withCommand,
    HOME: tmpdir(),
    COPYDESK_FOLDER: folder,
    COPYDESK_SECOND: makeFolder(second),
    COPYDESK_SERVER: resolve('coverage/dist/bin/copydesk-lsp.cjs'),
    COPYDESK_NODE: process.execPath,
    COPYDESK_DRAFTS: JSON.stringify({found: 'rain.md', crlf: 'crlf.txt', ...(hasSample && {sample: 'sample.txt'})}),
    ...more,
  }
  try {
    execFileSync(command, args, {cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: 500 * seconds})
  } catch (error) {
    throw new Error(`${command} failed: ${(error as {stderr?: Buffer}).stderr?.toString().slice(-2000)}`)
  }
  const failed = join(folder, 'failed')
  if (existsSync(failed)) throw new Error(`${command} failed: ${readFileSync(failed, 'utf8')}`)
  return JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')) as Result
}

/** A folder with the server as a command in it, and files. */
function withServer(files: Record<string, string>): {folder: string; env: NodeJS.ProcessEnv} {
  const folder = makeFolder(files)
  const server = `#!/bin/sh\nexec "${process.execPath}" "${resolve('coverage/dist/bin/copydesk-lsp.cjs')}" "$@"\n`
  writeFileSync(join(folder, 'copydesk-lsp'), server, {mode: 0o755})
  return {folder, env: {...process.env, HOME: folder, PATH: `${folder}:${process.env.PATH}`}}
}

const plain = ['--headless', '-i', 'NONE', '-n']

const neovims = [
  ['Neovim 0.7', 'nvim'],
  ['Neovim 0.11', newNeovim],
] as const

describe.each(neovims)('%s', (name, nvim) => {
  if (!isThere(nvim)) return test.skip('is not here')
  const script = `lua local ok, e = pcall(dofile, ${JSON.stringify(resolve('tests/editors/neovim.lua'))}) if not ok then io.stderr:write(e) vim.cmd('cquit!') end`
  const run = once(() => ({...drive(nvim, [...plain, '-u', 'NONE', '-c', script]), setup: asPasted(nvim)}))

  testClaims(name, run)

  test('says why an edit was refused', () => {
    expect(run().refused.said).toMatch(/^Nothing was changed: `rain\.md` has changed since/)
  })

  test('the setup says what is missing', () => {
    const folder = makeFolder()
    writeFileSync(join(folder, 'rain.md'), rain)
    const setup = resolve('editors/neovim/init.lua')
    const args = ['--headless', '-u', setup, '-i', 'NONE', '-n', 'rain.md', '-c', 'edit rain.md', '-c', 'qa!']
    const {stderr} = spawnSync(nvim, args, {cwd: folder, env: {HOME: folder, PATH: '/usr/bin:/bin'}, encoding: 'utf8'})
    expect(stderr.match(/there is no `copydesk-lsp` on the PATH/g)).toHaveLength(1)
    expect(stderr).not.toMatch(/stack traceback|Error/)
  })

  test.skipIf(!hasSample)('shows all that must be flagged in the sample, at the right columns', () => {
    const lines = readFileSync(join(sample, 'findings.jsonl'), 'utf8').trim().split('\n')
    const wanted = lines.map(
      (line) => JSON.parse(line) as {line: number; column: number; text: string; mustFlag: boolean},
    )
    const must = wanted.filter(({mustFlag}) => mustFlag)
    const text = readFileSync(join(sample, 'met-police.txt'), 'utf8')
    const seen = (run() as {sample?: Seen[]}).sample ?? []
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

/** What Neovim finds in `rain.md`, set up as the documentation says. */
function asPasted(nvim: string): string[] {
  const [, setup = ''] = /```lua\n(.*?)```/s.exec(readFileSync('docs/editors.md', 'utf8')) ?? []
  const {folder, env} = withServer({'init.lua': setup, 'rain.md': rain})
  const look = 'vim.wait(100000, function() return #vim.diagnostic.get(0) > 0 end, 20)'
  const codes = 'vim.tbl_map(function(d) return d.code end, vim.diagnostic.get(0))'
  const write = `lua ${look} vim.fn.writefile({vim.fn.json_encode(${codes})}, "codes")`
  execFileSync(nvim, [...plain, '-u', 'init.lua', 'rain.md', '-c', write, '-c', 'qa!'], {
    ...{cwd: folder, env, stdio: 'pipe', timeout: 500 * seconds},
  })
  return JSON.parse(readFileSync(join(folder, 'codes'), 'utf8')) as string[]
}

const emacses = [
  ['Emacs, eglot', 'eglot'],
  ['Emacs, lsp-mode', 'lsp-mode'],
] as const

describe.each(emacses)('%s', (name, client) => {
  if (!hasEmacs(client)) return test.skip('is not here')
  const script = `emacs -nw -Q -l ${resolve('tests/editors/emacs.el')}`
  const env = {
    TERM: 'xterm',
    COPYDESK_CLIENT: resolve(`tests/editors/${client}.el`),
    COPYDESK_SETUP: resolve('editors/emacs/lsp-mode.el'),
  }
  // In a terminal: with --batch, Emacs notices no changes of files.
  testClaims(
    name,
    once(() => {
      const result = drive('script', ['-qec', script, '/dev/null'], env)
      return client === 'lsp-mode' ? {...result, setup: result.found.map(({code = ''}) => code)} : result
    }),
  )
})

interface AleFinding {
  lnum: number
  col: number
  end_col: number
  code: string
}

describe('Vim, ALE', () => {
  if (!isThere('vim') || !existsSync(ale)) return test.skip('is not here')
  testClaims('Vim, ALE', once(driveAle))
})

/** What ALE shows of `rain.md`, set up as the documentation says, before and after words are typed. */
function driveAle(): Result {
  const vimrc = `set nocompatible\nfiletype plugin on\n${readFileSync('editors/vim/ale.vim', 'utf8')}`
  const {folder, env} = withServer({...drafts, vimrc})
  const found = 'ale#engine#GetLoclist(bufnr(""))'
  const wait = (count: number) =>
    `for i in range(2000) | sleep 100m | if len(${found}) > ${count} | break | endif | endfor`
  const write = (name: string) => `call writefile([json_encode(${found})], "${name}")`
  const all = lint(parse({path: 'rain.md', text: rain})).length
  const type = `call append(line("$"), ["", "The the end."]) | call ale#Queue(0)`
  const steps = [
    wait(0),
    write('found'),
    type,
    wait(all),
    write('typed'),
    'edit! crlf.txt',
    wait(0),
    write('crlf'),
    'qa!',
  ]
  const args = ['-es', '-u', 'vimrc', '-i', 'NONE', '-n', 'rain.md', ...steps.flatMap((step) => ['-c', step])]
  execFileSync('vim', args, {cwd: folder, env, stdio: 'pipe', timeout: 500 * seconds})
  const seen = (name: string, path: 'rain.md' | 'crlf.txt') => {
    const lines = drafts[path].split(/\r?\n/)
    const read = JSON.parse(readFileSync(join(folder, name), 'utf8')) as AleFinding[]
    return read.map(({lnum, col, end_col, code}) => {
      const text = Buffer.from(lines[lnum - 1] ?? 'The the end.')
        .subarray(col - 1, end_col)
        .toString()
      return {line: lnum, code, text}
    })
  }
  const shown = seen('found', 'rain.md')
  const isTyped = seen('typed', 'rain.md').some(({text}) => text === 'The the')
  return {
    ...{setup: shown.map(({code}) => code), found: shown, typed: isTyped, crlf: seen('crlf', 'crlf.txt')},
  } as Result
}
