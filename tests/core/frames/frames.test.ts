// Frames: what each part of the syntax finds, where it stops, and what is said of a frame that can't be read.
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {parseDraft} from '../../../src/core/draft/draft.ts'
import {defineContext} from '../../../src/core/frames/context.ts'
import {follow} from '../../../src/core/frames/match.ts'
import {parseFrame} from '../../../src/core/frames/syntax.ts'
import {frameTokensOf} from '../../../src/core/frames/tokens.ts'
import {makeMatcher} from '../../../src/core/phrases/matcher.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {hitsOf, openDraft} from '../../../src/core/reading.ts'
import {formatFor, makeFormats} from '../../../src/formats/index.ts'
import {parseWithRemark} from '../../../src/formats/remark.ts'
import {textFormat} from '../../../src/formats/text.ts'

const formats = makeFormats(parseWithRemark)
const parse = (text: string, path: string) => parseDraft({path, text}, formatFor(path, formats) ?? textFormat)

const words = {
  looped: ['so', '{through} much'],
  through: ['very {looped}'],
  lots: ['{word}…30 {word}'],
  gone: ['{missing} it'],
  'person-noun': ['doctor', 'doctors', 'chief of staff'],
  desks: ['the big desk', 'desk'],
  adverb: ['widely', 'often', '*ly'],
  warning: ['warn(|s|ed)', 'caution(|ed) against'],
  filler: ['{word}', '-that', '-{warning}', '-*ing', '-in the'],
}

/** The hits of some frames in a text. */
function hits(frames: readonly string[], text: string, path = 'a.md') {
  const list = definePhrases({kinds: {}, frames: {'': frames}, words})
  const matcher = makeMatcher(list.frames ? [list, list.frames.anchors] : [list])
  return hitsOf(openDraft(parse(text, path), matcher), list)
}

const find = (frame: string, text: string, path?: string) =>
  hits([frame], text, path).map(({block, start, end}) => block.prose.text.slice(start, end))

