// The levels of findings that are no rule's.
import type {Level} from '../severity.ts'
import {presetsOf, reservedIds, type Settings} from './settings.ts'

/** The levels of findings that are no rule's; where the preset is strict, ignores need a reason. */
export function reservedLevels(layers: readonly Settings[]): Record<string, Level> {
  const levels: Record<string, Level> = {...reservedIds}
  for (const layer of layers) {
    if (presetsOf(layer).includes('strict')) levels['ignore-without-reason'] = 'warning'
    for (const id of Object.keys(reservedIds)) levels[id] = (layer.rules?.[id] ?? levels[id]) as Level
  }
  return levels
}
