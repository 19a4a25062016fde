// A folder of the workspace: its settings, the names of files in it, and the setup its drafts are checked by.
import {existsSync, readFileSync, statSync} from 'node:fs'
import {dirname, join, relative, resolve, sep} from 'node:path'
import {pathToFileURL} from 'node:url'
import {rules} from '../../rules/index.ts'
import type {Matcher} from '../core/phrase-list.ts'
import type {Rule} from '../core/rule.ts'
import type {Config} from '../core/settings/config.ts'
import {SettingsError} from '../core/settings/settings.ts'
import {ignoringFile, makePatterns} from '../files/ignore-files.ts'
import {readMatcher} from '../files/packed-matcher.ts'
import {decodeAs, type ReadText} from '../files/read.ts'
import {openRepository} from '../files/repository.ts'
import {openSettings, type SettingsSource} from '../files/settings.ts'
import {type Client, settingsIn, type Wishes} from './client.ts'
import {makeFactIndex} from './facts.ts'
import type {Folder, Session, Setup} from './state.ts'

/** A folder that nothing was read of yet. */
export const makeFolder = (path: string | undefined, client: Client, wishes: Wishes): Folder => ({
  path,
  wishes,
  isAnswered: path === undefined,
  settings: openFor(path, client, wishes),
  index: makeFactIndex(() => openRepository(path ?? resolve(sep))),
  closed: new Map(),
  generation: 0,
  rulesBefore: [],
  compared: false,
  isBrief: false,
  readings: 0,
})

function openFor(path: string | undefined, client: Client, wishes: Wishes): SettingsSource {
  const source = openSettings({rules, cwd: path ?? resolve(sep), matchers, ...settingsIn(client, wishes)})
  if (path === undefined || wishes.ignore.length === 0) return source
  const patterns = makePatterns(path, join(path, 'copydesk.ignore'), wishes.ignore)
  return {
    ...source,
    ignoredBy: async (file, isFolder = false) =>
      (await source.ignoredBy(file, isFolder)) ?? ignoringFile(resolve(path, file), isFolder, [await patterns]),
  }
}

/** Are drafts of a folder checked at all? */
export const isChecking = ({isPaused}: Session, {wishes}: Folder): boolean => wishes.enable && !isPaused

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
export function reload(folder: Folder, client: Client): void {
  folder.rulesBefore = rulesIn(folder)
  folder.settings = openFor(folder.path, client, folder.wishes)
  folder.index.clear()
  folder.generation++
}

/** Were the settings of a folder found broken, as they are now? */
export const isBroken = ({brokenIn, generation}: Folder): boolean => brokenIn === generation

/** The rules that are on for any draft of a folder; where settings are broken, those that were on before stay. */
export function rulesIn(folder: Folder): readonly Rule[] {
  const now = folder.settings.rulesInUse()
  if (!isBroken(folder)) return now
  const known = new Set(now.map(({id}) => id))
  return [...now, ...folder.rulesBefore.filter(({id}) => !known.has(id))]
}

/** How a draft is named in its folder, as the command line does when run there. */
export const nameIn = ({path}: Folder, file: string): string =>
  path === undefined ? file : relative(path, file).split(sep).join('/')

export const fileIn = ({path}: Folder, name: string): string => resolve(path ?? sep, name)

export const uriIn = (folder: Folder, name: string): string => pathToFileURL(fileIn(folder, name)).href

/** The settings of a draft; broken ones leave `last` in force. */
export async function setupFor({settings}: Folder, file: string, last: Config | undefined): Promise<Setup> {
  try {
    const ignoredBy = await settings.ignoredBy(file)
    if (ignoredBy !== undefined) return {config: undefined, ignoredBy}
    const {config, loaded} = await settings.resolve(file)
    const [settingsFile] = loaded?.files ?? []
    return {config, ...(settingsFile !== undefined && {settingsFile})}
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

/** The text of a file as editors open it, without a byte order mark; undefined where it can't be read. */
export function textOnDisk(file: string): string | undefined {
  const read = readNow(file)
  return 'text' in read ? read.text.replace(/^\uFEFF/, '') : undefined
}

const settingsFiles = ['.copydesk.yaml', '.copydesk.yml', '.copydesk.json', 'package.json']

const settingsNames = [...settingsFiles, '.gitignore', '.copydeskignore']

/** Is this the name of a file that settings are written in? */
export const isSettingsName = (name: string): boolean => settingsFiles.includes(name)

/** Is this a file that settings or ignores of these folders are read from, such as a schema? */
export const isSettingsFile = (file: string, folders: readonly Folder[]): boolean =>
  settingsNames.some((name) => file.endsWith(`${sep}${name}`)) ||
  folders.some(({settings}) => settings.filesRead().includes(file))

/** What tells whether a settings or ignore file around a draft, or a file these name, has changed, for clients that watch no files. */
export const signatureOf = (file: string, {filesRead}: Folder['settings'], around = signatureAround(file)): string =>
  [...filesRead().map(stampOfFile), around].join()

/** The part of it that is known before anything is read. */
export function signatureAround(file: string): string {
  const stamps: string[] = []
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    for (const name of settingsNames) stamps.push(stampOfFile(join(folder, name)))
    if (folder === dirname(folder)) break
  }
  return stamps.join()
}

/** What tells whether a file has changed; empty where there is none. */
export function stampOfFile(path: string): string {
  const stat = existsSync(path) ? statSync(path, {throwIfNoEntry: false}) : undefined
  return stat ? `${stat.mtimeMs}:${stat.size}` : ''
}
