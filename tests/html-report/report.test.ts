// The HTML report without a browser: what is counted, where words are marked, and that nothing given becomes part of the page.
import {createHash} from 'node:crypto'
import {readdirSync, readFileSync} from 'node:fs'
import {type DefaultTreeAdapterTypes, parse} from 'parse5'
import {describe, expect, test} from 'vitest'
import {rules} from '../../rules/index.ts'
import {textOfFact} from '../../src/core/across/facts.ts'
import {parseDraft} from '../../src/core/draft/draft.ts'
import type {Format} from '../../src/core/draft/format.ts'
import {lintDraft} from '../../src/core/lint.ts'
import {locate} from '../../src/core/report/locate.ts'
import type {LocatedFinding} from '../../src/core/report/result.ts'
import {configureRules} from '../../src/core/settings/config.ts'
import type {Severity} from '../../src/core/severity.ts'
import {formatFor, makeFormats} from '../../src/formats/index.ts'
import {parseWithRemark} from '../../src/formats/remark.ts'
import {bar, columnPicture} from '../../src/html-report/charts.ts'
import {dayOfDraft} from '../../src/html-report/draft-day.ts'
import {byFindings, byNeed, countFigures} from '../../src/html-report/figures.ts'
import {gatherDraft} from '../../src/html-report/gather.ts'
import {escapeHtml, tag} from '../../src/html-report/markup.ts'
import type {ReportDraft, ReportNote} from '../../src/html-report/model.ts'
import {type ReportContent, writeReport} from '../../src/html-report/write.ts'
import {runIn} from '../support/desk.ts'
import {hostileDesk} from '../support/hostile-desk.ts'
import {p, wordFile} from '../support/word.ts'

const formats = makeFormats(parseWithRemark)
const read = (path: string, text: string) => parseDraft({path, text}, formatFor(path, formats) as Format)
const strict = configureRules(rules, {preset: 'strict'})

function check(path: string, text: string): {draft: ReturnType<typeof read>; shown: ReportDraft} {
  const draft = read(path, text)
  const findings = locate(draft.text, lintDraft(draft, strict))
  return {draft, shown: gatherDraft({path, findings}, draft)}
}

const note = (severity: Severity, ruleId: string): ReportNote => ({
  ...{severity, ruleId, message: 'Mend it.', where: 'line 1', url: '', repairs: [], related: []},
})

/** `e` is an error of the rule `a`, `W` a warning of `b`, `i` an info of `c`. */
const notesFrom = (letters: string): ReportNote[] =>
  [...letters].map((letter) =>
    letter === 'e' ? note('error', 'a') : letter === 'W' ? note('warning', 'b') : note('info', 'c'),
  )

const draftOf = (path: string, letters: string, day?: string): ReportDraft => ({
  ...{path, notes: notesFrom(letters), cards: [], ...(day && {day})},
})

const drafts = [
  draftOf('a.md', 'i', '2025-01-31'),
  draftOf('b.md', 'eWi', '2025-03-01'),
  draftOf('c.md', '', '2025-03-09'),
  draftOf('d.md', 'iiiiW'),
  draftOf('e.md', 'eii', '2025-01-01'),
]

describe('figures', () => {
  const figures = countFigures(drafts, [
    {ruleId: 'c', severity: 'info'},
    {ruleId: 'old', severity: 'error'},
    {ruleId: 'old', severity: 'info'},
  ])

  test('all findings, and the drafts with some', () => {
    const {counts, drafts, draftsWithFindings} = figures
    expect({counts, drafts, draftsWithFindings}).toEqual({
      ...{counts: {error: 2, warning: 2, info: 8}, drafts: 5, draftsWithFindings: 4},
    })
  })

  test('by rule, the most first', () => {
    const rows = figures.rules.map(({ruleId, counts, drafts}) => [ruleId, ...Object.values(counts), drafts])
    expect(rows).toEqual([
      ['c', 0, 0, 8, 4],
      ['a', 2, 0, 0, 2],
      ['b', 0, 2, 0, 2],
    ])
  })

  test('by month, the months without a draft too, and drafts without a date', () => {
    const rows = figures.periods.map(({period, counts, drafts}) => [period, ...Object.values(counts), drafts])
    expect(rows).toEqual([
      ['2025-01', 1, 0, 3, 2],
      ['2025-02', 0, 0, 0, 0],
      ['2025-03', 1, 1, 1, 2],
    ])
    expect(figures.undated).toEqual({counts: {error: 0, warning: 1, info: 4}, drafts: 1})
  })

  test('more than ten years are shown as years', () => {
    const old = draftOf('old.md', 'e', '2013-07-01')
    const {periods} = countFigures([...drafts, old])
    expect(periods.map(({period}) => period)).toEqual(Array.from({length: 13}, (_, i) => String(2013 + i)))
    expect(periods.map(({drafts}) => drafts)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4])
  })

  test('new against the baseline', () => {
    expect(figures.fresh).toEqual([
      {ruleId: 'c', fresh: 8, held: 1},
      {ruleId: 'a', fresh: 2, held: 0},
      {ruleId: 'b', fresh: 2, held: 0},
      {ruleId: 'old', fresh: 0, held: 2},
    ])
    expect(countFigures(drafts).fresh).toEqual([])
  })

  test('drafts by need: errors before warnings before infos; the most findings for the picture', () => {
    expect(byNeed(drafts).map(({path}) => path)).toEqual(['b.md', 'e.md', 'd.md', 'a.md', 'c.md'])
    expect(byFindings(drafts).map(({path}) => path)).toEqual(['d.md', 'b.md', 'e.md', 'a.md'])
  })
})

