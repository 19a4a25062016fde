// Reads `.vale.ini` with the styles, packages and vocabularies that lie beside it. Nothing is fetched.
import {readdirSync} from 'node:fs'
import {basename, dirname, join, relative, resolve, sep} from 'node:path'
import {parseDocument} from 'yaml'
import {overlay, parentOf} from '../vale/config/inherit.ts'
import {type Ini, readIni} from '../vale/config/ini.ts'
import {type ValeSettings, valeSettings} from '../vale/config/settings.ts'
import {type StyleFile, setUp, type Vale} from '../vale/setup.ts'
import {kindOf, textIfFile} from './regular.ts'

/** The rules that `.vale.ini` names, ready to run. */
interface LoadedVale {
  path: string
  vale: Vale
  /** What is wrong with `.vale.ini`, with the place of each mistake. */
  mistakes: {message: string; at: string}[]
  /** All files it was read from. */
  files: string[]
  /** The text of all of them. */
  code: string
}

/** Read `.vale.ini` at a path; places count from `cwd`. */
export function loadVale(path: string, cwd: string): LoadedVale {
  const files: string[] = []
  const texts: string[] = []
  const read = (file: string): string | undefined => {
    const text = textIfFile(file)
    if (text === undefined) return undefined
    files.push(file)
    texts.push(text)
    return text
  }
  const place = (line: number) => `${relative(cwd, path)}:${line}`
  const own = readIni(read(path) ?? '')
  const first = valeSettings(own).settings
  const folders = first.stylesPaths.map((folder) => resolve(dirname(path), folder))
  const {settings, mistakes} = valeSettings(withPackages(own, folders, read))
  const told = mistakes.map(({line, message}) => ({message, at: place(line)}))
  const tell = (message: string) => told.push({message, at: place(1)})
  for (const folder of folders)
    if (kindOf(folder) !== 'folder') tell(`There is no folder of styles \`${relative(cwd, folder)}\`.`)
  const rules = readStyles(stylesIn(settings), folders, read, tell)
  const words = readVocabularies(settings.vocabularies, folders, read, tell)
  const ofSections = new Set(settings.sections.concat(settings.everywhere).flatMap((section) => section.vocabularies))
  const vocabularies = new Map([...ofSections].map((name) => [name, readVocabularies([name], folders, read, tell)]))
  return {path, vale: setUp({settings, rules, vocabularies, ...words}), mistakes: told, files, code: texts.join('\0')}
}

type Read = (file: string) => string | undefined
type Tell = (message: string) => void

/** The settings that packages bring lie in the styles folder; those of the house override them. */
function withPackages(own: Ini, folders: readonly string[], read: Read): Ini {
  const inis = folders
    .flatMap((folder) => listFolder(join(folder, '.vale-config')).map((name) => join(folder, '.vale-config', name)))
    .filter((file) => file.endsWith('.ini'))
    .map((file) => readIni(read(file) ?? ''))
  const merged: Ini = {sections: [], mistakes: own.mistakes}
  for (const {sections} of [...inis, own])
    for (const section of sections) {
      const known = merged.sections.find(({name}) => name === section.name)
      if (!known) {
        merged.sections.push({...section, keys: new Map(section.keys)})
        continue
      }
      for (const [name, key] of section.keys)
        known.keys.set(name, {name, values: [...(known.keys.get(name)?.values ?? []), ...key.values]})
    }
  return merged
}

const listFolder = (folder: string) => (kindOf(folder) === 'folder' ? readdirSync(folder).sort() : [])

/** The styles, and the rules by themselves, that any section turns on. */
function stylesIn({everywhere, sections}: ValeSettings): {styles: Set<string>; rules: Set<string>} {
  const all = [everywhere, ...sections]
  const styles = new Set(all.flatMap(({styles: own = []}) => own))
  const rules = new Set<string>()
  for (const section of all)
    for (const [name, said] of section.rules)
      if (said !== 'unset' && said.isSetOn) (name.includes('.') ? rules : styles).add(name)
  styles.delete('Vale')
  return {styles, rules}
}

