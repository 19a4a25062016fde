// What the front matter of a collection of drafts has in common, as a contract to propose.
import type {Contract, KeyContract, ValueKind} from '../../core/contract.ts'
import type {FilesAround} from '../../core/files-around.ts'
import {dayOf} from '../../core/front-matter/dates.ts'
import {hasFile, isOwnFile} from '../../core/front-matter/files.ts'
import {isSlip} from '../../core/front-matter/slips.ts'
import {isData, matterData} from './matter-data.ts'

/** A contract for the drafts of a folder. */
export interface ProposedContract {
  /** The folder as a glob: `content/posts/`. */
  folder: string
  drafts: number
  contract: Contract
  /** Values that may be slips for others, in words; the contract doesn't report these. */
  notes: readonly string[]
}

/** What is known of a draft. */
interface Page {
  path: string
  data: Readonly<Record<string, unknown>>
}

/** Fewer drafts have nothing in common that means anything. */
const fewest = 12
/** So many drafts of a collection are read at most. */
const mostRead = 3000

const roots = new Set(['content', 'src', 'pages', 'site', 'source', 'data', 'website', 'app', 'collections'])
const indexes = new Set(['_index', 'readme', 'license', 'contributing', 'changelog'])

/** Find the collections among drafts, and what the front matter of each has in common; `around` knows the files. */
export function contractsIn(
  drafts: readonly string[],
  read: (path: string) => string | undefined,
  around: (path: string) => FilesAround,
): ProposedContract[] {
  const collections = new Map<string, string[]>()
  for (const path of drafts) {
    const folder = collectionOf(path)
    if (folder !== undefined) collections.set(folder, [...(collections.get(folder) ?? []), path])
  }
  return [...collections].flatMap(([folder, paths]) => {
    if (paths.length < fewest) return []
    const step = Math.ceil(paths.length / mostRead)
    const sample = paths.filter((_, i) => i % step === 0)
    const pages = sample.flatMap((path) => {
      const data = matterData(read(path) ?? '')
      return data ? [{path, data}] : []
    })
    return pages.length < fewest || pages.length < sample.length * 0.97
      ? []
      : propose(folder, paths.length, pages, around)
  })
}

/** The folder of the collection a draft is in; undefined for pages about a folder, and for those at the top. */
function collectionOf(path: string): string | undefined {
  const parts = path.split('/')
  const name = parts.pop() as string
  const stem = name.replace(/\.\w+$/, '').toLowerCase()
  if (parts.length === 0 || indexes.has(stem) || stem.startsWith('_')) return undefined
  const jekyll = parts.findLastIndex((part) => part.startsWith('_'))
  let depth = jekyll >= 0 ? jekyll + 1 : 1
  while (jekyll < 0 && depth < parts.length && roots.has(parts[depth - 1] as string)) depth++
  if (/^[a-z]{2}(?:-[a-z]{2})?$/i.test(parts[depth - 1] as string) && depth < parts.length) depth++
  return stem === 'index' && depth === parts.length ? undefined : `${parts.slice(0, depth).join('/')}/`
}

function propose(
  folder: string,
  drafts: number,
  pages: readonly Page[],
  around: (path: string) => FilesAround,
): ProposedContract[] {
  const names = [...new Set(pages.flatMap(({data}) => Object.keys(data)))]
  const columns = names.map((key) => columnOf(key, pages))
  const required = columns.filter(({filled}) => isNearlyAll(filled.length, pages.length)).map(({key}) => key)
  const found = columns.map((column) => ({key: column.key, ...judge(column, around)}))
  const keys = Object.fromEntries(found.flatMap(({key, contract}) => (contract ? [[key, contract] as const] : [])))
  const unique = columns.filter(isUnique).map(({key}) => key)
  const contract: Contract = {
    ...(required.length > 0 && {required}),
    ...(Object.keys(keys).length > 0 && {keys}),
    ...(unique.length > 0 && {unique}),
  }
  const notes = [...found.flatMap(({notes}) => notes), ...keySlips(columns)]
  return Object.keys(contract).length === 0 ? [] : [{folder, drafts, contract, notes}]
}

/** A key with the values that drafts have for it. */
interface Column {
  key: string
  filled: readonly {path: string; value: unknown}[]
}

const isFilled = (value: unknown) =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)

const columnOf = (key: string, pages: readonly Page[]): Column => ({
  key,
  filled: pages.flatMap(({path, data}) =>
    Object.hasOwn(data, key) && isFilled(data[key]) ? [{path, value: data[key]}] : [],
  ),
})

