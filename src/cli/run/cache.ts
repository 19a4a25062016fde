// `--cache`: where the cache of a run is, and what it is good for.
import {existsSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {type Cache, openCache} from '../../files/cache.ts'
import type {Console} from '../console.ts'
import {codeHash, version} from '../version.ts'

/** Open the cache in a folder, or in the usual one if it isn't named. */
export async function openRunCache(folder: string, {cwd}: Console): Promise<Cache> {
  return openCache(
    resolve(cwd, folder || usualFolder(cwd)),
    `${version} ${await codeHash()} ${process.version}`,
    (path) => !path.startsWith('*') && !existsSync(resolve(cwd, path)),
  )
}

/** Where tools of the Node world keep theirs, else a folder of our own that Git doesn't see. */
const usualFolder = (cwd: string) =>
  existsSync(join(cwd, 'node_modules')) ? join('node_modules', '.cache', 'copydesk') : '.copydesk-cache'
