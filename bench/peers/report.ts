// What the peers took, as a table for the README. Pure.
import type {ProcessRun} from '../process.ts'
import {markdownTable, median} from '../table.ts'

/** All runs of one way to run a tool. */
export interface Timed {
  tool: string
  version: string
  rules: string
  mode: string
  findings: number
  runs: readonly Omit<ProcessRun, 'output'>[]
}

/** Everything measured in one go. */
export interface Results {
  files: number
  bytes: number
  cores: number
  node: string
  timed: readonly Timed[]
  /** Why a tool isn't among them. */
  missing: readonly {tool: string; reason: string}[]
}

/** Medians side by side, the quickest first, held against Copydesk without a cache. */
export function showResults({files, bytes, cores, node, timed, missing}: Results): string {
  const [first] = timed
  if (!first) return 'Nothing was measured.'
  const own = wall(first)
  const rows = [...timed]
    .sort((a, b) => wall(a) - wall(b))
    .map((one) => [
      one.mode === 'no cache' ? one.tool : `${one.tool}, ${one.mode}`,
      one.version,
      one.rules,
      one.findings.toLocaleString('en'),
      wall(one).toFixed(2),
      times(wall(one) / own),
      median(one.runs.map(({cpu}) => cpu)).toFixed(2),
      memory(one),
    ])
  const head = ['tool', 'version', 'rules', 'findings', 'seconds', 'relative to Copydesk', 'CPU seconds', 'memory (MB)']
  const about = `${files} Markdown posts, ${(bytes / 1e6).toFixed(1)} MB; ${cores} cores with Node ${node}. The figures are medians of at least ${least(timed)} runs; the tools took turns, one run each per round. No cache is used unless the row says so; a warm cache already has the results for these files. Copydesk reads Markdown with its native parser, or with remark in the row that says so.`
  const without = missing.map(({tool, reason}) => `* ${tool} did not run: ${reason}.`)
  return [about, markdownTable([head, ...rows]), ...(without.length > 0 ? [without.join('\n')] : [])].join('\n\n')
}

const times = (ratio: number) => ratio.toFixed(ratio < 0.1 ? 2 : ratio < 10 ? 1 : 0)

const least = (timed: readonly Timed[]) => Math.min(...timed.map(({runs}) => runs.length))

const wall = ({runs}: Timed) => median(runs.map(({wall}) => wall))

const memory = ({runs}: Timed): string => {
  const known = runs.flatMap(({memory}) => memory ?? [])
  return known.length > 0 ? String(Math.round(median(known) / 1e6)) : ''
}

/** Results with those of tools that only an earlier run had; Copydesk's stay those of that run. */
export function addResults(before: Results, now: Results): Results {
  const had = new Set(before.timed.map(({tool}) => tool))
  const fresh = now.timed.filter(({tool}) => tool !== base)
  const kept = before.timed.filter(({tool}) => !fresh.some((one) => one.tool === tool))
  const ran = new Set([...had, ...fresh.map(({tool}) => tool)])
  const missing = [...before.missing, ...now.missing].filter(({tool}) => !ran.has(tool))
  return {...before, timed: [...kept, ...fresh], missing}
}

const base = 'Copydesk'

const [open, close] = ['<!-- peers -->', '<!-- /peers -->']

/** A page with the table between its two marks. Throws where it has none. */
export function withTable(page: string, table: string): string {
  const [from, to] = [page.indexOf(open), page.indexOf(close)]
  if (from < 0 || to < from) throw new Error(`The page has no ${open} and ${close}.`)
  return `${page.slice(0, from)}${open}\n${table}\n${page.slice(to)}`
}