describe('a frame finds', () => {
  test.each<[frame: string, text: string, found: string[]]>([
    ['critics say', 'Critics  say so. The critics\nsay more.', ['Critics  say', 'critics\nsay']],
    ['TODO :', 'TODO: check. A todo: list.', ['TODO:']],
    [
      'check* the (name|names)',
      'Checking the names, check the name, checks names',
      ['Checking the names', 'check the name'],
    ],
    ['warn(|s|ed) of (rain|snow)', 'Warn of rain, warned of snow, warning of rain', ['Warn of rain', 'warned of snow']],
    ['[the] desk', 'Ask the desk or desk two', ['the desk', 'desk']],
    ['{person-noun} said', 'A doctor said. The chief of staff said.', ['doctor said', 'chief of staff said']],
    ['(at|until) {time}', 'At 19:00, until 7:30pm, at noon, at 61:00', ['At 19:00', 'until 7:30pm', 'at noon']],
    ['on {date}', 'On 24/12/2026, on 2026-12-24, on 3 May', ['On 24/12/2026', 'on 2026-12-24', 'on 3 May']],
    ['it is {adverb} said', 'It is quietly said. It is said.', ['It is quietly said']],
    ['it is {adverb}…2 said', 'It is said. It is often quietly said.', ['It is said', 'It is often quietly said']],
    [
      '{warning} of',
      'They warned of it, cautioned against of it, warning of it.',
      ['warned of', 'cautioned against of'],
    ],
    [
      'we {filler}…2 {warning}',
      'We now warn. We that warn. We warn. We go warning warn. We in a warn. We in the warn.',
      ['We now warn', 'We warn', 'We in a warn'],
    ],
    ['{filler} of (warn|rain)', 'That of rain, chance of rain, in the of rain.', ['chance of rain', 'the of rain']],
    [
      'add …2 photo',
      'Add photo. Add a photo. Add a big photo. Add a very big photo.',
      ['Add photo', 'Add a photo', 'Add a big photo'],
    ],
    ['add …3 photo', 'Add this. A photo is here.', []],
    ['add …3 photo', 'Add Mr. Hall’s photo.', ['Add Mr. Hall’s photo']],
    [
      'deadline &2 tonight',
      'Tonight is the deadline. The deadline is tonight.',
      ['Tonight is the deadline', 'deadline is tonight'],
    ],
    ['-(of|than) some say', 'Some say so. More than some say.', ['Some say']],
    ['some say -(so|no)', 'Some say so. Some say yes.', ['Some say']],
    ['{line-start} (note|nb) :', 'Note: a.\n\nA note: b.\n\n- NB: c.', ['Note:', 'NB:']],
    ['tk {block-end}', 'The figure is TK\n\nTK is a place.', ['TK']],
    ['{sentence-start} clearly', 'Clearly. And clearly so. Then? “Clearly not.”', ['Clearly', 'Clearly']],
    ["'[' …4 ']'", 'See [the big map] here. [a b c d e]', ['[the big map]']],
    ['who:{name} told found:(the desk)', 'Ann Archer told the desk. He told the desk.', ['the desk']],
    ['cost {money}', 'It cost £5m, cost 40 euros and cost little.', ['cost £5m', 'cost 40 euros']],
    [
      '{percentage} of',
      '45% of, 12.5 per cent of, ten percent of, 7 of',
      ['45% of', '12.5 per cent of', 'ten percent of'],
    ],
    [
      'on {date}',
      'On Monday, 3 May 2021 and on May 3, on 12th of June; on time.',
      ['On Monday, 3 May 2021', 'on May 3', 'on 12th of June'],
    ],
    ['at {time}', 'At 10.30am, at 7 p.m., at noon, at home.', ['At 10.30am', 'at 7 p.m.', 'at noon']],
    ["doctor 's (bag|view)", 'The doctor’s bag. A doctor bag.', ['doctor’s bag']],
    ["don't know", 'They don’t know', ['don’t know']],
    ['fact-check', 'Please fact‑check this fact check', ['fact‑check']],
    ['it (may) rain', 'It may rain.', ['It may rain']],
    ['(a b|a) c', 'A b c; a c', ['A b c', 'a c']],
    ['desk found:(check|query) please', 'Desk query please', ['query']],
    ['click {link}', 'Click [here](https://example.org) or click there.', ['Click here']],
    ['{capitals} :', 'DESIGN: crop it. Design: no.', ['DESIGN:']],
  ])('%s', (frame, text, found) => {
    expect(find(frame, text)).toEqual(found)
  })

  test('the longest of those that start together, none within another', () => {
    expect(hits(['the desk', 'the desk said', 'desk said so'], 'The desk said so.').map(({phrase}) => phrase)).toEqual([
      'the desk said',
    ])
  })

  test.each<[frame: string, text: string, start: number, end: number]>([
    ['{capitalised}…3 desk', 'News Desk', 0, 9],
    ['desk {lower}…3', 'the desk now', 4, 12],
    ['{line-start} {word}…3 desk {word}…3 {line-end}', 'the desk\nof news', 0, 8],
  ])('`%s` ends where the text does', (frame, text, start, end) => {
    expect(hits([frame], text)).toMatchObject([{start, end}])
  })

  test.each<[frame: string, text: string, found: string[]]>([
    ['{line-start} (ask the|ask) desk', '» Ask the desk. I ask desk.\n– Ask desk', ['Ask the desk', 'Ask desk']],
    [
      '{line-start} (one two three|three) desk',
      'A three desk. One two three desk.\none two\nthree desk',
      ['three desk'],
    ],
    [`{line-start} desk`, `${'- '.repeat(90)}desk\n${'- '.repeat(110)}desk`, ['desk']],
    ["'[' …1 ']'", `[ a ${'- '.repeat(9)}] [ a ${'- '.repeat(12)}]`, [`[ a ${'- '.repeat(9)}]`]],
    ['desk {line-end}', 'The desk\nA desk –\nA desk here', ['desk', 'desk']],
    ['{block-start} {desks} …2 now', 'the big desk is now\n', ['the big desk is now']],
  ])('at an edge: %s', (frame, text, found) => {
    expect(find(frame, text, 'a.txt')).toEqual(found)
  })

  test('the ranges that are given names', () => {
    const [hit] = hits(['who:({name}) …2 cue:(said|says)'], 'Then Ann B. Archer also said no.')
    expect(hit?.captures).toEqual({who: {start: 5, end: 18}, cue: {start: 24, end: 28}})
  })
})

test.each<[frame: string, message: string]>([
  ['(a|b', "This isn't closed by `)` (column 1 of `(a|b`)."],
  ['a b)', '`)` closes nothing (column 4 of `a b)`).'],
  ['from|by a', 'Alternatives stand in brackets, as in `(from|by)` (column 5 of `from|by a`).'],
  ['a … b', 'A gap needs a bound from 1 to 40, as in `…3` (column 3 of `a … b`).'],
  ['a …99 b', 'A gap needs a bound from 1 to 40, as in `…3` (column 3 of `a …99 b`).'],
  ['a {no class}', 'There is no class'],
  ['say {speech-verb}', 'There is no class `speech-verb` (column 5 of `say {speech-verb}`).'],
  ['{word} {number}…2', 'A frame needs a word that every match holds (column 1 of `{word} {number}…2`).'],
  ['warn(s of|ed) it', 'The endings of a word are letters (column 5 of `warn(s of|ed) it`).'],
  [
    'say {lots}…40',
    'A frame takes at most 1000 words and marks, and this may take more (column 1 of `say {lots}…40`).',
  ],
  ['say {looped}', 'The class `looped` names itself (column 5 of `say {looped}`).'],
  ['say {gone}', 'There is no class `missing` (column 5 of `say {gone}`).'],
  ['& b', '`&` needs something before it (column 1 of `& b`).'],
  ['', 'A frame needs a word (column 1 of ``).'],
])('says what is wrong with `%s`', (frame, message) => {
  if (frame === 'a {no class}') expect(() => parseFrame(frame)).not.toThrow()
  else expect(() => find(frame, 'a say 1')).toThrow(message)
})

