// What is suggested for a misspelt word: the likeliest first, in its capitals.
import {expect, test} from 'vitest'
import {makeSpeller} from '../../src/spelling/speller.ts'

const aff = [
  'TRY esianrtolcdugmphbyfvkwzxjq',
  'NOSUGGEST !',
  'REP 2',
  'REP f ph',
  'REP alot a_lot',
  'SFX S Y 1',
  'SFX S 0 s .',
  'SFX D Y 1',
  'SFX D e ed e',
].join('\n')
const dic = [
  'receive/DS relieve/DS the ten tea government/S separate/D definitely accommodate/D phone/S a lot allot damn/! dam',
  "don't each other until London Ireland which witch necessary rhythm",
]
  .join(' ')
  .replaceAll(' ', '\n')
const speller = makeSpeller({sources: [{aff, dic}, {list: 'kelpie\n!irregardless\n'}], words: ['Tidewater']})

test.each<[word: string, expected: string]>([
  ['recieve', 'receive'],
  ['recieved', 'received'],
  ['Recieve', 'Receive'],
  ['RECIEVE', 'RECEIVE'],
  ['teh', 'the'],
  ['goverments', 'governments'],
  ['seperate', 'separate'],
  ['definately', 'definitely'],
  ['acommodate', 'accommodate'],
  ['acomodate', 'accommodate'],
  ['fone', 'phone'],
  ['alot', 'a lot'],
  ['dont', "don't"],
  ['don’', "don't"],
  ['eachother', 'each other'],
  ['untill', 'until'],
  ['Lodnon', 'London'],
  ['wich', 'which'],
  ['neccesary', 'necessary'],
  ['rythm', 'rhythm'],
  ['kelpei', 'kelpie'],
  ['Tidewatre', 'Tidewater'],
])('%s: %s', (word, expected) => {
  expect(speller.isRight(word)).toBe(false)
  expect(speller.suggest(word)[0]?.word).toBe(expected)
})

test('what no one should be told to write is not suggested', () => {
  expect(speller.isRight('damn')).toBe(true)
  expect(speller.suggest('damm').map(({word}) => word)).not.toContain('damn')
})

test('each word is suggested once, and none that a list refuses', () => {
  const own = makeSpeller({sources: [{aff, dic}, {list: 'receive\nkelpie\nkelpia\n!kelpia\n'}]})
  expect(own.suggest('recieve').map(({word}) => word)).toEqual(['receive', 'relieve'])
  expect(own.suggest('kelpi').map(({word}) => word)).toEqual(['kelpie'])
})

test('a curly apostrophe is no slip', () => {
  const own = makeSpeller({sources: [{list: "o'kelpie\n"}]})
  expect(own.suggest('o’kelpy').map(({word}) => word)).toEqual([])
  expect(own.suggest('o’kelpe').map(({word}) => word)).toEqual(["o'kelpie"])
})

test('a hyphenated word or a phrase that is refused says nothing of its parts', () => {
  const own = makeSpeller({sources: [{list: 'mail\nat\nonce\n!e-mail\n!at once\n! \n'}]})
  expect(['mail', 'at', 'once'].filter((word) => own.isWrong(word) || !own.isRight(word))).toEqual([])
  expect(own.isWrong('E-mail')).toBe(true)
})

test('costs rise from the first suggestion on', () => {
  for (const word of ['recieve', 'wich', 'tehn', 'reliev']) {
    const costs = speller.suggest(word).map(({cost}) => cost)
    expect(costs).toEqual([...costs].sort((a, b) => a - b))
  }
})

test('a word that nothing is like has no suggestion', () => {
  expect(speller.suggest('zzyxqqzzyx')).toEqual([])
})

test('words of the house are right in capitals, too, and its wrong ones are wrong', () => {
  const right = ['kelpie', 'Kelpie', 'KELPIE', 'Tidewater', 'TIDEWATER', 'kelpie’s']
  expect(right.filter((word) => !speller.isRight(word))).toEqual([])
  expect(['tidewater', 'irregardless'].filter((word) => speller.isRight(word))).toEqual([])
  expect(speller.isWrong('Irregardless')).toBe(true)
})

test.each([
  ['Hafenrundfart', 'Hafenrundfahrt'],
  ['Hagenrundfahrt', 'Hafenrundfahrt'],
  ['Hafenrundfahrt', undefined],
  ['Quittungslaich', undefined],
])('a compound of which one part has a slip: %s', (given, expected) => {
  const german = makeSpeller({
    sources: [
      {
        aff: 'SET UTF-8\nCOMPOUNDFLAG z\nCOMPOUNDMIN 3\n',
        dic: 'Hafen/z\nhafen/z\nRund/z\nrund/z\nFahrt/z\nfahrt/z\nBoot\n',
      },
    ],
  })
  expect(german.isRight(given) ? undefined : german.suggest(given)[0]?.word).toBe(expected)
})
