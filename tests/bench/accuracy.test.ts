// The accuracy lab: its scoring on made-up rows, its files, and the marked sample where it is there.
import {expect, test} from 'vitest'
import {readArgs} from '../../bench/accuracy/args.ts'
import {readSample} from '../../bench/accuracy/data.ts'
import {readFloors, readMeasured} from '../../bench/accuracy/files.ts'
import {compareFloors, figuresOf, raiseFloors} from '../../bench/accuracy/floors.ts'
import {type Check, type Compare, makeCheck} from '../../bench/accuracy/linter.ts'
import {measurementsOf, updateMeasured} from '../../bench/accuracy/measured.ts'
import type {SetOutcome} from '../../bench/accuracy/outcome.ts'
import {bareParagraph} from '../../bench/accuracy/quotes.ts'
import {matchSample} from '../../bench/accuracy/sample.ts'
import {bodyScore, count, f1From, judge, precisionFrom, recallFrom} from '../../bench/accuracy/score.ts'
import {sets} from '../../bench/accuracy/sets.ts'
import {choose, differences, drawSome, shown, showPassage} from '../../bench/accuracy/show.ts'
import {showTable, tableLines} from '../../bench/accuracy/table.ts'
import {rules} from '../../rules/index.ts'
import type {Finding} from '../../src/core/rule.ts'

const finding = (start: number, end: number, ruleId = 'zork', severity: Finding['severity'] = 'warning'): Finding => ({
  ruleId,
  severity,
  place: {start, end},
  message: 'Take out the zork.',
})

/** A linter that finds every “zork”. */
const checkZorks: Check = (text) => ({
  text,
  findings: [...text.matchAll(/zork/g)].map(({index}) => finding(index, index + 4)),
  words: text.split(/\s+/).length,
})

const measure = (name: string, rows: readonly unknown[], other: readonly unknown[] = []): SetOutcome => {
  const set = sets.find((set) => set.name === name)
  if (!set) throw new Error(`no set ${name}`)
  return set.measure(rows as never[], checkZorks, <T>() => other as T[], compareTitles)
}

/** A comparer that finds every draft whose first line an earlier one has. */
const compareTitles: Compare = (drafts) => {
  const titles = drafts.map(({text}) => text.split('\n')[0])
  const point = {line: 1, column: 1, offset: 0}
  return drafts.flatMap(({path}, i) => {
    const first = titles.indexOf(titles[i])
    const place = {start: 0, end: 1}
    const related = [{path: drafts[first]?.path ?? '', place, message: ''}]
    return first === i
      ? []
      : [{path, place: {start: point, end: point}, text: '', finding: {...finding(0, 1), related}}]
  })
}

test('findings are held against labelled places', () => {
  const text = 'aaaa bbbb cccc dddd'
  const golds = [
    {unit: 'a', place: {start: 0, end: 4}, wanted: true},
    {unit: 'b', place: {start: 5, end: 9}, wanted: true},
    {unit: 'c', place: {start: 10, end: 14}, wanted: false},
  ]
  const judged = judge('text', text, [finding(0, 2), finding(2, 4), finding(12, 14), finding(15, 19)], golds)
  expect(judged.map(({unit, verdict}) => `${unit} ${verdict}`)).toEqual([
    'a true',
    'a true',
    'b missed',
    'c false',
    'text open',
  ])
  const counts = count(judged)
  expect(counts).toMatchObject({true: 1, missed: 1, false: 1, open: 1, findings: 4, warning: 4, error: 0})
  expect([precisionFrom(counts), recallFrom(counts), f1From(counts)]).toEqual([0.5, 0.5, 0.5])
})

test('a place next to a finding is not touched by it', () => {
  const [judged] = judge('t', 'ab', [finding(1, 2)], [{unit: 't', place: {start: 0, end: 1}, wanted: false}])
  expect(judged?.verdict).toBe('quiet')
})

test('placeholders count on their span, negatives anywhere; ambiguous rows are left out', () => {
  const {judged, documents} = measure('placeholders', [
    {id: '1', label: 'positive', kind: 'x', text: 'one zork two', span: 'zork'},
    {id: '2', label: 'positive', kind: 'x', text: 'zork [insert]', span: '[insert]'},
    {id: '3', label: 'negative', kind: 'y', text: 'a zork'},
    {id: '4', label: 'positive', kind: 'ambiguous', text: 'zork', span: 'zork'},
    {id: '5', label: 'negative', kind: 'y', text: ''},
  ])
  expect(documents).toBe(3)
  expect(judged.map(({unit, verdict}) => unit + verdict)).toEqual(['1true', '2missed', '2open', '3false'])
})

