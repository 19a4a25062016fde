// How fast the language server answers: start, keystrokes, a folder of 2,000 posts, truth and memory over many edits.
// Names of parts run those only: `npm run bench:server -- keys folder`; `--quick` runs less of each.
// `--server=DIST/bin/copydesk-lsp.cjs` runs the server of another build, to compare two (not with `truth`, which knows this one's findings).
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {bundle} from '../src/generate/bundle.ts'
import {lint, parse} from '../src/index.ts'
import {type ClientOptions, positionIn, type RawClient, startClient, uriOf} from '../tests/support/client.ts'
import {makeRandom, randomEdit} from '../tests/support/edits.ts'

const quick = process.argv.includes('--quick')
const server = process.argv.find((name) => name.startsWith('--server='))?.slice('--server='.length)
const startServer = (options: ClientOptions = {}) => startClient({...options, ...(server && {server})})
const asked = process.argv.slice(2).filter((name) => !name.startsWith('--'))
const uri = 'file:///copydesk-bench/draft.md'

/** Paragraphs of our own whole drafts, in turn. */
const paragraphs = readdirSync('fixtures')
  .filter((name) => /\.(?:md|txt)$/.test(name))
  .flatMap((name) =>
    readFileSync(join('fixtures', name), 'utf8')
      .replace(/^---\n[\s\S]*?\n---\n/, '')
      .split(/\n{2,}/),
  )
  .filter((paragraph) => paragraph.split(/\s+/).length > 12)

const random = makeRandom(11)

/** A draft of about so many words; every tenth paragraph has a heading. */
function draftOf(words: number): string {
  const parts: string[] = ['# The harbour and the town']
  for (let count = 0; count < words; ) {
    const paragraph = paragraphs[random(paragraphs.length)] as string
    if (parts.length % 10 === 0)
      parts.push(`## Part ${parts.length / 10}: ${paragraph.split(/\s+/).slice(0, 5).join(' ')}`)
    parts.push(paragraph)
    count += paragraph.split(/\s+/).length
  }
  return `${parts.join('\n\n')}\n`
}

/** A post with words of our drafts in an order of its own, and a paragraph that every post has. */
function postOf(words: number): string {
  const all = paragraphs.join(' ').split(/\s+/)
  const parts = Array.from({length: Math.ceil(words / 50)}, () => {
    const sentence = () => Array.from({length: 10}, () => all[random(all.length)]).join(' ')
    return `${Array.from({length: 5}, sentence).join('. ')}.`
  })
  return `${parts.join('\n\n')}\n\nThe Harbour Post comes out on Fridays and is free in the library, the baths and the town hall.\n`
}

const ms = (value: number) => `${value.toFixed(1)} ms`

function percentile(times: readonly number[], share: number): number {
  return [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] as number
}

/** Type a character within a word, or delete one. */
function type(client: RawClient): Promise<void> {
  const {text} = client.texts.get(uri) as {text: string}
  let at = random(text.length)
  while (at < text.length && !/[a-z]/.test(text[at] as string)) at++
  return client.change(
    uri,
    random(2) ? {start: at, end: at, text: 'e'} : {start: at, end: Math.min(at + 1, text.length), text: ''},
  )
}

async function keystrokes(words: number, most: number): Promise<void> {
  const client = await startServer()
  await client.open(uri, draftOf(words))
  for (let i = 0; i < 20; i++) {
    await type(client)
    await client.pull(uri)
  }
  const times: number[] = []
  for (let i = 0; i < (quick ? 40 : 200); i++) {
    const start = performance.now()
    await type(client)
    await client.pull(uri)
    times.push(performance.now() - start)
  }
  say(
    `keystroke to diagnostics, ${words} words: median ${ms(percentile(times, 0.5))}, p95`,
    percentile(times, 0.95),
    most,
  )
  console.log(`  ${processorTime(client)}, ${residentMemory(client).toFixed(0)} MB`)
  await client.stop()
}

async function firstDiagnostics(): Promise<void> {
  const times: number[] = []
  const text = draftOf(900)
  for (let i = 0; i < (quick ? 3 : 10); i++) {
    const start = performance.now()
    const client = await startServer()
    await client.open(uri, text)
    await client.pull(uri)
    times.push(performance.now() - start)
    await client.stop()
  }
  say('start to first diagnostics, 900 words: median', percentile(times, 0.5), 400)
}

