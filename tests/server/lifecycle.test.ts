// The protocol's order, broken headers, and answers while a long draft is being checked.
import {spawn} from 'node:child_process'
import {resolve} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Finding} from '../../src/core/rule.ts'
import {moveFindings} from '../../src/server/moved.ts'
import {startClient} from '../support/client.ts'

const server = resolve('coverage/dist/bin/copydesk-lsp.cjs')

const framed = (message: object): string => {
  const text = JSON.stringify({jsonrpc: '2.0', ...message})
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
}

const initialize = framed({id: 1, method: 'initialize', params: {processId: null, rootUri: null, capabilities: {}}})

/** What a server writes on both streams and its exit code; its input ends once it has said what is waited for. */
function speak(bytes: string, until = /^/): Promise<{code: number | null; out: string; err: string}> {
  const child = spawn(process.execPath, [server, '--stdio'])
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk
    if (until.test(out)) child.stdin.end()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk
  })
  child.stdin.on('error', () => {})
  child.stdin.write(bytes)
  if (until.test('')) child.stdin.end()
  return new Promise((done) => child.on('close', (code) => done({code, out, err})))
}

describe('the order of the protocol', () => {
  test.each<[name: string, bytes: string, says: RegExp, code: number]>([
    ['a request before the first', framed({id: 7, method: 'textDocument/hover', params: {}}), /"id":7.*-32002/, 1],
    ['a notification before the first', framed({method: 'textDocument/didOpen', params: {}}), /^$/, 1],
    [
      'a request after the last',
      initialize + framed({id: 2, method: 'shutdown'}) + framed({id: 3, method: 'textDocument/hover', params: {}}),
      /"id":3.*-32600/,
      0,
    ],
    ['an end without goodbye', initialize, /"id":1/, 1],
    ['an end with one', initialize + framed({id: 2, method: 'shutdown'}) + framed({method: 'exit'}), /"id":1/, 0],
  ])('%s', async (_, bytes, says, code) => {
    const said = await speak(bytes, says)
    expect([said.code, said.err]).toEqual([code, ''])
    expect(said.out).toMatch(says)
  })
})

describe('a header that can be none ends the server', () => {
  test.each([
    ['without a length', 'Content-Type: text\r\n\r\n{}'],
    ['with a length below nothing', 'Content-Length: -5\r\n\r\n{}'],
    ['with a length in words', 'Content-Length: two\r\n\r\n{}'],
    ['with a length of a hundred gigabytes', 'Content-Length: 100000000000\r\n\r\n{}'],
    ['that never ends', 'x'.repeat(5000)],
  ])('%s', async (_, bytes) => {
    const {code, err} = await speak(initialize + bytes)
    expect([code, err.split('\n').length]).toEqual([1, 2])
    expect(err).toMatch(/^copydesk-lsp: A header of a message /)
  })

  test('one in pieces is read', async () => {
    const child = spawn(process.execPath, [server, '--stdio'])
    for (const piece of initialize.match(/[\s\S]{1,7}/g) ?? []) child.stdin.write(piece)
    const first = await new Promise<Buffer>((done) => child.stdout.once('data', done))
    expect(String(first)).toContain('Content-Length')
    child.kill()
  })
})

describe('findings before an edit', () => {
  const found = (start: number, end: number): Finding => ({
    ...{ruleId: 'x', severity: 'error', message: ''},
    place: {start, end},
  })

  test.each<[name: string, before: string, after: string, left: [number, number][]]>([
    [
      'nothing changed',
      'one two six',
      'one two six',
      [
        [0, 3],
        [4, 7],
        [8, 11],
      ],
    ],
    [
      'words before',
      'one two six',
      'so one two six',
      [
        [3, 6],
        [7, 10],
        [11, 14],
      ],
    ],
    [
      'words within',
      'one two six',
      'one tXwo six',
      [
        [0, 3],
        [9, 12],
      ],
    ],
    [
      'words gone',
      'one two six',
      'one six',
      [
        [0, 3],
        [4, 7],
      ],
    ],
    ['all gone', 'one two six', '', []],
  ])('%s', (_, before, after, left) => {
    const moved = moveFindings([found(0, 3), found(4, 7), found(8, 11)], before, after, 0)
    expect(moved.map(({place}) => [place.start, place.end])).toEqual(left)
  })

  test('stand around the same words, whatever is edited', () => {
    const texts = fc.tuple(fc.string(), fc.string(), fc.string(), fc.string())
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), ([head, gone, come, tail], a, b) => {
        const before = head + gone + tail
        const [start, end] = [a % (before.length + 1), b % (before.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ]
        const after = head + come + tail
        for (const {place} of moveFindings([found(start, end)], before, after, 0))
          expect(after.slice(place.start, place.end)).toBe(before.slice(start, end))
      }),
    )
  })
})

test('after 3,000 questions that are taken back at once the next one has its answer', async () => {
  const client = await startClient()
  const uri = 'file:///a.md'
  await client.open(uri, 'By [Your Name]')
  const {CancellationTokenSource} = await import('vscode-languageserver-protocol/node')
  const answers = Array.from({length: 3000}, () => {
    const source = new CancellationTokenSource()
    const answer = client.connection.sendRequest('textDocument/diagnostic', {textDocument: {uri}}, source.token)
    source.cancel()
    // One that was answered before it was taken back is right, too.
    return answer.then(
      () => undefined,
      ({message}: Error) => message,
    )
  })
  const failures = new Set(await Promise.all(answers))
  failures.delete(undefined)
  expect([...failures].filter((message) => !/cancel/i.test(String(message)))).toEqual([])
  expect(await client.pull(uri)).toHaveLength(1)
  expect(await client.stop()).toBe(0)
})