test('leaked lines are judged one by one, and the body is scored without them', () => {
  const words = 'the mayor opened the new bridge over the river on Friday'
  const {judged, extra} = measure(
    'scrapinghub_leaks',
    [
      {
        id: 'x:d',
        doc: 'd',
        extractor: 'x',
        sentences: [
          {text: words, label: 'content'},
          {text: 'zork and share this', label: 'boilerplate'},
          {text: 'half zork', label: 'mixed'},
          {text: 'follow us', label: 'boilerplate'},
        ],
      },
    ],
    [{id: 'd', text: words}],
  )
  expect(count(judged)).toMatchObject({true: 1, missed: 1, quiet: 1, false: 0, open: 1})
  const value = (measure: string) => extra?.find((figure) => figure.measure === measure)?.value ?? 0
  expect(value('body precision after')).toBeGreaterThan(value('body precision before'))
  expect(value('body recall after')).toBe(1)
})

test('body score is a share of shingles of four words', () => {
  expect(bodyScore([['a b c d e', 'a b c d e']])).toEqual({precision: 1, recall: 1})
  expect(bodyScore([['a b c d e f', 'a b c d e']]).precision).toBeCloseTo(2 / 3)
  expect(bodyScore([['a b c d', 'a b c d e']]).recall).toBeCloseTo(1 / 2)
})

test('blocks: copy must stay silent, calls to action are told from other boilerplate', () => {
  const {extra} = measure('l3s_blocks', [
    {id: '1', label: 'fulltext', text: 'a zork ran'},
    {id: '2', label: 'fulltext', text: 'it rained'},
    {id: '3', label: 'boilerplate', text: 'zork: sign up for news'},
    {id: '4', label: 'boilerplate', text: 'leave a comment'},
    {id: '5', label: 'boilerplate', text: 'Other headline'},
  ])
  expect(extra?.map(({measure, value}) => [measure, value])).toEqual([
    ['fulltext flagged', 0.5],
    ['call to action recall', 0.5],
  ])
})

const article = {
  id: 'a',
  text: 'First.\n\n“We lost,” said Ann Lee. “Badly.”\n\nLast.',
  label: [
    {id: 'T1', type: 'Source', spans: [[24, 31] as [number, number]]},
    {id: 'T2', type: 'Cue', spans: [[19, 23] as [number, number]]},
    {id: 'T3', type: 'Content', spans: [[8, 18] as [number, number]]},
  ],
  relations: [{Attribution0: 'T4', Content1: 'T3', Cue2: 'T2', Source3: 'T1'}],
}
const paragraph = '“We lost,” said Ann Lee. “Badly.”'
const quotes = [
  {id: 'a#8', doc: 'a', text: paragraph, start: 0, end: 10, label: 'attributed'},
  {id: 'a#33', doc: 'a', text: paragraph, start: 25, end: 33, label: 'attributed'},
]

test('a bare quotation has lost its source and its cue, and its place has moved along', () => {
  const {text, golds} = bareParagraph(article, quotes)
  expect(text).toContain('\n\n“We lost,”  . “Badly.”\n\n')
  expect(golds.map(({place}) => text.slice(place.start, place.end))).toEqual(['“We lost,”', '“Badly.”'])
})

test('quotations and generic sources are found in their article', () => {
  const {judged} = measure('polnear_direct_quotes', [quotes[0], {...quotes[1], label: 'unannotated'}], [article])
  expect(judged.map(({verdict, place}) => [verdict, article.text.slice(place.start, place.end)])).toEqual([
    ['quiet', '“We lost,”'],
  ])
  const generic = measure('polnear_generic_sources', [{id: 'a#T1'}], [article])
  expect(generic.judged.map(({verdict, place}) => [verdict, article.text.slice(place.start, place.end)])).toEqual([
    ['missed', 'Ann Lee'],
  ])
})

