// Editions: drafts that are meant to say the same, as translations, versions of a manual and reissues do.
import {defineReading} from '../../core/reading.ts'

const languages = new Set(
  'ar bg bn ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu id is it ja ka kk ko lt lv mk ml mr ms nb nl nn no pa pl pt ro ru sk sl sq sr sv sw ta te th tr uk ur uz vi zh'.split(
    ' ',
  ),
)

const region = /^([a-z]{2})(?:[-_][A-Za-z]{2,4})?$/
const version = /^(?:v|version-?)\d[\w.]*$|^(?:next|latest|stable)$/i

/** Which language and version of a text a draft says it is, by its front matter and folders; empty for the only one. */
export const editionOf = defineReading(({data, path}) => {
  const said = data.lang ?? data.language ?? data.locale
  const parts = path.split('/')
  const folders = parts.slice(0, -1)
  const suffix = parts.at(-1)?.split('.').slice(1, -1).find(isLanguage)
  const language = typeof said === 'string' ? said : (suffix ?? folders.find(isLanguage) ?? '')
  const versions = folders.filter((folder) => version.test(folder))
  return [language.toLowerCase().replace(/^en\b.*/, ''), ...versions].filter(Boolean).join(' ')
})

const isLanguage = (folder: string) => languages.has(region.exec(folder)?.[1] ?? '')

const canonical = ['canonical', 'canonical_url', 'canonicalUrl', 'canonicalURL', 'canonical-url', 'original_url']
const supersedes = ['supersedes', 'superseded_by', 'supersededBy', 'replaces', 'redirect_to']

/** The draft says that it stands elsewhere too, or instead of another: `canonical`, `supersedes`. */
export const isReissue = defineReading(({data, path}) => {
  if (supersedes.some((name) => isSaid(data[name]))) return true
  const own = new Set([lastName(path).replace(/^\d{4}-\d\d-\d\d-/, ''), lastName(String(data.slug ?? ''))])
  return canonical.some((name) => isSaid(data[name]) && !own.has(lastName(String(data[name]))))
})

const isSaid = (value: unknown) => (typeof value === 'string' ? value.trim() !== '' : Array.isArray(value))

/** The last name of a path or address, without its ending: that of its folder for an index. */
const lastName = (path: string): string =>
  path
    .replace(/[?#].*$/, '')
    .replace(/(?:\/(?:_?index|readme))?(?:\.\w+)?\/?$/i, '')
    .split('/')
    .at(-1)
    ?.toLowerCase() ?? ''
