// Reviews of Word files: comments, tracked repairs, and what a second review leaves alone.
import {readFileSync} from 'node:fs'
import vm from 'node:vm'
import {build} from 'esbuild'
import {strFromU8, unzipSync, zipSync} from 'fflate'
import {SaxesParser} from 'saxes'
import {describe, expect, test} from 'vitest'
import {parseDraft} from '../../src/core/draft/draft.ts'
import {odtReview} from '../../src/formats/odt/index.ts'
import {review, wordFormat} from '../../src/formats/word/index.ts'
import {keyOfLines} from '../../src/formats/word/remarks.ts'
import {p, r, wordFile} from '../support/word.ts'

const read = (bytes: Uint8Array) => parseDraft({path: 'a.docx', bytes}, wordFormat)
const partsOf = (bytes: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
const bodyOf = (bytes: Uint8Array) =>
  /<w:body>(.*)<\/w:body>/s.exec(partsOf(bytes)['word/document.xml'] ?? '')?.[1] ?? ''

/** Is a part well-formed XML, by another parser? */
function expectXml(source = ''): void {
  const parser = new SaxesParser({xmlns: true})
  parser.on('error', (error) => {
    throw error
  })
  parser.write(source).close()
}

/** The place of words in the transcript of a file. */
function placeOf(bytes: Uint8Array, words: string) {
  const start = read(bytes).text.indexOf(words)
  return {start, end: start + words.length}
}

const noteOn = (bytes: Uint8Array, words: string) => ({
  ...placeOf(bytes, words),
  lines: ['Warning: Look here.'],
  key: 'a · 1',
})

const start = '<w:commentRangeStart w:id="1"/>'
const end = '<w:commentRangeEnd w:id="1"/>'
const mark = '<w:r><w:commentReference w:id="1"/></w:r>'
const control = (content: string, properties = '') =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`

describe('a comment stands round its words', () => {
  test.each<[name: string, body: string, words: string, expected: string]>([
    [
      'a part of a run',
      p(r('It rained in May.', '<w:b/>')),
      'rained',
      p(`${r('It ', '<w:b/>')}${start}${r('rained', '<w:b/>')}${end}${mark}${r(' in May.', '<w:b/>')}`),
    ],
    [
      'a whole run, which stays as it is',
      p(r('It rained.')),
      'It rained.',
      p(`${start}${r('It rained.')}${end}${mark}`),
    ],
    [
      'two runs',
      p(r('It ra') + r('ined.')),
      'rained',
      p(`${r('It ')}${start}${r('ra')}${r('ined')}${end}${mark}${r('.')}`),
    ],
    [
      'a run with a tab and properties that changed',
      p(
        '<w:r w:rsidR="7"><w:rPr><w:b/><w:rPrChange><w:rPr/></w:rPrChange></w:rPr><w:t>One</w:t><w:tab/><w:t>two three</w:t></w:r>',
      ),
      'two',
      p(
        `<w:r w:rsidR="7"><w:rPr><w:b/><w:rPrChange><w:rPr/></w:rPrChange></w:rPr><w:t>One</w:t><w:tab/></w:r>${start}<w:r w:rsidR="7"><w:rPr><w:b/><w:rPrChange><w:rPr/></w:rPrChange></w:rPr><w:t xml:space="preserve">two</w:t></w:r>${end}${mark}<w:r w:rsidR="7"><w:rPr><w:b/><w:rPrChange><w:rPr/></w:rPrChange></w:rPr><w:t xml:space="preserve"> three</w:t></w:r>`,
      ),
    ],
    ['a reference', p(r('A &amp; B')), '&', p(`${r('A ')}${start}${r('&amp;')}${end}${mark}${r(' B')}`)],
    [
      'white space that does not count',
      p('<w:r><w:t> One two </w:t></w:r>'),
      'two',
      p(`${r('One ')}${start}${r('two')}${end}${mark}`),
    ],
    [
      'a space that does not break',
      p('<w:r><w:t>\u00a0One two\u00a0</w:t></w:r>'),
      'two',
      p(`${r('\u00a0One ')}${start}${r('two')}${end}${mark}${r('\u00a0')}`),
    ],
    [
      'words with a soft hyphen',
      p('One to\u00adday.'),
      'today',
      p(`${r('One ')}${start}${r('to\u00adday')}${end}${mark}${r('.')}`),
    ],
    [
      'words in an insertion',
      p(`<w:ins w:id="0">${r('One two')}</w:ins>`),
      'One',
      p(`<w:ins w:id="0">${start}${r('One')}${end}${r(' two')}</w:ins>${mark}`),
    ],
    [
      'words over paragraphs',
      p('One') + p('Two'),
      'One\nTwo',
      `<w:p>${start}${r('One')}</w:p><w:p>${r('Two')}${end}${mark}</w:p>`,
    ],
    [
      'all of a control that holds one run only',
      p(`<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${r('One two')}</w:sdtContent></w:sdt>`),
      'two',
      p(`${start}<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${r('One two')}</w:sdtContent></w:sdt>${end}${mark}`),
    ],
    [
      'words in a control around paragraphs, whose first LibreOffice would lose with the mark in it',
      p('One') + control(p(r('Two three'))) + p('Four', '<w:keepNext/>'),
      'Two',
      p('One') +
        control(p(`${start}${r('Two')}${end}${r(' three')}`)) +
        `<w:p><w:pPr><w:keepNext/></w:pPr>${mark}${r('Four')}</w:p>`,
    ],
    [
      'the same where the next paragraph can take no mark either',
      `${control(p('One'))}${control(p('Two'))}<w:p/>${p('Three')}`,
      'One',
      `${control(p(start + r('One') + end))}${control(p('Two'))}<w:p/>${p(mark + r('Three'))}`,
    ],
    [
      'the same at the end',
      p('One') + control(p('Two')),
      'Two',
      `<w:p>${r('One')}${mark}</w:p>${control(p(start + r('Two') + end))}`,
    ],
    [
      'the second paragraph of a control, which may hold the mark',
      control(p('One') + p('Two')),
      'Two',
      control(p('One') + p(start + r('Two') + end + mark)),
    ],
    [
      'what a gallery has made, which may hold the mark too',
      control(p('One'), '<w:docPartObj/>') + p('Two'),
      'One',
      control(p(start + r('One') + end + mark), '<w:docPartObj/>') + p('Two'),
    ],
    ['a file with nothing but a control', control(p('One')), 'One', control(p(start + r('One') + end + mark))],
  ])('%s', (_, body, words, expected) => {
    const bytes = wordFile(body)
    const written = review.write(bytes, [noteOn(bytes, words)], [], {})
    expect(bodyOf(written)).toBe(expected)
    expect(read(written).text).toBe(read(bytes).text)
  })

  test('in a note at the mark of the note, as notes hold no comments', () => {
    const footnotes = `<w:footnote w:id="1">${p('It rained.')}</w:footnote>`
    const bytes = wordFile(p(`${r('One')}<w:r><w:footnoteReference w:id="1"/></w:r>`), {footnotes})
    const written = partsOf(review.write(bytes, [noteOn(bytes, 'rained')], [], {}))
    expect(written['word/footnotes.xml']).toBe(partsOf(bytes)['word/footnotes.xml'])
    expect(written['word/document.xml']).toContain('<w:commentRangeStart w:id="2"/><w:r><w:footnoteReference')
    expect(written['word/comments.xml']).toContain('(In footnote 1, “rained”) Warning: Look here.')
  })
})

describe('a tracked repair', () => {
  const del = (words: string, id: number) =>
    `<w:del w:id="${id}" w:author="Copydesk"><w:r><w:delText xml:space="preserve">${words}</w:delText></w:r></w:del>`
  const ins = (words: string, id: number) => `<w:ins w:id="${id}" w:author="Copydesk">${r(words)}</w:ins>`
  test.each<[name: string, body: string, words: string, instead: string, expected: string]>([
    [
      'replaces words',
      p('It rained in May.'),
      'rained',
      'A & B',
      p(r('It ') + del('rained', 1) + ins('A &amp; B', 2) + r(' in May.')),
    ],
    ['replaces a word with a soft hyphen', p('to\u00adday'), 'today', 'now', p(del('to\u00adday', 1) + ins('now', 2))],
    ['deletes words', p('It rained.'), ' rained', '', p(r('It') + del(' rained', 1) + r('.'))],
    ['replaces a whole run', p(r('One ') + r('two')), 'two', 'three', p(r('One ') + del('two', 1) + ins('three', 2))],
  ])('%s', (_, body, words, instead, expected) => {
    const bytes = wordFile(body)
    const written = review.write(bytes, [], [{...placeOf(bytes, words), text: instead}], {})
    expect(bodyOf(written)).toBe(expected)
    const cleared = review.clear(written, true)
    expect('bytes' in cleared && read(cleared.bytes).text).toBe(read(bytes).text)
  })

  test('has the time it is given, as comments have', () => {
    const bytes = wordFile(p('It rained.'))
    const edit = {...placeOf(bytes, 'It'), text: 'That'}
    const written = partsOf(review.write(bytes, [noteOn(bytes, 'It')], [edit], {date: '2026-11-22T14:00:00Z'}))
    for (const part of ['word/document.xml', 'word/comments.xml'])
      expect(written[part]).toContain('w:author="Copydesk" w:date="2026-11-22T14:00:00Z"')
  })
})

describe('the package', () => {
  test('gets a part of comments, its relationship and its content type', () => {
    const bytes = wordFile(p('It rained.'))
    const written = partsOf(review.write(bytes, [noteOn(bytes, 'rained')], [], {}))
    for (const part of Object.values(written)) expectXml(part)
    expect(written['word/_rels/document.xml.rels']).toContain('relationships/comments" Target="comments.xml"/>')
    expect(written['[Content_Types].xml']).toContain('<Override PartName="/word/comments.xml"')
    expect(written['word/comments.xml']).not.toContain('a · 1')
    expect(written['customXml/item1.xml']).toContain('<comment key="a · 1" lines="')
    expect(written['customXml/_rels/item1.xml.rels']).toContain(
      'relationships/customXmlProps" Target="itemProps1.xml"/>',
    )
  })

  test('keeps the comments that are there, and numbers the new ones after them', () => {
    const comments = `<w:comment w:id="7" w:author="Ann">${p('Nice.')}</w:comment>`
    const bytes = wordFile(p('It rained.'), {comments})
    const written = partsOf(review.write(bytes, [noteOn(bytes, 'rained')], [], {}))
    expect(written['word/comments.xml']).toContain(
      `${comments}<w:comment w:id="8" w:author="Copydesk" w:initials="CD">`,
    )
  })

  test('is told from one that somebody has written since', () => {
    const written = review.write(wordFile(p('It rained.')), [], [], {})
    expect(review.isOwn(written)).toBe(true)
    expect(review.isOwn(zipSync(unzipSync(written)))).toBe(false)
    expect(review.isOwn(wordFile(p('It rained.')))).toBe(false)
    expect(review.isOwn(new Uint8Array(3))).toBe(false)
  })
})

describe('a second review', () => {
  const bytes = wordFile(p('It rained.'))
  const written = review.write(bytes, [noteOn(bytes, 'rained')], [], {})
  /** The written file, after somebody changed its parts. */
  const changed = (change: (parts: Record<string, string>) => void) => {
    const parts = {...partsOf(written)}
    change(parts)
    const encoder = new TextEncoder()
    return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, encoder.encode(text)])))
  }

  test('replaces its own comments', () => {
    const cleared = review.clear(written, false)
    expect(cleared).toMatchObject({kept: new Set()})
    expect('bytes' in cleared && partsOf(cleared.bytes)['word/document.xml']).not.toContain('comment')
  })

  test('keeps a comment that somebody has changed', () => {
    const other = changed((parts) => {
      parts['word/comments.xml'] = parts['word/comments.xml']?.replace('Look here.', 'Really?') ?? ''
    })
    const cleared = review.clear(other, false)
    expect(cleared).toMatchObject({kept: new Set(['a · 1'])})
    expect('bytes' in cleared && bodyOf(cleared.bytes)).toBe(bodyOf(written))
  })

  /** The written file with what later versions of Word say of its comments. */
  const withThreads = (threads: string) =>
    changed((parts) => {
      const [comments = '', main = ''] = ['word/comments.xml', 'word/_rels/document.xml.rels'].map(
        (name) => parts[name],
      )
      const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
      parts['word/comments.xml'] = comments.replace('<w:p>', `<w:p ${w14} w14:paraId="11">`)
      parts['word/_rels/document.xml.rels'] = main.replace(
        '</',
        `<Relationship Id="t" Type="${office}/commentsExtended" Target="commentsExtended.xml"/></`,
      )
      parts['word/commentsExtended.xml'] = `<w15:commentsEx ${w15}>${threads}</w15:commentsEx>`
    })
  const w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
  const w15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'

  test.each([
    ['answered', '<w15:commentEx w15:paraId="22" w15:paraIdParent="11" w15:done="0"/>'],
    ['resolved', '<w15:commentEx w15:paraId="11" w15:done="1"/>'],
  ])('keeps a comment that somebody has %s', (_, threads) => {
    expect(review.clear(withThreads(threads), false)).toMatchObject({kept: new Set(['a · 1'])})
  })

  test('takes out what is said of its comments elsewhere', () => {
    const cleared = review.clear(withThreads('<w15:commentEx w15:paraId="11" w15:done="0"/>'), false)
    expect('bytes' in cleared && partsOf(cleared.bytes)['word/commentsExtended.xml']).not.toContain('w15:commentEx ')
  })

  test('knows a comment by its words where a program has dropped what it remembers', () => {
    const other = changed((parts) => {
      delete parts['customXml/item1.xml']
    })
    expect(review.clear(other, false)).toMatchObject({kept: new Set([keyOfLines(['Warning: Look here.'])])})
  })

  test('of two comments keeps the one that was changed', () => {
    const two = wordFile(p('It rained. It snowed.'))
    const notes = [
      {...noteOn(two, 'snowed'), lines: ['Warning: No snow.', 'Rule: a'], key: 'a · 2'},
      noteOn(two, 'rained'),
    ]
    const parts = partsOf(review.write(two, notes, [], {}))
    parts['word/comments.xml'] = parts['word/comments.xml']?.replace('No snow.', 'It did.') ?? ''
    const encoder = new TextEncoder()
    const packed = zipSync(
      Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, encoder.encode(text)])),
    )
    const cleared = review.clear(packed, false)
    expect(cleared).toMatchObject({kept: new Set(['a · 2'])})
    if (!('bytes' in cleared)) return
    const after = partsOf(review.write(cleared.bytes, [noteOn(cleared.bytes, 'rained')], [], {}))
    expect(after['customXml/item1.xml']?.match(/<comment /g)).toHaveLength(2)
  })
})

describe('a browser reads the same words and writes the same bytes: in a bare context, without a global of Node', () => {
  test.each([
    ['docx', './src/formats/word/index.ts', 'review', 'fixtures/docx/pandoc.docx', review],
    ['odt', './src/formats/odt/index.ts', 'odtReview', 'fixtures/odt/pandoc.odt', odtReview],
  ] as const)('%s', async (_, module, name, path, here) => {
    const bundle = await build({
      stdin: {contents: `export * from '${module}'`, resolveDir: '.', loader: 'ts'},
      ...{bundle: true, write: false, platform: 'browser', format: 'iife', globalName: 'word', logLevel: 'silent'},
    })
    const bytes = readFileSync(path)
    const draft = parseDraft({path, bytes}, here.format)
    const [, block] = draft.blocks
    const note = {...(block?.place ?? {start: 0, end: 1}), lines: ['Warning: Look here.'], key: 'a.1'}
    const context = vm.createContext({TextDecoder, TextEncoder, Uint8Array, DataView, bytes, note})
    vm.runInContext(bundle.outputFiles?.[0]?.text ?? '', context)
    const there = vm.runInContext(`word.${name}.write(bytes, [note], [], {})`, context) as Uint8Array
    expect(vm.runInContext(`word.${name}.format.read(bytes).text`, context)).toBe(draft.text)
    expect(Buffer.compare(there, here.write(bytes, [note], [], {}))).toBe(0)
    expect(there.length).toBeGreaterThan(bytes.length)
  })
})
