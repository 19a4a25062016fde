// Leftover values: what a theme, a template or a demo left in the front matter, and values of the wrong type.

import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Field} from '../../../src/core/draft/format.ts'
import type {Place} from '../../../src/core/draft/place.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {phraseSets} from '../../../src/reading/text/words.ts'
import values from '../../lists/leftover-values.json' with {type: 'json'}
import {callsForSupply, noteWords} from './slot-language.ts'

const classes = phraseSets(values.kinds)

/** The places of values that nobody filled in, with their quotation marks. */
export const leftoverValuesOf = defineReading<readonly Place[]>((draft) => {
  if (draft.fields.length === 0 || draft.fields.length > 200) return []
  const flat = draft.fields.filter((field) => isLeftover(field, draft)).map(({place}) => place)
  return flat.concat(wrongTypes(draft))
})

/** The last name of a field’s path that is no number: `images.0.alt` is an `alt`. */
function nameOf(path: string): string {
  const name = path.split(/[.[\]]+/).findLast((part) => part !== '' && !/^\d+$/.test(part)) ?? ''
  return name
    .replace(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toLowerCase()
    .split(/[_-]/)
    .at(-1) as string
}

function isLeftover({path, prose}: Field, draft: Draft): boolean {
  const value = prose.text.trim()
  if (value === '' || value.length > 300 || /\{\{|\{%|<%|^\[\[|^<!/.test(value)) return false
  const name = nameOf(path)
  if (classes.date.has(name)) return isNoDate(value)
  if (classes.flag.has(name))
    return (
      !classes['flag value'].has(value.toLowerCase()) &&
      noteWords(value).length === 1 &&
      classes.doubt.has(noteWords(value)[0] as string)
    )
  if (classes.person.has(name) && classes['demo person'].has(spoken(value))) return true
  if (classes.tag.has(name)) return isDemoTag(value)
  if (isAddress(value)) return isDemoAddress(value) && !isNamedAfter(value, draft)
  return (
    isFiller(value) ||
    (classes.copy.has(name) && isDemoCopy(value)) ||
    (!draft.path.includes('test') && classes['lone test'].has(spoken(value)) && classes.copy.has(name))
  )
}

const spoken = (value: string): string => noteWords(value.replace(/[_]/g, ' ')).join(' ')

/** `April-ish`, `tbc`, `next week`: words where a date belongs. */
function isNoDate(value: string): boolean {
  if (/^\d{4}-(\d\d)-(\d\d)/.test(value))
    return Number(value.slice(5, 7)) > 12 || value.slice(8, 10) === '00' || value.slice(5, 7) === '00'
  if (/^(?:0001-01-01|1970-01-01T00:00:00)/.test(value)) return true
  const words = noteWords(value)
  if (/\d{3}/.test(value) && !/[?xXyY]{2}/.test(value)) return false
  return (
    words.length > 0 &&
    words.length < 6 &&
    (words.some((word) => classes['no date'].has(word)) ||
      /-?ish\b|\?/.test(value) ||
      /[YX]{2,4}[-/][MX]{2}|[MDX]{2}[-/][DMX]{2}/.test(value))
  )
}

const isAddress = (value: string): boolean => /^\S+$/.test(value) && (/[/@]/.test(value) || isPicture(value))

const pictures = new Set(['jpg', 'jpeg', 'png', 'gif', 'svg', 'webp', 'avif', 'mp3', 'mp4', 'pdf'])
const isPicture = (file: string): boolean => pictures.has(file.toLowerCase().split('.').at(-1) as string)

/** `/img/your-image-here.jpg`, `demo-hero.jpg`, `you@yourdomain.example`. */
function isDemoAddress(value: string): boolean {
  const lower = value.toLowerCase()
  const [mailbox = '', mailHost] = lower.split('@')
  if (mailHost !== undefined) return classes['mail host'].has(mailHost) || classes.mailbox.has(mailbox)
  if (classes['demo host'].has(/^(?:https?:)?\/\/([^/]+)/.exec(lower)?.[1] ?? '')) return true
  const file = value
    .replace(/[?#].*$/, '')
    .split('/')
    .at(-1) as string
  const words = file
    .replace(/\.\w{2,5}$/, '')
    .toLowerCase()
    .split(/[^a-z]+|\d+/)
    .filter(Boolean)
  return (
    words.length > 0 &&
    words.length < 7 &&
    words.some(
      (word, i) =>
        (words.length > 1 || !common.has(word)) &&
        (classes['demo file'].has(word) || (word === 'your' && owned.has(words[i + 1] ?? ''))),
    ) &&
    isPicture(file)
  )
}

/** `ann-sample.png` of a piece whose title names Ann Sample. */
const isNamedAfter = (value: string, {data: {title}}: Draft): boolean =>
  typeof title === 'string' &&
  /\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u.test(title) &&
  value.toLowerCase().includes(title.toLowerCase().split(/\W+/).slice(-2).join('-'))

/** Alone they may name a real file. */
const common = new Set(['demo', 'sample', 'insert', 'untitled'])
const owned = new Set(['image', 'photo', 'picture', 'logo', 'file', 'cover', 'hero', 'headshot', 'video'])

/** `tag1`, `tag 2`, `category`, `Uncategorized`. */
const isDemoTag = (value: string): boolean =>
  classes['label tag'].has(/^([a-z]+)(?:[ _-]?(?:\d|one|two|here|name))?$/i.exec(value)?.[1]?.toLowerCase() ?? '') ||
  classes['demo tag'].has(spoken(value))

/** `TBD`, `xxx`, `[summary]`, `A short description of your recipe goes here`. */
function isFiller(value: string): boolean {
  const words = noteWords(value)
  const all = words.join(' ')
  return (
    classes.mark.has(value.toLowerCase().replace(/ ?[:–—-] .*$/s, '')) ||
    /^(?:x{3,}|\?{1,5}|<[^<>]{2,60}>)$/i.test(value) ||
    /\blorem ipsum\b/i.test(value) ||
    (words.length < 16 && /\b(?:goes|go) here\b/i.test(value)) ||
    (words.length < 9 &&
      /(?<!\b(?:is|are|now|right|comes?)) here[.!]?$/i.test(value) &&
      (classes['filler opening'].has(words[0] as string) || words[0] === 'your')) ||
    classes['site filler'].has(all) ||
    (words.length < 8 && /^(?:[[(].*[\])])$/.test(value) && callsForSupply(value))
  )
}

/** “A fast, minimal theme for people who write”, “Just another blog”, “My Awesome Site”. */
function isDemoCopy(value: string): boolean {
  const words = noteWords(value)
  const all = words.join(' ')
  if (classes['theme copy'].has(all)) return true
  if (words.length < 7 && words[0] === 'your' && classes.owned.has(words.at(-1) as string)) return true
  if (
    words.length < 6 &&
    (words[0] === 'my' || words[0] === 'your') &&
    words.some((word) => classes.praise.has(word)) &&
    classes.owned.has(words.at(-1) as string)
  )
    return true
  return (
    words.length < 20 &&
    /^(?:a|an|the|yet|another|just) /i.test(value) &&
    classes['of themes'].size > 0 &&
    words.slice(0, 8).some((word) => classes['of themes'].has(word)) &&
    words.slice(0, 8).some((word) => classes.praise.has(word))
  )
}

/** A list or a truth value where words belong, words where a list belongs. */
function wrongTypes({data, fields}: Draft): Place[] {
  return Object.entries(data).flatMap(([name, value]) => {
    if (!classes.copy.has(name.toLowerCase()) || !classes['must be words'].has(name.toLowerCase())) return []
    const isWrong =
      typeof value === 'boolean' || (typeof value === 'number' && name !== 'title') || Array.isArray(value)
    if (!isWrong) return []
    const own = fields.filter(({path}) => path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`))
    const [first, last] = [own[0], own.at(-1)]
    return first && last ? [{start: first.place.start, end: last.place.end}] : []
  })
}
