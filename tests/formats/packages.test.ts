// What every format of packages promises, held against its fixtures alone.
import {readdirSync, readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import type {Run} from '../../src/core/draft/align.ts'
import {type Draft, parseDraft} from '../../src/core/draft/draft.ts'
import type {Edit} from '../../src/core/rule.ts'
import {odtReview} from '../../src/formats/odt/index.ts'
import {review} from '../../src/formats/word/index.ts'
import type {Reviewing} from '../../src/formats/word/review-notes.ts'
import {packedBytes, readZip} from '../../src/formats/word/zip.ts'
import {expectInOrder} from '../support/orders.ts'

/** A fixture, whose format is told by its folder: how it is read, changed and damaged. */
interface Fixture<Content> {
  name: string
  content: Content
  read(content: Content): Draft
  /** What a stretch of source stands for. */
  decode(source: string): string
  /** The content after an edit, as it is written in the source. */
  change(content: Content, edit: Edit): Content
  damage(content: Content): Content[]
}

const inFolder = <C>(folder: string, make: (name: string, path: string) => Omit<Fixture<C>, 'name'>): Fixture<C>[] =>
  readdirSync(`fixtures/${folder}`).map((name) => ({
    name: `${folder}/${name}`,
    ...make(name, `fixtures/${folder}/${name}`),
  }))

const ofPackages = (folder: string, {format, write}: Reviewing) =>
  inFolder<Uint8Array>(folder, (name, path) => ({
    content: readFileSync(path),
    read: (bytes) => parseDraft({path: name, bytes}, format),
    decode: (source) => source,
    change: (bytes, edit) => write(bytes, [], [edit], {}),
    damage: (bytes) =>
      steps(bytes.length, 150).flatMap((at) => [
        bytes.subarray(0, at),
        bytes.subarray(at),
        bytes.map((byte, i) => (i === at ? byte ^ (1 << (at % 7)) : byte)),
      ]),
  }))

const steps = (length: number, count: number) =>
  Array.from({length: count}, (_, i) => i * Math.ceil(length / count)).filter((at) => at < length)

const fixtures = [...ofPackages('docx', review), ...ofPackages('odt', odtReview)] as readonly Fixture<unknown>[]

const isLinear = ({length, start, end}: Run) => length === end - start
const prosesOf = (draft: Draft) => draft.blocks.map(({prose}) => prose.text)

describe.each(fixtures)('$name', ({content, read, decode, change, damage}) => {
  const draft = read(content)
  const {text} = draft

  test('has copy', () => expect(draft.blocks.length).toBeGreaterThan(3))

  test('each run is its source, or what its source stands for', () => {
    const wrong = draft.blocks.flatMap(({prose}) =>
      prose.runs.filter((run) => {
        const [words, source] = [prose.text.slice(run.at, run.at + run.length), text.slice(run.start, run.end)]
        if (words === '\uFFFC' || words === '\n') return false
        return isLinear(run) ? words !== source && words !== decode(source) : words !== decode(source)
      }),
    )
    expect(wrong).toEqual([])
  })

  test('runs cover the prose in order, and so does their source; blocks stand in order', () => expectInOrder(draft))

  test('a word that is replaced is the only thing that differs', () => {
    for (const [i, {prose}] of draft.blocks.entries())
      for (const {0: word, index} of prose.text.matchAll(/[a-z]{4,}/g)) {
        const run = prose.runs.find(({at, length}) => at <= index && index + word.length <= at + length)
        if (!run || !isLinear(run)) continue
        const start = run.start + index - run.at
        const instead = draft.source ? 'Q&A <so>' : 'quokka'
        const asked = {start, end: start + word.length, text: instead}
        const edit = draft.source ? draft.source.write(asked) : asked
        if (!edit) continue
        const after = prosesOf(read(change(content, edit)))
        const expected = prosesOf(draft)
        expected[i] = `${prose.text.slice(0, index)}${instead}${prose.text.slice(index + word.length)}`
        expect(after).toEqual(expected)
        break
      }
  })

  test('what is cut off or damaged is read all the same, or told', () => {
    for (const damaged of damage(content)) {
      const {blocks, tree, text} = read(damaged)
      expect(tree.type).toBe('root')
      for (const {place, prose} of blocks) {
        expect(place.end).toBeLessThanOrEqual(text.length)
        expect(prose.runs.every(({start, end}) => start <= end && end <= text.length)).toBe(true)
      }
    }
  })
})

const written = [review, odtReview].flatMap((how) => ofPackages(how.format.name, how).map((one) => ({...one, how})))

describe.each(written)('$name, written', ({content, read, how: {write, clear, isOwn}}) => {
  const draft = read(content)
  const partsOf = (bytes: Uint8Array) => {
    const zip = readZip(bytes)
    return zip.entries.map((entry) => [entry.name, Buffer.from(packedBytes(zip, entry)).toString('base64')])
  }

  test('without notes only the seal differs, and a second time nothing', () => {
    const once = write(content, [], [], {})
    expect(partsOf(once)).toEqual(partsOf(content))
    expect(isOwn(once)).toBe(true)
    expect(Buffer.compare(write(once, [], [], {}), once)).toBe(0)
  })

  test('a note on every block keeps all words, and is taken out again', () => {
    const notes = draft.blocks.map(({place}, i) => ({...place, lines: [`Note ${i}`], key: `some-rule · ${i}`}))
    const noted = write(content, notes, [], {})
    const after = read(noted)
    expect(prosesOf(after)).toEqual(prosesOf(draft))
    expect(after.text).toBe(draft.text)
    const cleared = clear(noted, false)
    expect('bytes' in cleared && read(cleared.bytes).text).toBe(draft.text)
    expect('bytes' in cleared && prosesOf(read(cleared.bytes))).toEqual(prosesOf(draft))
  })
})
