// The facts of one draft as bytes that stand alone, with all it takes to read them: for a file, or another process.
import type {Fact} from '../fact.ts'
import {makeBitReader, makeBitWriter} from './bits.ts'
import type {About} from './fact-bits.ts'
import {makeFactSegment, type PackedSegment} from './fact-segment.ts'
import {formBits} from './string-bits.ts'
import {putText, takeText} from './text-bits.ts'

/** How many bits the usual numbers take. */
const usual = {forms: 5, abouts: 2, length: 8, records: 0, bytes: 11, facts: 3}

/** The facts of a draft as bytes; none where it has none. */
export function packDraft(facts: readonly Fact[]): Uint8Array<ArrayBuffer> {
  if (facts.length === 0) return new Uint8Array()
  const segment = makeFactSegment()
  segment.add(facts)
  const {tables, records, firsts, count} = segment.pack()
  const bits = makeBitWriter()
  bits.count(tables.forms.length, usual.forms)
  for (const form of tables.forms) bits.put(form, formBits)
  bits.count(tables.abouts.length, usual.abouts)
  for (const about of tables.abouts) {
    const text = JSON.stringify(about)
    bits.count(text.length, usual.length)
    putText(bits, text)
  }
  bits.count(firsts.length, usual.records)
  for (const [i, start] of records.starts.entries()) {
    bits.count(start, usual.bytes)
    bits.count((firsts[i + 1] ?? count) - (firsts[i] as number), usual.facts)
  }
  for (const chunk of records.chunks) bits.append(chunk)
  return bits.bytes()
}

/** The facts that were packed. @throws {Error} for bytes that are none of `packDraft` */
export function unpackDraft(bytes: Uint8Array<ArrayBuffer>): Fact[] {
  if (bytes.length === 0) return []
  const segment = makeFactSegment(openPackedDraft(bytes))
  return Array.from({length: segment.count()}, (_, i) => segment.at(i))
}

/**
 * Open what was packed; `known` are what facts have in common, by their JSON, so that many drafts hold them once.
 * @throws {Error} for bytes that are none of `packDraft`
 */
export function openPackedDraft(bytes: Uint8Array<ArrayBuffer>, known = new Map<string, About>()): PackedSegment {
  const bits = makeBitReader(bytes)
  const size = (usually: number) => {
    const count = bits.count(usually)
    if (count > bytes.length * 8) throw new Error('no facts of a draft')
    return count
  }
  const forms = Array.from({length: size(usual.forms)}, () => bits.take(formBits))
  const abouts = Array.from({length: size(usual.abouts)}, () => {
    const text = takeText(bits, size(usual.length))
    const about = known.get(text) ?? (JSON.parse(text) as About)
    known.set(text, about)
    return about
  })
  const [starts, firsts] = [new Uint32Array(size(usual.records)), [] as number[]]
  let count = 0
  for (let i = 0; i < starts.length; i++) {
    starts[i] = bits.count(usual.bytes)
    firsts.push(count)
    count += bits.count(usual.facts)
  }
  const from = bits.align()
  const records = {chunks: [bytes], starts: starts.map((start) => start + from)}
  return {tables: {abouts, forms}, records, firsts: Uint32Array.from(firsts), count}
}
