// How the command starts: with compiled code where it is this Node's, and without it just the same.
import {spawnSync} from 'node:child_process'
import {cpSync, existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
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
