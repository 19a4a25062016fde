// Reads a rule as its file writes it.
import {nearest} from '../../core/settings/nearest.ts'
import type {Definition} from '../kinds/check.ts'
import {texts} from '../kinds/check.ts'
import {foreignKinds, valeKinds} from '../kinds/index.ts'
import {valeLevels} from './settings.ts'

/** A rule's definition, or why there is none. */
type ReadRule = {definition: Definition} | {reason: string; isForeign?: boolean}

const common = 'extends message description link level limit scope action name tests matchcase code path'.split(' ')

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Read the data of a rule's file; `params` are values that `.vale.ini` gives its keys. */
export function readRule(name: string, given: unknown, params: Readonly<Record<string, string>> = {}): ReadRule {
  if (!isMap(given)) return {reason: 'its file holds no keys'}
  const data = {...lowerKeys(given), ...params}
  const kind = String(data.extends ?? '')
  const foreign = foreignKinds[kind]
  if (foreign) return {reason: foreign, isForeign: true}
  const known = Object.hasOwn(valeKinds, kind) ? valeKinds[kind] : undefined
  if (!known) return {reason: data.extends === undefined ? 'it has no `extends`' : `\`extends: ${kind}\` is unknown`}
  if (typeof data.message !== 'string') return {reason: 'it has no `message`'}
  const level = String(data.level ?? 'warning')
  if (!(valeLevels as readonly string[]).includes(level)) return {reason: `its level \`${level}\` is unknown`}
  const odd = Object.keys(data).find((key) => !common.includes(key) && !known.keys.includes(key))
  if (odd) return {reason: `it has an unknown key \`${odd}\`${hint(odd, [...common, ...known.keys])}`}
  if (data.pos) return {reason: 'it needs parts of speech', isForeign: true}
  if (texts(data.scope).some((scope) => /(?:^|&)\s*~?\s*doc\(/.test(scope)))
    return {reason: 'it picks elements by a selector', isForeign: true}
  if (data.in) return {reason: 'it needs a view', isForeign: true}
  return {definition: definitionFrom(name, kind, level, data)}
}

const lowerKeys = (data: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(data).map(([key, value]) => [key.toLowerCase(), value]))

const hint = (odd: string, names: readonly string[]) => {
  const near = nearest(odd, names)
  return near ? `: did you mean \`${near}\`?` : ''
}

function definitionFrom(
  name: string,
  kind: string,
  level: string,
  data: Readonly<Record<string, unknown>>,
): Definition {
  const action = isMap(data.action) ? data.action : {}
  const isMeasure = kind === 'metric' || kind === 'readability'
  const scope = texts(data.scope)
  return {
    ...{name, kind, level, data, message: String(data.message), description: String(data.description ?? '')},
    link: String(data.link ?? ''),
    limit: Number(data.limit ?? 0),
    scope: scope.length > 0 || isMeasure ? scope : ['text'],
    action: {name: String(action.name ?? ''), params: texts(action.params).flatMap((param) => texts(param))},
  }
}
