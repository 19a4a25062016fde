// The server of the desk page: who is answered, and who isn't.

import {mkdtempSync, writeFileSync} from 'node:fs'
import {request} from 'node:http'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {readPage, type ServedDesk, serveDesk} from '../../src/files/desk-server.ts'
import {runIn} from '../support/desk.ts'

const state: {desk?: ServedDesk} = {}
const html = '<!doctype html><script src="desk.js"></script>'

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-'))
  for (const [name, text] of Object.entries({'index.html': html, 'desk.js': '1', 'desk.css': '2'}))
    writeFileSync(join(folder, name), text)
  const page = readPage([folder])
  if (!page) throw new Error('no page')
  state.desk = await serveDesk(page, [{name: '</script>.md', bytes: new TextEncoder().encode('It it.')}], 0)
})

afterAll(() => state.desk?.close())

interface Asked {
  path?: string
  method?: string
  headers?: Record<string, string>
}

/** Ask the server; `path` counts from the address of the page. */
function ask({
  path = '',
  method = 'GET',
  headers = {},
}: Asked): Promise<{status: number; body: string; headers: object}> {
  const {hostname, port, pathname, host} = new URL(path, state.desk?.address)
  return new Promise((resolve, reject) => {
    const asked = request({hostname, port, path: pathname, method, headers: {host, ...headers}}, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({status: response.statusCode ?? 0, body: Buffer.concat(parts).toString(), headers: response.headers}),
      )
    })
    asked.on('error', reject)
    asked.end()
  })
}

test.each<[string, Asked, number]>([
  ['the page', {}, 200],
  ['its script', {path: 'desk.js'}, 200],
  ['the drafts', {path: 'drafts.js'}, 200],
  ['a link from nowhere', {headers: {'sec-fetch-site': 'none'}}, 200],
  ['the page itself', {path: 'desk.js', headers: {'sec-fetch-site': 'same-origin'}}, 200],
  ['no token', {path: '/'}, 403],
  ['no token, a file', {path: '/desk.js'}, 403],
  ['another token', {path: `/${'A'.repeat(32)}/`}, 403],
  ['another name of this machine, as in DNS rebinding', {headers: {host: 'rebound.example'}}, 403],
  ['another site’s script', {path: 'drafts.js', headers: {'sec-fetch-site': 'cross-site'}}, 403],
  ['another origin', {path: 'drafts.js', headers: {origin: 'https://elsewhere.example'}}, 403],
  ['a file that isn’t there', {path: 'other.js'}, 404],
  ['an object’s own name', {path: 'constructor'}, 404],
  ['a deeper path', {path: 'a/desk.js'}, 403],
  ['writing', {method: 'POST'}, 405],
])('%s: %j is answered with %d', async (_name, asked, status) => {
  const answered = await ask(asked)
  expect(answered.status).toBe(status)
  expect(answered.headers).toMatchObject({'cache-control': 'no-store', 'x-content-type-options': 'nosniff'})
  if (status !== 200) expect(answered.body).toBe('')
})

test('the drafts come before the page’s own script, as data', async () => {
  expect((await ask({})).body).toBe('<!doctype html><script src="drafts.js"></script>\n<script src="desk.js"></script>')
  const {body} = await ask({path: 'drafts.js'})
  expect(body).toBe('globalThis.copydeskDrafts = [{"name":"</script>.md","base64":"SXQgaXQu"}]\n')
})

test.each([
  [['desk', 'none.md'], '`none.md` was not opened: There is no such file or folder.'],
  [['desk', 'a.png'], '`a.png` was not opened: the page shows .md, .mdx, .txt, .html, .docx and .odt files.'],
  [['desk', '--port', 'x'], '`--port` takes a number from 0 to 65535, not `x`.'],
])('%j is refused', async (args, message) => {
  const {err, code} = await runIn({'a.png': 'It.'}, args)
  expect([err.trim(), code]).toEqual([message, 2])
})
