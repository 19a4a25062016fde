// Reads the settings of cspell: the words that a team has accepted or refused there.
import {isMap} from '../core/settings/schema.ts'

/** What settings of cspell say about words. Paths count from the folder of the settings. */
interface CspellSettings {
  /** The words as a list: refused ones have `!`. */
  list: string
  /** Files with lists of words. */
  files: readonly string[]
  /** Settings to build on. */
  imports: readonly string[]
  language?: string
  /** Dictionaries that cspell brings itself, which aren't read. */
  missing: readonly string[]
  /** Globs of files that cspell leaves out. */
  ignorePaths: readonly string[]
}

const texts = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []

const maps = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter(isMap) : [])

/**
 * Read the data of a `cspell.json`. What it says for some files or languages holds for all. Dictionaries that are defined
 * are read if they are named under `dictionaries`, too; of those with `addWords` all are.
 */
export function readCspell(data: unknown): CspellSettings {
  if (!isMap(data)) return {list: '', files: [], imports: [], missing: [], ignorePaths: []}
  const layers = [data, ...maps(data.overrides), ...maps(data.languageSettings)]
  const of = (key: string) => layers.flatMap((layer) => texts(layer[key]))
  const definitions = layers.flatMap((layer) => maps(layer.dictionaryDefinitions))
  const named = new Set(of('dictionaries'))
  const isUsed = ({name, addWords}: Record<string, unknown>) => addWords === true || named.has(String(name))
  const defined = new Set(definitions.map(({name}) => String(name)))
  const [language] = texts(data.language)
  const refused = [...of('flagWords'), ...of('suggestWords')]
  const inline = definitions.filter(isUsed).flatMap((definition) => texts(definition.words))
  return {
    list: [
      ...[...of('words'), ...of('userWords'), ...of('ignoreWords'), ...inline],
      ...refused.map((word) => `!${word.split(/->|:/)[0]}`),
    ].join('\n'),
    files: definitions.filter(isUsed).flatMap(({path, file}) => texts(path ?? file)),
    imports: of('import'),
    ignorePaths: texts(data.ignorePaths),
    missing: [...named].filter((name) => !defined.has(name) && !name.startsWith('!')),
    ...(language !== undefined && {language: language.split(',')[0]?.trim() ?? language}),
  }
}

const directive = /spell(?:-?checker)?[ \t]*:{1,2}[ \t]*([a-z]+):?[ \t]([^\n\r]*)/gi
const accepting = new Set(['ignore', 'ignoreword', 'ignorewords', 'word', 'words'])

/** The words that comments of cspell in a draft accept: `cspell:ignore kelpie` and `cspell:words kelpie`. */
export function cspellComments(text: string): string[] {
  return [...text.matchAll(directive)].flatMap(([, name = '', words = '']) => {
    if (!accepting.has(name.toLowerCase())) return []
    const [own = ''] = words.split(/-->|\*\//)
    return own.match(/[\p{L}\p{M}'’-]+/gu) ?? []
  })
}
