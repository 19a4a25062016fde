// What house rules may say beyond words: edges, lists, headings, distances, short forms, and which drafts they are for.
import {describe, expect, test} from 'vitest'
import {configureRules} from '../../src/core/settings/config.ts'
import {type HouseRules, houseRules, lint} from '../../src/index.ts'
import {runIn} from '../support/desk.ts'

type Setting = HouseRules[string]

function found(rule: Setting, text: string, path = 'a.md', settings = {}): {text: string; message: string}[] {
  const config = configureRules(houseRules({tested: rule}), settings)
  return lint({path, text}, config)
    .filter(({ruleId}) => ruleId === 'house/tested')
    .map(({place, message}) => ({text: text.slice(place.start, place.end), message}))
}

const wordsOf = (...given: Parameters<typeof found>) => found(...given).map(({text}) => text)

type Row = [name: string, rule: Setting, text: string, words: string[]]

const edges: Row[] = [
  [
    'at the start of a sentence',
    {expressions: '\\d+', at: 'sentence-start'},
    'The 9 left. 27 stayed. “30 is a lot.”',
    ['27'],
  ],
  ['not at the start', {avoid: 'twelve', notAt: 'sentence-start'}, 'Twelve sank. Of twelve, two rose.', ['twelve']],
  ['at the end of a paragraph', {avoid: 'here', at: 'end'}, 'Here it is. Come here!\n\nCome here, now.', ['here']],
  [
    'at the end of a sentence',
    {avoid: 'with', at: 'sentence-end'},
    'Go with it. It is what we go with. Good.',
    ['with'],
  ],
  [
    'all of a link',
    {avoid: 'here', where: 'link', at: 'whole'},
    '[here](a) [get here](b) [Here.](c)',
    ['here', 'Here'],
  ],
  ['all of a paragraph', {avoid: 'more', at: 'whole'}, 'More\n\nMore of it', ['More']],
  ['one of several', {avoid: 'so', at: ['start', 'end']}, 'So it is so good, or so', ['So', 'so']],
  ['`^` and `$` in a link', {expressions: '^here$', where: 'link'}, 'See [here](a), [here too](b).', ['here']],
  ['`$` in the first sentence', {expressions: '[^.]$', where: 'first-sentence'}, 'Why? It rained.', ['?']],
  ['`^` in a list item', {expressions: '^[a-z]', where: 'list', matchCase: true}, '* one\n* Two\n\nthree', ['o']],
]

const lists: Row[] = [
  [
    'too many items',
    {measure: 'items', where: 'bulleted-list', atMost: 2},
    'A:\n\n- a\n- b\n- c\n\nB:\n\n1. d\n2. e\n3. f',
    ['a'],
  ],
  ['too few', {measure: 'items', where: 'bulleted-list', atLeast: 2}, 'A:\n\n- only one\n\nB:\n\n1. d', ['only one']],
  ['an item of two paragraphs is one', {measure: 'items', where: 'list', atMost: 1}, 'A:\n\n- a\n\n  more', []],
  [
    'typed bullets',
    {measure: 'items', where: 'list', atMost: 2},
    'Bring:\n\n• a pen\n\n• a pad\n\n• a cup',
    ['• a pen'],
  ],
  [
    'in numbered lists',
    {avoid: 'and then', where: 'numbered-list'},
    '- Go and then stop\n\nX\n\n1. Go and then stop',
    ['and then'],
  ],
  ['lists in lists', {measure: 'levels', where: 'list', atMost: 1}, 'A:\n\n- a\n  - b\n\nB:\n\n- c', ['b']],
  [
    'what introduces a list',
    {expressions: '[^:]$', where: 'list-introduction'},
    'Bring these:\n\n- a\n\nAnd also\n\n- b\n  - c\n\nThe end',
    ['o'],
  ],
  ['a list introduces no list', {expressions: '[^:]$', where: 'list-introduction'}, 'A:\n\n- a\n- b\n\n1. c', []],
  ['paragraphs are no lists', {measure: 'items', atLeast: 2}, 'A.\n\nB.\n\n- a\n\nC.', ['a']],
  ['nor in sections', {measure: 'items', per: 'section', atMost: 1}, 'A.\n\nB.\n\n# C\n\n- d\n- e', ['d']],
  ['nor where they are named', {measure: 'items', where: ['body', 'list'], atLeast: 2}, 'A.\n\n- a', ['a']],
  [
    'per list',
    {avoid: 'very', atMost: 1, per: 'list'},
    'Very, very odd.\n\n- very big\n- very red\n\n> Very, very old.',
    ['very'],
  ],
  ['needed in each list', {require: 'x', per: 'list'}, 'A.\n\n- a\n- x\n\nB.\n\n- b', ['b']],
]

