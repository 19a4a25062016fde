// Made words: words that no dictionary has, but that are made of words by rules that every reader knows.
import wordData from '../../lists/spelling-words.json' with {type: 'json'}

const prefixes: readonly string[] = wordData.prefixes
const suffixes: readonly string[] = wordData.suffixes
const neverJoined: ReadonlySet<string> = new Set(wordData.neverJoined)
const besideHyphens: ReadonlySet<string> = new Set([...wordData.prefixes, ...wordData.besideHyphens])

const particles: ReadonlySet<string> = new Set(wordData.particles)
const endings: ReadonlySet<string> = new Set(wordData.endings)

type IsRight = (word: string) => boolean

/** Is a word, in small letters, made of a right word and a prefix or suffix, or of two right words? */
export const isMadeWord = (word: string, isRight: IsRight): boolean =>
  isPrefixed(word, isRight) || isSuffixed(word, isRight) || isJoined(word, isRight)

/** Is it the plural of a right word, made by rule? */
export const isPlural = (word: string, isRight: IsRight): boolean =>
  /[^sxzo]s$/.test(word) && !/(?:[^aeiou]y|[cs]h)s$/.test(word) && isBase(word.slice(0, -1), isRight)

/** Is it one who does what a right verb says: `exchanger`, `concentrator`? */
export const isDoer = (word: string, isRight: IsRight): boolean =>
  /ators?$/.test(word)
    ? isRight(word.replace(/ors?$/, 'e'))
    : /ers?$/.test(word) && (isBase(word.replace(/ers?$/, ''), isRight) || isBase(word.replace(/rs?$/, ''), isRight))

/** May a part stand beside a hyphen though it is no word: `non`, `ish`? */
export const mayStandBesideHyphen = (part: string): boolean => besideHyphens.has(part)

/** Is it like what a right word says: `custardy`? Not where `ly` was meant. */
export function isLike(word: string, isRight: IsRight): boolean {
  if (!word.endsWith('y')) return false
  const stem = word.slice(0, -1)
  const single = stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem
  return [stem, single, `${stem}e`].some((base) => isBase(base, isRight)) && !isRight(`${stem}ly`)
}

const adjectives = ['less', 'ing', 'ed', 'ful', 'ive', 'ous']

/** Is it the adverb of an adjective whose ending tells it is one: `caringly`, `wirelessly`? */
export const isAdverb = (word: string, isRight: IsRight): boolean =>
  word.endsWith('ly') && adjectives.some((ending) => word.endsWith(`${ending}ly`)) && isBase(word.slice(0, -2), isRight)

const isBase = (word: string, isRight: IsRight) => word.length >= 4 && !neverJoined.has(word) && isRight(word)

const isPrefixed = (word: string, isRight: IsRight): boolean =>
  prefixes.some((prefix) => word.startsWith(prefix) && isBase(word.slice(prefix.length), isRight))

function isSuffixed(word: string, isRight: IsRight): boolean {
  const end = suffixes.find((suffix) => word.endsWith(suffix) && isStem(word.slice(0, -suffix.length), suffix, isRight))
  return end !== undefined
}

/** A stem before a suffix may have lost its `e` or `y`, or doubled its last letter. */
function isStem(stem: string, suffix: string, isRight: IsRight): boolean {
  if (stem.length < 3) return false
  if (isBase(stem, isRight)) return true
  if (!/^[aei]/.test(suffix)) return false
  return (
    isBase(`${stem}e`, isRight) ||
    isBase(`${stem}y`, isRight) ||
    (stem.at(-1) === stem.at(-2) && isBase(stem.slice(0, -1), isRight))
  )
}

function isJoined(word: string, isRight: IsRight): boolean {
  for (let at = 3; at <= word.length - 2; at++) {
    const [head, tail] = [word.slice(0, at), word.slice(at)]
    if (!neverJoined.has(head) && isTail(tail, at, isRight) && isRight(head)) return true
  }
  return false
}

/** What may end a joined word; a short word only after a longer one. */
function isTail(tail: string, at: number, isRight: IsRight): boolean {
  if (tail.length >= 4) return isBase(tail, isRight)
  return (
    at >= 4 &&
    (particles.has(tail) || (tail.length === 3 && !endings.has(tail) && !neverJoined.has(tail) && isRight(tail)))
  )
}
