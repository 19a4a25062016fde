// Finds the dictionaries and ignore files that Vale's rules of the kind `spelling` name.
import {readdirSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import type {WordSource} from '../core/house.ts'
import {makeSpeller, type Speller} from '../spelling/speller.ts'
import {type Definition, isSetOn, texts} from '../vale/kinds/check.ts'
import {kindOf} from './regular.ts'
import {findSpelling, wordSourcesOf} from './spelling.ts'

type Read = (file: string) => string | undefined

/** Makes the spellers of rules; paths count from the folder of `.vale.ini`, its styles folders and what Vale calls `dicpath`. */
export const dictionariesOf =
  (ini: string, folders: readonly string[], read: Read) =>
  (definition: Definition): Speller => {
    const {data, name} = definition
    const isOwn = name === 'Vale.Spelling'
    const sources = isOwn ? inFolders(folders, read) : namedBy(data, ini, folders, read)
    const isAdded = sources.length === 0 || isOwn || isSetOn(data, 'append')
    const all = [...sources, ...(isAdded ? usual(ini) : [])]
    const lists = isOwn
      ? inFolder(folders, 'ignore', '.txt').flatMap((file) => read(file) ?? [])
      : texts(data.ignore).flatMap((file) => ignoreFile(file, ini, folders, read))
    return makeSpeller({sources: [...all, ...lists.map((list) => ({list: asWords(list)}))]})
  }

/** Only whole lines of `#` are notes to Vale. */
const asWords = (list: string) => list.replace(/^[ \t]*!/gm, '')

/** The dictionary of those who name none. Throws where it isn't installed. */
function usual(ini: string): readonly WordSource[] {
  const {spelling, mistakes} = findSpelling({cspell: false}, ini, undefined)
  const [mistake] = mistakes
  if (mistake) throw new Error(mistake.message.replace(/\.$/, '').replace(/^There is/, 'there is'))
  return spelling.dictionaries ?? []
}

function namedBy(data: Definition['data'], ini: string, folders: readonly string[], read: Read): readonly WordSource[] {
  const at = (path: string) => [resolve(path), ...folders.map((folder) => join(folder, path)), join(dirname(ini), path)]
  const [dic] = texts(data.dic)
    .flatMap(at)
    .filter((path) => kindOf(path) === 'file')
  if (dic) return dictionary(dic, read)
  const places = texts(data.dicpath).flatMap(at)
  return texts(data.dictionaries).flatMap((name) => {
    const file = [...places, ...defaults(folders)]
      .map((place) => join(place, `${name}.dic`))
      .find((one) => kindOf(one) === 'file')
    if (!file) throw new Error(`there is no dictionary \`${name}\``)
    return dictionary(file, read)
  })
}

const defaults = (folders: readonly string[]) => [
  ...folders.map((folder) => join(folder, 'config', 'dictionaries')),
  ...(process.env.DICPATH ? [process.env.DICPATH] : []),
]

/** A dictionary; its text is read so that the rule changes with it. */
const dictionary = (path: string, read: Read): readonly WordSource[] =>
  read(path) === undefined ? [] : wordSourcesOf(path)

function inFolder(folders: readonly string[], name: string, extension: string): string[] {
  const own = folders.map((folder) => join(folder, 'config', name)).filter((folder) => kindOf(folder) === 'folder')
  return own.flatMap((folder) =>
    readdirSync(folder)
      .sort()
      .filter((file) => file.endsWith(extension))
      .map((file) => join(folder, file)),
  )
}

const inFolders = (folders: readonly string[], read: Read): readonly WordSource[] =>
  inFolder(folders, 'dictionaries', '.dic').flatMap((file) => dictionary(file, read))

function ignoreFile(name: string, ini: string, folders: readonly string[], read: Read): string[] {
  const places = [
    resolve(dirname(ini), name),
    ...folders.flatMap((one) => [join(one, name), join(one, 'config', 'ignore', name)]),
  ]
  return places.flatMap((path) => read(path) ?? []).slice(0, 1)
}
