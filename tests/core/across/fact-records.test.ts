// Records of drafts: what is written is read, bit by bit and fact by fact, whatever is in it.
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {makeBitReader, makeBitWriter, mostCounted} from '../../../src/core/across/bits.ts'
import {makeFactSegment} from '../../../src/core/across/fact-segment.ts'
import {makeFactStore} from '../../../src/core/across/fact-store.ts'
import {packDraft, unpackDraft} from '../../../src/core/across/packed-draft.ts'
import {makeFormTable, putString, takeString} from '../../../src/core/across/string-bits.ts'
import type {Fact} from '../../../src/core/fact.ts'

const hash = 'aZ-09'
const strings: Record<string, string> = {
  nothing: '',
  'a blank': ' ',
  English: 'The ferry to Leith sails at 3.20pm; “not before”, said Ann O’Neil of CalMac […] on Tuesday.',
  'what fragments are written with': '^_ESC \u0001^A_\u0001',
  'a capital at the end': 'x^',
  'letters beyond ASCII': 'Přístav v Hafenstraße – déjà vu',
  'other letters': 'Паром отходит в три часа',
  'no letters': '船は三時に出ます。𝔘',
  'half a character': 'a\ud800b\udc00',
  'a hash': `${hash}${hash}`,
  'a key': 'XJuiDSL~',
  'a key of another kind': '=yVRK7F73VX',
  'hashes in order': '00000111112222233333zzzzz',
  'hashes the first of which are not': 'zzzzz11111222223333344444',
  'hashes far apart': '-----zzzzzz',
  'hashes that repeat': '111111111122222',
  'many characters of hashes': 'abcde'.repeat(2000),
  'a byte order mark': '\ufeffa',
}

describe('strings', () => {
  const write = (texts: readonly string[]) => {
    const [bits, table] = [makeBitWriter(), makeFormTable()]
    for (const text of texts) putString(bits, text, table)
    const reader = makeBitReader(bits.bytes())
    return texts.map(() => takeString(reader, table))
  }

  test.each(Object.entries(strings))('hold %s', (_, text) => {
    expect(write([text, text])).toEqual([text, text])
  })

  const text = fc.oneof(
    fc.string({unit: 'binary', maxLength: 40}),
    fc.string({unit: fc.constantFrom('a', 'B', '^', '_', ' ', '\ud800', '\u0001', 'the ', '’', 'ß'), maxLength: 30}),
    fc.string({unit: fc.constantFrom(...'-0Az_~'), maxLength: 60}),
    fc
      .array(fc.constantFrom('aaaaa', 'bbbbb', 'ccccc', 'ddddd', '-----', 'zzzzz'), {maxLength: 20})
      .map((all) => all.join('')),
    fc.constantFrom(...Object.values(strings)),
  )

  test('hold whatever there is', () => {
    fc.assert(fc.property(fc.array(text), (texts) => void expect(write(texts)).toEqual(texts)))
  })

  test('hold more forms than a table', () => {
    const texts = Array.from({length: 3000}, (_, i) => 'a'.repeat(i % 1500))
    expect(write(texts)).toEqual(texts)
  })
})

test('numbers of any size are read as they were written', () => {
  const number = fc.oneof(fc.nat(9), fc.nat(mostCounted), fc.constantFrom(0, mostCounted))
  fc.assert(
    fc.property(fc.array(fc.tuple(number, fc.nat(14))), (numbers) => {
      const bits = makeBitWriter()
      for (const [value, usual] of numbers) bits.count(value, usual)
      const reader = makeBitReader(bits.bytes())
      expect(numbers.map(([, usual]) => reader.count(usual))).toEqual(numbers.map(([value]) => value))
    }),
  )
})

