// Looks: what is asked of a place before its sentence is read closely never keeps a reading from what it finds.
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {mayDouble, pairsIn} from '../../rules/language/find/doubled-words.ts'
import {hasCueNear, mayBeSubject} from '../../rules/sourcing/find/claim-candidates.ts'
import {genericClaimsOf, readClaim} from '../../rules/sourcing/find/generic-speakers.ts'
import {parseDraft} from '../../src/core/draft/draft.ts'
import {makeMatcher} from '../../src/core/phrases/matcher.ts'
import {expand} from '../../src/core/phrases/phrase-parts.ts'
import {hitsOf, openDraft} from '../../src/core/reading.ts'
import {textFormat} from '../../src/formats/text.ts'
import {attributionsOf, genericSources} from '../../src/reading/speech/attribution.ts'
import {speechCues} from '../../src/reading/speech/cues.ts'
import {quotationsOf} from '../../src/reading/speech/quotations.ts'
import {besideIt, isPlainlySpoken, speakersOf} from '../../src/reading/speech/speakers.ts'
import {tokensOf, twice} from '../../src/reading/text/tokens.ts'

const matcher = makeMatcher([...genericClaimsOf.lists, ...attributionsOf.lists, ...speakersOf.lists])
const open = (text: string) => openDraft(parseDraft({path: 'a.txt', text}, textFormat), matcher)

const phrasesOf = ({phrases}: typeof speechCues, kinds: readonly string[]) =>
  phrases.filter(({kind}) => kinds.includes(kind)).flatMap(({text}) => expand(text))

const small = 'the a some many most several few few of its and but while that what have have not often also now it too'
const marks = [
  ',',
  '.',
  ';',
  ':',
  '—',
  '(',
  ')',
  '“',
  '”',
  '“It is safe,”',
  '“safe”',
  'Ann Archer',
  'Mr. Doe',
  'London',
]
const word = fc.oneof(
  {weight: 3, arbitrary: fc.constantFrom(...phrasesOf(genericSources, ['core', 'second', 'study', 'bare', 'counted']))},
  {weight: 3, arbitrary: fc.constantFrom(...phrasesOf(speechCues, ['strong', 'excuse', 'study', 'according']))},
  {weight: 4, arbitrary: fc.constantFrom(...small.split(' '))},
  {weight: 2, arbitrary: fc.constantFrom(...marks)},
)
const anyText = fc.array(word, {minLength: 2, maxLength: 16}).map((words) => {
  const text = words.join(' ').replace(/ ([,.;:)])/g, '$1')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
})

test('a claim of nobody has a cue near it and may be a subject', () => {
  let claims = 0
  fc.assert(
    fc.property(anyText, (text) => {
      const draft = open(text)
      for (const hit of hitsOf(draft, genericSources)) {
        if (!readClaim(draft, hit)) continue
        claims++
        expect([text, hit.phrase, hasCueNear(draft, hit), mayBeSubject(draft, hit)]).toEqual([
          text,
          hit.phrase,
          true,
          true,
        ])
      }
    }),
    {numRuns: 3000},
  )
  expect(claims).toBeGreaterThan(300)
})

test('a quotation that is plainly spoken has a speaker by the close look, too', () => {
  let spoken = 0
  fc.assert(
    fc.property(anyText, (text) => {
      const draft = open(text)
      for (const quotation of quotationsOf(draft)) {
        if (!isPlainlySpoken(draft, quotation)) continue
        spoken++
        expect([text, besideIt(draft, quotation) !== undefined]).toEqual([text, true])
      }
    }),
    {numRuns: 3000},
  )
  expect(spoken).toBeGreaterThan(100)
})

test('a pair of equal words stands in a block that says so', () => {
  let pairs = 0
  const some = fc.constantFrom(
    'the',
    'The',
    'to',
    'İt',
    'it',
    'STRASSE',
    'straße',
    'e\u0301t',
    'ét',
    "it's",
    'x-x',
    '4',
  )
  const glue = fc.constantFrom(' ', '  ', '\n', '\u00a0', ', ', '-')
  fc.assert(
    fc.property(fc.array(fc.tuple(some, glue), {minLength: 2, maxLength: 12}), (all) => {
      const text = `${all.flat().join('')}x`
      for (const block of open(text).blocks) {
        if (pairsIn(block).length === 0) continue
        pairs++
        const tokens = tokensOf(block)
        expect([text, mayDouble(block, tokens), (tokens.signs & twice) !== 0]).toEqual([text, true, true])
      }
    }),
    {numRuns: 1000},
  )
  expect(pairs).toBeGreaterThan(100)
})
