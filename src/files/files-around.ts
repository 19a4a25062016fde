// The files around drafts, as rules may ask about them; what was asked is kept, so that a cache knows when it is stale.
import {readdirSync, statSync} from 'node:fs'
import {basename, dirname, relative, resolve, sep} from 'node:path'
import type {FilesAround} from '../core/files-around.ts'
import {parseExpression} from '../vale/expressions/parse.ts'
import {growthOf, isQuickFor, type WorkGrowth} from '../vale/expressions/safety.ts'
import {remember} from './ignore-files.ts'
import {isNoAnswer} from './regular.ts'
import {openInherited} from './site/inherited.ts'

/** What a check asked about the files around its draft, with the answers: plain JSON. */
export type Asked = readonly (readonly [question: 'file' | 'files' | 'inherited', path: string, answer: unknown])[]

/** The files around a draft, and what was asked about them. */
interface WatchedFiles extends FilesAround {
  asked(): Asked
}

/** Files below roots; a folder is read once for as long as it stays as it is. */
export interface FilesBelow {
  /** Those around a draft; `file` is absolute, and so is `root`. */
  around(file: string, root: string): WatchedFiles
  /** Is every answer the same today? */
  stillHolds(asked: Asked, file: string, root: string): boolean
}

/** Open the files around drafts. Nothing is read before it is asked for. */
export function openFilesBelow(): FilesBelow {
  const listed = new Map<string, {changed: number; names: ReadonlySet<string>}>()
  const inheritedBelow = remember(openInherited)
  /** Listed again where the folder has changed. */
  const namesIn = (folder: string): ReadonlySet<string> => {
    const changed = changeOf(folder)
    const known = listed.get(folder)
    if (known?.changed === changed) return known.names
    const names = new Set(changed === 0 ? [] : listFiles(folder))
    listed.set(folder, {changed, names})
    return names
  }
  const answer = (file: string, root: string): FilesAround => ({
    path: relative(root, file).split(sep).join('/'),
    hasFile: (path) => namesIn(resolve(root, dirname(path))).has(basename(path)),
    filesIn: (folder) => [...namesIn(resolve(root, folder))],
    inheritedKeys: () => inheritedBelow(root)(file),
  })
  return {
    around: (file, root) => watched(answer(file, root)),
    stillHolds(asked, file, root) {
      const now = answer(file, root)
      return asked.every(([question, path, said]) => JSON.stringify(ask(now, question, path)) === JSON.stringify(said))
    },
  }
}

function ask(around: FilesAround, question: Asked[number][0], path: string): unknown {
  if (question === 'file') return around.hasFile(path)
  return question === 'files' ? around.filesIn(path) : around.inheritedKeys()
}

function watched(around: FilesAround): WatchedFiles {
  const asked = new Map<string, Asked[number]>()
  const noted = <T>(question: Asked[number][0], path: string, answer: T): T => {
    asked.set(`${question} ${path}`, [question, path, answer])
    return answer
  }
  return {
    path: around.path,
    hasFile: (path) => noted('file', path, around.hasFile(path)),
    filesIn: (folder) => noted('files', folder, around.filesIn(folder)),
    inheritedKeys: () => noted('inherited', '', around.inheritedKeys()),
    isQuick,
    asked: () => [...asked.values()],
  }
}

const growths = remember((expression: string): WorkGrowth => {
  try {
    return growthOf(parseExpression(expression))
  } catch {
    return {is: 'unknown'}
  }
})

/** Work that may double with each character is little in short texts. */
const shortText = 26

const isQuick = (expression: string, length: number): boolean =>
  length <= shortText || isQuickFor(growths(expression), length)

/** When a folder was changed; 0 where there is none. */
function changeOf(folder: string): number {
  try {
    return statSync(folder, {throwIfNoEntry: false})?.mtimeMs ?? 0
  } catch (error) {
    if (isNoAnswer(error)) throw error
    return 0
  }
}

/** The files in a folder in the order of their names; none where it isn't one. */
function listFiles(folder: string): string[] {
  try {
    const entries = readdirSync(folder, {withFileTypes: true})
    return entries.flatMap((entry) => (entry.isDirectory() ? [] : [entry.name])).sort()
  } catch (error) {
    if (isNoAnswer(error)) throw error
    return []
  }
}