async function folderOfPosts(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-bench-'))
  const count = quick ? 400 : 2000
  for (let i = 0; i < count; i++) {
    mkdirSync(join(folder, `posts/${i % 20}`), {recursive: true})
    writeFileSync(join(folder, `posts/${i % 20}/${i}.md`), `# Post ${i} on ${i * 7919} boats\n\n${postOf(300)}`)
  }
  const start = performance.now()
  const client = await startServer({folders: [folder]})
  const open = uriOf(join(folder, 'posts/1/1.md'))
  await client.open(open, readFileSync(join(folder, 'posts/1/1.md'), 'utf8'))
  await client.pull(open)
  let done = false
  const scanned = client.pullFolders([], true).then(({items}) => {
    done = true
    return items.length
  })
  const waits: number[] = []
  while (!done) {
    const sent = performance.now()
    await client.change(open, {start: 3, end: 3, text: 'e'})
    await client.pull(open)
    waits.push(performance.now() - sent)
    await new Promise((go) => setTimeout(go, 80))
  }
  console.log(
    `a folder of ${await scanned} posts read in ${((performance.now() - start) / 1000).toFixed(1)} s while somebody typed`,
  )
  say(`keystroke to diagnostics meanwhile: p95 ${ms(percentile(waits, 0.95))}, longest`, Math.max(...waits), 100)
  const after: number[] = []
  for (let i = 0; i < 40; i++) {
    const sent = performance.now()
    await client.change(open, {start: 3, end: 3, text: 'e'})
    await client.pull(open)
    after.push(performance.now() - sent)
  }
  say('keystroke to diagnostics afterwards, compared with all posts: p95', percentile(after, 0.95), 100)
  console.log(`  ${processorTime(client)}, ${residentMemory(client).toFixed(0)} MB`)
  await client.stop()
}

/** Seconds of the processor that a server has taken, which a busy machine lengthens less than the wait. */
function processorTime({child}: Awaited<ReturnType<typeof startClient>>): string {
  const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return `${((Number(stat[11]) + Number(stat[12])) / 100).toFixed(1)} s of the processor`
}

const residentMemory = ({child}: Awaited<ReturnType<typeof startClient>>): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024

async function memory(): Promise<void> {
  const client = await startServer()
  await client.open(uri, draftOf(900))
  const edits = quick ? 5000 : 100_000
  const marks: number[] = []
  for (let i = 1; i <= edits; i++) {
    await type(client)
    if (i % 25 === 0) await client.pull(uri)
    if (i % (edits / 10) === 0) marks.push(residentMemory(client))
  }
  console.log(`  ${processorTime(client)}`)
  await client.stop()
  const [first = 0, last = 0] = [marks[1], marks.at(-1)]
  if (last > first * 1.2) process.exitCode = 1
  console.log(
    `memory over ${edits} edits, in MB: ${marks.map((mark) => mark.toFixed(0)).join(' ')}: ${(((last - first) / first) * 100).toFixed(0)} % from the second mark to the last (most: 20 %)`,
  )
}

async function truth(): Promise<void> {
  const client = await startServer()
  await client.open(uri, draftOf(150))
  const edits = quick ? 500 : 10_000
  let wrong = 0
  for (let i = 1; i <= edits; i++) {
    const {text} = client.texts.get(uri) as {text: string}
    await client.change(uri, randomEdit(text, random, 1500))
    if (i % 25 !== 0) continue
    const now = client.texts.get(uri)?.text ?? ''
    const places = (await client.pull(uri)).map(({code, message, range}) => JSON.stringify([code, message, range]))
    const fresh = lint(parse({path: 'draft.md', text: now})).map(({ruleId, message, place}) => {
      const range = {start: positionIn(now, place.start, 'utf-16'), end: positionIn(now, place.end, 'utf-16')}
      return JSON.stringify([ruleId, message, range])
    })
    if (places.join('\n') !== fresh.join('\n')) wrong++
  }
  console.log(`${edits} random edits, looked at every 25: ${wrong} times other than a fresh run (most: 0)`)
  if (wrong > 0) process.exitCode = 1
  await client.stop()
}

/** Print a time, and whether it is within what is allowed. */
function say(what: string, value: number, most: number): void {
  console.log(`${what} ${ms(value)} (most: ${most} ms)${value > most ? ': TOO SLOW' : ''}`)
}

const parts: Record<string, () => Promise<void>> = {
  start: firstDiagnostics,
  keys: async () => {
    await keystrokes(900, 30)
    await keystrokes(10_000, 60)
  },
  folder: folderOfPosts,
  truth,
  memory,
}

const unknown = asked.find((name) => !(name in parts))
if (unknown)
  throw new Error(`There is no part "${unknown}": name some of ${Object.keys(parts).join(', ')}, or none for all.`)
if (!server) await bundle('coverage/dist')
for (const [name, run] of Object.entries(parts)) if (asked.length === 0 || asked.includes(name)) await run()
