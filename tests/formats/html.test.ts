// HTML: what is copy in it, what is not, and where each word stands.
import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {rules} from '../../rules/index.ts'
import {parseDraft} from '../../src/core/draft/draft.ts'
import {lintDraft} from '../../src/core/lint.ts'
import {applyEdits} from '../../src/core/report/fix.ts'
import {configureRules} from '../../src/core/settings/config.ts'
import {htmlFormat} from '../../src/formats/html/index.ts'
import {costIn} from '../support/cost.ts'

const read = (text: string) => parseDraft({path: 'a.html', text}, htmlFormat())
const blocksOf = (text: string) => read(text).blocks.map(({kind, prose}) => `${kind}: ${prose.text}`)

test.each<[name: string, source: string, blocks: string[]]>([
  ['headings and paragraphs', '<h2>One</h2><p>Two</p>three', ['heading: One', 'paragraph: Two', 'paragraph: three']],
  ['white space folds', '<p> a\n\t b <b> c</b> d </p>', ['paragraph: a b c d']],
  ['a space that does not break stays', '<p>a&nbsp; b</p>', ['paragraph: a\u00a0 b']],
  ['lines', '<p>a<br>b<br></p>', ['paragraph: a\nb']],
  ['two line breaks end a paragraph', '<div>a<br> <br>b</div>', ['paragraph: a', 'paragraph: b']],
  ['emphasis within a word', '<p>un<em>do</em>ne</p>', ['paragraph: undone']],
  ['references', '<p>AT&ampT &lt;b&gt; caf&eacute; &#8217; &notit;</p>', ['paragraph: AT&T <b> café ’ ¬it;']],
  ['lists', '<ul><li>a<li><p>b</p><p>c</p></ul>', ['paragraph: a', 'paragraph: b', 'paragraph: c']],
  ['tables', '<table><tr><th>a<th>b<tr><td>c<td>d</table>', ['cell: a', 'cell: b', 'cell: c', 'cell: d']],
  ['a table for looks', '<table><tr><td><p>a</p><p>b</p></table>', ['paragraph: a', 'paragraph: b']],
  ['pictures', '<p>a <img src=x alt="b &amp; c"> d</p>', ['paragraph: a \uFFFC d', 'alt: b & c']],
  ['code', '<p>a <code>b</code> c</p><pre>\nd</pre>', ['paragraph: a \uFFFC c']],
  ['a note', '<p>a<sup><a href="#n1">1</a></sup> b</p>', ['paragraph: a\uFFFC b']],
  ['raised letters', '<p>CO<sub>2</sub>, 1<sup>st</sup></p>', ['paragraph: CO2, 1st']],
  ['a link around blocks', '<a href="/"><h3>a</h3><p>b</p></a>', ['heading: a', 'paragraph: b']],
  ['no copy', '<script>a</script><style>b</style><template>c</template><noscript>d</noscript><p hidden>e', []],
  ['what nobody sees', '<p style="display: none">a</p><span class="sr-only">b</span><p>c</p>', ['paragraph: c']],
  ['a link that is a button', '<p>a <a href="#" onclick="b()">close</a></p>', ['paragraph: a']],
  [
    'a control with a picture',
    '<p>a <a href="#" data-open="b"><img src=x alt="c"></a></p>',
    ['paragraph: a \uFFFC', 'alt: c'],
  ],
  ['a link that a program reads', '<p>a <a href="#" link="/b">save</a></p>', ['paragraph: a']],
  [
    'a link of a script',
    '<body><script></script><p>a <a href="#" class=b>c</a> <a href="#">d</a>',
    ['paragraph: a c d'],
  ],
  ['what has no size', '<div style="height: 0px; overflow: hidden">a</div><p>b</p>', ['paragraph: b']],
  ['a picture that a program fills', '<p>a <img id=b src=""><img class=c> d</p>', ['paragraph: a d']],
  [
    'an address hidden from robots',
    '<p>Write to <span class="__cf_email__">[email protected]</span>.</p>',
    ['paragraph: Write to \uFFFC.'],
  ],
  ['a title behind a warning', '<br>\n<title>a</title><p>b</p>', ['field: a', 'paragraph: b']],
  ['small print of a document', '<title>a</title><p>b</p><p>© 2020 c</p>', ['field: a', 'paragraph: b']],
  ['small print in a fragment', '<p>b</p><p>© 2020 c</p>', ['paragraph: b', 'paragraph: © 2020 c']],
  ['comments', '<!-- a --><p>b<!-- c -->d</p>', ['paragraph: bd']],
  ['fields', '<title>a &amp; b</title><meta name=description content="c">', ['field: a & b', 'field: c']],
  ['front matter', '---\ntitle: a\nlayout: x\n---\n<p>b</p>', ['field: a', 'paragraph: b']],
  [
    'words outside the cells of a table',
    '<table>a<tr><td>b</td><td>c</td></tr></table>',
    ['paragraph: a', 'cell: b', 'cell: c'],
  ],
  ['words behind the body', '<body>a</body>b', ['paragraph: ab']],
])('%s', (_, source, blocks) => {
  expect(blocksOf(source)).toEqual(blocks)
})

