// What could stand in place of what a rule found, as its action says.
import {emit} from '../expressions/emit.ts'
import {parseExpression} from '../expressions/parse.ts'
import type {Action} from './check.ts'

/** What an action makes of a match; undefined where there is no action, or none that can be carried out here. */
export function suggestionsFor(
  {name, params}: Action,
  match: string,
  groups: readonly string[] = [],
): string[] | undefined {
  if (name === 'replace') return params.map((param) => fillGroups(param, match, groups))
  if (name === 'remove') return ['']
  if (name !== 'edit') return undefined
  const edited = edit(params, match, groups)
  return edited === undefined ? undefined : [edited.trim()]
}

/** Look at the expressions of an action. @throws {ExpressionError} for one that can't be read. */
export function checkAction({name, params}: Action): void {
  if (name !== 'edit') return
  for (let at = 0; at < params.length; at += 1 + (edits[params[at] as string]?.[0] ?? 0))
    if (params[at] === 'regex') expressionOf(params[at + 1] ?? '')
}

const fillGroups = (param: string, match: string, groups: readonly string[]) =>
  param.replace(/\$(\d)/g, (whole, number: string) => (number === '0' ? match : (groups[Number(number) - 1] ?? whole)))

type Step = (match: string, first: string, second: string) => string | undefined

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** The edits that are known, each with how many words follow its name. */
const edits: Readonly<Record<string, readonly [count: number, step: Step]>> = {
  replace: [2, (match, from, to) => match.replaceAll(from, to)],
  remove: [1, (match, marks) => [...match].filter((one) => !marks.includes(one)).join('')],
  regex: [2, (match, from, to) => match.replace(expressionOf(from), to.replace(/\$\{(\d+)\}/g, '$$$1'))],
  trim: [1, (match, marks) => trimEnd(trimStart(match, marks), marks)],
  trim_left: [1, trimStart],
  trim_right: [1, trimEnd],
  truncate: [1, (match, mark) => match.split(mark)[0]],
  split: [2, (match, mark, index) => match.split(mark)[Number(index)]],
  wrap: [1, (match, mark) => mark + match + mark],
  prefix: [1, (match, mark) => mark + match],
  suffix: [1, (match, mark) => match + mark],
  squeeze: [0, (match) => match.replace(/\s+/g, ' ')],
  capitalize: [0, capital],
  uncapitalize: [0, (match) => match.charAt(0).toLowerCase() + match.slice(1)],
  lower: [0, (match) => match.toLowerCase()],
  upper: [0, (match) => match.toUpperCase()],
}

function expressionOf(source: string): RegExp {
  const {source: written, flags} = emit(parseExpression(source), 'any')
  return new RegExp(written, flags)
}

function trimStart(text: string, marks: string): string {
  let from = 0
  while (from < text.length && marks.includes(text[from] as string)) from++
  return text.slice(from)
}

function trimEnd(text: string, marks: string): string {
  let to = text.length
  while (to > 0 && marks.includes(text[to - 1] as string)) to--
  return text.slice(0, to)
}

/** Carry out the edits one after the other; undefined where one of them can't be. */
function edit(params: readonly string[], match: string, groups: readonly string[]): string | undefined {
  let text: string | undefined = match
  for (let at = 0; at < params.length && text !== undefined; ) {
    const known = edits[params[at] as string]
    if (!known) return undefined
    const [count, step] = known
    const [first = '', second = ''] = params.slice(at + 1, at + 1 + count).map((one) => fillGroups(one, match, groups))
    text = step(text, first, second)
    at += 1 + count
  }
  return text
}
