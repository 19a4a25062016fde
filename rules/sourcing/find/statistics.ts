// Statistics: shares, ratios and large amounts in the publication's own words, and what says where they come from.

import type {ToVerify} from '../../../src/core/checklist.ts'
import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {sentenceAround} from '../../../src/core/draft/sentences.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {textOf, wholeOf} from '../../../src/core/draft/spans.ts'
import {defineContext} from '../../../src/core/frames/context.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading, hitsOf} from '../../../src/core/reading.ts'
import {datedDocuments, isFirstPerson, referencesIn, sectionOf} from '../../../src/reading/evidence.ts'
import {linesIn, roleOf} from '../../../src/reading/page/roles.ts'
import {namedSourceOf, sourcesOf} from '../../../src/reading/sources.ts'
import {attributionsIn, attributionsOf} from '../../../src/reading/speech/attribution.ts'
import {isQuoted} from '../../../src/reading/speech/quotations.ts'
import {holdsPhrase} from '../../../src/reading/text/phrases-within.ts'
import {defineNeed} from '../../../src/reading/text/prefilter.ts'
import {tokensIn} from '../../../src/reading/text/tokens.ts'
import grammarData from '../../lists/sourcing-grammar.json' with {type: 'json'}
import wordData from '../../lists/statistic-words.json' with {type: 'json'}
import {grammar} from './grammar.ts'

const statisticWords = definePhrases(wordData)
const namedPart = defineContext(grammarData, 'named-part')
const figureOfSpeech = defineContext(grammarData, 'figure-of-speech')
/** The blocks that tell of a poll. */
const blocksWithPolls = defineNeed({words: grammarData.words['poll-word']})

/** A figure that claims to be measured. */
interface Statistic extends Span {
  kind: 'percentage' | 'ratio' | 'amount'
}

/** The shares of a draft that are told in words alone, as in `one in five`: facts to verify, with their sources. */
export const ratiosToVerify = defineReading<readonly ToVerify[]>(
  (draft) =>
    hitsOf(draft, statisticWords)
      .filter((hit) => hit.kind === 'ratio' && roleOf(draft, hit) !== 'chrome')
      .map(({block, start, end}) => ({
        ...{block, start, end, kind: 'figure'},
        ...namedSourceOf(draft, {block, start, end}),
      })),
  [statisticWords, sourcesOf, linesIn],
)

/** The statistics of a draft that nothing around them gives a source, at most one in a sentence. */
export const unsourcedStatisticsOf = defineReading<readonly Statistic[]>(
  (draft) => {
    if (silent.has(sectionOf(draft))) return []
    const found = [...signs(draft), ...hitsOf(draft, statisticWords).flatMap(readHit)]
      .filter((statistic) => ['body', 'listItem'].includes(roleOf(draft, statistic)) && !isQuoted(draft, statistic))
      .filter(isMeasured)
      .sort((a, b) => a.block.index - b.block.index || a.start - b.start)
    const firsts = found.filter((one, i) => !inOneSentence(found[i - 1], one))
    return firsts.filter((statistic) => !isSourced(draft, statistic))
  },
  [statisticWords, attributionsOf, linesIn, sectionOf, tokensIn],
)

const silent = new Set(['fiction', 'faq'])

const inOneSentence = (before: Span | undefined, span: Span) =>
  before !== undefined && before.block === span.block && sentenceAround(before).end > span.start

const numberBehind = /(?:[$£€¥]\s?)?\d[\d,.]*(?:\s?(?:[–-]|to)\s?\d[\d,.]*)?\s?$/

/** `45%`: found by its sign. */
function signs({blocks}: Draft): Statistic[] {
  const found: Statistic[] = []
  for (const block of blocks) {
    const {text} = block.prose
    for (let at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
      const start = numberStart(text, at)
      if (start < at) found.push({kind: 'percentage', block, start, end: at + 1})
    }
  }
  return found
}

function numberStart(text: string, end: number): number {
  const length = numberBehind.exec(text.slice(Math.max(0, end - 30), end))?.[0].length ?? 0
  return end - length
}

/** A ratio as it stands; a share or an amount with the number before it. */
function readHit({kind, block, start, end}: Hit): Statistic[] {
  if (kind === 'ratio') return [{kind, block, start, end}]
  const from = numberStart(block.prose.text, start)
  const isMoney = /[$£€¥]/.test(block.prose.text.slice(from, start))
  if (from === start || (kind === 'amount' && isMoney)) return []
  return [{kind: kind as Statistic['kind'], block, start: from, end}]
}

/** Not a part that has a name (`the second half of`, `the richest 1 percent`), nor what a market, a vote or a law records. */
const isMeasured = (statistic: Statistic): boolean =>
  isCounted(statistic) && !holdsPhrase(sentenceAround(statistic), grammar['recorded-figure'])

/** Not a part that has a name, and no figure of speech. */
export const isCounted = ({block, start, end}: Span): boolean =>
  namedPart.before(block, start) === undefined && figureOfSpeech.before(block, end) === undefined

/** Is there a link, a speaker, a named document or a body that counts, here or in what leads in to a list? */
function isSourced(draft: Draft, statistic: Statistic): boolean {
  const {block} = statistic
  const sentence = sentenceAround(statistic)
  if (/\?["”’')\]]*$/.test(textOf(sentence)) || isFirstPerson(draft, sentence)) return true
  if (isBacked(draft, block) || isAfterPoll(draft, block)) return true
  const lead = draft.blocks[block.index - 1]
  const isLedIn =
    lead && (block.parents.some(({type}) => type === 'listItem') || /^\s*[•·▪◦‣–*-]\s/.test(block.prose.text))
  return isLedIn ? isBacked(draft, lead) : false
}

/** Opens with a poll, or tells of one a few blocks before: what follows reads from it. */
const isAfterPoll = (draft: Draft, block: Block) =>
  blocksWithPolls(draft).some(({index}) => index === 0 || (index < block.index && block.index - index <= 6))

const isBacked = (draft: Draft, block: Block) =>
  referencesIn(draft).has(block.index) ||
  holdsPhrase(wholeOf(block), grammar['figure-source']) ||
  attributionsIn(draft, block).some(({kind}) => kind !== 'none') ||
  datedDocuments(draft, block).length > 0
