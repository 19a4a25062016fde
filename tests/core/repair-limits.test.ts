// What a repair may do: it covers what it takes, ends where sentences do, and makes no structure out of text.
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {structureOf, wordsLost} from '../../bench/fuzz/keeps.ts'
import {readSeeds} from '../../bench/fuzz/seeds.ts'
import {leavesWords} from '../../src/core/report/fix.ts'
import {applyEdits, configure, type Edit, lint, parse} from '../../src/index.ts'

const strict = configure({preset: 'strict'})

/** Deletions of this many characters or more are of sentences or lines, not of words. */
const long = 40

const endsSentence = /(?:^|[.!?…:;»”"’')\]*_~|>\u{FFFC}-])\s*$/u
const startsSentence = /^[\s*_~]*(?:$|[\n\r]|[^\p{Ll}])/u

/** Whether a long deletion begins and ends where a line or a sentence does. */
function isWhole(text: string, {start, end, text: instead}: Edit): boolean {
  if (instead !== '' || end - start < long || !/\s/.test(text.slice(start, end).trim())) return true
  const before = text.slice(Math.max(0, start - 20), start).replace(/[ \t#>*_-]+$/, '')
  const cut = text.slice(start, end)
  const isLine = /(?:^|[\n\r])$/.test(before) || /^\s*[\n\r]/.test(cut)
  return (
    (isLine || endsSentence.test(before)) && (/[\n\r]\s*$/.test(cut) || startsSentence.test(text.slice(end, end + 20)))
  )
}

/** Everything wrong with the repairs of a text, as sentences. */
function faultsOf(path: string, text: string): string[] {
  const structure = structureOf(parse({path, text}))
  return lint({path, text}, strict).flatMap(({ruleId, place, fix, structural, suggestions = []}) => {
    const all = [...(fix ? [fix] : []), ...suggestions.map(({edits}) => edits)]
    const lost = fix ? wordsLost(text, place, fix) : ''
    const faults = [
      lost && `takes “${lost}” beside its place`,
      all.every((edits) => leavesWords(edits, text)) ? '' : 'takes all',
      (fix ?? []).every((edit) => isWhole(text, edit)) ? '' : 'begins or ends within a sentence',
    ]
    if (fix && !structural && ruleId !== 'fake-list') {
      const made = structureOf(parse({path, text: applyEdits(text, [fix]).text}))
      faults.push(made === structure ? '' : `makes ${made} of ${structure}`)
    }
    return faults.filter(Boolean).map((fault) => `${ruleId}: a repair ${fault}: ${JSON.stringify(text.slice(0, 80))}`)
  })
}

test('the repairs of all drafts and examples of ours', () => {
  const faults = readSeeds().flatMap((text) => ['a.md', 'a.txt'].flatMap((path) => faultsOf(path, text)))
  expect(faults).toEqual([])
})

const published = ['md_18f', 'md_digitalgov_news', 'md_rustblog', 'placeholders', 'boilerplate']
  .map((name) => `../shared/data/${name}.jsonl`)
  .filter((file) => existsSync(file))

test('the repairs of published copy, where it is', () => {
  const step = process.env.COPYDESK_DATA ? 1 : 40
  for (const file of published)
    for (const [i, line] of readFileSync(file, 'utf8').trim().split('\n').entries())
      if (i % step === 0)
        expect(faultsOf(/md_/.test(file) ? 'a.md' : 'a.txt', (JSON.parse(line) as {text: string}).text)).toEqual([])
  expect(readdirSync('fixtures').length).toBeGreaterThan(0)
})

describe('a link to a heading', () => {
  const draft = (link: string) => `See ${link}.\n\n## Over the the hill\n\nFish swim.\n`
  const repairsOf = (text: string) =>
    lint({path: 'a.md', text}, strict).flatMap(({ruleId, fix, suggestions}) =>
      ruleId === 'repeated-word' ? [[fix !== undefined, (suggestions ?? []).map(({title}) => title)]] : [],
    )

  test.each([
    ['[it](#over-the-the-hill)', [[false, ['Repair the heading']]]],
    ['<a href="#over-the-the-hill">it</a>', [[false, ['Repair the heading']]]],
    ['[it](#over-the-hill)', [[true, []]]],
    ['[it](other.md)', [[true, []]]],
  ])('%s', (link, repairs) => {
    expect(repairsOf(draft(link))).toEqual(repairs)
  })
})

test('an invisible mark that keeps a line from being markup stays', () => {
  for (const text of ['\u00ad# Fish swim\n', '\u200b---\ntitle: x\n---\n', '1\u00ad. Fish\n', '*\u00adfish*\n'])
    for (const {fix} of lint({path: 'a.md', text}, strict)) expect(fix, JSON.stringify(text)).toBeUndefined()
})
