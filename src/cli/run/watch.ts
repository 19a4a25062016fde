// `--watch`: checks again whenever a draft or its settings change, until it is interrupted.
import {existsSync, statSync} from 'node:fs'
import {dirname, relative, resolve} from 'node:path'
import {SettingsError} from '../../core/settings/settings.ts'
import {openMemory} from '../../files/cache.ts'
import {isLoaded} from '../../files/plugins.ts'
import {openWatcher} from '../../files/watch.ts'
import {UsageError} from '../args/usage.ts'
import type {Console} from '../console.ts'
import type {CheckOptions} from '../options.ts'
import {openCacheOf} from './cache.ts'
import {check} from './check.ts'

/** Check until interrupted; then gives 0, whatever was found. What did not change is not checked again. */
export async function watch(options: CheckOptions, console: Console): Promise<number> {
  if (options.stdinFilename !== undefined) throw new UsageError("`--watch` can't watch standard input: name paths.")
  if (options.updateBaseline) throw new UsageError('`--watch` and `--update-baseline` exclude each other.')
  const cache = options.cache ? await openCacheOf(options, console) : openMemory()
  const reports = options.formats.flatMap(({file}) => (file === undefined ? [] : [resolve(console.cwd, file)]))
  const watcher = openWatcher(new Set(reports))
  let isOver = false
  const ended = (console.interrupted?.() ?? new Promise<void>(() => {})).then(() => {
    isOver = true
    return 'ended' as const
  })
  const folders = foldersOf(options, console.cwd)
  try {
    for (
      let changed: string[] | 'ended' = [];
      changed !== 'ended';
      changed = await Promise.race([ended, watcher.changed()])
    ) {
      watcher.follow(folders)
      if (changed.length > 0) announce(changed, console)
      await checkOnce()
      if (!isOver) console.error('Watching for changes: Ctrl+C ends.')
    }
  } finally {
    watcher.close()
  }
  return 0

  /** An interruption is heard in the midst of a check, and ends it. */
  async function turn(): Promise<void> {
    await new Promise((done) => setImmediate(done))
    if (isOver) throw new Error('interrupted')
  }

  /** A mistake on the command line or in the settings is told; what is changed next may mend it. */
  async function checkOnce(): Promise<void> {
    try {
      await check({...options, concurrency: 1}, {...console, turn}, cache)
    } catch (error) {
      if (isOver) return
      if (!(error instanceof UsageError || error instanceof SettingsError)) throw error
      console.error(error.message)
    }
  }
}

function announce(changed: readonly string[], console: Console): void {
  console.clear?.()
  const names = changed.map((path) => `\`${relative(console.cwd, path)}\``)
  const more = names.length > 3 ? ` and ${names.length - 3} more` : ''
  console.error(`Changed: ${names.slice(0, 3).join(', ')}${more}.`)
  if (changed.some(isLoaded)) console.error('Code of a plugin changed: end with Ctrl+C and start again to use it.')
}

/** Where drafts and settings stand that a run may read; of a glob, all folders below the working directory. */
function foldersOf({paths, config, baseline}: CheckOptions, cwd: string): string[] {
  const named = (paths.length > 0 ? paths : ['.']).map((path) => {
    const whole = resolve(cwd, path)
    if (!existsSync(whole)) return cwd
    return statSync(whole).isDirectory() ? whole : dirname(whole)
  })
  const files = [config, baseline].flatMap((file) => (typeof file === 'string' ? [dirname(resolve(cwd, file))] : []))
  return [...new Set([...named, ...files])]
}
