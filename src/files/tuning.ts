// How a run is gone about: code is compiled when it pays, what is no longer needed is let go of earlier, threads share the work.
import {readFileSync, statSync} from 'node:fs'
import {availableParallelism} from 'node:os'
import {setFlagsFromString} from 'node:v8'

/** From how many drafts on the heap is cleared earlier. */
const many = 20

/** Are these many drafts? */
const isMany = (drafts: number): boolean => drafts >= many

/** That of Node 20. Newer ones have a third compiler, count otherwise when it pays, and complain of a flag they don't know. */
const isOlder = Number.parseInt(process.versions.v8, 10) < 12

/** Flags of V8 to be set, each with what it is by default. */
let flags = [
  ...(isOlder ? [['--interrupt-budget=1000000', '--interrupt-budget=67584']] : []),
  ['--regexp-tier-up-ticks=0', '--regexp-tier-up-ticks=1'],
] as [set: string, back: string][]

/** Young objects have room from the start, so that few are moved, and the old ones stay few. */
let room = [['--semi-space-growth-factor=16', '--semi-space-growth-factor=2']] as [set: string, back: string][]

/** How to set back those that are set; undefined where threads may run. */
let restored: string[] | undefined = []

/**
 * Make room for what a run makes: it takes a third off what is spent on clearing the heap. To be called once the program
 * is loaded, since from then on V8 passes over what Node keeps compiled of its own.
 */
export function makeRoom(): void {
  set(room)
  room = []
}

function set(some: typeof flags): void {
  for (const [flag] of some) setFlagsFromString(flag)
  restored?.push(...some.map(([, back]) => back))
}

/**
 * Prepare to check drafts. Fifty rules have many functions that are warm and few that are hot, so that code runs long
 * before it is optimised: what is compiled too early is compiled in vain. A pattern is compiled once, not for trial
 * first (`--no-regexp-tier-up` says so, too, but V8 crashes where a pattern that was on trial then comes up again). It
 * takes a third off one draft, short or long.
 * To be called when the modules of Node are loaded and threads are started: from then on V8 passes over what Node keeps
 * compiled of its own.
 */
export function prepareToCheck(): void {
  makeRoom()
  set(flags)
  flags = []
}

/**
 * Set back what was set, so that V8 takes the code that is kept now in a run that has set nothing yet.
 * @returns whether that was done: not where threads may run.
 */
export function restoreFlags(): boolean {
  for (const flag of restored ?? []) setFlagsFromString(flag)
  return restored !== undefined
}

/**
 * Say how many drafts are to be checked. For many, let the heap grow by half at most before it is cleared, where V8
 * would let it double and more: a run over 15 MB of copy peaks at 277 MB instead of 371, in the same time.
 */
export function expectDrafts(drafts: number): void {
  if (isMany(drafts)) flags.push(['--heap-growing-percent=50', '--heap-growing-percent=0'])
}

/**
 * Prepare to check drafts in threads. All is said before the first one starts: V8 may crash where it changes while others
 * run. Where every core checks drafts, none is left to help another clear its heap.
 */
export function prepareForThreads(): void {
  flags.push(['--no-parallel-scavenge', '--parallel-scavenge'])
  prepareToCheck()
  restored = undefined
}

/** Within a thread: all has been said. */
export function isPrepared(): void {
  room = []
  flags = []
  restored = undefined
}

/** What a thread must have to do so that it pays, in bytes of drafts, and what is to be free for it, in bytes of memory. */
const [workOfThread, memoryOfThread] = [isOlder ? 500_000 : 4_000_000, 256 * 1024 * 1024]
const mostThreads = 8

/**
 * How many threads to check drafts in, the main one among them: as many as are `wanted`, else as many as pay. A thread
 * takes 0.1 s to start and compiles all code anew: on two cores and Node 20 a second one saves an eighth of the time of
 * 1.8 MB of drafts and a quarter of that of 15 MB; Node 22 and 24, whose compilers work beside it, take as long with it
 * as without from some 5 MB on, and longer below. It needs 100 MB of memory.
 */
export function countThreads<T>(drafts: readonly T[], fileOf: (draft: T) => string, wanted?: number): number {
  if (wanted !== undefined) return Math.min(wanted, drafts.length)
  if (drafts.length < 2) return 1
  const most = Math.min(mostThreads, countCores(), Math.floor(process.availableMemory() / memoryOfThread))
  let bytes = 0
  for (const draft of drafts) {
    if (bytes >= most * workOfThread) break
    bytes += sizeOf(fileOf(draft))
  }
  return Math.max(1, Math.min(most, Math.floor(bytes / workOfThread)))
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size
  } catch {
    return 0
  }
}

/** Cores this process may use: in a container fewer than there are. */
function countCores(): number {
  try {
    const [quota = 0, period = 0] = readFileSync('/sys/fs/cgroup/cpu.max', 'utf8').split(' ').map(Number)
    return quota > 0 && period > 0
      ? Math.min(availableParallelism(), Math.ceil(quota / period))
      : availableParallelism()
  } catch {
    return availableParallelism()
  }
}
