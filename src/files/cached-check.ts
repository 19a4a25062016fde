// Checks drafts on disk with settings, through a cache if there is one; rules are loaded when a draft needs them.
import {resolve} from 'node:path'
import {packDraft, unpackDraft} from '../core/across/packed-draft.ts'
import type {Format} from '../core/draft/format.ts'
import type {Result} from '../core/report/result.ts'
import {isStopped} from '../core/stopped.ts'
import {formatCardFor, formatNameFor} from '../formats/names.ts'
import type {Cache, Kept} from './cache.ts'
import type {Facts, ResultWithFacts} from './check.ts'
import {type FactComparison, openComparison} from './comparison.ts'
import type {Asked} from './files-around.ts'
import {type Contents, readBytes, readDraft} from './read.ts'
import type {SettingsSource} from './settings.ts'
import {prepareToCheck} from './tuning.ts'

/** Checks drafts by path, and compares them. */
export interface Checker extends FactComparison {
  /** Check a draft; nothing is kept of one that is `alone` in a run. */
  check(path: string, isAlone?: boolean): Promise<ResultWithFacts>
  /** What is kept of a draft that was checked before; nothing without a cache. */
  recall(path: string): Promise<ResultWithFacts | undefined>
  /** What is kept of a draft to compare others with, without a report on it. */
  factsOf(path: string): Promise<Facts>
  /** The same, where it is kept from before. */
  recallFacts(path: string): Promise<Facts | undefined>
}

/** What a checker works with. */
interface CheckerOptions {
  cwd: string
  settings: SettingsSource
  formatOf(path: string, templateEngines?: readonly string[]): Promise<Format | undefined>
  cache?: Cache
  /** Names the engine for Markdown in keys. */
  engineName?(): Promise<string>
  contents?: Contents
  /** How files of HTML are read; undefined if each says so itself. */
  html?: string | undefined
}

/** Open a checker. */
export function openChecker(options: CheckerOptions): Checker {
  return {
    ...openComparison(options),
    check: (path, isAlone) => check(options, path, isAlone),
    recall: async (path) => recallResult(openCached(options, path), path, options),
    factsOf: (path) => factsOf(options, path),
    recallFacts: async (path) => recallFacts(openCached(options, path)),
  }
}

async function check(options: CheckerOptions, path: string, isAlone = false): Promise<ResultWithFacts> {
  const cached = openCached(options, path)
  if (!cached) return checkNow(options, path, isAlone)
  const known = await recallResult(cached, path, options)
  if (known) return known
  const checked = await checkNow(options, path, false, cached.bytes)
  const key = await cached.keyOf('findings')
  if (checked.findings.some(isStopped)) return {...checked, key}
  const {facts, asked = null, ...result} = checked
  cached.cache.keep(path, key, [result, packDraft(facts), asked])
  return resultFrom(cached.cache.find(key) as Kept, key)
}

async function checkNow(options: CheckerOptions, path: string, isAlone: boolean, bytes?: Uint8Array) {
  const {alone, checkText} = await import('./check.ts')
  const {read, format, config} = await openDraft(options, path, bytes)
  return checkText(path, read, format, isAlone ? alone(config) : config)
}

async function factsOf(options: CheckerOptions, path: string): Promise<Facts> {
  const cached = openCached(options, path)
  const known = await recallFacts(cached)
  if (known) return known
  const {gatherFacts} = await import('./check.ts')
  const {read, format, config} = await openDraft(options, path, cached?.bytes)
  const facts = await gatherFacts(path, read, format, config)
  const key = await cached?.keyOf('facts')
  if (key) cached?.cache.keep(path, key, [packDraft(facts)])
  return {facts, ...(key && {key})}
}

/** What a draft is checked with, and its text; `bytes` is what has been read of it already. */
async function openDraft({cwd, contents, settings, formatOf}: CheckerOptions, path: string, bytes?: Uint8Array) {
  const whole = resolve(cwd, path)
  const config = await settings.configFor(path)
  const format = (await formatOf(path, config.settings.templateEngines)) as Format
  prepareToCheck()
  return {read: readDraft(whole, bytes ? new Map([[whole, bytes]]) : contents), format, config}
}

/** A draft that was read, and where the cache keeps what is known of it. */
interface CachedDraft {
  cache: Cache
  bytes: Uint8Array
  /** The key of `findings`, which are kept with facts, or of `facts` alone. */
  keyOf(what: 'findings' | 'facts'): Promise<string>
}

/** Undefined without a cache, and for a draft that can't be read. */
function openCached(options: CheckerOptions, path: string): CachedDraft | undefined {
  const {cache, cwd, contents} = options
  const bytes = cache && readBytes(resolve(cwd, path), contents)
  return bytes && {cache, bytes, keyOf: (what) => keyOf(options, cache, what, path, bytes)}
}

async function keyOf(
  {settings, engineName, html = ''}: CheckerOptions,
  cache: Cache,
  what: string,
  path: string,
  bytes: Uint8Array,
): Promise<string> {
  const {all, own} = await settings.keysFor(path)
  await checkSettings(settings, cache, all, path)
  const format = formatNameFor(path) ?? ''
  const engine = formatCardFor(path)?.engine ? await engineName?.() : html
  const {keyFor} = await import('./cache.ts')
  return keyFor(what, path, own, format, engine ?? '', bytes)
}

/**
 * Settings that were not checked with these rules before are, so that a mistake in them is reported; so are those that
 * use former names, so that a note says where.
 */
async function checkSettings(settings: SettingsSource, cache: Cache, key: string, path: string): Promise<void> {
  const kept = cache.find(key)
  if (kept && kept.part(0) === false) return
  await settings.configFor(path)
  if (!kept) cache.keep('*settings', key, [settings.formerNames().length > 0])
}

/** What was found before, if the files it depends on are as they were. */
async function recallResult(
  cached: CachedDraft | undefined,
  path: string,
  {settings}: CheckerOptions,
): Promise<ResultWithFacts | undefined> {
  const key = await cached?.keyOf('findings')
  const kept = key && cached?.cache.find(key)
  if (!kept) return undefined
  const asked = kept.part(2) as Asked | null
  return asked && !(await settings.stillHolds(asked, path)) ? undefined : resultFrom(kept, key)
}

async function recallFacts(cached: CachedDraft | undefined): Promise<Facts | undefined> {
  if (!cached) return undefined
  for (const [what, part] of [
    ['findings', 1],
    ['facts', 0],
  ] as const) {
    const key = await cached.keyOf(what)
    const kept = cached.cache.find(key)
    if (kept) return factsFrom(kept, part, key)
  }
  return undefined
}

const resultFrom = (kept: Kept, key: string): ResultWithFacts =>
  Object.assign(factsFrom(kept, 1, key), kept.part(0) as Result)

/** Facts are read when they are asked for: most runs compare none. */
const factsFrom = (kept: Kept, part: number, key: string): Facts => ({
  key,
  get packed() {
    return kept.part(part) as Uint8Array<ArrayBuffer>
  },
  get facts() {
    return unpackDraft(kept.part(part) as Uint8Array<ArrayBuffer>)
  },
})
