// Runs rules of Vale on a draft, as tests write them.
import {expect} from 'vitest'
import {makeLocator, parseDraft} from '../../src/core/draft/draft.ts'
import {loadFormats} from '../../src/files/formats.ts'
import {withinLimit} from '../../src/files/within-limit.ts'
import {readIni} from '../../src/vale/config/ini.ts'
import {valeSettings} from '../../src/vale/config/settings.ts'
import {runVale} from '../../src/vale/run.ts'
import {setUp} from '../../src/vale/setup.ts'

/** Rules and the settings that turn them on; a rule without `extends` is of the kind `existence`. */
export interface Given {
  rules: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  ini?: string
  path?: string
  accepted?: readonly string[]
  rejected?: readonly string[]
}

const everything = 'MinAlertLevel = suggestion\n[*]\nBasedOnStyles = T\n'

const formats = loadFormats()

/** Make rules ready. */
export function ready({rules, ini = everything, accepted = [], rejected = []}: Given) {
  const {settings, mistakes} = valeSettings(readIni(ini))
  expect(mistakes).toEqual([])
  const files = Object.entries(rules).map(([name, data]) => ({
    ...{name, path: `${name}.yml`},
    data: {extends: 'existence', message: "'%s'", ...data},
  }))
  return setUp({settings, rules: files, accepted, rejected})
}

/** What rules find: the place as `line:first-last` with columns in UTF-16 code units, the words, and the message. */
export async function find(text: string, given: Given) {
  const {path = 'a.md'} = given
  const vale = ready(given)
  const format = formats.formatFor(path)
  if (!format) throw new Error(`${path} can't be read`)
  await formats.load(format)
  const draft = parseDraft({path, text}, format)
  const locate = makeLocator(draft.text)
  return [...runVale(draft, path, vale, withinLimit)].flatMap(([number, {found, error}]) => {
    if (error !== undefined) throw error
    return found.map(({place, match, message, level, suggestions}) => {
      const [start, end] = [locate(place.start), locate(place.end)]
      const at = `${start.line}:${start.column}-${end.line === start.line ? '' : `${end.line}:`}${end.column - 1}`
      const rule = vale.checks[number]?.check.definition.name
      return {rule, at, match, message, level, suggestions, place}
    })
  })
}

/** The draft with `==` around what was found, longer finds first; one mark for places that are the same. */
export async function marked(text: string, given: Given): Promise<string> {
  const found = await find(text, given)
  const places = [...new Map(found.map(({place}) => [`${place.start} ${place.end}`, place])).values()]
  let out = text
  for (const {start, end} of places.sort((a, b) => b.start - a.start))
    out = `${out.slice(0, start)}==${out.slice(start, end)}==${out.slice(end)}`
  return out
}
