// Rounds of first contact: `npm run rounds` prints the table; `draw` and `count` make a round. See CONTRIBUTING.md.
import {execFileSync} from 'node:child_process'
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {parseArgs} from 'node:util'
import {markdownTable, percent} from '../table.ts'
import {agreement, countRound, type Judgement, type RoundRow, type RoundSource} from './count.ts'
import {type Drawn, draw} from './draw.ts'

/** The committed file: sources and counts, no text. */
interface Rounds {
  sources: (Omit<RoundSource, 'found'> & {round: number})[]
  rows: RoundRow[]
}

const file = new URL('../../rules/rounds.json', import.meta.url)
/** How many characters are shown on each side of a finding. */
const around = 400

const program = resolve('dist/bin/copydesk.cjs')

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    round: {type: 'string', default: '1'},
    preset: {type: 'string', default: 'recommended'},
    preview: {type: 'boolean', default: false},
    seed: {type: 'string', default: '1'},
    to: {type: 'string', default: '../rounds'},
    'per-rule': {type: 'string', default: '30'},
  },
})
const [task = 'table', ...rest] = positionals
const round = Number(values.round)
const folder = join(values.to, `round-${round}-${values.preset}`)

/** Checks each `source:genre:folder@revision` and writes what is to be read, for readers, into the folder of the round. */
function drawRound(specs: readonly string[]): void {
  mkdirSync(folder, {recursive: true})
  const sources: RoundSource[] = []
  const all: Drawn[] = []
  for (const spec of specs) {
    const [, name = '', kind = '', path = '', revision = ''] = /^([^:]+):([^:]+):([^@]+)@(.+)$/.exec(spec) ?? []
    const {drawn, drafts, words} = check(name, resolve(path))
    const found: Record<string, number> = {}
    for (const {rule, level} of drawn) found[`${rule} ${level}`] = (found[`${rule} ${level}`] ?? 0) + 1
    sources.push({source: name, revision, kind, drafts, words, found})
    all.push(...drawn)
    console.log(`${name}: ${drafts} drafts, ${words} words, ${drawn.length} findings`)
  }
  const chosen = draw(all, {file: 2, source: 5, rule: Number(values['per-rule'])}, Number(values.seed))
  writeFileSync(join(folder, 'sources.json'), JSON.stringify(sources, null, 1))
  writeLines(join(folder, 'drawn.jsonl'), chosen)
  writeLines(join(folder, 'all.jsonl'), all)
  console.log(`${chosen.length} of ${all.length} findings to read in ${folder}/drawn.jsonl`)
}

interface Message {
  ruleId: string
  kind?: string
  fatal?: boolean | null
  message?: string
  reason: string
  place: {start: {line: number; offset: number}; end: {offset: number}}
}

function check(source: string, cwd: string): {drawn: Drawn[]; drafts: number; words: number} {
  const preview = values.preview ? ['--preview'] : []
  const args = [program, '--no-config', '--no-cache', '--format', 'json', '--preset', values.preset, ...preview, '.']
  const output = run(args, cwd)
  const files = JSON.parse(output) as {path: string; messages: Message[]}[]
  let words = 0
  const drawn = files.flatMap(({path, messages}, number) => {
    const text = readFileSync(join(cwd, path), 'utf8').replace(/^\uFEFF/, '')
    words += text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0
    return messages.map((message, i) => shown({source, path, text}, message, `${source}-${number}-${i}`))
  })
  return {drawn, drafts: files.length, words}
}

function run(args: readonly string[], cwd: string): string {
  try {
    return execFileSync(process.execPath, args, {
      cwd,
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch (error) {
    const {status, stdout} = error as {status: number; stdout: string}
    if (status === 1) return stdout
    throw error
  }
}

function shown(draft: {source: string; path: string; text: string}, message: Message, id: string): Drawn {
  const [start, end] = [message.place.start.offset, message.place.end.offset]
  const {source, path, text} = draft
  return {
    id,
    source,
    rule: message.ruleId,
    kind: message.kind ?? '',
    level: message.fatal === true ? 'error' : message.fatal === false ? 'warning' : 'info',
    path,
    line: message.place.start.line,
    message: message.reason,
    before: text.slice(Math.max(0, start - around), start),
    found: text.slice(start, Math.min(end, start + 2 * around)),
    after: text.slice(end, end + around),
  }
}

/** Verdicts stand in `verdicts.jsonl`, those of a second reader in `second.jsonl`. */
function countVerdicts(): void {
  const sources = JSON.parse(readFileSync(join(folder, 'sources.json'), 'utf8')) as RoundSource[]
  const drawn = readLines<Drawn>(join(folder, 'drawn.jsonl'))
  const first = readLines<Judgement>(join(folder, 'verdicts.jsonl'))
  const second = readLines<Judgement>(join(folder, 'second.jsonl'), true)
  const rows = countRound({round, preset: values.preset}, sources, drawn, first, second)
  const known = readRounds()
  const others = known.rows.filter((row) => row.round !== round || row.preset !== values.preset)
  const kept = known.sources.filter((one) => one.round !== round)
  const own = sources.map(({found, ...one}) => ({round, ...one}))
  writeRounds({sources: [...kept, ...own], rows: [...others, ...rows]})
  const {both, alike} = agreement(first, second)
  if (both > 0) console.log(`Two readers judged ${both} findings, ${alike} alike.`)
  printTable()
}

function printTable(): void {
  const {sources, rows} = readRounds()
  const numbers = [...new Set(rows.map((row) => row.round))].sort((a, b) => a - b)
  const lines = numbers.flatMap((number) =>
    ['error', 'warning'].map((level) => {
      const own = rows.filter((row) => row.round === number && row.level === level)
      const words = sum(sources.filter((one) => one.round === number).map((one) => one.words))
      return [
        `${number} ${level}`,
        String(words),
        ...figuresOf(own),
        ((sum(own.map(({found}) => found)) / words) * 1000).toFixed(3),
      ]
    }),
  )
  console.log(
    markdownTable([
      ['round', 'words', 'found', 'read', 'right', 'debatable', 'wrong', 'right %', 'per 1,000'],
      ...lines,
    ]),
  )
  const rules = [...new Set(rows.map(({rule, level}) => `${rule} ${level}`))].sort()
  const byRule = rules.map((key) => [key, ...figuresOf(rows.filter(({rule, level}) => `${rule} ${level}` === key))])
  console.log(`\n${markdownTable([['rule', 'found', 'read', 'right', 'debatable', 'wrong', 'right %'], ...byRule])}`)
}

function figuresOf(rows: readonly RoundRow[]): string[] {
  const [found, read, right, debatable, wrong] = (['found', 'read', 'right', 'debatable', 'wrong'] as const).map(
    (key) => sum(rows.map((row) => row[key])),
  )
  return [...[found, read, right, debatable, wrong].map(String), read ? percent((right ?? 0) / read) : '']
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

function readRounds(): Rounds {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Rounds
  } catch {
    return {sources: [], rows: []}
  }
}

function writeRounds({sources, rows}: Rounds): void {
  const lines = (all: readonly object[]) => all.map((one) => `  ${JSON.stringify(one)}`).join(',\n')
  writeFileSync(file, `{\n "sources": [\n${lines(sources)}\n ],\n "rows": [\n${lines(rows)}\n ]\n}\n`)
}

const writeLines = (path: string, rows: readonly object[]) =>
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))

function readLines<T>(path: string, mayLack = false): T[] {
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as T)
  } catch (error) {
    if (mayLack) return []
    throw error
  }
}

if (task === 'draw') drawRound(rest)
else if (task === 'count') countVerdicts()
else printTable()
