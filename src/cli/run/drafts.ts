// Checks all drafts of a run, several at once where they are many.
import {resolve} from 'node:path'
import {elide} from '../../core/elide.ts'
import type {Result} from '../../core/report/result.ts'
import {countThreads, expectDrafts} from '../../files/tuning.ts'
import type {Console} from '../console.ts'
import {type Done, doJob, type Job, missingDraft, recallJobs} from './jobs.ts'
import {openProgress, type Progress} from './progress.ts'
import {closeDesk, type Desk} from './run-context.ts'
import type {Task} from './task.ts'

/** Check the drafts of a run and compare them; results are in the order of the paths, those that are missing first. */
export async function checkDrafts(
  desk: Desk,
  {wanted, others, named, missing, folders}: Task,
): Promise<readonly Result[]> {
  const {console, checker} = desk
  const jobs = [
    ...wanted.map((path): Job => ({path, isOther: false})),
    ...others.map((path): Job => ({path, isOther: true})),
  ]
  expectDrafts(jobs.length)
  const progress = openProgress(jobs.length, console)
  const results: Result[] = []
  for (const path of missing) results.push(await missingDraft(desk, path))
  const done: Done = new Map()
  if (countFor(desk, jobs) > 1) await shareOut(desk, jobs, done, progress)
  for (const job of jobs) {
    if (done.has(job)) continue
    done.set(job, await doJob(desk, job, jobs.length === 1))
    progress.step(done.size)
    if (done.size % 32 === 0) await console.turn?.()
  }
  progress.end()
  for (const result of jobs.map((job) => done.get(job)))
    if (result && !passOver(result, named, console)) results.push(result)
  const compared = await checker.compare(results, folders)
  await closeDesk(desk)
  return compared
}

/** Is it a draft that has vanished since it was found? One that was given by name is reported on. */
export function passOver({path, unread}: Result, named: ReadonlySet<string>, console: Console): boolean {
  if (unread !== 'gone' || named.has(path)) return false
  console.error(`\`${elide(path, 120)}\` was skipped: it no longer exists.`)
  return true
}

/** Spread over threads what no earlier run has kept. */
async function shareOut(desk: Desk, jobs: readonly Job[], done: Done, progress: Progress): Promise<void> {
  await recallJobs(desk, jobs, done)
  const left = jobs.filter((job) => !done.has(job))
  const threads = countFor(desk, left)
  if (threads > 1) await (await import('./threads.ts')).doInThreads(desk, left, threads, done, progress)
}

/** In how many threads to do these jobs; repairs are made in one. */
const countFor = ({options, console, repairs}: Desk, jobs: readonly Job[]): number =>
  repairs || !console.thread ? 1 : countThreads(jobs, ({path}) => resolve(console.cwd, path), options.concurrency)