test('pairs are found, missed, wrong or open', () => {
  const titled = (id: string, title: string, triplet = '') => ({id, title, text: 'It rained.', triplet})
  const twins = measure(
    'bbc_natural_dups',
    [
      {id: 'b|a', a: 'One', b: 'One', label: 'same'},
      {id: 'a|d', a: 'One', b: 'Two', label: 'other'},
    ],
    [titled('a', 'One'), titled('b', 'One'), titled('c', 'One'), titled('d', 'Two')],
  )
  expect(twins.judged.map(({unit, verdict}) => `${unit} ${verdict}`)).toEqual(['a|b true', 'a|c open', 'a|d missed'])
  const events = measure('basil_pairs', [titled('x', 'One', '1'), titled('y', 'One', '1'), titled('z', 'Two', '1')])
  expect(count(events.judged)).toMatchObject({false: 1, quiet: 2})
  const headlines = measure('sts_headlines', [
    {id: '1', a: 'One', b: 'One', score: 5},
    {id: '2', a: 'One', b: 'Two', score: 5},
    {id: '3', a: 'One', b: 'One', score: 1},
    {id: '4', a: 'One', b: 'One', score: 3},
  ])
  expect(count(headlines.judged)).toMatchObject({true: 1, missed: 1, false: 1, open: 0})
})

test('the table shows precision where both sides are labelled, and rates', () => {
  const outcome = measure('wikiweasel', [
    {id: '1', text: 'a zork', label: 1},
    {id: '2', text: 'two zork zork', label: 0},
    {id: '3', text: 'none', label: 1},
  ])
  const lines = tableLines('wikiweasel', outcome, 'rule')
  expect(lines[0]).toMatchObject({what: 'all', precision: 0.5, recall: 0.5, f1: 0.5, documents: 3, words: 6})
  expect(lines[1]).toMatchObject({what: 'zork', precision: 0.5})
  expect(lines[1]).not.toHaveProperty('recall')
  expect(showTable(lines).split('\n')[1]).toMatch(/^wikiweasel +all +1 +1 +1 +0\.500 +0\.500 +0\.500 +500\.0 +100\.0/)
})

test('clean articles have rates and no shares', () => {
  const lines = tableLines('bbc_articles', measure('bbc_articles', [{id: '1', title: 'T', text: 'zork it'}]), 'rule')
  expect(lines[0]).not.toHaveProperty('precision')
  expect(figuresOf(lines).map(({measure, value}) => [measure, value])).toEqual([
    ['errors per 100 documents', 0],
    ['zork per 1,000 words', 333.3333],
  ])
})

test('floors: a fall fails, a gain raises, a worse figure replaces only with reset', () => {
  const floor = {set: 's', measure: 'precision', value: 0.9, better: 'higher', count: 100, date: '2026-01-01'} as const
  const rate = {...floor, measure: 'flagged', value: 0.01, better: 'lower'} as const
  const outcomes = (value: number, flagged: number) =>
    compareFloors(
      [floor, rate],
      [
        {...floor, value},
        {...rate, value: flagged},
      ],
    ).map(({outcome}) => outcome)
  expect(outcomes(0.9, 0.01)).toEqual(['held', 'held'])
  expect(outcomes(0.899, 0.0105)).toEqual(['held', 'held'])
  const often = {...floor, measure: 'zork per 1,000 words', value: 0.5, better: 'lower'} as const
  expect(compareFloors([often], [floor])).toMatchObject([{now: 0, outcome: 'raised'}])
  expect(compareFloors([often], [{...often, value: 0.52}])).toMatchObject([{outcome: 'held'}])
  expect(outcomes(0.8, 0.02)).toEqual(['fallen', 'fallen'])
  expect(outcomes(0.95, 0.001)).toEqual(['raised', 'raised'])
  expect(compareFloors([floor], [])).toEqual([{floor, outcome: 'skipped'}])
  const value = (figure: number, reset?: boolean) =>
    raiseFloors([floor], [{...floor, value: figure}], '2026-02-02', reset).map(({value, date}) => [value, date])
  expect(value(0.95)).toEqual([[0.95, '2026-02-02']])
  expect(value(0.8)).toEqual([[0.9, '2026-01-01']])
  expect(value(0.8, true)).toEqual([[0.8, '2026-02-02']])
})

test('counts from labels are renewed, what people read stays', () => {
  const outcome = measure('wikiweasel', [
    {id: '1', text: 'a zork', label: 1},
    {id: '2', text: 'two zork', label: 0},
  ])
  const read = [{set: 'bbc_articles', findings: 50, wrong: 1, date: '2026-01-01'}]
  const old = {zork: {labels: [{set: 'l3s_blocks', findings: 3, wrong: 0, date: '2026-01-01'}], read}}
  expect(updateMeasured(old, ['wikiweasel'], measurementsOf('wikiweasel', outcome, '2026-02-02'))).toEqual({
    zork: {labels: [...old.zork.labels, {set: 'wikiweasel', findings: 2, wrong: 1, date: '2026-02-02'}], read},
  })
  expect(updateMeasured(old, ['l3s_blocks'], [])).toEqual({zork: {read}})
})

