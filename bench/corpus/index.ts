// The corpus: `npm run corpus` prints what was found of it, by round and kind; `--show misses|alikes|clean` lists it, `--peers` adds other tools. See corpus/README.md.
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {markdownTable, percent} from '../table.ts'
import {findingsOf} from './copydesk.ts'
import {addPiece, emptyTallies, meets, type Tallies, type Tally, type ToolFinding} from './count.ts'
import type {Marked} from './marks.ts'
import {comparePeers} from './peers/index.ts'
import {readRound, roundsThere} from './read.ts'

const {values} = parseArgs({
  options: {
    round: {type: 'string', multiple: true},
    from: {type: 'string'},
    preset: {type: 'string', multiple: true, default: ['recommended', 'strict']},
    preview: {type: 'boolean', default: false},
    show: {type: 'string'},
    kind: {type: 'string'},
    peers: {type: 'boolean', default: false},
    folder: {type: 'string', default: join(tmpdir(), 'copydesk-peers')},
    only: {type: 'string'},
    add: {type: 'boolean', default: false},
    styles: {type: 'string'},
  },
})

const rounds = (values.round ?? []).length > 0 ? (values.round ?? []).map(Number) : roundsThere()

if (values.peers) console.log(await comparePeers({...values, rounds}))
else for (const preset of values.preset) measure(preset)

function measure(preset: string): void {
  const tables = rounds.map((round) => {
    const {drafts, passages} = readRound(round, values.from)
    const [all, loud] = [emptyTallies(), emptyTallies()]
    for (const piece of [...drafts, ...passages]) {
      const found = findingsOf(piece, preset, values.preview)
      const isDraft = drafts.includes(piece)
      addPiece(all, piece, found, isDraft)
      addPiece(
        loud,
        piece,
        found.filter(({level}) => level !== 'info'),
        isDraft,
      )
      if (values.show) show(piece, found, isDraft)
    }
    return {round, all, loud}
  })
  if (!values.show) printTables(preset, tables)
}

function show(piece: Marked, found: readonly (ToolFinding & {rule: string})[], isDraft: boolean): void {
  const isClean = isDraft && !piece.spans.some(({isFault}) => isFault)
  if (values.show === 'clean' && isClean) for (const one of found) print(piece, one, `${one.level} ${one.rule}`)
  for (const span of piece.spans) {
    if (values.kind && span.kind !== values.kind) continue
    const by = found.filter((one) => meets(one, span, piece.text))
    if (values.show === 'misses' && span.isFault && by.length === 0) print(piece, span, span.kind)
    if (values.show === 'alikes' && !span.isFault && by.length > 0)
      print(piece, span, `${span.kind} by ${by.map(({level, rule}) => `${level} ${rule}`).join(', ')}`)
  }
}

function print({name, text}: Marked, {start, end}: {start: number; end: number}, what: string): void {
  const line = (from: number, to: number) => text.slice(Math.max(0, from), to).replaceAll('\n', '⏎')
  console.log(`${name} · ${what}\n  ${line(start - 60, start)}«${line(start, end)}»${line(end, end + 40)}`)
}

function printTables(preset: string, tables: readonly {round: number; all: Tallies; loud: Tallies}[]): void {
  const kinds = [...new Set(tables.flatMap(({all}) => [...all.kinds.keys()]))].sort()
  const share = (part = 0, whole = 0) => (whole > 0 ? `${percent(part / whole)} (${part}/${whole})` : '')
  const recall = (figures: Tally | undefined) => share(figures?.found, figures?.faults)
  console.log(`\n## ${preset}\n`)
  console.log(
    markdownTable([
      [
        'round',
        'recall',
        'at warning',
        'look-alikes',
        'at warning',
        'clean words',
        'errors',
        'warnings / 1,000',
        'infos / 1,000',
      ],
      ...tables.map(({round, all, loud}) => [
        ...[String(round), recall(all.all), recall(loud.all)],
        ...[share(all.all.flagged, all.all.alikes), share(loud.all.flagged, loud.all.alikes)],
        ...[String(all.clean.words), String(all.clean.error)],
        ...[all.clean.warning, all.clean.info].map((count) => ((count / all.clean.words) * 1000).toFixed(2)),
      ]),
    ]),
  )
  console.log(
    `\n${markdownTable([
      ['kind', ...tables.map(({round}) => `round ${round}`), ...tables.map(({round}) => `${round}, look-alikes`)],
      ...kinds.map((kind) => [
        kind,
        ...tables.map(({all}) => recall(all.kinds.get(kind))),
        ...tables.map(({all}) => share(all.kinds.get(kind)?.flagged, all.kinds.get(kind)?.alikes)),
      ]),
    ])}`,
  )
}
