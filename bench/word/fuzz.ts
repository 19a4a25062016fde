// Reads packages that nobody saved: each must be read or refused with a sentence, never thrown, in bounded time.
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {makeRandom} from '../random.ts'
import {mutations, unpack} from './mutate.ts'

const {values} = parseArgs({
  options: {
    documents: {type: 'string'},
    inputs: {type: 'string', default: '2000'},
    seed: {type: 'string', default: '1'},
    copydesk: {type: 'string', default: join(import.meta.dirname, '../..')},
    /** The number of the first input: a run that was stopped goes on. */
    from: {type: 'string', default: '0'},
    only: {type: 'string'},
    /** Milliseconds of processor time after which an input counts as slow. */
    slow: {type: 'string', default: '2000'},
  },
})
if (values.documents === undefined) throw new Error('Name a folder of Word files: --documents DIR')

const {readWord} = await import(join(values.copydesk, 'src/formats/word/read.ts'))
const {Unreadable} = (await import(join(values.copydesk, 'src/formats/word/problem.ts'))) as {
  Unreadable: new (message: string) => Error
}

const folder = values.documents
const seeds = readdirSync(folder)
  .filter((name) => name.endsWith('.docx'))
  .sort()
  .map((name) => ({name, bytes: readFileSync(join(folder, name))}))
const kinds = Object.keys(mutations).filter((name) => values.only === undefined || name === values.only)
const counts = {read: 0, refused: 0, thrown: 0, slow: 0}
const reasons = new Map<string, number>()
const [inputs, seed] = [Number(values.inputs), Number(values.seed)]
let slowest = 0
for (let number = Number(values.from); number < inputs; number++) {
  const random = makeRandom(seed * 1_000_003 + number)
  const kind = kinds[number % kinds.length] as string
  const {name, bytes} = seeds[Math.floor(random() * seeds.length)] as (typeof seeds)[number]
  const input = mutations[kind]?.(bytes, unpack(bytes), random) ?? bytes
  const before = process.cpuUsage()
  try {
    readWord(new Uint8Array(input))
    counts.read++
  } catch (error) {
    if (error instanceof Unreadable) {
      counts.refused++
      reasons.set(error.message.slice(0, 60), (reasons.get(error.message.slice(0, 60)) ?? 0) + 1)
    } else {
      counts.thrown++
      console.log(
        `input ${number} (${kind} of ${name}): ${error instanceof Error ? error.stack?.slice(0, 400) : error}`,
      )
    }
  }
  const {user, system} = process.cpuUsage(before)
  const took = (user + system) / 1000
  slowest = Math.max(slowest, took)
  if (took > Number(values.slow)) {
    counts.slow++
    console.log(`input ${number} (${kind} of ${name}): ${Math.round(took)} ms`)
  }
  if (number % 1000 === 999)
    console.log(
      number + 1,
      JSON.stringify(counts),
      `slowest ${Math.round(slowest)} ms, ${Math.round(process.memoryUsage.rss() / 1048576)} MB`,
    )
}
console.log(`${inputs} inputs of seed ${seed}: ${JSON.stringify(counts)}`)
for (const [reason, count] of [...reasons].sort(([, a], [, b]) => b - a).slice(0, 20))
  console.log(`  ${count} ${reason}`)
process.exitCode = counts.thrown + counts.slow > 0 ? 1 : 0
