// Names the Markdown engine in keys of the cache, without loading it where an earlier run has.
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {type Cache, keyFor} from './cache.ts'

/** What is asked for, what it comes to when it is loaded, and what has been loaded so far. */
export interface EngineInUse {
  wanted: string
  load(): Promise<string>
  loaded(): string | undefined
}

/**
 * The engine that is loaded, else the one that an earlier run loaded where all was the same; with its version. Which one
 * loads depends on the machine: what one of them found is not taken for what the other would.
 */
export function openEngineName(engine: EngineInUse, cache: Cache): () => Promise<string> {
  const {version, platform, arch} = process
  const build = nativeVersion()
  const key = keyFor('engine', engine.wanted, version, platform, arch, build)
  return async () => {
    const kept = cache.find(key)?.part(0)
    const name = engine.loaded() ?? (typeof kept === 'string' ? kept : await engine.load())
    if (name !== kept) cache.keep('*engine', key, [name])
    return `${name} ${build}`
  }
}

function nativeVersion(): string {
  try {
    const about = join(dirname(createRequire(import.meta.url).resolve('satteri')), '../package.json')
    return (JSON.parse(readFileSync(about, 'utf8')) as {version: string}).version
  } catch {
    return ''
  }
}
