// The desk page in Chromium, from a disk and from its server: skipped where Chromium or its driver isn't installed.
import {existsSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {build} from 'esbuild'
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

/** Answers of the worker that are held back. */
interface Holding {
  held: (() => void)[] | undefined
  hold(): void
  release(): void
}

/** Runs in the page before its own script: answers of its worker can be held back. */
function holdAnswers(): void {
  const page = globalThis as unknown as Holding & {Worker: typeof Worker}
  page.hold = () => {
    page.held = []
  }
  page.release = () => {
    const {held = []} = page
    page.held = undefined
    for (const answer of held) answer()
  }
  page.Worker = class extends Worker {
    override set onmessage(receive: (event: MessageEvent) => void) {
      super.onmessage = (event) => {
        if (page.held) page.held.push(() => receive(event))
        else receive(event)
      }
    }
  }
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
  /** The text of the draft, as the browser keeps it. */
  const text = () =>
    state.page.evaluate(() => {
      dispatchEvent(new Event('pagehide'))
      const list = JSON.parse(localStorage.getItem('copydesk.desk') ?? '{}') as {drafts?: {slot: string}[]}
      return localStorage.getItem(list.drafts?.at(-1)?.slot ?? '') ?? ''
    })
  const awaitMarks = (...words: string[]) => expect.poll(marks, patient).toEqual(words)
  const awaitNotes = (count: number) => expect.poll(() => state.page.locator('.note').count(), patient).toBe(count)

  /** Paste a text into the empty page, as a person does. */
  async function paste(given: string): Promise<void> {
    await state.page.getByRole('textbox', {name: 'Draft'}).evaluate((area, words) => {
      area.focus()
      const data = new DataTransfer()
      data.setData('text/plain', words)
      area.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}))
    }, given)
  }

  /** Drop files onto the page. */
  async function drop(files: readonly {name: string; bytes: Uint8Array}[], onto = 'body'): Promise<void> {
    const given = files.map(({name, bytes}) => ({name, base64: Buffer.from(bytes).toString('base64')}))
    await state.page.locator(onto).evaluate((target, all) => {
      const data = new DataTransfer()
      for (const {name, base64} of all)
        data.items.add(new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], name))
      const how = {dataTransfer: data, bubbles: true, cancelable: true, composed: true}
      target.dispatchEvent(new DragEvent('drop', how))
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

  test('marks while somebody writes, with the notes beside the lines, and a repair there', async () => {
    const {page} = state
    await page.getByRole('textbox', {name: 'Draft'}).click()
    await page.keyboard.type('It rained. We saw the the pier.')
    await awaitMarks('the the')
    await page.locator('.margin .note').click()
    await page.getByRole('button', {name: 'Delete "the"'}).click()
    await awaitMarks()
    expect(await text()).toBe('It rained. We saw the pier.')
    await page.getByRole('textbox', {name: 'Draft'}).click()
    await page.keyboard.press('ControlOrMeta+z')
    await awaitMarks('the the')
  })

  test.each(['select', 'type', 'blur'] as const)(
    'an answer that arrives late changes marks, and neither the text, the selection nor the focus: after %s',
    async (after) => {
      const {page} = state
      await page.addInitScript(holdAnswers)
      await page.reload()
      const release = () => page.evaluate(() => (globalThis as unknown as Holding).release())
      await paste(draft)
      await awaitNotes(3)
      await page.evaluate(() => (globalThis as unknown as Holding).hold())
      await page.getByRole('combobox', {name: 'Preset'}).selectOption('strict')
      await page.getByRole('button', {name: 'Edit the text'}).click()
      await page.keyboard.press('ControlOrMeta+a')
      if (after === 'type') await page.keyboard.type('It it ')
      const held = () => page.evaluate(() => (globalThis as unknown as Holding).held?.length)
      await expect.poll(held, patient).toBe(1)
      const where = () =>
        page.evaluate(() => {
          const root = document.querySelector('.sheet')?.shadowRoot as ShadowRoot & {getSelection(): Selection}
          return [root.getSelection().toString(), root.activeElement?.className]
        })
      const before = await where()
      if (after === 'blur') await page.getByRole('button', {name: 'Keys'}).focus()
      await release()
      if (after === 'blur') await page.getByRole('textbox', {name: 'Draft'}).focus()
      expect(await where()).toEqual(before)
      await page.keyboard.type(after === 'type' ? 'rained.' : 'It it rained.')
      await page.getByRole('button', {name: 'Show the notes'}).click()
      await awaitMarks('It it')
      expect(await text()).toBe('It it rained.')
    },
  )

  test('what was written before can’t be undone into another draft, or into none', async () => {
    const {page} = state
    const undo = async () => {
      await page.getByRole('textbox', {name: 'Draft'}).click()
      await page.keyboard.press('ControlOrMeta+z')
      await page.keyboard.type('!')
    }
    await page.getByRole('textbox', {name: 'Draft'}).click()
    await page.keyboard.type('One')
    await page.getByRole('button', {name: 'Show the notes'}).click()
    await page.getByRole('button', {name: 'Edit the text'}).click()
    await page.keyboard.press('ControlOrMeta+End')
    await undo()
    expect(await text()).toMatch(/^!?One!?$/)
    await drop([{name: 'b.md', bytes: Buffer.from('It it rained.')}])
    await awaitMarks('It it')
    await page.getByRole('button', {name: 'Edit the text'}).click()
    await undo()
    expect((await text()).replace('!', '')).toBe('It it rained.')
    await page.getByRole('button', {name: 'Clear the desk'}).click()
    await undo()
    expect(await text()).toBe('!')
  })

  test('a file dropped on the editor is opened, and not typed into it', async () => {
    const {page} = state
    await page.getByRole('textbox', {name: 'Draft'}).click()
    await page.keyboard.type('It rained.')
    await drop([{name: 'b.md', bytes: Buffer.from('It it rained.')}], '.cm-content')
    await awaitMarks('It it')
    await page.getByRole('button', {name: 'draft.txt', exact: true}).click()
    await expect.poll(() => page.getByRole('region', {name: 'Draft'}).textContent(), patient).toBe('It rained.')
  })

  test('the list to verify goes with its draft, and nothing of it is kept of a clear desk', async () => {
    const {page} = state
    await drop(['a.md', 'b.md'].map((name) => ({name, bytes: Buffer.from('It cost $4 million, said Ann Rowe.')})))
    const list = page.locator('.verify')
    const verify = async () => {
      await page.getByRole('button', {name: 'To verify…'}).click()
      await expect.poll(() => list.isVisible(), patient).toBe(true)
    }
    await verify()
    await page.getByRole('button', {name: 'b.md', exact: true}).click()
    expect(await list.isVisible()).toBe(false)
    await verify()
    await page.getByRole('button', {name: 'Clear the desk'}).click()
    expect(await list.isVisible()).toBe(false)
    expect(await page.evaluate(() => localStorage.length)).toBe(0)
  })

  test('rich text is pasted as HTML, and stays so', async () => {
    await state.page.getByRole('textbox', {name: 'Draft'}).evaluate((area) => {
      const data = new DataTransfer()
      data.setData('text/plain', 'Pier\nWe saw the the pier.')
      data.setData('text/html', '<meta charset="utf-8"><h1>Pier</h1><p>We saw <b>the the</b> pier.</p>')
      area.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}))
    })
    await awaitMarks('the the')
    expect(await state.page.getByRole('heading', {name: 'Pier'}).count()).toBe(1)
    await state.page.getByRole('button', {name: 'Make safe repairs'}).click()
    await awaitMarks()
    const made = await download('Download')
    expect([made.name, made.bytes.toString()]).toEqual([
      'pasted.html',
      '<meta charset="utf-8"><h1>Pier</h1><p>We saw <b>the</b> pier.</p>',
    ])
  })

  test('an ignore comment doesn’t get into a copied text, and is told of in a file', async () => {
    const {page} = state
    await page.evaluate(() => {
      navigator.clipboard.writeText = async (text) => void Object.assign(globalThis, {copied: text})
    })
    await paste('We saw the the pier.\n')
    await awaitNotes(1)
    await page.keyboard.press('n')
    await page.keyboard.press('x')
    await page.keyboard.type('as sung')
    await page.keyboard.press('Enter')
    await awaitNotes(0)
    expect(await text()).toContain('copydesk-ignore')
    await page.locator('summary', {hasText: 'Copy…'}).click()
    await page.getByRole('button', {name: 'Copy text'}).click()
    const said = () => page.getByRole('status').textContent()
    await expect.poll(said, patient).toContain('without 1 comment for Copydesk')
    expect(await page.evaluate(() => (globalThis as {copied?: string}).copied)).toBe('We saw the the pier.\n')
    expect((await download('Download')).bytes.toString()).toContain('copydesk-ignore')
    await expect.poll(said, patient).toContain('1 comment for Copydesk')
  })

  test('menus close on Escape, on a click elsewhere and on a choice', async () => {
    const {page} = state
    await paste(draft)
    await awaitNotes(3)
    const copy = page.locator('summary', {hasText: 'Copy…'})
    const isOpen = () => page.locator('details.menu[open]').count()
    await copy.click()
    expect(await isOpen()).toBe(1)
    await page.keyboard.press('Escape')
    expect(await isOpen()).toBe(0)
    await copy.click()
    await page.locator('h1').click()
    expect(await isOpen()).toBe(0)
    await copy.click()
    await page.getByRole('button', {name: 'Copy text'}).click()
    expect(await isOpen()).toBe(0)
    await page.locator('summary', {hasText: 'Families'}).click()
    await page.getByRole('checkbox', {name: 'language'}).uncheck()
    expect(await isOpen()).toBe(1)
  })

  test('a desk that was cleared is put back; another draft is begun', async () => {
    const {page} = state
    await paste(draft)
    await awaitNotes(3)
    await page.getByRole('combobox', {name: 'Preset'}).selectOption('news')
    await page.getByRole('button', {name: 'Clear the desk'}).click()
    expect(await page.getByRole('combobox', {name: 'Preset'}).inputValue()).toBe('news')
    await page.getByRole('status').getByRole('button', {name: 'Undo'}).click()
    await expect.poll(text, patient).toBe(draft)
    await page.getByRole('button', {name: 'New draft'}).click()
    await page.keyboard.type('It it rained.')
    await expect.poll(() => page.locator('.writing mark').allTextContents(), patient).toEqual(['It it'])
    expect(await page.getByRole('button', {name: 'draft.md', exact: true}).count()).toBe(1)
  })

  test('MDX is read, and a story that another draft has, too, is noted', async () => {
    const words =
      'The council voted on Tuesday to close the old pier and to build a new one by the harbour wall. It will cost money. Ann Rowe, who leads the council, said the wall had been built in 1902 and was no longer safe for the boats of the town.'
    const files = {'a.mdx': `# Pier\n\n<Note>We saw the the pier.</Note>\n\n${words}\n`, 'b.md': `# Wall\n\n${words}\n`}
    await drop(Object.entries(files).map(([name, text]) => ({name, bytes: Buffer.from(text)})))
    await expect.poll(async () => (await marks()).includes('the the'), patient).toBe(true)
    await state.page.getByRole('button', {name: 'b.md', exact: true}).click()
    await expect
      .poll(() => state.page.locator('.note').allTextContents(), patient)
      .toEqual([expect.stringContaining('also appears in "a.mdx"')])
  })

  test('the list to verify is ticked off to zero, and is ticked after a reload', async () => {
    const {page} = state
    await paste('The council spent $4 million, said Ann Rowe on 3 May 2025.\n')
    await page.getByRole('button', {name: 'To verify…'}).click()
    const boxes = page.locator('.verify input')
    await expect.poll(() => boxes.count(), patient).toBeGreaterThan(1)
    const count = await boxes.count()
    for (let i = 0; i < count; i++) await boxes.nth(i).check()
    expect(await page.locator('.verify').getByRole('status').textContent()).toContain(`0 of ${count} left to verify.`)
    await page.reload()
    await page.getByRole('button', {name: 'To verify…'}).click()
    await expect.poll(() => page.locator('.verify input:checked').count(), patient).toBe(count)
  })

  test('allowed words, hidden families, house settings, an earlier version', async () => {
    const {page} = state
    await drop([{name: 'a.md', bytes: Buffer.from('It it rained for 30 days, and and by [Your Name].\n')}])
    await awaitMarks('It it', 'and and', '[Your Name]')
    await page.locator('mark', {hasText: 'It it'}).click()
    await page.getByRole('button', {name: 'Allow in all drafts'}).click()
    await awaitMarks('and and', '[Your Name]')
    await page.locator('summary', {hasText: 'Families'}).click()
    await page.getByRole('checkbox', {name: 'language'}).uncheck()
    await awaitMarks('[Your Name]')
    await page.getByRole('checkbox', {name: 'language'}).check()
    await drop([{name: '.copydesk.yml', bytes: Buffer.from('rules: {unfilled-placeholder: off}\nplugins: [x]\n')}])
    await awaitMarks('and and')
    await page
      .locator('input[accept^=".md"]')
      .last()
      .setInputFiles({
        name: 'before.md',
        mimeType: 'text/markdown',
        buffer: Buffer.from('It it rained for 20 days, and and by [Your Name].\n'),
      })
    await awaitMarks('30 days')
    expect(await page.locator('.note').textContent()).toContain('"20 days"')
    await page.getByRole('button', {name: 'Stop comparing'}).click()
    await awaitMarks('and and')
  })

  test('a draft of 1 MB shows its first notes at once, and marks what is typed in it', async () => {
    const {page} = state
    const paragraph = `${'The council met on the pier and spoke of the weather for an hour. '.repeat(6)}\n\n`
    const long = `We read the the report.\n\n${paragraph.repeat(2500)}\n\nIt it rained.\n`
    await drop([{name: 'long.md', bytes: Buffer.from(long)}])
    await expect.poll(async () => (await marks()).includes('the the'), patient).toBe(true)
    expect(await page.getByRole('status').textContent()).toContain('Checking the rest')
    await page.getByRole('button', {name: 'Edit the text'}).click()
    await page.locator('.cm-line').first().click()
    await page.keyboard.press('End')
    await page.keyboard.type(' They they left.')
    await expect.poll(async () => (await marks()).includes('They they'), patient).toBe(true)
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

  test('the report on the drafts that are open is the file that the command writes', async () => {
    const files = {'a.md': draft, 'b.txt': 'It it rained.\n'}
    await drop(Object.entries(files).map(([name, words]) => ({name, bytes: Buffer.from(words)})))
    await awaitNotes(3)
    const made = await download('Report')
    const desk = makeFolder(files)
    await runIn(desk, ['--format', 'html=report.html', ...Object.keys(files)])
    expect([made.name, made.bytes.toString()]).toEqual(['report.html', readFileSync(join(desk, 'report.html'), 'utf8')])
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
    expect(
      await state.page.locator('main :is(img:not(.cm-widgetBuffer), script, svg, a, iframe), header img').count(),
    ).toBe(0)
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
    'axe finds nothing: empty, with notes, with each menu, list and dialog open, %s',
    async (colorScheme) => {
      const {page} = state
      await page.emulateMedia({colorScheme})
      await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'))
      const found: Record<string, string[]> = {}
      const look = async (where: string) => {
        found[where] = await page.evaluate(async () =>
          (await (globalThis as unknown as Axe).axe.run({preload: false})).violations.map(({id}) => id),
        )
      }
      await look('empty')
      await drop(
        ['a.md', 'b.md'].map((name) => ({name, bytes: Buffer.from(`${draft}\nIt cost $4 million, said Ann Rowe.\n`)})),
      )
      await awaitMarks('[Your Name]', 'the the', 'and and')
      await look('with notes')
      await page.keyboard.press('n')
      await page.keyboard.press('x')
      await look('ignore')
      const menus = await page.locator('details.menu > summary').allTextContents()
      expect(menus).toEqual(['Settings…', 'Families', 'Copy…'])
      for (const name of menus) {
        await page.locator('summary', {hasText: name}).click()
        expect(await page.locator('details.menu[open]').count()).toBe(1)
        await look(name)
        await page.locator('summary', {hasText: name}).click()
      }
      await page.getByRole('button', {name: 'To verify…'}).click()
      await expect.poll(() => page.locator('.verify input').count(), patient).toBeGreaterThan(0)
      await look('to verify')
      await page.locator('.verify').getByRole('button', {name: 'Close'}).click()
      await page.getByRole('button', {name: 'Keys'}).click()
      expect(await page.getByRole('dialog').isVisible()).toBe(true)
      await look('keys')
      await page.keyboard.press('Escape')
      await page.getByRole('button', {name: 'Edit the text'}).click()
      await page.locator('.margin .note').first().click()
      await look('writing')
      await drop([{name: 'c.docx', bytes: wordFile(p('It hit the the roof.'))}])
      await awaitMarks('the the')
      await page.locator('summary', {hasText: 'Copy…'}).click()
      await look('a Word file')
      expect(Object.entries(found).filter(([, ids]) => ids.length > 0)).toEqual([])
    },
  )

  test('the draft is kept in the browser until the desk is cleared', async () => {
    const {page} = state
    await paste(draft)
    await awaitNotes(3)
    await page.reload()
    await awaitNotes(3)
    expect(await page.evaluate(() => localStorage.length)).toBe(2)
    await page.getByRole('button', {name: 'Clear the desk'}).click()
    expect([await text(), await page.evaluate(() => localStorage.length)]).toEqual(['', 0])
    await page.reload()
    expect(await text()).toBe('')
  })
})

test.skipIf(!program)(
  'the drafts of the command are on the page, and what was made of them after a reload',
  async () => {
    await bundleDesk(folder, {})
    const browser = await chromium.launch({executablePath: program ?? '', args: ['--no-sandbox']})
    const drafts = [
      {name: 'a.md', bytes: Buffer.from('We saw the the pier – in Zürich.')},
      {name: 'b.md', bytes: Buffer.from('It rained.')},
    ]
    const desk = await serveDesk(readPage([folder]) ?? new Map(), drafts, 0)
    const page = await browser.newPage()
    await page.goto(desk.address)
    await expect.poll(() => page.locator('main').textContent(), patient).toContain('Zürich')
    expect(await page.locator('mark').allTextContents()).toEqual(['the the'])
    await page.getByRole('button', {name: 'Make safe repairs'}).click()
    await expect.poll(() => page.locator('.reading').textContent(), patient).toBe('We saw the pier – in Zürich.')
    await page.getByRole('button', {name: 'b.md', exact: true}).click()
    await page.reload()
    await expect.poll(() => page.locator('.reading').textContent(), patient).toBe('It rained.')
    await page.getByRole('button', {name: 'a.md', exact: true}).click()
    await expect.poll(() => page.locator('.reading').textContent(), patient).toBe('We saw the pier – in Zürich.')
    await page.getByRole('button', {name: 'Undo'}).click()
    await expect.poll(() => page.locator('mark').allTextContents(), patient).toEqual(['the the'])
    await browser.close()
    await desk.close()
  },
)

/** A page of a content management system, with an editor of its own; texts in UTF-16 code units. */
const cms = (body: string, head = '') => `<!doctype html><meta charset="utf-8">${head}${body}`
const library = '<script src="copydesk-notes.js"></script>'
const field = '<textarea id="body">We saw the the pier.</textarea>'
const notesFor = '<copydesk-notes for="body"></copydesk-notes>'

/** A recipe of the docs, as a script of its page. */
async function recipe(name: string, before = ''): Promise<string> {
  const docs = readFileSync('docs/desk.md', 'utf8')
  const code = docs.split(`<!-- recipe: ${name} -->\n\`\`\`js\n`)[1]?.split('\n```')[0] ?? ''
  expect(code).not.toBe('')
  const {outputFiles} = await build({
    stdin: {contents: `${before}\n${code}`, resolveDir: process.cwd()},
    ...{bundle: true, write: false, format: 'iife', logLevel: 'error'},
  })
  return `<script>${outputFiles[0]?.text.replaceAll('</script', '<\\/script')}</script>`
}

describe.skipIf(!program)('the element', () => {
  const open = {} as {browser: Browser; page: Page; said: string[]}
  beforeAll(async () => {
    await bundleDesk(folder, {})
    open.browser = await chromium.launch({executablePath: program ?? '', args: ['--no-sandbox']})
  })
  afterAll(() => open.browser?.close())

  /** Open a page of a content management system. */
  async function visit(html: string): Promise<Page> {
    writeFileSync(join(folder, 'cms.html'), html)
    await open.page?.close()
    open.page = await open.browser.newPage()
    open.said = []
    open.page.on('console', (message) => open.said.push(message.text()))
    open.page.on('pageerror', ({message}) => open.said.push(message))
    await open.page.goto(pathToFileURL(`${folder}/cms.html`).href)
    return open.page
  }
  const take = () => open.page.getByRole('button', {name: 'Delete "the"'})
  const status = () => open.page.locator('copydesk-notes [role]').textContent()
  const awaitStatus = (words: string) => expect.poll(status, patient).toBe(words)
  const wordsOf = (id: string) =>
    open.page.locator(id).evaluate((body) => String('value' in body ? body.value : body.textContent))

  const editors: Record<string, () => Promise<string>> = {
    'a textarea': async () => cms(field + notesFor + library),
    'a textarea that comes after it': async () => cms(notesFor + field + library),
    'a textarea, by a script in the head': async () => cms(notesFor + field, library),
    'an editable element, by its recipe': async () =>
      cms(
        `<div id="body" contenteditable>We saw the the pier.</div><copydesk-notes path="draft.txt"></copydesk-notes>${library}${await recipe('contenteditable')}`,
      ),
    'CodeMirror, by its recipe': async () =>
      cms(
        `<div id="body"></div><copydesk-notes></copydesk-notes>${library}${await recipe('codemirror', "import {EditorView} from '@codemirror/view'\nimport {history} from '@codemirror/commands'")}`,
      ),
  }

  test.each(Object.keys(editors))('beside %s', async (name) => {
    const page = await visit(await (editors[name] as () => Promise<string>)())
    await expect.poll(() => page.locator('copydesk-notes li').count(), patient).toBe(1)
    await take().click()
    await awaitStatus('No notes.')
    expect((await wordsOf('#body')).trim()).toBe('We saw the pier.')
    expect(open.said).toEqual([])
  })

  test('the recipe for an editable element keeps paragraphs and breaks apart, and is undone', async () => {
    const body =
      '<div id="body" contenteditable><p>It rained</p>\n<p>in <b>the</b> the<br>pier.</p><div>The end.</div></div>'
    const page = await visit(
      cms(`${body}<copydesk-notes path="draft.txt"></copydesk-notes>${library}${await recipe('contenteditable')}`),
    )
    await expect.poll(() => take().count(), patient).toBe(1)
    const read = await page.evaluate(
      () => (document.querySelector('copydesk-notes') as HTMLElement & {text: string}).text,
    )
    expect(read).toBe('It rained\n\nin the the\npier.\n\nThe end.')
    await take().click()
    await awaitStatus('No notes.')
    expect(await page.locator('#body p').last().allInnerTexts()).toEqual([expect.stringMatching(/^in the\s?\npier\.$/)])
    await page.keyboard.press('ControlOrMeta+z')
    await awaitStatus('1 note.')
    expect(await page.locator('#body p').last().allInnerTexts()).toEqual(['in the the\npier.'])
  })

  test('a repair is undone in its field, and nowhere else', async () => {
    const page = await visit(cms(`<p id="other" contenteditable></p>${field}${notesFor}${library}`))
    await page.locator('#other').pressSequentially('Written before')
    await take().click()
    await awaitStatus('No notes.')
    await page.keyboard.press('ControlOrMeta+z')
    expect([await wordsOf('#body'), await wordsOf('#other')]).toEqual(['We saw the the pier.', 'Written before'])
  })

  test('a field that can’t have the focus is repaired, and no other one', async () => {
    const page = await visit(cms(`<input id="other">${field}${notesFor}${library}`))
    await page.locator('#body').evaluate((body) => body.setAttribute('style', 'display: none'))
    await page.locator('#other').fill('As it was')
    await take().click()
    await awaitStatus('No notes.')
    expect([await wordsOf('#body'), await wordsOf('#other')]).toEqual(['We saw the pier.', 'As it was'])
  })

  test.each(['readonly', 'disabled'])('makes no repair in a field that is %s', async (name) => {
    const page = await visit(cms(`${field}${notesFor}${library}`))
    await expect.poll(() => take().isEnabled(), patient).toBe(true)
    await page.locator('#body').evaluate((body, name) => body.setAttribute(name, ''), name)
    await expect.poll(() => take().isEnabled(), patient).toBe(false)
    await page.locator('#body').evaluate((body, name) => body.removeAttribute(name), name)
    await expect.poll(() => take().isEnabled(), patient).toBe(true)
  })

  test('a field that is replaced is read, and one that goes leaves no notes', async () => {
    const page = await visit(cms(`${field}${notesFor}${library}`))
    await awaitStatus('1 note.')
    await page.locator('#body').evaluate((body) => {
      const next = document.createElement('textarea')
      next.id = 'body'
      next.value = 'It it rained on the the pier.'
      body.replaceWith(next)
    })
    await awaitStatus('2 notes.')
    await page.locator('#body').evaluate((body) => body.remove())
    await awaitStatus('No text was read yet.')
    await expect.poll(() => open.said, patient).toEqual([expect.stringContaining('has the id “body”')])
  })

  test('says once that a field or a preset isn’t there', async () => {
    await visit(cms(`<copydesk-notes for="nope"></copydesk-notes>${library}`))
    await expect.poll(() => open.said, patient).toEqual([expect.stringContaining('has the id “nope”')])
    expect(await status()).toBe('No text was read yet.')
    const page = await visit(cms(`${field}<copydesk-notes for="body" preset="newz"></copydesk-notes>${library}`))
    await awaitStatus('1 note.')
    await page.locator('#body').fill('It it rained on the the pier.')
    await awaitStatus('2 notes.')
    expect(open.said).toEqual([expect.stringContaining('no preset “newz”')])
  })

  const policy = (content: string) => `<meta http-equiv="Content-Security-Policy" content="${content}">`

  test('says what a policy must allow, and keeps to trusted types', async () => {
    await visit(cms(`${field}${notesFor}${library}`, policy("script-src file: 'unsafe-inline'; worker-src 'none'")))
    await expect.poll(status, patient).toContain('worker-src blob:')
    await visit(
      cms(`${field}${notesFor}${library}`, policy("require-trusted-types-for 'script'; trusted-types copydesk")),
    )
    await awaitStatus('1 note.')
  })

  test('makes no repair in a text that was changed since it was checked', async () => {
    const page = await visit(cms(field + notesFor + library))
    await expect.poll(() => take().count(), patient).toBe(1)
    const text = await page.evaluate(() => {
      const body = document.querySelector('textarea') as HTMLTextAreaElement
      body.value = `Today ${body.value}`
      body.dispatchEvent(new Event('input'))
      document.querySelector<HTMLButtonElement>('copydesk-notes li button:nth-of-type(2)')?.click()
      return body.value
    })
    expect(text).toBe('Today We saw the the pier.')
    await expect
      .poll(async () => {
        await take().click()
        return page.locator('#body').inputValue()
      }, patient)
      .toBe('Today We saw the pier.')
  })
})
