// The checklist: what of a draft is listed, with which source, where, and how a run with it ends.
import {readFileSync} from 'node:fs'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {factReadings} from '../../rules/checklist.ts'
import {rules} from '../../rules/index.ts'
import {namesToVerify} from '../../rules/names/find/names.ts'
import type {ChecklistItem} from '../../src/core/checklist.ts'
import {parseDraft} from '../../src/core/draft/draft.ts'
import {gatherChecklist} from '../../src/core/gather-checklist.ts'
import {defineReading} from '../../src/core/reading.ts'
import {configureRules, makeFactFinder} from '../../src/core/settings/config.ts'
import {formatFor, makeFormats} from '../../src/formats/index.ts'
import {parseWithRemark} from '../../src/formats/remark.ts'
import {anyMarkdown} from '../support/anyMarkdown.ts'
import {openTestDesk, runIn} from '../support/desk.ts'

const formats = makeFormats(parseWithRemark)
const listing = makeFactFinder(factReadings)

function listOf(text: string, path = 'draft.md'): readonly ChecklistItem[] {
  const draft = parseDraft({path, text}, formatFor(path, formats) as NonNullable<ReturnType<typeof formatFor>>)
  const {items, gaps} = gatherChecklist(draft, listing)
  expect(gaps).toEqual([])
  return items
}

/** The facts of one kind, each as it is quoted, with its source and where that is named, its note, and where else it stands. */
const factsIn = (text: string, kind: ChecklistItem['kind'], path?: string): string[] =>
  listOf(text, path)
    .filter((item) => item.kind === kind)
    .map(({said, source, sourceIn, note, also}) =>
      [said, source, sourceIn, note, also?.join(' ')].filter((part) => part).join(' | '),
    )

const bridge = `# Bridge closes

The Tidewater bridge will close on Monday 29 May 2025, the council said on Tuesday.

“It will cost us £3,000 a week,” said Ann Archer, who has 12 employees.

Experts say that the noise is harmless. Archer didn't reply.

Ms Archer left.
`

test('the documentation shows the list of a draft as it is', async () => {
  const {code, out, err} = await runIn({'bridge.md': bridge}, ['--no-config', '--format', 'checklist', 'bridge.md'])
  expect(readFileSync('docs/checklist.md', 'utf8')).toContain(`\`\`\`markdown\n${out}\`\`\`\n`)
  expect(err).toContain('not on the checklist')
  expect(code).toBe(0)
})

describe('figures', () => {
  test.each<[what: string, text: string, ...facts: string[]]>([
    ['a speaker', 'The mayor said 48 per cent of parents drive.', '48 per cent of parents | The mayor'],
    [
      'a link',
      'Some 40 lorries pass ([count](https://roads.example.org/a)).',
      '40 lorries | a link to roads.example.org',
    ],
    ['nobody', 'The works cost £4.2 million.', '£4.2 million'],
    ['in words', 'It hurt three people and closed twenty-one shops.', 'three people', 'twenty-one shops'],
    ['a share in words', 'The noise reaches one in five homes.', 'one in five'],
    ['a range', 'Between 10–12 new ferries sail.', '10–12 new ferries'],
    ['a time of day', 'Doors open at 7pm.', '7pm'],
    ['told twice', 'It took 12 weeks.\n\nYes, 12 weeks.', '12 weeks | 3'],
    ['in a quotation', 'Ann Archer wept. “It cost £900,” she said.', '£900 | she'],
    ['of the publication', 'We counted 212 cars.', '212 cars | the publication itself'],
    ['below a lead-in', 'The auditor said:\n\n- 40 boats sank', '40 boats | The auditor | the lead-in'],
    ['a table', '| a | b |\n| --- | --- |\n| 12 | 30% |', '12', '30%'],
    [
      'no figure',
      'On 3 May 2025 the A38 and the F-16 met #12 in section 4.\n\n`x = 45` and [page](https://a.example/2024/05).',
    ],
    ['a numbered list', '1. Boats\n2. Cars'],
  ])('%s', (_, text, ...facts) => {
    expect(factsIn(text, 'figure')).toEqual(facts)
  })

  test('what a list was typed with is none', () => {
    expect(factsIn('Boats\n\n1) Boats that sail to the other side.\n2) Cars that wait.\n', 'figure', 'a.txt')).toEqual(
      [],
    )
  })
})

