// A table from hashes of 32 bits to small numbers, in two arrays of integers: no object for what is put in.

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
  let hashes = new Int32Array(mask + 1)
  let numbers = new Int32Array(mask + 1)
  let count = 0
  return {get: (hash) => (numbers[slotOf(hash)] as number) - 1, add}

  function add(hash: number, number: number): boolean {
    const slot = slotOf(hash)
    if (numbers[slot] !== 0) return false
    hashes[slot] = hash
    numbers[slot] = number + 1
    if (++count * 2 > mask) grow()
    return true
  }

  /** The slot of a hash, or the free one where it would stand; 0 in `numbers` is free. */
  function slotOf(hash: number): number {
    let slot = (Math.imul(hash, 0x9e3779b1) >>> 7) & mask
    while (numbers[slot] !== 0 && hashes[slot] !== (hash | 0)) slot = (slot + 1) & mask
    return slot
  }

  function grow(): void {
    const [oldHashes, oldNumbers] = [hashes, numbers]
    mask = mask * 2 + 1
    hashes = new Int32Array(mask + 1)
    numbers = new Int32Array(mask + 1)
    for (let i = 0; i < oldHashes.length; i++) {
      if (oldNumbers[i] === 0) continue
      const slot = slotOf(oldHashes[i] as number)
      hashes[slot] = oldHashes[i] as number
      numbers[slot] = oldNumbers[i] as number
    }
  }
}

/** A table that only tells which hashes are in it. */
export function hashesOf(hashes: readonly number[]): HashTable {
  const table = makeHashTable(hashes.length)
  for (const hash of hashes) table.add(hash, 0)
  return table
}
