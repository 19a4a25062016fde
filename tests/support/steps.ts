// Counts the steps of work: how often each block of code runs, by V8's own counters, so that no clock is asked.
import {Session} from 'node:inspector/promises'

/** Gives a function that counts the steps of a task. Code that was loaded before this is opened isn't counted in full. */
export async function openStepCounter(): Promise<(task: () => void) => Promise<number>> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', {callCount: true, detailed: true})
  const take = async () => {
    const {result} = await session.post('Profiler.takePreciseCoverage')
    const ranges = result.flatMap(({url, functions}) =>
      url.startsWith('node:') ? [] : functions.flatMap(({ranges}) => ranges),
    )
    return ranges.reduce((sum, {count}) => sum + count, 0)
  }
  return async (task) => {
    await take()
    task()
    return take()
  }
}
