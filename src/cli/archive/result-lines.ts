// Results of single drafts, a line of JSON each: what the worker and the parts of a run write, and what is merged again.
import type {GroupedFact} from '../../core/across/cross-report.ts'
import type {Fact, FactOwner, FactRef, Point} from '../../core/fact.ts'
import {withFingerprints} from '../../core/report/fingerprint.ts'
import type {LocatedFinding, Result} from '../../core/report/result.ts'
import {isMap} from '../../core/settings/schema.ts'

/** A result as it is read from a line. */
export interface ResultLine extends Pick<Result, 'path' | 'unreadable' | 'unread'> {
  /** Missing for a draft that others are only compared with. */
  findings?: Result['findings']
  facts?: readonly Fact[]
  /** Its position among the paths given by name that don't exist. */
  missing?: number
}

/** A result as a line, its findings with their fingerprints; `missing` says which of the paths is not there. */
export const writeResult = (
  {path, findings, facts, unreadable, unread}: Result & Pick<ResultLine, 'facts'>,
  missing?: number,
): string => writeLine({path, findings: withFingerprints(findings), facts, unreadable, unread, missing})

/** A line of JSON. */
export const writeLine = (value: object): string => `${JSON.stringify(value)}\n`

/** Is this a fact, as far as comparing needs to know? */
export const isFact = (value: unknown): value is Fact =>
  isBearer(value) && isMap(value) && isListOf(value.keys, isText) && isMap(value.data)

/** Is this a repeat, as far as telling needs to know? */
export const isRepeat = (value: unknown): value is GroupedFact =>
  isMap(value) && isBearer(value.fact) && isListOf(value.group, isNamed) && Number.isSafeInteger(value.size)

const isBearer = (value: unknown): value is FactOwner =>
  isNamed(value) && isMap(value) && isText(value.rule) && isText(value.text) && isMap(value.levels)

const isNamed = (value: unknown): value is FactRef =>
  isMap(value) && isText(value.path) && isRange(value.place) && [value.date, value.said].every(isOptionalText)

const isOptionalText = (value: unknown) => value === undefined || isText(value)

const isText = (value: unknown): value is string => typeof value === 'string'

const isRange = (value: unknown): value is Fact['place'] => isMap(value) && isPoint(value.start) && isPoint(value.end)

const isPoint = (value: unknown): value is Point =>
  isMap(value) && [value.line, value.column, value.offset].every((number) => Number.isSafeInteger(number))

const isFinding = (value: unknown): value is LocatedFinding =>
  isMap(value) &&
  ['ruleId', 'severity', 'message', 'actual', 'url'].every((name) => isText(value[name])) &&
  isRange(value)

/** Is this the result of a draft, or what others are compared with? */
export const isResult = (value: unknown): value is ResultLine =>
  isMap(value) && isText(value.path) && isListOf(value.findings ?? [], isFinding) && isListOf(value.facts ?? [], isFact)

const isListOf = <T>(value: unknown, isOne: (one: unknown) => one is T): boolean =>
  Array.isArray(value) && value.every(isOne)