const anyText = fc.oneof(fc.string({unit: 'binary', maxLength: 12}), fc.constantFrom(...Object.values(strings)))
const anyNumber = fc.oneof(fc.nat(500), fc.constantFrom(0, -1, 1.5, 2 ** 30, 2 ** 31, 2 ** 40, Number.MAX_SAFE_INTEGER))
const point = fc.record({line: anyNumber, column: anyNumber, offset: anyNumber})
const asJson = (value: unknown) => JSON.parse(JSON.stringify(value))
const anyFact: fc.Arbitrary<Fact> = fc
  .record(
    {
      rule: fc.constantFrom('sign', 'our-house/sign', ''),
      levels: fc.constantFrom<Fact['levels']>({'': 'info'}, {near: 'off', __proto: 'error'}),
      ignored: fc.boolean(),
      path: fc.constantFrom('a.md', 'ü/b c.md', '\ud800', ''),
      date: fc.constantFrom('2025-04-02', '2025-04-02T10:00:00', ''),
      place: fc.record({start: point, end: point}),
      keys: fc.array(anyText, {maxLength: 5}),
      options: fc.constantFrom({least: 4}, {words: ['a']}),
      data: fc.dictionary(fc.oneof(anyText, fc.constant('__proto__')), fc.oneof(anyText, fc.jsonValue()), {maxKeys: 4}),
      text: anyText,
      said: anyText,
    },
    {requiredKeys: ['rule', 'levels', 'ignored', 'path', 'place', 'keys', 'data', 'text']},
  )
  .map(asJson)

describe('facts', () => {
  const options = {numRuns: 150}

  test('are read as they were written, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyFact, {maxLength: 6})), (drafts) => {
        const segment = makeFactSegment()
        for (const facts of drafts) segment.add(facts)
        const facts = drafts.flat()
        expect(segment.count()).toBe(facts.length)
        expect(facts.map((_, i) => segment.at(facts.length - 1 - i)).reverse()).toEqual(facts)
        expect(facts.map((_, i) => segment.headAt(i).keys)).toEqual(facts.map(({keys}) => keys))
      }),
      options,
    )
  })

  test('are read as they were written after they were handed over, with those added later', () => {
    fc.assert(
      fc.property(fc.array(anyFact), fc.array(anyFact), (given, added) => {
        const [first, store] = [makeFactStore(), makeFactStore()]
        first.add(given)
        store.take(structuredClone(first.pack()))
        store.add(added)
        const all = [...given, ...added]
        for (const rule of new Set(all.map(({rule}) => rule)))
          expect([...store.factsOf(rule)]).toEqual(all.filter((fact) => fact.rule === rule))
        expect(store.size().facts).toBe(all.length)
      }),
      options,
    )
  })

  test('are read as they were written from a draft that stands alone', () => {
    fc.assert(
      fc.property(fc.array(anyFact, {maxLength: 6}), fc.array(anyFact, {maxLength: 6}), (given, others) => {
        const [packed, store] = [packDraft(given), makeFactStore()]
        expect(unpackDraft(packed)).toEqual(given)
        expect(store.takeDraft(packed)).toBe(given[0]?.path)
        store.takeDraft(packDraft(others))
        store.add(given)
        const all = [...given, ...others, ...given]
        for (const rule of new Set(all.map(({rule}) => rule)))
          expect([...store.factsOf(rule)]).toEqual(all.filter((fact) => fact.rule === rule))
      }),
      options,
    )
  })

  test('are an error or other facts where bytes are damaged, and no endless work', () => {
    const [fact] = fc.sample(anyFact, {numRuns: 1, seed: 4})
    const whole = packDraft([fact as Fact, fact as Fact])
    for (let at = 0; at < whole.length; at++)
      for (const flip of [1, 0x80, 0xff]) {
        const damaged = whole.slice()
        damaged[at] = (damaged[at] as number) ^ flip
        try {
          unpackDraft(damaged)
          unpackDraft(damaged.subarray(0, at))
        } catch (error) {
          expect(error).toBeInstanceOf(Error)
        }
      }
  })

  test('say what is no JSON as JSON does: not at all', () => {
    const segment = makeFactSegment()
    const place = {start: {line: 1, column: 1, offset: 0}, end: {line: 1, column: 2, offset: 1}}
    const fact: Fact = {rule: 'sign', levels: {}, ignored: false, path: 'a.md', place, keys: [], data: {}, text: ''}
    segment.add([{...fact, data: {no: undefined, yes: [undefined], day: new Date(0)}}])
    expect(segment.at(0).data).toEqual({yes: [null], day: '1970-01-01T00:00:00.000Z'})
  })
})

test('bits that are none are an error or another text, and no endless work', () => {
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 40}), (bytes) => {
      const table = makeFormTable()
      for (const text of Object.values(strings)) putString(makeBitWriter(), text, table)
      const reader = makeBitReader(bytes)
      try {
        while (reader.align() < bytes.length) takeString(reader, table)
      } catch (error) {
        expect(error).toBeInstanceOf(Error)
      }
    }),
  )
})
