// Notes: what was worked out of the blocks of a draft, as a table with a row for each block.

/** The columns of readings by their numbers, which this copy of the package gave them: a plugin may come with one of its own. */
const numbered = Symbol('columns by number')

/** What was worked out of each block of a draft alone: by what worked it out, a column with a row for each block. */
export interface Notes {
  columns: Map<object, unknown[]>
  [numbered]?: unknown[][]
  /** How many blocks the draft has. */
  rows: number
  /** They go on to the next revision of the draft. */
  lasting: boolean
}

/** Notes for a draft that is read once. */
export const makeNotes = (rows: number): Notes => ({columns: new Map(), [numbered]: [], rows, lasting: false})

/**
 * The notes of the next revision, with other rows in place of the rows `[start, end)`: those that stood there, by their
 * numbers, and −1 for a new one. Columns by number of other copies of the package are let go.
 */
export function nextNotes(notes: Notes, start: number, end: number, order: readonly number[]): Notes {
  const {columns, [numbered]: byNumber = [], rows} = notes
  for (const column of columns.values()) arrange(column)
  for (const column of byNumber) if (column) arrange(column)
  return {columns, [numbered]: byNumber, rows: rows + order.length - (end - start), lasting: true}

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

/** A copy that holds nothing of a draft: a string cut out of a text keeps the whole text in memory. */
export const letGo = <T>(data: T): T => JSON.parse(JSON.stringify(data))

/** The column of a key. A column has room for all blocks: one that grows with gaps becomes a slow dictionary. */
export function columnOf({columns, rows}: Notes, key: object): unknown[] {
  const column = columns.get(key)
  if (column) return column
  const made = new Array<unknown>(rows)
  columns.set(key, made)
  return made
}

/** The column of a number. */
export function numberedColumn(notes: Notes, number: number): unknown[] {
  notes[numbered] ??= []
  notes[numbered][number] ??= new Array<unknown>(notes.rows)
  return notes[numbered][number]
}
