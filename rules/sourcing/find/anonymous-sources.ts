// Anonymous sources: people and papers the copy leans on without a name, and the reasons it gives.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {sentenceAround, sentencesOf} from '../../../src/core/draft/sentences.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {firstEndingAfter} from '../../../src/core/order.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {datedDocuments, referencesIn, sectionOf, sectionsByBlock} from '../../../src/reading/evidence.ts'
import {namesIn} from '../../../src/reading/names/names.ts'
import {linesIn, roleOf} from '../../../src/reading/page/roles.ts'
import {type Attribution, attributionsIn, attributionsOf} from '../../../src/reading/speech/attribution.ts'
import {ownHits, quotationsByBlock} from '../../../src/reading/speech/quotations.ts'
import {defineNeed} from '../../../src/reading/text/prefilter.ts'
import {tokensIn} from '../../../src/reading/text/tokens.ts'
import {wordsOf} from '../../../src/reading/text/words.ts'
import sourceData from '../../lists/anonymous-sources.json' with {type: 'json'}

const anonymousSources = definePhrases(sourceData)

/** An unnamed speaker, a promise of anonymity, a worn formula or an unshown paper. */
interface AnonymousSource extends Span {
  kind: 'person' | 'worn' | 'document'
}

/** Every anonymous source for whom no reason is given, in reading order; none within another. */
export const anonymousSourcesOf = defineReading<readonly AnonymousSource[]>(
  (draft) => {
    if (silent.has(sectionOf(draft))) return []
    const hits = ownHits(draft, anonymousSources).filter((hit) => isCopy(draft, hit))
    const found = [
      ...hits.filter(({kind}) => kind !== 'document').flatMap((hit) => readPerson(draft, hit)),
      ...bareSources(draft),
      ...unshownPapers(draft, hits),
    ].sort((a, b) => a.block.index - b.block.index || a.start - b.start || b.end - a.end)
    return found.filter((one, i) => !sameSentence(found[i - 1], one))
  },
  [anonymousSources, attributionsOf, tokensIn, linesIn, sectionOf, sectionsByBlock],
)

const silent = new Set(['opinion', 'fiction', 'faq'])

const isCopy = (draft: Draft, span: Span) =>
  ['body', 'listItem', 'title', 'subhead'].includes(roleOf(draft, span)) &&
  !silent.has(sectionsByBlock(draft).get(span.block.index) ?? '')

const sameSentence = (before: Span | undefined, span: Span) =>
  before !== undefined && before.block === span.block && sentenceAround(before).end > span.start

function readPerson(draft: Draft, hit: Hit): AnonymousSource[] {
  if (givesReason(draft, hit)) return []
  const {block, start, end} = hit
  const kind = hit.kind === 'worn' ? 'worn' : 'person'
  if (hit.kind === 'condition') return isNegated(hit) ? [] : [{kind, block, start, end}]
  const attribution = attributionsIn(draft, block).find(
    ({speaker, isAct}) => !isAct && speaker && speaker.start < end && start < speaker.end,
  )
  if (!attribution) return []
  return [{kind, block, ...rangeOf(attribution, start, end)}]
}

/** From the source to its cue where the cue follows. */
const rangeOf = ({cue}: Attribution, start: number, end: number) => ({
  start: Math.min(start, cue.start < start && start - cue.end <= 2 ? cue.start : start),
  end: cue.start >= end && cue.start - end < 80 ? cue.end : end,
})

const isNegated = ({block, start}: Hit) =>
  /\b(?:not?|never|without)\s+(?:\S+\s+)?$/i.test(block.prose.text.slice(Math.max(0, start - 30), start))

const needsSource = defineNeed({
  words: ['source', 'sources', 'insider', 'insiders', 'whistle', 'whistleblower', 'whistleblowers'],
})
const bareNoun = /(?:^| )(?:sources?|Sources?|insiders?|Insiders|whistle-?blowers?)$/
const otherSource =
  /\b(?:media|news|open|primary|secondary|official|energy|power|data|food|water|public|trusted|reliable)\s+sources?$/i
/** Taken up again: what was said of the source the first time holds. */
const takenUp = /^(?:the|that|this|these|those|both)\b/i
/** Words before the noun phrase that the attribution took in. */
const leadingClause = /^.*\b(?:after|that|as|when|and|but|if|while|because)\s+/i
const namedSource = /\b(?:of|at|from|in|within|inside|close to|near)\b/i

