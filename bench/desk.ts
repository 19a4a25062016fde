// How soon the desk page shows what is typed, and the marks it makes: `npm run bench:desk -- 1000 10000`, with Chromium.
import {mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {type Browser, chromium} from 'playwright-core'
import {bundleDesk} from '../src/generate/desk.ts'
import {makeDraft} from './drafts.ts'

/** Milliseconds from a key to the next frame, and to the marks it makes or takes away. */
interface KeyTiming {
  frame: number
  marks: number
}

/** What times keys in the page. */
interface KeyWatch {
  watch(): void
  timing: Promise<KeyTiming>
}

const keys = 100
/** Milliseconds from one key to the next: somebody types at 100 words a minute. */
const rhythm = 120
const program = process.env.CHROMIUM ?? '/usr/bin/chromium'

const at = (times: readonly number[], share: number) =>
  ([...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1)

/** Type in the middle of a draft: each letter doubles a word, and is deleted again. */
async function typeIn(browser: Browser, address: string, text: string): Promise<KeyTiming[]> {
  const page = await (await browser.newContext()).newPage()
  // What runs this script names functions by a helper, which the page hasn't.
  await page.addInitScript('globalThis.__name = (made) => made')
  await page.goto(address)
  await page.evaluate((draft) => {
    const data = new DataTransfer()
    data.items.add(new File([draft], 'draft.md'))
    document.body.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}))
  }, text)
  const isChecked = () => /^(?:\d+ notes?|No notes)\.$/.test(document.querySelector('[role=status]')?.textContent ?? '')
  await page.waitForFunction(isChecked, undefined, {timeout: 120_000})
  await page.getByRole('button', {name: 'Edit the text'}).click()
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight / 2))
  await page.waitForTimeout(1000)
  const [x, y] = await page.evaluate(() => {
    const lines = [...(document.querySelector('.sheet')?.shadowRoot?.querySelectorAll('.cm-line') ?? [])]
    const line = lines.map((one) => one.getBoundingClientRect()).find(({top, height}) => top > 200 && height > 50)
    return [(line?.left ?? 0) + 5, (line?.bottom ?? 0) - 5]
  })
  await page.mouse.click(x ?? 0, y ?? 0)
  await page.keyboard.press('End')
  await page.keyboard.type(' We saw the th', {delay: rhythm})
  await page.waitForFunction(isChecked, undefined, {timeout: 120_000})
  await page.evaluate(timeKeys)
  const timings: KeyTiming[] = []
  for (let i = 0; i < keys; i++) {
    const key = i % 2 === 0 ? 'e' : 'Backspace'
    await page.evaluate(() => (globalThis as unknown as KeyWatch).watch())
    await page.keyboard.press(key)
    timings.push(await page.evaluate(() => (globalThis as unknown as KeyWatch).timing))
    await page.waitForTimeout(rhythm)
  }
  await page.context().close()
  return timings
}

/** Runs in the page. */
function timeKeys(): void {
  const root = document.querySelector('.sheet')?.shadowRoot as ShadowRoot
  const isMarked = () => [...root.querySelectorAll('mark')].some(({textContent}) => /^the the?$/.test(textContent))
  const timeNext = () =>
    new Promise<KeyTiming>((resolve) => {
      const was = isMarked()
      const timing: {from?: number; frame?: number; marks?: number} = {}
      const end = () => {
        const {frame, marks} = timing
        if (frame !== undefined && marks !== undefined) resolve({frame, marks})
      }
      const watch = new MutationObserver(() => {
        if (timing.from === undefined || isMarked() === was) return
        watch.disconnect()
        timing.marks = performance.now() - timing.from
        end()
      })
      watch.observe(root, {subtree: true, childList: true, characterData: true, attributes: true})
      const press = ({timeStamp}: Event) => {
        timing.from = timeStamp
        requestAnimationFrame(() =>
          setTimeout(() => {
            timing.frame = performance.now() - timeStamp
            end()
          }),
        )
      }
      document.addEventListener('keydown', press, {capture: true, once: true})
    })
  const watch = () => Object.assign(globalThis, {timing: timeNext()})
  Object.assign(globalThis, {watch: () => void watch()})
}

const folder = mkdtempSync(join(tmpdir(), 'copydesk-'))
await bundleDesk(folder, {})
const browser = await chromium.launch({executablePath: program, args: ['--no-sandbox']})
const page = pathToFileURL(join(folder, 'index.html')).href
// The browser itself starts slowly.
await typeIn(browser, page, makeDraft(1000, '#'))
const sizes = process.argv.slice(2).map(Number)
for (const words of sizes.length > 0 ? sizes : [1000, 10_000]) {
  const timings = await typeIn(browser, page, makeDraft(words, '#'))
  for (const kind of ['frame', 'marks'] as const) {
    const times = timings.map((one) => one[kind])
    const [p50, p95, max] = [0.5, 0.95, 1].map((share) => at(times, share).padStart(6))
    console.log(`${String(words).padStart(6)} words, key to ${kind}  p50 ${p50}  p95 ${p95}  max ${max} ms`)
  }
}
await browser.close()