test('passages are drawn the same for the same seed, and show the range', () => {
  const numbers = Array.from({length: 100}, (_, i) => i)
  expect(drawSome(numbers, 5, 7)).toEqual(drawSome(numbers, 5, 7))
  expect(drawSome(numbers, 5, 7)).not.toEqual(drawSome(numbers, 5, 8))
  const {judged} = measure('boilerplate', [{id: 'b1', label: 'negative', kind: 'k', text: 'one\nzork two'}])
  const alarms = choose(judged, 'false-alarms').map((one) => shown('boilerplate', one))
  expect(alarms.map(showPassage)).toEqual([
    'boilerplate · b1 · false · k · warning zork: Take out the zork.\n  one ⏎ «zork» two',
  ])
  expect(differences(alarms, alarms)).toEqual([])
  expect(differences(alarms, []).map(({change}) => change)).toEqual(['gone'])
  expect(differences([], alarms).map(({change}) => change)).toEqual(['new'])
})

test('the command line is read, and what makes no sense is answered with a sentence', () => {
  const {choice, sets, task} = readArgs(['md', 'duplicate-headline', '--limit', '3', '--show', 'findings'])
  expect(choice).toMatchObject({rule: 'duplicate-headline', limit: 3})
  expect(typeof sets === 'string' ? sets : sets.map(({name}) => name)).toEqual([
    'md_18f',
    'md_digitalgov_news',
    'md_rustblog',
  ])
  expect(task).toBe('show')
  expect(() => readArgs(['nonsense'])).toThrow('There is no set or rule “nonsense”.')
  expect(() => readArgs(['--limit', 'x'])).toThrow('--limit takes a whole number')
  expect(() => readArgs(['--check', '--preset', 'news'])).toThrow('Floors hold for whole sets')
})

test('marks and findings match one to one; nested marks count with the outer', () => {
  const text = 'ab cd\nef gh'
  const mark = (line: number, column: number, endColumn: number, rule: string, mustFlag = false) => ({
    ...{line, column, endLine: line, endColumn, text: '', rule, severity: 'error', mustFlag},
  })
  const marks = [mark(1, 1, 6, 'zork', true), mark(1, 4, 6, 'other'), mark(2, 1, 3, 'zork', true), mark(2, 4, 6, 'far')]
  const {
    marks: results,
    beyond,
    strayErrors,
  } = matchSample(text, marks, [
    finding(0, 5),
    finding(3, 5),
    finding(9, 10, 'far', 'error'),
    finding(10, 11, 'stray', 'error'),
  ])
  expect(results.map(({outcome}) => outcome)).toEqual(['found', 'within', 'missed', 'found'])
  expect(beyond.map(({ruleId}) => ruleId)).toEqual(['zork', 'stray'])
  expect(strayErrors).toEqual([])
})

test('the floors and the measured counts are well formed', () => {
  for (const {set, measure, value, better, count, date} of readFloors()) {
    expect(sets.map(({name}) => name)).toContain(set)
    expect(measure).not.toBe('')
    expect(['higher', 'lower']).toContain(better)
    expect(Number.isFinite(value) && count > 0).toBe(true)
    expect(date).toMatch(/^\d{4}-\d\d-\d\d$/)
  }
  for (const [rule, {labels = [], read = []}] of Object.entries(readMeasured())) {
    expect([...rules.map(({id}) => id), 'broken-front-matter']).toContain(rule)
    for (const {findings, wrong, date} of [...labels, ...read]) {
      expect(wrong).toBeGreaterThanOrEqual(0)
      expect(findings).toBeGreaterThanOrEqual(wrong)
      expect(date).toMatch(/^\d{4}-\d\d-\d\d$/)
    }
  }
})

const sample = readSample(new URL('../../../shared/sample', import.meta.url).pathname)

test.skipIf(!sample)('every mark of the sample that must be flagged is', () => {
  if (!sample) return
  const {findings} = makeCheck('recommended')(sample.text, 'txt')
  const {marks, strayErrors} = matchSample(sample.text, sample.marks, findings)
  const missed = marks.filter(({mark, outcome}) => mark.mustFlag && outcome === 'missed')
  expect(missed.map(({mark}) => `${mark.line}:${mark.column} ${mark.rule}`)).toEqual([])
  expect(strayErrors.map(({message}) => message)).toEqual([])
})
