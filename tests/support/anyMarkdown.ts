// Texts that look like Markdown and go wrong in every way Markdown can.
import fc from 'fast-check'

const words = [
  'fish',
  'Fish',
  'the the',
  'said',
  'experts say',
  'TODO',
  '[Name]',
  'Lorem ipsum',
  'Café',
  '👩‍🚒',
  'e\u0301',
  '“so”',
  '"no"',
  "it's",
  '2024',
  'Ms. Roe',
]
const marks = [
  ...[
    '*',
    '**',
    '_',
    '~~',
    '~',
    '`',
    '``',
    '[',
    ']',
    '](u)',
    '](<u v> "t")',
    '![',
    '[^1]',
    '<',
    '>',
    '<b>',
    '</b>',
    '<br>',
  ],
  ...[
    '<https://e.org>',
    '<!-- x -->',
    '<!--',
    '-->',
    '\\',
    '\\*',
    '\\\\',
    '&amp;',
    '&#8217;',
    '&#x1F41F;',
    '&#0;',
    '&#10;',
    '&acE;',
    '&nosuch;',
    '&',
  ],
  ...[
    '{{',
    '}}',
    '|',
    '||',
    ':',
    '.',
    '!',
    '?',
    '\0',
    '\t',
    '\u00a0',
    '\uFFFC',
    '\uFEFF',
    '\uD800',
    'https://e.org/?utm_source=x',
    '==',
    '“',
    '”',
    '"',
  ],
]
const starts = [
  ...[
    '',
    '',
    '',
    '> ',
    '>',
    '> > ',
    '- ',
    '* ',
    '1. ',
    '2) ',
    '- [x] ',
    '- [ ]',
    '# ',
    '### ',
    '#',
    '    ',
    '\t',
    '  ',
    ' ',
  ],
  ...[
    '```',
    '~~~ js',
    '| a | b |',
    '|--|:-:|',
    '===',
    '---',
    '+++',
    '***',
    '<div>',
    '</div>',
    '<script>',
    '[^1]: ',
    '[x]: /u "t"',
    'title: ',
    '  - ',
    'dek: >-',
  ],
]
const ends = ['\n', '\n', '\n', '\r\n', '\r', '  \n', '\\\n', '\n\n', '\n\n', '\r\n\r\n', ' \n']

const pick = (items: readonly string[]) => fc.constantFrom(...items)
const inline = fc
  .array(
    fc.oneof(
      {weight: 5, arbitrary: pick(words)},
      {weight: 4, arbitrary: pick(marks)},
      {weight: 3, arbitrary: fc.constant(' ')},
    ),
    {maxLength: 9},
  )
  .map((parts) => parts.join(''))
const line = fc.tuple(pick(starts), pick(starts), inline, pick(ends)).map((parts) => parts.join(''))
const opening = pick([
  '',
  '',
  '',
  '\uFEFF',
  '---\ntitle: Fish\n---\n',
  '---\r\ntitle: "Fi\\u0073h\r\n  swim"\r\ndek: |\r\n  a\r\n   b\r\n---\r\n',
  '---\n',
  '+++\ntitle = "Fish"\n+++\n',
])

/** Any Markdown, with front matter or without. */
export const anyMarkdown = fc
  .tuple(opening, fc.array(line, {maxLength: 12}))
  .map(([head, lines]) => head + lines.join(''))
