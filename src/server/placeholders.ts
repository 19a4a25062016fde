// From placeholder to placeholder: a lens at each, and a command that leads to the next.
import type {CodeLens, Position, Range} from 'vscode-languageserver/node'
import type {Finding} from '../core/rule.ts'
import {rangeIn} from './diagnostics.ts'
import {offsetAt} from './positions.ts'
import type {Snapshot} from './snapshot.ts'

export function lensesFor(snapshot: Snapshot): CodeLens[] {
  const {context, client} = snapshot
  const found = placeholdersIn(snapshot)
  return found.map(({place}, i) => {
    const range = rangeIn(context, place, client)
    const title =
      found.length === 1 ? 'The only placeholder' : `Placeholder ${i + 1} of ${found.length}: go to the next`
    return {range, command: {title, command: 'copydesk.nextPlaceholder', arguments: [context.uri, range.end]}}
  })
}

/** The first placeholder behind a position, or from the last on the first; undefined where there is none. */
export function placeholderAfter(snapshot: Snapshot, position: Position | undefined): Range | undefined {
  const {context, client} = snapshot
  const found = placeholdersIn(snapshot)
  const after = position ? offsetAt(context.lines, position, client.encoding) - context.shift : -1
  const next = found.find(({place}) => place.start >= after) ?? found[0]
  return next && rangeIn(context, next.place, client)
}

const placeholdersIn = ({context, findings}: Snapshot): Finding[] =>
  findings.filter(({ruleId}) => context.familyOf(ruleId) === 'placeholders')
