// Serves the desk page on the loopback address: to whoever has its token, and to no other site's pages.
import {randomBytes, timingSafeEqual} from 'node:crypto'
import {existsSync, readFileSync} from 'node:fs'
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {fileURLToPath} from 'node:url'

/** A draft for the page. */
export interface DeskDraft {
  name: string
  bytes: Uint8Array
}

/** A page that is served. */
export interface ServedDesk {
  address: string
  close(): Promise<void>
}

const types = {
  'index.html': 'text/html; charset=utf-8',
  'desk.js': 'text/javascript; charset=utf-8',
  'desk.css': 'text/css; charset=utf-8',
} as const

const draftsName = 'drafts.js'

/** The files of the page by name. */
type DeskPage = ReadonlyMap<string, Uint8Array>

/** The page as the build made it, beside the program or, from the source, in `dist`; undefined if it isn't built. */
export function readPage(folders: readonly string[] = builtFolders()): DeskPage | undefined {
  const folder = folders.find((one) => existsSync(`${one}/index.html`))
  if (!folder) return undefined
  return new Map(Object.keys(types).map((name) => [name, readFileSync(`${folder}/${name}`)]))
}

const builtFolders = () => ['../desk', '../../dist/desk'].map((path) => fileURLToPath(new URL(path, import.meta.url)))

/** Serve the page with drafts on it; port 0 is any that is free. Rejects if it can't be served there. */
export async function serveDesk(page: DeskPage, drafts: readonly DeskDraft[], port: number): Promise<ServedDesk> {
  const token = randomBytes(24).toString('base64url')
  const files = withDrafts(page, drafts)
  const server = createServer((request, response) => respond(request, response, {files, token, server}))
  await new Promise<void>((done, fail) => {
    server.once('error', fail)
    server.listen(port, '127.0.0.1', done)
  })
  return {
    address: `http://${hostOf(server)}/${token}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

const hostOf = (server: Server) => `127.0.0.1:${(server.address() as AddressInfo).port}`

/** The page with a script that holds the drafts, in place before its own. */
function withDrafts(page: DeskPage, drafts: readonly DeskDraft[]): DeskPage {
  const data = drafts.map(({name, bytes}) => ({name, base64: Buffer.from(bytes).toString('base64')}))
  const html = new TextDecoder().decode(page.get('index.html'))
  const own = '<script src="desk.js">'
  const encode = (text: string) => new TextEncoder().encode(text)
  return new Map([
    ...page,
    ['index.html', encode(html.replace(own, `<script src="${draftsName}"></script>\n${own}`))],
    [draftsName, encode(`globalThis.copydeskDrafts = ${JSON.stringify(data)}\n`)],
  ])
}

interface Served {
  files: DeskPage
  token: string
  server: Server
}

/** Answer a request: 403 for one that another site or another name may have made, 404 for what isn't there. */
function respond(request: IncomingMessage, response: ServerResponse, {files, token, server}: Served): void {
  const [, given = '', name = ''] = /^\/([^/?#]*)\/([^/?#]*)$/.exec(request.url ?? '') ?? []
  const isAllowed = isOwn(request, hostOf(server)) && isSame(given, token)
  const isReading = request.method === 'GET' || request.method === 'HEAD'
  const file = name || 'index.html'
  const content = files.get(file)
  const status = !isAllowed ? 403 : !isReading ? 405 : content ? 200 : 404
  const type = status === 200 ? (types[file as keyof typeof types] ?? types['desk.js']) : 'text/plain; charset=utf-8'
  response.writeHead(status, {...safe, 'Content-Type': type})
  response.end(status === 200 && request.method === 'GET' ? content : undefined)
}

/** Does a request name this address as its host, and come from the page itself or from no page? */
function isOwn({headers}: IncomingMessage, host: string): boolean {
  const site = headers['sec-fetch-site'] ?? 'none'
  const isHere = headers.origin === undefined || headers.origin === `http://${host}`
  return headers.host === host && isHere && (site === 'none' || site === 'same-origin')
}

/** Compare in the same time whatever is given. */
function isSame(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)]
  return one.length === other.length && timingSafeEqual(one, other)
}

const safe = {
  'Content-Security-Policy': "frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}
