// From placeholder to placeholder: a lens above each line that has some, and a command that leads to the next.
import type {CodeLens, Position, Range} from 'vscode-languageserver/node'
import type {Finding} from '../core/rule.ts'
import {rangeIn} from './diagnostics.ts'
import {offsetAt} from './positions.ts'
import type {Snapshot} from './snapshot.ts'

/** A lens for each line with something still open. Between the rows of a table there is none: it would tear them apart. */
export function lensesFor(snapshot: Snapshot): CodeLens[] {
  const {context, client, checked} = snapshot
  const found = placeholdersIn(snapshot)
  const cells = checked.draft.blocks.filter(({kind}) => kind === 'cell')
  const lines = new Map<number, {range: Range; first: number; last: number}>()
  for (const [i, {place}] of found.entries()) {
    if (cells.some((cell) => cell.place.start <= place.start && place.end <= cell.place.end)) continue
    const range = rangeIn(context, place, client)
    const known = lines.get(range.start.line)
    if (known) known.last = i
    else lines.set(range.start.line, {range, first: i, last: i})
  }
  return [...lines.values()].map(({range, first, last}) => {
    const title = lensTitle(first + 1, last + 1, found.length)
    return {range, command: {title, command: 'copydesk.nextPlaceholder', arguments: [context.uri, range.end]}}
  })
}

/** Which of so many a line has, counted from one. */
function lensTitle(first: number, last: number, all: number): string {
  if (all === 1) return 'The only place still open'
  const which = first === last ? first : `${first} ${last === first + 1 ? 'and' : 'to'} ${last}`
  return `Still open: ${which} of ${all} (go to the next)`
}

/** The first placeholder after a position, or from the last on the first; undefined where there is none. */
export function placeholderAfter(snapshot: Snapshot, position: Position | undefined): Range | undefined {
  const {context, client} = snapshot
  const found = placeholdersIn(snapshot)
  const after = position ? offsetAt(context.lines, position, client.encoding) - context.shift : -1
  const next = found.find(({place}) => place.start >= after) ?? found[0]
  return next && rangeIn(context, next.place, client)
}

const placeholdersIn = ({context, findings}: Snapshot): Finding[] =>
  findings.filter(({ruleId}) => context.familyOf(ruleId) === 'placeholders')
