// Holds what our run of Vale's rules finds against what the real program found in the same files.
import {readFileSync} from 'node:fs'
import {join, relative} from 'node:path'
import {makeLocator, parseDraft} from '../../src/core/draft/draft.ts'
import {loadFormats} from '../../src/files/formats.ts'
import {loadVale} from '../../src/files/vale.ts'
import {withinLimit} from '../../src/files/within-limit.ts'
import {runVale} from '../../src/vale/run.ts'

/** An alert as both programs have it. */
interface AlertLine {
  file: string
  rule: string
  line: number
  words: string
  /** The place in the source, as text. */
  source?: string
}

/** What the real program printed with `--output JSON`; paths count from a folder. */
export function readAlerts(json: string, folder: string): AlertLine[] {
  const files = JSON.parse(json) as Record<string, {Check: string; Line: number; Match: string}[]>
  return Object.entries(files).flatMap(([path, alerts]) =>
    alerts.map(({Check, Line, Match}) => ({
      ...{file: relative(folder, path), rule: Check, line: Line, words: clean(Match)},
    })),
  )
}

const clean = (words: string) => words.replace(/\s+/g, ' ').trim()

/** What we find in files of a folder with the settings of an ini file, and the time that took. */
export async function ourAlerts(folder: string, files: readonly string[], ini: string) {
  const start = process.cpuUsage()
  const {vale} = loadVale(ini, process.cwd())
  const setUp = process.cpuUsage(start)
  const {formatFor, load} = loadFormats()
  const alerts: AlertLine[] = []
  const before = process.cpuUsage()
  for (const file of files) {
    const format = formatFor(file)
    if (!format) throw new Error(`${file} can't be read.`)
    await load(format)
    const text = readFileSync(join(folder, file), 'utf8')
    const draft = parseDraft({path: file, text}, format)
    const locate = makeLocator(draft.text)
    for (const [number, {found, error}] of runVale(draft, file, vale, withinLimit)) {
      const rule = vale.checks[number]?.check.definition.name ?? ''
      if (error !== undefined) console.error(`${file}: ${rule} stopped: ${(error as Error).message}`)
      for (const {place, match} of found)
        alerts.push({
          ...{file, rule, line: locate(place.start).line, words: clean(match)},
          source: draft.text.slice(place.start, place.end),
        })
    }
  }
  const {user, system} = process.cpuUsage(before)
  return {alerts, problems: vale.problems, seconds: (user + system) / 1e6, setUp: (setUp.user + setUp.system) / 1e6}
}

const keyOf = ({file, rule, line, words}: AlertLine) => [file, rule, line, words].join('\t')

/** The alerts only one of two lists has, each as often as it has it more often. */
export function difference(ones: readonly AlertLine[], others: readonly AlertLine[]): AlertLine[] {
  const left = new Map<string, number>()
  for (const alert of others) left.set(keyOf(alert), (left.get(keyOf(alert)) ?? 0) + 1)
  return ones.filter((alert) => {
    const count = left.get(keyOf(alert)) ?? 0
    if (count > 0) left.set(keyOf(alert), count - 1)
    return count === 0
  })
}

/** Alerts of both lists with the same words in front matter or a page, whose line the real program has wrong now and then. */
export function linesApart(
  missed: readonly AlertLine[],
  extra: readonly AlertLine[],
  lastLoose: (file: string) => number,
): {missed: AlertLine[]; extra: AlertLine[]; apart: number} {
  const isHead = ({file, line}: AlertLine) => line <= lastLoose(file)
  const loose = ({file, rule, words}: AlertLine) => [file, rule, words].join('\t')
  const left = new Map<string, AlertLine[]>()
  for (const alert of extra) if (isHead(alert)) left.set(loose(alert), [...(left.get(loose(alert)) ?? []), alert])
  const paired = new Set<AlertLine>()
  for (const alert of missed) {
    const other = isHead(alert) ? left.get(loose(alert))?.pop() : undefined
    if (other) paired.add(alert).add(other)
  }
  const rest = (alerts: readonly AlertLine[]) => alerts.filter((alert) => !paired.has(alert))
  return {missed: rest(missed), extra: rest(extra), apart: paired.size / 2}
}

const unplaced = /&(?:#\d+|#x[\da-f]+|\w+);|\\[!-/:-@[-`{-~]|\[\^[^\]]+\]/i

/**
 * Whether an alert is one that the real program finds but can't place, and so drops: its words are parted by marks in the
 * source, or a reference, an escape or a footnote in its paragraph keeps words from being found there.
 */
export function isUnplaced({line, words, source = ''}: AlertLine, text: string): boolean {
  if (clean(source) !== words) return true
  const lines = text.split('\n')
  let [from, to] = [line - 1, line]
  while (from > 0 && lines[from - 1]?.trim()) from--
  while (to < lines.length && lines[to]?.trim()) to++
  return unplaced.test(lines.slice(from, to).join('\n'))
}
