// The parts of a phrase: characters, and groups of alternatives such as `(a|b|)`.

/** Characters as they stand, or the parts of each alternative of a group. */
export type Part = string | readonly (readonly Part[])[]

/** Read the groups of a phrase; parentheses without a `|` are characters. */
export function parsePhrase(phrase: string): Part[] {
  const parts: Part[] = []
  let text = ''
  for (let at = 0; at < phrase.length; at++) {
    const alternatives = phrase[at] === '(' ? alternativesAt(phrase, at) : []
    if (alternatives.length < 2) {
      text += phrase[at]
      continue
    }
    if (text) parts.push(text)
    text = ''
    parts.push(alternatives.map(parsePhrase))
    at += alternatives.join('|').length + 1
  }
  return text ? [...parts, text] : parts
}

/** The alternatives of the group that opens here; none where it isn't closed. */
function alternativesAt(phrase: string, open: number): string[] {
  const alternatives: string[] = []
  let depth = 0
  let from = open + 1
  for (let at = open; at < phrase.length; at++) {
    const character = phrase[at]
    if (character === '(') depth++
    else if (character === ')') depth--
    if (depth > 1 || (depth === 1 && character !== '|')) continue
    alternatives.push(phrase.slice(from, at))
    from = at + 1
    if (depth === 0) return alternatives
  }
  return []
}

/** Spell out a phrase: every text its groups allow, without the blanks that empty alternatives leave. */
export function expand(phrase: string): string[] {
  if (!phrase.includes('|')) return [tidy(phrase)]
  const parts = parsePhrase(phrase)
  if (parts.length === 1 && typeof parts[0] === 'string') return [tidy(phrase)]
  return spellParts(parts).map(tidy)
}

const tidy = (text: string) => (text.includes('  ') ? text.replace(/ {2,}/g, ' ').trim() : text.trim())

function spellParts(parts: readonly Part[]): string[] {
  let texts = ['']
  for (const part of parts) {
    const before = texts
    texts = []
    const more = typeof part === 'string' ? [part] : part.flatMap(spellParts)
    for (const text of before) for (const next of more) texts.push(text + next)
  }
  return texts
}
