// Copy in raw HTML among Markdown: tags within a sentence don't end it, and places stay exact.
import {expect, test} from 'vitest'
import {parse} from '../../../src/index.ts'

const blocksOf = (text: string) =>
  parse({path: 'a.md', text}).blocks.map(({prose, place, kind}) => ({
    kind,
    text: prose.text.replaceAll('\uFFFC', '◦'),
    at: text.slice(place.start, place.end),
    tags: prose.inlines.map(({node}) => [
      text.slice(node.position?.start.offset, node.position?.end.offset),
      node.position?.start.line,
      node.position?.start.column,
    ]),
  }))

test.each<[name: string, text: string, expected: [text: string, at: string][]]>([
  [
    'a link within a sentence',
    '<p>It is &ldquo;<a href="/x">our motto</a>&rdquo; now.</p>',
    [['It is “◦our motto◦” now.', 'It is &ldquo;<a href="/x">our motto</a>&rdquo; now.']],
  ],
  ['emphasis around all', '<p><em><strong>Come in.</strong></em></p>', [['Come in.', 'Come in.']]],
  [
    'blocks and line breaks end it',
    '<ul><li>One <b>boat</b></li><li>Two<br>Three</li></ul>',
    [
      ['One ◦boat', 'One <b>boat'],
      ['Two', 'Two'],
      ['Three', 'Three'],
    ],
  ],
  [
    'code and comments end it',
    '<p>Run <code>ferry</code> at <!-- ten --> noon.</p>',
    [
      ['Run', 'Run'],
      ['at', 'at'],
      ['noon.', 'noon.'],
    ],
  ],
  ['a tag with no words after it', '<p>See <a name="x"></a> <i> </i></p>', [['See', 'See']]],
  [
    'a tag of a longer name',
    '<p>A <abutton>b</abutton></p>',
    [
      ['A', 'A'],
      ['b', 'b'],
    ],
  ],
])('%s', (_, text, expected) => {
  expect(blocksOf(text).map((block) => [block.text, block.at])).toEqual(expected)
})

test('tags stand at their lines and columns, also in a quotation', () => {
  const [block] = blocksOf('Rain.\n\n> <p>The <em>old\n> boat</em> and the <a href="/new">new</a> one.</p>\n').slice(1)
  expect(block?.text).toBe('The ◦old\nboat◦ and the ◦new◦ one.')
  expect(block?.tags).toEqual([
    ['<em>', 3, 10],
    ['</em>', 4, 7],
    ['<a href="/new">', 4, 21],
    ['</a>', 4, 39],
  ])
})
