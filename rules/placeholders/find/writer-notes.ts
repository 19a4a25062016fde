// Writer's notes: marks, queries and requests that colleagues leave each other in copy.
import type {InlineCode} from 'mdast'
import {defineSearch} from '../../../src/core/draft/block-reading.ts'
import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Place} from '../../../src/core/draft/place.ts'
import {placeOfNode} from '../../../src/core/draft/place.ts'
import {linesOf, type Span, textOf} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {holdsLink} from '../../../src/reading/page/links.ts'
import {inQuotationMarks, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {blocksWith, defineNeed} from '../../../src/reading/text/prefilter.ts'
import {signsOf} from '../../../src/reading/text/tokens.ts'

/** TODO marks, queries in brackets, department labels with a request, in reading order by block. */
export const notesOf = defineReading<readonly (Span | Place)[]>(
  (draft) => {
    const [marked, asking, labels] = [needsMark, needsQuery, needsLabel].map((needs) => new Set(needs(draft)))
    const inCode = draft.text.includes('TODO: ') || draft.text.includes('FIXME: ')
    if (!inCode && [marked, asking, labels].every((blocks) => blocks?.size === 0)) return []
    const notes: (Span | Place)[] = []
    const add = (spans: readonly Span[]) => {
      for (const span of spans) if (!inQuotationMarks(draft, span)) notes.push(span)
    }
    for (const block of draft.blocks) {
      if (marked?.has(block)) add(marks(block))
      if (inCode) notes.push(...marksInCode(block))
      if (asking?.has(block)) add(queries(block))
      if (labels?.has(block)) add(labelled(block))
    }
    return notes
  },
  [quotationsOf],
)

const needsMark = defineNeed({words: ['TODO', 'FIXME'], parts: ['TO DO:', '<!--']})
const needsQuery = defineNeed({signs: '([', parts: ['//', '??']})
const needsLabel = defineNeed({
  words: 'SUB SUBS DESIGN PIC PICS PIX LEGAL LAWYER LAWYERS NEWSDESK NB N'.split(' '),
  signs: '@',
})

const openMark =
  /<!--\s*(?:add|insert|replace|todo|fixme|image|photo|check)\b[^>]{0,100}-->|(?<=^|\n)TO DO: [^\n]{1,80}|(?<=^|\n)TODO (?!(?:lists?|groups?|apps?|items?|comments?|tasks?|files?|is|was|and|or)\b)\p{L}[^\n.[\]|]{0,80}|(?<![\p{L}\p{N}.#/_-])(?:TODO|FIXME)(?:\([\w@. -]{1,30}\))?(?::|(?= ?[-–—] )|(?=\s*(?:$|[\])]|-->)))[^\S\n]*[^\n.[\]|]{0,80}/gmu

const marksInCode = ({prose}: Block): Place[] =>
  prose.inlines.flatMap(({type, node}) =>
    type === 'inlineCode' && /^(?:TODO|FIXME): \p{Lu}\p{Ll}+ /u.test((node as InlineCode).value)
      ? [placeOfNode(node)]
      : [],
  )

const marks = defineSearch((block) => {
  const {text} = block.prose
  const isHeading = (words: string) => block.kind === 'heading' && text.trim() === words
  return spansOf(block, openMark, (words) => !isHeading(words))
})

/** Matches without the white space behind them. */
function spansOf(block: Block, pattern: RegExp, wanted: (words: string) => boolean): Span[] {
  return [...block.prose.text.matchAll(pattern)]
    .map(({0: words, index}) => ({block, start: index, end: index + words.trimEnd().length}))
    .filter((span) => wanted(textOf(span)))
}

const query =
  /[([](?:(?:source|sources|sp|spelling|check|name|date|title|age|figure|citation)\s?\?{1,3}|(?:cq|fact check)|(?:(?:please |pls |must )?(?:fact[- ]?check|double[- ]check|check (?:spelling|name|names|date|dates|figure|figures|fact|facts|quote|source|with legal|this)|confirm (?:spelling|name|date|figure|with)|needs? (?:a )?(?:source|quote|photo|pic|link|cite|citation))\b[^()[\]\n]{0,80}))[)\]]|[([](?:ed|eds|editor|editor's note|editors|ed note|ed\.? note|subs?)\s?[:.–—-]\s?(?:[^()[\]\n]{0,120}\?|[^()[\]\n]{0,60}\b(?:please|pls|check|verify|confirm|fact-check|need(?:s|ed)? to|must be|before (?:publication|publishing)|can we|should we|do we)\b[^()[\]\n]{0,120})[)\]]|(?<=^|\n)\/\/ ?(?:needs?|todo|check|add|source|citation|fix)\b[^\n]{0,80}|\((?:photo|image|picture|chart|graph|quote|caption|logo|infographic) (?:here|to come|goes here|needed|required|tk|tbc)\)|\bcheck this\?\?+/gi

/** How every query starts, in a pattern that is cheaper to make. */
const mayAsk =
  /[([](?:source|sp\b|spelling|check|name\b|date\b|title\b|age\b|figure\b|citation\b|cq\b|fact|please|pls|must|double|confirm|need|eds?\b|editor|subs?\b|(?:photo|image|picture|chart|graph|quote|caption|logo|infographic) )|\/\/ ?(?:need|todo|check|add|source|citation|fix)|check this\?/i

const queries = defineSearch((block) => {
  const {text} = block.prose
  return mayAsk.test(text) ? spansOf(block, query, (words) => words !== '(CQ)' || !/\bC\p{L}+ Q\p{L}+/u.test(text)) : []
})

const label =
  /^(?:(?:SUBS?|DESIGN|PICS?|PIX|LEGAL|LAWYERS?|NEWSDESK) ?[:–—-]|(?:NB|N\.B\.) (?:subs|design|pics|legal|desk)\b).{1,200}/
const asking =
  /\b(?:please|pls|check|confirm|can (?:you|we|someone)|could (?:you|we)|to come|swap|crop|hold|cut|trim|add|insert|replace|verify)\b|\?\s*$/i
const addressed =
  /^@[\w.-]{2,30},? (?:please |pls |can you |could you )?(?:check|confirm|verify|fact-check|source|find|get|add)\b.{0,60}\b(?:spellings?|names?|figures?|facts?|quotes?|dates?|ages?|sources?|headlines?|captions?|copy|intro|photos?|pics?)\b.{0,100}$/i

const labelled = defineSearch((block) => {
  return linesOf(block).filter((line) => {
    const words = textOf(line)
    return (label.test(words) && asking.test(words)) || (words.startsWith('@') && addressed.test(words))
  })
})

const verbs =
  '(?:your|insert|add|replace|include|mention|expand|link|attach|embed|find|get|cite|update|describe|specify|provide|list|write|enter|paste)'

/** `(insert photo of bridge)`, `(Add your logo here)`: a whole bracket that tells a writer what to do; `nouns` is what editors handle. */
export function bracketedRequests(draft: Draft, nouns: ReadonlySet<string>): Span[] {
  return blocksWith(draft, bracket).flatMap((block) =>
    requests(block).filter(
      (span) => isRequest(textOf(span), nouns) && !inQuotationMarks(draft, span) && !holdsLink(span),
    ),
  )
}

const request = new RegExp(`\\((?:${verbs} |fill me in|fill in )[^()]{2,120}\\)`, 'gi')

const bracket = signsOf('(')

const requests = defineSearch((block) => spansOf(block, request, () => true))

/** Notes drop the article; how-to copy keeps it: “(add the image to the page)”. */
function isRequest(bracket: string, nouns: ReadonlySet<string>): boolean {
  const words = bracket
    .slice(1, -1)
    .toLowerCase()
    .split(/[^\p{L}\p{N}'’]+/u)
    .filter(Boolean)
  const [first = '', second = ''] = words
  if (first === 'your') return words.length <= 5 && words.at(-1) === 'here'
  if (first === 'fill') return words[1] === 'me' || words.includes('your') || words.includes('here')
  if (words.at(-1) === 'joke' || words.at(-2) === 'joke') return false
  if (words.includes('here') || (second === 'your' && words.includes('applicable')))
    return words.includes('here') ? nouns.has(words[words.indexOf('here') - 1] ?? '') || second === 'your' : true
  if (/^(?:a|an|the|your|his|her|their|its|this|that|to|in|on)$/.test(second)) return false
  return words.slice(1, 5).some((word, i) => nouns.has(word) && endsRequest(words[i + 2]))
}

const endsRequest = (next: string | undefined) =>
  next === undefined || /^(?:of|from|with|about|for|showing|on|by)$/.test(next)
