// Word files: what is copy in them, where it stands, and what is said of files that can't be read.
import {zipSync} from 'fflate'
import {describe, expect, test} from 'vitest'
import {parseDraft} from '../../src/core/draft/draft.ts'
import {lintDraft} from '../../src/core/lint.ts'
import {wordFormat} from '../../src/formats/word/index.ts'
import {configure} from '../../src/index.ts'
import {p, r, type WordParts, wordFile} from '../support/word.ts'

const read = (body: string, parts?: WordParts) => parseDraft({path: 'a.docx', bytes: wordFile(body, parts)}, wordFormat)

/** The blocks of a draft, each as its kind and words. */
const blocksOf = (body: string, parts?: WordParts) =>
  read(body, parts).blocks.map(({kind, depth, parents, prose}) => {
    const held = parents.map(({type}) => `${type} `).join('')
    return `${held}${kind}${depth ?? ''}: ${prose.text}`
  })

const style = (id: string) => `<w:pStyle w:val="${id}"/>`
const styles = [
  '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>',
  '<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="Heading 1"/><w:basedOn w:val="a"/></w:style>',
  '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Our heads"/><w:basedOn w:val="Titre1"/></w:style>',
  '<w:style w:type="paragraph" w:styleId="Lvl"><w:name w:val="Part"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>',
  '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>',
  '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style>',
  '<w:style w:type="paragraph" w:styleId="C1"><w:name w:val="x"/><w:basedOn w:val="C2"/></w:style>',
  '<w:style w:type="paragraph" w:styleId="C2"><w:name w:val="y"/><w:basedOn w:val="C1"/></w:style>',
  '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>',
].join('')
const numbering =
  '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
