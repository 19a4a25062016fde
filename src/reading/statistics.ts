// Statistics: shares, ratios and large amounts in the publication's own words, and what says where they come from.
import wordData from '../../rules/lists/statistic-words.json' with {type: 'json'}
import type {Block, Draft, Span} from '../core/draft.ts'
import {textOf} from '../core/draft.ts'
import {definePhrases, type Hit} from '../core/phrases.ts'
import {defineReading, hitsOf} from '../core/reading.ts'
import {sentenceAround} from '../core/sentences.ts'
import {attributionsByBlock, attributionsOf} from './attribution.ts'
import {datedDocuments, isFirstPerson, referencesIn, sectionOf} from './evidence.ts'
import {isQuoted} from './quotations.ts'
import {linesIn, roleOf} from './roles.ts'

const statisticWords = definePhrases(wordData)

/** A figure that claims to be measured. */
export interface Statistic extends Span {
  kind: 'percentage' | 'ratio' | 'amount'
}

/** The statistics of a draft that nothing around them gives a source, at most one in a sentence. */
export const unsourcedStatisticsOf = defineReading<readonly Statistic[]>(
  (draft) => {
    if (silent.has(sectionOf(draft))) return []
    const found = [...signs(draft), ...hitsOf(draft, statisticWords).flatMap(readHit)]
      .filter((statistic) => ['body', 'listItem'].includes(roleOf(draft, statistic)) && !isQuoted(draft, statistic))
      .sort((a, b) => a.block.index - b.block.index || a.start - b.start)
    const firsts = found.filter((one, i) => !inOneSentence(found[i - 1], one))
    return firsts.filter((statistic) => !isSourced(draft, statistic))
  },
  [statisticWords, attributionsOf, linesIn, sectionOf],
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

const sourceWords =
  /\b(?:according to|polls?|surveys?|surveyed|census|statistics|figures|data|study|studies|research|researchers|report(?:s|ed)?|index|estimates?|estimated|forecasts?|results?|audit|analysis|findings|source:|shows?|found|bureau|office|department|ministry|institute|agency|votes?|voted|turnout|election)\b/i

/** Is there a link, a speaker, a named document or a body that counts, here or in what leads in to a list? */
function isSourced(draft: Draft, statistic: Statistic): boolean {
  const {block} = statistic
  const sentence = sentenceAround(statistic)
  if (/\?["”’')\]]*$/.test(textOf(sentence)) || isFirstPerson(draft, sentence)) return true
  if (isBacked(draft, block) || sourceWords.test(block.prose.text)) return true
  const lead = draft.blocks[block.index - 1]
  const isLedIn =
    lead && (block.parents.some(({type}) => type === 'listItem') || /^\s*[•·▪◦‣–*-]\s/.test(block.prose.text))
  return isLedIn ? isBacked(draft, lead) || sourceWords.test(lead.prose.text) : false
}

const isBacked = (draft: Draft, block: Block) =>
  referencesIn(draft).has(block.index) ||
  (attributionsByBlock(draft).get(block.index) ?? []).some(({kind}) => kind !== 'none') ||
  datedDocuments(draft, block).length > 0
