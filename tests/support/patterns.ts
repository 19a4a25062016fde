// Counts what regular expressions spell out: patterns with many alternatives, and alternatives that are words.
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {parseSync} from 'rolldown/utils'

/** A pattern as it is written: its file, its text, the alternatives of all its groups, and which of those are words. */
export interface WrittenPattern {
  file: string
  text: string
  /** Alternatives in all: one more than the bars outside character classes. */
  alternatives: number
  /** Alternatives that hold two letters in a row: words, parts of words and phrases. */
  words: number
}

interface Node {
  type: string
  [key: string]: unknown
}

/** All patterns of `src` and `rules` below a folder: literals, and what `new RegExp` is handed. */
export function readPatterns(root = '.'): WrittenPattern[] {
  return ['src', 'rules'].flatMap((folder) =>
    readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'})
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) => patternsIn(`${folder}/${path}`, readFileSync(join(root, folder, path), 'utf8'))),
  )
}

/** The patterns of one file. */
export function patternsIn(file: string, code: string): WrittenPattern[] {
  const found: WrittenPattern[] = []
  const constants = new Map<string, Node>()
  const followed = new Set<Node>()
  const handed = new Set<Node>()
  const add = (text: string) => found.push({file, text, ...countAlternatives(text)})
  visit(parseSync(file, code).program, (node) => {
    if (node.type === 'VariableDeclarator' && node.init)
      constants.set(String((node.id as Node).name), node.init as Node)
    if (node.type === 'Literal' && node.regex) add((node.regex as {pattern: string}).pattern)
    const callee = node.callee as Node | undefined
    if (node.type === 'NewExpression' && callee?.name === 'RegExp') hand(node.arguments)
  })
  return found

  /** The strings an argument is made from, each once; constants of the file are followed. */
  function hand(argument: unknown): void {
    visit(argument, (node) => {
      if (node.type === 'Identifier') {
        const constant = constants.get(String(node.name))
        if (!constant || followed.has(constant)) return
        followed.add(constant)
        hand(constant)
      } else if (node.type === 'TemplateElement') once(node, (node.value as {cooked: string}).cooked)
      else if (node.type === 'Literal' && typeof node.value === 'string') once(node, node.value)
    })
  }

  function once(node: Node, text: string): void {
    if (text.length > 1 && !handed.has(node)) add(text)
    handed.add(node)
  }
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) for (const one of value) visit(one, see)
  else if (value && typeof value === 'object') {
    const node = value as Node
    if (typeof node.type === 'string') see(node)
    for (const key in node) visit(node[key], see)
  }
}

/** The alternatives of a pattern, at all depths, and those that are words. */
export function countAlternatives(pattern: string): {alternatives: number; words: number} {
  const pieces = [{text: '', bars: 0}]
  const alternatives: string[] = []
  let all = 1
  for (const [part] of pattern.matchAll(
    /\\(?:[pPuxk]\{[^}]*\}|x..|u....|.)|\[(?:\\.|[^\]\\])*\]|\(\?(?:[:=!]|<[=!]|<\w+>)|[\s\S]/g,
  )) {
    const top = pieces.at(-1) as {text: string; bars: number}
    if (part.startsWith('(')) pieces.push({text: '', bars: 0})
    else if (part === '|' || (part === ')' && pieces.length > 1)) {
      if (part === '|') all++
      if (part === '|' || top.bars > 0) alternatives.push(top.text)
      top.text = ''
      if (part === '|') top.bars++
      else pieces.pop()
    } else if (part.length === 1) top.text += part
    else top.text += ' '
  }
  const last = pieces.at(-1) as {text: string; bars: number}
  if (last.bars > 0) alternatives.push(last.text)
  return {alternatives: all, words: alternatives.filter((text) => /\p{L}{2}/u.test(text)).length}
}
