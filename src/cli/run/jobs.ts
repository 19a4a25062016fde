// The jobs of a run, a draft each: to be checked, or only to be compared with the others.
import {dropText} from '../../core/report/vfile.ts'
import type {Checked, Reported} from '../../files/check.ts'
import {isMany} from '../../files/tuning.ts'
import type {Desk} from './run-context.ts'

/** One draft of a run. */
export interface Job {
  path: string
  /** It is not reported on, only compared with. */
  isOther: boolean
}

/** What has been done; nothing is said of drafts that are only compared with. */
export type Done = Map<Job, Reported | undefined>

/** Do a job and hold what the draft is compared by; gives nothing for one that is only compared with. */
export async function doJob(desk: Desk, {path, isOther}: Job, isAlone = false): Promise<Checked | undefined> {
  const {checker, fixing} = desk
  if (isOther) {
    await checker.hold(await checker.factsOf(path))
    return undefined
  }
  const checked = await (fixing ? fixing(path) : checker.check(path, isAlone))
  await checker.hold(checked)
  return checked
}

/** Do all jobs that an earlier run has kept the outcome of. */
export async function recallJobs(desk: Desk, jobs: readonly Job[], done: Done): Promise<void> {
  const {checker} = desk
  for (const job of jobs) {
    const checked = job.isOther ? undefined : await checker.recall(job.path)
    const kept = job.isOther ? await checker.recallFacts(job.path) : checked
    if (!kept) continue
    await checker.hold(kept)
    done.set(job, checked && asIs(desk, checked))
  }
}

/** What is held of a draft until all are reported on: of one among many that was read, no text but what is told. */
export async function reportOf(desk: Desk, checked: Checked, drafts: number): Promise<Reported> {
  const isLight = isMany(drafts) && !desk.fixing && !needsText(desk) && checked.file.messages.length > 0
  return isLight ? (await import('../archive/result-lines.ts')).copyOf(checked) : asIs(desk, checked)
}

function asIs(desk: Desk, checked: Checked): Reported {
  const {file, readable} = checked
  if (!needsText(desk)) dropText(file)
  return desk.fixing ? checked : {file, readable}
}

const needsText = ({options}: Desk): boolean => options.formats.some(({name}) => name === 'rdjson')
