// A store of facts: an archive has millions of them, so they are held as records of their drafts, and found by their keys.

import type {Fact} from '../fact.ts'
import {bisect} from '../order.ts'
import {makeKeyColumn} from './columns.ts'
import type {About} from './fact-bits.ts'
import {type FactSegment, makeFactSegment, type PackedSegment} from './fact-segment.ts'
import {openPackedDraft} from './packed-draft.ts'

/** Facts of one rule that share a key; two or more. */
interface KeyGroup {
  rule: string
  key: string
  facts: Fact[]
}

/** Holds facts until they are compared. */
export interface FactStore {
  /** Add the facts of a draft; those of several are told apart. */
  add(facts: readonly Fact[]): void
  /** Every key that several facts share, one at a time. */
  groups(): Generator<KeyGroup>
  /** Every fact of a rule, in the order they were added. */
  factsOf(rule: string): Generator<Fact>
  /** What is in it, to be handed to another thread: the store is no longer of use. */
  pack(): PackedFacts
  /** Add what another store packed. */
  take(packed: PackedFacts): void
  /** Add the facts of a draft as `packDraft` packed them; returns its path, if there are any. */
  takeDraft(packed: Uint8Array<ArrayBuffer>): string | undefined
  /** How many facts there are, and how many bytes their records take. */
  size(): {facts: number; bytes: number}
}

/** A store as bytes. */
export type PackedFacts = readonly PackedSegment[]

/** The memory of a packed store, so that it can be handed over without a copy. */
export const buffersOf = (packed: PackedFacts): ArrayBuffer[] =>
  packed.flatMap(({records, firsts}) => [...records.chunks, records.starts, firsts].map(({buffer}) => buffer))

/** A segment holds no more bytes than can be counted. */
const mostBytes = 2 ** 31

/** Keys are looked at in as many passes as keep the table of their hashes below so many. */
const mostHashes = 2 ** 21

/** Make a store; `hash` goes on with 32 bits over a text, and may be the same for several. */
export function makeFactStore(hash = hashOn): FactStore {
  const segments: FactSegment[] = []
  const seeds = new Map<string, number>()
  const abouts = new Map<string, About>()
  let own: FactSegment | undefined
  return {
    add(facts) {
      if (facts.length === 0) return
      if (!own || own.size() > mostBytes) {
        own = makeFactSegment()
        segments.push(own)
      }
      own.add(facts)
    },
    groups: () => groupsIn(segments, (rule, key) => hash(seedOf(rule), key)),
    *factsOf(rule) {
      for (const segment of segments)
        for (let i = 0; i < segment.count(); i++) if (segment.headAt(i).about.rule === rule) yield segment.at(i)
    },
    pack: () => segments.map((segment) => segment.pack()),
    take(packed) {
      for (const each of packed) segments.push(makeFactSegment(each))
      own = undefined
    },
    takeDraft(packed) {
      if (packed.length === 0) return undefined
      const segment = makeFactSegment(openPackedDraft(packed, abouts))
      segments.push(segment)
      own = undefined
      return segment.pathOf(0)
    },
    size: () => ({facts: sumOf(segments, (each) => each.count()), bytes: sumOf(segments, (each) => each.size())}),
  }

  function seedOf(rule: string): number {
    const seed = seeds.get(rule) ?? hash(basis, rule)
    seeds.set(rule, seed)
    return seed
  }
}

const sumOf = <T>(things: readonly T[], of: (thing: T) => number) => things.reduce((sum, thing) => sum + of(thing), 0)

type HashKey = (rule: string, key: string) => number

/** The groups in the order of their hashes; each pass is about a part of the range of these. */
function* groupsIn(segments: readonly FactSegment[], hashKey: HashKey): Generator<KeyGroup> {
  const starts: number[] = []
  let facts = 0
  for (const segment of segments) {
    starts.push(facts)
    facts += segment.count()
  }
  const factAt = (number: number) => {
    const i = bisect(starts, (start) => start > number) - 1
    return (segments[i] as FactSegment).at(number - (starts[i] as number))
  }
  const passes = Math.ceil((facts * usualKeys) / mostHashes)
  const index = makeKeyColumn(Math.ceil((facts * usualKeys) / Math.max(1, passes)))
  for (let pass = 0; pass < passes; pass++) {
    index.clear()
    const isIn = (hash: number) => Math.floor((hash / 2 ** 32) * passes) === pass
    for (const [i, segment] of segments.entries()) addHashes(index, segment, starts[i] as number, hashKey, isIn)
    for (const {key: wanted, numbers} of index.groups())
      yield* groupByKey(numbers.map(factAt), ({rule}, key) => hashKey(rule, key) === wanted)
  }
}

/** How many keys a fact has, mostly. */
const usualKeys = 5

function addHashes(
  index: ReturnType<typeof makeKeyColumn>,
  segment: FactSegment,
  start: number,
  hashKey: HashKey,
  isIn: (hash: number) => boolean,
): void {
  for (let i = 0; i < segment.count(); i++) {
    const {about, keys} = segment.headAt(i)
    for (const key of keys) {
      const hash = hashKey(about.rule, key)
      if (isIn(hash)) index.add(hash, start + i)
    }
  }
}

/** Several keys may have one hash. */
function groupByKey(facts: readonly Fact[], isWanted: (fact: Fact, key: string) => boolean): KeyGroup[] {
  const groups = new Map<string, KeyGroup>()
  for (const fact of facts)
    for (const key of fact.keys) {
      if (!isWanted(fact, key)) continue
      const name = `${fact.rule}\n${key}`
      const group = groups.get(name)
      if (group) group.facts.push(fact)
      else groups.set(name, {rule: fact.rule, key, facts: [fact]})
    }
  return [...groups.values()].filter(({facts}) => facts.length > 1)
}

/** FNV-1a, 32 bits. */
const basis = 2166136261
function hashOn(hash: number, text: string): number {
  let sum = hash
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 16777619)
  return sum >>> 0
}
