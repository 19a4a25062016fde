// Watches folders for changes of drafts and of what they are checked with.
import {type FSWatcher, readdirSync, watch} from 'node:fs'
import {join} from 'node:path'
import {formatNameFor} from '../formats/names.ts'
import {isLoaded} from './plugins.ts'

/** Watches folders, each by itself: what happens below them only where they are followed, too. */
interface Watcher {
  /** Follow these folders and all below them, hidden ones and node_modules left out. */
  follow(folders: readonly string[]): void
  /** What has changed since it was asked the last time, once there is something and all is quiet again. */
  changed(): Promise<string[]>
  close(): void
}

/** One save makes several events; this many milliseconds without one end it. */
const quiet = 80

/** Open a watcher; `ignored` are absolute paths that change without meaning anything, as reports do. */
export function openWatcher(ignored: ReadonlySet<string>): Watcher {
  const watchers = new Map<string, FSWatcher>()
  const batch = openBatch()
  return {
    follow(folders) {
      // A folder may come while others are being listed.
      while (folders.flatMap(foldersBelow).filter(add).length > 0);
    },
    changed: batch.next,
    close() {
      batch.close()
      for (const watcher of watchers.values()) watcher.close()
    },
  }

  function add(folder: string): boolean {
    if (watchers.has(folder)) return false
    try {
      const watcher = watch(folder, (_, name) => note(join(folder, name ?? '')))
      watchers.set(folder, watcher)
      watcher.on('error', () => drop(folder))
      return true
    } catch {
      return false
    }
  }

  function drop(folder: string): void {
    watchers.get(folder)?.close()
    watchers.delete(folder)
  }

  function note(path: string): void {
    if (!ignored.has(path) && matters(path)) batch.add(path)
  }
}

/** Collects paths until none has come for a moment. */
function openBatch() {
  let paths = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let send: (() => void) | undefined
  return {
    add(path: string): void {
      paths.add(path)
      clearTimeout(timer)
      timer = setTimeout(() => {
        timer = undefined
        send?.()
      }, quiet)
    },
    /** The paths that came since it was asked the last time. */
    next(): Promise<string[]> {
      return new Promise((done) => {
        send = () => {
          send = undefined
          done([...paths].sort())
          paths = new Set()
        }
        if (paths.size > 0 && !timer) send()
      })
    },
    close: () => clearTimeout(timer),
  }
}

/** Drafts, settings, what says to ignore, code of plugins; what has no extension may be a folder. */
function matters(path: string): boolean {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  return formatNameFor(path) !== undefined || /\.(?:ya?ml|json|\w*ignore)$|^[^.]*$/i.test(name) || isLoaded(path)
}

function foldersBelow(folder: string): string[] {
  const names = namesOfFolders(folder).filter((name) => !name.startsWith('.') && name !== 'node_modules')
  return [folder, ...names.flatMap((name) => foldersBelow(join(folder, name)))]
}

function namesOfFolders(folder: string): string[] {
  try {
    const entries = readdirSync(folder, {withFileTypes: true})
    return entries.filter((entry) => entry.isDirectory()).map(({name}) => name)
  } catch {
    return []
  }
}
