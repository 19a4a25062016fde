// The cache of the blocks of a draft: per-block results as a table, with a row for each block.

/** The columns of readings by their numbers, which this copy of the package gave them: a plugin may come with one of its own. */
const numbered = Symbol('columns by number')

/** Results of each block of a draft: a column for each reading, with a row for each block. */
export interface BlockCache {
  columns: Map<object, unknown[]>
  [numbered]?: unknown[][]
  /** How many blocks the draft has. */
  rows: number
  /** Results are reused in the next revision of the draft. */
  isReused: boolean
  /** The next revision has taken over the blocks and their results: the draft of this one can't be used any more. */
  isOver: boolean
}

/** The cache of a draft that is read once. */
export const makeBlockCache = (rows: number): BlockCache => ({
  columns: new Map(),
  [numbered]: [],
  rows,
  isReused: false,
  isOver: false,
})

/**
 * The cache of the next revision, with other rows in place of the rows `[start, end)`: earlier rows by their numbers,
 * and −1 for a new block. The given cache is over. Columns by number of other copies of the package are discarded.
 */
export function nextBlockCache(cache: BlockCache, start: number, end: number, order: readonly number[]): BlockCache {
  const {columns, [numbered]: byNumber = [], rows} = cache
  for (const column of columns.values()) arrange(column)
  for (const column of byNumber) if (column) arrange(column)
  cache.isOver = true
  const now = rows + order.length - (end - start)
  return {columns, [numbered]: byNumber, rows: now, isReused: true, isOver: false}

  function arrange(column: unknown[]): void {
    const moved = order.map((at) => (at < 0 ? undefined : column[at]))
    if (moved.length !== end - start) {
      const behind = column.slice(end)
      column.length = start + moved.length
      for (const row of behind) column.push(row)
    }
    for (let i = 0; i < moved.length; i++) column[start + i] = moved[i]
  }
}

/** A copy that doesn’t hold the draft’s text: a substring keeps the whole string in memory. */
export const detach = <T>(data: T): T => JSON.parse(JSON.stringify(data))

/** The column of a key. A column has room for all blocks: one that grows with gaps becomes a slow dictionary. */
export function columnOf({columns, rows}: BlockCache, key: object): unknown[] {
  const column = columns.get(key)
  if (column) return column
  const made = new Array<unknown>(rows)
  columns.set(key, made)
  return made
}

/** The column of a number. */
export function numberedColumn(cache: BlockCache, number: number): unknown[] {
  cache[numbered] ??= []
  cache[numbered][number] ??= new Array<unknown>(cache.rows)
  return cache[numbered][number]
}
