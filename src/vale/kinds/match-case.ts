// Writes a replacement in the case of what it replaces.

type Case = 'lower' | 'upper' | 'title' | 'mixed'

/** A text in the case of another: small letters, capitals, or a capital first. */
export function likeCase(text: string, found: string): string {
  const shape = caseOf(found)
  if (shape === 'lower') return text.toLowerCase()
  if (shape === 'upper') return text.toUpperCase()
  return shape === 'title' ? text.charAt(0).toUpperCase() + text.slice(1).toLowerCase() : text
}

function caseOf(text: string): Case {
  const letters = text.match(/\p{L}/gu) ?? []
  const capitals = letters.filter((letter) => /\p{Lu}/u.test(letter)).length
  if (letters.length === 0) return 'mixed'
  if (capitals === 0) return 'lower'
  if (capitals === letters.length) return letters.length === 1 ? 'title' : 'upper'
  return capitals === 1 && /\p{Lu}/u.test(letters[0] as string) ? 'title' : 'mixed'
}