/** All, or all but one in forty. */
const isNearlyAll = (count: number, all: number) => count >= all - Math.floor(all / 40)

/** All, or all but one in fifteen: values of another kind than most are hardly meant so. */
const isMostly = (count: number, all: number) => count >= all - Math.floor(all / 15)

const addresses = new Set(['slug', 'permalink', 'url', 'id', 'uid'])

function isUnique({key, filled}: Column): boolean {
  const values = filled.map(({value}) => value)
  return (
    addresses.has(key.toLowerCase()) &&
    values.length >= fewest &&
    values.every((value) => typeof value !== 'object') &&
    new Set(values).size === values.length
  )
}

interface KeyVerdict {
  contract?: KeyContract | ValueKind
  notes: readonly string[]
}

/** What nearly all values of a key have in common. */
function judge(column: Column, around: (path: string) => FilesAround): KeyVerdict {
  const {key, filled} = column
  const values = filled.map(({value}) => value)
  const fits = (holds: (value: unknown) => boolean) =>
    values.length >= fewest && isMostly(values.filter(holds).length, values.length)
  const isList = fits(Array.isArray)
  if (fits((value) => typeof value === 'string' && dayOf(value) !== undefined)) return {contract: 'date', notes: []}
  if (fits((value) => typeof value === 'boolean')) return {contract: 'boolean', notes: []}
  if (fits(Number.isInteger)) return {contract: 'integer', notes: []}
  if (fits(isData)) return {notes: []}
  if (isImage(column, around)) return {contract: 'file', notes: []}
  const {oneOf, notes} = choicesOf(key, values)
  if (oneOf) return {contract: {...(isList && {is: 'list'}), oneOf}, notes}
  return {...(isList && {contract: 'list' as const}), notes}
}

const pictures = new Set(['png', 'jpg', 'jpeg', 'gif', 'svg', 'webp', 'avif'])
const isPicture = (path: string) => pictures.has(path.toLowerCase().split('.').at(-1) ?? '')

/** Do nearly all values name a picture that is there? */
function isImage({filled}: Column, around: (path: string) => FilesAround): boolean {
  const own = filled.filter(({value}) => typeof value === 'string' && isOwnFile(value) && isPicture(value))
  if (own.length < fewest || own.length < filled.length * 0.9) return false
  const there = own.filter(({path, value}) => hasFile(value as string, around(path)))
  return there.length >= own.length * 0.95
}

/** The most values that are named one by one. */
const mostChoices = 15

/** The values that a key has again and again; those that may be slips for these are left out and noted. */
function choicesOf(key: string, values: readonly unknown[]): {oneOf?: string[]; notes: string[]} {
  const all = values.flat()
  if (all.length < 20 || !all.every((value) => typeof value === 'string' && value.length < 40)) return {notes: []}
  const counts = new Map<string, number>()
  for (const value of all as string[]) counts.set(value.trim(), (counts.get(value.trim()) ?? 0) + 1)
  const slips = slipsAmong(counts)
  const names = [...counts.keys()].filter((name) => !slips.some(({wrong}) => wrong === name))
  const isClosed = names.length <= mostChoices && names.length > 1 && names.length * 5 <= all.length
  const isSettled = names.filter((name) => counts.get(name) === 1).length <= names.length / 4
  if (isClosed && isSettled) return {oneOf: names.sort(), notes: []}
  return {notes: slips.map(({wrong, right}) => `${key}: "${wrong}" may be a slip for "${right}".`)}
}

/** Values that are rare and hardly differ from one that is used often. */
function slipsAmong(counts: ReadonlyMap<string, number>): {wrong: string; right: string}[] {
  const sorted = [...counts].sort(([, a], [, b]) => b - a)
  const often = sorted.filter(([, count]) => count >= 5).slice(0, 500)
  return sorted.flatMap(([wrong, count]) => {
    const right = often.find(([name, more]) => name !== wrong && more >= count * 5 && isSlip(wrong, name))
    return right ? [{wrong, right: right[0]}] : []
  })
}

/** Keys that hardly differ from one that nearly all drafts have. */
function keySlips(columns: readonly Column[]): string[] {
  const counts = new Map(columns.map(({key, filled}) => [key, filled.length]))
  return slipsAmong(counts).map(({wrong, right}) => `The key "${wrong}" may be a slip for "${right}".`)
}
