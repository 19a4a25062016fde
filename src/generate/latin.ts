// Puts a shorter pattern beside each that names a property of Unicode: while rules read Latin copy, it stands for it.
import {resolve} from 'node:path'
import {latinAlphabet} from '../core/latin.ts'
import type {Edit} from '../core/rule.ts'
import {type Node, nodesBelow, parseModule, rewrite, usesOf} from './syntax.ts'

/**
 * Rewrite a module so that patterns which are used where they stand, and constants which hold such a pattern, are chosen
 * at each use: `/\p{Lu}/u.test(text)` becomes `(latin$.copyRead.isLatin ? /[A-Z…]/u : /\p{Lu}/u).test(text)`. A pattern
 * that is handed on may be used later, for other copy, and stays.
 */
export function addLatinPatterns(name: string, code: string): string {
  if (!code.includes('\\p{')) return code
  const root = parseModule(name, code)
  const edits = [...inConstants(root, code), ...inPlace(root, code)]
  if (edits.length === 0) return code
  const from = JSON.stringify(resolve('./src/core/latin.ts'))
  return `${rewrite(code, edits)}\nimport * as latin$ from ${from}\n`
}

function inPlace(root: Node, code: string): Edit[] {
  const edits: Edit[] = []
  visit(root)
  return edits

  function visit(node: Node): void {
    for (const [key, child] of nodesBelow(node)) {
      const latin = isUsedAtOnce(key, node) && latinOf(child)
      if (latin) edits.push({start: child.start, end: child.end, text: choice(latin, textOf(child, code))})
      else visit(child)
    }
  }
}

function inConstants(root: Node, code: string): Edit[] {
  const constants = new Map<string, Node>()
  for (const statement of root.body as Node[]) {
    const [declaration, another] = (statement.kind === 'const' && (statement.declarations as Node[])) || []
    if (declaration?.init && !another && latinOf(declaration.init)) constants.set(declaration.id.name, statement)
  }
  const kept = [...usesOf(root, constants, isUsedAtOnce)]
  return kept.flatMap(([name, uses]) => {
    const statement = constants.get(name) as Node
    const {init} = statement.declarations[0]
    const made = choice(`${name}$l ??= ${latinOf(init)}`, `${name}$ ??= ${textOf(init, code)}`)
    return [
      {start: statement.start, end: init.end, text: `let ${name}$, ${name}$l; const ${name} = () => ${made}`},
      ...uses,
    ]
  })
}

const choice = (latin: string, full: string) => `(latin$.copyRead.isLatin ? ${latin} : ${full})`

const textOf = ({start, end}: Node, code: string) => code.slice(start, end)

const ofPatterns = new Set(['test', 'exec'])
const ofTexts = new Set(['match', 'matchAll', 'replace', 'replaceAll', 'search', 'split'])

/** Is this `x` of `x.test(…)`, or of `text.match(x)` and the like? */
const isUsedAtOnce = (key: string, {property, callee}: Node): boolean =>
  (key === 'object' && ofPatterns.has(property?.name)) || (key === 'arguments' && ofTexts.has(callee?.property?.name))

/** The shorter pattern as source text; undefined for what is no pattern with properties, or has none. */
function latinOf({regex}: Node): string | undefined {
  const {pattern, flags} = (regex ?? {}) as {pattern?: string; flags?: string}
  return pattern?.includes('\\p{') ? latinPattern(pattern, flags as string) : undefined
}

/**
 * A pattern literal that finds the same in Latin copy.
 * @returns undefined where a class of it would mean something else: with `i`, a letter may stand for one far away.
 */
export function latinPattern(source: string, flags: string): string | undefined {
  const parts = source.match(/\\[pP]\{\w+\}|\\.|\[(?:\\.|[^\]\\])*\]|./gs) ?? []
  const short = parts.map((part) => {
    if (/^\\[pP]/.test(part)) return `[${rangesOf(part)}]`
    return part.startsWith('[') ? part.replace(/\\[pP]\{\w+\}/g, rangesOf) : part
  })
  const isSame = parts.every((part, i) => part === short[i] || meansSame(part, short[i] as string, flags))
  return isSame ? `/${short.join('')}/${flags}` : undefined
}

const alphabet = new RegExp(`[${latinAlphabet}]`)
const letters = Array.from({length: 0x10000}, (_, code) => String.fromCharCode(code)).filter((each) =>
  alphabet.test(each),
)

const meansSame = (full: string, short: string, flags: string): boolean => {
  const [a, b] = [full, short].map((each) => new RegExp(each, flags.replace(/[gy]/g, ''))) as [RegExp, RegExp]
  return letters.every((letter) => a.test(letter) === b.test(letter))
}

const known = new Map<string, string>()

/** The letters of the alphabet that have a property, as ranges of a class. */
function rangesOf(property: string): string {
  const found = known.get(property) ?? makeRanges(new RegExp(property, 'u'))
  known.set(property, found)
  return found
}

function makeRanges(pattern: RegExp): string {
  const ranges: [first: number, last: number][] = []
  for (const code of letters.filter((letter) => pattern.test(letter)).map((letter) => letter.charCodeAt(0))) {
    const range = ranges.at(-1)
    if (range && range[1] === code - 1) range[1] = code
    else ranges.push([code, code])
  }
  return ranges.map(([first, last]) => written(first) + (last > first ? `-${written(last)}` : '')).join('')
}

const written = (code: number) => `\\u${code.toString(16).padStart(4, '0')}`
