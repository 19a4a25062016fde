// empty-section: a heading, or the lead-in to a list, with nothing under it.

import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {emptySectionsIn} from './find/empty-sections.ts'

export default defineRule({
  summary: 'A heading, or the lead-in to a list, with nothing under it.',
  why: 'An empty section was planned and never written, or lost its content when it was pasted.',
  authority: 'WCAG 2.2, 2.4.6 Headings and Labels: https://www.w3.org/TR/WCAG22/#headings-and-labels',
  since: '0.1.0',
  kinds: {section: 'info', 'cut-off': 'info', 'lead-in': 'info', unmarked: 'info'},
  presets: {strict: {section: 'warning', 'cut-off': 'warning', 'lead-in': 'warning', unmarked: 'warning'}},
  outranks: ['inconsistent-heading-case'],
  options: {allow: [] as string[]},
  optionNotes: {allow: 'Headings that may be empty because the site fills in their sections.'},
  reads: [emptySectionsIn],
  check({draft, options, report}) {
    const allowed = new Set(options.allow.map((text) => text.toLowerCase()))
    for (const {kind, line} of emptySectionsIn(draft)) {
      if (allowed.has(line.text.toLowerCase())) continue
      const heading = kind === 'section' || kind === 'unmarked'
      const found = quote(line.text)
      const message = heading
        ? `The section ${found} is empty: fill it, or remove the heading.`
        : `Nothing follows ${found}: add what it announces, or cut it.`
      report(line, message, {kind})
    }
  },
  kindNotes: {
    section: 'a heading with nothing below it',
    'cut-off': 'the copy ends where it announces more',
    'lead-in': 'nothing follows the lead-in to a list',
    unmarked: 'a line that looks like a heading, with nothing below it',
  },
  examples: [
    {
      bad: '# Guide\n\n## ==Common questions==\n\n## The first step\n\nOpen the box.',
      kind: 'section',
      severity: 'info',
      says: 'The section "Common questions" is empty: fill it, or remove the heading.',
    },
    {bad: '# The vote\n\nIt was close.\n\n## ==Related stories==\n\n<!-- list -->\n'},
    {
      bad: '## The offer\n\n==The package includes:==\n\n## The price\n\nTen pounds.',
      kind: 'lead-in',
      says: 'Nothing follows "The package includes:": add what it announces, or cut it.',
    },
    {bad: 'The two met in Leeds.\n\n==Hear what they said below:==\n', kind: 'cut-off', severity: 'info'},
    {
      bad: 'Council Votes To Close Two Libraries\n\nThe vote was close, and the mayor had the last word in it after midnight.\n\n==What The Mayor Said==\n\nWhat Happens Next\n\nThe libraries close in May, and the staff move to the town hall in the summer.\n',
      format: 'txt',
      kind: 'unmarked',
      severity: 'info',
    },
    {
      bad: 'It opened.\n\n## The offer\n\n==The package includes three things:==\n\n## The price\n\nTen pounds.\n\n## Hours\n\nNine to five.',
    },
    {bad: '## 1. Build\n\nIt is quick.\n\n## 2. Fetch\n\n==For this you need:==\n\n## 3. Set up\n\nRun it.'},
    {bad: '## Hours\n\n==The hours are as follows:==\n\n## Prices\n\nTen pounds.'},
    {bad: {'guide/index.md': '# Guide\n\nIt is short.\n\n==Choose a town:==\n'}, kind: 'cut-off'},
    {good: '## Why we moved\n\nThere are two reasons:\n\n### The rent\n\nIt rose.\n\n### The roof\n\nIt fell.'},
    {
      good: '## Why we moved\n\nThere are two reasons:\n\n## The rent\n\nIt rose.\n\n## The roof\n\nIt fell.',
      shows: 'as many as it says',
    },
    {good: '# Ferries\n\n## Fares\n\nThey fell. This brings us to our last question:\n\n## Who pays?\n\nWe do.'},
    {good: '## Trams and buses\n\nNow we compare trams and buses. So the table says:\n\n## Trams\n\nThey run.'},
    {
      good: '## Rumours\n\nNow for the oddest rumour of all:\n\n## Rumour #4: It floats\n\nIt does not.',
      shows: 'a numbered one',
    },
    {
      good: '## Preamble\n\nThe council orders:\n\n## SECTION 1. DOGS\n\nKeep them in.',
      shows: 'an order and its sections',
    },
    {good: '## Poll\n\nThe results are as follows:\n\n## Towns\n\n- Leeds\n- York'},
    {good: '#### Myth 3: Slow\n\nIt is slow,\n\nand:\n\n#### Myth 4: Dear\n\nIt is dear.'},
    {
      good: 'City of Leeds\n\nWHEREAS, the dogs of the city are loud and many, as everyone who lives in it knows.\n\nNOW THEREFORE BE IT ORDERED\n\nChapter 12: DOGS AND THEIR KEEPERS\n\nThe dogs are kept in from dusk till dawn, and are walked on leads in the day.\n',
      format: 'txt',
    },
    {
      good: {'guide/_index.md': '# Guide\n\nIt is short.\n\nChoose a town:\n'},
      shows: 'a page that the site lists the others on',
    },
    {good: '# Guide\n\n## Part one\n\n### The first step\n\nOpen the box.', shows: 'a heading above its subheads'},
    {
      good: '## Fixed\n\n### [#12](https://port.example/12) A gate that stuck\n\n### [#13](https://port.example/13) A bell',
      shows: 'entries',
    },
    {good: 'A talk.\n\n<p>It had:</p>\n<ul>\n<li>a start</li>\n</ul>', shows: 'a list of HTML'},
    {good: '# Ferry\n\nIt sails.\n\n# Edit the file\n# and start the engine\n\nport = 1', shows: 'comments in code'},
    {good: 'The roof leaks.\n\nDo you know a better way? Tell us in the comments:', shows: 'what the page adds'},
    {good: '## The code\n\n```\nx = 1\n```\n\n## The picture\n\n![A bridge](bridge.png)'},
    {
      good: '## Events\n\n{{< events >}}\n\n## Map\n\n<Map city="Leeds" />',
      shows: 'a section filled by shortcodes and components',
    },
    {good: 'She put it like this:\n\n> We will not move.\n\nAnd this:\n\n- one\n- two'},
    {good: '## open(path)\n\n## open(path, mode)\n\nOpens a file.', shows: 'ways to make one call'},
    {good: '---\ntitle: Soon\n---\n\n# Soon'},
    {good: '# Talks\n\n<p>The talks gave us this:</p>\n<ul>\n<li>Doctors read the poster first</li>\n</ul>'},
    {
      good: '# A deck\n\nHello.\n\n---\n\n## One\n\nIt sails.\n\n---\n\n## Questions?\n\n---\n\n## Thanks\n\n---\n\n## Ann Reed\n',
      shows: 'slides',
    },
    {good: '# The year\n\n## July\n\n## August\n\n## September\n\n1 September: the board meets.'},
    {
      good: '# Themes\n\n### The five best themes\n\n### 1. Harbour\n\nIt is blue.',
      shows: 'a head over numbered parts',
    },
    {good: '# How to write heads\n\n```\n## Level two\n```\n\n## Level two\n', shows: 'what a sample makes'},
    {good: '## Archive\n\n## Today\n\nNews.', options: {allow: ['archive']}},
  ],
})