test.each<[name: string, source: string, words: string, at: string]>([
  ['a reference', '<p>a&ndash;b</p>', '–', '&ndash;'],
  ['one without its semicolon', '<p>A&ampB</p>', '&', '&amp'],
  ['folded white space', '<p>a\n   b</p>', ' ', '\n   '],
  ['across a tag', '<p>a<i>b</i>c</p>', 'abc', 'a<i>b</i>c'],
  ['an attribute', '<img src=x alt="a &quot;b&quot;">', '"b"', '&quot;b&quot;'],
  ['an attribute without marks', '<img src=x alt=abc>', 'abc', 'abc'],
  ['behind NUL', '<p>a\0bc</p>', 'bc', 'bc'],
  ['words around a script', 'a<html><body>b<script>c > d</script>', 'b', 'b'],
  ['a line end of two characters', '<title>a\r\nb</title>', ' ', '\r\n'],
])('the place of %s', (_, source, words, at) => {
  const {blocks} = read(source)
  const block = blocks.findLast(({prose}) => prose.text.includes(words))
  const start = block?.prose.text.indexOf(words) ?? -1
  const runs = block?.prose.runs.filter((run) => run.at < start + words.length && run.at + run.length > start) ?? []
  const [first, last] = [runs[0], runs.at(-1)]
  const isLinear = (run = first) => run && run.length === run.end - run.start
  const from = (first?.start ?? 0) + (isLinear(first) ? start - (first?.at ?? 0) : 0)
  const to = isLinear(last) ? (last?.start ?? 0) + start + words.length - (last?.at ?? 0) : (last?.end ?? 0)
  expect(source.slice(from, to)).toBe(at)
})

const fixture = (name: string) => readFileSync(`fixtures/html/${name}.html`, 'utf8')

test.each([
  [
    'page',
    ['Harbour bridge shuts for a week', 'Crossings a day', 'The bridge, built in 1911, turns twice a day.'],
    ['By Ada Quill', 'Sport', 'cookies', 'Related stories', 'First!', 'rights reserved', 'the the style'],
  ],
  ['wordpress', ['Bubbles after four hours.', 'An old baker'], ['lorem ipsum', 'flour flour']],
  ['google-docs', ['five of us', 'the next one'], ['TODO', '[a]']],
  ['word', ['Notes for the fair', 'Bring chairs'], ['·', 'Normal the the', 'margin']],
  ['newsletter', ['The old light is open on Sunday.', 'Leave the list'], ['High water at six']],
])('of %s the copy is read, and nothing else', (name, copy, other) => {
  const text = read(fixture(name))
    .blocks.map(({prose}) => prose.text)
    .join('\n')
  for (const words of copy) expect(text).toContain(words)
  for (const words of other) expect(text).not.toContain(words)
})

const body = '<p>The harbour bridge shuts on Monday, and it stays shut for a week, says the council.</p>'.repeat(3)

