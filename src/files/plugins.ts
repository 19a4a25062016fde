// Loads plugins and settings of others: files by path, packages as Node finds them from the settings file.
import {hash} from 'node:crypto'
import {existsSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {type Plugin, pluginMistakes} from '../core/settings/plugin.ts'
import {isMap} from '../core/settings/schema.ts'
import {importModule} from './import.ts'
import {textIfFile} from './regular.ts'

/** Is this a path, not the name of a package? */
export const isPath = (name: string): boolean => /^(?:\.\.?[/\\]|[/\\]|[a-z]:[/\\])/i.test(name)

/** The file a path or package names, seen from a settings file; a sentence in `reason` where there is none. */
export async function findModule(name: string, from: string, what: string): Promise<{path: string} | {reason: string}> {
  if (isPath(name)) {
    const path = resolve(dirname(from), name)
    return existsSync(path) ? {path} : {reason: `There is no file \`${name}\`.`}
  }
  const {resolve: resolvePackage} = await import('import-meta-resolve')
  try {
    return {path: fileURLToPath(resolvePackage(name, pathToFileURL(from).href))}
  } catch (error) {
    const {code = '', message} = error as NodeJS.ErrnoException
    if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND')
      return {reason: `The ${what} \`${name}\` can't be found: ${firstLine(message)}`}
    const isFile = /\.[a-z]+$/i.test(name) && name !== 'harper.js'
    const remedy = isFile
      ? `A file is named with \`./\`: \`./${name}\`.`
      : `Is it installed? Try \`npm install ${name}\`.`
    return {reason: `There is no ${what} \`${name}\`. ${remedy}`}
  }
}

const firstLine = (message: string) => (message.split('\n')[0] ?? '').replace(/[.:\s]*$/, '.')

/** What a module exports by default; a sentence in `reason` where it can't be loaded. */
export async function loadDefault(
  path: string,
  name: string,
  what: string,
): Promise<{value: unknown} | {reason: string}> {
  try {
    const module = (await importModule(pathToFileURL(path).href)) as {default?: unknown}
    const value = withoutInterop(module.default)
    if (value === undefined)
      return {reason: `The ${what} \`${name}\` has no default export: write \`export default {…}\`.`}
    return {value}
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return {reason: `The ${what} \`${name}\` can't be loaded: ${firstLine(message)}${remedyFor(message)}`}
  }
}

/** What a CommonJS file exports by default: `module.exports`, or the `default` in it, as compilers write it. */
function withoutInterop(value: unknown): unknown {
  if (!isMap(value)) return value
  const keys = Object.keys(value)
  return '__esModule' in value || (keys.length === 1 && keys[0] === 'default') ? value.default : value
}

function remedyFor(message: string): string {
  if (message.includes('is not defined in ES module scope'))
    return ' It is read as an ES module: write `import` and `export default {…}`, or name the file `.cjs`.'
  if (message.startsWith('Unknown file extension ".ts"'))
    return ' Compile it to JavaScript, and name the compiled file.'
  return ''
}

/** Load a plugin; sentences in `reasons` where it can't be used. */
export async function loadPlugin(
  name: string,
  from: string,
): Promise<{plugin: Plugin; path: string} | {reasons: string[]}> {
  const found = await findModule(name, from, 'plugin')
  if ('reason' in found) return {reasons: [found.reason]}
  const loaded = await loadDefault(found.path, name, 'plugin')
  if ('reason' in loaded) return {reasons: [loaded.reason]}
  const mistakes = pluginMistakes(loaded.value)
  if (mistakes.length === 0) return {plugin: loaded.value as Plugin, path: found.path}
  return {
    reasons: mistakes.map(({path, message}) => {
      const where = path.length > 0 ? ` at \`${path.join('.')}\`` : ''
      return `The plugin \`${name}\` is wrong${where}: ${message.replace('A settings file', 'It').replace('no setting', 'no key')}`
    }),
  }
}

const specifier = /\b(?:from|import|require)\b\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g

const hashes = new Map<string, string>()
const loaded = new Set<string>()

/** Is this the code of a plugin in use? A process loads it once. */
export const isLoaded = (path: string): boolean => loaded.has(path)

/**
 * Changes with the code of a module, that of the files it imports by path, and the version of its package: as they were
 * when the process first asked, for that is the code it runs.
 */
export function hashModule(path: string): string {
  const known = hashes.get(path)
  if (known) return known
  const seen = new Set<string>()
  const parts: string[] = []
  add(path)
  const made = hash('sha256', [...parts, packageOf(dirname(path))].join('\0'))
  hashes.set(path, made)
  for (const file of seen) loaded.add(file)
  return made

  function add(file: string): void {
    const text = seen.has(file) ? undefined : textIfFile(file)
    if (text === undefined) return
    seen.add(file)
    parts.push(text)
    for (const [, name = ''] of text.matchAll(specifier)) add(resolve(dirname(file), name))
  }
}

function packageOf(folder: string): string {
  const file = join(folder, 'package.json')
  return textIfFile(file) ?? (dirname(folder) === folder ? '' : packageOf(dirname(folder)))
}
