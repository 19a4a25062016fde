// Results of single drafts, a line of JSON each: what the worker and the parts of a run write, and what is merged again.
import {VFile} from 'vfile'
import type {GroupedFact} from '../../core/across/cross-report.ts'
import {detach} from '../../core/draft/block-cache.ts'
import type {Fact, FactOwner, FactRef, Point} from '../../core/fact.ts'
import {addMessage} from '../../core/report/vfile.ts'
import {isMap} from '../../core/settings/schema.ts'
import type {Checked, Reported} from '../../files/check.ts'
import {type Item, itemsOf} from '../reporters/items.ts'

/** A finding as it is written: an item without its path. */
export type ResultFinding = Omit<Item, 'path'>

/** What is said of one draft. */
export interface Result {
  path: string
  /** Missing for a draft that others are only compared with. */
  findings?: ResultFinding[]
  facts?: readonly Fact[]
  /** The draft could not be read. */
  unreadable?: true
  /** Which of the paths given by name it is that nothing stands at. */
  missing?: number
}

/** The result of a draft that was checked. */
export const resultOf = ({file, facts, readable}: Pick<Checked, 'file' | 'facts' | 'readable'>): Result => ({
  path: file.path,
  findings: findingsOf(file),
  facts,
  ...(!readable && {unreadable: true}),
})

/** The report that a result was made of. */
export function reportFrom({path, findings = [], unreadable}: Result): Reported {
  const file = new VFile({path})
  addFindings(file, findings)
  return {file, readable: !unreadable}
}

/** The result of a draft without its facts, which are not looked into: a cache reads them only when they are asked for. */
export const resultWithoutFacts = ({file, readable}: Reported): Result => resultOf({file, readable, facts: []})

/** The same report anew: words taken from a text would hold all of it. */
export const copyOf = (reported: Reported): Reported => reportFrom(detach(resultWithoutFacts(reported)))

/** The messages of a file as they are written. */
export const findingsOf = (file: VFile): ResultFinding[] => itemsOf(file).map(({path, ...finding}) => finding)

/** A line of JSON. */
export const writeLine = (value: object): string => `${JSON.stringify(value)}\n`

/** Add findings to a file again. */
export function addFindings(file: VFile, findings: readonly ResultFinding[]): void {
  for (const {start, end, actual, url, fingerprint, ...finding} of findings) {
    const {note, ...rest} = finding
    const place = {start: start.offset, end: end.offset}
    addMessage(file, {...rest, ...(note && {note}), page: url, place}, {start, end}, actual)
  }
}

/** Is this a fact, as far as comparing needs to know? */
export const isFact = (value: unknown): value is Fact =>
  isBearer(value) && isMap(value) && isListOf(value.keys, isText) && isMap(value.data)

/** Is this a repeat, as far as telling needs to know? */
export const isRepeat = (value: unknown): value is GroupedFact =>
  isMap(value) && isBearer(value.fact) && isListOf(value.group, isNamed) && Number.isSafeInteger(value.size)

const isBearer = (value: unknown): value is FactOwner =>
  isNamed(value) && isMap(value) && isText(value.rule) && isText(value.text) && isMap(value.levels)

const isNamed = (value: unknown): value is FactRef => isMap(value) && isText(value.path) && isRange(value.place)

const isText = (value: unknown): value is string => typeof value === 'string'

const isRange = (value: unknown): value is Fact['place'] => isMap(value) && isPoint(value.start) && isPoint(value.end)

const isPoint = (value: unknown): value is Point =>
  isMap(value) && [value.line, value.column, value.offset].every((number) => Number.isSafeInteger(number))

const isFinding = (value: unknown): value is ResultFinding =>
  isMap(value) &&
  ['ruleId', 'severity', 'message', 'actual', 'url'].every((name) => isText(value[name])) &&
  isRange(value)

/** Is this the result of a draft? */
export const isResult = (value: unknown): value is Result =>
  isMap(value) && isText(value.path) && isListOf(value.findings ?? [], isFinding) && isListOf(value.facts ?? [], isFact)

const isListOf = <T>(value: unknown, isOne: (one: unknown) => one is T): boolean =>
  Array.isArray(value) && value.every(isOne)