describe('dates', () => {
  test.each<[what: string, text: string, ...facts: string[]]>([
    [
      'the right weekday',
      'It opens on Thursday 29 May 2025.',
      'Thursday 29 May 2025 | 29 May 2025 is a Thursday, as written',
    ],
    ['a wrong one', 'It opens on Monday 29 May 2025.', 'Monday 29 May 2025 | 29 May 2025 is a Thursday, not a Monday'],
    ['none', 'It opens on 29 May 2025.', '29 May 2025 | 29 May 2025 is a Thursday'],
    ['no such day', 'It opens on 31 June 2025.', '31 June 2025 | June has 30 days'],
    ['no year', 'It opens on 29 May.', '29 May'],
    [
      'the year of the draft',
      '---\ndate: 2025-05-20\n---\n\nIt opens on 29 May.',
      '29 May | 29 May 2025 is a Thursday',
    ],
    ['in numbers', 'It opened on 2024-03-01.', '2024-03-01'],
    ['parts', 'Built in May 1987 and shut on Mondays since the 1990s.', 'May 1987', 'Mondays', '1990s'],
    ['told twice', 'It shut in 1987. The mayor said in 1987 it was late.', '1987 | The mayor | 1'],
  ])('%s', (_, text, ...facts) => {
    expect(factsIn(text, 'date')).toEqual(facts)
  })
})

describe('names', () => {
  test.each<[what: string, text: string, ...facts: string[]]>([
    ['short forms', 'We met Ann Archer. Archer left.\n\nMs Archer wept.', 'Ann Archer | 1 3'],
    ['two of one surname', 'We met Ann Archer and Bob Archer. We saw Archer.', 'Ann Archer', 'Bob Archer', 'Archer'],
    ['a title', 'We met Dr Khan.', 'Dr Khan'],
    ['joined by of', 'The Bank of England met the Friends of Fell Lane.', 'Bank of England', 'Friends of Fell Lane'],
    ['words that open sentences', 'Rain fell. Nobody came.'],
    ['days', 'It rains on Mondays in May.'],
    ['an author', '---\nauthor: Maya Okafor\n---\n\nRain fell.', 'Maya Okafor'],
    ['a question over a section', '## How Much Does It Cost?\n\nThe boat from Leeds is dear.', 'Leeds'],
    ['an open fact', 'The boat from Leeds costs TBC, and sails at 6.', 'Leeds'],
    ['a headline', '# Council Shuts Bridge For Good\n\nIt was the town of Leeds that did it.', 'Leeds'],
  ])('%s', (_, text, ...facts) => {
    expect(factsIn(text, 'name')).toEqual(facts)
  })
})

describe('quotations', () => {
  test.each<[what: string, text: string, ...facts: string[]]>([
    ['a speaker', '“It was late,” said Ann Archer.', 'It was late, | Ann Archer'],
    [
      'two sentences',
      '“It was late,” said Ann Archer. “It was cold.”',
      'It was late, | Ann Archer',
      'It was cold. | Ann Archer',
    ],
    ['nobody', 'The roof fell in at noon.\n\n“It was the worst day of all.”', 'It was the worst day of all.'],
    ['a credit', '> It was late, and it was dark.\n>\n> — Ann Archer', 'It was late, and it was dark. | Ann Archer'],
    ['a lead-in', 'Ann Archer said:\n\n“It was the worst day of all.”', 'It was the worst day of all. | Ann Archer'],
    ['an apposition', '“It was late,” said the clerk, Ann Archer.', 'It was late, | the clerk'],
    [
      'a verb of no list',
      '“It was the worst day of all,” the judge deadpanned.',
      'It was the worst day of all, | see "the judge deadpanned"',
    ],
    [
      'several paragraphs',
      '“It was late, and it was dark.\n\n“It was cold,” said Ann Archer.',
      'It was late, and it was dark. | Ann Archer | 3',
    ],
    [
      'a place after a name',
      'Jane Fielding, a baker in Leeds, called it “the only warm room”.',
      'the only warm room | Jane Fielding',
    ],
    ['a term', 'They call it a “ferry”.'],
  ])('%s', (_, text, ...facts) => {
    expect(factsIn(text, 'quotation')).toEqual(facts)
  })
})

