// The attributes of a JSX tag: where the text of each stands in the source.
import type {Place} from '../../core/draft/place.ts'

/** An attribute with a text as its value, and the place of that text without its quotation marks. */
interface Attribute extends Place {
  name: string
}

const nameAt = /[\p{L}_$][\p{L}\p{N}_$:.-]*/uy

/** The attributes with texts of the tag that opens at `start`, in their order. */
export function attributesAt(text: string, start: number, end: number): Attribute[] {
  const found: Attribute[] = []
  let at = endOfName(text, start + 1)
  while (at < end && text[at] !== '>') {
    const from = at
    const name = nameIn(text, at)
    if (!name) {
      at = text[at] === '{' ? endOfBraces(text, at, end) : at + 1
      continue
    }
    at += name.length
    while (/\s/.test(text[at] ?? '') && at < end) at++
    if (text[at] !== '=') continue
    at++
    while (/\s/.test(text[at] ?? '') && at < end) at++
    const quote = text[at]
    if (quote === '{') at = endOfBraces(text, at, end)
    else if (quote === '"' || quote === "'") {
      const close = text.indexOf(quote, at + 1)
      if (close < 0 || close >= end) return found
      found.push({name, start: at + 1, end: close})
      at = close + 1
    }
    if (at === from) at++
  }
  return found
}

const endOfName = (text: string, at: number): number => at + nameIn(text, at).length

function nameIn(text: string, at: number): string {
  nameAt.lastIndex = at
  return nameAt.exec(text)?.[0] ?? ''
}

/** Behind the brace that closes the one at an offset; braces within texts don't count. */
function endOfBraces(text: string, start: number, end: number): number {
  let depth = 0
  for (let at = start; at < end; at++) {
    const character = text[at] as string
    if (character === '{') depth++
    else if (character === '}' && --depth === 0) return at + 1
    else if (character === '"' || character === "'" || character === '`') {
      const close = text.indexOf(character, at + 1)
      if (close > 0 && close < end) at = close
    }
  }
  return end
}
