// Takes turns: long work is done in slices, the most urgent first, so that no message waits for it.

/** Work in steps; each `yield` is a place to stop. */
export type Steps<T> = Generator<void, T>

/** How a piece of work stands among others. */
export interface Standing {
  /** The greater goes first. */
  urgency(): number
  /** Is the work no longer wanted? */
  isIdle?(): boolean
}

/** Runs work in slices. */
export interface Turns {
  /** Gives undefined where the work was dropped because nobody wanted it any more. */
  run<T>(steps: Steps<T>, standing: Standing): Promise<T | undefined>
  /** A message came in: more may be waiting, let them through first. */
  letThrough(): void
}

interface Job extends Standing {
  /** Is it done? */
  step(): boolean
  fail(error: unknown): void
}

/** Milliseconds of work without a look at the messages. */
const slice = 8
/** Milliseconds that work waits for a stream of messages to end. */
const patience = 40

export function makeTurns(): Turns {
  const jobs = new Set<Job>()
  let scheduled = false
  let messages = false
  let waitingSince: number | undefined

  return {
    run: (steps, standing) =>
      new Promise((done, fail) => {
        const step = () => {
          if (standing.isIdle?.()) {
            steps.return(undefined as never)
            done(undefined)
            return true
          }
          const {done: isDone, value} = steps.next()
          if (isDone) done(value)
          return isDone === true
        }
        jobs.add({...standing, step, fail})
        schedule()
      }),
    letThrough() {
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
      workUntil(now + slice)
    }
    schedule()
  }

  function workUntil(end: number): void {
    const [first, ...others] = jobs
    if (!first) return
    const job = others.reduce((a, b) => (b.urgency() > a.urgency() ? b : a), first)
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
}
