// `npm run bench`: where the time goes on three sizes of copy, how it grows with a draft's length, what a process takes.
import {execFileSync} from 'node:child_process'
import {mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {build} from 'esbuild'
import type {EngineName} from '../../src/files/engine.ts'
import {bundle} from '../../src/generate/bundle.ts'
import {bytesOf, firstOf, nearestTo, readTexts, type Text, writeTexts} from '../corpora.ts'
import {makeDraft} from '../drafts.ts'
import type {Growth} from './growth.ts'
import {cutAll} from './growth.ts'
import {measureProcesses} from './processes.ts'
import type {GrowthSetting, ShapeGrowth} from './shape-growth.ts'
import {showGrowth, showProcesses, showShapes, showStages} from './show.ts'
import type {SpeedTask, Stages} from './worker.ts'

/** How many words the longest draft has: as many as are read, about. */
const longestOf: Readonly<Record<string, number>> = {md: 400_000, txt: 1_000_000}

const parts = ['stages', 'growth', 'processes']
const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    corpus: {type: 'string', default: '../shared/data'},
    runs: {type: 'string', default: '5'},
    engine: {type: 'string'},
    all: {type: 'boolean', default: false},
    only: {type: 'string'},
    on: {type: 'string'},
  },
})
const settings: readonly GrowthSetting[] = [
  {extension: 'md', engine: 'native'},
  {extension: 'md', engine: 'remark'},
  {extension: 'txt', engine: 'native'},
]
/** All, or those whose `--on` is `txt`, `native` or `remark`. */
const isAsked = ({extension, engine}: GrowthSetting) =>
  values.on === undefined || values.on === (extension === 'txt' ? 'txt' : engine)

const unknown = positionals.find((part) => !parts.includes(part))
if (unknown) throw new Error(`There is no part “${unknown}”: ${parts.join(', ')}.`)
const wants = (part: string) => positionals.length === 0 || positionals.includes(part)

const folder = mkdtempSync(join(tmpdir(), 'copydesk-bench-'))
try {
  await measure()
} finally {
  rmSync(folder, {recursive: true})
}

async function measure(): Promise<void> {
  const texts = readTexts(values.corpus)
  const sizes: Record<string, readonly Text[]> = {
    'one draft': [nearestTo(texts, 6000)],
    'a folder': firstOf(texts, 2e6),
    'an archive': firstOf(texts, 20e6),
  }
  for (const [name, some] of Object.entries(sizes)) writeTexts(some, join(folder, name))
  symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}\n')
  await buildWorker()
  if (wants('stages')) for (const [name, some] of Object.entries(sizes)) await stagesOf(name, some)
  if (wants('growth') && values.only === undefined) for (const extension of ['md', 'txt']) growthOf(extension, texts)
  if (wants('growth')) for (const ground of settings) if (isAsked(ground)) shapesOn(ground)
  if (wants('processes')) {
    await bundle(join(folder, 'dist'))
    const rows = await measureProcesses(folder, Object.keys(sizes), Number(values.runs))
    print('Whole processes', showProcesses(rows))
  }
}

/** One file a line of comment each, so that a profile can tell whose code ran. */
async function buildWorker(): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL('worker.ts', import.meta.url))],
    outfile: join(folder, 'worker.js'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    supported: {'regexp-unicode-property-escapes': true},
    alias: {yaml: './node_modules/yaml/browser/index.js', 'string-width': './src/cli/reporters/width.ts'},
    external: ['satteri'],
    logLevel: 'warning',
  })
}

async function stagesOf(name: string, texts: readonly Text[]): Promise<void> {
  const bytes = bytesOf(texts)
  const paths = texts.map(({path}) => join(folder, name, path))
  const engine = values.engine === undefined ? {} : {engine: values.engine as EngineName}
  const stages = work<Stages>({task: 'stages', paths, times: Math.max(1, Math.round(2e6 / bytes)), ...engine})
  print(
    `${name}: ${texts.length} drafts, ${(bytes / 1e6).toFixed(bytes < 1e5 ? 3 : 1)} MB`,
    showStages(stages, bytes, values.all ? 0 : 0.004),
  )
}

/** Fails where the whole, a rule or a reading grows faster than the draft. */
function growthOf(extension: string, texts: readonly Text[]): void {
  const articles = texts.filter(({path}) => path.endsWith('.txt')).map(({text}) => text)
  const longest = longestOf[extension] ?? 0
  const [copy] = cutAll(articles.join('\n\n'), longest)
  const text = copy && copy.split(' ').length > longest * 0.9 ? copy : makeDraft(longest)
  const growth = work<Growth[]>({task: 'growth', text, lengths: [1000, 10_000, 100_000, longest], extension})
  const {table, sound} = showGrowth(growth)
  print(`One draft from 1,000 to ${longest.toLocaleString('en')} words, .${extension}`, table)
  if (!sound) process.exitCode = 1
}

/** Fails where a shape of text costs more than its length. */
function shapesOn(ground: GrowthSetting): void {
  const growth = work<ShapeGrowth[]>({task: 'shapes', only: values.only ?? '', ...ground})
  const {table, sound} = showShapes(growth, values.all)
  print(`${growth.length} shapes, .${ground.extension}${ground.extension === 'md' ? `, ${ground.engine}` : ''}`, table)
  if (!sound) process.exitCode = 1
}

/** Have the worker do something, in a process of its own. */
function work<T>(order: SpeedTask): T {
  const file = join(folder, 'order.json')
  writeFileSync(file, JSON.stringify(order))
  const output = execFileSync(
    process.execPath,
    ['--expose-gc', '--max-old-space-size=8192', join(folder, 'worker.js'), file],
    {
      encoding: 'utf8',
      maxBuffer: 1e9,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  return JSON.parse(output) as T
}

function print(title: string, table: string): void {
  console.log(`\n== ${title}\n\n${table}`)
}
