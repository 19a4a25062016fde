// Regular expressions: each has a verdict on how its time grows, and what isn't linear says why it can do no harm.
import {expect, test} from 'vitest'
import {judgeGrowth} from '../../bench/expressions/check.ts'
import {literalsIn, madeExpressions, nameOf} from '../../bench/expressions/gather.ts'
import {allExpressions, readVerdicts} from '../../bench/expressions/verdicts.ts'

/** Forty thousand characters of an attack may cost so many ordinary drafts of that length. */
const mostCost = 40

const expressions = await allExpressions()
const verdicts = readVerdicts()

test('a new expression is linear, or `npm run expressions` has said what it costs', () => {
  const fresh = expressions.filter((expression) => !verdicts[nameOf(expression)])
  const grown = fresh.filter((expression) => judgeGrowth(expression).verdict.growth !== 'linear')
  expect(grown.map(nameOf)).toEqual([])
}, 600_000)

test('no verdict is kept on an expression that is gone', () => {
  const known = new Set(expressions.map(nameOf))
  expect(Object.keys(verdicts).filter((name) => !known.has(name))).toEqual([])
})

test('none is exponential, and what is not linear is bounded', () => {
  const unbounded = Object.entries(verdicts).filter(
    ([, {growth, cost = Infinity, bound}]) =>
      growth === 'exponential' || (growth !== 'linear' && !bound && cost > mostCost),
  )
  expect(unbounded.map(([name]) => name)).toEqual([])
})

test.each([
  ['^(a+)+$', 'exponential'],
  ['a+a+$', 'polynomial'],
  ['^a+$', 'linear'],
])('the checker sees that /%s/ is %s', (source, growth) => {
  expect(judgeGrowth({source, flags: ''}).verdict.growth).toBe(growth)
})

test('literals and expressions made while the program runs are gathered', async () => {
  expect(literalsIn('a.ts', 'const a = /x/g, b = "/y/", c = [/[/]z/u]').map(nameOf)).toEqual(['/x/g', '/[/]z/u'])
  expect(await madeExpressions(async () => void /not ours/)).toEqual([])
  expect(expressions.length).toBeGreaterThan(800)
})