describe('pictures', () => {
  const numbersIn = (html: string, name: string) =>
    [...html.matchAll(new RegExp(` ${name}="([\\d.]+)"`, 'g'))].map(([, number]) => Number(number))

  test('a bar is as long as its number', () => {
    const {html} = bar(
      [
        {name: 'error', value: 1},
        {name: 'warning', value: 0},
        {name: 'info', value: 3},
      ],
      8,
    )
    const [, ...widths] = [0, ...numbersIn(html, 'width')]
    expect(widths).toEqual([50, 150])
    expect(numbersIn(html, 'x')).toEqual([0, 50])
  })

  test('a column is as high as its number, and stands on the line', () => {
    const period = (name: string, error: number, info: number) => ({
      ...{period: name, counts: {error, warning: 0, info}, drafts: 1},
    })
    const {html} = columnPicture([period('2025-01', 2, 4), period('2025-02', 0, 0), period('2025-03', 0, 3)], 'Label.')
    const heights = numbersIn(html, 'height')
    const [unit = 0] = heights.map((height) => height / 2)
    expect(heights.map((height) => Math.round(height / unit))).toEqual([2, 4, 3])
    expect(html).toContain('<title>January 2025: 2 errors, 4 infos</title>')
    expect(html).toContain('<title>February 2025: 0</title>')
    expect(html).toMatch(/role="img" aria-label="Label\."/)
  })
})

describe('the day of a draft', () => {
  test.each<[text: string, path: string, day: string | undefined]>([
    ['---\ndate: 2025-03-04\n---\nText.\n', 'a.md', '2025-03-04'],
    ['---\npublishDate: "2025-03-04T10:00:00Z"\n---\nText.\n', 'a.md', '2025-03-04'],
    ['+++\ndate = 2025-03-04\n+++\nText.\n', 'a.md', '2025-03-04'],
    ['---\ndate: 4 March 2025\n---\nText.\n', 'a.md', '2025-03-04'],
    ['---\ndate: 2025-13-04\n---\nText.\n', 'a.md', undefined],
    ['---\ndate: 2025-03-04\n---\nText.\n', '2024-01-01-a.md', '2025-03-04'],
    ['Text.\n', 'posts/2025-03-04-a.md', '2025-03-04'],
    ['Text.\n', 'posts/2025/03/04/a.md', '2025-03-04'],
    ['# Bridge\n\n4 March 2025\n\nIt closed.\n', 'a.md', '2025-03-04'],
    ['# Bridge\n\nUpdated March 4, 2025, 10:14\n\nIt closed.\n', 'a.md', '2025-03-04'],
    ['# Bridge\n\nLEEDS, 4 March 2025 – The bridge closed.\n', 'a.md', '2025-03-04'],
    ['# Bridge\n\n13/3/2025\n\nIt closed.\n', 'a.md', '2025-03-13'],
    ['# Bridge\n\n4/3/2025\n\nIt closed.\n', 'a.md', undefined],
    ['# Bridge\n\nThe bridge, which closed on 4 March 2025, is old.\n', 'a.md', undefined],
    ['Text.\n', 'a.md', undefined],
  ])('%j in %s: %s', (text, path, day) => {
    expect(dayOfDraft(read(path, text))).toBe(day)
  })
})

