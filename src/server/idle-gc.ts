// Collects short-lived objects while idle, not during a keystroke.
import {setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'

/** Milliseconds without a check after which there is time. */
const pause = 20

export interface IdleGc {
  /** Collect when no check has been done for a moment. */
  later(): void
  now(): void
}

/** Collects the young generation. V8 does so by itself, too, but in the middle of a check, which then takes longer. */
export function makeIdleGc(): IdleGc {
  let collect: Collector | undefined
  let timer: NodeJS.Timeout | undefined
  return {now, later}

  function later(): void {
    clearTimeout(timer)
    timer = setTimeout(now, pause)
    timer.unref()
  }

  function now(): void {
    collect ??= findCollector()
    collect({type: 'minor'})
  }
}

type Collector = (options: {type: 'minor'}) => void

/** The collector of V8; one that does nothing where a program that brings its own Node hands out none. */
function findCollector(): Collector {
  setFlagsFromString('--expose-gc')
  return runInNewContext('globalThis.gc') ?? (() => {})
}
