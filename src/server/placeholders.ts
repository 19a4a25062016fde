// From placeholder to placeholder: a lens at each, and a command that leads to the next.
import type {CodeLens, Position, Range} from 'vscode-languageserver/node'
import type {Finding} from '../core/rule.ts'
import {rangeIn} from './diagnostics.ts'
import {offsetAt} from './positions.ts'
import type {Bench} from './snapshot.ts'

export function lensesFor(bench: Bench): CodeLens[] {
  const {ground, client} = bench
  const found = placeholdersIn(bench)
  return found.map(({place}, i) => {
    const range = rangeIn(ground, place, client)
    const title =
      found.length === 1 ? 'The only placeholder' : `Placeholder ${i + 1} of ${found.length}: go to the next`
    return {range, command: {title, command: 'copydesk.nextPlaceholder', arguments: [ground.uri, range.end]}}
  })
}

/** The first placeholder behind a position, or from the last on the first; undefined where there is none. */
export function placeholderAfter(bench: Bench, position: Position | undefined): Range | undefined {
  const {ground, client} = bench
  const found = placeholdersIn(bench)
  const after = position ? offsetAt(ground.lines, position, client.encoding) - ground.shift : -1
  const next = found.find(({place}) => place.start >= after) ?? found[0]
  return next && rangeIn(ground, next.place, client)
}

const placeholdersIn = ({ground, findings}: Bench): Finding[] =>
  findings.filter(({ruleId}) => ground.familyOf(ruleId) === 'placeholders')
