// The levels of findings that are no rule's.
import type {Level} from '../severity.ts'
import {isLevelSaid, levelMeant, presetsOf, reservedIds, type Settings} from './settings.ts'

/** The levels of findings that are no rule's; where the preset is strict, ignores need a reason. */
export function reservedLevels(layers: readonly Settings[]): Record<string, Level> {
  const levels: Record<string, Level> = {...reservedIds}
  for (const layer of layers) {
    if (presetsOf(layer).includes('strict')) levels['ignore-without-reason'] = 'warning'
    for (const id of Object.keys(reservedIds)) levels[id] = levelOf(id, layer.rules?.[id]) ?? (levels[id] as Level)
  }
  return levels
}

/** `on` is the usual level, or a warning where that is off. */
function levelOf(id: string, said: unknown): Level | undefined {
  if (!isLevelSaid(said)) return undefined
  const meant = levelMeant(said)
  if (meant !== 'on') return meant
  const usual = reservedIds[id]
  return usual === 'off' ? 'warning' : usual
}
