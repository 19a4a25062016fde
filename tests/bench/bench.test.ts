// The benches: what their figures are made of, on made-up profiles and runs. What they measure is nobody's to test.
import {expect, test} from 'vitest'
import {firstOf, nearestTo} from '../../bench/corpora.ts'
import {makeDraft} from '../../bench/drafts.ts'
import {addResults, type Results, showResults, withTable} from '../../bench/peers/report.ts'
import {runProcess} from '../../bench/process.ts'
import {cutAll, growthByStage, powerOf, spreadOf} from '../../bench/speed/growth.ts'
import {showGrowth} from '../../bench/speed/show.ts'
import {bytesByFile, readBundle, stageOf, timeByFile} from '../../bench/speed/where.ts'

const frame = (functionName: string, lineNumber = -1) => ({url: 'worker.js', functionName, lineNumber})
const bundle = `// bench/speed/worker.ts
run()
// node_modules/parse-english/index.js
parse()
// src/core/draft/sentences.ts
split()
// src/reading/names/names.ts
names()`

test('a sample counts for the innermost file of ours, and a package for whoever called it', () => {
  const at = readBundle(bundle)
  const nodes = [
    {id: 1, callFrame: frame('(root)'), children: [2, 6]},
    {id: 2, callFrame: frame('names', 7), children: [3, 5]},
    {id: 3, callFrame: frame('split', 5), children: [4]},
    {id: 4, callFrame: frame('parse', 3)},
    {id: 5, callFrame: frame('(garbage collector)')},
    {id: 6, callFrame: frame('(idle)')},
  ]
  const samples = [2, 3, 4, 4, 5, 6]
  const times = timeByFile({nodes, samples, timeDeltas: samples.map(() => 1000)}, ({lineNumber}) => at(lineNumber))
  expect(Object.fromEntries(times)).toEqual({
    'src/reading/names/names.ts': 1,
    'src/core/draft/sentences.ts': 3,
    '(garbage collector)': 1,
  })
  const leaf = {callFrame: frame('parse', 3), selfSize: 100, children: []}
  const head = {
    callFrame: frame('(root)'),
    selfSize: 1,
    children: [{...leaf, callFrame: frame('split', 5), children: [leaf]}],
  }
  expect(bytesByFile(head, ({lineNumber}) => at(lineNumber)).get('src/core/draft/sentences.ts')).toBe(200)
})

test('files work in stages', () => {
  const files = [
    'src/formats/text.ts',
    'src/reading/names/names.ts',
    'rules/law/fake-list.ts',
    'src/core/lint.ts',
    '(program)',
  ]
  expect(files.map(stageOf)).toEqual(['parse', 'reading names', 'rule fake-list', 'core lint', 'program'])
})

test('the same copy is cut into drafts of a length', () => {
  const copy = makeDraft(3000)
  const drafts = cutAll(copy, 500)
  expect(copy.startsWith(drafts.join(''))).toBe(true)
  for (const draft of drafts) expect(Math.abs(draft.split(' ').length - 500)).toBeLessThan(60)
})

test('what grows faster than the draft fails', () => {
  expect(powerOf([10, 100, 1000].map((words) => ({words, ms: words ** 2})))).toBeCloseTo(2)
  const growth = [1000, 10_000, 100_000].map((words) => {
    const times: [string, number][] = [
      ['src/reading/names/names.ts', 1000],
      ['src/reading/page/roles.ts', words / 100],
    ]
    return {words, drafts: 100_000 / words, ms: times.reduce((sum, [, ms]) => sum + ms, 0), times}
  })
  expect(growthByStage(growth).map(({stage, power}) => [stage, power.toFixed(1)])).toEqual([
    ['reading roles', '2.0'],
    ['reading names', '1.0'],
  ])
  expect(spreadOf(growth)).toBeCloseTo(2000 / 1010 - 1)
  const {table, sound} = showGrowth(growth)
  expect(sound).toBe(false)
  expect(table).toContain('TOO STEEP: reading roles grows to the power of 2.000.')
  expect(showGrowth(growth.map((one) => ({...one, ms: 1000, times: one.times.slice(0, 1)}))).sound).toBe(true)
})

test('a corpus is taken from its start, one draft by its size', () => {
  const texts = ['aaa', 'b', 'cc'].map((text, i) => ({path: `${i}.md`, text}))
  expect(firstOf(texts, 4).map(({path}) => path)).toEqual(['0.md', '1.md'])
  expect(firstOf(texts, 100)).toEqual(texts)
  expect(nearestTo(texts, 2).path).toBe('2.md')
})

test('a process is measured with its children, its exit code and all it prints', async () => {
  const {wall, cpu, code, output} = await runProcess(['bash', '-c', 'echo out; echo err >&2; exit 3'], '.')
  expect([code, output]).toEqual([3, 'out\nerr\n'])
  expect(wall).toBeGreaterThan(0)
  expect(cpu).toBeGreaterThanOrEqual(0)
})

const timed = (tool: string, ...walls: number[]) => ({
  ...{tool, version: '1.0.0', rules: '8 checks', mode: 'no cache', findings: 1200},
  runs: walls.map((wall) => ({wall, cpu: wall, memory: 5e7, code: 1})),
})
const results: Results = {
  ...{files: 3, bytes: 2e6, cores: 2, node: '20.19.0'},
  timed: [timed('Copydesk', 2, 1, 9), timed('vale', 1, 1, 1)],
  missing: [{tool: 'alex', reason: 'there is no `npm` here'}],
}

test('peers stand in a table, the quickest first, beside Copydesk', () => {
  expect(showResults(results).split('\n').slice(2)).toEqual([
    '| tool | version | rules | findings | seconds | relative to Copydesk | CPU seconds | memory (MB) |',
    '| --- | --: | --: | --: | --: | --: | --: | --: |',
    '| vale | 1.0.0 | 8 checks | 1,200 | 1.00 | 0.5 | 1.00 | 50 |',
    '| Copydesk | 1.0.0 | 8 checks | 1,200 | 2.00 | 1.0 | 2.00 | 50 |',
    '',
    '* alex did not run: there is no `npm` here.',
  ])
})

test('rows join those of an earlier run, which keeps its own Copydesk', () => {
  const {timed: all, missing} = addResults(results, {
    ...results,
    timed: [timed('Copydesk', 5), timed('alex', 4)],
    missing: [],
  })
  expect(all.map(({tool, runs}) => [tool, runs[0]?.wall])).toEqual([
    ['Copydesk', 2],
    ['vale', 1],
    ['alex', 4],
  ])
  expect(missing).toEqual([])
})

test('the table goes between its marks', () => {
  expect(withTable('a\n<!-- peers -->\nold\n<!-- /peers -->\nb', 'new')).toBe(
    'a\n<!-- peers -->\nnew\n<!-- /peers -->\nb',
  )
  expect(() => withTable('a', 'new')).toThrow('peers')
})
