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
  const close = phrase.indexOf(')', open)
  if (close < 0) return alternatives
  const inner = phrase.indexOf('(', from)
  if (inner < 0 || inner > close) return phrase.slice(from, close).split('|')
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

/**
 * What is wrong with the brackets of a phrase: with one alternative only, or left open, they would be looked for as
 * characters. A phrase that is nothing but a bracket, as `(sic)`, is meant so.
 */
export function bracketMistake(phrase: string): string | undefined {
  const open = textsIn(parsePhrase(phrase)).join('\n')
  const lone = /\([^()|\n]*\)/.exec(open)?.[0]
  if (lone && phrase.trim() !== lone) {
    const inner = lone.slice(1, -1)
    return `\`${lone}\` has one alternative: write \`(${inner}|)\` if it may be left out, \`${inner}\` if not. Brackets that stand in the text are for \`frames\`: \`'(' ${inner} ')'\`.`
  }
  const unclosed = /\([^()\n]*\|[^()\n]*$/m.exec(open)?.[0]
  return unclosed && `\`${unclosed}\` isn't closed by \`)\`.`
}

/** The stretches of characters of a phrase, at all depths. */
const textsIn = (parts: readonly Part[]): string[] =>
  parts.flatMap((part) => (typeof part === 'string' ? [part] : part.flatMap(textsIn)))

/** How many texts the groups of a phrase allow. */
export const countExpanded = (phrase: string): number => countParts(parsePhrase(phrase))

const countParts = (parts: readonly Part[]): number =>
  parts.reduce<number>(
    (count, part) => (typeof part === 'string' ? count : count * part.reduce((sum, one) => sum + countParts(one), 0)),
    1,
  )

/** Spell out a phrase: every text its groups allow, without the blanks that empty alternatives leave. */
export const expand = (phrase: string): string[] => (phrase.includes('|') ? spell(phrase).map(tidy) : [tidy(phrase)])

const tidy = (text: string) => (text.includes('  ') ? text.replace(/ {2,}/g, ' ').trim() : text.trim())

/** Every text that the groups of a phrase allow, as `parsePhrase` reads them; hundreds are spelled out for one draft. */
function spell(phrase: string): string[] {
  let texts = ['']
  let from = 0
  for (let open = phrase.indexOf('('); open >= 0; ) {
    const alternatives = alternativesAt(phrase, open)
    const isGroup = alternatives.length > 1
    const next = isGroup ? open + alternatives.join('|').length + 2 : open + 1
    if (isGroup) {
      const plain = phrase.slice(from, open)
      const more = alternatives.flatMap((one) => (one.includes('(') ? spell(one) : one))
      texts = texts.flatMap((text) => more.map((one) => text + plain + one))
      from = next
    }
    open = phrase.indexOf('(', next)
  }
  const rest = phrase.slice(from)
  return rest === '' ? texts : texts.map((text) => text + rest)
}
