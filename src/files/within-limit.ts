// Stops work that takes too long: the engine looks at its clock even while it searches for an expression.
import {createContext, Script} from 'node:vm'
import {TooLongError} from '../vale/guarded.ts'

const script = new Script('work()')
const world = createContext({work: undefined as (() => void) | undefined})

/** Do some work within so many milliseconds. @throws {TooLongError} */
export function withinLimit(work: () => void, milliseconds: number): void {
  world.work = work
  const before = process.cpuUsage()
  try {
    script.runInContext(world, {timeout: Math.ceil(milliseconds)})
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
    const {user, system} = process.cpuUsage(before)
    throw new TooLongError((user + system) / 1000)
  } finally {
    world.work = undefined
  }
}