describe('beside something found', () => {
  const context = (frames: string[]) => defineContext({frames: {'': frames}, words}, '')
  const [block] = parse('Please ask the news desk today, thanks.', 'a.txt').blocks
  if (!block) throw new Error('no block')

  test.each<[frame: string, from: number, end: number | undefined]>([
    ['the …1 desk', 10, 24],
    ['the desk', 10, undefined],
    ['desk', 10, undefined],
  ])('after: %s', (frame, from, end) => {
    expect(context([frame]).after(block, from)).toBe(end)
  })

  test.each<[frame: string, to: number, start: number | undefined]>([
    ['ask the', 14, 7],
    ['{block-start} please …3', 14, 0],
    ['ask', 14, undefined],
  ])('before: %s', (frame, to, start) => {
    expect(context([frame]).before(block, to)).toBe(start)
  })

  test('a whole range', () => {
    expect(context(['the …2 desk']).is({block, start: 11, end: 24})).toBe(true)
    expect(context(['the …2 desk']).is({block, start: 11, end: 30})).toBe(false)
  })
})

test('a frame is found wherever its words follow one another', () => {
  const filler = fc.constantFrom('ask', 'Ask', 'the', 'desk', 'of', ',', 'x-ask', "desk's", 'news')
  const glue = fc.constantFrom(' ', '\n', '  ')
  fc.assert(
    fc.property(fc.array(fc.tuple(filler, glue), {maxLength: 30}), (pairs) => {
      const text = `x${pairs.map(([word, blank]) => blank + word).join('')}`
      const tokens = text.replaceAll("'s", " 's").split(/\s+/).join(' ').toLowerCase()
      const expected = [...tokens.matchAll(/(?<!(?:^| )of )(?<=^| )ask (?:the )?desk(?= |$)/g)]
      for (const frame of ['-(of) ask [the] desk', '-(of) who:(ask [the]) desk', '-(of) ask found:([the] desk)'])
        expect(hits([frame], text, 'a.txt')).toHaveLength(expected.length)
    }),
  )
})

test('one token says beforehand where frames can’t be, and never where they are', () => {
  const frames = [
    '[the|a] desk',
    '-(of) {adverb}…1 {person-noun}',
    '(who:(check*)|*ly) “',
    '{sentence-start} DESIGN [:]',
  ]
  const all = ['', ...frames].map((_, i) => (i === 0 ? frames : frames.slice(i - 1, i)))
  const parts = [
    'the',
    'desk',
    'doctor',
    'chief of staff',
    'widely',
    'Checking',
    'DESIGN',
    'of',
    '“',
    '’s',
    '1,200',
    '.',
    '-',
  ]
  const glue = fc.constantFrom('', ' ', '\n', ' - ')
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...parts), glue), {maxLength: 12}), fc.nat(), (pairs, at) => {
      const text = `x ${pairs.flat().join('')}`
      const [block] = parse(text, 'a.txt').blocks
      if (!block) throw new Error('no block')
      const offset = at % (block.prose.text.length + 1)
      for (const some of all) {
        const quick = defineContext({frames: {'': some}, words}, '')
        const slow = defineContext({frames: {'': [...some, '{word} nowhere', 'nowhere {word}']}, words}, '')
        expect(quick.after(block, offset)).toBe(slow.after(block, offset))
        expect(quick.before(block, offset)).toBe(slow.before(block, offset))
      }
    }),
    {numRuns: 300},
  )
})

test('every hit holds the words of its frame, whatever stands around it', () => {
  const filler = fc.constantFrom('alpha', 'Beta', 'the', '4', '“', ',', '.', '\n', '(', "it's", 'x-y', 'ask', 'desk')
  fc.assert(
    fc.property(fc.array(filler, {maxLength: 40}), (parts) => {
      for (const {block, start, end} of hits(['ask …3 desk'], parts.join(' '), 'a.txt'))
        expect(block.prose.text.slice(start, end)).toMatch(/^ask\b[\s\S]*\bdesk$/)
    }),
  )
})

test.each([
  '(a|a a|a a a) (a|a a) (a|a a|a a a) …9 (a|a a) …9 (a|a a a) …9 end',
  '{word}…20 {word}…20 {word}…20 end',
  '[a] [a] [a] [a] [a] [a] [a] [a] [a] [a] a a a a a a a a a a end',
  '(a &9 a) …9 (a &9 a) end',
])('`%s` looks at each word in its reach at most once a part', (text) => {
  const frame = parseFrame(text)
  const looks = (length: number) => {
    let count = 0
    const lower = new Proxy(
      Array.from({length}, () => 'a'),
      {
        get(words, key) {
          if (typeof key === 'string' && /^\d+$/.test(key)) count++
          return Reflect.get(words, key)
        },
      },
    )
    const [block] = parse('a '.repeat(length), 'a.txt').blocks
    if (!block) throw new Error('no block')
    const tokens = {...frameTokensOf(block), lower}
    const classOf = () => ({words: new Set<string>(), frames: [], except: undefined})
    follow(frame, [{at: 0}], {block, tokens, classOf})
    return count
  }
  expect(looks(300)).toBeLessThanOrEqual(2000)
  expect(looks(3000)).toBe(looks(300))
})
