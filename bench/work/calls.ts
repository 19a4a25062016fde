// Counts calls of functions by file, exactly: V8's own counters, so that no code is changed for it.
import {Session} from 'node:inspector/promises'

/** Calls of functions by file, as `src/core/lint.ts` or `package micromark`. */
export type Calls = ReadonlyMap<string, number>

/** Counts the calls that a task makes. Only code loaded after this is opened is counted in full. */
export async function openCallCounter(): Promise<(task: () => void) => Promise<Calls>> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', {callCount: true, detailed: false})
  return async (task) => {
    await session.post('Profiler.takePreciseCoverage')
    task()
    const {result} = await session.post('Profiler.takePreciseCoverage')
    const calls = new Map<string, number>()
    for (const {url, functions} of result) {
      const file = fileOf(url)
      if (!file) continue
      // The file as a whole is listed as a function, too.
      const own = functions.flatMap(({ranges}) => ranges.slice(0, 1)).filter(({startOffset}) => startOffset > 0)
      const count = own.reduce((sum, {count}) => sum + count, 0)
      calls.set(file, (calls.get(file) ?? 0) + count)
    }
    return calls
  }
}

function fileOf(url: string): string | undefined {
  const [, name] = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*\/node_modules\/)/.exec(url) ?? []
  if (name) return `package ${name}`
  return /\/((?:src|rules)\/[^?]+)/.exec(url)?.[1]
}

/** Calls by room: `core`, `formats`, `reading`, `rules` and `packages`. */
export function callsByRoom(calls: Calls): Record<string, number> {
  const rooms: Record<string, number> = {}
  for (const [file, count] of calls) {
    const room = /^package /.test(file) ? 'packages' : file.replace(/^src\//, '').replace(/\/.*/, '')
    rooms[room] = (rooms[room] ?? 0) + count
  }
  return rooms
}
