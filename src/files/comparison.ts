// Holds the facts of all drafts until they are compared: as bytes, or by their names in a cache.
import type {CrossFinding} from '../core/across/cross-report.ts'
import type {FactStore, PackedFacts} from '../core/across/fact-store.ts'
import type {JudgedStore} from '../core/across/judge.ts'
import type {Result} from '../core/report/result.ts'
import type {Rule} from '../core/rule.ts'
import type {Cache} from './cache.ts'
import type {Facts} from './check.ts'
import type {Contents} from './read.ts'
import type {SettingsSource} from './settings.ts'

/** Compares drafts by their facts. */
export interface FactComparison {
  /** Hold facts until they are compared: as bytes, or by name in the cache. */
  hold(facts: Facts): Promise<void>
  /** All facts held as bytes, to be handed to another thread; nothing where there are none. */
  pack(): PackedFacts | undefined
  /** Hold facts that another thread has packed. */
  take(packed: PackedFacts): Promise<void>
  /**
   * The results with what all drafts held together show, and what files in `folders` show that aren't drafts; the facts
   * are discarded.
   */
  compare(results: readonly Result[], folders?: readonly string[]): Promise<readonly Result[]>
  /** What the last comparison couldn't tell, a sentence or two each. */
  notes(): readonly string[]
}

interface HeldFacts {
  /** Facts in the cache, which are read only if they have to be. */
  named: (Facts & {key: string})[]
  store: FactStore | undefined
}

/** What a comparison works with; `cache` keeps what was found for the next run. */
interface ComparisonOptions {
  cwd: string
  cache?: Cache
  settings: SettingsSource
  contents?: Contents
}

/** Open a comparison. */
export function openComparison(options: ComparisonOptions): FactComparison {
  const {cache} = options
  const held: HeldFacts = {named: [], store: undefined}
  let notes: readonly string[] = []
  return {
    hold: (facts) => hold(held, facts),
    pack: () => held.store?.pack(),
    take: async (packed) => (await openStore(held)).take(packed),
    notes: () => notes,
    async compare(results, folders = []) {
      const keep = cache && !held.store ? await openKept(cache, held) : undefined
      const kept = keep?.found
      const compared = kept ? undefined : await compareHeld(held, options)
      if (compared) keep?.keep(compared)
      // What was judged by the files around the drafts may have changed with them.
      const judged = kept?.isJudged ? (await compareHeld(held, options)).judged : compared?.judged
      notes = judged?.notes ?? []
      const found = [...((kept ?? compared)?.found ?? []), ...(judged?.found ?? [])]
      const surveyed = await surveyFolders(folders, options)
      return found.length + surveyed.length > 0
        ? [...(await import('../core/across/cross-report.ts')).addCrossFindings(results, found), ...surveyed]
        : results
    },
  }
}

async function hold(held: HeldFacts, facts: Facts): Promise<void> {
  if (isNamed(facts)) return void held.named.push(facts)
  const {facts: own} = facts
  if (own.length > 0) (await openStore(held)).add(own)
}

const isNamed = (facts: Facts): facts is Facts & {key: string} => facts.key !== undefined

async function openStore(held: HeldFacts): Promise<FactStore> {
  held.store ??= (await import('../core/across/fact-store.ts')).makeFactStore()
  return held.store
}

/** What an earlier run found in the same facts, if it did, and how to keep what this one finds. */
async function openKept(cache: Cache, {named}: HeldFacts) {
  const {keyFor} = await import('./cache.ts')
  const key = keyFor('across', ...named.map(({key}) => key).sort())
  const kept = cache.find(key)
  return {
    found: kept && {found: kept.part(0) as CrossFinding[], isJudged: kept.part(1) === true},
    keep: ({found, isJudged}: Compared) => cache.keep('*across', key, [found, isJudged]),
  }
}

/** What all drafts show: of each other, and beside the files of the repository. */
interface Compared {
  found: readonly CrossFinding[]
  judged: JudgedStore
  /** A rule judges the drafts beside the files of the repository. */
  isJudged: boolean
}

const nothing: JudgedStore = {found: [], notes: []}

async function compareHeld(held: HeldFacts, {cwd, settings, contents}: ComparisonOptions): Promise<Compared> {
  for (const named of held.named) {
    const path = named.packed ? (await openStore(held)).takeDraft(named.packed) : named.facts[0]?.path
    if (path !== undefined) await settings.configFor(path)
    if (!named.packed) await hold(held, {facts: named.facts})
  }
  const rules = settings.rulesInUse()
  const isJudged = rules.some(({judge}) => judge)
  if (!held.store) return {found: [], judged: nothing, isJudged}
  const {compareStored} = await import('../core/across/compare.ts')
  const found = compareStored(held.store, rules)
  const judged = isJudged ? await judgeHeld(held.store, rules, cwd, contents) : nothing
  held.store = undefined
  return {found, judged, isJudged}
}

async function surveyFolders(
  folders: readonly string[],
  {cwd, settings}: ComparisonOptions,
): Promise<readonly Result[]> {
  const rules = settings.rulesInUse().filter(({survey}) => survey)
  return rules.length === 0 || folders.length === 0
    ? []
    : (await import('./survey.ts')).surveyFiles(rules, folders, {cwd, settings})
}

async function judgeHeld(store: FactStore, rules: readonly Rule[], cwd: string, contents?: Contents) {
  const {judgeStored} = await import('../core/across/judge.ts')
  const {openRepository} = await import('./repository.ts')
  const decoder = new TextDecoder()
  const textAt = (path: string) => {
    const bytes = contents?.get(path)
    return bytes && decoder.decode(bytes)
  }
  return judgeStored(store, rules, openRepository(cwd, textAt))
}
