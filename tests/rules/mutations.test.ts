// Mutations: take the name out of a sentence and a finding appears; put a name, a link or a footnote in and it goes.
import {describe, expect, test} from 'vitest'
import rule from '../../rules/sourcing/unsourced-claim.ts'
import {parseDraft} from '../../src/core/draft/draft.ts'
import type {Format} from '../../src/core/draft/format.ts'
import {lintDraft} from '../../src/core/lint.ts'
import type {Rule} from '../../src/core/rule.ts'
import {configureRules} from '../../src/core/settings/config.ts'
import {formatFor, makeFormats} from '../../src/formats/index.ts'
import {parseWithRemark} from '../../src/formats/remark.ts'

const markdown = formatFor('x.md', makeFormats(parseWithRemark)) as Format
const named: Rule = {...rule, id: 'unsourced-claim', family: 'sourcing'}
const config = configureRules([named])

const draft = (sentence: string) =>
  `# The old bridge\n\nThe bridge was built in 1790.\n\n${sentence}\n\nIt opens at nine.\n\n[^1]: Town archive, box 12.\n`

/** What is found in a text, each with the words it stands on. */
function findingsIn(text: string): string[] {
  return lintDraft(parseDraft({path: 'x.md', text}, markdown), config).map(({place}) =>
    text.slice(place.start, place.end),
  )
}

const nouns: readonly (readonly [plural: string, singular: string])[] = [
  ['historians', 'historian'],
  ['experts', 'expert'],
  ['critics', 'critic'],
  ['economists', 'economist'],
  ['scientists', 'scientist'],
  ['campaigners', 'campaigner'],
  ['analysts', 'analyst'],
  ['doctors', 'doctor'],
  ['researchers', 'researcher'],
  ['activists', 'activist'],
  ['observers', 'observer'],
  ['scholars', 'scholar'],
  ['pundits', 'pundit'],
  ['psychologists', 'psychologist'],
  ['legal experts', 'legal expert'],
  ['industry analysts', 'industry analyst'],
]

/** A sentence with its speaker; `says` and `have` follow the number of the speaker. */
interface Frame {
  name: string
  write(who: string, says: (plural: string, singular: string) => string): string
}

const capital = (text: string) => text[0]?.toUpperCase() + text.slice(1)

const frames: readonly Frame[] = [
  {name: 'says', write: (who, v) => `${capital(who)} ${v('say', 'says')} the bridge is older than the town.`},
  {name: 'said', write: (who) => `${capital(who)} said that the toll was too high.`},
  {name: 'has argued', write: (who, v) => `${capital(who)} ${v('have', 'has')} long argued that the arch is unsafe.`},
  {name: 'is warning', write: (who, v) => `${capital(who)} ${v('are', 'is')} now warning that the river will rise.`},
  {name: 'calls for', write: (who, v) => `${capital(who)} ${v('are', 'is')} calling for a second crossing.`},
  {name: 'at the end', write: (who, v) => `The bridge is older than the town, ${who} ${v('say', 'says')}.`},
  {name: 'in between', write: (who, v) => `The bridge, ${who} ${v('believe', 'believes')}, is older than the town.`},
  {name: 'according to', write: (who) => `According to ${who}, the toll was too high.`},
  {name: 'according to, at the end', write: (who) => `The toll was too high, according to ${who}.`},
  {name: 'by', write: (who) => `The plan was criticised by ${who} last week.`},
  {name: 'what', write: (who, v) => `The town now faces what ${who} ${v('call', 'calls')} a crisis.`},
  {name: 'while', write: (who, v) => `The toll rose, while ${who} ${v('fear', 'fears')} that trade will fall.`},
  {name: 'but', write: (who, v) => `The toll rose, but ${who} ${v('doubt', 'doubts')} that it will last.`},
]

const ofMany = (plural: string) => plural
const ofOne = (_: string, singular: string) => singular

const cases = nouns.flatMap(([plural, singular]) =>
  frames.map((frame) => [`${plural}, ${frame.name}`, frame, plural, singular] as const),
)

