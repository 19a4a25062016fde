// Numbers: what numerals and number words are worth, with the precision they are given in.

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )
const tens = 'thirty forty fifty sixty seventy eighty ninety'.split(' ')
const scales: Readonly<Record<string, number>> = {
  hundred: 100,
  k: 1000,
  thousand: 1000,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  bn: 1e9,
  b: 1e9,
  billion: 1e9,
  tn: 1e12,
  trillion: 1e12,
}

/** Regular expression for a number word from two on: `three`, `twelve`, `ninety`. */
export const wordPattern = [...small.slice(2), ...tens].join('|')

const worths: ReadonlyMap<string, number> = new Map([
  ...small.map((word, worth) => [word, worth] as const),
  ...tens.map((word, i) => [word, 30 + 10 * i] as const),
])

const starts: ReadonlySet<string> = new Set([...worths.keys()].map((word) => word.slice(0, 3)))

/** Does a word in lower case open as a number word does? Most words don't, and need no closer look. */
export const mayBeNumberWord = (lower: string): boolean => starts.has(lower.slice(0, 3))

/** What a word or a numeral is worth: `twelve`, `3,000`, `2.5`; nothing where it is no number. */
export function worthOf(text: string): number | undefined {
  const plain = text.toLowerCase()
  const named = worths.get(plain)
  if (named !== undefined) return named
  return /^\d+(?:,\d{3})*(?:\.\d+)?$/.test(plain) ? Number(plain.replaceAll(',', '')) : undefined
}

/** What a scale word or its short form multiplies by: `million`, `bn`; nothing for other words. */
export const scaleOf = (word: string): number | undefined => (Object.hasOwn(scales, word) ? scales[word] : undefined)

/** A number as it is given, and half a unit of its last digit. */
export interface Quantity {
  value: number
  slack: number
  scale: number
}

/** A numeral with its scale word (`4.2`, `million`) and how exactly it is given; round thousands may be rounded. */
export function quantityOf(numeral: string, scaleWord = ''): Quantity | undefined {
  const plain = worthOf(numeral)
  if (plain === undefined) return undefined
  const scale = scales[scaleWord.toLowerCase()] ?? 1
  const decimals = /\.(\d+)$/.exec(numeral)?.[1]?.length ?? 0
  const zeros = decimals === 0 && plain >= 1000 ? (/(?:0|,)+$/.exec(numeral)?.[0].replaceAll(',', '').length ?? 0) : 0
  return {value: plain * scale, slack: 0.5 * 10 ** (zeros - decimals) * scale, scale}
}

/** Could the second number be the first one rounded, or the other way round? Counts below 20 are not rounded. */
export function isRounded(a: number, b: number): boolean {
  const [rounder, exact] = zerosOf(a) >= zerosOf(b) ? [a, b] : [b, a]
  return rounder === exact || (exact >= 20 && Math.abs(rounder - exact) <= 10 ** Math.max(1, zerosOf(rounder)))
}

const zerosOf = (value: number) => /0*$/.exec(String(Math.round(value)))?.[0].length ?? 0