const headings: Row[] = [
  [
    'one first heading',
    {measure: 'places', where: 'heading-1', atMost: 1},
    '# One\n\nA.\n\n# Two\n\nB.\n\n# Three',
    ['Two', 'Three'],
  ],
  ['at least one', {measure: 'places', where: 'heading-2', atLeast: 1}, '# One\n\nA.', ['One']],
  ['of a level', {avoid: 'guide', where: 'heading-2'}, '# Guide\n\n## Guide\n\n### Guide', ['Guide']],
  [
    'links in a heading',
    {measure: 'places', where: ['link', 'code'], inside: ['headline', 'subhead'], atMost: 0},
    '# A [b](c)\n\nA [d](e), `f`.\n\n## `g`',
    ['b', '`g`'],
  ],
  ['italics', {measure: 'places', where: 'italic', atMost: 0}, 'A *b* c **d**.', ['b']],
  ['in bold words', {avoid: 'note', where: 'bold'}, '**Note:** a note.', ['Note']],
  [
    'per section',
    {avoid: 'Note:', atMost: 1, per: 'section'},
    'Note: a\n\n# B\n\nNote: c\n\nNote: d\n\n## E\n\nNote: f',
    ['Note:'],
  ],
  [
    'the same words again',
    {repeats: 'headline', where: 'field:description'},
    '---\ntitle: A new pier\ndescription: A new pier.\n---\n\nX.',
    ['A new pier.'],
  ],
]

const distances: Row[] = [
  [
    'near, two paragraphs on',
    {avoid: 'free', near: '{money}', within: '2 paragraphs'},
    'It is free.\n\nA.\n\nIt costs £5.\n\nB.\n\nC.\n\nD. Free.',
    ['free'],
  ],
  [
    'not near, across a heading',
    {avoid: 'free', notNear: '{money}', within: '2 paragraphs'},
    'Free.\n\n# A\n\nB.\n\n£5.',
    [],
  ],
  [
    'needed within two paragraphs',
    {require: 'call us', when: 'ill', within: '2 paragraphs'},
    'She is ill.\n\nA.\n\nB.\n\nCall us.',
    ['ill'],
  ],
  [
    'and there',
    {require: 'call us', when: 'ill', within: '2 paragraphs'},
    'She is ill.\n\nA.\n\nCall us. She was ill.',
    [],
  ],
  ['needed in the same sentence', {require: 'now', when: 'ill', within: 'sentence'}, 'She is ill. Call now.', ['ill']],
  [
    'before the first step',
    {require: 'Warning:', when: 'delete*', before: 'numbered-list'},
    '# Delete it\n\n1. Open\n\nWarning: x',
    ['Delete'],
  ],
  ['no steps', {require: 'Warning:', when: 'delete*', before: 'numbered-list'}, '# Delete it\n\nOpen', []],
  [
    'words in a frame',
    {expressions: '\\d', unless: ['aged {number}', 'route 9']},
    'A girl aged 6 took route 9 for 8 days.',
    ['8'],
  ],
]