function readStyles(
  {styles, rules}: {styles: ReadonlySet<string>; rules: ReadonlySet<string>},
  folders: readonly string[],
  read: Read,
  tell: Tell,
): StyleFile[] {
  const found = new Map<string, StyleFile>()
  for (const style of styles) {
    const folder = folders.map((one) => join(one, style)).find((one) => kindOf(one) === 'folder')
    if (folder) for (const file of ruleFilesIn(folder)) addRule(found, nameOf(style, folder, file), file, folders, read)
    else tell(`There is no style \`${style}\` in the styles folder: add it there, or leave it out.`)
  }
  for (const name of rules) {
    const [style = ''] = name.split('.')
    if (styles.has(style) || style === 'Vale') continue
    const file = fileOf(name, folders)
    if (file) addRule(found, name, file, folders, read)
    else tell(`There is no rule \`${name}\` in the styles folder.`)
  }
  return [...found.values()]
}

const fileOf = (name: string, folders: readonly string[]) =>
  folders.map((one) => `${join(one, ...name.split('.'))}.yml`).find((one) => kindOf(one) === 'file')

function addRule(
  found: Map<string, StyleFile>,
  name: string,
  path: string,
  folders: readonly string[],
  read: Read,
): void {
  if (found.has(name)) return
  found.set(name, {name, path, ...withParents(readData(read(path) ?? ''), [name], folders, read)})
}

/** Rules that extend each other in a chain longer than this are a mistake. */
const longestChain = 10

/** The data of a rule over those of the rule that it extends, and so on. */
function withParents(own: RuleData, chain: readonly string[], folders: readonly string[], read: Read): RuleData {
  const parent = own.reason === undefined ? parentOf(own.data) : undefined
  if (parent === undefined) return own
  const refuse = (reason: string) => ({data: undefined, reason})
  if (parent.startsWith('Vale.')) return refuse(`it extends \`${parent}\`, which has no file`)
  if (chain.includes(parent) || chain.length > longestChain) return refuse(`it extends \`${parent}\` in a circle`)
  const file = fileOf(parent, folders)
  if (!file) return refuse(`there is no rule \`${parent}\`, which it extends`)
  const above = withParents(readData(read(file) ?? ''), [...chain, parent], folders, read)
  return above.reason === undefined ? {data: undefined, ...overlay(above.data, own.data)} : above
}

/** The data of a rule, or why there are none. */
interface RuleData {
  data: unknown
  reason?: string
}

/** What the file of a rule holds, or why it can't be read. */
export function readData(text: string): RuleData {
  const document = parseDocument(text, {uniqueKeys: false, strict: false, logLevel: 'error'})
  const [error] = document.errors
  if (error) return {data: undefined, reason: `its file can't be read: ${error.message.split('\n')[0]}`}
  return {data: document.toJS({maxAliasCount: 100})}
}

const nameOf = (style: string, folder: string, file: string) =>
  [
    style,
    ...relative(folder, file)
      .replace(/\.yml$/, '')
      .split(sep),
  ].join('.')

/** The files of rules in a folder and below, without hidden folders and tests. */
function ruleFilesIn(folder: string): string[] {
  return listFolder(folder).flatMap((name) => {
    const path = join(folder, name)
    if (kindOf(path) === 'folder') return /^[._]/.test(name) ? [] : ruleFilesIn(path)
    return name.endsWith('.yml') && !/[._]test\.yml$/.test(basename(name)) ? [path] : []
  })
}

function readVocabularies(names: readonly string[], folders: readonly string[], read: Read, tell: Tell) {
  const [accepted, rejected]: [string[], string[]] = [[], []]
  for (const name of names) {
    const places = folders.flatMap((one) => [join(one, 'config', 'vocabularies', name), join(one, 'Vocab', name)])
    const folder = places.find((one) => kindOf(one) === 'folder')
    if (!folder) tell(`There is no vocabulary \`${name}\` in the styles folder.`)
    else {
      accepted.push(...wordsIn(read(join(folder, 'accept.txt'))))
      rejected.push(...wordsIn(read(join(folder, 'reject.txt'))))
    }
  }
  return {accepted, rejected}
}

const wordsIn = (text = '') =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('# '))
