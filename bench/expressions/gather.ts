// Gathers every regular expression of the product: those written as literals, and those made when it runs.
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {parseSync} from 'rolldown/utils'

/** A regular expression as it is compiled. */
export interface Expression {
  source: string
  flags: string
}

/** How an expression is named: as its literal. */
export const nameOf = ({source, flags}: Expression): string => `/${source}/${flags}`

/** All literals below a folder's `src`, `rules` and `bin`. */
export function writtenExpressions(root = '.'): Expression[] {
  return ['src', 'rules', 'bin'].flatMap((folder) =>
    readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'})
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) => literalsIn(path, readFileSync(join(root, folder, path), 'utf8'))),
  )
}

/** The literals of one file. */
export function literalsIn(path: string, code: string): Expression[] {
  const found: Expression[] = []
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) walk(each)
    else if (typeof node === 'object' && node !== null) {
      const {type, regex} = node as {type?: string; regex?: {pattern: string; flags: string}}
      if (type === 'Literal' && regex) found.push({source: regex.pattern, flags: regex.flags})
      else for (const each of Object.values(node)) walk(each)
    }
  }
  walk(parseSync(path, code).program)
  return found
}

/**
 * The expressions that code makes while a task runs. Only what is loaded within the task, or makes them then, is heard
 * of: the constructor is replaced meanwhile.
 */
export async function madeExpressions(task: () => Promise<void>): Promise<Expression[]> {
  const Original = globalThis.RegExp
  const found = new Map<string, Expression>()
  const note = ({source, flags}: RegExp): void => {
    // Packages make some of their own; those stand in no file of ours.
    const isOurs = /\/(?:src|rules)\/[^\n]*\.ts/.test(callerOf(new Error().stack ?? ''))
    if (isOurs) found.set(nameOf({source, flags}), {source, flags})
  }
  globalThis.RegExp = new Proxy(Original, {
    construct(target, args, self) {
      const made = Reflect.construct(target, args, self) as RegExp
      note(made)
      return made
    },
  })
  try {
    await task()
  } finally {
    globalThis.RegExp = Original
  }
  return [...found.values()]
}

/** The line of a stack that names who called the constructor. */
const callerOf = (stack: string): string => stack.split('\n')[3] ?? ''

/** Each once, in the order of their names. */
export function distinct(expressions: readonly Expression[]): Expression[] {
  const all = new Map(expressions.map((each) => [nameOf(each), each]))
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)
}
