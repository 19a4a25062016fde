// The jobs of a run, a draft each: to be checked, or only to be compared with the others.
import type {Result} from '../../core/report/result.ts'
import type {ResultWithFacts} from '../../files/check.ts'
import {whyMissing} from '../../files/read.ts'
import type {Desk} from './run-context.ts'

/** One draft of a run. */
export interface Job {
  path: string
  /** It is not reported on, only compared with. */
  isOther: boolean
}

/** The results of the jobs that are done; none for drafts that are only compared with. */
export type Done = Map<Job, Result | undefined>

/** Do a job and hold what the draft is compared by; returns nothing for one that is only compared with. */
export async function doJob(desk: Desk, {path, isOther}: Job, isAlone = false): Promise<Result | undefined> {
  const {checker} = desk
  if (isOther) {
    await checker.hold(await checker.factsOf(path))
    return undefined
  }
  const checked = desk.repairs
    ? await (await import('./repairs.ts')).repairDraft(desk, path)
    : await checker.check(path, isAlone)
  await checker.hold(checked)
  return withoutFacts(checked)
}

/** Do all jobs whose results an earlier run has kept. */
export async function recallJobs({checker}: Desk, jobs: readonly Job[], done: Done): Promise<void> {
  for (const job of jobs) {
    const checked = job.isOther ? undefined : await checker.recall(job.path)
    const kept = job.isOther ? await checker.recallFacts(job.path) : checked
    if (!kept) continue
    await checker.hold(kept)
    done.set(job, checked && withoutFacts(checked))
  }
}

/** The result for a path that doesn't exist. */
export async function missingDraft({settings}: Desk, path: string): Promise<ResultWithFacts> {
  const {reportUnreadable} = await import('../../files/check.ts')
  return reportUnreadable(path, {reason: whyMissing(path), unread: 'gone'}, await settings.configFor(path))
}

/** Facts have been held by now, and what was repaired is known to the desk. */
const withoutFacts = ({path, findings, unreadable, unread, foreign, formerNames, checklist}: Result): Result => ({
  path,
  findings,
  ...(unreadable && {unreadable}),
  ...(unread && {unread}),
  ...(foreign && {foreign}),
  ...(formerNames && {formerNames}),
  ...(checklist && {checklist}),
})
