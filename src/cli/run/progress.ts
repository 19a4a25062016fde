// How far a run has come: a line on a terminal, when the run lasts more than a second.
import type {Console} from '../console.ts'

const first = 1000
const between = 100

/** Hears how far it is. */
export interface Progress {
  /** One more is done, or so many are. */
  step(done?: number): void
  end(): void
}

/** Show on the terminal how many of the drafts are done, and what is done; nothing is shown where there is no terminal. */
export function openProgress(total: number, {status, clock = Date.now}: Console, verb = 'checked'): Progress {
  let done = 0
  let next = clock() + first
  let shown = false
  return {
    step(count = done + 1) {
      done = count
      if (!status) return
      const now = clock()
      if (now < next) return
      next = now + between
      shown = true
      status(`${done} of ${total} drafts ${verb}`)
    },
    end() {
      if (shown) status?.('')
    },
  }
}
