// Holds the facts of all drafts until they are compared: as bytes, or by their names in a cache.
import type {CrossFinding} from '../core/across/cross-report.ts'
import type {FactStore, PackedFacts} from '../core/across/fact-store.ts'
import type {Result} from '../core/report/result.ts'
import type {Cache} from './cache.ts'
import type {Facts} from './check.ts'
import type {SettingsSource} from './settings.ts'

/** Compares drafts by their facts. */
export interface FactComparison {
  /** Hold facts until they are compared: as bytes, or by name in the cache. */
  hold(facts: Facts): Promise<void>
  /** All facts held as bytes, to be handed to another thread; nothing where there are none. */
  pack(): PackedFacts | undefined
  /** Hold facts that another thread has packed. */
  take(packed: PackedFacts): Promise<void>
  /** The results with what all drafts held together show; the facts are discarded. */
  compare(results: readonly Result[]): Promise<readonly Result[]>
}

interface HeldFacts {
  /** Facts in the cache, which are read only if they have to be. */
  named: (Facts & {key: string})[]
  store: FactStore | undefined
}

/** Open a comparison; `cache` keeps what was found for the next run. */
export function openComparison({cache, settings}: {cache?: Cache; settings: SettingsSource}): FactComparison {
  const held: HeldFacts = {named: [], store: undefined}
  return {
    hold: (facts) => hold(held, facts),
    pack: () => held.store?.pack(),
    take: async (packed) => (await openStore(held)).take(packed),
    async compare(results) {
      const keep = cache && !held.store ? await openKept(cache, held) : undefined
      const found = keep?.found ?? (await compareHeld(held, settings))
      if (!keep?.found) keep?.keep(found)
      return found.length > 0
        ? (await import('../core/across/cross-report.ts')).addCrossFindings(results, found)
        : results
    },
  }
}

async function hold(held: HeldFacts, facts: Facts): Promise<void> {
  if (isNamed(facts)) return void held.named.push(facts)
  if (facts.facts.length === 0) return
  const store = await openStore(held)
  for (const fact of facts.facts) store.add(fact)
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
  const found = cache.find(key)?.part(0) as CrossFinding[] | undefined
  return {found, keep: (found: readonly CrossFinding[]) => cache.keep('*across', key, [found])}
}

async function compareHeld(held: HeldFacts, settings: SettingsSource): Promise<readonly CrossFinding[]> {
  for (const {facts} of held.named) {
    if (facts[0]) await settings.configFor(facts[0].path)
    await hold(held, {facts})
  }
  if (!held.store) return []
  const {compareStored} = await import('../core/across/compare.ts')
  const found = compareStored(held.store, settings.rulesInUse())
  held.store = undefined
  return found
}
