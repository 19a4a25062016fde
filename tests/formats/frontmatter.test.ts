// Front matter: values with their places in YAML and TOML, and what is said where it is broken.
import {describe, expect, test} from 'vitest'
import {parseDraft} from '../../src/core/draft/draft.ts'
import {placeIn} from '../../src/core/draft/prose.ts'
import {markdownFormat} from '../../src/formats/markdown.ts'
import {parseWithRemark} from '../../src/formats/remark.ts'

const parse = (text: string) => parseDraft({path: 'draft.md', text}, markdownFormat(parseWithRemark))
const yaml = (body: string) => `---\n${body}\n---\nBody\n`
const toml = (body: string) => `+++\n${body}\n+++\nBody\n`

/** A source, a field of it with its value, and a word of the value with what stands for it in the source. */
const values: [name: string, source: string, path: string, value: string, word: string, source: string][] = [
  ['plain', yaml('title: Fish swim'), 'title', 'Fish swim', 'swim', 'swim'],
  ['plain, over lines', yaml('title: Fish\n  swim\n\n  far'), 'title', 'Fish swim\nfar', 'swim\nfar', 'swim\n\n  far'],
  ['plain, with a hard space', yaml('title: Fish\u00a0swim far'), 'title', 'Fish\u00a0swim far', 'swim', 'swim'],
  ['plain, before a comment', yaml('title: Fish swim # really'), 'title', 'Fish swim', 'swim', 'swim'],
  ['single quotes', yaml("title: 'It''s fish'"), 'title', "It's fish", "It's", "It''s"],
  ['double quotes', yaml('title: "F\\u0069sh \\"swim\\"\\tfar"'), 'title', 'Fish "swim"\tfar', '"swim"', '\\"swim\\"'],
  ['double quotes, over lines', yaml('title: "Fish\n\n  swim \\\n  far"'), 'title', 'Fish\nswim far', 'far', 'far'],
  [
    'double quotes that go on at the margin',
    yaml('title: "Fish\nswim: far"\ndek: x'),
    'title',
    'Fish swim: far',
    'swim',
    'swim',
  ],
  ['literal block', yaml('title: |\n  Fish\n    swim\n\n  far'), 'title', 'Fish\n  swim\n\nfar\n', 'far', 'far'],
  ['folded block', yaml('title: >-\n  Fish\n  swim\n\n  far'), 'title', 'Fish swim\nfar', 'Fish swim', 'Fish\n  swim'],
  ['block with its own indentation', yaml('title: |2-\n    Fish\n  swim'), 'title', '  Fish\nswim', 'swim', 'swim'],
  ['list', yaml('tags: [x]\nauthor:\n  - Ann Roe\n  - "Bo Poe"'), 'author', 'Bo Poe', 'Poe', 'Poe'],
  ['nested map', yaml('seo:\n  title: Fish'), 'seo.title', 'Fish', 'Fish', 'Fish'],
  ['anchor', yaml('title: &t Fish\ndek: *t'), 'title', 'Fish', 'Fish', 'Fish'],
  ['duplicate keys', yaml('title: Fish\ntitle: Swim'), 'title', 'Swim', 'Swim', 'Swim'],
  ['CRLF', '---\r\ntitle: "Fish\r\n  swim"\r\n---\r\nBody', 'title', 'Fish swim', 'swim', 'swim'],
  ['tabs between', yaml('title:\tFish\tswim'), 'title', 'Fish\tswim', 'swim', 'swim'],
  ["YAML's own end", '---\ntitle: Fish\n...\n\nBody', 'title', 'Fish', 'Fish', 'Fish'],
  ["YAML's own end, and a rule", '---\ntitle: Fish\n... \n\nBody\n\n---\n', 'title', 'Fish', 'Fish', 'Fish'],
  [
    'CRLF before a fence that is closed otherwise',
    '---\r\ntitle: Fish\r\n...\r\nBody',
    'title',
    'Fish',
    'Fish',
    'Fish',
  ],
  ['byte order mark', `\uFEFF${yaml('title: Fish')}`, 'title', 'Fish', 'Fish', 'Fish'],
  ['a fold before an escaped space', yaml('title: "Fish\n  \\   swim"'), 'title', 'Fish    swim', 'swim', 'swim'],
  ['TOML basic', toml('title = "F\\u0069sh \\"swim\\""'), 'title', 'Fish "swim"', '"swim"', '\\"swim\\"'],
  ['TOML literal', toml("title = 'C:\\fish'"), 'title', 'C:\\fish', 'fish', 'fish'],
  ['TOML over lines', toml('title = """\nFish \\\n  swim\nfar"""'), 'title', 'Fish swim\nfar', 'swim', 'swim'],
  ['TOML dotted key', toml('seo.title = "Fish"\ndate = 2024-05-01'), 'seo.title', 'Fish', 'Fish', 'Fish'],
  [
    'TOML array of tables',
    toml('[[images]]\nalt = "Fish"\n[[images]]\nalt = "Swim"'),
    'images.alt',
    'Swim',
    'Swim',
    'Swim',
  ],
]

