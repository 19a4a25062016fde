// Lays the keys of a rule over those of the rule that it extends: `key` replaces, `key+` adds, `key-` takes away.

type Keys = Readonly<Record<string, unknown>>

const isMap = (value: unknown): value is Keys => typeof value === 'object' && value !== null && !Array.isArray(value)

class Unfit extends Error {}

/** The name of the rule that a definition extends; undefined where it extends a kind. */
export function parentOf(data: unknown): string | undefined {
  const name = isMap(data) ? data.extends : undefined
  return typeof name === 'string' && name.includes('.') ? name : undefined
}

/** The keys of a child over those of its parent, or why that can't be. Tests of a parent don't hold for its child. */
export function overlay(parent: unknown, child: unknown): {data: Keys} | {reason: string} {
  if (!isMap(parent) || !isMap(child)) return {reason: 'its file holds no keys'}
  const {tests: _, ...data} = parent as Record<string, unknown>
  try {
    for (const [key, value] of Object.entries(child)) {
      const base = key.replace(/[+-]+$/, '')
      if (key === 'extends') continue
      if (base !== key && Object.hasOwn(child, base))
        return {reason: `it has \`${base}\` and \`${key}\`: keep one of them`}
      data[base] = base === key ? value : edited(data[base], value, key)
    }
  } catch (error) {
    if (error instanceof Unfit) return {reason: error.message}
    throw error
  }
  return {data}
}

/** @throws {Unfit} */
function edited(before: unknown, value: unknown, key: string): unknown {
  const adds = key.endsWith('+')
  if (Array.isArray(before)) {
    if (!Array.isArray(value)) throw new Unfit(`\`${key}\` needs a list`)
    return adds ? [...before, ...value] : value.reduce((left, entry) => without(left, entry, key), before)
  }
  if (!isMap(before))
    throw new Unfit(`\`${key}\` edits something that isn't a list or a table in the rule that it extends`)
  if (adds) {
    if (!isMap(value)) throw new Unfit(`\`${key}\` needs a table`)
    return {...before, ...value}
  }
  if (!Array.isArray(value)) throw new Unfit(`\`${key}\` needs a list of keys`)
  const gone = value.find((name) => !Object.hasOwn(before, String(name)))
  if (gone !== undefined) throw new Unfit(missing(key, gone))
  return Object.fromEntries(Object.entries(before).filter(([name]) => !value.includes(name)))
}

/** @throws {Unfit} */
function without(list: readonly unknown[], entry: unknown, key: string): unknown[] {
  const at = list.findIndex((one) => JSON.stringify(one) === JSON.stringify(entry))
  if (at < 0) throw new Unfit(missing(key, entry))
  return list.filter((_, i) => i !== at)
}

const missing = (key: string, entry: unknown) => `\`${key}\`: the rule that it extends has no \`${String(entry)}\``
