// Puts off what modules make for themselves, patterns and sets above all, until it is first used: no draft needs all of it.
import {parseSync} from 'rolldown/utils'
import type {Edit} from '../core/rule.ts'

/**
 * Rewrite a module so that its own constants which hold patterns, sets or maps are made at their first use:
 * `const a = /b/` becomes `let a$; const a = () => a$ ??= /b/`, and every use of it `a()`. What is exported, or is not
 * plainly such a constant, stays.
 */
export function makeLazy(name: string, code: string): string {
  const root = parseSync(name, code).program as unknown as Node
  const lazy = new Map<string, Node>()
  for (const statement of root.body as Node[]) {
    const constant = constantIn(statement)
    if (constant) lazy.set(constant.id.name, statement)
  }
  const edits = [...usesOf(root, lazy)].flatMap(([name, uses]) => {
    const {start, declarations} = lazy.get(name) as Node
    const {init} = declarations[0]
    const made = [
      {start, end: init.start, text: `let ${name}$; const ${name} = () => ${name}$ ??= (`},
      {start: init.end, end: init.end, text: ')'},
    ]
    return [...made, ...uses]
  })
  return applyEdits(code, edits)
}

function applyEdits(code: string, edits: readonly Edit[]): string {
  let done = ''
  let at = 0
  for (const {start, end, text} of [...edits].sort((a, b) => a.start - b.start)) {
    done += code.slice(at, start) + text
    at = end
  }
  return done + code.slice(at)
}

/** A node of the syntax tree, as far as it matters here. */
interface Node {
  type: string
  start: number
  end: number
  // biome-ignore lint/suspicious/noExplicitAny: a tree of many shapes
  [key: string]: any
}

/** The one constant that a statement makes, where it can wait. */
function constantIn(statement: Node): Node | undefined {
  if (statement.type !== 'VariableDeclaration' || statement.kind !== 'const') return undefined
  const [declaration, another] = statement.declarations as Node[]
  if (!declaration?.init || another || declaration.id.type !== 'Identifier') return undefined
  return canWait(declaration.init) ? declaration : undefined
}

/** Patterns, sets and maps, and lists that hold them; but nothing that registers itself. */
const canWait = (value: Node): boolean =>
  /^TS(?:As|Satisfies)/.test(value.type)
    ? canWait(value.expression)
    : (isMade(value) || /^(?:Array|Object)Exp/.test(value.type)) &&
      holds(value, isMade) &&
      !holds(value, ({type, name}) => type === 'Identifier' && name.startsWith('define'))

const isMade = ({type, regex, callee}: Node): boolean =>
  regex !== undefined || (type === 'NewExpression' && ['RegExp', 'Set', 'Map'].includes(callee.name))

/** Is one of a node and those below it like this, outside of functions? */
const holds = (node: Node, isLike: (node: Node) => boolean): boolean =>
  isLike(node) || (!node.type.includes('Function') && childrenOf(node).some(([, child]) => holds(child, isLike)))

const childrenOf = (node: Node): [string, Node][] =>
  Object.entries(node).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).filter(isNode).map((child): [string, Node] => [key, child]),
  )

const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string'

/** Calls in place of the constants' names; constants whose name is given to something else anywhere, too, are left out. */
function usesOf(root: Node, lazy: ReadonlyMap<string, Node>): Map<string, Edit[]> {
  const uses = new Map<string, Edit[]>([...lazy.keys()].map((name) => [name, []]))
  visit(root, false)
  return uses

  function visit(node: Node, isPattern: boolean): void {
    for (const [key, child] of childrenOf(node)) {
      if (child.type === 'Identifier') note(child, key, node, isPattern)
      else visit(child, node.type === 'ObjectPattern')
    }
  }

  function note({name, start, end}: Node, key: string, parent: Node, isPattern: boolean): void {
    if (lazy.get(name)?.declarations[0] === parent && key === 'id') return
    if (isNameOnly(key, parent)) return
    if (isGiven(key, parent) || (isPattern && key === 'value')) uses.delete(name)
    else uses.get(name)?.push({start, end, text: `${parent.shorthand ? `${name}: ` : ''}${name}()`})
  }
}

/** The name of a property or a type: it means no constant. */
const isNameOnly = (key: string, {type, computed}: Node): boolean =>
  (!computed && (key === 'property' || key === 'key')) ||
  (/^TS(?!As|Satisfies|NonNull)/.test(type) && type !== 'TSTypeQuery')

/** Is a name given to something here, or is this a place where no call can stand? */
const isGiven = (key: string, {type}: Node): boolean =>
  /^(?:id|params?|left|argument|local|exported|elements|exprName)$/.test(key) &&
  /Pattern|Declarat|Function|Class|Specifier|Catch|Rest|Update|Assignment|ForIn|ForOf|TSTypeQuery/.test(type)
