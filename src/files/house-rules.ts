// Files of house rules: read, checked and made into rules, each mistake where it stands.
import {dirname, resolve} from 'node:path'
import type {Rule} from '../core/rule.ts'
import {houseSchema} from '../core/settings/house-schema.ts'
import {checkValue, isMap} from '../core/settings/schema.ts'
import type {Mistake} from '../core/settings/settings.ts'
import {houseMistakes} from '../house/mistakes.ts'
import {examplePaths, rulesOfHouse} from '../house/rules.ts'
import type {HouseRules} from '../house/setting.ts'
import {kindOf} from './regular.ts'
import {readSource, type SettingsDocument} from './settings-source.ts'

/** Rules, and where the examples of each stand: `file:line:column`. */
export interface SoundHouse {
  rules: readonly Rule[]
  places: ReadonlyMap<Rule, readonly string[]>
}

/** The file of a name, which counts from the settings; a sentence in `reason` where there is none. */
export function readHouseFile(
  name: string,
  from: string,
  cwd: string,
): {document: SettingsDocument} | {reason: string} {
  const path = resolve(dirname(from), name)
  if (kindOf(path) !== 'file') return {reason: `There is no file of house rules \`${name}\`.`}
  return {document: readSource(path, cwd)}
}

/** The rules of which nothing is wrong; every mistake is blamed. */
export function soundHouse(
  data: unknown,
  blame: (mistake: Mistake) => void,
  locate: (path: Mistake['path']) => string,
): SoundHouse {
  if (data === undefined) return {rules: [], places: new Map()}
  const shape = checkValue(houseSchema, data)
  const wrong = new Set(shape.map(({path}) => path[0]))
  for (const mistake of shape) blame(mistake)
  if (!isMap(data)) return {rules: [], places: new Map()}
  const shaped = Object.fromEntries(Object.entries(data).filter(([name]) => !wrong.has(name))) as HouseRules
  const mistakes = houseMistakes(shaped)
  for (const mistake of mistakes) blame(mistake)
  const unsound = new Set(mistakes.map(({path}) => path[0]))
  const sound = Object.fromEntries(Object.entries(shaped).filter(([name]) => !unsound.has(name)))
  const rules = rulesOfHouse(sound)
  const places = Object.entries(sound).map(
    ([name, setting], i) => [rules[i] as Rule, examplePaths(name, setting).map(locate)] as const,
  )
  return {rules, places: new Map(places)}
}
