// A table from hashes of 32 bits to small numbers, in an array of integers: no object for what is put in.

/** Whole numbers from 0 up by hashes; what was put in under a hash first, stays. */
export interface HashTable {
  /** The number under a hash; -1 where there is none. */
  get(hash: number): number
  /** Put a number under a hash, unless one stands there already; tells whether none did. */
  add(hash: number, number: number): boolean
}

/** An empty table (open addressing, linear probing) with room for so many; it grows as it fills. */
export function makeHashTable(room = 100): HashTable {
  let mask = 63
  while (mask < room * 2) mask = mask * 2 + 1
  let slots = new Int32Array(mask * 2 + 2)
  let count = 0
  return {get: (hash) => (slots[slotOf(hash)] as number) - 1, add}

  function add(hash: number, number: number): boolean {
    const slot = slotOf(hash)
    if (slots[slot] !== 0) return false
    slots[slot] = number + 1
    slots[slot + 1] = hash
    if (++count * 2 > mask) grow()
    return true
  }

  /** Where the number under a hash stands, or would stand; 0 is free, and the hash stands behind it, in reach of the same look. */
  function slotOf(hash: number): number {
    let slot = ((Math.imul(hash, 0x9e3779b1) >>> 7) & mask) * 2
    while (slots[slot] !== 0 && slots[slot + 1] !== (hash | 0)) slot = (slot + 2) & (mask * 2 + 1)
    return slot
  }

  function grow(): void {
    const old = slots
    mask = mask * 2 + 1
    slots = new Int32Array(mask * 2 + 2)
    for (let i = 0; i < old.length; i += 2) {
      if (old[i] === 0) continue
      const slot = slotOf(old[i + 1] as number)
      slots[slot] = old[i] as number
      slots[slot + 1] = old[i + 1] as number
    }
  }
}
