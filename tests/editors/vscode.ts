// Drives VS Code as code-server serves it: the packaged extension, a window in Chromium, keys and clicks as a person's.
import {type ChildProcess, execFileSync, spawn} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {type Browser, chromium, type Page} from 'playwright-core'
import {makeFolder} from '../support/desk.ts'
import {drafts, type Result, type Seen, second} from './features.ts'

/** A problem as VS Code copies it; lines and columns are 1-based, in UTF-16. */
interface Marker {
  resource: string
  code: string | {value: string}
  startLineNumber: number
  startColumn: number
  endLineNumber: number
  endColumn: number
}

const patient = 200_000

/** What a window takes: paths of the server of VS Code, of Chromium and of the packaged extension. */
export interface Programs {
  codeServer: string
  browser: string
  vsix: string
}

interface Window {
  page: Page
  folder: string
  close(): Promise<void>
}

/** A window with two folders of drafts, and the extension installed in it. */
async function openWindow({codeServer, browser, vsix}: Programs): Promise<Window> {
  const [folder, other, home] = [makeFolder(drafts), makeFolder(second), mkdtempSync(join(tmpdir(), 'copydesk-code-'))]
  const workspace = join(home, 'desk.code-workspace')
  mkdirSync(join(home, 'user/User'), {recursive: true})
  writeFileSync(workspace, JSON.stringify({folders: [{path: folder}, {path: other}]}))
  const settings = {
    'security.workspace.trust.enabled': false,
    'workbench.startupEditor': 'none',
    'files.autoSave': 'off',
  }
  writeFileSync(join(home, 'user/User/settings.json'), JSON.stringify(settings))
  const places = ['--user-data-dir', join(home, 'user'), '--extensions-dir', join(home, 'extensions')]
  execFileSync(codeServer, [...places, '--install-extension', vsix], {stdio: 'pipe'})
  const port = await freePort()
  const more = ['--auth', 'none', '--disable-telemetry', '--disable-update-check', '--bind-addr', `127.0.0.1:${port}`]
  const server = spawn(codeServer, [...places, ...more], {stdio: ['ignore', 'pipe', 'pipe'], detached: true})
  await isListening(server)
  const opened = await chromium.launch({executablePath: browser, args: ['--no-sandbox', '--disable-gpu']})
  const page = await makePage(opened, `http://127.0.0.1:${port}/?workspace=${encodeURIComponent(workspace)}`)
  const close = async () => {
    await opened.close()
    if (server.pid) process.kill(-server.pid)
  }
  return {page, folder, close}
}

async function makePage(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: {width: 1300, height: 900},
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const page = await context.newPage()
  page.setDefaultTimeout(patient)
  await page.goto(address)
  await page.locator('.statusbar-item').first().waitFor()
  return page
}

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const {port} = server.address() as {port: number}
      server.close(() => done(port))
    })
  })

const isListening = (server: ChildProcess): Promise<void> =>
  new Promise((done, fail) => {
    server.stdout?.on('data', (said: Buffer) => {
      if (said.includes('HTTP server listening')) done()
    })
    server.on('exit', () => fail(new Error('code-server ended.')))
  })

/** Run a command of the palette by its whole title. */
async function run(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1')
  const input = page.locator('.quick-input-widget input[type=text]')
  await input.waitFor()
  await input.fill(`>${title}`)
  await page.locator('.quick-input-list .monaco-list-row').filter({hasText: title}).first().waitFor()
  await page.keyboard.press('Enter')
}

async function open(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+p')
  const input = page.locator('.quick-input-widget input[type=text]')
  await input.waitFor()
  await input.fill(name)
  await page.locator('.quick-input-list .monaco-list-row').filter({hasText: name}).first().waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.tab.active').filter({hasText: name}).waitFor()
  await page.locator('.monaco-editor .view-line').first().waitFor()
  await page.keyboard.press('Control+1')
}

