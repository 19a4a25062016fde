// Checks drafts on disk with settings, through a cache if there is one; rules are loaded when a draft needs them.
import {readFileSync} from 'node:fs'
import {resolve} from 'node:path'
import {VFile} from 'vfile'
import type {CrossFinding} from '../core/across/cross-report.ts'
import type {FactStore, PackedFacts} from '../core/across/fact-store.ts'
import type {Format} from '../core/draft/format.ts'
import type {Fact} from '../core/fact.ts'
import {addMessage, reportOn} from '../core/report/vfile.ts'
import type {Finding} from '../core/rule.ts'
import {formatNameFor} from '../formats/names.ts'
import type {Cache, Kept} from './cache.ts'
import type {Checked, Reported} from './check.ts'
import {decode, type ReadText, readDraft} from './read.ts'
import type {SettingsSource} from './settings.ts'
import {prepareToCheck} from './tuning.ts'

/** Checks drafts by path. */
export interface Checker {
  /** Check a draft; nothing is kept of one that is `alone` in a run. */
  check(path: string, isAlone?: boolean): Promise<Checked>
  /** What is kept of a draft that was checked before; nothing without a cache. */
  recall(path: string): Promise<Checked | undefined>
  /** What is kept of a draft to compare others with, without a report on it. */
  factsOf(path: string): Promise<Facts>
  /** The same, where it is kept from before. */
  recallFacts(path: string): Promise<Facts | undefined>
  /** Keep facts until they are compared: as bytes, or in the cache. */
  hold(facts: Facts): Promise<void>
  /** All facts held as bytes, to be handed to another thread; nothing where there are none. */
  pack(): PackedFacts | undefined
  /** Hold facts that another thread has packed. */
  take(packed: PackedFacts): Promise<void>
  /** Add to the reports what all drafts held together show; they are let go. */
  compare(reported: readonly Reported[]): Promise<void>
}

/** Facts that may not have been read yet; `key` names them. */
interface Facts {
  key?: string
  facts: readonly Fact[]
}

/** What a checker works with. */
export interface CheckerOptions {
  cwd: string
  settings: SettingsSource
  formatOf(path: string): Promise<Format | undefined>
  cache?: Cache
  /** Names the engine for Markdown in keys. */
  engineName?(): Promise<string>
  /** What is checked in place of what stands on the disk, by absolute path. */
  contents?: ReadonlyMap<string, Uint8Array>
}

