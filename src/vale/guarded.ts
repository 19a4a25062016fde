// Runs what may take too long within a limit: an expression that exceeds it stops its rule, and the others run again.

/** Thrown by a guard for work that takes too long. */
export class TooLongError extends Error {}

/** Does some work within so many milliseconds. @throws {TooLongError} */
export type Guard = (work: () => void, milliseconds: number) => void

/** A piece of work of the rule with this number. */
export interface GuardedTask {
  number: number
  isRisky: boolean
  run(): void
}

/** What happens around tasks. */
interface Course {
  /** Where no guard is, risky work is refused. */
  guard: Guard | undefined
  /** How long all of them may take. */
  milliseconds: number
  /** Forget what the rules with these numbers have found, before they run again. */
  forget(numbers: ReadonlySet<number>): void
  /** Asked at once when a rule is stopped; `isRefused` if its work was never begun. */
  reasonFor(number: number, isRefused: boolean): Error
  /** Told at the end of each rule that was stopped. */
  stop(number: number, reason: Error): void
}

/** Do all tasks in their order. */
export function runTasks(tasks: readonly GuardedTask[], course: Course): void {
  const {guard, milliseconds, forget, reasonFor, stop} = course
  const numbers = new Set(tasks.map(({number}) => number))
  const stopped = new Map<number, Error>()
  if (!guard)
    for (const {isRisky, number} of tasks)
      if (isRisky && !stopped.has(number)) stopped.set(number, reasonFor(number, true))
  for (;;) {
    let current = -1
    const left = tasks.filter(({number}) => !stopped.has(number))
    const work = () => {
      for (const task of left) {
        current = task.number
        task.run()
      }
    }
    try {
      if (guard && left.some(({isRisky}) => isRisky)) guard(work, milliseconds)
      else work()
      break
    } catch (error) {
      if (!(error instanceof TooLongError)) throw error
      stopped.set(current, reasonFor(current, false))
      forget(numbers)
    }
  }
  for (const [number, reason] of stopped) stop(number, reason)
}
