// The desk page in Chromium, from a disk and from its server: skipped where Chromium or its driver isn't installed.
import {existsSync, mkdtempSync, readFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {type Browser, type BrowserContext, chromium, type Page} from 'playwright-core'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {readPage, serveDesk} from '../../src/files/desk-server.ts'
import {bundleDesk} from '../../src/generate/desk.ts'
import {makeFolder, runIn} from '../support/desk.ts'
import {p, wordFile} from '../support/word.ts'

const program = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
)
const folder = mkdtempSync(join(tmpdir(), 'copydesk-'))
const draft = '# The bridge\n\nBy [Your Name]\n\nWe read the the report and and it was *very* long.\n'

/** What is asked of axe; it would load style sheets again, which the page forbids. */
interface Axe {
  axe: {run(options: {preload: boolean}): Promise<{violations: {id: string}[]}>}
}

/** How long to wait on a busy machine. */
const patient = {timeout: 60_000}

interface Opened {
  browser: Browser
  context: BrowserContext
  page: Page
  /** Requests that aren't for the page itself. */
  strays: string[]
  errors: string[]
  close(): Promise<void>
}

const state = {} as Opened

/** Where the page is, and what ends it. */
const homes: Record<string, () => Promise<{address: string; close(): Promise<void>}>> = {
  'from a disk': async () => ({address: pathToFileURL(`${folder}/index.html`).href, close: async () => {}}),
  'from its server': async () => serveDesk(readPage([folder]) ?? new Map(), [], 0),
}

