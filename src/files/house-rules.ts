// Files of house rules: read, checked and made into rules, each mistake where it stands.
import {dirname, relative, resolve, sep} from 'node:path'
import type {Rule} from '../core/rule.ts'
import {houseSchema} from '../core/settings/house-schema.ts'
import {checkValue, isMap} from '../core/settings/schema.ts'
import type {Mistake} from '../core/settings/settings.ts'
import {fieldsNamed, houseMistakes} from '../house/mistakes.ts'
import {examplePaths, rulesOfHouse} from '../house/rules.ts'
import type {HouseRules} from '../house/setting.ts'
import {kindOf} from './regular.ts'
import {readSource, type SettingsDocument} from './settings-source.ts'

/** Rules, and where the examples of each stand: `file:line:column`. */
export interface SoundHouse {
  rules: readonly Rule[]
  places: ReadonlyMap<Rule, readonly string[]>
  /** The fields of front matter that the rules name as places. */
  fields: ReturnType<typeof fieldsNamed>
}

/** The folder of the settings, and where the program was started. */
interface HouseFolders {
  folder: string
  cwd: string
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
  folders: HouseFolders,
): SoundHouse {
  const nothing = {rules: [], places: new Map(), fields: []}
  if (data === undefined) return nothing
  const shape = checkValue(houseSchema, data)
  const wrong = new Set(shape.map(({path}) => path[0]))
  for (const mistake of shape) blame(mistake)
  if (!isMap(data)) return nothing
  const shaped = Object.fromEntries(Object.entries(data).filter(([name]) => !wrong.has(name))) as HouseRules
  const mistakes = houseMistakes(shaped)
  for (const mistake of mistakes) blame(mistake)
  const unsound = new Set(mistakes.map(({path}) => path[0]))
  const sound = Object.fromEntries(Object.entries(shaped).filter(([name]) => !unsound.has(name)))
  const rules = rulesOfHouse(sound, pathsFrom(folders))
  const places = Object.entries(sound).map(
    ([name, setting], i) => [rules[i] as Rule, examplePaths(name, setting).map(locate)] as const,
  )
  return {rules, places: new Map(places), fields: fieldsNamed(sound)}
}

const slashed = (path: string) => path.split(sep).join('/')

const pathsFrom = ({folder, cwd}: HouseFolders) => ({
  from: (path: string) => slashed(relative(folder, resolve(cwd, path))),
  to: (path: string) => slashed(relative(cwd, resolve(folder, path))),
})
