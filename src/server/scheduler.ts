// The scheduler: long work is done in slices, the highest priority first, so that no message waits for it.

/** Work in steps; each `yield` is a place to stop. */
export type Steps<T> = Generator<void, T>

/** When a piece of work is done, and whether. */
export interface WorkOptions {
  /** The greater goes first. */
  priority(): number
  /** Is the work no longer wanted? */
  isCancelled?(): boolean
}

/** Runs work in slices. */
export interface Scheduler {
  /** Returns undefined if the work was cancelled. */
  run<T>(steps: Steps<T>, options: WorkOptions): Promise<T | undefined>
  /** A message came in: more may be waiting, let them through first. */
  yieldToMessages(): void
}

interface ScheduledWork extends WorkOptions {
  /** Is it done? */
  step(): boolean
  fail(error: unknown): void
}

/** Milliseconds of work without a look at the messages. */
const slice = 8
/** Milliseconds that work waits for a stream of messages to end. */
const patience = 40

export function makeScheduler(): Scheduler {
  const jobs = new Set<ScheduledWork>()
  let scheduled = false
  let messages = false
  let waitingSince: number | undefined

  return {
    run: (steps, options) =>
      new Promise((done, fail) => {
        jobs.add({...options, fail, step: () => advance(steps, options, done)})
        schedule()
      }),
    yieldToMessages() {
      messages = true
    },
  }

  function schedule(): void {
    if (scheduled || jobs.size === 0) return
    scheduled = true
    setImmediate(work)
  }

  function work(): void {
    scheduled = false
    const now = performance.now()
    waitingSince ??= now
    if (messages && now - waitingSince < patience) messages = false
    else {
      waitingSince = undefined
      workUntil(jobs, now + slice)
    }
    schedule()
  }
}

/** Take the next step of work, or drop what is cancelled. Returns whether it is over; `done` then got the result. */
function advance<T>(steps: Steps<T>, {isCancelled}: WorkOptions, done: (value: T | undefined) => void): boolean {
  if (isCancelled?.()) {
    steps.return(undefined as never)
    done(undefined)
    return true
  }
  const next = steps.next()
  if (next.done) done(next.value)
  return next.done === true
}

/** Take steps of the job with the highest priority until it is done or the time is up. */
function workUntil(jobs: Set<ScheduledWork>, end: number): void {
  const [first, ...others] = jobs
  if (!first) return
  const job = others.reduce((a, b) => (b.priority() > a.priority() ? b : a), first)
  try {
    while (performance.now() < end) {
      if (!job.step()) continue
      jobs.delete(job)
      return
    }
  } catch (error) {
    jobs.delete(job)
    job.fail(error)
  }
}
