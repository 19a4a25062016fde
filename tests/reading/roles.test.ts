// What each line of a draft is to a reader: titles, subheads, bullets, captions, in Markdown and in pasted text.
import {describe, expect, test} from 'vitest'
import {parseDraft} from '../../src/core/draft/draft.ts'
import type {Format} from '../../src/core/draft/format.ts'
import {openDraft} from '../../src/core/reading.ts'
import {defineRule} from '../../src/core/rule.ts'
import {configureRules} from '../../src/core/settings/config.ts'
import {formatFor, makeFormats} from '../../src/formats/index.ts'
import {parseWithRemark} from '../../src/formats/remark.ts'
import {linesIn, roleOf, titleOf} from '../../src/reading/page/roles.ts'
import {powerOfGrowth, steep} from '../support/cost.ts'

const formats = makeFormats(parseWithRemark)
const rule = {
  ...defineRule({summary: '', why: '', authority: '', reads: [linesIn], check() {}, examples: []}),
  id: 'x',
  family: 'x',
}
const {matcher} = configureRules([rule])

function open(text: string, extension: string) {
  const path = `draft.${extension}`
  return openDraft(parseDraft({path, text}, formatFor(path, formats) as Format), matcher)
}

/** Each line as `role: its first words`. */
const rolesOf = (text: string, extension: string) =>
  linesIn(open(text, extension)).map(({role, text}) => `${role}: ${text.split(' ').slice(0, 3).join(' ')}`)

const long = 'The council has voted to close two libraries in the town, and the staff will move to the town hall.'

