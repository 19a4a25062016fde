// `--cache`: where the cache of a run stands, and what it is good for.
import {existsSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {type Cache, openCache} from '../files/cache.ts'
import type {Console} from './index.ts'
import {codeHash, version} from './version.ts'

/** What the command line says of the cache. */
export interface CacheOptions {
  cache: boolean
  /** The folder it stands in. */
  cacheLocation?: string
}

/** Open the cache, if the run has one. */
export async function openRunCache({cache, cacheLocation}: CacheOptions, {cwd}: Console): Promise<Cache | undefined> {
  if (!cache) return undefined
  const folder = resolve(cwd, cacheLocation ?? usualFolder(cwd))
  return openCache(
    folder,
    `${version} ${await codeHash()} ${process.version}`,
    (path) => !path.startsWith('*') && !existsSync(resolve(cwd, path)),
  )
}

/** Where tools of the Node world keep theirs, else a folder of our own that Git doesn't see. */
const usualFolder = (cwd: string) =>
  existsSync(join(cwd, 'node_modules')) ? join('node_modules', '.cache', 'copydesk') : '.copydesk-cache'
