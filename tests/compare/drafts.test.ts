// Whole drafts and their rewrites: what an editor would want to know, and no more.
import {expect, test} from 'vitest'
import {comparedIn} from '../support/compared.ts'

interface Rewrite {
  name: string
  before: string
  after: string
  paths?: readonly [string, string]
  found: readonly string[]
}

const rewrites: readonly Rewrite[] = [
  {
    name: 'a news story, tightened: nothing changed',
    before: `---
title: Ferry line to close after 80 years
date: 2024-05-03
---

# Ferry line to close after 80 years

The ferry between Port Maddow and the island of Skell will stop running on 30 September, its owner said on Friday. About 12,500 people used it last year, a third fewer than in 2014.

“We have tried everything, and the figures no longer add up,” said Moira Tennant, who runs Skell Ferries. The firm lost £1.2m in 2023.

The council had offered a grant of £250,000. Ms Tennant said that would have paid for six months.

Residents plan to meet on 14 May at 7pm in the [village hall](https://skell.example/hall).
`,
    after: `---
title: Ferry line to close after 80 years
date: 2024-05-03
---

# Ferry line to close after 80 years

Ferries will no longer sail from Port Maddow to the island of Skell after 30 September, the owner announced on Friday. Last year the line carried some 12,500 passengers – a third fewer than in 2014.

The firm, Skell Ferries, lost £1.2 million in 2023. "We have tried everything, and the figures no longer add up," said Moira Tennant, who runs it.

A council grant of £250,000 would have covered six months, Ms Tennant said.

A meeting of residents is planned for May 14 at 7 p.m. in [the hall](https://skell.example/hall).
`,
    found: [],
  },
  {
    name: 'a council report whose figures were mixed up',
    before: `# Budget

The council will spend £4.1m on roads and £2.6m on libraries in 2025.

Council tax rises by 4.9 per cent. For a typical home that is £78 a year.

“Nobody likes to raise taxes,” said Councillor Joan Pryce. “We had no choice.”

The vote was 31 to 22.
`,
    after: `# Budget

In 2025 the council will spend £2.6m on roads and £4.1m on libraries.

Council tax goes up by 4.9%, or £87 a year for a typical home.

“Nobody likes to raise taxes,” said Councillor Joan Price. “We had a choice.”

It passed by 31 votes to 22.
`,
    found: [
      'changed number: £2.6m < £4.1m',
      'changed number: £4.1m < £2.6m',
      'changed number: £87 < £78',
      'changed name: Joan Price < Joan Pryce',
      'changed quotation: a < no',
    ],
  },
  {
    name: 'Markdown made plain text, paragraphs in another order',
    paths: ['old.md', 'new.txt'],
    before: `# Storm shuts three schools

Three schools in Arden stayed shut on Tuesday after a storm tore off roofs.

* Hill Primary: 210 pupils
* Arden High: 840 pupils
* St Bride's: 95 pupils

Winds reached **96 mph**, the [weather office](https://weather.example/arden) said.

Arden last saw such a storm in 1987.
`,
    after: `Storm shuts three schools

Arden last saw such a storm in 1987.

Winds reached 96 mph, the weather office (https://weather.example/arden) said.

Three schools in Arden stayed shut on Tuesday
after a storm tore off roofs.

- Hill Primary: 210 pupils
- Arden High: 840 pupils
- St Bride’s: 95 pupils
`,
    found: [],
  },
  {
    name: 'an interview that was cut by half',
    before: `# The clockmaker

Elsie Varga has mended clocks in Dunmore since 1979. She is 71.

“My father gave me a screwdriver when I was five,” she says. “I have never put it down.”

Her shop holds 340 clocks. The oldest was made in Vienna in 1762.

Her son Peter works in Toronto. He visits twice a year.

“When I stop, the shop stops,” she says.
`,
    after: `# The clockmaker

Elsie Varga, who is 71, has mended clocks in Dunmore since 1979.

“My father gave me a screwdriver when I was five,” she says. “I have never put it down.”

Her shop holds 340 clocks.
`,
    found: [
      'dropped name: Vienna',
      'dropped date: 1762',
      'dropped name: Peter',
      'dropped name: Toronto',
      'dropped quotation: When I stop, the shop stops,',
    ],
  },
  {
    name: 'a table and a list in which one row was changed',
    before: `# Results

| Ward | Votes | Share |
| --- | --- | --- |
| North | 1,204 | 41% |
| South | 987 | 38% |
| Harbour | 655 | 52% |

Turnout:

1. North: 44%
2. South: 39%
3. Harbour: 47%
`,
    after: `# Results

| Ward | Votes | Share |
| --- | --- | --- |
| North | 1204 | 41 per cent |
| South | 978 | 38 per cent |
| Harbour | 655 | 52 per cent |

Turnout was as follows:

- North: 44%
- South: 36%
- Harbour: 47%
`,
    found: ['changed number: 978 < 987', 'changed number: 36% < 39%'],
  },
  {
    name: 'a release that was made livelier, with things nobody said',
    before: `Brandt Foods will open a bakery in Leith in March 2026. It will employ 60 people.

The firm was founded by Otto Brandt. It has four bakeries in Scotland.

“Leith is a fine place to bake bread,” said the director, Ms Kerr.
`,
    after: `Brandt Foods is opening a bakery in Leith in March 2026, with jobs for up to 60 people and an investment of £3.5m.

The firm, which was founded by Otto Brandt in 1954, has four Scottish bakeries.

“Leith is a really fine place to bake bread,” said the director, Fiona Kerr. “We can’t wait to open our doors.”
`,
    found: [
      'added number: £3.5m',
      'added date: 1954',
      'changed quotation: really',
      'added name: Fiona Kerr',
      'added quotation: We can’t wait to open our doors.',
    ],
  },
]

test.each(rewrites)('$name', ({before, after, paths, found}) => {
  expect(comparedIn(before, after, paths)).toEqual(found)
})