const drafts: [name: string, extension: string, text: string, roles: string[]][] = [
  [
    'a title-case headline and subhead',
    'txt',
    `Council Votes To Close Libraries\n\n${long}\n\nWhat The Mayor Said\n\n${long}`,
    ['title: Council Votes To', 'body: The council has', 'subhead: What The Mayor', 'body: The council has'],
  ],
  [
    'a sentence-case headline and subhead',
    'txt',
    `Council votes to close two libraries\n\n${long}\n\nWhat happens next\n\n${long}`,
    ['title: Council votes to', 'body: The council has', 'subhead: What happens next', 'body: The council has'],
  ],
  [
    'a headline with a full stop',
    'txt',
    `Council votes to close two libraries.\n\n${long}`,
    ['title: Council votes to', 'body: The council has'],
  ],
  [
    'a headline above its story without a blank line',
    'txt',
    `Council Votes To Close Libraries\n${long} ${long}\n`,
    ['title: Council Votes To', 'body: The council has'],
  ],
  [
    'a headline with its deck',
    'txt',
    `Council votes to close two libraries;\nThe mayor had the last word\n\n${long}`,
    ['title: Council votes to', 'body: The mayor had', 'body: The council has'],
  ],
  [
    'a subhead below the first paragraph is no headline',
    'txt',
    `${long}\n\nWhat The Mayor Said\n\n${long}`,
    ['body: The council has', 'subhead: What The Mayor', 'body: The council has'],
  ],
  [
    'turns, scores, credits and dates are no subheads',
    'txt',
    ['Q: What Now?', 'Leeds v York', 'Friday, 25 May', '(Reporting by Ann Archer)']
      .map((line) => `${long}\n\n${line}\n\n`)
      .join(''),
    ['What', 'v', '25', 'by'].flatMap((_, i) => [
      'body: The council has',
      ['body: Q: What Now?', 'body: Leeds v York', 'body: Friday, 25 May', 'body: (Reporting by Ann'][i] as string,
    ]),
  ],
  [
    'a headline under a byline and a date',
    'txt',
    `By Ann Archer\n3 May 2025\n\nCouncil votes to close two libraries\n\n${long}`,
    ['byline: By Ann Archer', 'byline: 3 May 2025', 'title: Council votes to', 'body: The council has'],
  ],
  [
    'page labels before the headline',
    'txt',
    `Skip to content\n\nCouncil Votes To Close Libraries\n\n3 min read Post on May 29, 2025\nCouncil Votes To Close Libraries\n\n${long}`,
    [
      'chrome: Skip to content',
      'title: Council Votes To',
      'chrome: 3 min read',
      'subhead: Council Votes To',
      'body: The council has',
    ],
  ],
  [
    'typed bullets',
    'txt',
    `${long}\n\n  • A new bridge\n  • A new road`,
    ['body: The council has', 'listItem: • A new', 'listItem: • A new'],
  ],
  [
    'a run of names is a list',
    'txt',
    `Council votes to close two libraries\n\n${long}\n\nAnn Archer (Leeds)\n\nBen Baker (York)\n\nCleo Carver (Hull)\n\n${long}`,
    [
      'title: Council votes to',
      'body: The council has',
      'listItem: Ann Archer (Leeds)',
      'listItem: Ben Baker (York)',
      'listItem: Cleo Carver (Hull)',
      'body: The council has',
    ],
  ],
  [
    'captions',
    'txt',
    `${long}\n\nPhoto: Ann Archer\n\nThe Mayor At The Door (Ann Archer/Getty Images)\n\n${long}`,
    ['body: The council has', 'caption: Photo: Ann Archer', 'caption: The Mayor At', 'body: The council has'],
  ],
  [
    'wrapped lines are no headline',
    'txt',
    'The council has voted to close two\nlibraries in the town, and the staff\nwill move to the town hall.',
    ['body: The council has', 'body: libraries in the', 'body: will move to'],
  ],
  ['no headline at all', 'txt', `${long}\n\n${long}`, ['body: The council has', 'body: The council has']],
  [
    'a heading of depth one',
    'md',
    `# Libraries\n\n${long}\n\n## What next\n\n${long}`,
    ['title: Libraries', 'body: The council has', 'subhead: What next', 'body: The council has'],
  ],
  [
    'a title in front matter',
    'md',
    `---\ntitle: Libraries\n---\n\n# Libraries\n\n${long}`,
    ['title: Libraries', 'subhead: Libraries', 'body: The council has'],
  ],
  [
    'subheads without a title',
    'md',
    `${long}\n\n## What next\n\n${long}`,
    ['body: The council has', 'subhead: What next', 'body: The council has'],
  ],
  [
    'Markdown without headings',
    'md',
    `Council votes to close two libraries\n\n${long}\n\n**What next**\n\n${long}`,
    ['title: Council votes to', 'body: The council has', 'subhead: What next', 'body: The council has'],
  ],
  ['bold words in a paragraph', 'md', `${long}\n\n**Leeds** voted.`, ['body: The council has', 'body: Leeds voted.']],
  [
    'headings and captions in HTML',
    'md',
    `<h2 class="x"><a href="#a">What next</a></h2>\n\n${long}\n\n<figcaption>The mayor at the door</figcaption>`,
    ['title: What next', 'body: The council has', 'caption: The mayor at'],
  ],
  [
    'lists, quotations, cells, pictures',
    'md',
    `# Libraries\n\n- a bridge\n\n> We stay.\n\n| Town |\n|---|\n| Leeds |\n\n![A bridge](b.png)`,
    [
      'title: Libraries',
      'listItem: a bridge',
      'quotation: We stay.',
      'cell: Town',
      'cell: Leeds',
      'body: \uFFFC',
      'caption: A bridge',
    ],
  ],
]

describe('roles', () => {
  test.each(drafts)('%s', (_, extension, text, roles) => {
    expect(rolesOf(text, extension)).toEqual(roles)
  })

  test('the role of a range is that of the line it starts in', () => {
    const draft = open(`Council Votes To Close Libraries\n\nPhoto: Ann Archer\n${long}`, 'txt')
    const block = draft.blocks[1] as (typeof draft.blocks)[number]
    expect([0, 10, 20, 60].map((start) => roleOf(draft, {block, start, end: start + 1}))).toEqual([
      'caption',
      'caption',
      'body',
      'body',
    ])
    expect(titleOf(draft)?.text).toBe('Council Votes To Close Libraries')
  })

  test.each([
    ['one endless line', 'a b '],
    ['many short lines', 'What Next\n'],
    ['many short paragraphs', 'What Next\n\n'],
    ['many bullets', '• a bridge\n'],
  ])('are read in time that grows with the draft: %s', (_, piece) => {
    const reading = (times: number) => {
      const draft = open(piece.repeat(2500 * times), 'txt')
      return () => linesIn(draft)
    }
    expect(powerOfGrowth(reading)).toBeLessThan(steep)
  })
})
