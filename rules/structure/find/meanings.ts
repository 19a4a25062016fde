// Meanings: what the words of a sentence say, however it is put: roots without endings, synonyms as one, numbers in figures.

import {wordsIn} from '../../../src/reading/likeness/word-overlap.ts'
import headlineWords from '../../lists/headline-words.json' with {type: 'json'}
import data from '../../lists/same-meaning.json' with {type: 'json'}
import {numberOf, withoutEnding} from './headline-words.ts'

/** What a text says. */
export interface Meanings {
  /** Its words without those that say nothing, as roots, each with its weight: 1, or less for one that says little. */
  roots: ReadonlyMap<string, number>
  /** Its numbers, in figures. */
  numbers: ReadonlySet<string>
  /** Its roots that are names, as far as capitals tell. */
  names: ReadonlySet<string>
  /** Does it say that something is not so? */
  denies: boolean
  /** Does it say so in another way, as with “stopped” or “only”? */
  stops: boolean
}

const nothing = new Set(data.nothing)
const denial = new Set(data.denial)
const stops = new Set(data.stops)

/** Roots of words met so far: a sentence is compared with the two before it, and with its paragraph. */
const metRoots = new Map<string, string>()
const mostRoots = 50_000

/** A word without any ending: `collection`, `collector`, `collected` are one. */
function rootOf(word: string): string {
  const known = metRoots.get(word)
  if (known !== undefined) return known
  const root = rootIn(word)
  if (metRoots.size < mostRoots) metRoots.set(word, root)
  return root
}

function rootIn(word: string): string {
  const whole = withoutEnding(word)
  const ending = data.endings.find((each) => whole.endsWith(each) && whole.length > each.length + 2)
  const bare = ending ? whole.slice(0, -ending.length) : whole
  return bare.replace(/([b-df-hj-np-tv-z])\1$/, '$1').slice(0, 7)
}

const light = new Set(data.light.map(rootOf))

/** The groups of synonyms that a root is in. */
const groups = new Map(groupsOfRoots())

function groupsOfRoots(): Map<string, Set<number>> {
  const made = new Map<string, Set<number>>()
  for (const [i, group] of [...data.synonyms, ...headlineWords.places].entries())
    for (const root of group.split(' ').map((word) => numberOf(word) ?? rootOf(word)))
      made.set(root, (made.get(root) ?? new Set()).add(i))
  return made
}

const opposites = new Set(
  data.opposites.flatMap((pair) => {
    const [a = '', b = ''] = pair.split(' ').map(rootOf)
    return [`${a} ${b}`, `${b} ${a}`]
  }),
)

const slight = 0.25

/** What the words of a text say; names and numbers `known` from before say little. */
export function meaningsIn(text: string, known?: Meanings): Meanings {
  const roots = new Map<string, number>()
  const [numbers, names] = [new Set<string>(), new Set<string>()]
  let [denies, says] = [false, false]
  for (const {text: word, start} of wordsIn(text)) {
    if (denial.has(word)) denies = true
    if (stops.has(word)) says = true
    if (nothing.has(word)) continue
    const number = numberOf(word) ?? (/^\d/.test(word) ? word : undefined)
    const root = number ?? rootOf(word)
    if (number !== undefined) numbers.add(number)
    else if (start > 0 && /\p{Lu}/u.test(text[start] as string)) names.add(root)
    const isKnown = known?.roots.has(root) && (number !== undefined || names.has(root))
    roots.set(root, light.has(root) || isKnown ? slight : 1)
  }
  return {roots, numbers, names, denies, stops: says}
}

/** How much of what two texts say is said by both, by the first alone, by the second alone. */
export interface Overlap {
  shared: number
  /** How many words that say much are in both, as they are or as synonyms. */
  full: number
  onlyFirst: readonly string[]
  onlySecond: readonly string[]
  /** What only one of them says, by weight. */
  restOfFirst: number
  restOfSecond: number
  /** Do the words that both have stand in the same order? */
  inOrder: boolean
  /** What share of the first the second says, and of the second the first. */
  ofFirst: number
  ofSecond: number
}

/** Compare what two texts say. */
export function overlapOf(a: Meanings, b: Meanings): Overlap {
  const left = new Set(a.roots.keys())
  const right = new Set(b.roots.keys())
  const order = [...left]
  const places: number[] = []
  let [shared, full] = [0, 0]
  for (const two of b.roots.keys()) {
    const one = left.has(two) ? two : synonymIn(left, two, b)
    if (one === undefined) continue
    const weight = Math.max(a.roots.get(one) ?? 0, b.roots.get(two) ?? 0)
    shared += weight
    if (weight === 1) full++
    places.push(order.indexOf(one))
    left.delete(one)
    right.delete(two)
  }
  const [restOfFirst, restOfSecond] = [weigh(left, a), weigh(right, b)]
  const inOrder = places.every((place, i) => i === 0 || place > (places[i - 1] as number))
  return {
    ...{shared, full, inOrder, restOfFirst, restOfSecond, onlyFirst: [...left], onlySecond: [...right]},
    ...{ofFirst: shared / (shared + restOfFirst || 1), ofSecond: shared / (shared + restOfSecond || 1)},
  }
}

/** A synonym of a word among those that stand in one text alone. */
function synonymIn(left: ReadonlySet<string>, word: string, other: Meanings): string | undefined {
  const own = groups.get(word)
  return own && [...left].find((each) => !other.roots.has(each) && meets(groups.get(each), own))
}

const meets = (one: ReadonlySet<number> | undefined, two: ReadonlySet<number>) =>
  one !== undefined && [...one].some((group) => two.has(group))

const weigh = (roots: ReadonlySet<string>, {roots: weights}: Meanings) =>
  [...roots].reduce((sum, root) => sum + (weights.get(root) ?? 0), 0)

/** Does one say the opposite of a word of the other? */
export const areOpposed = ({onlyFirst, onlySecond}: Overlap): boolean =>
  onlyFirst.some((one) => onlySecond.some((two) => opposites.has(`${one} ${two}`)))
