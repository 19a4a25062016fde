// The table of what the peers found of the corpus. Pure.
import {markdownTable, percent} from '../../table.ts'
import type {Tallies, Tally} from '../count.ts'

/** What a tool found, in all pieces it was given. */
export interface ToolRow {
  tool: string
  /** The tool, or a part of it. */
  name: string
  version: string
  tallies: Tallies
}

/** A tool, or what of it, that couldn't be measured. */
interface Missing {
  tool: string
  reason: string
}

/** All that a run measured. */
export interface CorpusResults {
  rounds: readonly number[]
  rows: ToolRow[]
  missing: Missing[]
}

/** One table, a tool a row, in the order given, and below it what is left out. */
export function showPeers({rounds, rows, missing}: CorpusResults): string {
  const kinds = [...new Set(rows.flatMap(({tallies}) => [...tallies.kinds.keys()]))].sort()
  const head = ['tool', 'version', 'all', ...kinds, 'look-alikes', 'per 1,000 clean words']
  const table = rows.map(({name, version, tallies}) => [
    ...[name, version, found(tallies.all)],
    ...kinds.map((kind) => found(tallies.kinds.get(kind))),
    ...[flagged(tallies.all), perThousand(tallies.clean)],
  ])
  const left = missing.map(({tool, reason}) => `* ${tool}, left out: ${reason}`)
  return [
    `Rounds ${rounds.join(', ')}: ${size(rows)}`,
    markdownTable([head, ...table]),
    ...(left.length > 0 ? [left.join('\n')] : []),
  ].join('\n\n')
}

const found = (tally: Tally | undefined): string =>
  tally && tally.faults > 0 ? percent(tally.found / tally.faults) : ''

const flagged = ({flagged, alikes}: Tally): string => (alikes > 0 ? percent(flagged / alikes) : '')

const perThousand = ({words, error, warning, info}: Tallies['clean']): string =>
  words > 0 ? (((error + warning + info) / words) * 1000).toFixed(1) : ''

/** How much there was to find; the same for every row. */
function size([first]: readonly ToolRow[]): string {
  if (!first) return 'nothing was measured.'
  const {kinds, all, clean} = first.tallies
  const each = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, {faults}]) => `${kind} ${faults}`)
  return `${all.faults} faults (${each.join(', ')}), ${all.alikes} look-alikes, ${clean.words.toLocaleString('en')} words in drafts without a fault.`
}
