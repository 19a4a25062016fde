// Addressing: the address a draft will have on the site, as far as its front matter says.
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Place} from '../../../src/core/draft/place.ts'
import {placeIn} from '../../../src/core/draft/prose.ts'

/** The address a draft claims: normalised, as it is written, and where. */
interface Slug {
  address: string
  text: string
  place: Place
}

const names = ['permalink', 'url', 'slug']
const dated = /^\d{4}(?:-\d\d)*$|^\d\d?$/

/** The address in front matter; a slug counts within its section, whose folders of years and months are one. */
export function slugOf({fields, path}: Draft): Slug | undefined {
  const field = names.flatMap((name) => fields.find((each) => each.path === name) ?? [])[0]
  const text = field?.prose.text.trim() ?? ''
  const start = field?.prose.text.indexOf(text) ?? 0
  if (!field || text === '' || /[:{[*]\w|\$\{|^https?:/.test(text)) return undefined
  const plain = text.toLowerCase().replace(/(?:\/(?:index(?:\.html?)?)?)+$/, '')
  const address =
    field.path === 'slug' && !plain.startsWith('/') ? `${sectionOf(path)}:${plain}` : `/${plain.replace(/^\/+/, '')}`
  return {address, text, place: placeIn(field.prose, start, start + text.length)}
}

function sectionOf(path: string): string {
  const folders = path.split('/')
  const file = folders.pop() ?? ''
  if (/^_?index\.\w+$/.test(file)) folders.pop()
  return folders.filter((folder) => !dated.test(folder)).join('/')
}