/** All problems, as the Problems panel copies them. */
async function markers(page: Page): Promise<Marker[]> {
  await page.evaluate(() => navigator.clipboard.writeText('[]'))
  await run(page, 'Problems: Focus on Problems View')
  await page.locator('.markers-panel').waitFor()
  const list = page.locator('.markers-panel .monaco-list').first()
  if (!(await list.isVisible())) return []
  await list.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+c')
  const text = await page.evaluate(() => navigator.clipboard.readText())
  await page.keyboard.press('Control+1')
  const copied = text.trim() === '' ? [] : (JSON.parse(text) as Marker[] | Marker)
  return Array.isArray(copied) ? copied : [copied]
}

const codeOf = ({code}: Marker): string => (typeof code === 'string' ? code : code.value)
const isIn = (name: string) => (marker: Marker) => marker.resource.endsWith(`/${name}`)

/** Wait until the problems of a draft are as wanted; returns them. */
async function waitFor(page: Page, name: string, look: (all: readonly Marker[]) => boolean): Promise<Marker[]> {
  for (const end = Date.now() + patient; ; await page.waitForTimeout(300)) {
    const own = (await markers(page)).filter(isIn(name))
    if (look(own) || Date.now() > end) return own
  }
}

/** What a problem covers of a text. */
function seen(marker: Marker, text: string): Seen {
  const starts = [0, ...[...text.matchAll(/\r\n|\n/g)].map(({0: found, index}) => index + found.length)]
  const at = (line: number, column: number) => (starts[line - 1] as number) + column - 1
  const [from, to] = [at(marker.startLineNumber, marker.startColumn), at(marker.endLineNumber, marker.endColumn)]
  return {line: marker.startLineNumber, column: marker.startColumn, code: codeOf(marker), text: text.slice(from, to)}
}

/** Put the cursor at words of the open draft. */
async function goTo(page: Page, text: string, words: string): Promise<void> {
  const before = text.slice(0, text.indexOf(words)).split('\n')
  await page.keyboard.press('Control+g')
  const input = page.locator('.quick-input-widget input[type=text]')
  await input.waitFor()
  await input.fill(`:${before.length}:${(before.at(-1) as string).length + 2}`)
  await page.keyboard.press('Enter')
  await input.waitFor({state: 'hidden'})
}

const mostOffers = 40

/** Choose from the light bulb. */
async function choose(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+.')
  const rows = page.locator('.action-widget .monaco-list-row')
  await rows.first().waitFor()
  const row = rows.filter({hasText: title}).first()
  // Rows below the edge of the list are only made when it gets there.
  for (let down = 0; down < mostOffers && !(await row.isVisible()); down++) await page.keyboard.press('ArrowDown')
  await row.click()
  await row.waitFor({state: 'hidden'})
}

/** Save what is open, and read a draft from the disk once it is no longer as it was. */
async function saved(page: Page, path: string, before: string): Promise<string> {
  for (const end = Date.now() + patient; Date.now() < end; await page.waitForTimeout(200)) {
    await page.keyboard.press('Control+s')
    const text = readFileSync(path, 'utf8')
    if (text !== before) return text
  }
  return before
}

/** Save all, and read a file once it holds words. */
async function savedWith(page: Page, path: string, words: string): Promise<string> {
  for (const end = Date.now() + patient; Date.now() < end; await page.waitForTimeout(200)) {
    await run(page, 'File: Save All')
    const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
    if (text.includes(words)) return text
  }
  return ''
}

/** Drive a window through what is tried in every editor. */
export async function driveVSCode(programs: Programs): Promise<{result: Result; status: Record<string, string>}> {
  const window = await openWindow(programs)
  try {
    return await tryAll(window)
  } catch (error) {
    await window.page.screenshot({path: 'coverage/vscode-failed.png'})
    throw error
  } finally {
    await window.close()
  }
}

const twice = (count: number) => (all: readonly Marker[]) =>
  all.filter((one) => codeOf(one) === 'repeated-word').length === count

