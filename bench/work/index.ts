// `npm run work`: the work that checking the fixtures and a long draft takes, held against its floors in bench/work.json.
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {parseArgs} from 'node:util'
import {textTable} from '../table.ts'
import {type Calls, callsByRoom, openCallCounter} from './calls.ts'
import {type Floors, findSteep, type Held, holdWork, isSound} from './floors.ts'
import type {CountedDraft} from './tally.ts'

const floorsPath = new URL('../work.json', import.meta.url)

const {values} = parseArgs({options: {check: {type: 'boolean'}, update: {type: 'boolean'}, files: {type: 'boolean'}}})
const countCalls = await openCallCounter()
// Counted in full only where it is loaded behind the counter.
const {checkAll, jobsIn, madeJob, tallyAll} = await import('./jobs.ts')

/** Words of the long drafts, and how often as long they are as those their growth is told from. */
const [words, times] = [24_000, 8]
const made = (length: number) => ['txt', 'md'].map((extension) => madeJob(length, extension))
const corpora: Record<string, readonly CountedDraft[]> = {fixtures: jobsIn('fixtures'), 'long drafts': made(words)}

checkAll(corpora.fixtures ?? [])
const now: Record<string, number> = {}
const calls = new Map<string, Calls>()
for (const [name, jobs] of Object.entries(corpora)) {
  const counted = await countCalls(() => checkAll(jobs))
  calls.set(name, counted)
  for (const [what, count] of Object.entries(tallyAll(jobs))) now[`${name}: ${what}`] = count
  for (const [room, count] of Object.entries(callsByRoom(counted))) now[`${name}: calls in ${room}`] = count
}
const short = await countCalls(() => checkAll(made(words / times)))
const steep = findSteep(short, calls.get('long drafts') ?? new Map(), times)

const floors: Floors = existsSync(floorsPath) ? JSON.parse(readFileSync(floorsPath, 'utf8')) : {}
const held = holdWork(floors, now)
console.log(show(held))
for (const {file, power} of steep)
  console.log(`${file} is called as the length of a draft to the power of ${power.toFixed(2)}: 1 is right.`)
if (values.files) console.log(showFiles())
if (values.update) writeFileSync(floorsPath, `${JSON.stringify(now, null, 2)}\n`)
else if (values.check) judge()

function judge(): void {
  if (isSound(held) && steep.length === 0) return
  console.error('More work than before: make it less, or write the new floors down with `npm run work -- --update`.')
  process.exitCode = 1
}

function show(held: readonly Held[]): string {
  const rows = held.map(({what, floor, now, outcome}) => [what, String(floor ?? ''), String(now ?? ''), outcome])
  return textTable([['work', 'floor', 'now', ''], ...rows])
}

/** Where the calls are made, the most first. */
function showFiles(): string {
  const [small = new Map(), large = new Map()] = [...calls.values()] as Calls[]
  const rows = [...large].sort(([, a], [, b]) => b - a).slice(0, 40)
  return textTable([
    ['calls', ...calls.keys()],
    ...rows.map(([file, count]) => [file, String(small.get(file) ?? 0), String(count)]),
  ])
}
