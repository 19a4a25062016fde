// TOML front matter: its values as fields with true places.
import {type AST, getStaticTOMLValue, parseTOML} from 'toml-eslint-parser'
import type {Field, FrontMatter} from '../core/draft/format.ts'
import type {Place} from '../core/draft/place.ts'
import {once} from '../core/once.ts'
import {holdsTags} from './matter.ts'
import {matterOfToml} from './matter-toml.ts'
import {makeField} from './yaml-scalars.ts'

const advice = 'Front matter cannot be read from here: check its quotation marks, equals signs and brackets.'

/** Franklin, a site engine, has Julia between the fences: a value there may be a call or a list of pairs. */
const isJulia = (source: string): boolean =>
  /^\w+[ \t]*=[ \t]*(?:[A-Za-z]\w*\((?:\d|\w+,)|\[[ \t]*$(?=\s*\("))/m.test(source)

/** Read TOML that stands at `offset` in `text`. May throw where it nests too deep. */
export function readToml(source: string, offset: number, text: string, opening: Place): FrontMatter {
  try {
    const program = parseTOML(source)
    const parsed = holdsTags(source) ? undefined : program
    const readMatter = once(() => matterOfToml(source, offset, text, opening, parsed))
    const fields = program.body[0].body.flatMap((entry) => gatherEntry(entry, ''))
    return {fields, data: getStaticTOMLValue(program) as Record<string, unknown>, problems: [], readMatter}
  } catch (error) {
    const {index} = error as {index?: number}
    if (index === undefined) throw error
    if (isJulia(source)) return {fields: [], data: {}, problems: []}
    const at = Math.min(index, Math.max(0, source.trimEnd().length - 1))
    const place = {start: offset + at, end: offset + at + 1}
    return {fields: [], data: {}, problems: [{id: 'broken-front-matter', message: advice, place}]}
  }

  function gatherEntry(node: AST.TOMLKeyValue | AST.TOMLTable, path: string): Field[] {
    const names = node.key.keys.map((key) => (key.type === 'TOMLBare' ? key.name : key.value))
    const here = [path, ...names].filter(Boolean).join('.')
    return node.type === 'TOMLTable'
      ? node.body.flatMap((entry) => gatherEntry(entry, here))
      : gatherValue(node.value, here)
  }

  function gatherValue(node: AST.TOMLContentNode, path: string): Field[] {
    if (node.type === 'TOMLArray') return node.elements.flatMap((item) => gatherValue(item, path))
    if (node.type === 'TOMLInlineTable') return node.body.flatMap((entry) => gatherEntry(entry, path))
    if (node.kind !== 'string') return []
    const place = {start: offset + node.range[0], end: offset + node.range[1]}
    return [makeField(path, node.value, text, place, node.style === 'literal' ? 'block' : 'double')]
  }
}
