// What is said below the report of a run: what the baseline holds back, what wasn't read, and what to do with many findings.

import {elide} from '../../core/elide.ts'
import type {Result} from '../../core/report/result.ts'
import {unreadNotes} from '../../files/unread-kinds.ts'
import type {ReportOptions} from '../options.ts'
import type {HeldBack} from './baseline.ts'

/** From so many findings on, a person needs an overview. */
const many = 100

/** From so many drafts on, a run takes long enough to be told of the cache. */
const manyDrafts = 200

interface Closing {
  /** Those that were reported. */
  results: readonly Result[]
  held: HeldBack | undefined
  /** Files that may hold copy but aren't read. */
  unread: readonly string[]
  /** Results of earlier runs were used, or couldn't be. */
  isCached: boolean
}

/** The lines below a report, a sentence or two each. */
export function closingNotes({results, held, unread, isCached}: Closing, options: ReportOptions): string[] {
  const findings = results.reduce((sum, result) => sum + result.findings.length, 0)
  const isForPerson = !options.statistics && options.formats.some(({name, file}) => name === 'pretty' && !file)
  const isListOnly = options.formats.every(({name}) => name === 'checklist')
  return [
    ...(isListOnly && findings > 0 ? [listNote(findings)] : []),
    ...(isForPerson && findings >= many ? [overview] : []),
    ...(isForPerson && !isCached && results.length >= manyDrafts ? [cacheNote] : []),
    ...(held && !options.baseline.update ? [heldNote(held)] : []),
    ...unreadNotes(unread, (path) => elide(path, 120)),
  ]
}

const listNote = (findings: number) =>
  `${findings} finding${findings === 1 ? ' is' : 's are'} not on the checklist: run without \`--format checklist\` to read ${findings === 1 ? 'it' : 'them'}.`

const overview =
  '`copydesk --statistics` counts these findings by rule. `copydesk --update-baseline` accepts them, so that only new ones are reported.'

const cacheNote = 'With `--cache`, the next run checks only the drafts that changed.'

const heldNote = ({count, name}: HeldBack) =>
  `The baseline \`${name}\` holds back ${count} finding${count === 1 ? '' : 's'}: \`--no-baseline\` shows ${count === 1 ? 'it' : 'them'}.`