describe('values', () => {
  test.each(values)('%s', (_, source, path, value, word, expected) => {
    const {blocks, fields, text, problems} = parse(source)
    const field = fields.find((field) => field.path === path && field.prose.text === value)
    expect(fields.map((field) => [field.path, field.prose.text])).toContainEqual([path, value])
    const at = value.indexOf(word)
    const place = field && placeIn(field.prose, at, at + word.length)
    expect(place && text.slice(place.start, place.end)).toBe(expected)
    expect(problems).toEqual([])
    expect(blocks.at(-1)?.prose.text).toBe('Body')
  })
})

const colon = 'Put this front matter value in quotation marks: it holds a colon, or is indented too far.'
const outside = 'Put the whole front matter value in one pair of quotation marks: this part stands outside.'

describe('broken front matter is named at its place, and the rest is read', () => {
  test.each([
    ['a colon', yaml('title: Fish: swim'), colon, 'Fish: swim'],
    ['words behind a quotation', yaml('title: "Fish" swim'), outside, 'swim'],
    ['an apostrophe in single quotes', yaml("title: 'It's fish'"), outside, "s fish'"],
    [
      'a quotation never closed',
      yaml('title: "Fish\ndek: x'),
      'Close the quotation marks of this front matter value.',
      '"Fish',
    ],
    ['a tab', yaml('seo:\n\ttitle: x'), 'Indent front matter with spaces instead of tabs.', undefined],
    [
      'a reserved character',
      yaml('title: @fish'),
      'Put this front matter value in quotation marks: its first character has another meaning here.',
      '@fish',
    ],
    [
      'TOML',
      toml('title = Fish'),
      'Front matter cannot be read from here: check its quotation marks, equals signs and brackets.',
      undefined,
    ],
    [
      'no closing fence',
      '---\ntitle: Fish\n\nBody',
      'Close the front matter: put a line “---” behind its last value.',
      '---',
    ],
  ])('%s', (_, source, message, at) => {
    const {blocks, text, problems} = parse(source)
    expect(problems.map((problem) => problem.message)).toEqual([message])
    const {start, end} = problems[0]?.place ?? {start: 0, end: 0}
    expect(end).toBeGreaterThan(start)
    if (at !== undefined) expect(text.slice(start, end)).toBe(at)
    expect(blocks.at(-1)?.prose.text).toBe('Body')
  })
})

test('values that a site engine fills in are no mistake', () => {
  const source = '---\ntitle: "{{ replace .Name "-" " " | title }}"\ndate: {{ .Date }}\n---\n\nBody'
  expect(parse(source).problems).toEqual([])
  expect(parse('---\ntitle: Fish\nweek: {{ day }} {{ year }}\n---\n\nBody').problems).toEqual([])
  expect(parse('---\ntitle: Fish\nweek: "May" {{ year }}\n---\n\nBody').problems).toHaveLength(1)
})

test.each([
  'title = "The pier"\npublished = "1 May 2026"\nrss_pubdate = Date(2026, 5, 1)',
  'meta = [\n    ("property", "og:image", "/pier.jpg"),\n]',
])('front matter in Julia, for Franklin, is no broken TOML: %j', (source) => {
  const {problems, blocks} = parse(toml(source))
  expect(problems).toEqual([])
  expect(blocks.map(({prose}) => prose.text)).toEqual(['Body'])
})

describe('a rule at the top is no front matter', () => {
  test.each([
    ['prose', '---\n\nHere is your article.\n\n---\n\nBody'],
    ['prose with a colon', '---\nHere is your article: enjoy it.\n\n---\n\nBody'],
    ['bold labels', '---\n\n**Title:** Fish\n\n---\n\nBody'],
    ['a list', '---\n\n- Fish\n- swim\n\n---\n\nBody'],
  ])('%s', (_, source) => {
    const {blocks, tree, problems} = parse(source)
    expect(problems).toEqual([])
    expect(tree.children[0]?.type).toBe('thematicBreak')
    expect(blocks.length).toBeGreaterThan(1)
  })
})