const item = (level: number, id = 3) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`
const cell = (...paragraphs: string[]) => `<w:tc>${paragraphs.join('')}</w:tc>`
const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`
const field = (code: string, result: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
const box = (content: string) => `<w:txbxContent>${content}</w:txbxContent>`

describe('what is copy', () => {
  test.each<[name: string, body: string, parts: WordParts, blocks: string[]]>([
    ['a heading by the name of its style', p('One', style('Titre1')), {styles}, ['heading1: One']],
    ['by the style its style is based on', p('One', style('Own')), {styles}, ['heading1: One']],
    ['by the outline level of its style', p('One', style('Lvl')), {styles}, ['heading2: One']],
    ['by its own outline level', p('One', '<w:outlineLvl w:val="2"/>'), {}, ['heading3: One']],
    [
      'body text by its outline level',
      p('One', `${style('Lvl')}<w:outlineLvl w:val="9"/>`),
      {styles},
      ['paragraph: One'],
    ],
    ['a title', p('One', style('T')), {styles}, ['heading1: One']],
    ['styles based on each other', p('One', style('C1')), {styles}, ['paragraph: One']],
    [
      'a quotation',
      p('One', style('Q')) + p('Two', style('Q')),
      {styles},
      ['blockquote paragraph: One', 'blockquote paragraph: Two'],
    ],
    [
      'a list in a list',
      p('One', item(0)) + p('deep', item(1)) + p('Two', item(0)) + p('no item', item(0, 0)),
      {numbering},
      [
        'list listItem paragraph: One',
        'list listItem list listItem paragraph: deep',
        'list listItem paragraph: Two',
        'paragraph: no item',
      ],
    ],
    [
      'a table',
      `<w:tbl>${row(cell(p('Day')), cell(p('Sum')))}${row(cell(p('Mon'), p('early')), cell('<w:p/>'))}</w:tbl>`,
      {},
      [
        'table tableRow cell: Day',
        'table tableRow cell: Sum',
        'table tableRow cell: Mon\nearly',
        'table tableRow cell: ',
      ],
    ],
    [
      'a table that arranges copy is no table',
      `<w:tbl>${row(cell(p('Ferry')) + cell(p('It rained all day. The ferry was late.')))}</w:tbl>`,
      {},
      ['paragraph: Ferry', 'paragraph: It rained all day. The ferry was late.'],
    ],
    [
      'a table of data with a remark is one',
      `<w:tbl>${row(cell(p('Ferry')) + cell(p('Late in eight of ten months of the year')))}${row(cell(p('Bus')) + cell(p('“It was late. It was full.”')))}</w:tbl>`,
      {},
      [
        'table tableRow cell: Ferry',
        'table tableRow cell: Late in eight of ten months of the year',
        'table tableRow cell: Bus',
        'table tableRow cell: “It was late. It was full.”',
      ],
    ],
    ['a table with one column is no table', `<w:tbl>${row(cell(p('One')))}</w:tbl>`, {}, ['paragraph: One']],
    [
      'words split over runs',
      p(`${r('ha')}${r('rbo', '<w:b/>')}<w:proofErr w:type="spellStart"/>${r('ur')}`),
      {},
      ['paragraph: harbour'],
    ],
    [
      'signs',
      p(
        '<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t></w:r>',
      ),
      {},
      ['paragraph: a\tb\nc\u2011de'],
    ],
    ['soft hyphens', p('to\u00adday and fri&#xAD;day \u00ad'), {}, ['paragraph: today and friday']],
    ['references', p('A &amp; B &lt;&#x43;&#68;&gt;'), {}, ['paragraph: A & B <CD>']],
    [
      'white space that does not count',
      p('<w:r><w:t> a </w:t></w:r><w:r><w:t>\n b</w:t></w:r>'),
      {},
      ['paragraph: ab'],
    ],
    [
      'a space that does not break counts',
      p(`<w:r><w:t>a</w:t></w:r><w:r><w:t>\u00a0</w:t></w:r>${r('b')}`),
      {},
      ['paragraph: a\u00a0b'],
    ],
    ['CDATA', p('<w:r><w:t><![CDATA[a < b]]></w:t></w:r>'), {}, ['paragraph: a < b']],
    [
      'inserted text, not deleted text',
      p(
        `${r('It ')}<w:del w:id="1"><w:r><w:delText>rained</w:delText></w:r></w:del><w:ins w:id="2">${r('snowed')}</w:ins>`,
      ),
      {},
      ['paragraph: It snowed'],
    ],
    [
      'moved text once',
      p(`<w:moveFrom>${r('Rain')}</w:moveFrom>`) + p(`<w:moveTo>${r('Rain')}</w:moveTo>`),
      {},
      ['paragraph: Rain'],
    ],
    [
      'a paragraph whose end is deleted',
      p('One ', '<w:rPr><w:del w:id="1"/></w:rPr>') + p('two'),
      {},
      ['paragraph: One two'],
    ],
    ['a drop cap', p('D', '<w:framePr w:dropCap="drop"/>') + p('rop cap'), {}, ['paragraph: Drop cap']],
    ['hidden text', p(r('Seen') + r(' not', '<w:vanish/>')), {}, ['paragraph: Seen']],
    ['the result of a field, not its code', p(r('Page ') + field('PAGE', r('7'))), {}, ['paragraph: Page 7']],
    [
      'a field in a field',
      p(field(`IF ${'</w:instrText></w:r>'}${field('PAGE', r('1'))}<w:r><w:instrText>`, r('yes'))),
      {},
      ['paragraph: yes'],
    ],
    [
      'no table of contents',
      p(field('TOC \\o', r('One 3'))) + p('Two 4', style('TOC1')) + p('Three'),
      {styles},
      ['paragraph: Three'],
    ],
    [
      'a text box once',
      p(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box(p('In the box'))}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box(p('In the box'))}</w:pict></mc:Fallback></mc:AlternateContent></w:r>${r('Beside it')}`,
      ),
      {},
      ['paragraph: Beside it', 'paragraph: In the box'],
    ],
    [
      'notes in the order of their marks',
      p(`${r('One')}<w:r><w:footnoteReference w:id="5"/></w:r>`) +
        p(`${r('Two')}<w:r><w:footnoteReference w:id="4"/></w:r>`),
      {
        footnotes: `<w:footnote w:id="4">${p('Four')}</w:footnote><w:footnote w:id="5">${p('Five')}</w:footnote><w:footnote w:id="6">${p('No mark')}</w:footnote>`,
      },
      [
        'paragraph: One\uFFFC',
        'paragraph: Two\uFFFC',
        'footnoteDefinition paragraph: Five',
        'footnoteDefinition paragraph: Four',
      ],
    ],
    [
      'an alternative text',
      p('<w:r><w:drawing><wp:docPr id="1" descr="A mill in snow"/><a:blip r:embed="x"/></w:drawing></w:r>'),
      {},
      ['paragraph: \uFFFC', 'alt: A mill in snow'],
    ],
    [
      'bullets typed in a font of signs',
      p(r('\uf0b7', '<w:rFonts w:ascii="Symbol"/>') + r(' One')),
      {},
      ['paragraph: \uFFFC One'],
    ],
    ['a content control', `<w:sdt><w:sdtContent>${p('One')}</w:sdtContent></w:sdt>`, {}, ['paragraph: One']],
    [
      'code by its style and its font',
      p(r('let a = {}', '<w:rFonts w:ascii="Consolas"/>')) +
        p(`${r('Call ')}${r('f()', '<w:rFonts w:ascii="Consolas"/>')}${r('.')}`),
      {},
      ['paragraph: Call \uFFFC.'],
    ],
    ['empty paragraphs are none', `${p('One')}<w:p/>${p(' ')}${p('Two')}`, {}, ['paragraph: One', 'paragraph: Two']],
  ])('%s', (_, body, parts, blocks) => {
    expect(blocksOf(body, parts)).toEqual(blocks)
  })
})

describe('typed tables of contents', () => {
  const copy = ['The start', 'It rained.', 'The middle', 'It snowed.', 'The end', 'It thawed.']
  const wordsOf = (lines: readonly string[]) =>
    read(
      lines.map((line) => (line ? p(line.startsWith('<') ? line : r(line).replaceAll('\t', tab)) : '<w:p/>')).join(''),
    ).blocks.map(({prose}) => prose.text)
  const title = 'Table of Contents'
  const tab = '</w:t><w:tab/><w:t xml:space="preserve">'

  test.each<[name: string, lines: string[]]>([
    ['dots', ['Contents', 'The start......... 1', 'The middle ………Pg.2', 'The end ... 3-4']],
    ['tabs, and nothing above', ['1. The start\t1', '2. The middle\t2', '3. The end\t3', 'It thawed.\t4']],
    [
      'pages by name, with empty lines between',
      [title, '', 'The start Pg. 3', '', 'The middle Pg. 4-5', 'A map Pg. 6'],
    ],
    ['one space, and the headings of the file', ['CONTENTS:', 'Chapter 1 The start 2', 'The middle 7', 'The end 7']],
    ['parts with a heading of their own', [title, 'The start ... 1', 'Part two', 'The middle ... 2', 'A map ... 9']],
    ['nothing below', [title]],
    [
      'lines of one paragraph',
      [
        'Contents',
        '<w:r><w:t>The start . . . 1</w:t><w:br/><w:t>A map . . . 2</w:t><w:br/><w:t>The end . . . 9</w:t></w:r>',
      ],
    ],
  ])('%s: no copy', (_, lines) => {
    expect(wordsOf([...lines, ...copy])).toEqual(copy)
  })

  test.each<[name: string, lines: string[]]>([
    ['results', ['Leeds 3', 'Hull 4', 'Derby 5', 'Rochdale 6']],
    ['prices with dots', ['Soup ..... 4', 'Bread ..... 5', 'Fish ..... 9', 'Cake ..... 11']],
    ['a table of points with tabs', ['Leeds\t12', 'Hull\t15', 'Derby\t18', 'Rochdale\t20']],
    ['what a box holds', ['Contents', 'Ropes 2', 'Tins 4', 'Lamps 6', 'It is heavy.']],
    ['sums that go down', ['Contents', 'Ropes ... 9', 'Tins ... 4', 'Lamps ... 2']],
    ['sentences', ['Contents', 'It rained on 3 May in 12', 'The box was opened by Ann Reed, who is 40.']],
    ['years', ['The start 1920', 'The middle 1940', 'The end 1960', 'It thawed. 1970']],
    ['an index of prices', ['Index', 'It rose.']],
    ['a heading like others', ['Content', 'It is what readers want.']],
  ])('%s: copy', (_, lines) => {
    expect(wordsOf([...lines, ...copy])).toEqual([...lines, ...copy])
  })
})

describe('as other programs write it', () => {
  const named = (id: string, name: string, more = '') =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`
  const ltr = '<w:rPr><w:rtl w:val="0"/></w:rPr>'
  const google = (content: string) =>
    `<w:sdt><w:sdtPr><w:tag w:val="goog_rdk_0"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`
  const [start, end] = ['<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>']
  const wps = 'xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData"'

  test.each<[name: string, body: string, parts: WordParts, blocks: string[], found: unknown[][]]>([
    [
      'Google Docs: controls round the marks of comments and round paragraphs, links to headings',
      p(
        `<w:bookmarkStart w:id="1" w:name="_heading=h.gjdgxs"/><w:r>${ltr}<w:t xml:space="preserve">The mill</w:t></w:r>`,
        style('Heading1'),
      ) +
        google(p(`${google(start)}<w:r>${ltr}<w:t xml:space="preserve">It it ran.</w:t></w:r>${end}`)) +
        p(
          `<w:hyperlink w:anchor="_heading=h.gjdgxs"><w:r>${ltr}<w:t xml:space="preserve">By [insert name]</w:t></w:r></w:hyperlink>`,
        ),
      {
        styles: named('Heading1', 'heading 1'),
        comments: `<w:comment w:id="0" w:author="Ann">${p('copydesk-ignore repeated-word: her words')}</w:comment>`,
      },
      ['heading1: The mill', 'paragraph: It it ran.', 'paragraph: By [insert name]'],
      [['unfilled-placeholder', '[insert name]', 'paragraph 3', 3, 3, 16]],
    ],
    [
      'Pages: styles of its own names with outline levels',
      p('The mill', style('heading')) +
        p(`<w:r><w:rPr><w:rtl w:val="0"/></w:rPr><w:t>It hit the the roof.</w:t></w:r>`, style('bodya')),
      {styles: named('heading', 'heading', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>') + named('bodya', 'Body A')},
      ['heading1: The mill', 'paragraph: It hit the the roof.'],
      [['repeated-word', 'the the', 'paragraph 2', 2, 7, 14]],
    ],
    [
      'WPS: ids that are numbers, and alternatives of its own',
      p('The mill', style('2')) +
        p(
          `<w:r><w:rPr><w:rFonts w:hint="default"/></w:rPr><w:t xml:space="preserve">It hit the </w:t></w:r><mc:AlternateContent><mc:Choice Requires="wpsCustomData"><wpsCustomData:x ${wps}/></mc:Choice></mc:AlternateContent><w:r><w:t>the roof.</w:t></w:r>`,
        ),
      {styles: named('1', 'Normal') + named('2', 'heading 1', '<w:basedOn w:val="1"/>')},
      ['heading1: The mill', 'paragraph: It hit the the roof.'],
      [['repeated-word', 'the the', 'paragraph 2', 2, 7, 14]],
    ],
  ])('%s', (_, body, parts, blocks, found) => {
    expect(blocksOf(body, parts)).toEqual(blocks)
    expect(findingsOf(body, parts)).toEqual(found)
  })
})

test('emphasis and links are marked as in Markdown', () => {
  const body = p(
    `${r('See ')}<w:hyperlink r:id="x">${r('the', '<w:b/>')}${r(' box', '<w:b/>')}</w:hyperlink>${r(' and ')}${field('HYPERLINK "https://b.example/"', r('more'))}`,
  )
  const [block] = read(body, {links: {x: 'https://a.example/?a=1&amp;b=2'}}).blocks
  const inlines = block?.prose.inlines.map(({type, start, end}) => [type, block.prose.text.slice(start, end)])
  expect(inlines).toEqual([
    ['strong', 'the box'],
    ['link', 'the box'],
    ['link', 'more'],
  ])
  expect(read(body, {links: {x: 'https://a.example/?a=1&amp;b=2'}}).text).toBe(
    'See [the box](https://a.example/?a=1&b=2) and [more](https://b.example/)',
  )
})

/** Findings of a body: rule, words, and where they stand. */
const findingsOf = (body: string, parts?: WordParts) => {
  const draft = read(body, parts)
  return lintDraft(draft, configure()).map(({ruleId, place}) => {
    const {label, paragraph, start, end} = draft.source?.locate?.(place) ?? {}
    return [ruleId, draft.text.slice(place.start, place.end), label, paragraph, start, end]
  })
}

const heading = '<w:outlineLvl w:val="1"/>'

describe('where findings are', () => {
  test.each<[name: string, body: string, parts: WordParts, found: unknown[][]]>([
    [
      'offsets in the paragraph, over runs and references',
      `${p('One.')}<w:p/>${p(`${r('A &amp; B, ')}${r('[insert')}${r(' name]')}`)}`,
      {},
      [['unfilled-placeholder', '[insert name]', 'paragraph 3', 3, 7, 20]],
    ],
    [
      'in a note',
      p(`${r('It rained.')}<w:r><w:footnoteReference w:id="2"/></w:r>`),
      {
        footnotes: `<w:footnote w:id="1" w:type="separator"><w:p/></w:footnote><w:footnote w:id="2">${p('By [insert name].')}</w:footnote>`,
      },
      [['unfilled-placeholder', '[insert name]', 'paragraph 1, footnote 1', 2, 3, 16]],
    ],
    [
      'in a text box',
      p(`${r('It rained.')}<w:r><w:pict>${box(p('By [insert name].'))}</w:pict></w:r>`),
      {},
      [['unfilled-placeholder', '[insert name]', 'paragraph 2 in a text box', 2, 3, 16]],
    ],
    [
      'behind a link, whose address is no text of the paragraph',
      p(`<w:hyperlink r:id="x">${r('Here')}</w:hyperlink>${r(' is [insert name].')}`),
      {links: {x: 'https://mill.org/a'}},
      [['unfilled-placeholder', '[insert name]', 'paragraph 1', 1, 8, 21]],
    ],
    [
      'on all words of a link whose address is wrong',
      p(
        `${r('Write to ')}<w:hyperlink r:id="x">${r('the ')}${r('desk', '<w:b/>')}</w:hyperlink><w:hyperlink r:id="y">${r('.')}</w:hyperlink>`,
      ),
      {links: {x: 'desk@mill.org', y: 'https://mill.org/a'}},
      [['placeholder-link', 'desk@mill.org', 'paragraph 1', 1, 9, 17]],
    ],
    [
      'in words with soft hyphens, which count for nothing',
      p(`<w:r><w:t>It co\u00adst [in</w:t><w:softHyphen/><w:t>sert sum&#xad;s].</w:t></w:r>`),
      {},
      [['unfilled-placeholder', '[insert sums]', 'paragraph 1', 1, 8, 21]],
    ],
    [
      'on a link to what is not in the file',
      p('One', heading) +
        p('Two', heading) +
        p(
          `<w:hyperlink w:anchor="gone">${r('Here')}</w:hyperlink>${r(' and ')}${field('HYPERLINK \\l "away"', r('there'))}`,
        ) +
        p(`<w:bookmarkStart w:id="1" w:name="Mill"/><w:hyperlink w:anchor="mill">${r('back')}</w:hyperlink>`) +
        p(`${field('HYPERLINK "" \\l "Mill"', r('again'))}<w:hyperlink r:id="x">${r('now')}</w:hyperlink>`),
      {links: {x: '#Mill'}},
      [
        ['placeholder-link', '#gone', 'paragraph 3', 3, 0, 4],
        ['placeholder-link', '#away', 'paragraph 3', 3, 9, 14],
      ],
    ],
    [
      'a prompt that a content control shows',
      p(
        `${r('By ')}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r('Name of the captain')}</w:sdtContent></w:sdt>${r('.')}`,
      ),
      {},
      [['unfilled-placeholder', 'Name of the captain', 'paragraph 1', 1, 3, 22]],
    ],
    [
      'no label of a template, which a control holds until somebody types',
      p(
        `<w:sdt><w:sdtPr><w:temporary/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r('Sent by:')}</w:sdtContent></w:sdt>${r(' Ann')}`,
      ),
      {},
      [],
    ],
    [
      'nothing where a comment lets it pass',
      `<w:p><w:commentRangeStart w:id="1"/>${r('It it rained.')}<w:commentRangeEnd w:id="1"/></w:p>${p('It it snowed.')}`,
      {comments: `<w:comment w:id="1" w:author="Ann">${p('copydesk-ignore repeated-word: his words')}</w:comment>`},
      [['repeated-word', 'It it', 'paragraph 2', 2, 0, 5]],
    ],
  ])('%s', (_, body, parts, found) => {
    expect(findingsOf(body, parts)).toEqual(found)
  })
})

test('a typed list asks for a list of the program, since a hyphen is none', () => {
  const found = lintDraft(read(p('• A new bridge') + p('• A new road')), configure())
  expect(found.map(({ruleId, message, fix}) => [ruleId, message, fix])).toEqual(
    Array(2).fill(['fake-list', 'A typed "•" doesn\'t make a list: use your editor\'s list button.', undefined]),
  )
})

describe('a comment of a person that asks to ignore', () => {
  const comments = `<w:comment w:id="1" w:author="Ann">${p('Copydesk-ignore repeated-word:')}${p('his words')}</w:comment><w:comment w:id="2" w:author="Ann">${p('It it?')}</w:comment>`
  const [start, end, mark] = [
    '<w:commentRangeStart w:id="1"/>',
    '<w:commentRangeEnd w:id="1"/>',
    '<w:r><w:commentReference w:id="1"/></w:r>',
  ]
  const it = (number: number) => r(`It it rained ${number}.`)
  const row = (...cells: string[]) => `<w:tr>${cells.map((one) => `<w:tc>${one}</w:tc>`).join('')}</w:tr>`
  test.each<[name: string, body: string, found: number[]]>([
    ['on words', p(start + it(1) + end + mark) + p(it(2)), [2]],
    ['on some words of a paragraph', p(r('So. ') + start + r('No. ') + end + mark + it(1)) + p(it(2)), [2]],
    ['on paragraphs', p(it(1)) + p(start + it(2)) + p(it(3)) + p(it(4) + end + mark) + p(it(5)), [1, 5]],
    ['up to the start of a paragraph', p(start + it(1)) + p(it(2)) + p(end + mark + it(3)), [3]],
    ['between paragraphs', p(it(1)) + start + p(it(2)) + p(it(3)) + end + p(mark + it(4)), [1, 4]],
    ['at a point', p(it(1)) + p(it(2) + mark) + p(it(3)), [1, 3]],
    [
      'on items of a list',
      p(start + it(1), item(0)) + p(it(2), item(0)) + p(it(3) + end + mark, item(0)) + p(it(4)),
      [4],
    ],
    ['on cells', `<w:tbl>${row(p(start + it(1)), p(it(2)))}${row(p(it(3) + end + mark), p(it(4)))}</w:tbl>`, [4]],
    ['that never ends', p(start + it(1)) + p(it(2)), [2]],
    ['of another kind', p(start.replace('1', '2') + it(1) + end.replace('1', '2')), [1]],
  ])('%s', (_, body, found) => {
    const draft = read(body, {comments, numbering})
    const numbers = lintDraft(draft, configure()).map(({ruleId, place}) => {
      const number = /rained (\d)/.exec(draft.text.slice(place.start))?.[1]
      return ruleId === 'repeated-word' ? Number(number) : ruleId
    })
    expect(numbers).toEqual(found)
  })

  test('with nothing to ignore is told once', () => {
    const draft = read(p(start + r('One.')) + p('Two.') + p(r('Three.') + end + mark), {comments})
    expect(lintDraft(draft, configure()).map(({ruleId}) => ruleId)).toEqual(['unused-ignore'])
  })
})

describe('what is repaired', () => {
  const fixesOf = (body: string, parts?: WordParts) =>
    lintDraft(read(body, parts), configure()).map(({fix}) => fix?.map(({text}) => text))
  test.each<[name: string, body: string, fixes: (string[] | undefined)[]]>([
    ['words in one plain run', p('It hit the the roof.'), [['']]],
    ['not words in two runs', p(r('It hit the t') + r('he roof.')), [undefined]],
    ['not in a link', p(`<w:hyperlink r:id="x">${r('It hit the the roof.')}</w:hyperlink>`), [undefined]],
    ['not in an insertion', p(`<w:ins w:id="1">${r('It hit the the roof.')}</w:ins>`), [undefined]],
    ['not in a field', p(field('REF a', r('It hit the the roof.'))), [undefined]],
    ['not in a run with more', p('<w:r><w:tab/><w:t>It hit the the roof.</w:t></w:r>'), [undefined]],
  ])('%s', (_, body, fixes) => {
    expect(fixesOf(body, {links: {x: 'https://mill.org'}})).toEqual(fixes)
  })
})

describe('what can not be read is said', () => {
  const bytes = wordFile(p('It rained.'))
  const text = (content: string) => new TextEncoder().encode(content)
  const withPart = (name: string, content: Uint8Array) => zipSync({'_rels/.rels': text('<a/>'), [name]: content})
  test.each<[name: string, bytes: Uint8Array, says: RegExp]>([
    ['nothing', new Uint8Array(), /empty/],
    ['text', text('It rained. '.repeat(20)), /damaged/],
    ['a file that is cut off', bytes.subarray(0, bytes.length - 30), /damaged/],
    ['a password or an old file', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(40)), /password/],
    ['another package', withPart('a.xml', text('<a/>')), /no text of a word processor/],
    ['XML whose tags do not match', wordFile('<w:p></w:r>'), /damaged/],
    ['entities of its own', wordFile('<!DOCTYPE a [<!ENTITY b "c">]>'), /entities/],
    ['an unknown entity', wordFile(p('a &nbsp; b')), /reference/],
    ['a part of far too many elements', wordFile('<w:p/>'.repeat(1_100_000)), /too large/],
    ['XML that nests too deep', wordFile('<w:p>'.repeat(3000)), /too deep/],
  ])('%s', (_, content, says) => {
    const {problems, blocks} = parseDraft({path: 'a.docx', bytes: content}, wordFormat)
    expect(problems.map(({id}) => id)).toEqual(['unreadable-file'])
    expect(problems[0]?.message).toMatch(says)
    expect(blocks).toEqual([])
  })

  test('a part that says it is small and is not, is not inflated further', () => {
    const bomb = zipSync({'_rels/.rels': new Uint8Array(60_000_000)}, {level: 9})
    const view = new DataView(bomb.buffer, bomb.byteOffset)
    for (let at = bomb.length - 22; at > 0; at--)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1000, true)
    expect(parseDraft({path: 'a.docx', bytes: bomb}, wordFormat).problems[0]?.message).toMatch(/larger than it says/)
  })

  test('a part that says it is large is not inflated at all', () => {
    const large = wordFile(p('It rained.'))
    const view = new DataView(large.buffer, large.byteOffset)
    for (let at = large.length - 22; at > 0; at--)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0xf0000000, true)
    expect(parseDraft({path: 'a.docx', bytes: large}, wordFormat).problems[0]?.message).toMatch(/too large/)
  })
})
