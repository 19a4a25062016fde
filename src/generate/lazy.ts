// Puts off what modules make for themselves, patterns and sets above all, until it is first used: no draft needs all of it.
import {type Node, nodesBelow, parseModule, rewrite, usesOf} from './syntax.ts'

/**
 * Rewrite a module so that its own constants which hold patterns, sets or maps are made at their first use:
 * `const a = /b/` becomes `let a$; const a = () => a$ ??= /b/`, and every use of it `a()`. What is exported, or is not
 * plainly such a constant, stays.
 */
export function makeLazy(name: string, code: string): string {
  const root = parseModule(name, code)
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
  return rewrite(code, edits)
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
  isLike(node) || (!node.type.includes('Function') && nodesBelow(node).some(([, child]) => holds(child, isLike)))
