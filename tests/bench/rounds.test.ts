// Rounds of first contact: what is drawn follows from the seed, caps hold, and the stricter verdict counts.
import {expect, test} from 'vitest'
import {agreement, countRound, stricter} from '../../bench/rounds/count.ts'
import {type Drawn, draw} from '../../bench/rounds/draw.ts'

const finding = (number: number, rule = 'a', path = 'x.md', source = 's'): Drawn => ({
  ...{id: `${source}-${String(number).padStart(3, '0')}`, source, rule, kind: '', level: 'error', path, line: 1},
  ...{message: '', before: '', found: '', after: ''},
})
const caps = {file: 2, source: 5, rule: 8}

test('the same seed draws the same findings, another one others', () => {
  const all = Array.from({length: 200}, (_, i) => finding(i, 'a', `${i}.md`))
  expect(draw(all, caps, 7)).toEqual(draw(all, caps, 7))
  expect(draw(all, caps, 7)).not.toEqual(draw(all, caps, 8))
})

test('no more than the caps of a file, a source and a rule', () => {
  const of = (source: string) =>
    Array.from({length: 40}, (_, i) => finding(i, i % 2 ? 'a' : 'b', `${i % 4}.md`, source))
  const drawn = draw([...of('s'), ...of('t')], caps, 1)
  const counts = (key: (one: Drawn) => string) => {
    const groups = new Map<string, number>()
    for (const one of drawn) groups.set(key(one), (groups.get(key(one)) ?? 0) + 1)
    return Math.max(...groups.values())
  }
  expect(counts(({rule, source, path}) => `${rule} ${source} ${path}`)).toBe(2)
  expect(counts(({rule, source}) => `${rule} ${source}`)).toBe(4)
  expect(counts(({rule}) => rule)).toBe(8)
})

test.each([
  ['right', 'wrong', 'wrong'],
  ['wrong', 'right', 'wrong'],
  ['debatable', 'right', 'debatable'],
  ['right', undefined, 'right'],
] as const)('of %s and %s counts %s', (first, second, counted) => {
  expect(stricter(first, second)).toBe(counted)
})

test('a round is counted by source, rule and level; a finding without a verdict is an error', () => {
  const sources = [{source: 's', revision: 'r', kind: 'news', drafts: 2, words: 9, found: {'a error': 3}}]
  const drawn = [finding(1), finding(2)]
  const first = [
    {id: 's-001', verdict: 'right'},
    {id: 's-002', verdict: 'right'},
  ] as const
  const count = (judged: readonly (typeof first)[number][]) =>
    countRound({round: 1, preset: 'news'}, sources, drawn, judged, [{id: 's-002', verdict: 'wrong'}])
  expect(count(first)).toEqual([
    {
      ...{round: 1, preset: 'news', source: 's', rule: 'a', level: 'error'},
      found: 3,
      read: 2,
      right: 1,
      debatable: 0,
      wrong: 1,
    },
  ])
  expect(() => count(first.slice(1))).toThrow('s-001 has no verdict')
  expect(agreement(first, [{id: 's-002', verdict: 'wrong'}])).toEqual({both: 1, alike: 0})
})
