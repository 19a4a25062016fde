// The model of strays: the weights that `npm run strays` learned, by the hashes of their features.
import {makeHashTable} from '../text/hash-table.ts'
import weights from './weights.json' with {type: 'json'}

/** What a fragment may be that isn't copy. */
export type StrayKind = keyof typeof weights.kinds

export const kinds = Object.keys(weights.kinds) as StrayKind[]

/** The scores from which a fragment of a kind is reported at all, and from which it is hardly anything else. */
export const levels: Readonly<Record<StrayKind, {info: number; warning: number}>> = weights.levels

interface Model {
  rows: ReturnType<typeof makeHashTable>
  all: Float32Array
}

let model: Model | undefined

/** Add the weights of a feature, one for each kind, to the numbers from an offset on; it may have none. */
export function addWeights(into: Float32Array, at: number, feature: number): void {
  model ??= readModel()
  const row = model.rows.get(feature) * kinds.length
  if (row < 0) return
  for (let kind = 0; kind < kinds.length; kind++)
    into[at + kind] = (into[at + kind] as number) + (model.all[row + kind] as number)
}

function readModel(): Model {
  const {hashes} = weights
  const rows = makeHashTable(hashes.length)
  const all = new Float32Array(hashes.length * kinds.length)
  const columns = kinds.map((kind) => weights.kinds[kind])
  for (let row = 0; row < hashes.length; row++) {
    rows.add(hashes[row] as number, row)
    for (let kind = 0; kind < columns.length; kind++)
      all[row * columns.length + kind] = (columns[kind]?.[row] as number) / 1000
  }
  return {rows, all}
}
