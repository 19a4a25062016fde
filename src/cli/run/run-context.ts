// What every draft of a run is checked with; rules and parsers are loaded when the first draft needs them.
import {resolve} from 'node:path'
import type {Format} from '../../core/draft/format.ts'
import type {Cache} from '../../files/cache.ts'
import {type Checker, openChecker} from '../../files/cached-check.ts'
import type {ResultWithFacts} from '../../files/check.ts'
import type {EngineInUse} from '../../files/engine-name.ts'
import type {Fixed} from '../../files/fix.ts'
import {readMatcher} from '../../files/packed-matcher.ts'
import {type Contents, readDraft, textFrom} from '../../files/read.ts'
import {openSettings, type SettingsSource} from '../../files/settings.ts'
import {prepareToCheck} from '../../files/tuning.ts'
import {formatNameFor} from '../../formats/names.ts'
import {settingsOptions} from '../args/settings-options.ts'
import type {Console} from '../console.ts'
import type {CheckOptions} from '../options.ts'
import {rulesHash} from '../version.ts'

export interface Desk {
  options: CheckOptions
  console: Console
  settings: SettingsSource
  checker: Checker
  cache: Cache | undefined
  /** What is checked in place of what is on the disk, by absolute path. */
  contents: Map<string, Uint8Array>
  /** What came of repairs, draft by draft; undefined where none are asked for. */
  fixed: Fixed[] | undefined
  /** Check a draft, or repair it where that is asked for; nothing is kept of one that is `alone` in a run. */
  check(path: string, isAlone: boolean): Promise<ResultWithFacts>
  reportMissing(path: string, reason: string): Promise<ResultWithFacts>
  /** The text of a draft as its findings count in it: repaired, where that was asked for. */
  textOf(path: string): string
  /** Write what is kept for the next run. */
  close(): Promise<void>
}

export const isFixing = ({fix, fixStructure, fixDryRun}: CheckOptions): boolean => fix || fixStructure || fixDryRun

export const loadRules = async () => (await import('../../../rules/index.ts')).rules

/** Finds the format of a path, with the Markdown engine at hand where it is Markdown. */
interface Formats {
  formatOf(path: string): Promise<Format | undefined>
  engine: EngineInUse
}

/** Open the formats of a run; none is loaded before it is asked for. */
export function openFormats({engine: wanted}: Pick<CheckOptions, 'engine'>): Formats {
  let loaded: string | undefined
  const open = once(async () => {
    const [{makeEngine}, {makeFormats}] = await Promise.all([
      import('../../files/engine.ts'),
      import('../../formats/index.ts'),
    ])
    const engine = makeEngine(wanted)
    return {engine, formats: makeFormats(engine.parse)}
  })
  const load = async () => {
    loaded = await (await open()).engine.load()
    return loaded
  }
  return {
    engine: {wanted: wanted ?? 'auto', load, loaded: () => loaded},
    async formatOf(path) {
      const {formats} = await open()
      const format = formats.find(({name}) => name === formatNameFor(path))
      if (format?.name === 'markdown') await load()
      return format
    },
  }
}

/** Open what a run needs. `contents` is checked in place of what stands on the disk, by absolute path; `cache` is one that is open already. */
export async function openDesk(
  options: CheckOptions,
  console: Console,
  replaced?: Contents,
  cache?: Cache,
): Promise<Desk> {
  const {cwd} = console
  const contents = new Map(replaced)
  const settings = openSettings({
    ...settingsOptions(loadRules, options, console),
    matchers: (rules) => readMatcher(rules, rulesHash),
  })
  const {formatOf, engine} = openFormats(options)
  const isCaching = (options.cache || cache) && !isFixing(options)
  const kept = isCaching ? await (await import('./cache.ts')).openRunCache(options, console, engine, cache) : undefined
  const checker = openChecker({cwd, settings, formatOf, contents, ...kept})
  const fixed: Fixed[] | undefined = isFixing(options) ? [] : undefined
  return {
    ...{options, console, settings, checker, contents, cache: kept?.cache},
    fixed,
    check: async (path, isAlone) => (fixed ? fixPath(path, fixed) : checker.check(path, isAlone)),
    async reportMissing(path, reason) {
      const {reportUnreadable} = await import('../../files/check.ts')
      return reportUnreadable(path, reason, await settings.configFor(path))
    },
    textOf(path) {
      const repaired = fixed?.findLast((one) => one.path === path)
      return textFrom(repaired ? {text: repaired.after} : readDraft(resolve(cwd, path), contents))
    },
    async close() {
      const trouble = await kept?.cache.save()
      if (trouble) console.error(trouble)
    },
  }

  async function fixPath(path: string, fixed: Fixed[]): Promise<ResultWithFacts> {
    if (contents.has(resolve(cwd, path))) {
      const trouble = `\`${path}\` was not repaired: it holds changes that aren't staged.`
      const text = textFrom(readDraft(resolve(cwd, path), contents))
      const left = {...(await checker.check(path)), before: text, after: text, made: 0, structural: 0, trouble}
      fixed.push(left)
      return left
    }
    const {fixFile} = await import('../../files/fix.ts')
    const format = await formatOf(path)
    if (!format) throw new Error(`no format for ${path}`)
    const config = await settings.configFor(path)
    prepareToCheck()
    const one = await fixFile(path, format, config, cwd, {structure: options.fixStructure, write: !options.fixDryRun})
    fixed.push(one)
    return one
  }
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined
  return () => {
    done ??= work()
    return done
  }
}
