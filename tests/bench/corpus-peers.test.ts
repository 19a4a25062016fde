// The peers on the corpus: what each prints is read to the character, and counted as our own findings are.
import {mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {emptyTallies} from '../../bench/corpus/count.ts'
import {filesFor, writePieces} from '../../bench/corpus/peers/pieces.ts'
import {offsetAfter, offsetOf, stretchOfWords} from '../../bench/corpus/peers/places.ts'
import * as readers from '../../bench/corpus/peers/readers.ts'
import {showPeers} from '../../bench/corpus/peers/report.ts'
import {mergeResults, readResults, writeResults} from '../../bench/corpus/peers/results.ts'
import {rowsOf} from '../../bench/corpus/peers/rows.ts'
import {checkPieces} from '../../bench/corpus/peers/run.ts'
import {type CorpusTool, corpusTools} from '../../bench/corpus/peers/tools.ts'
import {stopOfVale} from '../../bench/corpus/peers/vale.ts'

/** On the third line an emoji, two code units and one character, stands before the words that are reported. */
const text = '# Boats 🚣 out\n\nThe 🚣 crew was was late.\n\nThey rowed to the\nthe island.\n'
const textOf = (file: string): string => {
  if (file !== '00001.md') throw new Error(`no ${file}`)
  return text
}
const path = 'pieces/british/00001.md'

const vale = (alerts: object[]) => JSON.stringify({[path]: alerts})
const alert = {Check: 'Vale.Repetition', Severity: 'error', Message: 'Doubled.'}
const vfile = (message: object) =>
  JSON.stringify([{path, messages: [{source: 'remark-lint', ruleId: 'a-rule', fatal: false, ...message}]}])
const humanizer = (finding: object) =>
  JSON.stringify({documents: [{path, findings: [{id: 'artifact.x', severity: 'error', ...finding}]}]})

test.each<[name: string, read: readers.OutputReader, output: string, words: string, level: string, rule: string]>([
  [
    'Vale',
    readers.readVale,
    vale([{...alert, Line: 3, Span: [12, 18], Match: 'was was'}]),
    'was was',
    'error',
    'Vale.Repetition',
  ],
  [
    'Vale, over two lines',
    readers.readVale,
    vale([{...alert, Severity: 'suggestion', Line: 5, Span: [15, 21], Match: 'the\nthe'}]),
    'the\nthe',
    'info',
    'Vale.Repetition',
  ],
  [
    'Vale, words without their markup',
    readers.readVale,
    vale([{...alert, Severity: 'warning', Line: 3, Span: [7, 10], Match: 'cr*w'}]),
    'crew',
    'warning',
    'Vale.Repetition',
  ],
  [
    'textlint',
    readers.readTextlint,
    JSON.stringify([{filePath: `/home/${path}`, messages: [{ruleId: 'no-todo', range: [32, 35], severity: 2}]}]),
    'was',
    'error',
    'no-todo',
  ],
  [
    'textlint, a place without a length',
    readers.readTextlint,
    JSON.stringify([{filePath: path, messages: [{ruleId: 'no-todo', range: [23, 23], severity: 1}]}]),
    'c',
    'warning',
    'no-todo',
  ],
  [
    'remark, offsets',
    readers.readVfile,
    vfile({place: {start: {line: 3, column: 8, offset: 23}, end: {line: 3, column: 12, offset: 27}}}),
    'crew',
    'warning',
    'remark-lint:a-rule',
  ],
  [
    'remark, a point without an offset',
    readers.readVfile,
    vfile({fatal: true, place: {line: 3, column: 8}}),
    'c',
    'error',
    'remark-lint:a-rule',
  ],
  [
    'alex, a column and the words',
    readers.readVfile,
    vfile({fatal: null, source: 'retext-equality', line: 3, column: 8, actual: 'crew'}),
    'crew',
    'info',
    'retext-equality:a-rule',
  ],
  [
    'proselint',
    readers.readProselint,
    JSON.stringify({
      result: {[`file:///home/${path}`]: {diagnostics: [{check_path: 'lexical_illusions', span: [27, 34]}]}},
    }),
    'was was',
    'warning',
    'lexical_illusions',
  ],
  [
    'write-good',
    readers.readWriteGood,
    JSON.stringify([{file: path, suggestions: [{index: 32, offset: 3, reason: '"was" is repeated'}]}]),
    'was',
    'warning',
    'repeated',
  ],
  [
    'humanizer-pro',
    readers.readHumanizer,
    humanizer({line: 3, column: 7, evidence: 'crew was was'}),
    'crew was was',
    'error',
    'artifact.x',
  ],
  [
    'humanizer-pro, white space',
    readers.readHumanizer,
    humanizer({line: 5, column: 15, evidence: 'the the isl...'}),
    'the\nthe isl',
    'error',
    'artifact.x',
  ],
  [
    'humanizer-pro, a sign of the whole text',
    readers.readHumanizer,
    humanizer({line: 1, column: 1, evidence: 'sentence_length_cv=0.1', severity: 'info'}),
    '#',
    'info',
    'artifact.x',
  ],
  [
    'Harper',
    readers.readHarper,
    JSON.stringify([{file: path, lints: [{rule: 'RepeatedWords', span: {char_start: 26, char_end: 33}}]}]),
    'was was',
    'warning',
    'RepeatedWords',
  ],
  [
    'LanguageTool',
    readers.readLanguageTool,
    `${path}:28-35: ENGLISH_WORD_REPEAT_RULE\n`,
    'was was',
    'warning',
    'ENGLISH_WORD_REPEAT_RULE',
  ],
])('%s', (_, read, output, words, level, rule) => {
  const found = read(output, textOf)
  expect(found.map(({start, end}) => text.slice(start, end))).toEqual([words])
  expect(found).toMatchObject([{file: '00001.md', level, rule}])
})

test('what is no output of the tool is a mistake', () => {
  expect(() => readers.readLanguageTool('Exception in thread "main"', textOf)).toThrow(/is no line/)
  expect(() => readers.readVale('Usage: vale', textOf)).toThrow(SyntaxError)
  expect(() =>
    readers.readVale(vale([{...alert, Severity: 'fatal', Line: 1, Span: [1, 1], Match: '#'}]), textOf),
  ).toThrow(/no level/)
  const elsewhere = JSON.stringify([{file: 'b.md', lints: [{rule: 'A', span: {char_start: 0, char_end: 1}}]}])
  expect(() => readers.readHarper(elsewhere, textOf)).toThrow('no b.md')
})

test('places outside of a text are mistakes', () => {
  expect(offsetOf('a\n🚣b', 2, 2, 'characters')).toBe(4)
  expect(offsetOf('a\n🚣b', 2, 3, 'units')).toBe(4)
  expect(offsetAfter('🚣b', 2)).toBe(3)
  expect(() => offsetOf('a\n🚣b', 3, 1, 'units')).toThrow(/no line 3/)
  expect(() => offsetOf('a\n🚣b', 2, 4, 'characters')).toThrow(/outside/)
  expect(() => offsetAfter('a', 2)).toThrow(/outside/)
})

test('quoted words are looked for at their place', () => {
  expect(stretchOfWords('one  two', 0, 'one two', 0)).toEqual({start: 0, end: 8})
  expect(stretchOfWords('one two three', 3, ' two ', 3)).toEqual({start: 3, end: 7})
  expect(stretchOfWords('one two', 4, 'crucial, robust', 4)).toEqual({start: 4, end: 5})
  expect(stretchOfWords('one *two*', 0, 'one two', 6)).toEqual({start: 0, end: 6})
})

test('Vale says where it ended', () => {
  const error = {Line: 1, Path: path, Text: 'yaml: invalid map key: {"a"}', Code: 'E201', Span: 1}
  expect(stopOfVale(JSON.stringify(error, null, 2))).toBe(path)
  expect(stopOfVale('')).toBeUndefined()
  expect(stopOfVale(vale([{...alert, Line: 1, Span: [1, 1], Match: '#'}]))).toBeUndefined()
})

const piece = {register: 'news', format: 'md' as const, text, spans: []}

test('every piece has a file of its own, in a folder of its English', () => {
  const files = filesFor(
    [{...piece, name: 'a/1.md', english: 'New Zealand'}],
    [{...piece, name: 'a-1', english: 'british', format: 'txt'}],
  )
  expect(files).toMatchObject([
    {path: 'pieces/new-zealand/00001.md', file: '00001.md', isDraft: true},
    {path: 'pieces/british/00002.txt', file: '00002.txt', isDraft: false},
  ])
})

test('tools that know varieties of English are given each piece once', () => {
  const englishes = ['american', 'british', 'irish', 'new zealand', 'south african']
  const files = filesFor(
    [],
    englishes.map((english) => ({...piece, name: english, english})),
  )
  const harper = corpusTools.find(({name}) => name === 'Harper')
  const given = harper
    ?.commands(files)
    .flat()
    .filter((word) => word.startsWith('pieces/'))
  expect(given?.sort()).toEqual(files.map(({path}) => path).sort())
  const unknown = filesFor([], [{...piece, name: 'a', english: 'Cornish'}])
  expect(() => harper?.commands(unknown)).toThrow(/lacks cornish/)
})

test('the table shows each tool by kind, and why others are missing', () => {
  const tallies = emptyTallies()
  tallies.all = {faults: 4, found: 3, alikes: 5, flagged: 1}
  tallies.kinds.set('slot', {faults: 3, found: 3, alikes: 5, flagged: 1})
  tallies.kinds.set('date', {faults: 1, found: 0, alikes: 0, flagged: 0})
  tallies.clean = {words: 2000, error: 1, warning: 2, info: 3}
  expect(
    showPeers({
      rounds: [1, 2],
      rows: [{tool: 'Tool', name: 'Tool', version: '1.2', tallies}],
      missing: [{tool: 'Other', reason: 'it could not be run'}],
    }),
  ).toBe(
    `Rounds 1, 2: 4 faults (date 1, slot 3), 5 look-alikes, 2,000 words in drafts without a fault.

| tool | version | all | date | slot | look-alikes | per 1,000 clean words |
| --- | --: | --: | --: | --: | --: | --: |
| Tool | 1.2 | 75% | 0% | 100% | 20% | 3.0 |

* Other, left out: it could not be run`,
  )
})

test('a part of a tool has a row of its own, by its rules', () => {
  const own = {...piece, name: 'a', english: 'british', spans: [{kind: 'doubled', isFault: true, start: 28, end: 35}]}
  const at = {file: '00001.md', level: 'warning' as const}
  const found = [
    {...at, rule: 'Vale.Repetition', start: 32, end: 35},
    {...at, rule: 'Google.Passive', start: 23, end: 27},
  ]
  const tool = {...(corpusTools[0] as CorpusTool), name: 'Vale'}
  const rows = rowsOf(tool, filesFor([own], []), found).map(({name, tallies}) => [name, tallies.all.found])
  expect(rows).toEqual([
    ['Vale', 1],
    ['Vale, the style Vale alone', 1],
    ['Vale, the style Google alone', 0],
  ])
})

test('a later run adds tools and renews those it has', () => {
  const row = (tool: string, version: string) => ({tool, name: tool, version, tallies: emptyTallies()})
  const before = {
    rounds: [1, 2],
    rows: [row('alex', '1'), row('Vale', '1')],
    missing: [{tool: 'Harper', reason: 'it could not be run'}],
  }
  const now = {rounds: [1, 2], rows: [row('Harper', '2'), row('Vale', '2')], missing: []}
  const kept = readResults(writeResults(before))
  expect(kept).toEqual(before)
  const all = mergeResults(kept, now, ['Vale', 'alex', 'Harper'])
  expect(all.rows.map(({tool, version}) => `${tool} ${version}`)).toEqual(['Vale 2', 'alex 1', 'Harper 2'])
  expect(all.missing).toEqual([])
  expect(() => mergeResults(kept, {...now, rounds: [3]}, [])).toThrow(/rounds 1, 2/)
})

/** A tool that is a few lines of JavaScript, run in a home of its own on two pieces. */
function runTool(code: string) {
  const home = mkdtempSync(join(tmpdir(), 'corpus-peer-'))
  const english = 'british'
  const files = filesFor(
    [
      {...piece, name: 'a/1.md', english},
      {...piece, name: 'a/2.md', english},
    ],
    [],
  )
  writePieces(files, home)
  const command = [process.execPath, '-e', `const {existsSync} = require('node:fs');${code}`]
  const peer = {name: 'Tool', version: '1', source: {from: 'here' as const}}
  const tool = {name: 'Tool', peer, commands: () => [command], stream: 'stdout' as const, codes: [0, 1]}
  return checkPieces({...tool, read: readers.readLanguageTool, stoppedAt: stopOfVale}, files, home)
}

test('a piece that ends the run of a tool is taken away, and the others are checked', () => {
  const stop = `{"Path": "${path}", "Code": "E201"}`
  const {found, unread} = runTool(
    `if (existsSync('${path}')) { console.error('${stop}'); process.exit(2) } else console.log('pieces/british/00002.md:0-1: A')`,
  )
  expect(found).toMatchObject([{file: '00002.md', rule: 'A'}])
  expect(unread).toMatchObject([{path}])
})

test.each([
  ['finds nothing', '', /nothing at all/],
  ['fails', 'console.error("Out of order"); process.exit(3)', /exit code 3: Out of order/],
  ['names a place outside of a piece', `console.log('${path}:990-999: A')`, /outside of 00001\.md/],
  ['names a file it was not given', `console.log('pieces/british/00009.md:0-1: A')`, /wasn't given/],
  ['stops at the same piece again', `console.error('{"Path": "b", "Code": "E1"}'); process.exit(2)`, /stops at b/],
])('a tool that %s is left out', (_, code, message) => {
  expect(() => runTool(code)).toThrow(message)
})
