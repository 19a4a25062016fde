// What every format promises, held against its fixtures alone: `COPYDESK_TABLE=1` prints how much was looked at.
import {readdirSync, readFileSync} from 'node:fs'
import {decodeHTML} from 'entities/decode'
import {afterAll, describe, expect, test} from 'vitest'
import type {Run} from '../../src/core/draft/align.ts'
import type {Block} from '../../src/core/draft/blocks.ts'
import {type Draft, parseDraft} from '../../src/core/draft/draft.ts'
import {applyEdits} from '../../src/core/report/fix.ts'
import {decode} from '../../src/files/read.ts'
import {refuseDisguised} from '../../src/formats/index.ts'
import {type FormatName, formatCards} from '../../src/formats/list.ts'
import {formatLoaders} from '../../src/formats/loaders.ts'
import {formatNameFor} from '../../src/formats/names.ts'
import {parseWithRemark} from '../../src/formats/remark.ts'
import {parseMdxWithRemark} from '../../src/formats/remark-mdx.ts'
import {expectInOrder} from '../support/orders.ts'

const tools = {parsers: {markdown: parseWithRemark, mdx: parseMdxWithRemark}}
/** Packages have a contract of their own, in packages.test.ts. */
const names = (Object.keys(formatCards) as FormatName[]).filter((name) => !formatCards[name].isPackage)
const modules = new Map(await Promise.all(names.map(async (name) => [name, await formatLoaders[name]()] as const)))

const paths = readdirSync('fixtures', {recursive: true, encoding: 'utf8'})
  .filter((path) => !path.startsWith('newsroom') && !/notes?[/\\]/.test(path))
  .sort()

const fixtures = paths.flatMap((path) => {
  const name = formatNameFor(path)
  const module = name && modules.get(name)
  if (!name || !module) return []
  const format = refuseDisguised(module.open(tools))
  const bytes = new Uint8Array(readFileSync(`fixtures/${path}`))
  const read = (text: string) => parseDraft({path, text}, format)
  return [{path, name, bytes, text: new TextDecoder().decode(bytes), read}]
})

