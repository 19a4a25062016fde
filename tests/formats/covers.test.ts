// Covers: what other programs read before Markdown does is no copy, and everything keeps its place.
import {expect, test} from 'vitest'
import {parseDraft} from '../../src/core/draft/draft.ts'
import {placeIn} from '../../src/core/draft/prose.ts'
import {markdownFormat} from '../../src/formats/markdown.ts'
import {parseWithRemark} from '../../src/formats/remark.ts'

const format = markdownFormat(parseWithRemark)
const draftOf = (text: string) => parseDraft({path: 'a.md', text}, format)
const copyOf = (text: string) => draftOf(text).blocks.map(({prose}) => prose.text)
const nodesOf = (text: string) => draftOf(text).tree.children.map(({type}) => type)

test.each<[what: string, text: string, copy: string[]]>([
  ['a tag for code', '{% highlight js %}\n# x\n\n[y]\n{% endhighlight %}\n\nOne.', ['One.']],
  ['a shortcode for code', '{{< highlight html >}}\n# x\n{{< /highlight >}}\nOne.', ['One.']],
  ['marks of a house', '=CODE_START=\n# x\n\ny\n=CODE_END=\n\nOne.', ['One.']],
  ['code of a weblog', 'One.\n\n[code lang="js"]\n# x\n[/code]\n\nTwo.', ['One.', 'Two.']],
  ['code that is never closed', '[code]\n\nOne.', ['[code]', 'One.']],
  ['a link named code', 'One [code](/a) and [/code].', ['One code and [/code].']],
  ['displayed mathematics', '$$\na_1\n$$\n\n\\begin{align}\na &= b\n\\end{align}\n\nOne.', ['One.']],
  ['mathematics in a line', 'Let $x_1$ be small.', ['Let \uFFFC be small.']],
  ['prices', 'It costs $5 and $6, or $7-$8.', ['It costs $5 and $6, or $7-$8.']],
  ['slots after a dollar', 'From $XX to $[Y] a head.', ['From $XX to $[Y] a head.']],
  [
    'comments of engines',
    '{# a #}\n\n{{/* b */}}\n\n{% comment %}\nc\n\nd\n{% endcomment %}\n\n<%# e %>\n\nOne.',
    ['One.'],
  ],
  ['a comment in a line', 'One {/* the the */} two.', ['One \uFFFC two.']],
  ['a tag alone on a line', 'One.\n{% include a.md %}\nTwo.', ['One.', 'Two.']],
  ['a tag that shows words', '{{< img alt="A view of the harbour" >}}', ['{{< img alt="A view of the harbour" >}}']],
  ['links of a wiki', 'See [[Date]] and [[Ada Lowe|Ada]].', ['See Date and Ada.']],
  ['a field of a mail program', 'Dear [[FIRST_NAME]].', ['Dear [[FIRST_NAME]].']],
  [
    'a label with its block',
    '!!! note "Read"\n\n    One.\n\n    - Two\n\n=== "A"\n\n    Three.',
    ['One.', 'Two', 'Three.'],
  ],
  ['a label without a block', '!!! note\n\nOne.', ['!!! note', 'One.']],
  [
    'lists of attributes',
    '# One { #one }\n\nTwo.\n{ .note }\n\n[Three](a){ .button } four.',
    ['One', 'Two.', 'Three\uFFFC four.'],
  ],
  [
    'settings of a page for Franklin',
    '@def title = "The pier"\n@def published = "1 May 2026"\n\nOne.\n\nAn @def is no title.',
    ['One.', 'An @def is no title.'],
  ],
  ['a pull quote of a house', 'One.\n\n=ZOOM=One again.=\n\nTwo.', ['One.', 'Two.']],
  ['signs in fenced code', '```\n{% comment %}\n```\n\nOne.\n\n{% endcomment %}', ['One.']],
  ['signs in a code span', 'Use `{# x #}` and `$x$`.', ['Use \uFFFC and \uFFFC.']],
  [
    'code in a table of HTML',
    '<table>\n<tr><td><pre>\n# x\n\ny\n</pre></td></tr>\n</table>\n\nOne.',
    ['\uFFFC\uFFFC\uFFFC', 'One.'],
  ],
])('%s', (_, text, copy) => {
  expect(copyOf(text)).toEqual(copy)
})

test.each<[what: string, text: string, types: string[]]>([
  ['code is code', '{% highlight js %}\nx\n{% endhighlight %}', ['code']],
  ['a comment is HTML', '{# x #}', ['html']],
  [
    'a definition below a tag is one',
    'See [a].\n\n{% if x %}\n[a]: /a\n{% endif %}',
    ['paragraph', 'code', 'definition', 'code'],
  ],
  ['a definition whose address holds a tag is one', '[a]: {{ site.url }}/a', ['definition']],
  ['a list beside a label stays one', '* One\n\n!!! note\n\n    Two.', ['list', 'paragraph']],
])('%s', (_, text, types) => {
  expect(nodesOf(text)).toEqual(types)
})

test.each([
  'Before {# x #} the *harbour* and [[City|the city]], &amp; more.',
  '!!! note\n\n    Some of the *harbour*.\r\n',
  '{% highlight js %}\r\nx\r\n{% endhighlight %}\r\n\r\nBehind the harbour.',
])('every character of the copy stands where the source has it: %j', (text) => {
  for (const {prose} of draftOf(text).blocks)
    for (const [i, character] of [...prose.text].entries()) {
      const {start, end} = placeIn(prose, i, i + 1)
      if (/[\p{L} ]/u.test(character)) expect(text.slice(start, end)).toBe(character)
    }
})

test.each<[what: string, text: string, fields: Record<string, string>]>([
  ['JSON', '{\n  "title": "One",\n  "author": "Ada"\n}\n\nTwo.', {title: 'One', author: 'Ada'}],
  ['fenced JSON', '---json\n{\n  "title": "One"\n}\n---\n\nTwo.', {title: 'One'}],
  ['JSON in one line', '{"title": "One", "author": "Ada"}\n\nTwo.', {title: 'One', author: 'Ada'}],
  ['fenced JSON in one line', '---json\n{"title": "One", "at": {"lat": 1}}\n---\n\nTwo.', {title: 'One'}],
  ['a line that only opens with JSON', '{"title": "One"} is how it starts.\n\nTwo.', {}],
  ['YAML that dots close', '---\ntitle: One\n...\n\nTwo.', {title: 'One'}],
  ['keys without a fence', 'Title: One\nDate: 2026-03-04\nAuthor: Ada\n\nTwo.', {title: 'One', author: 'Ada'}],
  ['the head of a book', '# Title: One\n\n## Author: Ada\n\n# Two\n', {title: 'One', author: 'Ada'}],
])('front matter: %s', (_, text, fields) => {
  const {blocks} = draftOf(text)
  const found = blocks.filter(({kind}) => kind === 'field')
  expect(Object.fromEntries(found.map(({field, prose}) => [field, prose.text]))).toEqual(fields)
  for (const {prose} of found)
    expect(text.slice(...Object.values(placeIn(prose, 0, prose.text.length)))).toBe(prose.text)
  expect(blocks.at(-1)?.prose.text).toMatch(/^Two\.?$/)
})

test.each(['Note: the ferry is late.\n\nTwo.', 'Ann: Hello.\nBob: Hello, Ann.\n\nTwo.', '{\n\nTwo.'])(
  'copy that only looks like front matter: %j',
  (text) => {
    expect(draftOf(text).blocks.some(({kind}) => kind === 'field')).toBe(false)
  },
)
