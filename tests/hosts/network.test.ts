// No network, no telemetry: the commands run under a hook that kills them where they ask for a socket.
import {type SpawnSyncReturns, spawnSync} from 'node:child_process'
import {cpSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {afterAll, describe, expect, test} from 'vitest'

const program = resolve('coverage/dist/bin/copydesk.cjs')
const hook = resolve('tests/support/no-network.cjs')
const folder = mkdtempSync(join(tmpdir(), 'network-'))
cpSync('fixtures', folder, {recursive: true})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

const run = (args: readonly string[]): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, ['--require', hook, ...args], {cwd: folder, encoding: 'utf8', input: ''})

describe('under the hook', () => {
  test('a socket kills a process', () => {
    const {signal, stderr} = run(['-e', "require('node:net').connect(9, '127.0.0.1')"])
    expect([signal, stderr]).toEqual(['SIGKILL', 'network: net.connect\n'])
  })

  test('a page that is asked for kills a process', () => {
    expect(run(['-e', "fetch('http://127.0.0.1:9/')"]).stderr).toBe('network: fetch\n')
  })

  test.each([
    ['check', ['.']],
    ['check with a cache and threads', ['--cache', '--concurrency', '2', '.']],
    ['repairs', ['--fix', '--fix-structure', '.']],
    ['rules', ['rules']],
    ['explain', ['explain', 'duplicate-headline']],
    ['init', ['init']],
    ['test', ['test']],
  ])('%s opens no socket', (_, args) => {
    const {signal, stderr} = run([program, ...args])
    expect([signal, stderr.includes('network:')]).toEqual([null, false])
  })
})
