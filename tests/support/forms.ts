// Reads the forms of the house: patterns with the words or parts that each of their matches must hold.
import {readdirSync, readFileSync} from 'node:fs'
import {parseSync} from 'rolldown/utils'

/** A form as it is written: the source of its pattern, and what is looked for before the pattern is run. */
export interface WrittenForm {
  file: string
  pattern: string
  /** The pattern takes letters in any case. */
  anyCase: boolean
  words: readonly string[]
  parts: readonly string[]
  signs: string
  /** A cheaper pattern. */
  look?: RegExp
}

interface Node {
  type: string
  [key: string]: unknown
}

/** All objects of the code that have a `pattern` and `words`, `parts`, `signs` or a `look`. */
export function readForms(): WrittenForm[] {
  return ['src', 'rules'].flatMap((folder) =>
    readdirSync(folder, {recursive: true, encoding: 'utf8'})
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) => formsIn(`${folder}/${path}`, readFileSync(`${folder}/${path}`, 'utf8'))),
  )
}

/** The forms of one file. */
export function formsIn(file: string, code: string): WrittenForm[] {
  const constants = new Map<string, Node>()
  const forms: WrittenForm[] = []
  visit(parseSync(file, code).program, (node) => {
    if (node.type === 'VariableDeclarator' && node.init)
      constants.set(String((node.id as Node).name), node.init as Node)
    if (node.type !== 'ObjectExpression') return
    const entries = Object.fromEntries(
      (node.properties as Node[]).map(({key, value}) => [String((key as Node | undefined)?.name), value as Node]),
    )
    const {pattern, words, parts, signs, look} = entries
    if (!pattern || !(words || parts || signs || look)) return
    forms.push({
      file,
      pattern: sourceOf(pattern),
      anyCase: flagsOf(pattern).includes('i'),
      words: textsOf(words),
      parts: textsOf(parts),
      signs: signs ? sourceOf(signs) : '',
      ...(look && {look: patternOf(look)}),
    })
  })
  return forms

  function sourceOf(node: Node): string {
    if (node.type === 'Literal' && node.regex) return (node.regex as {pattern: string}).pattern
    if (node.type === 'NewExpression') return sourceOf((node.arguments as Node[])[0] as Node)
    if (node.type === 'Literal') return String(node.value)
    const constant = node.type === 'Identifier' ? constants.get(String(node.name)) : undefined
    if (constant) return sourceOf(constant)
    if (node.type !== 'TemplateLiteral') return elsewhere
    const parts = (node.expressions as Node[]).map(sourceOf)
    return (node.quasis as {value: {cooked: string}}[]).map(({value}, i) => value.cooked + (parts[i] ?? '')).join('')
  }

  function patternOf(node: Node): RegExp {
    if (node.type === 'Identifier') return patternOf(constants.get(String(node.name)) as Node)
    return new RegExp(sourceOf(node), flagsOf(node))
  }
}

/** The flags of a pattern: `new RegExp` has them as its second argument. */
const flagsOf = (node: Node): string =>
  node.type === 'Literal'
    ? (node.regex as {flags: string}).flags
    : ((node.arguments as {value?: string}[])[1]?.value ?? '')

/** What stands for a part of a pattern that another file or a function makes. */
const elsewhere = 'x'

const textsOf = (node: Node | undefined): string[] =>
  node ? (node.elements as {value: string}[]).map(({value}) => value) : []

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) for (const one of value) visit(one, see)
  else if (value && typeof value === 'object') {
    const node = value as Node
    if (typeof node.type === 'string') see(node)
    for (const key in node) visit(node[key], see)
  }
}

const letters: Readonly<Record<string, string>> = {L: 'a-zA-Z', Lu: 'A-Z', Ll: 'a-z', N: '0-9'}

/** A pattern without what must stand around it, in the syntax texts can be made from. It matches all that the pattern matches. */
export function loosen(pattern: string): string {
  let loose = ''
  let inClass = false
  for (let at = 0; at < pattern.length; ) {
    const part = /^(?:\\p\{\w+\}|\\u[\dA-F]{4}|\\.|\(\?<?[=!]|[\s\S])/.exec(pattern.slice(at))?.[0] as string
    if (!inClass && /^\(\?<?[=!]$/.test(part)) {
      at = endOfGroup(pattern, at)
      continue
    }
    if (part === '[' || part === ']') inClass = part === '['
    const script = /^\\p\{(\w+)\}$/.exec(part)?.[1]
    const range = script && letters[script]
    loose += range ? (inClass ? range : `[${range}]`) : part === '\\b' ? '' : /^\\[1-9]$/.test(part) ? '.*' : part
    at += part.length
  }
  return loose
}

/** Where the group that opens at an offset ends. */
function endOfGroup(pattern: string, start: number): number {
  let depth = 0
  for (const {0: part, index} of pattern.slice(start).matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|[()]/g)) {
    if (part === '(') depth++
    if (part === ')' && --depth === 0) return start + index + 1
  }
  throw new Error(`A group of ${pattern} isn't closed.`)
}
