// Patterns of a contract that may take too long for the front matter of a draft.
import type {Contract} from '../contract.ts'
import type {Draft} from '../draft/draft.ts'
import type {MatterValue} from '../draft/matter.ts'
import type {House} from '../house.ts'

const known = new WeakMap<Contract, readonly string[]>()

/** Every pattern in a contract and its schema. */
function patternsOf(contract: Contract): readonly string[] {
  const before = known.get(contract)
  if (before) return before
  const found = new Set<string>()
  gather(contract, found)
  known.set(contract, [...found])
  return [...found]
}

function gather(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) for (const one of value) gather(one, found)
  else if (typeof value === 'object' && value !== null)
    for (const [key, own] of Object.entries(value)) {
      if (key === 'pattern' && typeof own === 'string') found.add(own)
      else gather(own, found)
      if (key === 'patternProperties') for (const pattern of Object.keys(own ?? {})) found.add(pattern)
    }
}

/** How many characters the longest text or key in front matter has. */
function longestIn({data, entries = [], items = []}: MatterValue): number {
  let most = typeof data === 'string' ? data.length : 0
  for (const {key, value} of entries) most = Math.max(most, key.length, longestIn(value))
  for (const item of items) most = Math.max(most, longestIn(item))
  return most
}

/** A pattern of the contract that may take too long for the longest text in the front matter of a draft, if there is one. */
export function slowPatternIn({readMatter, problems, surroundings}: Draft, {frontMatter}: House): string | undefined {
  const isQuick = surroundings?.isQuick
  if (!frontMatter || !isQuick || problems.length > 0) return undefined
  const patterns = patternsOf(frontMatter)
  const root = patterns.length > 0 ? readMatter?.()?.root : undefined
  if (!root) return undefined
  const longest = longestIn(root)
  return patterns.find((pattern) => !isQuick(pattern, longest))
}
