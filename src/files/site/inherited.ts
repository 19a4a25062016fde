// Front matter that a site fills in: Hugo's cascade, Jekyll's defaults, data files of Eleventy.
import {basename, dirname, join, relative, sep} from 'node:path'
import {parseDocument} from 'yaml'
import {remember} from '../ignore-files.ts'
import {textIfFile} from '../regular.ts'
import {isData, matterData, tomlData} from './matter-data.ts'

/** Tells which keys drafts inherit; what files say is read once. Paths are absolute. */
export function openInherited(root: string): (file: string) => readonly string[] {
  const byFolder = remember((folder: string): readonly string[] => {
    const above = folder === root || !folder.startsWith(root + sep) ? [] : byFolder(dirname(folder))
    return [...above, ...cascadeIn(folder), ...eleventyData(folder)]
  })
  const ofSite = remember((folder: string) => ({cascade: siteCascade(folder), defaults: jekyllDefaults(folder)}))
  return (file) => {
    const {cascade, defaults} = ofSite(root)
    const path = relative(root, file).split(sep).join('/')
    const jekyll = defaults.flatMap(({keys, holdsFor}) => (holdsFor(path) ? keys : []))
    return [...new Set([...byFolder(dirname(file)), ...cascade, ...jekyll])].sort()
  }
}

/** The keys that a cascade hands down: of a map or of a list of maps. */
function cascadeKeys(cascade: unknown): string[] {
  const parts = [cascade].flat().filter(isData)
  return parts.flatMap((part) => Object.keys(part).filter((key) => key !== 'target' && key !== '_target'))
}

const cascadeIn = (folder: string): string[] =>
  ['_index.md', '_index.html'].flatMap((name) => cascadeKeys(matterData(textIfFile(join(folder, name)) ?? '')?.cascade))

function siteCascade(root: string): string[] {
  const tomls = ['hugo.toml', 'config.toml', 'config/_default/hugo.toml', 'config/_default/config.toml']
  const yamls = ['hugo.yaml', 'hugo.yml', 'config.yaml', 'config/_default/hugo.yaml', 'config/_default/config.yaml']
  const data = [
    ...tomls.map((name) => tomlData(textIfFile(join(root, name)) ?? '')),
    ...yamls.map((name) => yamlOf(join(root, name))),
  ]
  return data.flatMap((site) => (isData(site) ? cascadeKeys(site.cascade) : []))
}

function yamlOf(file: string): unknown {
  try {
    return parseDocument(textIfFile(file) ?? '', {logLevel: 'silent'}).toJS({maxAliasCount: 100}) as unknown
  } catch {
    return undefined
  }
}

/** Defaults of Jekyll: keys, and the drafts they hold for. */
interface Defaults {
  keys: readonly string[]
  holdsFor(path: string): boolean
}

function jekyllDefaults(root: string): Defaults[] {
  const site = ['_config.yml', '_config.yaml'].map((name) => yamlOf(join(root, name))).find(isData)
  const all = Array.isArray(site?.defaults) ? (site.defaults as unknown[]) : []
  return all.filter(isData).map(({scope, values}) => {
    const {path = '', type} = isData(scope) ? scope : {}
    const [prefix = ''] = String(path).replace(/^\//, '').split('*')
    return {
      keys: isData(values) ? Object.keys(values) : [],
      holdsFor: (draft) => draft.startsWith(prefix) && (type === undefined || isOfType(draft, String(type))),
    }
  })
}

function isOfType(path: string, type: string): boolean {
  const folders = path.split('/').slice(0, -1)
  return type === 'pages' ? !folders.some((name) => name.startsWith('_')) : folders.includes(`_${type}`)
}

/** Keys in the data files of a folder: `posts/posts.json`, `posts/posts.11tydata.js`. */
function eleventyData(folder: string): string[] {
  const name = basename(folder)
  const json = [`${name}.json`, `${name}.11tydata.json`].flatMap((file) => {
    const data = yamlOf(join(folder, file))
    return isData(data) ? Object.keys(data) : []
  })
  const code = ['js', 'cjs', 'mjs'].map((ending) => textIfFile(join(folder, `${name}.11tydata.${ending}`)) ?? '')
  const inCode = code
    .flatMap((text) => text.split('\n'))
    .flatMap((line) => /^["']?(\w+)["']?[:(]/.exec(line.trim())?.[1] ?? [])
  return [...json, ...inCode]
}
