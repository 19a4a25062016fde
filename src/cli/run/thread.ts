// One thread of a run over many drafts: takes jobs until none is left, then brings all that was found.
import {parentPort, workerData} from 'node:worker_threads'
import {buffersOf} from '../../core/across/fact-store.ts'
import {SettingsError} from '../../core/settings/settings.ts'
import {openRecorder} from '../../files/cache.ts'
import {isPrepared} from '../../files/tuning.ts'
import type {Console} from '../console.ts'
import {UsageError} from '../usage.ts'
import {doJob, type Job} from './jobs.ts'
import {openDesk} from './run-context.ts'
import {type Haul, type Orders, takeJob} from './threads.ts'

/** Do what the main thread orders. A mistake in the settings is reported there, when its draft is checked again. */
export async function workInThread(): Promise<void> {
  try {
    const haul = await gather(workerData as Orders)
    const buffers = [...(haul.facts ? buffersOf(haul.facts) : []), ...(haul.kept ? [haul.kept.buffer] : [])]
    parentPort?.postMessage(haul, buffers)
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof SettingsError)) throw error
  }
}

async function gather(orders: Orders): Promise<Haul> {
  isPrepared()
  const {options, cwd, contents, jobs, isCaching} = orders
  const console: Console = {cwd, color: false, write() {}, error() {}, readInput: async () => new Uint8Array()}
  const recorder = isCaching ? openRecorder() : undefined
  const desk = await openDesk(options, console, recorder, contents)
  const results: Haul['results'] = []
  for (let i = takeJob(orders); i !== undefined; i = takeJob(orders)) {
    const result = await doJob(desk, jobs[i] as Job)
    if (!recorder) results.push([i, result])
  }
  if (recorder) return {results, kept: recorder.pack()}
  const facts = desk.checker.pack()
  return {results, ...(facts && {facts})}
}
