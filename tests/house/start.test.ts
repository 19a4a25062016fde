// How the command starts: with compiled code where it is this Node's, and without it just the same.
import {spawnSync} from 'node:child_process'
import {chmodSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {expect, test} from 'vitest'
import {compile, compiledPath} from '../../src/program/load.ts'
import {makeFolder} from '../support/desk.ts'

const file = resolve('coverage/dist/program/copydesk.cjs')

const check = (home: string): string =>
  spawnSync(process.execPath, [join(home, 'bin/copydesk.cjs'), '--no-config', 'fixtures/harbour-bridge.txt'], {
    encoding: 'utf8',
  }).stdout

/** The package as it is shipped, where it may be changed. */
function install(): {home: string; compiled: string} {
  const home = makeFolder({})
  cpSync('coverage/dist', home, {recursive: true})
  return {home, compiled: compiledPath(join(home, 'program/copydesk.cjs'))}
}

test('the build keeps compiled code that this Node takes', () => {
  expect(compile(file, readFileSync(compiledPath(file))).cachedDataRejected).toBe(false)
})

test('without compiled code, or with other code, the report is the same', () => {
  const {home, compiled} = install()
  expect(existsSync(compiled)).toBe(true)
  const report = check(home)
  const bytes = readFileSync(compiled)
  writeFileSync(compiled, bytes.subarray(0, 5000))
  expect(check(home)).toBe(report)
  writeFileSync(compiled, 'nothing')
  expect(check(home)).toBe(report)
  rmSync(compiled)
  expect(check(home)).toBe(report)
})

/** Run the command without the build's compiled code, as on another Node; returns the report and what is kept. */
function runWithKept(home: string, cache: string, env: NodeJS.ProcessEnv = {}) {
  const {CI: _, NODE_DISABLE_COMPILE_CACHE: __, ...own} = process.env
  const {stdout} = spawnSync(
    process.execPath,
    [join(home, 'bin/copydesk.cjs'), '--no-config', 'fixtures/harbour-bridge.txt'],
    {encoding: 'utf8', env: {...own, XDG_CACHE_HOME: cache, LOCALAPPDATA: cache, HOME: cache, ...env}},
  )
  const folder = join(cache, process.platform === 'darwin' ? 'Library/Caches/copydesk/compiled' : 'copydesk/compiled')
  return {stdout, folder, kept: existsSync(folder) ? readdirSync(folder) : []}
}

test('where the build’s code is another Node’s, three runs keep theirs, and later ones start with it', () => {
  const {home, compiled} = install()
  const cache = makeFolder({})
  const report = check(home)
  rmSync(compiled)
  const turns = [1, 2, 3, 4, 5].map(() => runWithKept(home, cache))
  expect(turns.map(({stdout}) => stdout)).toEqual(turns.map(() => report))
  expect(turns.map(({kept}) => kept.map((name) => /-(\d)\.bin$/.exec(name)?.[1]))).toEqual([
    ['1'],
    ['2'],
    ['3'],
    ['3'],
    ['3'],
  ])
  const {folder, kept} = turns[4] as (typeof turns)[0]
  expect(compile(file, readFileSync(join(folder, kept[0] as string))).cachedDataRejected).toBe(false)
  expect(statSync(folder).mode & 0o077).toBe(0)
})

test.each([
  ['in CI', {CI: 'true'}],
  ['where Node’s own switch is off', {NODE_DISABLE_COMPILE_CACHE: '1'}],
])('nothing is kept %s', (_, env) => {
  const {home, compiled} = install()
  rmSync(compiled)
  expect(runWithKept(home, makeFolder({}), env).kept).toEqual([])
})

test.skipIf(process.platform === 'win32')('a folder that others may write to is neither read nor written', () => {
  const {home, compiled} = install()
  rmSync(compiled)
  const cache = makeFolder({})
  const {folder, stdout} = runWithKept(home, cache)
  const [name] = readdirSync(folder)
  chmodSync(folder, 0o777)
  writeFileSync(join(folder, name as string), 'nothing')
  const again = runWithKept(home, cache)
  expect(again.stdout).toBe(stdout)
  expect(again.kept).toEqual([name])
  expect(readFileSync(join(folder, name as string), 'utf8')).toBe('nothing')
})
