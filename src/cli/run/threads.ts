// Threads of a run over many drafts: each takes the next job until none is left, the main one among them.
import {Worker} from 'node:worker_threads'
import type {PackedFacts} from '../../core/across/fact-store.ts'
import type {Result} from '../../core/report/result.ts'
import {prepareForThreads} from '../../files/tuning.ts'
import type {RunOptions} from '../options.ts'
import {type Done, doJob, type Job} from './jobs.ts'
import type {Progress} from './progress.ts'
import type {Desk} from './run-context.ts'

/** What a thread is started with. */
export interface Orders {
  options: RunOptions
  cwd: string
  contents: ReadonlyMap<string, Uint8Array>
  jobs: readonly Job[]
  /** Shared by all: the next job, then how many each thread has taken. */
  counts: Int32Array<SharedArrayBuffer>
  /** Which thread it is; the main one is 0. */
  number: number
  /** It is to bring entries for the cache, in place of results and facts. */
  isCaching: boolean
}

/** What a thread brings when no job is left. */
export interface Haul {
  /** The number of each job that was done, with its result. */
  results: (readonly [job: number, result: Result | undefined])[]
  facts?: PackedFacts
  kept?: Uint8Array<ArrayBuffer>
}

/** The number of the next job; nothing where none is left. */
export function takeJob({counts, number, jobs}: Pick<Orders, 'counts' | 'number' | 'jobs'>): number | undefined {
  const job = Atomics.add(counts, 0, 1)
  if (job >= jobs.length) return undefined
  Atomics.add(counts, number + 1, 1)
  return job
}

interface Thread {
  worker: Worker
  number: number
  /** Nothing where the thread came to no good. */
  haul: Promise<Haul | undefined>
}

/**
 * Do jobs in so many threads. What is done is added to `done`; what is not, for whatever reason, is left to be done in
 * the common way, which says what is wrong with it.
 */
export async function doInThreads(
  desk: Desk,
  jobs: readonly Job[],
  threads: number,
  done: Done,
  progress: Progress,
): Promise<void> {
  prepareForThreads()
  const counts = new Int32Array(new SharedArrayBuffer((threads + 1) * Int32Array.BYTES_PER_ELEMENT))
  const started: Thread[] = []
  const before = done.size
  try {
    for (let number = 1; number < threads; number++) started.push(startThread(desk, jobs, counts, number))
    for (let i = takeJob({counts, number: 0, jobs}); i !== undefined; i = takeJob({counts, number: 0, jobs})) {
      const job = jobs[i] as Job
      done.set(job, await doJob(desk, job))
      progress.step(before + Math.min(counts[0] as number, jobs.length))
    }
    // One that has taken no job by now has nothing to bring.
    for (const {number, haul} of started)
      if (Atomics.load(counts, number + 1) > 0) await bring(desk, jobs, done, await haul)
  } catch {
    // It comes up again where the job is done in its turn.
  } finally {
    for (const {worker} of started) void worker.terminate()
  }
}

function startThread(
  {options: {changes, ...options}, console, contents, cache}: Desk,
  jobs: readonly Job[],
  counts: Orders['counts'],
  number: number,
): Thread {
  const workerData: Orders = {options, cwd: console.cwd, contents, jobs, counts, number, isCaching: cache !== undefined}
  const worker = new Worker(console.thread as string, {workerData})
  const haul = new Promise<Haul | undefined>((resolve) => {
    worker.once('message', resolve)
    worker.once('exit', () => resolve(undefined))
    worker.once('error', ({message}) => {
      console.error(`A thread ended early, and its drafts are checked again: ${message}`)
      resolve(undefined)
    })
  })
  return {worker, number, haul}
}

/** Take over what a thread has brought, all or nothing. */
async function bring(
  {settings, checker, cache}: Desk,
  jobs: readonly Job[],
  done: Done,
  haul: Haul | undefined,
): Promise<void> {
  if (!haul) return
  const results = haul.results.map(([i, result]) => [jobs[i] as Job, result] as const)
  for (const [{path}] of results) await settings.configFor(path)
  if (haul.facts) await checker.take(haul.facts)
  if (haul.kept) cache?.take?.(haul.kept)
  for (const [job, result] of results) done.set(job, result)
}