describe.skipIf(!program).each(Object.keys(homes))('the page %s', (home) => {
  beforeAll(async () => {
    await bundleDesk(folder, {})
    state.browser = await chromium.launch({executablePath: program ?? '', args: ['--no-sandbox']})
  })
  afterAll(() => state.browser?.close())

  beforeEach(async () => {
    const {address, close} = await (homes[home] as (typeof homes)[string])()
    const own = address.replace(/[^/]*$/, '')
    Object.assign(state, {close, strays: [], errors: []})
    state.context = await state.browser.newContext({acceptDownloads: true, offline: home === 'from a disk'})
    state.page = await state.context.newPage()
    state.context.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(own) && !/^(?:blob|data):/.test(url)) state.strays.push(url)
    })
    state.page.on('pageerror', ({message}) => state.errors.push(message))
    state.page.on('console', (said) => {
      if (said.type() === 'error') state.errors.push(said.text())
    })
    await state.page.goto(address)
  })
  afterEach(async () => {
    const {strays, errors} = state
    await state.context.close()
    await state.close()
    expect({strays, errors}).toEqual({strays: [], errors: []})
  })

  const marks = () => state.page.locator('mark').allTextContents()
  const text = () => state.page.locator('textarea').inputValue()
  const awaitMarks = (...words: string[]) => expect.poll(marks, patient).toEqual(words)
  const awaitNotes = (count: number) => expect.poll(() => state.page.locator('.note').count(), patient).toBe(count)

  /** Paste a text into the empty page, as a person does. */
  async function paste(given: string): Promise<void> {
    await state.page.locator('textarea').evaluate((area, words) => {
      area.focus()
      const data = new DataTransfer()
      data.setData('text/plain', words)
      area.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}))
      document.execCommand('insertText', false, words)
    }, given)
  }

  /** Drop files onto the page. */
  async function drop(files: readonly {name: string; bytes: Uint8Array}[]): Promise<void> {
    const given = files.map(({name, bytes}) => ({name, base64: Buffer.from(bytes).toString('base64')}))
    await state.page.evaluate((all) => {
      const data = new DataTransfer()
      for (const {name, base64} of all)
        data.items.add(new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], name))
      document.body.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}))
    }, given)
  }

  async function download(button: string): Promise<{name: string; bytes: Buffer}> {
    const [made] = await Promise.all([
      state.page.waitForEvent('download'),
      state.page.getByRole('button', {name: button, exact: true}).click(),
    ])
    return {name: made.suggestedFilename(), bytes: readFileSync(await made.path())}
  }

  test('what is pasted is marked at the very words', async () => {
    await paste(draft)
    await awaitNotes(3)
    expect(await marks()).toEqual(['[Your Name]', 'the the', 'and and'])
    expect(await state.page.getByRole('heading', {name: 'The bridge'}).count()).toBe(1)
    expect(await state.page.getByRole('status').textContent()).toBe('3 notes.')
  })

  test('by keys alone: next, take, undo, ignore with a reason, the list of keys', async () => {
    const {page} = state
    await paste(draft)
    await awaitNotes(3)
    await page.keyboard.press('n')
    expect(await page.locator('mark.chosen').textContent()).toBe('the the')
    await page.keyboard.press('Enter')
    await awaitNotes(2)
    expect(await marks()).toEqual(['[Your Name]', 'and and'])
    expect(await page.locator('mark.chosen').textContent()).toBe('and and')
    await page.keyboard.press('u')
    await awaitNotes(3)
    expect(await text()).toBe(draft)
    await page.keyboard.press('p')
    expect(await page.locator('mark.chosen').textContent()).toBe('[Your Name]')
    await page.keyboard.press('x')
    await page.keyboard.type('filled in at proof')
    await page.keyboard.press('Enter')
    await awaitNotes(2)
    expect(await text()).toContain('copydesk-ignore unfilled-placeholder: filled in at proof')
    await page.keyboard.press('?')
    expect(await page.getByRole('dialog').isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await page.getByRole('dialog').isVisible()).toBe(false)
  })

  test('by hand: a repair, all safe repairs, a filter, a preset, writing, the download', async () => {
    const {page} = state
    await paste(draft)
    await awaitNotes(3)
    await page.locator('mark', {hasText: 'the the'}).click()
    await page.locator('.note.chosen .offer').first().click()
    await awaitNotes(2)
    await page.getByRole('button', {name: 'Make safe repairs'}).click()
    await awaitNotes(1)
    expect((await download('Download')).bytes.toString()).toBe(
      '# The bridge\n\nBy [Your Name]\n\nWe read the report and it was *very* long.\n',
    )
    await page.getByRole('checkbox', {name: /^Error/}).uncheck()
    await awaitNotes(0)
    expect(await page.getByRole('status').textContent()).toBe('0 of 1 note.')
    await page.getByRole('checkbox', {name: /^Error/}).check()
    await page.getByRole('combobox', {name: 'Preset'}).selectOption('strict')
    await awaitNotes(1)
    await page.getByRole('button', {name: 'Edit the text'}).click()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('It it rained.')
    await page.getByRole('button', {name: 'Show the notes'}).click()
    await awaitMarks('It it')
  })

  test.each([[[]], [['--track']]])('a dropped Word file is reviewed as the command line does it %j', async (args) => {
    const bytes = wordFile(p('It cost [insert sum] and hit the the roof.'))
    await drop([{name: 'a.docx', bytes}])
    await awaitNotes(2)
    expect(await marks()).toEqual(['[insert sum]', 'the the'])
    if (args.length > 0) await state.page.getByRole('checkbox', {name: 'Safe repairs as tracked changes'}).check()
    const made = await download('Download reviewed copy')
    const desk = makeFolder({'a.docx': bytes})
    await runIn(desk, ['review', ...args, 'a.docx'])
    expect(made.name).toBe('a.reviewed.docx')
    expect(Buffer.compare(made.bytes, readFileSync(join(desk, 'a.reviewed.docx')))).toBe(0)
  })

  test('several files, one of which can’t be read', async () => {
    const files = {'a.md': 'It it rained.', 'b.html': '<p>Read <b>the the</b> report.</p>', 'c.png': 'x'}
    await drop(Object.entries(files).map(([name, text]) => ({name, bytes: Buffer.from(text)})))
    await awaitMarks('It it')
    await state.page.getByRole('button', {name: 'b.html'}).click()
    await awaitMarks('the the')
    expect(await state.page.getByRole('button', {name: 'c.png'}).count()).toBe(0)
  })

  test('a draft can’t become part of the page', async () => {
    const hostile =
      'The the <img src="x" onerror="hacked=1"> <script>hacked=1</script> [a](javascript:hacked=1)\n\n<script>hacked=1</script>\n\n"><svg onload=hacked=1>\n'
    await drop([{name: '"><img src=x onerror=hacked=1>.md', bytes: Buffer.from(hostile)}])
    await expect.poll(async () => (await marks()).includes('The the'), patient).toBe(true)
    expect(await state.page.locator('main :is(img, script, svg, a, iframe), header img').count()).toBe(0)
    expect(await state.page.evaluate(() => 'hacked' in globalThis)).toBe(false)
  })

  test('a script in the page, a request or a worker from elsewhere is refused', async () => {
    const refused = await state.page.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'globalThis.hacked = 1'
      document.body.append(script)
      const fetched = await fetch('https://elsewhere.example/').then(
        () => 'fetched',
        () => 'refused',
      )
      return ['hacked' in globalThis, fetched]
    })
    expect(refused).toEqual([false, 'refused'])
    expect(state.errors.splice(0).every((said) => /Content Security Policy/.test(said))).toBe(true)
  })

  test.each(['light', 'dark'] as const)(
    'axe finds nothing: empty, with notes, and with an ignore open, %s',
    async (colorScheme) => {
      const {page} = state
      await page.emulateMedia({colorScheme})
      await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'))
      const violations = () =>
        page.evaluate(async () =>
          (await (globalThis as unknown as Axe).axe.run({preload: false})).violations.map(({id}) => id),
        )
      const found = [await violations()]
      await paste(draft)
      await awaitNotes(3)
      found.push(await violations())
      await page.keyboard.press('x')
      found.push(await violations())
      expect(found).toEqual([[], [], []])
    },
  )

  test('the draft is kept in the browser until the desk is cleared', async () => {
    const {page} = state
    await paste(draft)
    await awaitNotes(3)
    await page.reload()
    await awaitNotes(3)
    expect(await page.evaluate(() => localStorage.length)).toBe(1)
    await page.getByRole('button', {name: 'Clear the desk'}).click()
    expect([await text(), await page.evaluate(() => localStorage.length)]).toEqual(['', 0])
    await page.reload()
    expect(await text()).toBe('')
  })
})

test.skipIf(!program)('the drafts of the command are on the page', async () => {
  await bundleDesk(folder, {})
  const browser = await chromium.launch({executablePath: program ?? '', args: ['--no-sandbox']})
  const drafts = [{name: 'a.md', bytes: Buffer.from('It it rained – in Zürich.')}]
  const desk = await serveDesk(readPage([folder]) ?? new Map(), drafts, 0)
  const page = await browser.newPage()
  await page.goto(desk.address)
  await expect.poll(() => page.locator('main').textContent(), patient).toContain('Zürich')
  expect(await page.locator('mark').allTextContents()).toEqual(['It it'])
  await browser.close()
  await desk.close()
})