async function tryAll({page, folder}: Window): Promise<{result: Result; status: Record<string, string>}> {
  const path = (name: string) => join(folder, name)
  const text = drafts['rain.md']
  await open(page, 'crlf.txt')
  const crlf = (await waitFor(page, 'crlf.txt', twice(1))).map((one) => seen(one, drafts['crlf.txt']))
  await open(page, 'rain.md')
  const found = (await waitFor(page, 'rain.md', twice(2))).map((one) => seen(one, text))
  const status: Record<string, string> = {'rain.md': await statusOf(page)}

  await page.keyboard.press('Control+End')
  await page.keyboard.type('The the end.')
  const typed = twice(3)(await waitFor(page, 'rain.md', twice(3)))
  await run(page, 'File: Revert File')
  await waitFor(page, 'rain.md', twice(2))

  await goTo(page, text, 'was was')
  await page.keyboard.press('Control+k')
  await page.keyboard.press('Control+i')
  const shown = page.locator('.monaco-hover').filter({hasText: 'Authority:'}).first()
  await shown.waitFor()
  const hover = (await shown.textContent()) ?? ''
  await page.keyboard.press('Escape')

  await goTo(page, text, 'was was')
  await run(page, 'Auto Fix...')
  const after = await saved(page, path('rain.md'), text)
  const left = (await waitFor(page, 'rain.md', twice(1))).map((one) => seen(one, after))
  await goTo(page, after, '[Name]')
  await choose(page, 'Ignore unfilled-placeholder here')
  const ignoredText = await saved(page, path('rain.md'), after)
  const onePlaceholder = (all: readonly Marker[]) =>
    all.filter((one) => codeOf(one) === 'unfilled-placeholder').length === 1
  const stillThere = (await waitFor(page, 'rain.md', onePlaceholder)).map((one) => seen(one, ignoredText))
  await run(page, 'Copydesk: Make all safe repairs')
  await waitFor(page, 'rain.md', twice(0))
  const fixAll = await saved(page, path('rain.md'), ignoredText)

  await open(page, 'off.md')
  await waitFor(page, 'off.md', twice(1))
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+F8')
  await page.locator('.statusbar-item').filter({hasText: /Ln 3/}).waitFor()
  await page.keyboard.press('Shift+End')
  await page.keyboard.press('Control+c')
  const next = (await page.evaluate(() => navigator.clipboard.readText())).slice(0, 6)
  await goTo(page, drafts['off.md'], 'The the')
  await choose(page, 'Switch off repeated-word in this draft')
  const offText = await saved(page, path('off.md'), drafts['off.md'])
  const offLeft = (await waitFor(page, 'off.md', twice(0))).map(codeOf)

  await run(page, 'Copydesk: Check the whole folder')
  const toast = page
    .locator('.notification-list-item-message')
    .filter({hasText: /in \d+ drafts/})
    .first()
  const count = Number(/in (\d+) drafts/.exec((await toast.textContent()) ?? '')?.[1])
  const listed = twice(1)(await waitFor(page, 'closed.md', twice(1)))

  await open(page, 'shut.md')
  await goTo(page, drafts['shut.md'], '[Name]')
  const settings = path('.copydesk.yaml')
  const isNew = !existsSync(settings)
  await choose(page, 'Allow "[Name]" in this project')
  const noPlaceholder = (all: readonly Marker[]) => !all.some((one) => codeOf(one) === 'unfilled-placeholder')
  const allowed = {
    settings: await savedWith(page, settings, '[Name]'),
    left: (await waitFor(page, 'shut.md', noPlaceholder)).map(codeOf),
  }
  await open(page, 'shut.md')
  await goTo(page, drafts['shut.md'], 'The the')
  await choose(page, 'Switch off repeated-word in this project')
  const offProject = {
    settings: await savedWith(page, settings, 'repeated-word'),
    left: (await waitFor(page, 'shut.md', twice(0))).map(codeOf),
  }
  writeFileSync(settings, 'rules: {}\n')
  const settingsAtOnce = twice(1)(await waitFor(page, 'shut.md', twice(1)))

  await open(page, 'there.md')
  const inSecond = (await waitFor(page, 'there.md', twice(1))).map(codeOf)
  const result = {
    ...{found, crlf, typed, hover, fixAll, next, listed, settingsAtOnce, allowed, offProject},
    ...{fixed: {before: text, after, left}, offDraft: {text: offText, left: offLeft}, second: inSecond},
    ...{creates: isNew && allowed.settings !== '', ignored: {text: ignoredText, left: stillThere}, count},
  }
  return {result: result as unknown as Result, status}
}

const statusOf = async (page: Page): Promise<string> =>
  (await page.locator('.statusbar-item[id^="copydesk"]').first().getAttribute('aria-label')) ?? ''
