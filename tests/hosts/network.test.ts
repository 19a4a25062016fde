// No network, no telemetry: the commands run under a hook that kills them where they ask for a socket.
import {type SpawnSyncReturns, spawnSync} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {afterAll, describe, expect, test} from 'vitest'
import {startClient} from '../support/client.ts'

const program = resolve('coverage/dist/bin/copydesk.cjs')
const server = resolve('coverage/dist/bin/copydesk-lsp.cjs')
const hook = resolve('tests/support/no-network.cjs')
const folder = mkdtempSync(join(tmpdir(), 'network-'))
cpSync('fixtures', folder, {recursive: true})
const addresses = ['script', 'iframe', 'img', 'embed'].map((tag) => `<${tag} src="http://127.0.0.1:9/a"></${tag}>`)
mkdirSync(join(folder, 'pages'))
const pages = {
  'a.html': `<!DOCTYPE html><link rel="stylesheet" href="http://127.0.0.1:9/a.css"><style>@import url(http://127.0.0.1:9/b)</style>${addresses.join('')}<p>It was the the end.</p>`,
  'b.mdx': `import A from 'http://127.0.0.1:9/a.js'\nexport const b = fetch('http://127.0.0.1:9/b')\n\n<A>\n  It was the the end.\n</A>\n\n{await fetch('http://127.0.0.1:9/c')}\n`,
}
for (const [name, text] of Object.entries(pages)) writeFileSync(join(folder, 'pages', name), text)
afterAll(() => rmSync(folder, {recursive: true, force: true}))

const run = (args: readonly string[], input = ''): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, ['--require', hook, ...args], {cwd: folder, encoding: 'utf8', input})

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
    ['pages that name addresses', ['pages/*']],
    ['pages by remark', ['--engine', 'remark', '--fix', 'pages/*']],
    ['rules', ['rules']],
    ['explain', ['explain', 'duplicate-headline']],
    ['init', ['init']],
    ['test', ['test']],
    ['completion', ['completion', 'bash']],
    ['the settings of a draft', ['--print-config', 'solar-roofs.md']],
    ['a part of a run', ['--shard', '1/1', '--output', 'part.ndjson', 'newsroom']],
    ['merge', ['merge', 'part.ndjson']],
  ])('%s opens no socket', (_, args) => {
    const {signal, stderr} = run([program, ...args])
    expect([signal, stderr.includes('network:')]).toEqual([null, false])
  })

  test('the words between the addresses are checked', () => {
    const again = Object.entries(pages).map(([name, text]) => {
      const path = join(folder, 'pages', `again-${name}`)
      writeFileSync(path, text)
      return path
    })
    const {signal, stdout} = run([program, '--no-config', '--format', 'ndjson', ...again])
    expect([signal, stdout.match(/"repeated-word"/g)?.length]).toEqual([null, 2])
  })

  const draft = JSON.stringify({path: 'a.md', text: '# Rain\n\nBy [Your Name]\n'})

  test('worker and reduce open no socket', () => {
    const worker = run([program, 'worker'], `${draft}\n`)
    expect([worker.signal, worker.stderr, worker.stdout.includes('unfilled-placeholder')]).toEqual([null, '', true])
    const facts = run([program, 'worker', '--facts'], `${draft}\n`).stdout
    const reduce = run([program, 'reduce'], facts)
    expect([reduce.signal, reduce.status, reduce.stderr]).toEqual([null, 0, ''])
  })

  test('the language server opens no socket', async () => {
    const start = join(folder, 'server.cjs')
    writeFileSync(start, `require(${JSON.stringify(hook)})\nrequire(${JSON.stringify(server)})\n`)
    const client = await startClient({server: start})
    await client.open('file:///a.md', 'By [Your Name]\n')
    expect((await client.pull('file:///a.md')).map(({code}) => code)).toEqual(['unfilled-placeholder'])
    expect(await client.stop()).toBe(0)
  })
})
