// A folder of the workspace: its settings, the names of files in it, and the setup its drafts are checked by.
import {existsSync, readFileSync, statSync} from 'node:fs'
import {dirname, join, relative, resolve, sep} from 'node:path'
import {pathToFileURL} from 'node:url'
import {rules} from '../../rules/index.ts'
import type {Matcher} from '../core/phrase-list.ts'
import type {Config} from '../core/settings/config.ts'
import {type Settings, SettingsError} from '../core/settings/settings.ts'
import {readMatcher} from '../files/packed-matcher.ts'
import {decodeAs, type ReadText} from '../files/read.ts'
import {openRepository} from '../files/repository.ts'
import {openSettings} from '../files/settings.ts'
import {makeFactIndex} from './facts.ts'
import type {Folder, Setup} from './state.ts'

/** A folder that nothing was read of yet. */
export const makeFolder = (path: string | undefined, over: Settings): Folder => ({
  path,
  settings: openFor(path, over),
  index: makeFactIndex(() => openRepository(path ?? resolve(sep))),
  closed: new Map(),
  generation: 0,
  compared: false,
})

const openFor = (path: string | undefined, over: Settings) =>
  openSettings({rules, cwd: path ?? resolve(sep), over, matchers})

/** The innermost folder a file stands in. */
export function folderOf({folders, loose}: {folders: readonly Folder[]; loose: Folder}, file: string): Folder {
  const around = folders.filter(
    ({path}) => path !== undefined && file.startsWith(path.endsWith(sep) ? path : path + sep),
  )
  return around.sort((a, b) => (b.path?.length ?? 0) - (a.path?.length ?? 0))[0] ?? loose
}

declare const RULES_HASH: string | undefined

let packed: readonly Matcher[] | undefined

/** The matcher of the build, read once for all folders. */
function matchers(): readonly Matcher[] {
  packed ??= readMatcher(rules, typeof RULES_HASH === 'string' ? RULES_HASH : 'source')
  return packed
}

/** Forget all settings read so far. */
export function reload(folder: Folder, over: Settings): void {
  folder.settings = openFor(folder.path, over)
  folder.index.clear()
  folder.generation++
}

/** How a draft is named in its folder, as the command line does when run there. */
export const nameIn = ({path}: Folder, file: string): string =>
  path === undefined ? file : relative(path, file).split(sep).join('/')

export const fileIn = ({path}: Folder, name: string): string => resolve(path ?? sep, name)

export const uriIn = (folder: Folder, name: string): string => pathToFileURL(fileIn(folder, name)).href

/** The settings of a draft; broken ones leave `last` in force. */
export async function setupFor({settings}: Folder, file: string, last: Config | undefined): Promise<Setup> {
  try {
    if (await settings.ignoredBy(file)) return {config: undefined}
    return {config: await settings.configFor(file)}
  } catch (error) {
    if (error instanceof SettingsError) return {config: last, broken: error}
    throw error
  }
}

/** Read a file at once, so that nothing comes between. */
export function readNow(file: string): ReadText {
  try {
    return decodeAs(file, readFileSync(file))
  } catch (error) {
    return {reason: `This file can't be read: ${(error as Error).message}.`}
  }
}

const settingsNames = [
  '.copydesk.yaml',
  '.copydesk.yml',
  '.copydesk.json',
  'package.json',
  '.gitignore',
  '.copydeskignore',
]

/** Is this a file that settings or ignores are read from? */
export const isSettingsFile = (file: string): boolean => settingsNames.some((name) => file.endsWith(`${sep}${name}`))

/** What tells whether a settings or ignore file around a draft has changed, for clients that watch no files. */
export function signatureOf(file: string, more: readonly string[] = []): string {
  const stamps: string[] = []
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    for (const name of settingsNames) stamps.push(stampOf(join(folder, name)))
    if (folder === dirname(folder)) break
  }
  return [...stamps, ...more.map(stampOf)].join()
}

function stampOf(path: string): string {
  const stat = existsSync(path) ? statSync(path, {throwIfNoEntry: false}) : undefined
  return stat ? `${stat.mtimeMs}:${stat.size}` : ''
}
