// Progress: a line on a terminal where a run lasts, and none where it doesn't or nobody looks.
import {expect, test} from 'vitest'
import {run} from '../../src/cli/index.ts'
import {openProgress} from '../../src/cli/run/progress.ts'
import {openTestDesk} from '../support/desk.ts'

/** Do so many steps of so many milliseconds each; gives what was shown when. */
function watch(steps: number, milliseconds: number, isTerminal = true): [at: number, line: string][] {
  let now = 5000
  const shown: [number, string][] = []
  const console = {cwd: '', color: false, write() {}, error() {}, readInput: async () => new Uint8Array()}
  const status = (line: string) => void shown.push([now - 5000, line])
  const progress = openProgress(steps, {...console, clock: () => now, ...(isTerminal && {status})})
  for (let i = 0; i < steps; i++) {
    now += milliseconds
    progress.step()
  }
  progress.end()
  return shown
}

test('a run of less than a second shows nothing, nor does one without a terminal', () => {
  expect(watch(990, 1)).toEqual([])
  expect(watch(5000, 1, false)).toEqual([])
})

test('a longer one shows where it is, ten times a second at most, and clears the line at its end', () => {
  const shown = watch(3000, 1)
  expect(shown[0]).toEqual([1000, '1000 of 3000 drafts checked'])
  expect(shown.at(-1)).toEqual([3000, ''])
  const times = shown.slice(0, -1).map(([at]) => at)
  expect(times.length).toBeGreaterThan(10)
  for (const [i, at] of times.entries()) if (i > 0) expect(at - (times[i - 1] as number)).toBeGreaterThanOrEqual(100)
})

test('a few slow drafts show it, too', () => {
  expect(watch(4, 700)).toEqual([
    [1400, '2 of 4 drafts checked'],
    [2100, '3 of 4 drafts checked'],
    [2800, '4 of 4 drafts checked'],
    [2800, ''],
  ])
})

test('the report is the same with it', async () => {
  const files = Object.fromEntries(Array.from({length: 40}, (_, i) => [`${i}.md`, 'It employs TK people.\n']))
  const desk = openTestDesk(files)
  const lines: string[] = []
  let [out, now] = ['', 0]
  await run(['--format=json'], {
    ...{cwd: desk.folder, color: false, error: () => {}, readInput: async () => new Uint8Array()},
    write: (text) => {
      out += text
    },
    status: (line) => void lines.push(line),
    clock: () => {
      now += 200
      return now
    },
  })
  expect(out).toBe((await desk.run('--format=json')).out)
  expect([lines[0], lines.at(-1)]).toEqual([expect.stringMatching(/^\d+ of 40 drafts checked$/), ''])
})