describe('passages', () => {
  const marked = ({cards}: ReportDraft, note: number) =>
    cards.flatMap(({passages}) =>
      passages.flatMap(({parts}) => parts.filter(({notes}) => notes.includes(note)).map(({text}) => text)),
    )

  test('every finding of the fixtures is on one card, and the words found are marked', () => {
    const paths = readdirSync('fixtures', {recursive: true, encoding: 'utf8'})
      .filter((name) => /\.(?:md|txt)$/.test(name))
      .map((name) => `fixtures/${name}`)
    let plain = 0
    for (const path of paths) {
      const text = readFileSync(path, 'utf8')
      const {draft, shown} = check(path, text)
      const numbers = shown.cards.flatMap(({notes}) => notes).sort((a, b) => a - b)
      expect(numbers, path).toEqual([...shown.notes.keys()])
      for (const [i, {place}] of lintDraft(draft, strict).entries()) {
        const words = draft.text.slice(place.start, place.end)
        if (!/^[\p{L}\p{N} ,.’'"“”-]+$/u.test(words) || words.length > 300) continue
        expect(marked(shown, i).join(''), `${path}: ${words}`).toBe(words)
        plain++
      }
    }
    expect(plain).toBeGreaterThan(60)
  })

  test.each<[title: string, text: string, expected: string[]]>([
    [
      'words in a long passage',
      `${'It rained all day. '.repeat(90)}The the end. ${'It rained. '.repeat(90)}`,
      ['The the'],
    ],
    ['an address', 'See [the plan](https://example.com/?utm_source=chatgpt.com).\n', ['utm_source=chatgpt.com']],
    ['front matter', '---\ntitle: The the bridge\n---\n\nText.\n', ['The the']],
    ['words in emphasis', 'The bridge *was was* long.\n', ['was was']],
  ])('%s', (_, text, expected) => {
    const {shown} = check('a.md', text)
    expect(shown.notes.length).toBeGreaterThan(0)
    const all = shown.notes.map((_, i) => marked(shown, i))
    expect(all).toContainEqual(expected)
    const lengths = shown.cards.flatMap(({passages}) =>
      passages.map(({parts}) => parts.reduce((sum, part) => sum + part.text.length, 0)),
    )
    expect(Math.max(...lengths)).toBeLessThan(1000)
  })

  test('of a draft that is another one by now, the words found are shown', () => {
    const {draft} = check('a.md', 'The the bridge.\n')
    const findings = locate(draft.text, lintDraft(draft, strict))
    const shown = gatherDraft({path: 'a.md', findings}, read('a.md', 'An older bridge.\n'))
    expect(marked(shown, 0)).toEqual(['The the'])
    expect(shown.cards[0]?.passages[0]?.parts).toHaveLength(1)
    expect(shown.notes[0]?.repairs).toEqual([])
  })

  test('a finding that compares drafts quotes a long text without its middle, and is shown in its passage', () => {
    const words =
      'Our desk corrects mistakes. Write to us with the address of the page and the words that you mean. '.repeat(2)
    const draft = read('a.md', `First. ${words}Last.\n`)
    const place = {start: 7, end: 7 + words.trimEnd().length}
    const [finding] = locate(draft.text, [{ruleId: 'a', severity: 'info', place, message: 'Cut it.'}])
    const findings = [{...(finding as LocatedFinding), actual: textOfFact(words)}]
    const shown = gatherDraft({path: 'a.md', findings}, draft)
    expect(marked(shown, 0)).toEqual([words.trimEnd()])
  })

  test('repairs say what is made of what, and how', () => {
    const {shown} = check('a.md', 'It hit the the roof.\n')
    expect(shown.notes[0]?.repairs[0]).toEqual({title: 'Delete "the"', option: '--fix', changes: []})
  })
})

describe('the page', () => {
  const content: ReportContent = {
    drafts: [check('a.md', '# The bridge\n\nIt hit the the roof [insert sum].\n').shown, draftOf('b.md', '')],
    describe: () => ({family: 'language', summary: 'Finds.', why: 'Matters.'}),
    version: '1.2.3',
  }

  test('is the same for the same findings', () => {
    expect(writeReport(content)).toBe(writeReport(content))
  })

  test('allows nothing but its own script and style', () => {
    const page = writeReport(content)
    const hashOf = (name: string) => {
      const [, text = ''] = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(page) ?? []
      return `sha256-${createHash('sha256').update(text).digest('base64')}`
    }
    const [, policy = ''] = /Content-Security-Policy" content="(.*?)"/.exec(page) ?? []
    expect(policy.replaceAll('&#39;', "'").split('; ')).toEqual([
      "default-src 'none'",
      `script-src '${hashOf('script')}'`,
      `style-src '${hashOf('style')}'`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ])
    expect(page.match(/<(?:script|style)\b/g)).toEqual(['<style', '<script'])
  })

  test.each([
    ['https://desk.example/rule?a=1&b', '<a href="https://desk.example/rule?a=1&amp;b" rel="noreferrer">Read more</a>'],
    ['javascript:hacked=1', undefined],
    ['https://desk.example/ onclick', undefined],
    ['', undefined],
  ])('a link to the page of a rule: %j', (url, expected) => {
    const draft = {path: 'a.md', notes: [{...note('error', 'a'), url}], cards: [{passages: [], notes: [0]}]}
    const page = writeReport({...content, drafts: [draft]})
    expect(/<a [^>]*>Read more<\/a>/.exec(page)?.[0]).toBe(expected)
  })

  test.each([
    ['no drafts', {...content, drafts: []}, 'No draft was checked.'],
    ['nothing found', {...content, drafts: [draftOf('b.md', '')]}, 'Nothing to fix in 1 draft.'],
    ['one finding', {...content, drafts: [draftOf('b.md', 'e')]}, '1 finding in 1 of 1 draft. 1 error.'],
  ])('%s', (_, given, expected) => {
    expect(writeReport(given)).toContain(expected)
  })
})

describe('escaping', () => {
  test.each([
    ['<script>', '&lt;script&gt;'],
    ['"\'&', '&quot;&#39;&amp;'],
    ['a\0b\x1b\u202e', 'a\\x00b\\x1b\\u202e'],
    ['a\r\nb\tc', 'a\nb c'],
    ['\ud800', '\ufffd'],
  ])('%j', (text, expected) => {
    expect(escapeHtml(text)).toBe(expected)
    expect(tag('p', {title: text}, text).html).toBe(`<p title="${expected}">${expected}</p>`)
  })

  type Element = DefaultTreeAdapterTypes.Element

  const elementsIn = (node: DefaultTreeAdapterTypes.ParentNode): Element[] =>
    node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...elementsIn(child)] : []))

  test('no draft, name or setting becomes part of the page', async () => {
    const {out, code} = await runIn(hostileDesk, ['--format', 'html', '.'])
    expect(code).toBe(1)
    const elements = elementsIn(parse(out))
    expect(elements.filter(({tagName}) => tagName === 'script')).toHaveLength(1)
    expect(elements.filter(({tagName}) => /^(?:img|iframe|object|embed|base|video|audio)$/.test(tagName))).toEqual([])
    const attributes = elements.flatMap(({tagName, attrs}) => attrs.map(({name, value}) => ({tagName, name, value})))
    expect(attributes.filter(({name}) => /^(?:on|style$|src|xlink|formaction|action)/.test(name))).toEqual([])
    const links = attributes.filter(({name}) => name === 'href').map(({value}) => value)
    expect(links.filter((link) => !/^(?:#[a-z]+(?:-\d+)?|data:,|https:\/\/\S+)$/.test(link))).toEqual([])
    expect(out).toContain('&lt;img src=x onerror=hacked=1&gt;')
  })
})

test('the command line: a file, the baseline, severities, standard input, a comparison', async () => {
  const files = {
    'c.docx': wordFile(p('It cost [insert sum] in all.')),
    'a.md': '# The bridge\n\nIt hit the the roof [insert sum].\n',
    'b.md': '# Rain\n\nAnd and it rained.\n',
    'old.md': '# Rain\n\nIt cost £300.\n',
    'new.md': '# Rain\n\nIt cost £400.\n',
  }
  const {folder} = await runIn(files, ['--baseline', 'base.json', '--update-baseline', 'a.md'])
  const whole = await runIn(folder, ['--baseline', 'base.json', '--format', 'html', 'a.md', 'b.md'])
  expect(whole.out).toContain('1 finding in 1 of 2 drafts.')
  expect(whole.out).toContain('The baseline accepts 2 earlier findings, which aren’t listed below.')
  expect(whole.out).toContain('>New against the baseline<')
  const errors = await runIn(folder, ['--baseline', 'base.json', '--quiet', '--format', 'html', 'a.md', 'b.md'])
  expect(errors.out).toContain('The baseline accepts 1 earlier finding, which isn’t listed below.')
  const written = await runIn(folder, ['--format', 'html=out/report.html', 'a.md', 'b.md'])
  expect(written.out).toBe('')
  expect(readFileSync(`${folder}/out/report.html`, 'utf8')).toContain('3 findings in 2 of 2 drafts.')
  const input = await runIn(folder, ['--format', 'html', '--stdin-filename', 'c.md'], 'It hit the the roof.\n')
  expect(input.out).toMatch(/It hit <mark class="warning" data-notes="0">the the<\/mark> roof\./)
  const word = await runIn(folder, ['--format', 'html', 'c.docx'])
  expect(word.out).toMatch(/It cost <mark class="\w+" data-notes="0">\[insert sum\]<\/mark> in all\./)
  expect(word.out).toContain(' · paragraph 1')
  const compared = await runIn(folder, ['compare', 'old.md', 'new.md', '--format', 'html'])
  expect(compared.out).toMatch(/<mark class="\w+" data-notes="0">£400<\/mark>/)
  await runIn(folder, ['--shard', '1/1', '--output', 'part.ndjson', 'b.md'])
  const merged = await runIn(folder, ['merge', 'part.ndjson', '--format', 'html'])
  expect(merged.out).toMatch(/<mark class="warning" data-notes="0">And and<\/mark> it rained\./)
  const fixed = await runIn(folder, ['--fix', '--format', 'html', 'b.md'])
  expect(fixed.out).toContain('Nothing to fix in 1 draft.')
})
