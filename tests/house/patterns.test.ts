// Words stand in lists and frames, not in regular expressions: how much is still spelled out.
import {describe, expect, test} from 'vitest'
import {countAlternatives, patternsIn, readPatterns} from '../support/patterns.ts'

const patterns = readPatterns()
const long = patterns.filter(({alternatives}) => alternatives >= 9)
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

/** What may be spelled out at most: the aims of the house, lowered as more moves to lists. */
const most = {patterns: 38, alternatives: 558, words: 1064}

describe('patterns', () => {
  test('few have nine alternatives or more', () => {
    expect(long.length).toBeLessThanOrEqual(most.patterns)
  })

  test('those few spell out little', () => {
    expect(sum(long.map(({alternatives}) => alternatives))).toBeLessThanOrEqual(most.alternatives)
  })

  test('words stand in lists, but for names of files and tags, which addresses are read by', () => {
    const ofCopy = patterns.filter(({file}) => !file.startsWith('src/addresses/'))
    expect(sum(ofCopy.map(({words}) => words))).toBeLessThanOrEqual(most.words)
  })
})

test.each<[pattern: string, alternatives: number, words: number]>([
  ['abc', 1, 0],
  ['one|two', 2, 2],
  ['(?:one|a|\\d)s?', 3, 1],
  ['[a|b]|\\|x', 2, 0],
  ['(?<=red|green) (?:big (?:cat|dog)|\\p{Lu}+)', 4, 5],
])('%s has %i alternatives, %i of them words', (pattern, alternatives, words) => {
  expect(countAlternatives(pattern)).toEqual({alternatives, words})
})

test('what `new RegExp` is handed counts once, constants of the file too', () => {
  const code =
    "const nouns = 'cat|dog'\nconst a = new RegExp('big (?:' + nouns + ')')\nconst b = new RegExp(nouns, 'i')"
  expect(patternsIn('a.ts', code).map(({text}) => text)).toEqual(['big (?:', 'cat|dog'])
})
