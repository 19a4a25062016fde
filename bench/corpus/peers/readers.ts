// Reads what the peers print, each in its own format, into findings with offsets in UTF-16 code units. Pure.
import {basename} from 'node:path'
import type {ToolFinding} from '../count.ts'
import {offsetAfter, offsetOf, stretch, stretchOfWords} from './places.ts'

/** A finding in one of the files that a tool was given. */
export interface PeerFinding extends ToolFinding {
  file: string
  rule: string
}

/** Reads one output. `textOf` returns the text of a file by its name without folders, and throws for any other. */
export type OutputReader = (output: string, textOf: (file: string) => string) => PeerFinding[]

// How each tool counts was tried on lines with an emoji before the words it reports. Such a line is in the tests.

interface ValeAlert {
  Check: string
  Severity: string
  Line: number
  /** First and last column: 1-based, in characters, the last included. */
  Span: [number, number]
  Match: string
}

/**
 * `vale --output JSON`. What matched is quoted without markup. The span is on the first line, and runs past its end where
 * the match goes on after it.
 */
export const readVale: OutputReader = (output, textOf) =>
  Object.entries(JSON.parse(output) as Record<string, ValeAlert[]>).flatMap(([path, alerts]) =>
    alerts.map(({Check, Severity, Line, Span, Match}) => {
      const text = textOf(basename(path))
      const start = offsetOf(text, Line, Span[0], 'characters')
      const rest = /^.*/.exec(text.slice(start))?.[0] ?? ''
      const length = [...rest].slice(0, Span[1] - Span[0] + 1).join('').length
      return {
        ...stretchOfWords(text, start, Match, start + length),
        file: basename(path),
        rule: Check,
        level: levelOf(Severity),
      }
    }),
  )

interface TextlintFile {
  filePath: string
  /** Offsets in UTF-16 code units; a rule that names a place without a length has a range of one unit. */
  messages: {ruleId: string; range: [number, number]; severity: number}[]
}

/** `textlint --format json`. */
export const readTextlint: OutputReader = (output) =>
  (JSON.parse(output) as TextlintFile[]).flatMap(({filePath, messages}) =>
    messages.map(({ruleId, range, severity}) => ({
      ...stretch(...range),
      file: basename(filePath),
      rule: ruleId,
      level: severity === 2 ? 'error' : severity === 1 ? 'warning' : 'info',
    })),
  )

interface VfilePoint {
  line: number
  column: number
  offset?: number
}

interface VfileMessage {
  source: string
  ruleId: string
  fatal: boolean | null
  /** 1-based; columns in UTF-16 code units. */
  line?: number
  column?: number
  place?: VfilePoint | {start: VfilePoint; end: VfilePoint}
  actual?: string
}

/** `vfile-reporter-json`, which alex and remark print with: offsets where the tool has them, or the words at a column. */
export const readVfile: OutputReader = (output, textOf) =>
  (JSON.parse(output) as {path: string; messages: VfileMessage[]}[]).flatMap(({path, messages}) =>
    messages.map((message) => ({
      ...stretchOfMessage(message, textOf(basename(path))),
      file: basename(path),
      rule: `${message.source}:${message.ruleId}`,
      level: message.fatal === true ? 'error' : message.fatal === false ? 'warning' : 'info',
    })),
  )

function stretchOfMessage({line, column, place, actual}: VfileMessage, text: string): {start: number; end: number} {
  const at = (point: VfilePoint) => point.offset ?? offsetOf(text, point.line, point.column, 'units')
  if (place) return 'start' in place ? stretch(at(place.start), at(place.end)) : stretch(at(place), at(place))
  const start = at({line: line ?? 1, column: column ?? 1})
  return stretchOfWords(text, start, actual ?? '', start)
}

interface ProselintResult {
  result: Record<
    string,
    {
      diagnostics: {
        check_path: string
        /** In characters. Both are one too high for offsets that start at 0. */
        span: [number, number]
      }[]
    }
  >
}

/** `proselint check --output-format json`, which has no levels. */
export const readProselint: OutputReader = (output, textOf) =>
  Object.entries((JSON.parse(output) as ProselintResult).result).flatMap(([path, {diagnostics}]) =>
    diagnostics.map(({check_path, span: [first, last]}) => {
      const text = textOf(basename(path))
      const [start, end] = [offsetAfter(text, first - 1), offsetAfter(text, last - 1)]
      return {...stretch(start, end), file: basename(path), rule: check_path, level: 'warning' as const}
    }),
  )

/** The suggestions of write-good's library for each file: offsets in UTF-16 code units, no rules, no levels. */
export const readWriteGood: OutputReader = (output) =>
  (JSON.parse(output) as {file: string; suggestions: {index: number; offset: number; reason: string}[]}[]).flatMap(
    ({file, suggestions}) =>
      suggestions.map(({index, offset, reason}) => ({
        // Its "offset" is a length.
        ...stretch(index, index + offset),
        file: basename(file),
        rule: reason.replace(/^".*" (?:is |has )?/, ''),
        level: 'warning',
      })),
  )

interface HumanizerDocument {
  path: string
  /** Lines and columns 1-based, columns in characters; signs of the whole text stand at its beginning. */
  findings: {id: string; severity: string; line: number; column: number; evidence: string}[]
}

/** `humanizer-audit --json`. The evidence is what it found, with one space for each white space, cut after 117. */
export const readHumanizer: OutputReader = (output, textOf) =>
  (JSON.parse(output) as {documents: HumanizerDocument[]}).documents.flatMap(({path, findings}) =>
    findings.map(({id, severity, line, column, evidence}) => {
      const text = textOf(basename(path))
      const start = offsetOf(text, line, column, 'characters')
      const place = stretchOfWords(text, start, evidence.replace(/\.\.\.$/, ''), start)
      return {...place, file: basename(path), rule: id, level: levelOf(severity)}
    }),
  )

interface HarperFile {
  /** Without its folders. */
  file: string
  /** Offsets in characters. */
  lints: {rule: string; span: {char_start: number; char_end: number}}[]
}

/** `harper-cli lint --format json`, whose lints have priorities, no levels. */
export const readHarper: OutputReader = (output, textOf) =>
  (JSON.parse(output) as HarperFile[]).flatMap(({file, lints}) =>
    lints.map(({rule, span}) => {
      const text = textOf(basename(file))
      const place = stretch(offsetAfter(text, span.char_start), offsetAfter(text, span.char_end))
      return {...place, file: basename(file), rule, level: 'warning' as const}
    }),
  )

/** Lines of `CheckFiles`: `path:start-end: RULE`. Java counts UTF-16 code units, as we do. */
export const readLanguageTool: OutputReader = (output) =>
  output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, path, start, end, rule] = /^(.+):(\d+)-(\d+): (\S+)$/.exec(line) ?? []
      if (!path || !rule) throw new Error(`"${line.slice(0, 80)}" is no line of LanguageTool's.`)
      return {...stretch(Number(start), Number(end)), file: basename(path), rule, level: 'warning'}
    })

function levelOf(name: string): ToolFinding['level'] {
  if (name === 'error' || name === 'warning') return name
  if (name === 'suggestion' || name === 'info') return 'info'
  throw new Error(`"${name}" is no level of a finding.`)
}
