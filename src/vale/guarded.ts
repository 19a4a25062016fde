// Runs what may take too long within a limit: an expression that exceeds it stops its rule, and the others run again.

/** Thrown by a guard for work that takes too long. */
export class TooLongError extends Error {
  /** Milliseconds that the processor worked at it: few where the machine is busy with other things. */
  readonly worked: number
  constructor(worked: number) {
    super()
    this.worked = worked
  }
}

/** Does some work within so many milliseconds. @throws {TooLongError} */
export type Guard = (work: () => void, milliseconds: number) => void

/** Where a machine is busy, work gets up to so many times its limit. */
const mostPatience = 64

/** Do work that may be begun again; returns whether it ended before the processor had worked at it for so long. */
export function endsWithin(guard: Guard, work: () => void, milliseconds: number): boolean {
  for (let patience = 1; patience <= mostPatience; patience *= 4)
    try {
      guard(work, milliseconds * patience)
      return true
    } catch (error) {
      if (!(error instanceof TooLongError)) throw error
      if (error.worked >= milliseconds * 0.9) return false
    }
  return false
}

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
  /** How long each of them may take; as long as all of them end in it together, none is looked at by itself. */
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
  const {guard, stop, reasonFor} = course
  const stopped = new Map<number, Error>()
  if (!guard)
    for (const {isRisky, number} of tasks)
      if (isRisky && !stopped.has(number)) stopped.set(number, reasonFor(number, true))
  const left = tasks.filter(({number}) => !stopped.has(number))
  if (!guard || !left.some(({isRisky}) => isRisky)) for (const task of left) task.run()
  else if (!areQuick(left, guard, course)) runEach(left, guard, course, stopped)
  for (const [number, reason] of stopped) stop(number, reason)
}

/** Do tasks together; where that takes too long, what they have found is forgotten. */
function areQuick(tasks: readonly GuardedTask[], guard: Guard, {milliseconds, forget}: Course): boolean {
  try {
    guard(() => {
      for (const task of tasks) task.run()
    }, milliseconds)
    return true
  } catch (error) {
    if (!(error instanceof TooLongError)) throw error
    forget(new Set(tasks.map(({number}) => number)))
    return false
  }
}

/** Do tasks one by one, without those of a rule that took too long. */
function runEach(
  tasks: readonly GuardedTask[],
  guard: Guard,
  {milliseconds, reasonFor}: Course,
  stopped: Map<number, Error>,
): void {
  for (const task of tasks) {
    const {number} = task
    if (stopped.has(number)) continue
    if (!task.isRisky) task.run()
    else if (!endsWithin(guard, () => task.run(), milliseconds)) stopped.set(number, reasonFor(number, false))
  }
}
