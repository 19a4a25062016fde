// Expressions as Vale writes them: what they match, what must stand in a text for that, and how much work they can be.
import {checkSync} from 'recheck'
import {describe, expect, test} from 'vitest'
import {emit} from '../../src/vale/expressions/emit.ts'
import {literalsOf} from '../../src/vale/expressions/literals.ts'
import {makeLook} from '../../src/vale/expressions/look.ts'
import {parseExpression} from '../../src/vale/expressions/parse.ts'
import {growthOf} from '../../src/vale/expressions/safety.ts'
import {allMatches, makeSearch, searched} from '../../src/vale/expressions/search.ts'

const found = (source: string, text: string) =>
  allMatches(makeSearch(source), searched(text)).map(({start, end}) => text.slice(start, end))

describe('matches', () => {
  test.each<[source: string, text: string, expected: string[]]>([
    ['\\bcat\\b', 'cat cats Cat', ['cat']],
    ['(?i)cat', 'cat Cat CAT', ['cat', 'Cat', 'CAT']],
    ['(?i)a(?-i)b', 'ab Ab aB AB', ['ab', 'Ab']],
    ['a(?i:b)c', 'abc aBc aBC', ['abc', 'aBc']],
    ['\\bin\\b|\\bin order to\\b', 'in order to', ['in']],
    ['\\b(?:to|in order to)\\b', 'in order to', ['in order to']],
    ['\\bcaf\\b', 'café caf', ['caf']],
    ['\\bcaf(?: bar)?\\b', 'caf baré', ['caf']],
    ['\\bé\\w*', 'é été éa', ['é', 'ét', 'éa']],
    ['[^\\w\\s]', 'a😀b-', ['😀', '-']],
    ['(?m)^a|b$', 'a b\na b', ['a', 'b', 'a', 'b']],
    ['^a|b$', 'a b\na b', ['a', 'b']],
    ['.+', 'one\ntwo', ['one', 'two']],
    ['(?s).+', 'one\ntwo', ['one\ntwo']],
    ['(?x) a b # both', 'ab', ['ab']],
    ['(?P<letter>[ab])\\k<letter>', 'aabab', ['aa']],
    ['(a)(b)\\2', 'abb', ['abb']],
    ['[[:alpha:]]+', 'ab1c', ['ab', 'c']],
    ['\\x{e9}|\\u00e8', 'éè', ['é', 'è']],
    ['\\p{Lu}+', 'aBÉc', ['BÉ']],
    ['(?<!no )fish', 'fish no fish', ['fish']],
    ['fish(?! food)', 'fish food fish', ['fish']],
    ['x*', 'axb', ['', 'x', '', '']],
    ['|', '😀', ['', '']],
  ])('%s in %j', (source, text, expected) => {
    expect(found(source, text)).toEqual(expected)
  })

  test.each(['(', 'a)', '[a', '*a', 'a{5,2}', '\\', '\\p{Nonsense}', '(?>a)'])('%s can’t be read', (source) => {
    expect(() => parseExpression(source)).toThrow()
  })
})

test.each<[source: string, expected: readonly string[] | undefined]>([
  ['\\bcat\\b', ['cat']],
  ['(?i)\\bCats?\\b', ['cat', 'cats']],
  ['in\\s+order', ['order']],
  ['(?:colou?r|grey)', ['colour', 'color', 'grey']],
  ['\\w+', undefined],
  ['a|b', undefined],
  ['—', ['—']],
  ['(?=look)out', ['out']],
])('%s needs %j', (source, expected) => {
  expect(literalsOf(parseExpression(source))?.toSorted()).toEqual(expected?.toSorted())
})

test('a look finds every literal, within others too', () => {
  const look = makeLook([
    ['he', 0],
    ['she', 1],
    ['hers', 2],
    ['his', 3],
    ['usually', 4],
  ])
  expect(look.numbersIn('uSHErs')).toEqual([0, 1, 2])
  expect(look.numbersIn('unusual')).toEqual([])
})

/** How long the checker may take on a busy machine, in milliseconds. */
const patience = 90_000

describe('work', () => {
  const linear = [
    '\\bcat\\b',
    '\\b\\w+ing\\b',
    'foo\\s+bar',
    '\\b[A-Z]{2,5}\\b',
    '\\bvery\\s+\\w+\\s+much\\b',
    '\\s(?:cats|dogs)+',
    '(?m)^#+ ',
    '\\bnot \\d+\\b',
    '\\bRev [A-Z][a-z]{1,15}(?= [a-z])',
    '^(?!String)[A-Z][a-z]{1,14}ing\\b',
    '\\b(?:[a-z]{1,3}-){1,9}x',
  ]
  test.each(linear)(
    '%s grows as the text does, as the checker of expressions says',
    (source) => {
      const part = parseExpression(source)
      expect(growthOf(part)).toEqual({is: 'linear'})
      const written = emit(part, 'ascii')
      expect(checkSync(written.source, written.flags, {timeout: patience}).status).toBe('safe')
    },
    patience,
  )

  test.each([
    '(a+)+b',
    '(a|a)*b',
    '(?:\\w+\\s?)+!',
    '.*.*x',
    '\\(.+\\)',
    '\\d+st',
    '(?<=\\s\\w+)a',
    '(.)\\1+',
    'a+b',
    '\\w+(?= x)',
    '[^.]{1,50} a',
    '\\b(?:[a-z]{1,3})+!',
    '\\b(?:\\w{1,3})+!',
    '(?:[a-z]{1,3}){1,25}!',
    '(?:[a-z]{1,3}){1,12}!',
    '(?:(?:(?:[a-z]{1,3}){1,3}){1,3}){1,3}!',
    '(?=(?:[a-z]{1,3}){1,12}!)a',
    `${'[a-z]{0,3}'.repeat(12)}!`,
  ])('%s is not cleared', (source) => {
    expect(growthOf(parseExpression(source)).is).not.toBe('linear')
  })
})
