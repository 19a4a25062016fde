// Reads sheets as drafts, by their names.
import type {BlockReuse} from '../../core/draft/block-reuse.ts'
import {type Draft, parseDraft} from '../../core/draft/draft.ts'
import type {Format} from '../../core/draft/format.ts'
import {htmlFormat} from '../../formats/html/index.ts'
import {formatFor, makeFormats} from '../../formats/index.ts'
import mdx from '../../formats/mdx/index.ts'
import {odtReview} from '../../formats/odt/index.ts'
import {parseWithRemark} from '../../formats/remark.ts'
import {parseMdxWithRemark} from '../../formats/remark-mdx.ts'
import {review} from '../../formats/word/index.ts'
import type {Sheet} from './sheet.ts'

const parsers = {markdown: parseWithRemark, mdx: parseMdxWithRemark}
const formats = makeFormats(parseWithRemark, [mdx.open({parsers}), htmlFormat(), review.format, odtReview.format])

function formatOf(path: string): Format {
  const format = formatFor(path, formats)
  if (!format) throw new Error(`No format reads ${path}.`)
  return format
}

/** The draft of a sheet; in a file of a word processor without the marks of an earlier review. */
export function readSheet(sheet: Sheet): Draft {
  if (!('bytes' in sheet)) return readText(sheet)
  const cleared = reviewingOf(sheet.path).clear(sheet.bytes, false)
  return parseDraft({path: sheet.path, bytes: 'bytes' in cleared ? cleared.bytes : sheet.bytes}, formatOf(sheet.path))
}

/** The draft of a text, with what can be reused of an earlier one. */
export const readText = (sheet: {path: string; text: string}, reuse?: BlockReuse): Draft =>
  parseDraft(sheet, formatOf(sheet.path), undefined, reuse)

/** What reviews files of a word processor. */
export const reviewingOf = (path: string) => (/\.odt$/i.test(path) ? odtReview : review)
