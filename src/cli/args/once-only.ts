// Options that can be given only once.
import {UsageError} from '../usage.ts'

/** Refuse options that were given twice. @throws {UsageError} */
export function onceOnly(argv: object, names: readonly string[]): void {
  for (const name of names)
    if (Array.isArray((argv as Record<string, unknown>)[name]))
      throw new UsageError(`\`--${name}\` can be given only once.`)
}