describe('a speaker taken away and given back', () => {
  test('there are enough of them', () => expect(cases.length).toBeGreaterThanOrEqual(200))

  test.each(cases)('%s', (_, frame, plural, singular) => {
    const vague = frame.write(plural, ofMany)
    const [found, ...more] = findingsIn(draft(vague))
    expect(found?.toLowerCase()).toContain(plural)
    expect(more).toEqual([])
    const article = /^[aeiou]/.test(singular) ? 'an' : 'a'
    const silent = [
      frame.write(`Jane Doe, ${article} ${singular} at Yale,`, ofOne).replace(/,([,.])/, '$1'),
      frame.write(`${plural} at Yale`, ofMany),
      frame.write(`the ${singular} Jane Doe`, ofOne),
      vague.replace(/\.$/, ' ([minutes](https://town.example/minutes/12)).'),
      vague.replace(/\.$/, '.[^1]'),
      `“${vague}”`,
      `> ${vague}`,
      vague.replace(/\.$/, '?'),
    ]
    for (const text of silent) expect([text, findingsIn(draft(text))]).toEqual([text, []])
    expect(findingsIn(`---\nsection: Opinion\n---\n\n${draft(vague)}`)).toEqual([])
  })
})

describe('quantifiers and numbers of', () => {
  const groups = [
    'many experts',
    'some historians',
    'several critics',
    'most economists',
    'a number of scholars',
    'a growing number of doctors',
  ]
  test.each(groups)('%s', (group) => {
    const [found] = findingsIn(draft(`${capital(group)} believe the toll is unfair.`))
    expect(found?.toLowerCase()).toBe(`${group} believe`)
    expect(findingsIn(draft(`${capital(group)}, including Jane Doe, believe the toll is unfair.`))).toEqual([])
  })
})

describe('other frames', () => {
  const claims = [
    'The vote was late, sparking debate about the toll.',
    'The closure raises serious questions about safety.',
    'Calls for a new bridge are growing louder.',
    'The council has faced numerous criticisms.',
    'Studies show that tolls cut traffic.',
    'It is widely believed that the arch is unsafe.',
    'The bridge is widely regarded as unsafe.',
    'Some say the arch is unsafe.',
    'The closure is not an isolated case.',
  ]
  test.each(claims)('%s', (claim) => {
    expect(findingsIn(draft(claim))).toHaveLength(1)
    for (const text of [
      claim.replace(/\.$/, ' ([minutes](https://town.example/minutes/12)).'),
      claim.replace(/\.$/, '.[^1]'),
      `“${claim}”`,
      `${claim.replace(/\.$/, '')}, Jane Doe, the town’s engineer, said.`,
    ])
      expect([text, findingsIn(draft(text))]).toEqual([text, []])
  })
})

describe('look-alikes in a story with a named speaker', () => {
  const story = (sentence: string) =>
    `# The road\n\nJane Doe, who runs the archive, opened the road. “It is a good day,” she said.\n\nThe day was long.\n\n${sentence}\n\nThe day was long again.\n`
  const plain = [
    'The experts at the bank said so.',
    'Experts were asked to leave.',
    'Experts expected to attend will come by train.',
    'Scientists discovered a new crater.',
    'Researchers found a crack in the arch.',
    'She told experts the price was wrong.',
    'The show is for experts and fans.',
    'The critics’ choice went to the film.',
    'If critics argue otherwise, they are wrong.',
    'No experts have said so.',
    'Experts told us the price was wrong.',
    'Readers can see the scores online.',
    'According to a 2019 report by the Town Council, tolls fell.',
    'The report raises questions about the toll.',
    'The mayor raised concerns about the toll.',
    'Jane Doe sparked outrage with a joke.',
    'Some of the money went to schools.',
    'Most agree to the terms by clicking.',
    'Activists chained themselves to the gate.',
    'Officials said the road was closed.',
    'The plant is widely found in Asia.',
    'Users reported a bug.',
    'Polls show Labour ahead by five points, YouGov said.',
    'Analysts polled by Reuters expected 3 per cent.',
    'Doctors who treated her said she would recover.',
    'Not many people envision a career in toll booths.',
    'Clinton strategists say the toll will fall. The plan is dear to Clinton.',
    'In the capital, Clinton strategists say the toll will fall.',
  ]
  test.each(plain)('%s', (sentence) => expect(findingsIn(story(sentence))).toEqual([]))

  const vague = [
    ['Many in the industry believe prices will fall.', 'Many in the industry believe'],
    ['Critics of the plan have said it is too dear.', 'Critics of the plan have said'],
    ['Prices, analysts warn, could fall.', 'analysts warn'],
    ['It has long been argued that prices fall.', 'It has long been argued that'],
    ['Social media users have expressed outrage.', 'Social media users have expressed outrage'],
    ['[Experts say](/) it is so.', 'Experts say'],
    ['The film has been met with criticism.', 'has been met with criticism'],
    ['Some experts have even suggested the price may fall.', 'Some experts have even suggested'],
  ] as const
  test.each(vague)('%s', (sentence, span) => expect(findingsIn(story(sentence))).toEqual([span]))
})
