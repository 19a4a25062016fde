// Stand-ins: names, addresses and numbers that were made to be replaced.

import {type Span, textOf} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {inQuotationMarks, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {defineForms, type Form} from '../../../src/reading/text/prefilter.ts'

interface SampleForm extends Form {
  kind: 'stand-in' | 'address'
}

const roles =
  'CEO|COO|CFO|CTO|chief executive|founder|co-founder|president|director|manager|editor|spokesman|spokeswoman|spokesperson|owner|head|Head|Director|Manager|Founder|President|Editor'
const domains =
  '(?:(?:your|my)(?:company|domain|website|site|business|organisation|organization|blog|email)\\.(?:com|org|net|co\\.uk)|(?:company|domain|website|mywebsite|sitename)\\.com|example\\.(?:com|org|net))'

const forms: readonly SampleForm[] = [
  {
    kind: 'stand-in',
    words: ['Doe', 'Q'],
    pattern: new RegExp(
      `\\b(?:John|Jane) (?:Q\\. Public|Doe)(?=, (?:the |a |our )?(?:\\w+ )?(?:${roles})\\b)|(?<=^By )(?:John|Jane) Doe$`,
      'gm',
    ),
  },
  {
    kind: 'stand-in',
    words: ['Name'],
    pattern:
      /(?<=\b(?:of|at|for|from|with|by|to|and|in|said|joined|says) )(?:Company|Brand|Business|Organi[sz]ation|Product|City|Author) Name\b(?=[.,;:]|$| (?:is|has|was|will|said|says|and|to|in|on)\b)/gm,
  },
  {
    kind: 'stand-in',
    words: ['Website', 'Site', 'Blog', 'Company', 'Brand', 'Business'],
    pattern: /\b(?:Best|Your|My|Our) (?:Website|Site|Blog|Company|Brand|Business)(?: Name)?\b(?=[.,;:!?]|$| \p{Ll})/gmu,
  },
  {
    kind: 'address',
    words: ['555', '456'],
    pattern:
      /(?<![\d-])(?:(?:\+?1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])?555[-. ](?:01\d\d|1234)|\(?555\)?[-. ]\d{3}[-. ]\d{4}|\(?123\)?[-. ]456[-. ]7890)(?![\d-])/g,
  },
  {
    kind: 'address',
    words: ['123', '1234'],
    pattern:
      /\b1234? (?:Main|Any|Fake|Sample|Example) (?:Street|St|Avenue|Ave|Road|Rd)\b\.?|\b1234? Street (?:Name|Address)\b/g,
  },
  {
    kind: 'address',
    parts: ['@'],
    pattern:
      /(?<![\w./:@])(?:your(?:[._-]?(?:e?mail|name|address))?|first(?:name)?\.last(?:name)?|user\.name)@[\w-]{1,40}\.[a-z.]{2,10}\b/gi,
  },
  {
    kind: 'address',
    parts: ['@'],
    pattern: new RegExp(`(?<![\\w./:@])[\\w.+-]{1,40}@(?:[\\w-]{1,30}\\.)?${domains}\\b(?![\\w-])`, 'gi'),
  },
  {
    kind: 'address',
    words: ['www'],
    pattern: new RegExp(`(?<![\\w./:@-])(?:https?://)?www\\.${domains}\\b(?![\\w-]|\\.\\w)`, 'gi'),
  },
]

/** Stand-ins in the publication's own words. */
export const sampleDataIn = defineReading<readonly (Span & {kind: SampleForm['kind']})[]>(
  (draft) =>
    standInsIn(draft)
      .filter((span) => !inQuotationMarks(draft, span))
      .map(({form: {kind}, block, start, end}) => ({block, start, end, kind})),
  [quotationsOf],
)

const standInsIn = defineForms(forms, (span) => !isRealName(span))

/** A prize for the best website, a title in title case, a heading. */
function isRealName(span: Span): boolean {
  const {block, start} = span
  if (!/^(?:Best|Your|My|Our) /.test(textOf(span))) return false
  const before = block.prose.text.slice(Math.max(0, start - 120), start)
  const nearby = block.prose.text.slice(Math.max(0, start - 200), start + 200)
  const words =
    before
      .split(/[.!?:]\s+|\n/)
      .at(-1)
      ?.trim()
      .split(/\s+/)
      .filter(Boolean) ?? []
  const titled =
    words
      .slice(1)
      .slice(-4)
      .some((word) => /^\p{Lu}/u.test(word)) || words.length === 0
  return (
    block.kind !== 'paragraph' ||
    titled ||
    /\b(?:awards?|prizes?|category|nominat\w+|winners?|wins?|won|finalists?)\b/i.test(nearby)
  )
}
