// Weighing: a speaker nearby lowers the confidence that nobody stands behind a statement; the note tells what was weighed.
import {expect, test} from 'vitest'
import {configure, lint} from '../../src/index.ts'
import {tellWeighing, weigh} from '../../src/weighing/model.ts'

const configs = {strict: configure({preset: 'strict'}), news: configure({preset: 'news'})}

const draftOf = (paragraph: string) =>
  `The hall\n\nThe hall opened again in May after a winter of works.\n\n${paragraph}\n\nThere is a bus from the station.\n`

const findingIn = (paragraph: string, rule: string, preset: keyof typeof configs = 'strict') =>
  lint({path: 'a.txt', text: draftOf(paragraph)}, configs[preset]).find(({ruleId}) => ruleId === rule)

const share = 'Seven in ten village halls lose money in their first year.'

test.each<[paragraph: string, rule: string, marked: string]>([
  [share, 'unsourced-statistic', 'Seven in ten'],
  [
    'It was the closing of the ferry that emptied the village, and it rained.',
    'unsourced-claim',
    'It was the closing of the ferry that emptied the village',
  ],
  ['One steward of many summers said it would end in tears.', 'anonymous-source', 'One steward of many summers said'],
  [
    'The sky was grey.\n\n“You get up, you look out, and there goes the winter.”',
    'unattributed-quote',
    '“You get up, you look out, and there goes the winter.”',
  ],
])('%s', (paragraph, rule, marked) => {
  const finding = findingIn(paragraph, rule)
  const {start = 0, end = 0} = finding?.place ?? {}
  expect(draftOf(paragraph).slice(start, end)).toBe(marked)
})

test.each([
  ['a speaker in the sentence', `${share.slice(0, -1)}, said Ann Archer of the halls’ union.`],
  ['a link', 'Seven in ten village halls lose money in their first year (https://halls.example/report/7).'],
])('%s stands behind a share', (_, paragraph) => {
  expect(findingIn(paragraph, 'unsourced-statistic')).toBeUndefined()
})

test('a speaker further on lowers the confidence and excuses nothing', () => {
  const alone = findingIn(`${share} The tea is free.`, 'unsourced-statistic', 'news')
  const near = findingIn(`${share} The tea is free. Ann Archer said it would stay so.`, 'unsourced-statistic', 'news')
  expect(near?.confidence).toBeLessThan(alone?.confidence ?? 0)
  expect(alone?.note).toContain('nobody speaks in this paragraph')
})

test('the confidence grows with the score, from nothing to one', () => {
  const none = weigh('claim', [])
  expect(none.confidence).toBeGreaterThanOrEqual(0)
  expect(weigh('claim', ['a named speaker in this sentence']).confidence).toBeLessThan(none.confidence)
  expect(
    weigh(
      'claim',
      Array.from({length: 50}, () => 'nobody speaks in this paragraph'),
    ).confidence,
  ).toBe(1)
})

test('the note names what speaks on each side', () => {
  expect(tellWeighing({confidence: 0.6, pro: ['nobody speaks in this paragraph'], contra: ['a date']})).toBe(
    'Weighed: nobody speaks in this paragraph. Against it: a date.',
  )
  expect(tellWeighing({confidence: 0.6, pro: [], contra: []})).toBe('Weighed by its wording.')
})
