// The HTML report in Chromium, from a disk: skipped where Chromium or its driver isn't installed.
import {existsSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {type Browser, type BrowserContextOptions, chromium, type Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {runIn} from '../support/desk.ts'
import {hostileDesk} from '../support/hostile-desk.ts'

const program = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
)
const folder = mkdtempSync(join(tmpdir(), 'copydesk-'))
const state = {} as {browser: Browser}

const bridge = {
  'bridge.md':
    '---\ndate: 2025-03-04\n---\n\n# The bridge\n\nBy [Your Name]\n\nWe read the the report and and it was *very* long.\n',
  'rain.md': '---\ndate: 2025-05-04\n---\n\n# Rain\n\nIt it rained. Experts say it will go on, and [TBC] it ends.\n',
  'clean.md': '# Sun\n\nThe sun shone on the pier.\n',
}

/** What is asked of axe; it would load style sheets again, which the page forbids. */
interface Axe {
  axe: {run(options: {preload: boolean}): Promise<{violations: {id: string}[]}>}
}

/** A report on drafts, as the file that the command line writes. */
async function writeReportOf(files: Readonly<Record<string, string>>, name: string): Promise<string> {
  const {out} = await runIn(files, ['--preset', 'news', '--format', 'html', '.'])
  const path = join(folder, `${name}.html`)
  writeFileSync(path, out)
  return pathToFileURL(path).href
}

/** Look at a report; any request, and any error of the page, fails the test. */
async function look(
  address: string,
  options: BrowserContextOptions,
  see: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await state.browser.newContext({offline: true, ...options})
  const troubles: string[] = []
  context.on('request', (request) => {
    if (request.url().split('#')[0] !== address && !request.url().startsWith('data:')) troubles.push(request.url())
  })
  const page = await context.newPage()
  page.on('pageerror', ({message}) => troubles.push(message))
  page.on('console', (said) => said.type() === 'error' && troubles.push(said.text()))
  try {
    await page.goto(address)
    await see(page)
  } finally {
    await context.close()
  }
  expect(troubles).toEqual([])
}

const shownNotes = (page: Page) => page.locator('.note:visible').count()
const status = (page: Page) => page.getByRole('status').textContent()

describe.skipIf(!program)('the report', () => {
  const made = {plain: '', hostile: ''}
  beforeAll(async () => {
    state.browser = await chromium.launch({executablePath: program ?? '', args: ['--no-sandbox']})
    made.plain = await writeReportOf(bridge, 'plain')
    made.hostile = await writeReportOf(hostileDesk, 'hostile')
  })
  afterAll(() => state.browser?.close())

  test('shows each finding beside its words', () =>
    look(made.plain, {}, async (page) => {
      const marks = await page.locator('mark').allTextContents()
      expect(marks.map((text) => text.replace(/\d$/, ''))).toEqual(
        expect.arrayContaining(['[Your Name]', 'the the', 'and and', 'It it']),
      )
      expect(await page.getByRole('heading', {level: 3, name: 'Rain'}).count()).toBe(1)
      expect(await page.getByRole('img').count()).toBe(1)
      expect(await page.getByText('Drafts without findings').count()).toBe(1)
    }))

  test('filters by keyboard alone: severity, rule, draft, and all again', () =>
    look(made.plain, {}, async (page) => {
      const all = await shownNotes(page)
      expect(await status(page)).toBe(`Findings shown: ${all} of ${all}. Drafts: 2.`)
      const press = async (...keys: string[]) => {
        for (const key of keys) await page.keyboard.press(key)
      }
      await page.getByRole('checkbox', {name: 'Errors'}).focus()
      await press('Tab', 'Tab', 'Space')
      const infos = await page.locator('.note.info').count()
      expect(infos).toBeGreaterThan(0)
      expect(await shownNotes(page)).toBe(all - infos)
      expect(await page.locator('mark.info:not(.off)').count()).toBe(0)
      await press('Space', 'Tab', 'Tab')
      await page.keyboard.type('repeated')
      expect(await page.locator('.note:visible .rule a').allTextContents()).toEqual(Array(3).fill('repeated-word'))
      await press('Tab')
      await page.keyboard.type('RAIN')
      expect(await status(page)).toBe(`Findings shown: 1 of ${all}. Drafts: 1.`)
      expect(await page.locator('mark:not(.off):visible').allTextContents()).toEqual(['It it1'])
      await press('Tab', 'Enter')
      await expect.poll(() => shownNotes(page), {timeout: 60_000}).toBe(all)
    }))

  test('a rule of the overview shows its findings; a draft of the overview is shown again', () =>
    look(made.plain, {}, async (page) => {
      await page.locator('a[data-pick=repeated-word]').click()
      expect(await shownNotes(page)).toBe(3)
      await page.getByRole('searchbox', {name: 'Draft'}).fill('rain')
      expect(await page.locator('.draft:visible').count()).toBe(1)
      await page.locator('.overview a', {hasText: 'The bridge'}).click()
      expect(await page.locator('.draft:visible').count()).toBe(2)
    }))

  test('without a script the whole list is there, and no form', () =>
    look(made.plain, {javaScriptEnabled: false}, async (page) => {
      expect(await shownNotes(page)).toBe(await page.locator('.note').count())
      expect(await page.locator('form').isVisible()).toBe(false)
    }))

  test.each([
    ['plain', 'light', 1280],
    ['plain', 'dark', 1280],
    ['plain', 'light', 320],
    ['hostile', 'dark', 320],
  ] as const)('axe finds nothing, and nothing is wider than the page: %s, %s, %i', (name, colorScheme, width) =>
    look(made[name], {colorScheme, viewport: {width, height: 800}}, async (page) => {
      await page.evaluate(() => {
        for (const one of document.querySelectorAll('details')) one.open = true
      })
      await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'))
      const found = await page.evaluate(async () =>
        (await (globalThis as unknown as Axe).axe.run({preload: false})).violations.map(({id}) => id),
      )
      expect(found).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }),
  )

  test('prints what is shown, on white, without the form', () =>
    look(made.plain, {colorScheme: 'dark'}, async (page) => {
      await page.locator('a[data-pick=repeated-word]').click()
      await page.emulateMedia({media: 'print', colorScheme: 'dark'})
      expect(await page.locator('form').isVisible()).toBe(false)
      expect(await shownNotes(page)).toBe(3)
      expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)')
    }))

  test('nothing of a draft, a name or a setting runs', () =>
    look(made.hostile, {}, async (page) => {
      expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false)
      expect(await page.locator('main :is(img, script, iframe), main svg[onload]').count()).toBe(0)
      const marks = await page.locator('mark').allTextContents()
      expect(marks.filter((text) => text.startsWith('The the')).length).toBeGreaterThan(8)
    }))
})
