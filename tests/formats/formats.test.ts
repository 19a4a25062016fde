// Formats: which reads which file, and what plain text is and is not.
import {expect, test} from 'vitest'
import {parseDraft} from '../../src/core/draft/draft.ts'
import {formatFor, makeFormats} from '../../src/formats/index.ts'
import {parseWithRemark} from '../../src/formats/remark.ts'
import {textFormat} from '../../src/formats/text.ts'

const blocksOf = (text: string) => parseDraft({path: 'a.txt', text}, textFormat).blocks.map(({prose}) => prose.text)

test.each([
  ['a.md', 'markdown'],
  ['a.MARKDOWN', 'markdown'],
  ['folder.txt/a.mkd', 'markdown'],
  ['a.txt', 'text'],
  ['a.text', 'text'],
  ['a.doc', undefined],
  ['folder.md/README', undefined],
])('%s is %s', (path, name) => {
  expect(formatFor(path, makeFormats(parseWithRemark))?.name).toBe(name)
})

test.each([
  ['paragraphs and lines', 'One\ntwo\r\n\r\nthree', ['One\ntwo', 'three']],
  ['no Markdown', '# *One* `two` [x](y) &amp; \\*\n\n    three', ['# *One* `two` [x](y) &amp; \\*', 'three']],
  ['a comment alone on its line', 'One\n<!-- two -->\nthree', ['One', 'three']],
  ['a comment among words', 'One <!-- two --> three', ['One <!-- two --> three']],
  ['two comments with words between', '<!-- a --> One <!-- b -->', ['<!-- a --> One <!-- b -->']],
  ['nothing', ' \n\t\r\n', []],
])('plain text: %s', (_, text, expected) => {
  expect(blocksOf(text)).toEqual(expected)
})
