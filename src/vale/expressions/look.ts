// A look at a text for many literals at once, after Aho and Corasick, 1975: which searches may match in it.
import {smallOf} from './literals.ts'

/** Adds literals, and afterwards says which numbers have one in a text. */
export interface Look {
  /** The numbers, in order, that have a literal in the text, each once. */
  numbersIn(text: string): number[]
}

/** The first characters of a literal tell enough. */
const longest = 8

/** Make a look for literals in small letters; a number is known by any of its literals. */
export function makeLook(literals: readonly (readonly [text: string, number: number])[]): Look {
  const symbols = new Map<number, number>()
  for (const [text] of literals)
    for (let i = 0; i < Math.min(text.length, longest); i++)
      if (!symbols.has(text.charCodeAt(i))) symbols.set(text.charCodeAt(i), symbols.size + 1)
  const width = symbols.size + 1
  const trie = buildTrie(literals, symbols, width)
  const table = linkTrie(trie, width)
  const symbolOf = new Uint16Array(65536)
  for (const [code, symbol] of symbols) symbolOf[code] = symbol
  return {numbersIn: (text) => scan(smallOf(text), table, symbolOf, width)}
}

interface Trie {
  /** The child of each node by symbol, 0 where there is none. */
  next: number[][]
  numbers: number[][]
}

function buildTrie(
  literals: readonly (readonly [string, number])[],
  symbols: Map<number, number>,
  width: number,
): Trie {
  const trie: Trie = {next: [new Array(width).fill(0)], numbers: [[]]}
  for (const [text, number] of literals) {
    let node = 0
    for (let i = 0; i < Math.min(text.length, longest); i++) {
      const symbol = symbols.get(text.charCodeAt(i)) as number
      const row = trie.next[node] as number[]
      if (!row[symbol]) {
        row[symbol] = trie.next.length
        trie.next.push(new Array(width).fill(0))
        trie.numbers.push([])
      }
      node = row[symbol] as number
    }
    trie.numbers[node]?.push(number)
  }
  return trie
}

interface Table {
  next: Int32Array
  numbers: readonly (readonly number[])[]
  /** The nearest shorter node that has numbers. */
  shorter: Int32Array
}

/** Let each node fall to the longest one that ends it, breadth first. */
function linkTrie({next: rows, numbers}: Trie, width: number): Table {
  const next = new Int32Array(rows.length * width)
  const fails = new Int32Array(rows.length)
  const shorter = new Int32Array(rows.length)
  const queue = [0]
  for (let i = 0; i < queue.length; i++) {
    const node = queue[i] as number
    const fail = fails[node] as number
    shorter[node] = numbers[fail]?.length ? fail : (shorter[fail] as number)
    for (let symbol = 1; symbol < width; symbol++) {
      const child = rows[node]?.[symbol] ?? 0
      const other = node === 0 ? 0 : (next[fail * width + symbol] as number)
      next[node * width + symbol] = child || other
      if (!child) continue
      fails[child] = other
      queue.push(child)
    }
  }
  return {next, numbers, shorter}
}

function scan(text: string, {next, numbers, shorter}: Table, symbolOf: Uint16Array, width: number): number[] {
  const found = new Set<number>()
  const seen = new Set<number>()
  let node = 0
  for (let i = 0; i < text.length; i++) {
    const symbol = symbolOf[text.charCodeAt(i)] as number
    node = symbol === 0 ? 0 : (next[node * width + symbol] as number)
    for (let at = node; at > 0 && !seen.has(at); at = shorter[at] as number) {
      seen.add(at)
      for (const number of numbers[at] ?? []) found.add(number)
    }
  }
  return [...found].sort((a, b) => a - b)
}
