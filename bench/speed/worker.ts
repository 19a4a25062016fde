// The program that is measured: bundled as it ships, but readable, it goes over drafts and prints figures as JSON.
import {readFileSync} from 'node:fs'
import {Session} from 'node:inspector/promises'
import {fileURLToPath} from 'node:url'
import {rules} from '../../rules/index.ts'
import {parseDraft} from '../../src/core/draft/draft.ts'
import type {Format} from '../../src/core/draft/format.ts'
import {lintDraft} from '../../src/core/lint.ts'
import {configureRules} from '../../src/core/settings/config.ts'
import {type EngineName, makeEngine} from '../../src/files/engine.ts'
import {formatFor, makeFormats} from '../../src/formats/index.ts'
import {makeDraft} from '../drafts.ts'
import {cutAll, type Growth} from './growth.ts'
import {openPass, type Pass} from './pass.ts'
import {type GrowthSetting, measureShapes} from './shape-growth.ts'
import {type ByFile, bytesByFile, type CpuProfile, type HeapNode, readBundle, timeByFile} from './where.ts'

/** What is asked for: to go over files `times` times, to cut one text into drafts of each length, or to check shapes. */
export type SpeedTask =
  | {task: 'stages'; paths: readonly string[]; times: number; engine?: EngineName}
  | {task: 'growth'; text: string; lengths: readonly number[]; extension: string}
  | ({task: 'shapes'; only: string} & GrowthSetting)

/** Times in milliseconds a pass, of the main thread where it can be told, and bytes a pass. */
export interface Stages {
  engine: EngineName
  passes: number
  pass: Pass
  main: number
  cpu: number
  times: [file: string, ms: number][]
  bytes: [file: string, bytes: number][]
}

const bundled = readBundle(readFileSync(fileURLToPath(import.meta.url), 'utf8'))
const here = import.meta.url
const fileAt = ({url, lineNumber}: {url: string; lineNumber: number}) =>
  url === here ? bundled(lineNumber) : undefined

const session = new Session()
session.connect()

async function measureStages({paths, times, engine}: SpeedTask & {task: 'stages'}): Promise<Stages> {
  const {pass, engine: name} = await openPass(engine)
  const repeat = () => Array.from({length: times}, () => pass(paths))
  pass(paths.slice(0, 500))
  if (times > 1) repeat()
  const [before, beforeAll] = [mainThread(), process.cpuUsage()]
  const passes = repeat()
  const [main, all] = [mainThread() - before, sumOf(process.cpuUsage(beforeAll))]
  const profile = await profileOf(() => void repeat())
  const bytes = await allocationsOf(() => void pass(paths))
  return {
    engine: name,
    passes: times,
    pass: {...(passes[0] as Pass), steps: meanSteps(passes)},
    main: main / times,
    cpu: all / times,
    times: [...profile].map(([file, ms]) => [file, ms / times]),
    bytes: [...bytes],
  }
}

function meanSteps(passes: readonly Pass[]): Record<string, number> {
  const names = Object.keys(passes[0]?.steps ?? {})
  const mean = (name: string) => passes.reduce((sum, {steps}) => sum + (steps[name] ?? 0), 0) / passes.length
  return Object.fromEntries(names.map((name) => [name, mean(name)]))
}

async function measureGrowth({text, lengths, extension}: SpeedTask & {task: 'growth'}): Promise<Growth[]> {
  const engine = makeEngine()
  await engine.load()
  const format = formatFor(`draft.${extension}`, makeFormats(engine.parse)) as Format
  const config = configureRules(rules)
  const check = (text: string) => {
    const draft = parseDraft({path: `draft.${extension}`, text}, format)
    if (draft.problems.length > 0) throw new Error(draft.problems[0]?.message)
    lintDraft(draft, config)
  }
  // What a rule looks for stands in every draft that is profiled, so that none is cheap for having nothing to look at.
  const opening = `${makeDraft(120, extension === 'md' ? '## ' : '')}\n\n`
  const results: Growth[] = []
  for (const words of lengths.slice(0, -1))
    for (const each of cutAll(text, words).slice(0, 300_000 / words)) check(each)
  for (const words of lengths) {
    const drafts = cutAll(text, words)
    globalThis.gc?.()
    const ms = timeOf(() => drafts.forEach(check))
    let profiled = 0
    const times = await profileOf(() => {
      profiled = timeOf(() => {
        for (const draft of drafts) check(opening + draft)
      })
    })
    const mean = drafts.reduce((sum, draft) => sum + draft.split(' ').length, 0) / drafts.length
    results.push({words: Math.round(mean), drafts: drafts.length, ms, times: scale(times, profiled)})
  }
  return results
}

function timeOf(task: () => void): number {
  const before = mainThread()
  task()
  return mainThread() - before
}

async function profileOf(task: () => void): Promise<ByFile> {
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', {interval: 250})
  await session.post('Profiler.start')
  task()
  const {profile} = await session.post('Profiler.stop')
  await session.post('Profiler.disable')
  return timeByFile(profile as CpuProfile, fileAt)
}

/** A profile is of the clock, and other processes run, too: its shares of the processor time are taken. */
function scale(times: ByFile, ms: number): [file: string, ms: number][] {
  const sum = [...times.values()].reduce((sum, value) => sum + value, 0)
  return [...times].map(([file, value]) => [file, (value / sum) * ms])
}

/** All that was allocated, also what was let go since. */
async function allocationsOf(task: () => void): Promise<ByFile> {
  const ask = session.post.bind(session) as (method: string, options?: object) => Promise<{profile: {head: HeapNode}}>
  const gone = {includeObjectsCollectedByMajorGC: true, includeObjectsCollectedByMinorGC: true}
  await ask('HeapProfiler.startSampling', {samplingInterval: 65_536, ...gone})
  task()
  const {profile} = await ask('HeapProfiler.stopSampling')
  return bytesByFile(profile.head, fileAt)
}

const sumOf = ({user, system}: NodeJS.CpuUsage) => (user + system) / 1000

/** Processor time of the main thread in milliseconds, where the system tells it; else that of all threads. */
function mainThread(): number {
  try {
    const fields = readFileSync(`/proc/self/task/${process.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return sumOf(process.cpuUsage())
  }
}

const order = JSON.parse(readFileSync(process.argv[2] as string, 'utf8')) as SpeedTask
console.log(JSON.stringify(await measure(order)))

function measure(order: SpeedTask): Promise<unknown> {
  if (order.task === 'shapes') return measureShapes(order, order.only)
  return order.task === 'stages' ? measureStages(order) : measureGrowth(order)
}
