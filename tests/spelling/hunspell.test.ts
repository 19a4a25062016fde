// What our reader of Hunspell dictionaries says of words: what Hunspell says, by its manual, option by option.
import {describe, expect, test} from 'vitest'
import {makeChecker} from '../../src/spelling/checker.ts'
import {readDictionary} from '../../src/spelling/dictionary.ts'

const checker = (aff: string, words: string) =>
  makeChecker(readDictionary({aff: aff.replaceAll('; ', '\n'), dic: words.split(' ').join('\n')}))

const words = (text: string) => text.split(' ').filter((word) => word !== '')

const suffix = 'SFX S Y 2; SFX S y ies [^aeiou]y; SFX S 0 s [^y]'
const prefix = 'PFX U Y 1; PFX U 0 un .'

test.each<[name: string, aff: string, dic: string, right: string, wrong: string]>([
  ['stems', '', '2 boat O’Leary', 'boat Boat BOAT O’Leary', 'boats oat boa o’leary'],
  ['a suffix with a condition', suffix, 'boat/S party/S', 'boats parties Parties', 'partys boaties'],
  ['a prefix and a suffix that cross', `${prefix}; ${suffix}`, 'tie/US', 'untie unties ties', 'unun untiess'],
  ['a suffix that does not cross', `${prefix}; SFX S N 1; SFX S 0 s .`, 'tie/US', 'untie ties', 'unties'],
  [
    'a suffix on a suffix',
    'SFX A Y 1; SFX A 0 able/S .; SFX S Y 1; SFX S 0 s .',
    'read/A',
    'readable readables',
    'reads',
  ],
  ['what is stripped whole', 'FULLSTRIP; SFX A Y 1; SFX A be was be', 'be/A', 'was be', 'wasbe'],
  ['flags of two letters', 'FLAG long; SFX Aa Y 1; SFX Aa 0 s .', 'boat/AaBb', 'boats', 'boatss'],
  ['flags as numbers', 'FLAG num; SFX 12 Y 1; SFX 12 0 s .', 'boat/12,7 cat/1,2', 'boats', 'cats'],
  ['aliases of flags', 'AF 2; AF S; AF XY; SFX S Y 1; SFX S 0 s .', 'boat/1 cat/2', 'boats', 'cats'],
  [
    'aliases that are numbers alone',
    'FLAG num; AF 3 # of them; AF 101; AF 102,103; AF 104; SFX 101 Y 1; SFX 101 0 s .; SFX 104 Y 1; SFX 104 0 ed .',
    'boat/1 sail/3',
    'boats sailed',
    'boated sails',
  ],
  ['a word that is forbidden', 'FORBIDDENWORD !; SFX S Y 1; SFX S 0 s .', 'boat/S boats/!', 'boat', 'boats'],
  ['a stem that needs an affix', 'NEEDAFFIX X; SFX S Y 1; SFX S 0 s .', 'tweezer/XS', 'tweezers', 'tweezer'],
  ['a word that keeps its case', 'KEEPCASE K', 'kg/K pH/K', 'kg pH', 'Kg KG PH'],
  ['mixed case', '', 'OpenOffice McKay', 'OpenOffice OPENOFFICE MCKAY', 'openoffice Openoffice'],
  ['initials with a suffix', suffix, 'NASA/S', 'NASA NASAs NASAS', 'nasa'],
  ['an apostrophe in capitals', '', "Sant'Elia", "Sant'Elia SANT'ELIA", "sant'elia"],
  ['characters that are exchanged', "ICONV 1; ICONV ’ '", "don't", "don't don’t", 'dont'],
  ['characters that are ignored', 'IGNORE -', 'wind', 'wind wi-nd', 'wend'],
  [
    'compounds',
    'COMPOUNDFLAG C; COMPOUNDMIN 3',
    'foot/C ball/C at/C',
    'football ballfoot footballfoot',
    'atball footat',
  ],
  ['places in compounds', 'COMPOUNDBEGIN B; COMPOUNDEND E', 'foot/B ball/E', 'football', 'ballfoot footfoot'],
  ['words that stand in compounds only', 'COMPOUNDFLAG C; ONLYINCOMPOUND O', 'foot/C ling/CO', 'footling', 'ling'],
  ['a doubled part', 'COMPOUNDFLAG C; CHECKCOMPOUNDDUP', 'foot/C ball/C', 'football', 'footfoot'],
  ['a letter three times', 'COMPOUNDFLAG C; CHECKCOMPOUNDTRIPLE', 'kiss/C soft/C ball/C', 'kissball', 'kisssoft'],
  [
    'a pattern of compounds',
    'COMPOUNDMIN 1; ONLYINCOMPOUND c; COMPOUNDRULE 1; COMPOUNDRULE n*mp',
    '1/n 2/nm 1st/p 2th/pc',
    '22th 122th 21st',
    '12 2th',
  ],
  ['no suggestion, but right', 'NOSUGGEST !', 'damn/!', 'damn', 'dam'],
])('%s', (_, aff, dic, right, wrong) => {
  const {isRight} = checker(aff, dic)
  expect(words(`${right} ${wrong}`).filter((word) => isRight(word))).toEqual(words(right))
})

describe('what is damaged is read as far as it goes', () => {
  test.each<[aff: string, dic: string]>([
    ['', ''],
    ['SFX', '/'],
    ['SFX A Y 1; SFX A 0', '1'],
    ['PFX A Y 1; PFX A 0 x [^', 'a/A'],
    ['COMPOUNDRULE 1; COMPOUNDRULE (', '\\/'],
    ['COMPOUNDRULE 1; COMPOUNDRULE ***', 'a/*'],
    ['FLAG num; AF x', 'a/999999999'],
    ['REP 1; REP', 'a'],
  ])('%j with %j', (aff, dic) => {
    const {isRight} = checker(aff, dic)
    expect(isRight('zzyxite')).toBe(false)
  })
})
