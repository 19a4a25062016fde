// The baseline: findings a repository has made its peace with, by what was found, not by line.

import {addToList, compareText} from '../core/order.ts'
import {checkValue, isMap} from '../core/settings/schema.ts'
import {readRegular} from './regular.ts'

/** A finding that may stand. What people add to it is kept: who sees to it, why it stands, until which day. */
export interface Entry {
  /** From the folder of the baseline, with slashes. */
  path: string
  rule: string
  fingerprint: string
  message: string
  owner?: string
  reason?: string
  /** The last day it holds, as `2026-12-31`. */
  expires?: string
}

/** Thrown for a baseline that can't be used. */
export class BaselineError extends Error {}

const text = {is: 'text'} as const

const shape = {
  is: 'map',
  required: ['version', 'findings'],
  keys: {
    version: {is: 'anything'},
    findings: {
      is: 'list',
      of: {
        is: 'map',
        required: ['path', 'rule', 'fingerprint'],
        keys: {
          ...{path: text, rule: text, fingerprint: text, message: text, owner: text, reason: text},
          expires: {is: 'text', pattern: /^\d{4}-\d\d-\d\d$/, example: '2026-12-31'},
        },
      },
    },
  },
} as const

/** A baseline as it was read. */
export interface Baseline {
  entries: readonly Entry[]
  /** The text of its file. */
  text: string
}

/** Read a baseline; nothing where there is no such file. @throws {BaselineError} */
export function readBaseline(path: string, name: string): Baseline | undefined {
  const text = readText(path, name)
  if (text === undefined) return undefined
  const data = parseJson(text, name)
  const [mistake] = checkValue(shape, data)
  if (mistake)
    throw new BaselineError(
      `The baseline \`${name}\` is wrong${mistake.path.length > 0 ? ` at \`${mistake.path.join('.')}\`` : ''}: ${mistake.message.replace('A settings file', 'It').replace('There is no setting', 'It has no')}`,
    )
  if (!isMap(data) || data.version !== 1)
    throw new BaselineError(
      `The baseline \`${name}\` is of another version of Copydesk: write it anew with \`--update-baseline\`.`,
    )
  return {entries: data.findings as Entry[], text}
}

function readText(path: string, name: string): string | undefined {
  try {
    return readRegular(path).toString()
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return undefined
    throw new BaselineError(`The baseline \`${name}\` can't be read: ${message}.`)
  }
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown
  } catch (error) {
    throw new BaselineError(`The baseline \`${name}\` can't be read: ${(error as Error).message}.`)
  }
}

/**
 * Write a baseline whole, an entry a line, in an order of its own, so that changes to it are easy to review. Throws where
 * its file no longer holds the text that was read, if there was one: what another run or a person wrote there stays.
 */
export async function writeBaseline(path: string, entries: readonly Entry[], before?: string): Promise<void> {
  const lines = [...entries].sort(compareEntries).map((entry) => `    ${JSON.stringify(inOrder(entry))}`)
  const findings = lines.length > 0 ? `[\n${lines.join(',\n')}\n  ]` : '[]'
  const {expectText, writeWhole} = await import('./write.ts')
  await writeWhole(path, `{\n  "version": 1,\n  "findings": ${findings}\n}\n`, expectText(before))
}

const inOrder = ({path, rule, fingerprint, message, owner, reason, expires}: Entry): Entry => ({
  ...{path, rule, fingerprint, message},
  ...(owner !== undefined && {owner}),
  ...(reason !== undefined && {reason}),
  ...(expires !== undefined && {expires}),
})

const nameOf = ({path, rule, fingerprint}: EntryName & Pick<Entry, 'path'>) => [path, rule, fingerprint].join('\n')

const compareEntries = (a: Entry, b: Entry) => compareText(nameOf(a), nameOf(b))

/** What names an entry in its draft. */
export type EntryName = Pick<Entry, 'rule' | 'fingerprint'>

/** A finding to be matched, with the entries it may have under former names of its rule and kind. */
interface Recordable extends Entry {
  formerly?: readonly EntryName[]
}

/** Findings matched with entries. */
export interface Matched<T extends Recordable> {
  /** Each finding with the entry that lets it stand, if one does. */
  pairs: readonly {finding: T; entry?: Entry}[]
  /** Entries that nothing found any more fits. */
  vanished: readonly Entry[]
}

/**
 * Match findings with entries: by path and print, then as they were recorded under former names; what is left of files
 * that are gone, by print alone, as files are renamed.
 */
export function matchBaseline<T extends Recordable>(
  findings: readonly T[],
  entries: readonly Entry[],
  isGone: (path: string) => boolean,
): Matched<T> {
  const free = new Map<string, Entry>(entries.map((entry) => [nameOf(entry), entry]))
  const found = new Map<T, Entry | undefined>(findings.map((finding) => [finding, undefined]))
  matchBy(({path, rule, fingerprint}) => [nameOf({path, rule, fingerprint})])
  matchBy(({path, formerly = []}) => formerly.map((entry) => nameOf({path, ...entry})))
  const moved = movedEntries(free, isGone)
  matchBy((finding) => {
    const prints = [finding, ...(finding.formerly ?? [])].map(printOf)
    return [moved.get(prints.find((print) => moved.get(print)?.length) ?? '')?.shift() ?? '']
  })
  return {pairs: [...found].map(([finding, entry]) => ({finding, ...(entry && {entry})})), vanished: [...free.values()]}

  function matchBy(namesOf: (finding: T) => readonly string[]): void {
    for (const [finding, entry] of found) if (!entry) found.set(finding, take(namesOf(finding)))
  }

  function take(names: readonly string[]): Entry | undefined {
    const name = names.find((name) => free.has(name)) ?? ''
    const entry = free.get(name)
    free.delete(name)
    return entry
  }
}

const printOf = ({rule, fingerprint}: EntryName) => `${rule}\n${fingerprint}`

/** The names of entries in files that are gone, by print. */
function movedEntries(entries: ReadonlyMap<string, Entry>, isGone: (path: string) => boolean): Map<string, string[]> {
  const moved = new Map<string, string[]>()
  const gone = new Map<string, boolean>()
  for (const [name, entry] of entries) {
    const {path} = entry
    if (!gone.has(path)) gone.set(path, isGone(path))
    if (gone.get(path)) addToList(moved, printOf(entry), name)
  }
  return moved
}