describe('claims', () => {
  test.each<[what: string, text: string, ...facts: string[]]>([
    ['nobody named', 'Experts say that it will fall.', 'Experts say that it will fall.'],
    ['somebody named', 'Ann Archer said it will fall.', 'Ann Archer said it will fall. | Ann Archer'],
    [
      'according to',
      'It will fall, according to the council.',
      'It will fall, according to the council. | the council',
    ],
    ['a pronoun', 'Ann Archer came. She said it will fall.', 'She said it will fall. | She'],
    ['a quotation is none', '“It will fall,” Ann Archer said.'],
    ['a question is none', 'What did the council say?'],
    ['no speaker', 'Let us know what you think and say so.'],
  ])('%s', (_, text, ...facts) => {
    expect(factsIn(text, 'claim')).toEqual(facts)
  })
})

test('a name on the house’s list says so, with its role', async () => {
  const settings = 'names: [{name: Ann Archer, role: harbour master}, {name: Leeds}]\n'
  const {out} = await runIn({'a.md': 'We met Ann Archer and Bob Baker in Leeds.\n', '.copydesk.yaml': settings}, [
    '--format=checklist',
  ])
  expect(out.match(/^- .*$/gm)).toEqual([
    '- [ ] line 1: "Ann Archer" (name; on your list as harbour master)',
    '- [ ] line 1: "Bob Baker" (name)',
    '- [ ] line 1: "Leeds" (name; on your list)',
  ])
})

test('facts stand in the order of the draft, each at its exact place', () => {
  const items = listOf(bridge)
  expect(items.map(({start}) => start.offset)).toEqual([...items.map(({start}) => start.offset)].sort((a, b) => a - b))
  const name = items.find(({said}) => said === 'Ann Archer')
  expect(bridge.slice(name?.start.offset, name?.end.offset)).toBe('Ann Archer')
  expect(name?.start).toMatchObject({line: 5, column: 39})
})

test('in any draft, facts stand in the draft in its order, no two of a sort overlap, and nothing is lost', () => {
  fc.assert(
    fc.property(anyMarkdown, (text) => {
      const items = listOf(text)
      const lines = text.split(/\r\n?|\n/).length
      for (const {start, end, also = [], paragraph} of items) {
        expect(start.offset).toBeLessThanOrEqual(end.offset)
        expect(end.offset).toBeLessThanOrEqual(text.length)
        for (const line of [start.line, end.line, paragraph.line, ...also]) expect(line).toBeLessThanOrEqual(lines)
      }
      expect(listOf(text)).toEqual(items)
    }),
    {numRuns: 100},
  )
})

