// Republication: a story as keys and sketches, and how two of them are alike.
import {
  bandsOf,
  digestOf,
  type HashedWords,
  likenessOf,
  shinglesOf,
  sketchOf,
} from '../../../src/reading/likeness/sketch.ts'

/** How many words make a shingle, and how many shingles a sketch, with names and without. */
const [shingle, size, maskedSize] = [5, 96, 48]

/** Mail merge leaves at least this share, and this many shingles, of what is no name or number. */
const [leastMasked, fewestMasked] = [0.9, 30]

/** How far below the truth a sketch may estimate: about one and a half standard errors of 96 shingles at .8. */
const slack = 0.06

/** What is kept of a story to compare it with others. */
interface StorySketch {
  digest: string
  sketch: string
  /** The sketch of the story without its names and numbers, where enough is left. */
  masked?: string
}

/** The keys and the sketches of a story; only stories of one edition are compared. */
export function sketchStory(
  {words, masked}: HashedWords<ArrayLike<number>>,
  edition: string,
): {keys: string[]; data: Readonly<Record<string, string>>} {
  const plain = shinglesOf(words, shingle)
  const bare = shinglesOf(masked, shingle)
  const rich = bare.length >= fewestMasked && bare.length >= masked.length * 0.8
  const keys = [...bandsOf(plain, 12, 4), ...(rich ? bandsOf(bare, 6, 4).map((band) => `${band}~`) : [])]
  return {
    keys: keys.map((key) => edition + key),
    data: {digest: digestOf(words), sketch: sketchOf(plain, size), ...(rich && {masked: sketchOf(bare, maskedSize)})},
  }
}

/** How two stories are alike: `exact`, `near` from this share of shingles on, `merged` but for names and numbers. */
export function compareStories(a: Partial<StorySketch>, b: Partial<StorySketch>, least: number) {
  if (a.digest === b.digest) return {kind: 'exact', likeness: 1}
  const likeness = likenessOf(a.sketch ?? '', b.sketch ?? '', size)
  const sampled = Math.min(a.sketch?.length ?? 0, b.sketch?.length ?? 0) >= size * 5
  if (likeness >= least - (sampled ? slack : 0)) return {kind: 'near', likeness}
  if (!a.masked || !b.masked) return undefined
  const merged = likenessOf(a.masked, b.masked, maskedSize)
  return merged >= Math.max(least, leastMasked) ? {kind: 'merged', likeness: merged} : undefined
}
