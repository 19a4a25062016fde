// Changes of settings that an editor offers: a phrase is allowed, a rule switched off, a draft left alone.
import {isMap as isTable} from '../core/settings/schema.ts'
import {openSheet, type SettingsSheet} from './settings-sheet.ts'

/** A change of settings; false where it can't be made. */
export type SettingsChange = (sheet: SettingsSheet) => boolean

/** The text of settings after a change; undefined where they can't be read or stay as they are. `file` says how they are written. */
export function changeSettings(text: string, file: string, change: SettingsChange): string | undefined {
  const sheet = openSheet(text, file)
  if (!sheet || !change(sheet)) return undefined
  const after = sheet.text()
  return after === text ? undefined : after
}

/** Allow a phrase for a rule; where one list holds for all rules, there. */
export const allowing =
  (ruleId: string, phrase: string): SettingsChange =>
  (sheet) => {
    const allow = sheet.get(['allow'])
    if (allow !== undefined && !isTable(allow) && !Array.isArray(allow)) return false
    sheet.append(Array.isArray(allow) ? ['allow'] : ['allow', ruleId], phrase)
    return true
  }

/** Switch a rule off in the file and wherever it sets the rule for some drafts or a stage. `names` are its names, the present one first. */
export const switchingOff =
  (names: readonly string[]): SettingsChange =>
  (sheet) => {
    const rules = sheet.get(['rules'])
    if (rules !== undefined && !isTable(rules)) return false
    const overrides = sheet.get(['overrides'])
    const stages = sheet.get(['stages'])
    const below = [
      ...(Array.isArray(overrides) ? overrides.map((_, i) => ['overrides', i, 'rules']) : []),
      ...(isTable(stages) ? Object.keys(stages).map((stage) => ['stages', stage, 'rules']) : []),
    ]
    setOff(sheet, ['rules', nameIn(sheet, ['rules'], names) ?? (names[0] as string)])
    for (const path of below) {
      const name = nameIn(sheet, path, names)
      if (name !== undefined) setOff(sheet, [...path, name])
    }
    return true
  }

const nameIn = (sheet: SettingsSheet, path: readonly (string | number)[], names: readonly string[]) =>
  names.find((name) => sheet.get([...path, name]) !== undefined)

/** The options of a rule stay beside its level. */
function setOff(sheet: SettingsSheet, path: readonly (string | number)[]): void {
  sheet.set(Array.isArray(sheet.get(path)) ? [...path, 0] : path, 'off')
}

/**
 * Take away what the file says of a rule at these paths, which say that it is off; where it isn't on without
 * (`isOnWithout`), the last of them says that it is. Options of a rule stay.
 */
export const switchingOn =
  (paths: readonly (readonly (string | number)[])[], isOnWithout: boolean): SettingsChange =>
  (sheet) => {
    const last = paths.at(-1)
    const rules = sheet.get(['rules'])
    if (last === undefined || (rules !== undefined && !isTable(rules))) return false
    for (const path of paths) {
      if (Array.isArray(sheet.get(path))) sheet.set([...path, 0], 'on')
      else if (path === last && !isOnWithout) sheet.set(path, 'on')
      else sheet.remove(path)
    }
    return true
  }

/** Check a draft again that a pattern of its own leaves out, by its path from the folder of the patterns. */
export const lettingIn =
  (path: string): SettingsChange =>
  (sheet) => {
    const ignore = sheet.get(['ignore'])
    const at = Array.isArray(ignore) ? ignore.findIndex((pattern) => namesAlone(String(pattern), path)) : -1
    if (at >= 0) sheet.remove(['ignore', at])
    return at >= 0
  }

/** The text of an ignore file without the lines that name a path alone. */
export const withoutLinesOf = (path: string, text: string): string =>
  text
    .split(/(?<=\n)/)
    .filter((line) => !namesAlone(line.replace(/\r?\n$/, ''), path))
    .join('')

/** Does a pattern of .gitignore mean one path and no other? */
function namesAlone(pattern: string, path: string): boolean {
  const one = patternOf(path)
  return pattern === one || (path.includes('/') && `/${pattern}` === one)
}

/** Leave drafts out by a pattern of .gitignore. */
export const leavingOut =
  (pattern: string): SettingsChange =>
  (sheet) => {
    const ignore = sheet.get(['ignore'])
    if (ignore !== undefined && !Array.isArray(ignore)) return false
    sheet.append(['ignore'], pattern)
    return true
  }

/** A path from the folder of the patterns as one of them, that means this file alone. */
export const patternOf = (path: string): string => `/${path.replace(/[\\*?[\]]/g, '\\$&').replace(/ $/, '\\ ')}`
