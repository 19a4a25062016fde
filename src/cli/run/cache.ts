// `--cache`: where the cache of a run stands, and what it is good for.
import {existsSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {type Cache, openCache} from '../../files/cache.ts'
import type {CheckerOptions} from '../../files/cached-check.ts'
import {type EngineInUse, openEngineName} from '../../files/engine-name.ts'
import type {Console} from '../console.ts'
import type {CacheOptions} from '../options.ts'
import {codeHash, version} from '../version.ts'

/** A cache, and what names the engine in its keys. */
type RunCache = Required<Pick<CheckerOptions, 'cache' | 'engineName'>>

/** The cache of a run, unless one is open already. */
export async function openRunCache(
  options: CacheOptions,
  console: Console,
  engine: EngineInUse,
  open?: Cache,
): Promise<RunCache> {
  const cache = open ?? (await openCacheOf(options, console))
  return {cache, engineName: openEngineName(engine, cache)}
}

/** Open the cache that the command line names. */
export async function openCacheOf({cacheLocation}: CacheOptions, {cwd}: Console): Promise<Cache> {
  return openCache(
    resolve(cwd, cacheLocation ?? usualFolder(cwd)),
    `${version} ${await codeHash()} ${process.version}`,
    (path) => !path.startsWith('*') && !existsSync(resolve(cwd, path)),
  )
}

/** Where tools of the Node world keep theirs, else a folder of our own that Git doesn't see. */
const usualFolder = (cwd: string) =>
  existsSync(join(cwd, 'node_modules')) ? join('node_modules', '.cache', 'copydesk') : '.copydesk-cache'