test.each<[name: string, source: string, words: string[]]>([
  [
    'parts that are named',
    `<body><div id="Sidebar">Ring us</div>${body}<div id="Footer">Read on</div>`,
    ['Ring us', 'Read on'],
  ],
  ['an article and a form', `<html><form>Search</form><article>${body}</article>`, ['Search']],
  [
    'a headline with a portrait beside the byline',
    `<html><main><article><div><h1>The bridge shuts</h1><div><img src=a alt=b>Ann Reed<span>May 2, 2021 · 3 min read</span></div></div>${body}</article></main>`,
    ['3 min read'],
  ],
])('of a page with %s the article is read', (_, source, words) => {
  const text = blocksOf(source).join('\n')
  expect(text).toContain('The harbour bridge')
  for (const other of words) expect(text).not.toContain(other)
})

test('a page is read as a fragment, and the other way round, where that is asked for', () => {
  const words = (reading: 'page' | 'fragment') =>
    parseDraft({path: 'a.html', text: fixture('page')}, htmlFormat(reading))
      .blocks.map(({prose}) => prose.text)
      .join('\n')
  expect(words('fragment')).toContain('all rights reserved')
  expect(words('page')).not.toContain('all rights reserved')
})

test.each([
  ['<img src="" data-src="b.png" alt="c">', 'b.png'],
  ['<img src="a.png" data-src="b.png" alt="c">', 'a.png'],
])('the address of %s', (source, url) => {
  const [{prose} = {prose: undefined}] = read(source).blocks
  expect(prose?.inlines.map(({node}) => 'url' in node && node.url)).toEqual([url])
})

test('links of Google Docs lead where they say, and styles are emphasis', () => {
  const {blocks} = read(fixture('google-docs'))
  const inlines = blocks.flatMap(({prose}) => prose.inlines.map(({type, node}) => ('url' in node ? node.url : type)))
  expect(inlines).toContain('https://circle.test/next')
  expect(inlines).toContain('strong')
})

describe('repairs', () => {
  const config = configureRules(rules)
  const repair = (text: string) => {
    const fixes = lintDraft(read(text), config).flatMap(({fix}) => (fix ? [fix] : []))
    return applyEdits(text, fixes).text
  }

  test.each([
    ['in one stretch', '<p>It was the the council.</p>', '<p>It was the council.</p>'],
    ['over a line end', '<p>It was the\n  the council.</p>', '<p>It was the council.</p>'],
    ['not across a tag', '<p>It was the <b>the</b> council.</p>', '<p>It was the <b>the</b> council.</p>'],
    ['in an attribute', '<img src="a.png" alt="It was the the end">', '<img src="a.png" alt="It was the end">'],
    ['not in one without marks', '<p>a<img src=a.png alt=the&#32;the></p>', '<p>a<img src=a.png alt=the&#32;the></p>'],
  ])('%s', (_, before, after) => {
    expect(repair(before)).toBe(after)
  })
})

describe('ignores', () => {
  const config = configureRules(rules)
  const found = (text: string) => lintDraft(read(text), config).map(({ruleId}) => ruleId)
  test.each<[name: string, source: string, rules: string[]]>([
    ['above a block, on the same line', '<!-- copydesk-ignore repeated-word: x --><p>It was the the end.</p>', []],
    [
      'not for the block behind that',
      '<!-- copydesk-ignore repeated-word: x --><p>It was the the end.</p><p>It was the the end of it.</p>',
      ['repeated-word'],
    ],
    ['within a paragraph', '<p>It was the the end.<!-- copydesk-ignore repeated-word: x --></p>', []],
    ['of everything', '<!-- copydesk-ignore-file: x --><p>It was the the end.</p>', []],
  ])('%s', (_, source, rules) => {
    expect(found(source)).toEqual(rules)
  })
})

test.each(['Share on Facebook<!copydesk', 'a<!--copydesk'])(
  'a comment that is never closed ends with the text',
  (text) => {
    expect(lintDraft(read(text), configureRules(rules)).map(({ruleId}) => ruleId)).not.toContain('rule-crashed')
  },
)

describe('a hostile page takes no longer than 60 ordinary ones of 100 KB', () => {
  const inOrdinaryPages = costIn(() => () => read('<p>The council met on the pier.</p>\n'.repeat(2500)))
  test.each(['<div>'.repeat(20_000), '<b><p>'.repeat(10_000), `<a ${'x '.repeat(20_000)}>`, '<table>'.repeat(5_000)])(
    '%.10s',
    (text) => {
      expect(inOrdinaryPages(() => () => read(text), 60)).toBeLessThan(60)
    },
  )
})
