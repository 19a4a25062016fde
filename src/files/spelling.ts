// Finds the dictionaries and lists of words that settings name, and reads them when a word is looked up.
import {hash} from 'node:crypto'
import {createRequire} from 'node:module'
import {basename, dirname, extname, join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {gunzipSync} from 'node:zlib'
import {parse} from 'yaml'
import type {HouseSpelling, WordSource} from '../core/house.ts'
import type {Settings} from '../core/settings/settings.ts'
import {readCspell} from '../spelling/cspell.ts'
import {isPath} from './plugins.ts'
import {kindOf, readRegular, textIfFile} from './regular.ts'

/** How a settings file says how to spell: a language alone, or what is in the table. */
export type SpellingSetting =
  | string
  | {language?: string; words?: readonly string[]; dictionaries?: readonly string[]; cspell?: boolean}

/** What a setting names, found. */
interface FoundSpelling {
  spelling: HouseSpelling
  /** Every file it is read from. */
  files: readonly string[]
  /** What can't be found, by its place under `spelling`. */
  mistakes: readonly {path: readonly (string | number)[]; message: string}[]
  /** What can't be read here. */
  notes: readonly string[]
}

const packages: Readonly<Record<string, string>> = {
  'en-US': 'dictionary-en',
  'en-GB': 'dictionary-en-gb',
  'en-AU': 'dictionary-en-au',
  'en-CA': 'dictionary-en-ca',
}

/**
 * The packages for a language, each with what may stand in for it: American and British for English, British for
 * varieties that have none, and the language where there is no variety of it.
 */
function packagesFor(language = 'en'): string[][] {
  if (language === 'en') return [['dictionary-en'], ['dictionary-en-gb']]
  if (isEnglish(language)) return [[packages[language] ?? 'dictionary-en-gb']]
  const name = `dictionary-${language.toLowerCase()}`
  return [[...new Set([name, name.replace(/^(dictionary-[^-]*)-.*/, '$1')])]]
}

const isEnglish = (language: string | undefined) => language === undefined || /^en\b/.test(language)

/** What was found, by the file that paths count from, then by setting and language. */
const known = new Map<string, Map<string, FoundSpelling>>()

/** Forget what was found for a file, so that dictionaries and lists are read as they are now. */
export const forgetSpelling = (from: string): boolean => known.delete(from)

/** Find what a setting names; paths count from the folder of the file `from`, and `language` is the house's. */
export function findSpelling(setting: SpellingSetting, from: string, language?: string): FoundSpelling {
  const ofFile = known.get(from) ?? new Map<string, FoundSpelling>()
  known.set(from, ofFile)
  const key = JSON.stringify([setting, language])
  const made = ofFile.get(key) ?? find(typeof setting === 'string' ? {language: setting} : setting, from, language)
  ofFile.set(key, made)
  return made
}

type Found = {
  isWithout?: boolean
  sources: WordSource[]
  files: string[]
  notes: string[]
  mistakes: FoundSpelling['mistakes'][number][]
}

function find(setting: Exclude<SpellingSetting, string>, from: string, ofHouse: string | undefined): FoundSpelling {
  const found: Found = {sources: [], files: [], notes: [], mistakes: []}
  const {words, dictionaries = [], cspell = true} = setting
  const beside = cspell ? cspellBeside(from) : undefined
  const theirs = beside && addCspell(beside, found)
  for (const [i, name] of dictionaries.entries()) addNamed(name, ['dictionaries', i], from, found)
  const language = setting.language ?? ofHouse ?? theirs
  const hasOwn = found.sources.some((source) => 'dic' in source)
  if (!hasOwn || (isEnglish(language) && setting.language !== undefined))
    addLanguage(language, from, dictionaries.length > 0, found)
  if (isEnglish(language)) addRare(found)
  const {files, mistakes, notes} = found
  const sources = found.isWithout ? [] : found.sources
  return {spelling: {...(language && {language}), ...(words && {words}), dictionaries: sources}, files, mistakes, notes}
}

const settingsExtensions = ['json', 'yaml', 'yml']

const cspellNames = [
  'cspell.json',
  '.cspell.json',
  'cSpell.json',
  'cspell.config.json',
  'cspell.yaml',
  'cspell.yml',
  'cspell.config.yaml',
  'cspell.config.yml',
]

/** The settings of cspell beside a settings file, if there are some: the first that cspell would read. */
export const cspellBeside = (from: string): string | undefined =>
  cspellNames.map((name) => join(dirname(from), name)).find((path) => kindOf(path) === 'file')

function addLanguage(language: string | undefined, from: string, hasNamed: boolean, found: Found): void {
  for (const names of packagesFor(language)) {
    const [folder] = names.flatMap((one) => packageFolder(one, from) ?? [])
    const install = names.map((one) => `\`npm install ${one}\``).join(' or ')
    if (folder) addHunspell(join(folder, 'index.dic'), found)
    else if (hasNamed && !isEnglish(language))
      found.notes.push(
        `There is no dictionary for \`${language}\`, so the lists under \`dictionaries\` are all that is known: try ${install}.`,
      )
    else if (rareFile() === undefined) {
      found.isWithout = true
      found.notes.push(
        `Spelling isn't checked here: the dictionary for \`${language ?? 'en'}\` isn't part of this extension. Run ${install} in your project.`,
      )
    } else
      found.mistakes.push({
        path: ['language'],
        message: `There is no dictionary for \`${language ?? 'en'}\`: try ${install}, or name one under \`dictionaries\`.`,
      })
  }
}

/** The folder of a package, as Node finds it from the settings file, else from here. */
function packageFolder(name: string, from: string): string | undefined {
  for (const place of [resolve(from), fileURLToPath(import.meta.url)])
    try {
      return dirname(createRequire(place).resolve(name))
    } catch {
      // Not there: try the next place.
    }
  return undefined
}

function addNamed(name: string, at: readonly (string | number)[], from: string, found: Found): void {
  const file = resolve(dirname(from), name)
  const folder = isPath(name) ? undefined : packageFolder(name, from)
  const paths = [file, `${file}.dic`, ...(folder ? [join(folder, 'index.dic')] : [])]
  const path = paths.find((one) => kindOf(one) === 'file')
  if (path !== undefined) {
    addFile(path, found)
    return
  }
  const remedy = isPath(name) || /\.\w+$/.test(name) ? '' : ` Is it installed? Try \`npm install ${name}\`.`
  found.mistakes.push({path: at, message: `There is no dictionary \`${name}\`.${remedy}`})
}

/** What a dictionary, a list or settings of cspell hold; their texts are read when they are asked for. */
export function wordSourcesOf(file: string): readonly WordSource[] {
  const found: Found = {sources: [], files: [], notes: [], mistakes: []}
  addFile(file, found)
  return found.sources
}

function addFile(file: string, found: Found): void {
  const [name, extension] = [basename(file).toLowerCase().replace(/^\./, ''), extname(file).slice(1)]
  if (name.startsWith('cspell') && settingsExtensions.includes(extension)) addCspell(file, found)
  else if (extension === 'dic' || extension === 'aff') addHunspell(file.replace(/aff$/, 'dic'), found)
  else addList(file, found)
}

/** A `.dic` file with its `.aff` beside it; without one it is a list of words. */
function addHunspell(dic: string, found: Found): void {
  const aff = dic.replace(/\.dic$/, '.aff')
  if (kindOf(aff) === 'file') {
    found.files.push(aff, dic)
    const source = ofPackages.get(dic) ?? whenRead({aff: () => decoded(aff, aff), dic: () => decoded(dic, aff)})
    if (isOfPackage(dic)) ofPackages.set(dic, source)
    found.sources.push(source)
  } else addList(dic, found)
}

/** Dictionaries that nobody edits here: what is read of them once serves all settings. */
const ofPackages = new Map<string, {aff: string; dic: string}>()

/** A text in the encoding that its `.aff` file names. */
function decoded(file: string, aff: string): string {
  const named = /^SET[ \t]+(\S+)/m.exec(readRegular(aff).toString('latin1'))?.[1] ?? 'UTF-8'
  return new TextDecoder(encodings[named.toUpperCase()] ?? labelOf(named)).decode(readRegular(file))
}

const encodings: Readonly<Record<string, string>> = {'ISCII-DEVANAGARI': 'utf-8', 'TIS620-2533': 'windows-874'}

function labelOf(name: string): string {
  const label = name.replace(/^microsoft-cp/i, 'windows-').replace(/^ISO(\d)/i, 'iso-$1')
  try {
    return new TextDecoder(label).encoding
  } catch {
    return 'utf-8'
  }
}

function addList(file: string, found: Found): void {
  found.files.push(file)
  const text = () => {
    const bytes = readRegular(file)
    return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  }
  found.sources.push(whenRead({list: text}))
}

/** A source whose texts are read when they are asked for, and are passed over where settings are listed. */
const whenRead = <T extends Record<string, () => string>>(texts: T): {[Key in keyof T]: string} =>
  Object.defineProperties(
    {} as {[Key in keyof T]: string},
    Object.fromEntries(Object.entries(texts).map(([key, get]) => [key, {get, enumerable: false}])),
  )

/** Parts of paths that hold no drafts. */
const holdNoDrafts = ['node_modules', '.git', 'lock']

/** Add what settings of cspell say; returns the language they name. */
function addCspell(file: string, found: Found): string | undefined {
  if (found.files.includes(file)) return undefined
  const text = textIfFile(file)
  if (text === undefined) return undefined
  found.files.push(file)
  const {list, files, imports, language, missing, ignorePaths} = readCspell(dataOf(text, file, found))
  if (list !== '') found.sources.push({list})
  const at = (name: string) => resolve(dirname(file), name)
  for (const name of files)
    if (kindOf(at(name)) === 'file') addList(at(name), found)
    else found.notes.push(`${basename(file)} names \`${name}\`, and there is no such file: its words aren't known.`)
  for (const name of imports)
    if (kindOf(at(name)) === 'file') addCspell(at(name), found)
    else found.notes.push(`${basename(file)} imports \`${name}\`, which isn't read: its words aren't known.`)
  const leftOut = ignorePaths
    .filter((path) => !holdNoDrafts.some((part) => path.includes(part)))
    .map((path) => `\`${path}\``)
  if (leftOut.length > 0)
    found.notes.push(
      `${basename(file)} leaves out ${leftOut.join(', ')}, which Copydesk checks: turn \`spelling\` off for ${leftOut.length === 1 ? 'it' : 'them'} in an override.`,
    )
  if (missing.length > 0)
    found.notes.push(
      `${basename(file)} uses dictionaries that come with cspell and aren't read: ${missing.map((name) => `\`${name}\``).join(', ')}.`,
    )
  return language
}

/** JSON with comments is YAML, once the comments are gone. */
function dataOf(text: string, file: string, found: Found): unknown {
  try {
    return parse(
      file.endsWith('.json') ? text.replace(/("(?:[^"\\\n]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, '$1') : text,
    )
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    found.notes.push(`${basename(file)} can't be read, so its words aren't known: ${reason}`)
    return undefined
  }
}

/** Rare English words that the dictionaries leave out; they lie in this package. */
function addRare(found: Found): void {
  const file = rareFile()
  if (file !== undefined) addList(file, found)
}

/** The file of rare words; undefined where this code lies apart from its package, as in an extension. */
function rareFile(): string | undefined {
  let folder = dirname(fileURLToPath(import.meta.url))
  for (let i = 0; i < deepest; i++) {
    const file = join(folder, 'dictionaries/rare-english.txt')
    if (kindOf(file) === 'file') return file
    folder = dirname(folder)
  }
  return undefined
}

/** How many folders this code may lie below the folder of the package. */
const deepest = 4

/** Changes with what is in a file. */
export const hashFile = (file: string): string => hash('sha256', readRegular(file).toString('latin1'))

/** The settings of a draft, with its dictionaries in place of their names; \`from\` is where they count from. */
export function withSpelling(layers: readonly Settings[], from: string): Settings[] {
  const merged: Settings = Object.assign({}, ...layers)
  const isNamed = layers.some(({rules}) => rules?.spelling !== undefined && rules.spelling !== 'off')
  if (merged.spelling === undefined && !isNamed) return [...layers]
  const setting = (merged.spelling ?? {}) as SpellingSetting
  const {spelling} = findSpelling(setting, from, merged.language)
  if (merged.spelling === undefined) return [{spelling}, ...layers]
  return layers.map((layer) => (layer.spelling === undefined ? layer : {...layer, spelling}))
}

/** Whether a dictionary came with a package, so that nobody edits it here. */
export const isOfPackage = (file: string): boolean =>
  file.includes('node_modules') || basename(file) === 'rare-english.txt'
