// How V8 goes about a run: code is compiled when it pays, and what is no longer needed is let go of earlier.
import {setFlagsFromString} from 'node:v8'

/** From how many drafts on the heap is cleared earlier. */
const many = 20

let flags = ['--interrupt-budget=1000000', '--no-regexp-tier-up', '--semi-space-growth-factor=16']

/**
 * Prepare to check drafts. Fifty rules have many functions that are warm and few that are hot, so that code runs long
 * before it is optimised: what is compiled too early is compiled in vain. A pattern is compiled once, not for trial
 * first; young objects have room from the start, so that few are moved. It takes a third off one draft, short or long.
 * To be called when the modules of Node are loaded and threads are started: from then on V8 passes over what Node keeps
 * compiled of its own.
 */
export function prepareToCheck(): void {
  for (const flag of flags) setFlagsFromString(flag)
  flags = []
}

/**
 * Say how many drafts are to be checked. For many, let the heap grow by half at most before it is cleared, where V8
 * would let it double and more: a run over 15 MB of copy peaks at 277 MB instead of 371, in the same time.
 */
export function expectDrafts(drafts: number): void {
  if (drafts >= many) flags.push('--heap-growing-percent=50')
}
