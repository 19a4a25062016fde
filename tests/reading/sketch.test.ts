// Sketches: the same words give the same hashes however they are set, and sketches tell how much two texts share.
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {gistKeys, gistLikeness, gistOfHeadline} from '../../rules/structure/find/headline-words.ts'
import {bandsOf, digestOf, hashWords, likenessOf, shinglesOf, sketchOf} from '../../src/reading/likeness/sketch.ts'

const words = (length: number, from = 0) => Array.from({length}, (_, i) => `w${from + i}`).join(' ')
const sketch = (text: string, size: number) => sketchOf(shinglesOf(hashWords(text).words, 5), size)

/** The share of common five-word runs, counted. */
function counted(a: string, b: string): number {
  const [one, other] = [a, b].map((text) => new Set(shinglesOf(hashWords(text).words, 5))) as [Set<number>, Set<number>]
  const shared = [...one].filter((each) => other.has(each)).length
  return shared / (one.size + other.size - shared)
}

describe('words', () => {
  test.each([
    ['The ferry’s last run', "the FERRY'S last — run!"],
    ['Straße, café; naïve', 'straße café naïve'],
    ['9,000 boats', '9 000 boats'],
    ['Привет, мир', 'привет мир'],
  ])('%s = %s', (a, b) => {
    expect(hashWords(a).words).toEqual(hashWords(b).words)
  })

  test.each([
    ['Mayor Ann Archer paid £4 million', 'Mayor Bela Barnes-Hill paid £12.5 million'],
    ['near Derby on 3 May', 'near York on 12 May'],
  ])('without names and numbers: %s = %s', (a, b) => {
    expect(hashWords(a).masked).toEqual(hashWords(b).masked)
    expect(digestOf(hashWords(a).words)).not.toBe(digestOf(hashWords(b).words))
  })
})

describe('likeness', () => {
  test('is exact for texts no larger than the sketch', () => {
    const [a, b] = [words(60), `${words(50)} ${words(10, 100)}`]
    expect(likenessOf(sketch(a, 128), sketch(b, 128), 128)).toBeCloseTo(counted(a, b), 10)
  })

  test('is near for larger ones', () => {
    for (const kept of [200, 500, 800, 950]) {
      const [a, b] = [words(1000), `${words(kept)} ${words(1000 - kept, 5000)}`]
      expect(Math.abs(likenessOf(sketch(a, 128), sketch(b, 128), 128) - counted(a, b))).toBeLessThan(0.13)
    }
  })

  test('is the same both ways, and 1 for a text with itself', () => {
    fc.assert(
      fc.property(fc.lorem({maxCount: 80}), fc.lorem({maxCount: 80}), (a, b) => {
        expect(likenessOf(sketch(a, 16), sketch(b, 16), 16)).toBe(likenessOf(sketch(b, 16), sketch(a, 16), 16))
        if (hashWords(a).words.length >= 5) expect(likenessOf(sketch(a, 16), sketch(a, 16), 16)).toBe(1)
      }),
    )
  })
})

test('texts that share most of their runs share a key, texts that share few do not', () => {
  const keys = (text: string) => new Set(bandsOf(shinglesOf(hashWords(text).words, 5), 16, 4))
  const shares = (a: string, b: string) => [...keys(a)].some((key) => keys(b).has(key))
  const pairs = Array.from({length: 100}, (_, i) => i * 10_000)
  const alike = pairs.filter((from) => shares(words(400, from), `${words(360, from)} ${words(40, from + 5000)}`))
  const apart = pairs.filter((from) => shares(words(400, from), `${words(60, from)} ${words(340, from + 5000)}`))
  expect(alike).toHaveLength(100)
  expect(apart.length).toBeLessThan(5)
})

describe('headlines', () => {
  const gist = gistOfHeadline
  test.each([
    ['Ferry company drops two night services', 'Two night services dropped by ferry firm'],
    ['Watch live: Norwegian minister resigns over oil deal', 'Norway’s minister quits over oil accord'],
    ['U.S. buys 9,000 boats for $1.0bn', 'US acquires 9000 boats for $1 billion'],
    ['Third bridge closes in Derby after storm: police', 'Bridge 3 closes in Derby after storm'],
  ])('say the same: %s = %s', (a, b) => {
    expect(gistLikeness(gist(a), gist(b))).toBeGreaterThanOrEqual(0.75)
    expect(gistKeys(gist(a), 0.75).filter((key) => gistKeys(gist(b), 0.75).includes(key))).not.toEqual([])
  })

  test.each([
    ['Storm closes the harbour pier, day 2', 'Storm closes the harbour pier, day 3'],
    ['Rovers beat United 2-1 in cup derby', 'Rovers beat United 3-1 in cup derby'],
    ['Rovers beat United in cup derby on penalties', 'United beat Rovers in cup derby on penalties'],
    ['Town shares open lower on fears for harbour trade', 'Town shares close lower on fears for harbour trade'],
    ['Fire at old mill near Norway border kills two', 'Fire at old mill near Sweden border kills two'],
    ['Meeting notes of the board on Monday morning', 'Meeting notes of the board on Friday morning'],
  ])('differ: %s | %s', (a, b) => {
    expect(gistLikeness(gist(a), gist(b))).toBe(0)
  })

  test('alike enough share a key', () => {
    const word = fc.constantFrom(
      ...'ferry harbour council library storm bridge market museum valley orchard'.split(' '),
    )
    const headline = fc.uniqueArray(word, {minLength: 4, maxLength: 9})
    const copied = headline.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, {minLength: all.length - 1}), fc.constantFrom('', 'school')),
    )
    fc.assert(
      fc.property(copied, ([all, some, more]) => {
        const [a, b] = [gist(all.join(' ')), gist([...some, more].join(' '))]
        fc.pre(gistLikeness(a, b) >= 0.75)
        expect(gistKeys(a, 0.75).some((key) => gistKeys(b, 0.75).includes(key))).toBe(true)
      }),
    )
  })
})
