// `tsx bench/vale/expressions.ts STYLES`: the test of expressions beside a checker of them, over all rules of a folder.
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {checkSync} from 'recheck'
import {parse} from 'yaml'
import {emit} from '../../src/vale/expressions/emit.ts'
import {growthOf} from '../../src/vale/expressions/safety.ts'
import {makeSearch} from '../../src/vale/expressions/search.ts'
import {expressionsIn} from './styles.ts'

const [folder = '.'] = process.argv.slice(2)
const judged = new Map<string, {source: string; flags: string; growth: string; rule: string}>()
for (const file of readdirSync(folder, {recursive: true, encoding: 'utf8'}))
  if (file.endsWith('.yml')) gather(file, readFileSync(join(folder, file), 'utf8'))

const all = [...judged.values()]
const cleared = all.filter(({growth}) => growth === 'linear')
const refused = cleared.filter(({source}) => /[*+]|\{\d+,/.test(source)).filter(isRefused)
console.log(
  `${all.length} expressions, ${cleared.length} cleared (${((100 * cleared.length) / all.length).toFixed(1)} %)`,
)
console.log(`${refused.length} of these are refused by the checker`)
for (const {rule, source} of refused) console.log(`${rule}: ${source.slice(0, 120)}`)

function gather(rule: string, text: string): void {
  let data: Record<string, unknown>
  try {
    data = parse(text, {uniqueKeys: false, strict: false}) ?? {}
  } catch {
    return
  }
  for (const source of expressionsIn(data)) add(rule, source)
}

function add(rule: string, pattern: string): void {
  for (const {part} of makeSearch(pattern).alternatives) {
    const {source, flags} = emit(part, 'ascii')
    judged.set(`${source} ${flags}`, {source, flags, growth: growthOf(part).is, rule})
  }
}

function isRefused({source, flags}: {source: string; flags: string}): boolean {
  return checkSync(source, flags, {timeout: 10_000}).status === 'vulnerable'
}
