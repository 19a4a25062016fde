// `consistency`: two spellings of which a document should use one.
import {allMatches, makeSearch} from '../expressions/search.ts'
import {
  aroundTokens,
  type Definition,
  isSetOn,
  type Memory,
  type RuleAlert,
  type RuleText,
  type Shared,
  type ValeCheck,
} from './check.ts'
import {alertFor} from './existence.ts'

/** Make the check. @throws {ExpressionError} */
export function consistency(definition: Definition, shared: Shared): ValeCheck {
  const {data, name} = definition
  const start = isSetOn(data, 'ignorecase') ? '(?i)' : ''
  const pairs = Object.entries((data.either ?? {}) as Record<string, unknown>).map(([one, other], number) => ({
    either: [one, String(other)].map((word) =>
      makeSearch(start + aroundTokens(word, shared, !isSetOn(data, 'nonword'))),
    ),
    keys: [`${name}\n${number}a`, `${name}\n${number}b`] as const,
  }))
  const alternatives = pairs.flatMap(({either}) => either.flatMap((search) => search.alternatives))
  const search = {part: {is: 'either' as const, of: alternatives.map(({part}) => part)}, alternatives}
  return {definition, search, run}

  /** One alert for each text that has one of the spellings, once both have been met. */
  function run(text: RuleText, _live: readonly number[] | undefined, memory: Memory): RuleAlert[] {
    return pairs.flatMap(({either, keys}) => {
      const found = either.flatMap((search, i) => {
        const matches = allMatches(search, text)
        if (matches.length > 0) memory.add(keys[i] as string)
        return matches
      })
      const last = found.sort((a, b) => a.start - b.start).at(-1)
      return last && keys.every((key) => memory.has(key)) ? [alertFor(definition, last, text)] : []
    })
  }
}
