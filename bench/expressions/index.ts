// `npm run expressions`: checks every regular expression that has no verdict yet, and writes verdicts to bench/expressions.json.
import {writeFileSync} from 'node:fs'
import {parseArgs} from 'node:util'
import {costOfAttack, type GrowthVerdict, judgeGrowth} from './check.ts'
import {nameOf} from './gather.ts'
import {allExpressions, readVerdicts, verdictsPath} from './verdicts.ts'

const {values} = parseArgs({options: {all: {type: 'boolean', default: false}}})
const known = readVerdicts()
const next: Record<string, GrowthVerdict> = {}
for (const expression of await allExpressions()) {
  const name = nameOf(expression)
  const before = known[name]
  if (before && !values.all) next[name] = before
  else {
    const {verdict, text} = judgeGrowth(expression)
    const cost = text === undefined ? undefined : Math.round(costOfAttack(text) * 10) / 10
    next[name] = {...verdict, ...(cost !== undefined && {cost}), ...(before?.bound && {bound: before.bound})}
    if (verdict.growth !== 'linear') console.log(name, JSON.stringify(next[name]))
  }
}
writeFileSync(verdictsPath, `${JSON.stringify(next, null, 2)}\n`)
for (const growth of ['linear', 'polynomial', 'exponential', 'undecided'])
  console.log(growth, Object.values(next).filter((verdict) => verdict.growth === growth).length)
