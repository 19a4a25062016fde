// What modules declare: the types of their own, and the functions with their lengths.
import {parseSync} from 'rolldown/utils'

/** A function, called after the variable, property or method that holds it. */
export interface FunctionLength {
  name: string
  /** From its first word to its closing brace. */
  lines: number
}

interface Node {
  type: string
  start: number
  end: number
  [key: string]: unknown
}

const namingTypes = ['FunctionDeclaration', 'VariableDeclarator', 'Property', 'MethodDefinition']

/** The functions of a module, those inside others too. One without a name is called after what it is part of. */
export function functionsIn(file: string, code: string): FunctionLength[] {
  const found: FunctionLength[] = []
  visit(parseSync(file, code).program, '')
  return found

  function visit(node: unknown, outer: string): void {
    if (Array.isArray(node)) for (const each of node) visit(each, outer)
    if (!isNode(node)) return
    const name = nameOf(node) ?? outer
    if (isFunction(node)) found.push({name, lines: code.slice(node.start, node.end).split('\n').length})
    for (const child of Object.values(node)) if (typeof child === 'object') visit(child, name)
  }
}

const isNode = (value: unknown): value is Node => value !== null && typeof value === 'object' && 'type' in value

const isFunction = ({type, body}: Node) => /^(?:Arrow)?Function(?:Declaration|Expression)?/.test(type) && isNode(body)

function nameOf(node: Node): string | undefined {
  if (!namingTypes.includes(node.type)) return undefined
  return ((node.id ?? node.key) as {name?: string} | null)?.name
}

/** The types a module declares without exporting them. */
export function ownTypesIn(file: string, code: string): string[] {
  const {body} = parseSync(file, code).program
  return body.flatMap((node) =>
    node.type === 'TSInterfaceDeclaration' || node.type === 'TSTypeAliasDeclaration' ? [node.id.name] : [],
  )
}
