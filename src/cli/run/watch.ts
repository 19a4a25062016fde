// `--watch`: checks again whenever a draft or its settings change, until it is interrupted.
import {existsSync, statSync} from 'node:fs'
import {dirname, relative, resolve} from 'node:path'
import {type Cache, openMemory} from '../../files/cache.ts'
import {isLoaded} from '../../files/plugins.ts'
import {openWatcher} from '../../files/watch.ts'
import type {Console} from '../console.ts'
import type {CheckOptions} from '../options.ts'
import {UsageError} from '../usage.ts'
import {openRunCache} from './cache.ts'
import {check} from './check.ts'
import {tellMistake} from './notes.ts'
import {openDesk} from './run-context.ts'

/** Check until interrupted; then returns 0, whatever was found. What did not change is not checked again. */
export async function watchDrafts(options: CheckOptions, console: Console): Promise<number> {
  if (options.stdinFilename !== undefined) throw new UsageError("`--watch` can't watch standard input: name paths.")
  if (options.report.baseline.update) throw new UsageError("`--watch` and `--update-baseline` can't be used together.")
  const cache = options.cache === undefined ? openMemory() : await openRunCache(options.cache, console)
  const watcher = openWatcher(reportsOf(options, console.cwd))
  const interruption = awaitInterruption(console)
  const folders = foldersOf(options, console.cwd)
  try {
    for (
      let changed: string[] | 'interrupted' = [];
      changed !== 'interrupted';
      changed = await Promise.race([interruption.comes, watcher.changed()])
    ) {
      watcher.follow(folders)
      if (changed.length > 0) announce(changed, console)
      await checkOnce({...options, concurrency: 1}, console, cache, interruption)
      if (!interruption.isHere) console.error('Watching for changes: press Ctrl+C to stop.')
    }
  } finally {
    watcher.close()
  }
  return 0
}

interface Interruption {
  isHere: boolean
  comes: Promise<'interrupted'>
}

function awaitInterruption({interrupted}: Console): Interruption {
  const comes = (interrupted?.() ?? new Promise<void>(() => {})).then(() => {
    interruption.isHere = true
    return 'interrupted' as const
  })
  const interruption: Interruption = {isHere: false, comes}
  return interruption
}

/**
 * Check once; an interruption in the middle of it ends it. A mistake on the command line or in the settings is reported:
 * what is changed next may mend it.
 */
async function checkOnce(
  options: CheckOptions,
  console: Console,
  cache: Cache,
  interruption: Interruption,
): Promise<void> {
  try {
    await check(options.report, await openDesk(options, {...console, turn}, cache))
  } catch (error) {
    if (interruption.isHere) return
    tellMistake(error, console)
  }

  async function turn(): Promise<void> {
    await new Promise((done) => setImmediate(done))
    if (interruption.isHere) throw new Error('interrupted')
  }
}

/** The files that reports are written to: they change with every check. */
const reportsOf = ({report}: CheckOptions, cwd: string): ReadonlySet<string> =>
  new Set(report.formats.flatMap(({file}) => (file === undefined ? [] : [resolve(cwd, file)])))

function announce(changed: readonly string[], console: Console): void {
  console.clear?.()
  const names = changed.map((path) => `\`${relative(console.cwd, path)}\``)
  const more = names.length > 3 ? ` and ${names.length - 3} more` : ''
  console.error(`Changed: ${names.slice(0, 3).join(', ')}${more}.`)
  if (changed.some(isLoaded)) console.error('The code of a plugin changed: press Ctrl+C and start again to use it.')
}

/** The folders of drafts and settings that a run may read; for a glob, the working directory. */
function foldersOf({paths, settings, report}: CheckOptions, cwd: string): string[] {
  const named = (paths.length > 0 ? paths : ['.']).map((path) => {
    const whole = resolve(cwd, path)
    if (!existsSync(whole)) return cwd
    return statSync(whole).isDirectory() ? whole : dirname(whole)
  })
  const files = [settings.config, report.baseline.file].flatMap((file) =>
    typeof file === 'string' ? [dirname(resolve(cwd, file))] : [],
  )
  return [...new Set([...named, ...files])]
}
