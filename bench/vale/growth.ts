// `tsx bench/vale/growth.ts STYLES`: searches texts that double for every expression that is cleared; none may grow faster.
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {parse} from 'yaml'
import {childrenOf, emit} from '../../src/vale/expressions/emit.ts'
import {growthOf} from '../../src/vale/expressions/safety.ts'
import {makeSearch} from '../../src/vale/expressions/search.ts'
import {complementOf, type ExpressionPart, spread} from '../../src/vale/expressions/syntax.ts'
import {expressionsIn} from './styles.ts'

const [folder = '.', size = '20000'] = process.argv.slice(2)
const least = Number(size)
const judged = new Map<string, {part: ExpressionPart; rule: string; isCleared: boolean}>()
for (const file of readdirSync(folder, {recursive: true, encoding: 'utf8'}))
  if (file.endsWith('.yml')) gather(file, readFileSync(join(folder, file), 'utf8'))

const all = [...judged.values()]
const cleared = all.filter(({isCleared}) => isCleared)
const wrong = cleared.filter(({part}) => hasRepeat(part)).flatMap(growing)
console.log(`${all.length} expressions, ${cleared.length} cleared (${percent(cleared.length, all.length)})`)
console.log(
  `${cleared.filter(({part}) => hasRepeat(part)).length} of these repeat something; ${wrong.length} grow faster than the text`,
)
for (const line of wrong) console.log(line)
process.exitCode = wrong.length > 0 || cleared.length < all.length * 0.95 ? 1 : 0

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`
}

function gather(rule: string, text: string): void {
  for (const source of expressionsIn(parse(text, {uniqueKeys: false, strict: false, logLevel: 'silent'})))
    for (const {part} of makeSearch(source).alternatives) {
      const {source: written, flags} = emit(part, 'ascii')
      judged.set(`${written} ${flags}`, {part, rule, isCleared: growthOf(part).is === 'linear'})
    }
}

/** An expression whose time for twice the text is more than three times as long, again and again. */
function growing({part, rule}: {part: ExpressionPart; rule: string}): string[] {
  const {source, flags} = emit(part, 'ascii')
  const expression = new RegExp(source, flags)
  for (const pump of pumpsOf(part)) {
    const ratios = [0, 1, 2].map(() => timeFor(expression, pump, least * 2) / timeFor(expression, pump, least))
    const time = timeFor(expression, pump, least * 2)
    if (time > 20 && Math.min(...ratios) > 3)
      return [
        `${rule}: ${source.slice(0, 120)} with ${JSON.stringify(pump('|', 3))}: ${ratios.map((one) => one.toFixed(1)).join(', ')}`,
      ]
  }
  return []
}

type Pump = (end: string, times: number) => string

function timeFor(expression: RegExp, pump: Pump, length: number): number {
  const text = pump('\u0001', Math.ceil(length / Math.max(1, pump('', 1).length - pump('', 0).length)))
  const start = process.cpuUsage()
  expression.lastIndex = 0
  while (expression.exec(text)) expression.lastIndex ||= text.length
  const {user, system} = process.cpuUsage(start)
  return (user + system) / 1000
}

function hasRepeat(part: ExpressionPart): boolean {
  return part.is === 'again' || (part.is === 'repeat' && part.most > 1) || childrenOf(part).some(hasRepeat)
}

/** Texts in which each repeat goes on and on: with what stands before it, alone, and with all of the expression over again. */
function pumpsOf(part: ExpressionPart): Pump[] {
  const repeats = repeatsIn(part)
  return repeats.flatMap((repeat): Pump[] => {
    const inner = shortest(repeat.of) || 'a'
    const before = textBefore(part, repeat)
    return [
      (end, times) => before + inner.repeat(times) + end,
      (end, times) => (before + inner).repeat(times) + end,
      (end, times) => inner.repeat(times) + end,
    ]
  })
}

type Repeat = Extract<ExpressionPart, {is: 'repeat'}>

function repeatsIn(part: ExpressionPart): Repeat[] {
  const own = part.is === 'repeat' && part.most > 1 ? [part] : []
  return [...own, ...childrenOf(part).flatMap(repeatsIn)]
}

/** A shortest text that a part matches, its edges and looks aside. */
function shortest(part: ExpressionPart): string {
  if (part.is === 'set') return String.fromCodePoint(characterOf(part))
  if (part.is === 'repeat') return shortest(part.of).repeat(part.least)
  if (part.is === 'look' || part.is === 'edge' || part.is === 'again') return ''
  if (part.is === 'either') return part.of.map(shortest).sort((a, b) => a.length - b.length)[0] ?? ''
  return childrenOf(part).map(shortest).join('')
}

/** A letter of a set, or whatever it has. */
function characterOf(part: Extract<ExpressionPart, {is: 'set'}>): number {
  const ranges = spread(part)
  const has = (code: number) => ranges.some(([from, to]) => from <= code && code <= to)
  return [97, 32, 49, 44].find(has) ?? ranges[0]?.[0] ?? complementOf(ranges)[0]?.[0] ?? 97
}

/** What stands before a repeat on the way to it. */
function textBefore(part: ExpressionPart, repeat: Repeat): string {
  if (part === repeat) return ''
  const children = childrenOf(part)
  const at = children.findIndex((child) => holds(child, repeat))
  if (at < 0) return ''
  const before = part.is === 'sequence' ? children.slice(0, at).map(shortest).join('') : ''
  return before + textBefore(children[at] as ExpressionPart, repeat)
}

function holds(part: ExpressionPart, wanted: ExpressionPart): boolean {
  return part === wanted || childrenOf(part).some((child) => holds(child, wanted))
}
