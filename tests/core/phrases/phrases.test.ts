// The matcher: groups, wildcards and word boundaries, held against phrases spelled out.
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {parseDraft} from '../../../src/core/draft/draft.ts'
import {makeMatcher} from '../../../src/core/phrases/matcher.ts'
import {expand} from '../../../src/core/phrases/phrase-parts.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {textFormat} from '../../../src/formats/text.ts'

/** The words a list of phrases finds in a text. */
function find(phrases: string[], text: string, caseSensitive = false): string[] {
  const list = definePhrases({kinds: {'': phrases}, caseSensitive})
  const matcher = makeMatcher([list])
  const {blocks} = parseDraft({path: 'a.txt', text}, textFormat)
  return blocks.flatMap((block) =>
    (matcher.scan(block).get(list) ?? []).map(({start, end}) => block.prose.text.slice(start, end)),
  )
}

test.each<[phrase: string, text: string, found: string[]]>([
  ['breaking news', 'All the Breaking  news and breaking\nnews.', ['Breaking  news', 'breaking\nnews']],
  ['news', 'newspaper news-stand news’s newsy news', ['news', 'news', 'news']],
  ["don't miss", "Don’t miss it, don't miss!", ['Don’t miss', "don't miss"]],
  ['(our|the) (site|page|)', 'our site, the page, our, the', ['our site', 'the page', 'our', 'the']],
  ['skip to (main|) content', 'skip to content; skip to main content', ['skip to content', 'skip to main content']],
  ['(the|) critics say', 'The critics say, critics say', ['The critics say', 'critics say']],
  ['criticis* of', 'criticism of, criticises of, critic of', ['criticism of', 'criticises of']],
  ['your ultimate _ for', 'your ultimate guide for, your ultimate for', ['your ultimate guide for']],
  [
    'a (_ |_ _ |)fall',
    'a fall, a steep fall, a very steep fall, afall',
    ['a fall', 'a steep fall', 'a very steep fall'],
  ],
  ['(a|b(c|d|)) e', 'a e bc e b e be', ['a e', 'bc e', 'b e']],
  ['continue reading:', 'Continue reading: next', ['Continue reading:']],
  ['a (b) c', 'a (b) c a b c', ['a (b) c']],
  ['a|b', 'a|b', ['a|b']],
])('%s', (phrase, text, found) => {
  expect(find([phrase], text)).toEqual(found)
})

test('the longest of a list wins, and capitals count where they must', () => {
  expect(find(['red', 'red car', 'car'], 'a red car')).toEqual(['red car'])
  expect(find(['TK'], 'TK tk', true)).toEqual(['TK'])
})

/** Phrases of groups over a small alphabet, so that they meet. */
const part = fc.constantFrom('a', 'b', 'a b', '(a|b)', '(a|)', '(a b|b|)', '(b|(a|) a)', 'c')
const phrases = fc.array(
  fc.array(part, {minLength: 1, maxLength: 4}).map((parts) => parts.join(' ')),
  {minLength: 1, maxLength: 4},
)
const texts = fc.array(fc.constantFrom('a', 'b', 'c', 'A', 'ab', ','), {maxLength: 12}).map((words) => words.join(' '))

test('groups find what their phrases spelled out find', () => {
  fc.assert(
    fc.property(phrases, texts, (phrases, text) => {
      const spelled = phrases.flatMap(expand).filter((phrase) => phrase !== '')
      expect(find(phrases, text)).toEqual(find(spelled, text))
    }),
    {numRuns: 2000},
  )
})

/** What a list finds, by a regex for each phrase at each place: slow and plain. */
function findSlowly(phrases: readonly string[], text: string): string[] {
  const patterns = phrases.flatMap(expand).map(patternOf)
  const found: string[] = []
  for (let at = 0; at < text.length; ) {
    const ends = patterns.map((pattern) => endAt(pattern, text, at))
    const end = Math.max(...ends)
    if (end > at) found.push(text.slice(at, end))
    at = Math.max(end, at + 1)
  }
  return found
}

function endAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ? pattern.lastIndex : -1
}

/** A phrase as a regex that never takes back what a wildcard took. */
function patternOf(phrase: string): RegExp {
  let groups = 0
  const wild = (pattern: string) => `(?=(${pattern}))\\${++groups}`
  const body = phrase.replace(/(?<= )_(?= |$)|[*\s]/g, (mark) =>
    mark === '*' ? wild("(?:\\w+(?:['-]\\w+)*)?") : mark === '_' ? `(?=\\w)${wild("\\w+(?:['-]\\w+)*")}` : wild('\\s+'),
  )
  const start = "(?<!\\w)(?<!\\w')(?=\\S)"
  const end = "(?:(?<!\\w)|(?!\\w)(?!'\\w)|(?='s(?!\\w)))"
  return new RegExp(phrase === '' ? '(?!)' : start + body + end, 'iy')
}

const wildPart = fc.constantFrom('a', 'b', 'a*', 'b*', '_', '(a|b)', '(a*|_ |)', "a's", 'a-b', '(_ b|c)')
const wildPhrases = fc.array(
  fc.array(wildPart, {minLength: 1, maxLength: 4}).map((parts) => `c ${parts.join(' ')}`.replace(/^c (?=\w)/, '')),
  {minLength: 1, maxLength: 5},
)
const wildTexts = fc
  .array(
    fc.tuple(
      fc.constantFrom('a', 'b', 'c', 'A', 'ab', "a's", "b'c", 'a-b', ','),
      fc.constantFrom(' ', '  ', '\n', '-'),
    ),
  )
  .map((words) => words.flat().join(''))

test('phrases with wildcards are found as a regex for each finds them', () => {
  fc.assert(
    fc.property(wildPhrases, wildTexts, (phrases, text) => {
      const {blocks} = parseDraft({path: 'a.txt', text}, textFormat)
      const proses = blocks.map(({prose}) => prose.text)
      expect(find(phrases, text)).toEqual(proses.flatMap((prose) => findSlowly(phrases, prose)))
    }),
    {numRuns: 3000},
  )
})

test('groups after groups cost no more than their characters', () => {
  const many = Array.from({length: 30}, () => '(one|two|three)').join(' ')
  expect(find([many], Array.from({length: 30}, () => 'two').join(' '))).toHaveLength(1)
})