/** What source stands for: references, escapes, folded white space. */
const readSource = (source: string) =>
  decodeHTML(source.replace(/\\(?=[!-/:-@[-`{-~])/g, '')).replace(/[ \t\r\n\f]+(?:> ?)*/g, ' ')

/** A note on one block, as each format takes it: what it is, and where it is put. */
const note = 'copydesk-ignore-file made-up: a note'
const notes: Partial<Record<FormatName, (block: Block, text: string) => {at: number; text: string} | undefined>> = {
  html: ({prose}) => ({at: prose.runs[0]?.start ?? 0, text: `<!-- ${note} -->`}),
  // Among the words of a tag, not in its attributes.
  mdx: ({prose, node}) => (node?.data?.tag ? undefined : {at: prose.runs.at(-1)?.end ?? 0, text: `{/* ${note} */}`}),
}
const ownLine = ({place, parents}: Block, text: string) =>
  parents.length === 0 && /(?:^|\n\n)$/.test(text.slice(0, place.start))
    ? {at: place.start, text: `<!-- ${note} -->\n\n`}
    : undefined

const isLinear = ({length, start, end}: Run) => length === end - start
const prosesOf = (draft: Draft) => draft.blocks.map(({prose}) => prose.text)
const isWords = ({kind}: Block) => kind === 'paragraph' || kind === 'heading'

const table = new Map<string, Record<string, number>>()
const count = (path: string, check: string, looked: number) => {
  table.set(path, {...table.get(path), [check]: looked})
  expect(looked).toBeGreaterThan(0)
}
afterAll(() => {
  if (process.env.COPYDESK_TABLE) console.table(Object.fromEntries(table))
})

test('every format has fixtures', () => {
  expect(new Set(fixtures.map(({name}) => name))).toEqual(new Set(names))
})

describe.each(fixtures)('$path', ({path, name, bytes, text, read}) => {
  const draft = read(text)

  test('unchanged bytes stay unchanged', () => {
    let looked = 0
    for (const {prose} of draft.blocks)
      for (const run of prose.runs) {
        const words = prose.text.slice(run.at, run.at + run.length)
        const own = {start: run.start, end: run.end, text: words}
        if (words !== text.slice(run.start, run.end)) continue
        const edit = draft.source ? draft.source.write(own) : own
        if (!edit || edit.text !== words) continue
        expect(new TextEncoder().encode(applyEdits(text, [[edit]]).text)).toEqual(bytes)
        looked++
      }
    count(path, 'unchanged', looked)
  })

  test('each run is its source, or what its source stands for', () => {
    let looked = 0
    for (const {prose} of draft.blocks)
      for (const run of prose.runs) {
        const [words, source] = [prose.text.slice(run.at, run.at + run.length), text.slice(run.start, run.end)]
        if (words === '\uFFFC' || words.includes('\n')) continue
        looked++
        if (words !== source) expect(words).toBe(readSource(source))
      }
    count(path, 'runs', looked)
  })

  test('runs cover the prose in order, and so does their source; blocks stand in order', () => {
    expectInOrder(draft)
    count(path, 'blocks', draft.blocks.length)
  })

  test('a word that is replaced is the only thing that differs', () => {
    let looked = 0
    for (const [i, {prose}] of draft.blocks.entries())
      for (const {0: word, index} of prose.text.matchAll(/[a-z]{4,}/g)) {
        const run = prose.runs.find(({at, length}) => at <= index && index + word.length <= at + length)
        if (!run || !isLinear(run)) continue
        const start = run.start + index - run.at
        const instead = draft.source ? 'Q&A <so>' : 'quokka'
        const asked = {start, end: start + word.length, text: instead}
        const edit = draft.source ? draft.source.write(asked) : asked
        if (!edit) continue
        const after = prosesOf(read(applyEdits(text, [[edit]]).text))
        const expected = prosesOf(draft)
        expected[i] = `${prose.text.slice(0, index)}${instead}${prose.text.slice(index + word.length)}`
        expect(after).toEqual(expected)
        looked++
        break
      }
    count(path, 'words', looked)
  })

  test('a note on a block leaves the prose alone', () => {
    let looked = 0
    for (const block of draft.blocks.filter(isWords)) {
      const made = (notes[name] ?? ownLine)(block, text)
      if (!made) continue
      const noted = read(text.slice(0, made.at) + made.text + text.slice(made.at))
      expect(noted.blocks.filter(isWords).map(({prose}) => prose.text)).toEqual(
        draft.blocks.filter(isWords).map(({prose}) => prose.text),
      )
      looked++
    }
    count(path, 'notes', looked)
  })

  test('what is cut off or damaged is read all the same, or told, in time', () => {
    const step = Math.ceil(bytes.length / 100)
    let [looked, told, longest] = [0, 0, 0]
    for (let at = 0; at < bytes.length; at += step) {
      const flipped = bytes.slice()
      flipped[at] = (flipped[at] as number) ^ (1 << (at % 8))
      for (const damaged of [bytes.subarray(0, at), bytes.subarray(at), flipped]) {
        const before = process.cpuUsage()
        const made = decode(damaged)
        looked++
        if (!('text' in made)) {
          told++
          continue
        }
        const {blocks, tree, problems} = read(made.text)
        longest = Math.max(longest, process.cpuUsage(before).user / 1e6)
        if (problems.length > 0) told++
        expect(tree.type).toBe('root')
        for (const {place, prose} of blocks) {
          expect(place.end).toBeLessThanOrEqual(made.text.length)
          expect(prose.runs.every(({start, end}) => start <= end && end <= made.text.length)).toBe(true)
        }
      }
    }
    expect(longest, 'seconds of processor time').toBeLessThan(20)
    table.set(path, {...table.get(path), told})
    count(path, 'damaged', looked)
  })
})
