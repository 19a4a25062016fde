// The edges of an automaton: from a state and a symbol to a state, in one open-addressed table of integers.

/** From state and symbol (below 256) to the next state; 0 where there is none. */
export interface EdgeTable {
  get(state: number, symbol: number): number
  /** The next state; `otherwise` where there was none, which is then added. */
  add(state: number, symbol: number, otherwise: number): number
}

/** An empty table; it grows as it fills. */
export function makeEdgeTable(): EdgeTable {
  let mask = (1 << 17) - 1
  let keys = new Int32Array(mask + 1)
  let nexts = new Int32Array(mask + 1)
  let count = 0
  return {get, add}

  function get(state: number, symbol: number): number {
    return nexts[findSlot(keys, state * 256 + symbol)] as number
  }

  function add(state: number, symbol: number, otherwise: number): number {
    if (count * 2 > mask) grow()
    const key = state * 256 + symbol
    const slot = findSlot(keys, key)
    if (keys[slot] !== 0) return nexts[slot] as number
    count++
    keys[slot] = key
    nexts[slot] = otherwise
    return otherwise
  }

  function grow(): void {
    const [oldKeys, oldNexts] = [keys, nexts]
    mask = mask * 2 + 1
    keys = new Int32Array(mask + 1)
    nexts = new Int32Array(mask + 1)
    for (let i = 0; i < oldKeys.length; i++) {
      const key = oldKeys[i] as number
      if (key === 0) continue
      const slot = findSlot(keys, key)
      keys[slot] = key
      nexts[slot] = oldNexts[i] as number
    }
  }
}

/** The slot that holds a key, or the free one where it would stand; no key is 0. */
function findSlot(keys: Int32Array, key: number): number {
  const mask = keys.length - 1
  let slot = (Math.imul(key, 0x9e3779b1) >>> 13) & mask
  while (keys[slot] !== key && keys[slot] !== 0) slot = (slot + 1) & mask
  return slot
}
