// What every format that maps its words to the source promises, held against its fixtures alone.
import {readdirSync, readFileSync} from 'node:fs'
import {decodeHTML} from 'entities/decode'
import {describe, expect, test} from 'vitest'
import type {Run} from '../../src/core/draft/align.ts'
import {type Draft, parseDraft} from '../../src/core/draft/draft.ts'
import type {Format} from '../../src/core/draft/format.ts'
import {applyEdits} from '../../src/core/report/fix.ts'
import {htmlFormat} from '../../src/formats/html/index.ts'
import {mdxFormat} from '../../src/formats/mdx/index.ts'
import {parseMdxWithRemark} from '../../src/formats/remark-mdx.ts'

const readHtmlSource = (source: string) => decodeHTML(source).replace(/[ \t\r\n\f]+/g, ' ')

const formats: readonly [folder: string, format: Format, decode: (source: string) => string][] = [
  ['html', htmlFormat(), readHtmlSource],
  ['mdx', mdxFormat(parseMdxWithRemark), readHtmlSource],
]

const fixtures = formats.flatMap(([folder, format, decode]) =>
  readdirSync(`fixtures/${folder}`).map((name) => {
    const text = readFileSync(`fixtures/${folder}/${name}`, 'utf8')
    return {name: `${folder}/${name}`, text, decode, read: (text: string) => parseDraft({path: name, text}, format)}
  }),
)

const isLinear = ({length, start, end}: Run) => length === end - start
const prosesOf = (draft: Draft) => draft.blocks.map(({prose}) => prose.text)

describe.each(fixtures)('$name', ({text, read, decode}) => {
  const draft = read(text)

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

  test('runs cover the prose in order, and so does their source', () => {
    for (const {prose} of draft.blocks) {
      let [at, from] = [0, 0]
      for (const {at: start, length, start: source, end} of prose.runs) {
        expect(start).toBe(at)
        expect(source).toBeGreaterThanOrEqual(from)
        at += length
        from = end
      }
      expect(at).toBe(prose.text.length)
    }
  })

  test('blocks stand in the order of the source', () => {
    const starts = draft.blocks.filter(({kind}) => kind !== 'field' && kind !== 'alt').map(({place}) => place.start)
    expect(starts).toEqual(starts.toSorted((a, b) => a - b))
  })

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
        const after = prosesOf(read(applyEdits(text, [[edit]]).text))
        const expected = prosesOf(draft)
        expected[i] = `${prose.text.slice(0, index)}${instead}${prose.text.slice(index + word.length)}`
        expect(after).toEqual(expected)
        break
      }
  })

  test('what is cut off or damaged is read all the same, or told', () => {
    for (let at = 0; at < text.length; at += Math.ceil(text.length / 150)) {
      const flipped = String.fromCharCode(text.charCodeAt(at) ^ (1 << (at % 7)))
      for (const damaged of [text.slice(0, at), text.slice(at), text.slice(0, at) + flipped + text.slice(at + 1)]) {
        const {blocks, tree} = read(damaged)
        expect(tree.type).toBe('root')
        for (const {place, prose} of blocks) {
          expect(place.end).toBeLessThanOrEqual(damaged.length)
          expect(prose.runs.every(({start, end}) => start <= end && end <= damaged.length)).toBe(true)
        }
      }
    }
  })
})
