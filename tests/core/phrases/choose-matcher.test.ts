// The matcher of some settings: what each list finds does not depend on how the lists are put together.
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {rules} from '../../../rules/index.ts'
import {parseDraft} from '../../../src/core/draft/draft.ts'
import type {AnchorSide, Hanging, Hit, Matcher, PhraseList} from '../../../src/core/phrase-list.ts'
import {chooseMatcher} from '../../../src/core/phrases/choose-matcher.ts'
import {makeMatcher} from '../../../src/core/phrases/matcher.ts'
import {packMatcher, unpackMatcher} from '../../../src/core/phrases/packed.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineRule} from '../../../src/core/rule.ts'
import {allLists, configureRules} from '../../../src/core/settings/config.ts'
import {textFormat} from '../../../src/formats/text.ts'

const house = [
  definePhrases({kinds: {'': ['breaking news', '(our|the) site', 'per cent*']}}),
  definePhrases({kinds: {'': {'a _ of': 'some'}}, caseSensitive: true}),
]
const builtIn = allLists(rules)
const shipped = makeMatcher(builtIn)
const whole = makeMatcher([...builtIn, ...house])

const words = [...builtIn, ...house].flatMap(({phrases}) => phrases.map(({text}) => text.replace(/[(|*]/g, ' ')))

/** Openers are packed once each. */
function asSets({before, after, ...rest}: Hanging) {
  const side = ({openers, ...edge}: AnchorSide) => ({
    ...edge,
    ...(openers && {literals: new Set(openers.literals), classes: new Set(openers.classes)}),
  })
  return {...rest, before: side(before), after: side(after)}
}

function hitsBy(matcher: Matcher, text: string): unknown[] {
  const {blocks} = parseDraft({path: 'a.txt', text}, textFormat)
  return blocks.map((block) => {
    const found = matcher.scan(block)
    const values = ({start, end, kind, phrase, instead}: Hit) => [start, end, kind, phrase, instead]
    return [...builtIn, ...house].map((list) => found.get(list)?.map(values) ?? [])
  })
}

describe('one that is at hand and a new one', () => {
  const joined = chooseMatcher([...builtIn, ...house], [shipped])

  test('know all lists and find what one matcher of all of them finds', () => {
    expect([...joined.lists]).toEqual([...builtIn, ...house])
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), {maxLength: 12}), (some) => {
        const text = some.join(' ')
        expect(hitsBy(joined, text)).toEqual(hitsBy(whole, text))
      }),
      {numRuns: 200},
    )
  })

  test('serve the next settings as they are', () => {
    expect(chooseMatcher([...house, ...builtIn.slice(3)], [shipped, joined])).toBe(joined)
    expect(chooseMatcher(builtIn.slice(3), [shipped, joined])).toBe(shipped)
  })
})

describe('a packed matcher', () => {
  const lists = [...builtIn, ...house]
  const packed = packMatcher(lists, [1, 2])
  const sets = lists.flatMap(({frames}) => frames ?? [])
  const read = sets.map(({size, hangingAt}) => Array.from({length: size}, (_, number) => hangingAt(number)))

  test('finds what one finds that works out its states as texts call for them', () => {
    const unpacked = unpackMatcher(packed, lists, [1, 2]) as Matcher
    const odd = fc.constantFrom('’s', '…', '  ', '\n', 'and', 'x', '(', '“')
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...words), odd), {maxLength: 20}),
        fc.boolean(),
        (some, capitals) => {
          const text = capitals ? some.join(' ').toUpperCase() : some.join(' ')
          expect(hitsBy(unpacked, text)).toEqual(hitsBy(whole, text))
        },
      ),
      {numRuns: 500},
    )
  })

  test('is none of these lists where another stamp stands on it', () => {
    for (const stamp of [[], [1], [1, 3], [1, 2, 3]]) expect(unpackMatcher(packed, lists, stamp)).toBeUndefined()
  })

  test('knows where every frame hangs without reading it', () => {
    unpackMatcher(packed, lists, [1, 2])
    for (const [i, {size, hangingAt}] of sets.entries())
      for (let number = 0; number < size; number++)
        expect(asSets(hangingAt(number))).toEqual(asSets(read[i]?.[number] as Hanging))
  })
})

test('without one at hand, or none that helps, a matcher of the lists needed is made', () => {
  const other: Matcher = {lists: new Set<PhraseList>(), scan: () => new Map()}
  for (const atHand of [[], [other]]) expect([...chooseMatcher(house, atHand).lists]).toEqual(house)
})

test('the lists of the settings before get the matcher of the settings before, others get their own', () => {
  const made = chooseMatcher(house, [])
  expect(chooseMatcher([...house, ...house], [])).toBe(made)
  expect([...chooseMatcher(house.slice(0, 1), []).lists]).toEqual(house.slice(0, 1))
  expect([...chooseMatcher(house, []).lists]).toEqual(house)
})

test('a rule of the house brings its list alone', () => {
  const [list] = house as [PhraseList]
  const rule = {
    ...defineRule({summary: '', why: '', authority: '', lists: [list], check() {}, examples: []}),
    ...{id: 'house-words', family: 'house', page: ''},
  }
  const {matcher} = configureRules([...rules, rule], {preset: 'strict'}, [shipped])
  expect([...matcher.lists].filter((list) => !shipped.lists.has(list))).toEqual([list])
})
