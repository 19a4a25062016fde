// Comments that turn rules off and on: which rule is off where.

/** Says whether a rule is off at an offset of the source, for words that it found. */
export type IsOff = (rule: string, at: number, found: string) => boolean

interface Region {
  start: number
  end: number
}

interface Comment {
  text: string
  at: number
}

/** Read the comments of a document; `styles` are those that hold for it. */
export function readSwitches(comments: readonly Comment[], styles: readonly string[]): IsOff {
  if (comments.length === 0) return () => false
  const regions = new Map<string, Region[]>()
  for (const {text, at} of comments) for (const [key, isOff] of switchesIn(text, styles)) note(regions, key, isOff, at)
  return (rule, at, found) => {
    const style = rule.slice(0, rule.indexOf('.'))
    return ['off', style, rule, `${rule}[${found}]`].some((key) =>
      regions.get(key)?.some(({start, end}) => start <= at && at < end),
    )
  }
}

function note(regions: Map<string, Region[]>, key: string, isOff: boolean, at: number): void {
  const own = regions.get(key) ?? []
  regions.set(key, own)
  const last = own.at(-1)
  const isOpen = last?.end === Infinity
  if (isOff && !isOpen) own.push({start: at, end: Infinity})
  else if (!isOff && last && isOpen) last.end = at
}

/** What a comment turns off (`true`) or on. */
function switchesIn(text: string, styles: readonly string[]): (readonly [key: string, isOff: boolean])[] {
  if (text === 'vale off' || text === 'vale on') return [['off', text === 'vale off']]
  const at = text.lastIndexOf(' = ')
  if (!text.startsWith('vale ') || at < 0) return []
  const [name, value] = [text.slice(5, at), text.slice(at + 3)]
  if (name === 'style' || name === 'styles') {
    const on = value.split(', ')
    return [...styles.map((style) => [style, true] as const), ...on.map((style) => [style, false] as const)]
  }
  const isOff = value === 'NO' || value === 'off'
  if (!isOff && value !== 'YES' && value !== 'on') return []
  const bracket = name.indexOf('[')
  if (bracket < 0) return [[name, isOff]]
  const rule = name.slice(0, bracket)
  return matchesIn(name.slice(bracket)).map((word) => [`${rule}[${word}]`, isOff])
}

function matchesIn(json: string): string[] {
  try {
    return (JSON.parse(json) as unknown[]).map(String)
  } catch {
    return []
  }
}
