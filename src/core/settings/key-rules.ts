// Which keys of a map go together: one thing of several, and keys that only make sense beside others.
import type {Mistake} from './settings.ts'

/** How the keys of a map go together. */
export interface KeyRules {
  /** Keys of exactly one of these groups must be there. */
  oneGroup?: readonly (readonly string[])[]
  /** A key that needs one of these others beside it. */
  beside?: Readonly<Record<string, readonly string[]>>
}

/** What is wrong in how the keys of a map go together; `name` is the map's own. */
export function keyMistakes(
  {oneGroup, beside = {}}: KeyRules,
  value: Readonly<Record<string, unknown>>,
  path: Mistake['path'],
  name: string,
): Mistake[] {
  const has = (key: string) => value[key] !== undefined
  const used = (oneGroup ?? []).flatMap((group) => group.find(has) ?? [])
  const [first, second] = used
  const mistakes: Mistake[] = []
  if (oneGroup && first === undefined)
    mistakes.push({path, about: 'key', message: `${name} needs one of ${listOfKeys(oneGroup.flat())}.`})
  if (first !== undefined && second !== undefined)
    mistakes.push({
      path: [...path, second],
      about: 'key',
      message: `${name} has both \`${first}\` and \`${second}\`: make two rules of it.`,
    })
  if (used.length !== 1 && oneGroup) return mistakes
  for (const [key, others] of Object.entries(beside))
    if (has(key) && !others.some(has))
      mistakes.push({
        path: [...path, key],
        about: 'key',
        message: `\`${key}\` only goes with ${listOfKeys(others)}: leave it out, or add one.`,
      })
  return mistakes
}

function listOfKeys(keys: readonly string[]): string {
  const quoted = keys.map((key) => `\`${key}\``)
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`
}
