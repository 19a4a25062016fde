// What every draft of a run is checked with.
import {resolve} from 'node:path'
import type {Cache} from '../../files/cache.ts'
import {type Checker, openChecker} from '../../files/cached-check.ts'
import type {Fixed, FixOptions} from '../../files/fix.ts'
import type {Changes} from '../../files/git.ts'
import {type Contents, readDraft, textFrom} from '../../files/read.ts'
import type {SettingsSource} from '../../files/settings.ts'
import type {Console} from '../console.ts'
import type {RunOptions} from '../options.ts'
import {findChanges} from './changes.ts'
import {type Formats, openFormats} from './formats.ts'
import {openRunSettings} from './settings.ts'

export interface Desk {
  options: RunOptions
  console: Console
  settings: SettingsSource
  formats: Formats
  checker: Checker
  cache: Cache | undefined
  /** What is checked in place of what is on the disk, by absolute path. */
  contents: Map<string, Uint8Array>
  /** What differs from a commit, if only that is reported on. */
  changes: Changes | undefined
  /** How to repair, and what came of it, draft by draft; undefined if nothing is repaired. */
  repairs: (FixOptions & {fixed: Fixed[]}) | undefined
}

/**
 * Open what a run needs.
 * @param cache one that is open already; repairs are made without one.
 * @param contents what is checked in place of what is on the disk, if it isn't what Git says.
 */
export async function openDesk(
  options: RunOptions,
  console: Console,
  cache?: Cache,
  contents?: Contents,
): Promise<Desk> {
  const changes = options.changes && (await findChanges(options.changes, console))
  const settings = openRunSettings(options.settings, console)
  const formats = openFormats(options.engine, options.html)
  const kept = cache && !options.repairs ? await nameEngine(cache, formats) : undefined
  const replaced = new Map(contents ?? changes?.contents)
  const {cwd} = console
  return {
    ...{options, console, settings, formats, cache: kept?.cache, contents: replaced, changes},
    checker: openChecker({cwd, settings, formatOf: formats.formatOf, contents: replaced, html: options.html, ...kept}),
    repairs: options.repairs && {...options.repairs, fixed: []},
  }
}

async function nameEngine(cache: Cache, {engine}: Formats) {
  const {openEngineName} = await import('../../files/engine-name.ts')
  return {cache, engineName: openEngineName(engine, cache)}
}

/** Reads the text of a draft as its findings count in it: repaired, if that was asked for. */
export function textReader({console, contents, repairs}: Desk): (path: string) => string {
  const repaired = new Map(repairs?.fixed.map(({path, after}) => [path, after]))
  return (path) => {
    const text = repaired.get(path)
    return textFrom(text === undefined ? readDraft(resolve(console.cwd, path), contents) : {text})
  }
}

/** Write what is kept for the next run. */
export async function closeDesk({cache, console}: Desk): Promise<void> {
  const trouble = await cache?.save()
  if (trouble) console.error(trouble)
}
