// OpenDocument texts: what is copy in them, where it stands, and the comments of a review.
import {strFromU8, unzipSync, zipSync} from 'fflate'
import {describe, expect, test} from 'vitest'
import {parseDraft} from '../../src/core/draft/draft.ts'
import {lintDraft} from '../../src/core/lint.ts'
import {odtReview} from '../../src/formats/odt/index.ts'
import {configure} from '../../src/index.ts'

const odtFormat = odtReview.format

const namespaces = [
  ...['office', 'text', 'table', 'style'].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  ),
  'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
].join(' ')
const styles =
  '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="H1" style:family="text"><style:text-properties text:display="none"/></style:style><text:list-style style:name="L1"><text:list-level-style-number/></text:list-style>'

const odt = (body: string): Uint8Array =>
  zipSync({
    mimetype: [new TextEncoder().encode('application/vnd.oasis.opendocument.text'), {level: 0}],
    'content.xml': new TextEncoder().encode(
      `<office:document-content ${namespaces}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ),
  })
const read = (bytes: Uint8Array) => parseDraft({path: 'a.odt', bytes}, odtFormat)
const p = (content: string) => `<text:p>${content}</text:p>`
const note = (kind: string, content: string) =>
  `<text:note text:note-class="${kind}"><text:note-citation>1</text:note-citation><text:note-body>${p(content)}</text:note-body></text:note>`

describe('what is copy', () => {
  test.each<[name: string, body: string, blocks: string[]]>([
    ['headings', '<text:h text:outline-level="2">One</text:h>', ['heading2: One']],
    ['a title', '<text:p text:style-name="Title">One</text:p>', ['heading1: One']],
    ['white space', p(' One\n two<text:s text:c="2"/>three<text:tab/>four '), ['paragraph: One two  three\tfour']],
    [
      'spans, not what is hidden',
      p('O<text:span text:style-name="T1">ne</text:span><text:span text:style-name="H1"> two</text:span>'),
      ['paragraph: One'],
    ],
    [
      'a list',
      `<text:list text:style-name="L1"><text:list-item>${p('One')}</text:list-item></text:list>`,
      ['list listItem paragraph: One'],
    ],
    [
      'a table',
      `<table:table><table:table-row><table:table-cell>${p('a')}</table:table-cell><table:table-cell>${p('b')}</table:table-cell></table:table-row></table:table>`,
      ['table tableRow cell: a', 'table tableRow cell: b'],
    ],
    ['soft hyphens', p('to\u00adday'), ['paragraph: today']],
    ['notes', p(`One${note('footnote', 'Two')}`), ['paragraph: One\uFFFC', 'footnoteDefinition paragraph: Two']],
    [
      'a text box',
      p(`One<draw:frame><draw:text-box>${p('Two')}</draw:text-box></draw:frame>`),
      ['paragraph: One', 'paragraph: Two'],
    ],
    [
      'no comments, deleted words and contents',
      `<text:tracked-changes>${p('x')}</text:tracked-changes><text:table-of-content>${p('x')}</text:table-of-content>${p(`One<office:annotation>${p('x')}</office:annotation>`)}`,
      ['paragraph: One'],
    ],
  ])('%s', (_, body, blocks) => {
    const found = read(odt(body)).blocks.map(({kind, depth, parents, prose}) => {
      const held = parents.map(({type}) => `${type} `).join('')
      return `${held}${kind}${depth ?? ''}: ${prose.text}`
    })
    expect(found).toEqual(blocks)
  })
})

test('the address of a link is at its words', () => {
  const draft = read(odt(p('Write to <text:a xlink:href="desk@mill.org">the <text:span>desk</text:span></text:a>.')))
  const [found] = lintDraft(draft, configure())
  expect(found?.ruleId).toBe('placeholder-link')
  expect(found && draft.source?.locate?.(found.place)).toMatchObject({paragraph: 1, start: 9, end: 17})
})

test('places are told by paragraph, in notes too', () => {
  const draft = read(odt(`${p('One')}<text:p/>${p(`Two &amp; three${note('footnote', 'Four')}`)}`))
  const placeOf = (words: string) => {
    const start = draft.text.indexOf(words)
    return draft.source?.locate?.({start, end: start + words.length})
  }
  const part = 'content.xml'
  expect(placeOf('three')).toEqual({label: 'paragraph 3', part, paragraph: 3, start: 6, end: 11})
  expect(placeOf('Four')).toEqual({label: 'paragraph 3, footnote 1', part, paragraph: 4, start: 0, end: 4})
})

test('a comment stands round its words, and is taken out again unless it was answered or changed', () => {
  const bytes = odt(p('One two three'))
  const written = odtReview.write(bytes, [{start: 4, end: 7, lines: ['Look here.'], key: 'a · 1'}], [], {})
  const content = strFromU8(unzipSync(written)['content.xml'] ?? new Uint8Array())
  expect(content).toMatch(
    /<text:p>One <office:annotation [^>]*office:name="copydesk-1-[\da-f]{8}-a · 1"><dc:creator>Copydesk<\/dc:creator><text:p>Look here.<\/text:p><\/office:annotation>two<office:annotation-end [^>]*office:name="copydesk-1-[\da-f]{8}-a · 1"\/> three<\/text:p>/,
  )
  expect(read(written).text).toBe('One two three')
  expect(odtReview.isOwn(written)).toBe(true)
  const cleared = odtReview.clear(written, false)
  expect('bytes' in cleared && strFromU8(unzipSync(cleared.bytes)['content.xml'] ?? new Uint8Array())).toBe(
    strFromU8(unzipSync(bytes)['content.xml'] ?? new Uint8Array()),
  )
  for (const [from, to] of [
    ['Look here.', 'Really?'],
    ['a · 1"><dc:creator>', 'a · 1" loext:resolved="true"><dc:creator>'],
  ] as const) {
    const parts = {...unzipSync(written), 'content.xml': new TextEncoder().encode(content.replace(from, to))}
    expect(odtReview.clear(zipSync(parts), false)).toMatchObject({kept: new Set(['a · 1'])})
  }
})

test('a comment on an address stands round the words of its link', () => {
  const bytes = odt(p('See <text:a xlink:href="https://mill.example/">the mill</text:a> now.'))
  const start = read(bytes).text.indexOf('https')
  const written = odtReview.write(bytes, [{start, end: start + 21, lines: ['Look here.'], key: 'a'}], [], {})
  expect(strFromU8(unzipSync(written)['content.xml'] ?? new Uint8Array())).toMatch(
    /<text:a xlink:href="https:\/\/mill.example\/"><office:annotation .*<\/office:annotation>the mill<office:annotation-end [^>]*\/><\/text:a> now/,
  )
})

test('a comment that asks to ignore covers its paragraphs', () => {
  const start = `<office:annotation office:name="a">${p('copydesk-ignore repeated-word: his words')}</office:annotation>`
  const end = '<office:annotation-end office:name="a"/>'
  const foundIn = (body: string) => {
    const draft = read(odt(body))
    return lintDraft(draft, configure()).map(({place}) => draft.source?.locate?.(place).paragraph)
  }
  const it = 'It it rained.'
  expect(foundIn(p(it) + p(start + it) + p(it) + p(it + end) + p(it))).toEqual([1, 5])
  expect(foundIn(p(it) + p(`So. ${start}${it}`) + p(it))).toEqual([1, 3])
})