const measures: Row[] = [
  [
    'a paragraph with a link',
    {measure: 'words', per: 'paragraph', atMost: 3, notIn: 'link'},
    'A b c [d](e).\n\n[A b c d](e)\n\nA.',
    ['A b c [d](e).'],
  ],
  [
    'sentences but the first',
    {measure: 'words', per: 'sentence', atMost: 2, notIn: 'first-sentence'},
    'One two three. Four five six.',
    ['Four five six.'],
  ],
  ['needed outside bold words', {require: 'x', notIn: 'bold'}, '# A\n\nA **x** b.', ['A']],
  ['and there', {require: 'x', notIn: 'bold'}, '# A\n\nA **b** x.', []],
]

const conditions: Row[] = [
  ['words', {avoid: 'stool', when: 'patient*'}, 'A stool for patients.', ['stool']],
  ['no words', {avoid: 'stool', when: 'patient*'}, 'A stool for the bar.', []],
  ['words in the headline', {avoid: 'stool', when: 'bar', whenIn: 'headline'}, '# A bar\n\nA stool.', ['stool']],
  ['words elsewhere', {avoid: 'stool', when: 'bar', whenIn: 'headline'}, '# A ward\n\nA bar stool.', []],
  ['front matter', {avoid: 'soon', onlyFor: {kind: ['news', 'note']}}, '---\nkind: note\n---\n\nSoon.', ['Soon']],
  ['other front matter', {avoid: 'soon', onlyFor: {kind: 'news'}}, '---\nkind: note\n---\n\nSoon.', []],
  [
    'a field below another, and one of a list',
    {avoid: 'soon', notFor: {'a.b': 2}},
    '---\na:\n  b: [1, 2]\n---\n\nSoon.',
    [],
  ],
  ['a flag', {avoid: 'soon', notFor: {draft: true}}, '---\ndraft: true\n---\n\nSoon.', []],
  ['no front matter', {avoid: 'soon', notFor: {draft: true}}, 'Soon.', ['Soon']],
]

const shortForms: Row[] = [
  ['all', {explain: 'all'}, '# The RBX\n\nThe RBX met. The HFA left.', ['RBX', 'HFA']],
  ['but some', {explain: 'all', exceptions: ['HFA']}, 'The HFA left with the BBC.', ['BBC']],
  [
    'spelled out',
    {explain: 'all'},
    'The Harbour Fishers Association (HFA) met, with deep vein thrombosis (DVT). HFA men left.',
    [],
  ],
  ['spelled out too late', {explain: 'all'}, 'The HFA met. The Harbour Fishers Association (HFA) left.', ['HFA']],
  ['a name before it', {explain: 'all'}, 'The Harbour Fishers Association met. The HFA left.', []],
  ['units, times, days and words', {explain: 'all'}, 'It has 8 GB at 3 PM. Do NOT go. You do not go on MON.', []],
  ['in quotations', {explain: 'all'}, '“The HFA is late,” she said.', []],
  ['never used again', {explain: 'all', usedAgain: true}, 'The Harbour Fishers Association (HFA) met.', ['HFA']],
  ['used again', {explain: 'all', usedAgain: true}, 'The Harbour Fishers Association (HFA) met. HFA men left.', []],
  [
    'used again in a quotation, a table or a heading',
    {explain: 'all', usedAgain: true},
    'The Harbour Fishers Association (HFA) met the Road Board of Xyle (RBX) and deep vein thrombosis (DVT). “The HFA is late,” she said.\n\n## DVT\n\n| a |\n| - |\n| RBX |',
    [],
  ],
  [
    'used only before, in the headline',
    {explain: 'all', usedAgain: true},
    '# The HFA\n\nThe Harbour Fishers Association (HFA) met.',
    ['HFA'],
  ],
  ['with its own capitals', {explain: {US: 'United States'}}, 'They told us. The US won.', ['US']],
  ['at the start of a sentence', {explain: {tbc: 'to be confirmed'}}, 'Tbc. It is TBC, or tbc.', ['Tbc']],
]

