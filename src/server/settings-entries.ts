// What a settings file says of rules: each entry with its path in the file and its place in the text.
import {basename} from 'node:path'
import {isMap, isPair, isScalar, isSeq, type Node, type Pair, parseDocument} from 'yaml'
import type {Place} from '../core/draft/place.ts'
import {isMap as isTable} from '../core/settings/schema.ts'
import {isLevelSaid, levelMeant} from '../core/settings/settings.ts'

type Path = readonly (string | number)[]

/** What is said of a rule, or of one of its kinds. The place is that of the key and what it says. */
interface LevelEntry extends Place {
  path: Path
  /** The name of the rule, as it is written there. */
  name: string
  kind?: string
  said: unknown
}

/** The entries of a settings file in reading order, those of kinds after those of their rule. `file` says how it is written. */
export function levelEntries(text: string, file: string): LevelEntry[] {
  const document = parseDocument(text, {merge: true, prettyErrors: false, logLevel: 'error'})
  if (document.errors.length > 0) return []
  const root = basename(file) === 'package.json' ? ['copydesk'] : []
  const at = (path: Path) => document.getIn([...root, ...path], true)
  const overrides = at(['overrides'])
  const stages = at(['stages'])
  const paths: Path[] = [
    ['rules'],
    ...(isMap(stages) ? stages.items.map(({key}) => ['stages', textOf(key), 'rules']) : []),
    ...(isSeq(overrides) ? overrides.items.map((_, i) => ['overrides', i, 'rules']) : []),
  ]
  return paths.flatMap((path) => entriesOf(at(path), path))
}

function entriesOf(map: unknown, path: Path): LevelEntry[] {
  if (!isMap(map)) return []
  return map.items.flatMap((pair) => {
    const name = textOf(pair.key)
    const own = entryOf(pair, [...path, name], name)
    const {value} = pair
    const level = isSeq(value) ? value.items[0] : value
    const kinds = isMap(level) && level === value ? level.items : []
    return own ? [own, ...kinds.flatMap((kind) => kindOf(kind, own) ?? [])] : []
  })
}

function kindOf(pair: Pair, {path, name}: LevelEntry): LevelEntry | undefined {
  const kind = textOf(pair.key)
  const entry = entryOf(pair, [...path, kind], name)
  return entry && {...entry, kind}
}

function entryOf({key, value}: Pair, path: Path, name: string): LevelEntry | undefined {
  const range = rangeOf(key)
  const end = rangeOf(value)?.[1] ?? range?.[1]
  if (!range || end === undefined) return undefined
  return {path, name, said: plainOf(value), start: range[0], end}
}

const rangeOf = (node: unknown) => (node as Node | null)?.range ?? undefined

const plainOf = (node: unknown): unknown =>
  isMap(node) || isSeq(node) ? node.toJSON() : isScalar(node) ? node.value : node

const textOf = (key: unknown): string => String(isScalar(key) ? key.value : isPair(key) ? '' : key)

/** Does an entry say that the rule, or the kind, is off? */
export function saysOff(said: unknown): boolean {
  if (Array.isArray(said)) return saysOff(said[0])
  if (!isTable(said)) return isLevelSaid(said) && levelMeant(said) === 'off'
  const levels = Object.values(said)
  return levels.length > 0 && levels.every((level) => saysOff(level))
}
