// Places and costs: a text is the same as itself in any layout, one figure is one change where it stands, and long texts take no time.
import {readFileSync} from 'node:fs'
import {globSync} from 'tinyglobby'
import {describe, expect, test} from 'vitest'
import {compareDrafts} from '../../src/compare/compare.ts'
import {draftOf} from '../support/compared.ts'
import {powerOfGrowth, steep} from '../support/cost.ts'

const fixtures = globSync(['fixtures/**/*.md', 'fixtures/**/*.txt']).sort()
const textOf = (path: string) => readFileSync(path, 'utf8')
const differ = (before: string, after: string, path: string) =>
  compareDrafts(draftOf(before, path), draftOf(after, path))

describe('a text is the same as itself', () => {
  test.each(fixtures)('%s', (path) => {
    const text = textOf(path)
    expect(differ(text, text, path)).toEqual([])
  })

  test.each(fixtures)('%s with other line ends', (path) => {
    const text = textOf(path).replace(/\r\n/g, '\n')
    expect(differ(text, text.replace(/\n/g, '\r\n'), path)).toEqual([])
  })
})

/** Every paragraph of plain words wrapped at a width. */
const wrap = (text: string, width: number) =>
  text
    .split('\n')
    .map((line) => (/^[\p{L}“"‘']/u.test(line) && !/^[\w-]+:/.test(line) ? wrapLine(line, width) : line))
    .join('\n')

function wrapLine(line: string, width: number): string {
  const lines = ['']
  for (const word of line.split(' ')) {
    const last = lines.at(-1) as string
    const isNewList = /^(?:\d+[.)]|[-+*#>=]+)/.test(word)
    if (last && last.length + 1 + word.length > width && !isNewList) lines.push(word)
    else lines[lines.length - 1] = last ? `${last} ${word}` : word
  }
  return lines.join('\n')
}

const story = `Ann Smith and Bob Ray paid £2 million on 3 May 2024 for the mill at North Wold, “a place of ghosts and dust”, as Mr Ray put it.

It has 25 rooms, and half of them are let to the World Health Trust until the end of March 2026.
`

test.each([20, 33, 48, 72, 100])('wrapped at %i characters', (width) => {
  for (const path of ['a.md', 'a.txt']) expect(differ(story, wrap(story, width), path)).toEqual([])
  for (const path of ['a.md', 'a.txt']) expect(differ(wrap(story, width), wrap(story, 60), path)).toEqual([])
})

/** Where figures stand in what readers see, but for the numbers of a list. */
function figuresIn(text: string, path: string): number[] {
  const found: number[] = []
  for (const {prose} of draftOf(text, path).blocks)
    for (const run of prose.runs)
      for (let at = run.start; run.length === run.end - run.start && at < run.end; at++)
        if (/\d/.test(text[at] as string) && !isEnumerator(text, at)) found.push(at)
  return found
}

const isEnumerator = (text: string, at: number) => {
  const start = text.lastIndexOf('\n', at) + 1
  return /^\s*\d{1,3}[.)]\s/.test(text.slice(start, at + 5)) && !/\s/.test(text.slice(start, at).trimStart())
}

describe('one figure is one change, at its number', () => {
  test.each(fixtures)('%s', (path) => {
    const text = textOf(path)
    for (const at of figuresIn(text, path)) {
      const figure = String((Number(text[at]) + 1 + (at % 8)) % 10)
      const found = differ(text, text.slice(0, at) + figure + text.slice(at + 1), path)
      const places = found.map(({kind, place}) => [kind, place.start <= at && at < place.end])
      expect(places, `${at}: ${text.slice(at - 20, at + 20)}`).toEqual([['changed', true]])
    }
  })
})

test.each([
  ['CRLF', 'It rained.\r\n\r\nAnn paid £20.\r\n', '£20'],
  ['front matter', '---\ntitle: Rain in Hull\ndate: 1999-05-03\n---\n\nAnn paid £20.\n', '£20'],
  ['a hard wrap', 'It rained, and Ann\npaid £20 for it.\n', '£20'],
  ['a wrap within the number', 'It rained, and Ann paid £2\nmillion for it.\n', '£2\nmillion'],
  ['a quotation mark of Markdown', '> It rained.\n\n* Ann paid *£20* for it.\n', '£20'],
  ['characters beyond the first plane', '😀 𝒜 Ann paid £20.\n', '£20'],
  ['a byte order mark', '\uFEFFAnn paid £20.\n', '£20'],
  ['a value of the front matter', '---\nprice: 20\n---\n\nIt rained.\n', '20'],
  ['a cell', '| a | b |\n| - | - |\n| Ann | £20 |\n', '£20'],
  ['alternative text', '![Ann with £20](a.jpg)\n', '£20'],
])('the place is right: %s', (_, text, number) => {
  const after = text.replace(/2(?=[0\n])/, '3')
  const [found, ...more] = differ(text, after, 'a.md')
  const {place, related} = found as NonNullable<typeof found>
  const source = draftOf(after, 'a.md').text
  expect(more).toEqual([])
  expect(source.slice(place.start, place.end)).toBe(number.replace('2', '3'))
  const old = related?.[0]?.place
  expect(draftOf(text, 'a.md').text.slice(old?.start, old?.end)).toBe(number)
})

test('what is dropped is told where its sentence went, else at the end of the block before', () => {
  const before = 'Ann came.\n\nIt cost £20 in the end, and it rained all day long.\n\nBob paid £50.\n'
  const after = 'Ann came.\n\nIn the end it rained all day long.\n'
  const found = differ(before, after, 'a.md').map(({place}) => after.slice(place.start, place.end))
  expect(found).toEqual(['In the end it rained all day long.', '', ''])
  expect(differ(before, after, 'a.md').map(({place}) => place.start)).toEqual([11, 45, 45])
})

/** A text of so many sentences, none like another. */
const longText = (sentences: number) =>
  Array.from({length: sentences}, (_, i) => {
    const word = (n: number) => `w${((i * 7919 + n * 104729) % 99991).toString(36)}`
    const end = i % 6 === 5 ? '\n\n' : ' '
    return `The ${word(1)} of ${word(2)} paid ${i + 100} pounds to ${word(3)} near the ${word(4)} on day ${i % 40}.${end}`
  }).join('')

test('the work grows as the text does', () => {
  const comparing = (times: number) => {
    const before = longText(600 * times)
    const after = before.replace(/paid (\d+5) /g, 'gave $1 ').replace('paid 177 ', 'paid 178 ')
    const [old, fresh] = [draftOf(before, 'a.md'), draftOf(after, 'a.md')]
    return () => {
      const found = compareDrafts(old, fresh)
      expect(found.map(({message}) => message)).toEqual(['"177 pounds" is now "178 pounds": check which is right.'])
    }
  }
  expect(powerOfGrowth(comparing)).toBeLessThan(steep)
})