/** Open a checker. */
export function openChecker(options: CheckerOptions): Checker {
  const {cwd, settings, cache, engineName, contents} = options
  /** What has a key is not looked into unless it has to be. */
  const named: (Facts & {key: string})[] = []
  let store: FactStore | undefined
  return {check, recall, factsOf, recallFacts, hold, pack: () => store?.pack(), take, compare}

  async function check(path: string, isAlone = false): Promise<Checked> {
    const bytes = cache && readBytes(path)
    if (!bytes) return checkAnew(path, undefined, isAlone)
    const kept = await recallFrom(cache, path, bytes)
    if (kept) return kept
    const checked = await checkAnew(path, bytes)
    const made = await keyOf(path, bytes, 'findings')
    if (checked.findings.some(({ruleId}) => ruleId === 'rule-crashed')) return {...checked, key: made}
    const {file, findings, readable, facts} = checked
    cache.keep(path, made, [findings, readable, facts])
    return Object.assign(lazily(cache.find(made) as Kept, 2, made), {file, findings, readable})
  }

  async function recall(path: string): Promise<Checked | undefined> {
    const bytes = cache && readBytes(path)
    return bytes && recallFrom(cache, path, bytes)
  }

  async function recallFrom(cache: Cache, path: string, bytes: Uint8Array): Promise<Checked | undefined> {
    const key = await keyOf(path, bytes, 'findings')
    const kept = cache.find(key)
    return kept && checkedFrom(path, key, bytes, kept)
  }

  async function factsOf(path: string): Promise<Facts> {
    const bytes = cache && readBytes(path)
    const kept = bytes && (await recallFactsFrom(cache, path, bytes))
    if (kept) return kept
    const {gatherFacts} = await import('./check.ts')
    const [format, config] = [await formatOf(path), await settings.configFor(path)]
    prepareToCheck()
    const facts = await gatherFacts(path, await read(path, bytes), format, config)
    const key = bytes && (await keyOf(path, bytes, 'facts'))
    if (key) cache?.keep(path, key, [facts])
    return {facts, ...(key && {key})}
  }

  async function recallFacts(path: string): Promise<Facts | undefined> {
    const bytes = cache && readBytes(path)
    return bytes && recallFactsFrom(cache, path, bytes)
  }

  async function recallFactsFrom(cache: Cache, path: string, bytes: Uint8Array): Promise<Facts | undefined> {
    for (const [what, part] of [
      ['findings', 2],
      ['facts', 0],
    ] as const) {
      const key = await keyOf(path, bytes, what)
      const kept = cache.find(key)
      if (kept) return lazily(kept, part, key)
    }
    return undefined
  }

  async function checkAnew(path: string, bytes?: Uint8Array, isAlone = false): Promise<Checked> {
    const {alone, checkText} = await import('./check.ts')
    const [format, config] = [await formatOf(path), await settings.configFor(path)]
    prepareToCheck()
    return checkText(path, await read(path, bytes), format, isAlone ? alone(config) : config)
  }

  async function read(path: string, bytes = contents?.get(resolve(cwd, path))): Promise<ReadText> {
    return bytes ? decode(bytes) : readDraft(resolve(cwd, path))
  }

  async function formatOf(path: string): Promise<Format> {
    return (await options.formatOf(path)) as Format
  }

  /** Settings that were not checked with these rules before are, so that a mistake in them is told. */
  async function keyOf(path: string, bytes: Uint8Array, what: string): Promise<string> {
    const {all, own} = await settings.keysFor(path)
    if (!cache?.find(all)) {
      await settings.configFor(path)
      cache?.keep('*settings', all, [true])
    }
    const format = formatNameFor(path) ?? ''
    const engine = format === 'markdown' ? await engineName?.() : undefined
    const {keyFor} = await import('./cache.ts')
    return keyFor(what, path, own, format, engine ?? '', bytes)
  }

  function readBytes(path: string): Uint8Array | undefined {
    const whole = resolve(cwd, path)
    try {
      return contents?.get(whole) ?? readFileSync(whole)
    } catch {
      return undefined
    }
  }

  async function hold(held: Facts): Promise<void> {
    if (isNamed(held)) return void named.push(held)
    if (held.facts.length === 0) return
    const store = await openStore()
    for (const fact of held.facts) store.add(fact)
  }

  async function take(packed: PackedFacts): Promise<void> {
    const store = await openStore()
    store.take(packed)
  }

  async function openStore(): Promise<FactStore> {
    store ??= (await import('../core/across/fact-store.ts')).makeFactStore()
    return store
  }

  async function compare(reported: readonly Reported[]): Promise<void> {
    const {keyFor} = cache && !store ? await import('./cache.ts') : {}
    const key = keyFor?.('across', ...named.map(({key}) => key).sort())
    const kept = key && (cache?.find(key)?.part(0) as CrossFinding[] | undefined)
    const found = kept || (await compareHeld())
    if (key && !kept) cache?.keep('*across', key, [found])
    addFound(found, reported)
  }

  async function compareHeld(): Promise<CrossFinding[]> {
    for (const {facts} of named) {
      if (facts[0]) await settings.configFor(facts[0].path)
      await hold({facts})
    }
    if (!store) return []
    const {compareStored} = await import('../core/across/compare.ts')
    const found = compareStored(store, settings.rulesInUse())
    store = undefined
    return found
  }
}

const isNamed = (facts: Facts): facts is Facts & {key: string} => facts.key !== undefined

/** Add to reports what only all drafts together show. */
export function addFound(found: readonly CrossFinding[], reported: readonly {file: VFile}[]): void {
  const files = new Map(reported.map(({file}) => [file.path, file]))
  const touched = new Set<VFile>()
  for (const {path, place, text, finding} of found) {
    const file = files.get(path)
    if (!file) continue
    addMessage(file, finding, place, text)
    touched.add(file)
  }
  for (const file of touched) file.messages.sort((a, b) => startOf(a) - startOf(b))
}

/** A report from what was kept: the text is let go where nothing is said of it. */
function checkedFrom(path: string, key: string, bytes: Uint8Array, kept: Kept): Checked {
  const findings = kept.part(0) as Finding[]
  const file = findings.length === 0 ? new VFile({path}) : reportOn({path, text: textOf(bytes)}, findings)
  return Object.assign(lazily(kept, 2, key), {file, findings, readable: kept.part(1) as boolean})
}

function lazily(kept: Kept, part: number, key: string): Facts & {key: string} {
  return {
    key,
    get facts() {
      return kept.part(part) as Fact[]
    },
  }
}

/** As it is checked: without a byte order mark. */
function textOf(bytes: Uint8Array): string {
  const read = decode(bytes)
  return 'text' in read ? read.text.replace(/^\uFEFF/, '') : ''
}

const startOf = ({place}: VFile['messages'][number]): number =>
  place && 'start' in place ? (place.start.offset ?? 0) : 0