describe('a run', () => {
  test('several drafts, a folder, one that is clean, one in another language, one that can’t be read', async () => {
    const desk = openTestDesk({
      'a/one.md': 'Ann Archer has 12 boats.\n',
      'a/two.txt': 'Rain fell and nobody came.\n',
      'a/drei.md':
        'Der Hafen ist nicht mehr da, und die Leute sagen, dass es auch so bleiben wird. Es war eine gute Zeit.\n',
      'a/bad.md': new Uint8Array([0x41, 0xff, 0xfe, 0x42]),
    })
    const {out, code} = await desk.run('--no-config', '--format=checklist', 'a')
    expect(out.match(/^#.*$|^\S.* listed.*$|^Nothing.*$|^- .*$/gm)).toEqual([
      '# Checklist',
      '## [a/bad.md](a/bad.md)',
      expect.stringMatching(/^This draft could not be read, so nothing is listed\. ./),
      '## [a/drei.md](a/drei.md)',
      'This draft is not in English, so nothing is listed.',
      '## [a/one.md](a/one.md)',
      expect.stringContaining('- [ ] line 1: "Ann Archer" (name)'),
      '- [ ] line 1: "12 boats" (figure; no source named)',
      '## [a/two.txt](a/two.txt)',
      'Nothing to verify was found.',
    ])
    expect(code).toBe(1)
  })

  test('standard input, a file, and another report beside it', async () => {
    const desk = openTestDesk({'one.md': 'It employs TK people. Ann Archer has 12 boats.\n'})
    const {out} = await desk.feed('We saw 12 boats.\n', '--no-config', '--format', 'checklist', '-')
    expect(out).toContain('## [stdin.txt](stdin.txt)')
    expect(out).toContain('"12 boats" (figure; source: the publication itself)')
    const both = await desk.run('--no-config', '--format=pretty', '--format=checklist=list.md', 'one.md')
    expect(both.out).toContain('TK')
    expect(both.err).not.toContain('checklist')
    expect(readFileSync(`${desk.folder}/list.md`, 'utf8')).toContain('"12 boats"')
  })

  test('the list is the same in every preset and with every rule off, and the exit code is that of any run', async () => {
    const desk = openTestDesk({'one.md': `${bridge}\n:contentReference[oaicite:0]{index=0}\n`})
    const of = (...args: string[]) => desk.run('--no-config', '--format=checklist', ...args, 'one.md')
    const [plain, strict, docs] = [await of(), await of('--preset=strict'), await of('--preset=docs')]
    expect([strict.out, docs.out]).toEqual([plain.out, plain.out])
    expect(plain.code).toBe(1)
    expect((await desk.run('--no-config', '--quiet', 'one.md')).code).toBe(1)
  })

  test('a cache keeps lists apart from results without one', async () => {
    const desk = openTestDesk({'one.md': bridge})
    const of = (...args: string[]) => desk.run('--no-config', '--cache', '--cache-location=c', ...args, 'one.md')
    await of()
    const {out} = await of('--format=checklist')
    expect(out).toContain('"Ann Archer"')
    expect((await of('--format=checklist')).out).toBe(out)
    expect((await of('--format=ndjson')).out).not.toContain('checklist')
  })

  test('only changed lines', async () => {
    const desk = openTestDesk({'one.md': 'We saw 12 boats.\n\nWe saw 30 cars.\n'})
    for (const command of [
      ['init', '-q'],
      ['add', '.'],
      ['commit', '-qm', 'one'],
    ])
      desk.git(...command)
    desk.write({'one.md': 'We saw 12 boats.\n\nWe saw 40 cars.\n'})
    const {out} = await desk.run('--no-config', '--format=checklist', '--changed-lines', '--changed=HEAD')
    expect(out).toContain('40 cars')
    expect(out).not.toContain('12 boats')
  })

  test('merge has no drafts to list', async () => {
    const {code, err} = await runIn({'a.ndjson': ''}, ['merge', 'a.ndjson', '--format=checklist'])
    expect([code, err]).toEqual([
      2,
      '`copydesk merge` has only findings: for a checklist, check the drafts in one run.\n',
    ])
  })

  test('what is written in a draft stays text in the list', async () => {
    const {out} = await runIn({'a [b].md': 'Ann Archer said: “See <b>, @bob and [x](y) `now` *or* never!”\n'}, [
      '--no-config',
      '--format=checklist',
    ])
    expect(out).toContain('## [a \\[b\\].md](a%20%5Bb%5D.md)')
    expect(out).not.toContain('<b>')
    expect(out).not.toMatch(/@bob/)
  })

  test('a search that stops leaves a gap that the list names', () => {
    const stops = defineReading((): never => {
      throw new Error('out of ink')
    })
    const draft = parseDraft({path: 'a.md', text: 'We met Ann Archer.\n'}, formatFor('a.md', formats) as never)
    const {items, gaps} = gatherChecklist(draft, makeFactFinder({dates: stops, names: namesToVerify}))
    expect(items.map(({said}) => said)).toEqual(['Ann Archer'])
    expect(gaps).toEqual(['The search for dates stopped with “out of ink”: they are missing here.'])
  })

  test('nothing is gathered unless a list is asked for', () => {
    expect(configureRules(rules).checklist).toBeUndefined()
  })
})
