// Front matter read without a YAML parser is what a parser makes of it, or is left to the parser.
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {readPlainYaml} from '../../src/formats/plain-yaml.ts'
import {readAnyYaml, readYaml} from '../../src/formats/yaml.ts'

const indents = fc.constantFrom('', '', '', '  ', '  ', '    ', ' ', '\t')
const keys = fc.constantFrom(
  'title: ',
  'tags:',
  'author:',
  'a-b: ',
  'a.b: ',
  'x:  ',
  'x:',
  'true: ',
  '1: ',
  '- ',
  '- ',
  '- name: ',
  '-',
  '# ',
  '',
)
const values = fc.constantFrom(
  ...[
    '',
    '',
    'Fish swim',
    'a: b',
    'a:b',
    'b:',
    '#x',
    'a #x',
    'a#x',
    'a  b',
    '"x"',
    '"x" y',
    '"x\\n"',
    "'it''s'",
    "'x' y",
    '""',
    "'",
    '"',
    '"x',
    'y"',
  ],
  ...[
    'true',
    'False',
    'null',
    '~',
    '~a',
    '12',
    '007',
    '-1',
    '+1',
    '1.5',
    '.5',
    '1e3',
    '0x1F',
    '0o7',
    '2014-04-01',
    '1,000',
    '.inf',
    '.nan',
    '1_000',
  ],
  ...[
    '[a, b]',
    '{a: b}',
    '>',
    '|',
    '>-',
    '|-',
    '> ',
    '>+',
    '|2',
    '> # x',
    '[]',
    '[a b, "c, d", \'e\']',
    '[a,]',
    '[12, true,x]',
    '[a, b: c]',
    '[a#b, -c]',
    '[a',
    '[a] b',
    '&x',
    '*x',
    '!x',
    '%x',
    '@x',
    '`x`',
    '-x',
    '- x',
    '?x',
    ',x',
    '(x)',
    '/x/',
    'http://a.b/c?d#e',
    'x, y',
    'x ',
    'x\u00a0',
    '\u00a0x',
  ],
  ...['x\r', 'x\ry', 'é “x”', '…', '---', '...', 'x]', 'x}', '<<', '__proto__', 'x\u2028y', 'x\u0085y', '🐟'],
)
const lines = fc.tuple(indents, keys, values).map((parts) => parts.join(''))
const sources = fc.array(lines, {minLength: 1, maxLength: 7}).map((lines) => lines.join('\n'))
const blockLines = fc.constantFrom(
  '  Fish swim',
  '  Fish swim',
  '  - x',
  '  a: b',
  '',
  '',
  '  ',
  '   x',
  ' x',
  '  # x',
  '# x',
  '  x ',
  'b: c',
)
const blocks = fc
  .tuple(
    fc.constantFrom('a: ', 'a:\n  b: ', '- '),
    fc.constantFrom('>', '|', '>-', '|-'),
    fc.array(blockLines, {maxLength: 6}),
  )
  .map(([key, header, lines]) => [key + header, ...lines].join('\n'))

const opening = {start: 0, end: 3}

/** What was read, with its structure. */
const whole = (matter: ReturnType<typeof readYaml>) => matter && {...matter, readMatter: matter.readMatter?.()}

test.each([
  ['lines', sources],
  ['texts in lines of their own', blocks],
])('it is the same: %s', (_, sources) => {
  fc.assert(
    fc.property(sources, fc.constantFrom('', '\n'), (lines, end) => {
      const source = lines + end
      const text = `---\n${source}`
      if (readPlainYaml(source))
        expect(whole(readYaml(source, 4, text, opening))).toEqual(whole(readAnyYaml(source, 4, text, opening)))
    }),
    {numRuns: 20_000},
  )
})

test.each([
  'title: Fish swim\ndate: 2024-05-06 10:00:00 -0500\ndraft: true\nweight: 12\nslug:\n# a note\nsource: "Fish: \'all\' of them"\n',
  'title: >\n  Fish\n  swim\n\n  far\ntags: [sea, "open, water", 2024]\ndek: |-\n    Fish\n    - swim: far\nauthors: []\n',
  "title: 'It''s fish'\nauthors:\n  - name: A. Fish\n    url: https://example.org/#a\n  - name: B. Fish\n\ndek: Fish\n  swim\n  far\nnote: 'Fish\n  do'\ntags:\n- sea\n- open water\nseo:\n  title: Fish\r\n",
])('site by site: %s', (source) => {
  const text = `---\n${source}`
  expect(readPlainYaml(source)).toBeDefined()
  expect(whole(readYaml(source, 4, text, opening))).toEqual(whole(readAnyYaml(source, 4, text, opening)))
})
