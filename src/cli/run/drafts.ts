// Checks all drafts of a run, several at once where they are many.
import {resolve} from 'node:path'
import type {Reported} from '../../files/check.ts'
import {noSuchFile} from '../../files/read.ts'
import {countThreads, expectDrafts} from '../../files/tuning.ts'
import {type Done, doJob, type Job, recallJobs, reportOf} from './jobs.ts'
import {openProgress, type Progress} from './progress.ts'
import type {Desk} from './run-context.ts'
import type {Task} from './task.ts'

/** Check the drafts of a run and compare them; gives the reports in the order of the paths, those that are missing first. */
export async function checkDrafts(desk: Desk, {wanted, others, missing}: Task): Promise<Reported[]> {
  const {console, checker} = desk
  const jobs = [
    ...wanted.map((path): Job => ({path, isOther: false})),
    ...others.map((path): Job => ({path, isOther: true})),
  ]
  expectDrafts(jobs.length)
  const progress = openProgress(jobs.length, console)
  const reported: Reported[] = []
  for (const path of missing) reported.push(await desk.reportMissing(path, noSuchFile))
  const done: Done = new Map()
  if (countFor(desk, jobs) > 1) await shareOut(desk, jobs, done, progress)
  for (const job of jobs) {
    if (done.has(job)) continue
    const checked = await doJob(desk, job, jobs.length === 1)
    done.set(job, checked && (await reportOf(desk, checked, jobs.length)))
    progress.step(done.size)
    if (done.size % 32 === 0) await console.turn?.()
  }
  progress.end()
  for (const result of jobs.map((job) => done.get(job))) if (result) reported.push(result)
  await checker.compare(reported)
  await desk.close()
  return reported
}

/** Spread over threads what no earlier run has kept. */
async function shareOut(desk: Desk, jobs: readonly Job[], done: Done, progress: Progress): Promise<void> {
  await recallJobs(desk, jobs, done)
  const left = jobs.filter((job) => !done.has(job))
  const threads = countFor(desk, left)
  if (threads > 1) await (await import('./threads.ts')).doInThreads(desk, left, threads, done, progress)
}

/** In how many threads to do these jobs; repairs are made in one. */
const countFor = ({options, console, fixing}: Desk, jobs: readonly Job[]): number =>
  fixing || !console.thread ? 1 : countThreads(jobs, ({path}) => resolve(console.cwd, path), options.concurrency)
