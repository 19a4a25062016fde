// The messages of files as plain items, which is what the reporters for machines write.
import type {VFile} from 'vfile'
import type {Point} from '../../core/fact.ts'
import {fingerprint} from '../../core/report/fingerprint.ts'
import {extrasOf, type MessageExtras} from '../../core/report/vfile.ts'
import type {Severity} from '../../core/severity.ts'

/** One finding in one draft. */
export interface Item extends MessageExtras {
  /** With slashes, also on Windows. */
  path: string
  severity: Severity
  ruleId: string
  message: string
  note?: string | undefined
  /** What could stand there instead. */
  expected?: string[] | undefined
  url: string
  start: Point
  end: Point
  /** The text found. */
  actual: string
  fingerprint: string
}

const nowhere: Point = {line: 1, column: 1, offset: 0}

/** All messages of a file in their order. */
export function itemsOf({path, messages}: VFile): Item[] {
  const items = messages.map((message) => {
    const {ruleId = 'copydesk', reason, fatal, note, expected, url = '', place, actual = ''} = message
    const range = place && 'start' in place ? place : {start: place ?? nowhere, end: place ?? nowhere}
    const severity: Severity = fatal ? 'error' : fatal === false ? 'warning' : 'info'
    return {
      path: path.replace(/\\/g, '/'),
      severity,
      ruleId,
      message: reason,
      note,
      expected,
      url,
      start: range.start as Point,
      end: range.end as Point,
      actual,
      ...extrasOf(message as MessageExtras),
    }
  })
  const prints = fingerprint(items)
  return items.map((item, i) => ({...item, fingerprint: prints[i] as string}))
}

/** All messages of all files. */
export const allItems = (files: readonly VFile[]): Item[] => files.flatMap(itemsOf)

/** How many findings of each severity: “2 errors, 1 warning”. */
export function countItems(items: readonly Item[]): string {
  const counts = (['error', 'warning', 'info'] as const).map((severity) => {
    const count = items.filter((item) => item.severity === severity).length
    const name = severity === 'info' ? 'note' : severity
    return count === 0 ? '' : `${count} ${name}${count === 1 ? '' : 's'}`
  })
  return counts.filter(Boolean).join(', ') || 'nothing to fix'
}

/** A URI for a path, relative unless the path is absolute: slashes kept, all else escaped. */
export function uriOf(path: string): string {
  const parts = path.replace(/\\/g, '/').toWellFormed().split('/')
  const uri = parts.map((part) => encodeURIComponent(part).replace(/[()']/g, escapeMark)).join('/')
  const isAbsolute = uri.startsWith('/') || /^[a-z]%3A\//i.test(uri)
  return isAbsolute ? `file:///${uri.replace(/^\//, '').replace(/^(.)%3A/, '$1:')}` : uri
}

const escapeMark = (mark: string) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`
