// Writes the weights of strays as the program reads them: features by their hashes, so that none is made from names at a start.
import {hashOfFeature} from '../reading/strays/features.ts'

/** Weights as `npm run strays` learns them: of each kind of stray, by the names of features. */
interface NamedWeights {
  levels: Readonly<Record<string, {info: number; warning: number}>>
  kinds: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** The text of the module's data: the hash of each feature, and of each kind the weights in thousandths, in that order. */
export function writeStrayWeights({levels, kinds}: NamedWeights): string {
  const names = [...new Set(Object.values(kinds).flatMap((own) => Object.keys(own)))]
  const byHash = new Map<number, string[]>()
  for (const name of names) byHash.set(hashOfFeature(name), [...(byHash.get(hashOfFeature(name)) ?? []), name])
  const hashes = [...byHash.keys()].sort((a, b) => a - b)
  const weightsOf = (own: Readonly<Record<string, number>>) =>
    hashes.map((hash) =>
      Math.round(
        1000 * ((byHash.get(hash) ?? []).map((name) => own[name]).findLast((weight) => weight !== undefined) ?? 0),
      ),
    )
  const kindRows = Object.entries(kinds).map(
    ([kind, own]) => `    ${JSON.stringify(kind)}: ${JSON.stringify(weightsOf(own))}`,
  )
  return [
    '{',
    `  "levels": ${JSON.stringify(levels)},`,
    `  "hashes": ${JSON.stringify(hashes)},`,
    '  "kinds": {',
    kindRows.join(',\n'),
    '  }',
    '}',
    '',
  ].join('\n')
}