describe.each([
  ['edges', edges],
  ['lists', lists],
  ['headings and marks', headings],
  ['distances', distances],
  ['measures', measures],
  ['conditions', conditions],
  ['short forms', shortForms],
] as const)('%s', (_, rows) => {
  test.each(rows)('%s', (_, rule, text, words) => {
    expect(wordsOf(rule, text)).toEqual(words)
  })
})

test('by path', () => {
  const rule: Setting = {avoid: 'soon', notFor: ['releases/', '*.txt']}
  const paths = ['a.md', 'releases/b.md', './releases/c/d.md', 'e.txt']
  expect(paths.filter((path) => wordsOf(rule, 'Soon.', path).length > 0)).toEqual(['a.md'])
})

test.each<[name: string, rule: Setting, text: string, message: string]>([
  ['items', {measure: 'items', atLeast: 2, where: 'list'}, '- a', 'This list has 1 item: make it at least 2.'],
  [
    'places',
    {measure: 'places', where: 'heading-1', atMost: 1},
    '# A\n\n# B',
    'This draft has 2 of these (heading 1): make it at most 1.',
  ],
  [
    'no places',
    {measure: 'places', where: 'italic', atMost: 0},
    'An *a*.',
    'House style allows no italic here: take it out.',
  ],
  ['near', {require: 'x', when: 'a', within: '2 paragraphs'}, 'A b.', '"A" asks for "x" within 2 paragraphs: add it.'],
  ['in a place', {require: 'x', when: 'a', where: 'headline'}, '# A b', '"A" asks for "x" in the headline: add it.'],
  [
    'before',
    {require: 'x', when: 'a', before: 'list'},
    'A b\n\n- c',
    '"A" asks for "x" before the first list: add it.',
  ],
  [
    'in a place, before another',
    {require: 'x', when: 'ill', where: 'body', before: 'numbered-list'},
    'Ill.\n\n1. c',
    '"Ill" asks for "x" in the body, before the first numbered list: add it.',
  ],
  [
    'one of two, in the paragraph',
    {require: ['x', 'y'], when: 'ill', within: 'paragraph'},
    'Ill.',
    '"Ill" asks for "x" or "y" in the same paragraph: add one.',
  ],
  ['explain', {explain: 'all'}, 'The HFA.', '"HFA" isn\'t explained before it is used: spell it out here.'],
  ['an expression', {expressions: '[!?]{2}'}, 'Why?!', '"?!" is not house style: write it another way.'],
])('what is said: %s', (_, rule, text, message) => {
  expect(found(rule, text)[0]?.message).toBe(message)
})

const files = {
  'site/.copydesk.yaml': 'houseRules: house.yaml\nfrontMatterCopy: [title, standfirst]\nnames: [{name: HFA}]\n',
  'site/house.yaml': `promises:
  avoid: soon
  notFor: releases/
  wrong: It comes ==soon==.
  right: {text: It comes soon., path: releases/may.md}
standfirst:
  measure: words
  where: field:standfirst
  atMost: 2
  wrong: |
    ---
    standfirst: ==One two three==
    ---

    X.
short:
  explain: all
  wrong: The ==RBX== met.
  right: The HFA met.
`,
}

test('examples are run with the settings, and paths count from their folder', async () => {
  const {out, err, folder} = await runIn(files, ['test', '--config', 'site/.copydesk.yaml'])
  expect([err, out]).toEqual(['', '5 of 5 examples hold, in 3 rules.\n'])
  const drafts = {...files, 'site/a.md': 'It comes soon.\n', 'site/releases/b.md': 'It comes soon.\n'}
  const checked = await runIn(drafts, ['site', '-f', 'ndjson'])
  expect(folder).toBeTruthy()
  expect(checked.out.match(/[\w/]+\.md/g)).toEqual(['site/a.md'])
})
