// What must stand in a text for an expression to match there: one of a few short texts, in small letters.
import {type ExpressionPart, lastCodePoint, spread} from './syntax.ts'

/** Texts one of which must stand in a text, or undefined where nothing is sure. */
export type Literals = readonly string[] | undefined

const mostTexts = 24

/** The texts one of which stands wherever the expression matches, in small letters. */
export function literalsOf(part: ExpressionPart): Literals {
  const found = best(exactOf(part), neededBy(part))
  return found && weight(found) > 0 ? found : undefined
}

/** All texts a part matches, where these are few; small letters stand for both cases. */
function exactOf(part: ExpressionPart): Literals {
  switch (part.is) {
    case 'set':
      return lettersOf(part)
    case 'group':
      return exactOf(part.of)
    case 'edge':
    case 'look':
      return ['']
    case 'sequence':
      return part.of.reduce<Literals>((all, one) => (all ? cross(all, exactOf(one)) : undefined), [''])
    case 'either': {
      const all = part.of.map(exactOf)
      return all.every((one) => one) ? limited(all.flatMap((one) => one ?? [])) : undefined
    }
    case 'repeat':
      return repeated(exactOf(part.of), part.least, part.most)
    case 'again':
      return undefined
  }
}

function repeated(once: Literals, least: number, most: number): Literals {
  if (!once || most > 3) return undefined
  let all: Literals = least === 0 ? [''] : undefined
  let some: Literals = ['']
  for (let count = 1; count <= most; count++) {
    some = some && cross(some, once)
    if (!some) return undefined
    if (count >= least) all = limited([...(all ?? []), ...some])
  }
  return all
}

const limited = (texts: readonly string[]): Literals => {
  const all = [...new Set(texts)]
  return all.length <= mostTexts ? all : undefined
}

const cross = (before: readonly string[], after: Literals): Literals =>
  after && before.length * after.length <= mostTexts
    ? limited(before.flatMap((one) => after.map((other) => one + other)))
    : undefined

/** The characters of a small set, in small letters. */
function lettersOf(part: Extract<ExpressionPart, {is: 'set'}>): Literals {
  if (part.set.properties.length > 0) return undefined
  const letters = new Set<string>()
  for (const [from, to] of spread(part)) {
    if (to - from > 8 || to === lastCodePoint) return undefined
    for (let code = from; code <= to; code++) letters.add(smallOf(String.fromCodePoint(code)))
  }
  return letters.size > 0 && letters.size <= 4 ? [...letters] : undefined
}

/** Small letters as texts are looked at: long s and final sigma are ordinary ones. */
export const smallOf = (text: string): string => text.toLowerCase().replace(/ſ/g, 's').replace(/ς/g, 'σ')

/** The best that is needed by some part of the whole. */
function neededBy(part: ExpressionPart): Literals {
  switch (part.is) {
    case 'group':
      return literalsOf(part.of)
    case 'repeat':
      return part.least > 0 ? literalsOf(part.of) : undefined
    case 'either': {
      const all = part.of.map(literalsOf)
      return all.every((one) => one) ? [...new Set(all.flatMap((one) => one ?? []))] : undefined
    }
    case 'sequence':
      return neededInSequence(part.of)
    default:
      return undefined
  }
}

/** Neighbours whose texts are known grow together; the best stretch, or the best of a single part, is taken. */
function neededInSequence(parts: readonly ExpressionPart[]): Literals {
  let found: Literals
  let stretch: Literals = ['']
  for (const part of parts) {
    const exact = exactOf(part)
    const longer: Literals = stretch && exact && cross(stretch, exact)
    found = best(found, stretch)
    if (!exact) found = best(found, neededBy(part))
    stretch = longer ?? exact ?? ['']
  }
  return best(found, stretch)
}

const best = (one: Literals, other: Literals): Literals =>
  !one ? other : !other ? one : weight(other) > weight(one) ? other : one

/** The length of the shortest; nothing for one that is in every text anyway. */
function weight(texts: readonly string[]): number {
  const shortest = Math.min(...texts.map(({length}) => length))
  return shortest === 1 && texts.some((text) => /^[a-z\s]$/.test(text)) ? 0 : shortest
}
