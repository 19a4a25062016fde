// The syntax of a module: its tree, where names are used, and edits of its text.
import {parseSync} from 'rolldown/utils'
import type {Edit} from '../core/rule.ts'

/** A node of the syntax tree, as far as it matters here. */
export interface Node {
  type: string
  start: number
  end: number
  // biome-ignore lint/suspicious/noExplicitAny: a tree of many shapes
  [key: string]: any
}

/** The tree of a module. */
export const parseModule = (name: string, code: string): Node => parseSync(name, code).program as unknown as Node

/** A text with edits made that don't overlap. */
export function rewrite(code: string, edits: readonly Edit[]): string {
  let done = ''
  let at = 0
  for (const {start, end, text} of [...edits].sort((a, b) => a.start - b.start)) {
    done += code.slice(at, start) + text
    at = end
  }
  return done + code.slice(at)
}

/** The nodes right below a node, each with its key. */
export const nodesBelow = (node: Node): [string, Node][] =>
  Object.entries(node).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).filter(isNode).map((child): [string, Node] => [key, child]),
  )

const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string'

/**
 * Calls in place of the constants' names; constants whose name is given to something else anywhere, too, are left out,
 * and those used where that isn't `allowed`.
 */
export function usesOf(
  root: Node,
  lazy: ReadonlyMap<string, Node>,
  allowed: (key: string, parent: Node) => boolean = () => true,
): Map<string, Edit[]> {
  const uses = new Map<string, Edit[]>([...lazy.keys()].map((name) => [name, []]))
  visit(root, false)
  return uses

  function visit(node: Node, isPattern: boolean): void {
    for (const [key, child] of nodesBelow(node)) {
      if (child.type === 'Identifier') note(child, key, node, isPattern)
      else visit(child, node.type === 'ObjectPattern')
    }
  }

  function note({name, start, end}: Node, key: string, parent: Node, isPattern: boolean): void {
    if (lazy.get(name)?.declarations[0] === parent && key === 'id') return
    if (isNameOnly(key, parent)) return
    if (isGiven(key, parent) || (isPattern && key === 'value') || !allowed(key, parent)) uses.delete(name)
    else uses.get(name)?.push({start, end, text: `${parent.shorthand ? `${name}: ` : ''}${name}()`})
  }
}

/** The name of a property or a type: it means no constant. */
const isNameOnly = (key: string, {type, computed}: Node): boolean =>
  (!computed && (key === 'property' || key === 'key')) ||
  (/^TS(?!As|Satisfies|NonNull)/.test(type) && type !== 'TSTypeQuery')

/** Is a name given to something here, or is this a place where no call can stand? */
const isGiven = (key: string, {type}: Node): boolean =>
  givenAs.has(key) &&
  /Pattern|Declarat|Function|Class|Specifier|Catch|Rest|Update|Assignment|ForIn|ForOf|TSTypeQuery/.test(type)

const givenAs = new Set('id param params left argument local exported elements exprName'.split(' '))
