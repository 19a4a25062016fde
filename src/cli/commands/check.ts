// The `check` command in its three ways: once, one part of a run, or again and again.
import type {Console} from '../console.ts'
import type {CheckOptions} from '../options.ts'
import {check} from '../run/check.ts'
import {openDesk} from '../run/run-context.ts'
import {UsageError} from '../usage.ts'

/** Check as the command line asks; returns the exit code. */
export async function runCheck(options: CheckOptions, console: Console): Promise<number> {
  const {shard, watch, cache} = options
  if (shard !== undefined && watch) throw new UsageError("`--shard` and `--watch` can't be used together.")
  tellPiped(options, console)
  if (watch) return (await import('../run/watch.ts')).watchDrafts(options, console)
  const opened = cache === undefined ? undefined : await (await import('../run/cache.ts')).openRunCache(cache, console)
  if (shard !== undefined) return (await import('../archive/shard.ts')).checkShard(options, shard, console, opened)
  return check(options.report, await openDesk(options, console, opened))
}

/** Whoever passes a text on and names no path means the text, but all drafts are checked. */
function tellPiped({paths, stdinFilename, changes}: CheckOptions, {inputFrom, error}: Console): void {
  if (inputFrom === 'pipe' && paths.length === 0 && stdinFilename === undefined && !changes)
    error('Standard input was not read, and the current folder is checked: write `copydesk -` to check standard input.')
}
