// What a run is about: the drafts to report on, those to compare them with, and what is missing.
import {resolve} from 'node:path'
import {findDrafts} from '../../files/find.ts'
import {kindOf} from '../../files/regular.ts'
import {allExtensions} from '../../formats/names.ts'
import {findStagedOnly} from './changes.ts'
import type {Desk} from './run-context.ts'

/** What a run is about. */
export interface Task {
  /** Drafts to report on. */
  wanted: readonly string[]
  /** Drafts that those are only compared with. */
  others: readonly string[]
  /** The drafts that were given by name. */
  named: ReadonlySet<string>
  /** Paths given by name that don't exist. */
  missing: readonly string[]
  /** Files that may hold copy but aren't read. */
  unread: readonly string[]
  /** Folders that were searched whole. */
  folders: readonly string[]
  /** How a run ends that has nothing to report on. */
  otherwise: 0 | 2
}

const chosenBy = ({ignoredBy, includes}: Desk['settings']) => ({ignored: ignoredBy, includes})

/** Find out what a run is about, and report what of it is left out. */
export async function findTask({options, console, settings, changes}: Desk): Promise<Task> {
  const {paths} = options
  const found = await findDrafts(paths, allExtensions, console.cwd, chosenBy(settings))
  const {passed, empty, met, noDrafts} = found
  const unseen = changes ? await findStagedOnly(changes, paths, console.cwd, settings.ignoredBy) : []
  const files = [...found.files, ...unseen].sort()
  const missing = found.missing.filter((path) => !unseen.includes(path))
  if (files.length === 0) await settings.configFor('draft.md')
  for (const note of [...met, ...passed, ...empty]) console.error(note)
  const isWanted = (path: string) => !changes || changes.files.has(resolve(console.cwd, path))
  const wanted = files.filter(isWanted)
  const nothing = changes !== undefined && wanted.length + missing.length === 0
  if (nothing) console.error(`No draft differs from ${changes.from}.`)
  const others = nothing ? [] : files.filter((path) => !isWanted(path))
  return {
    wanted,
    others,
    named: found.named,
    missing,
    unread: found.unread.filter(isWanted),
    folders: changes
      ? []
      : (paths.length > 0 ? paths : ['.']).filter((path) => kindOf(resolve(console.cwd, path)) === 'folder'),
    otherwise: nothing || (passed.length > 0 && empty.length + noDrafts.length === 0) ? 0 : 2,
  }
}