/** `A source said`, `sources told`: an attribution whose speaker is no more than a source. */
function bareSources(draft: Draft): AnonymousSource[] {
  const blocks = needsSource(draft).filter(({prose}) => /source|insider|whistle/i.test(prose.text))
  return blocks
    .flatMap((block) => attributionsIn(draft, block))
    .flatMap((attribution): AnonymousSource[] => {
      const {speaker, cue, isAct, order} = attribution
      if (!speaker || isAct || order === 'label' || order === 'relative' || !isCopy(draft, cue)) return []
      const whole = speaker.block.prose.text.slice(speaker.start, speaker.end)
      const words = whole.replace(leadingClause, '')
      const start = speaker.end - words.length
      const short = words.split(/\s+/).length <= 5
      if (!short || !bareNoun.test(words) || otherSource.test(words) || takenUp.test(words) || namedSource.test(words))
        return []
      if (isQuotedCue(draft, cue) || givesReason(draft, speaker)) return []
      return [{kind: 'person', block: speaker.block, ...rangeOf(attribution, start, speaker.end)}]
    })
}

const isQuotedCue = (draft: Draft, {block, start}: Span) =>
  (quotationsByBlock(draft).get(block) ?? []).some((quotation) => quotation.start <= start && start < quotation.end)

const reason =
  /\b(?:because|for fear|fear(?:s|ed|ing)?|afraid|un-?authori[sz]ed|not (?:been )?(?:authori[sz]ed|allowed|permitted|cleared)|protect|for (?:legal|safety|security|privacy|confidentiality|professional|personal) reasons|to (?:speak|talk|discuss|describe|share|offer|avoid|preserve|maintain|be|provide|give|recount|detail|explain|reveal|address|allow|confirm)|so as not|in order to|given the|due to|owing to|citing|since (?:he|she|they)|as (?:he|she|they|the)|reprisals?|retaliation|retribution|backlash|repercussions|safety|court order|under (?:department|company|government|agency|white house) (?:rules|policy)|not public|private (?:conversations|deliberations|discussions|matters|meetings?)|sensitiv\w+|ground rules|confidential)\b/i

/** Does this sentence, or one of the two behind it, say why there is no name? */
function givesReason(draft: Draft, span: Span): boolean {
  const {block} = span
  const sentences = sentencesOf(block)
  const {start, end} = sentenceAround(span)
  const behind = sentences.filter((sentence) => sentence.start >= end).slice(0, 2)
  const from = Math.max(start, span.start - 300)
  const text = block.prose.text.slice(from, Math.min(behind.at(-1)?.end ?? end, span.end + 700))
  if (reason.test(text)) return true
  const next = behind.length < 2 ? draft.blocks[block.index + 1] : undefined
  return (
    next !== undefined &&
    /^(?:the|he|she|they)\b/i.test(next.prose.text) &&
    explained.test(next.prose.text.slice(0, 400))
  )
}

const explained =
  /\b(?:anonym\w+|not (?:be(?:ing)? )?(?:named|identified)|unnamed)\b.*\b(?:because|fear|authori[sz]ed|protect|to (?:speak|discuss))/i

/** Papers that no paragraph dates, quotes, links or gives an author, each kind of paper once. */
function unshownPapers(draft: Draft, hits: readonly Hit[]): AnonymousSource[] {
  const first = new Map<string, Hit>()
  const shown = new Set<string>()
  for (const hit of hits) {
    if (hit.kind !== 'document' || !['body', 'listItem'].includes(roleOf(draft, hit))) continue
    const paper = nounOf(hit)
    if (!first.has(paper)) first.set(paper, hit)
    if (isShown(draft, hit)) shown.add(paper)
  }
  return [...first].flatMap(([paper, {block, start, end}]) =>
    shown.has(paper) ? [] : [{kind: 'document' as const, block, start, end}],
  )
}

const nounOf = ({phrase}: Hit) =>
  phrase
    .slice(phrase.lastIndexOf(' ') + 1)
    .replace(/^(?:memo|memorandum|memos)$/, 'memo')
    .replace(/s$/, '')

function isShown(draft: Draft, {block, start, end}: Hit): boolean {
  const near = {start: Math.max(0, start - 400), end: end + 400}
  const inReach = (span: Span) => span.start < near.end && near.start < span.end
  if (referencesIn(draft).has(block.index) || datedDocuments(draft, block).some(inReach)) return true
  if ((quotationsByBlock(draft).get(block) ?? []).some(inReach)) return true
  return (
    isByName(draft, block, end) ||
    /\b(?:19|20)\d\d\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b\d{1,2} \p{Lu}\p{Ll}+/u.test(
      block.prose.text.slice(near.start, near.end),
    )
  )
}

/** `a leaked memo from Ann Archer`, `seen by the Echo`. */
function isByName(draft: Draft, block: Block, end: number): boolean {
  const words = wordsOf(block)
  const names = namesIn(draft, block)
  const from = firstEndingAfter(words, end)
  return (
    /^(?:from|by|to|written|sent|seen|obtained|signed|between|reviewed|shared|published)$/.test(
      words[from]?.lower ?? '',
    ) && [from + 1, from + 2, from + 3, from + 4].some((at) => names[at] === true)
  )
}
