// Allegations: wrongdoing that the copy ascribes to somebody named, and whether they get to answer.

import type {Draft} from '../../../src/core/draft/draft.ts'
import {sentenceAround} from '../../../src/core/draft/sentences.ts'
import {groupByBlock, type Span} from '../../../src/core/draft/spans.ts'
import {firstEndingAfter} from '../../../src/core/order.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading, hitsOf} from '../../../src/core/reading.ts'
import {sectionOf} from '../../../src/reading/evidence.ts'
import {calendarWords} from '../../../src/reading/names/name-words.ts'
import {namesIn, stem} from '../../../src/reading/names/names.ts'
import {linesIn, roleOf} from '../../../src/reading/page/roles.ts'
import {attributionsIn, attributionsOf} from '../../../src/reading/speech/attribution.ts'
import {isQuoted, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {wordsOf} from '../../../src/reading/text/words.ts'
import allegationData from '../../lists/allegations.json' with {type: 'json'}
import replyData from '../../lists/replies.json' with {type: 'json'}

const allegations = definePhrases(allegationData)
const replies = definePhrases(replyData)

/** An allegation of wrongdoing: its cue and the wrong, and the names of those it may be laid at. */
interface Allegation extends Span {
  names: readonly string[]
}

/** The first allegation against somebody named, where nobody named answers and no court is reported. */
export const unansweredAllegationOf = defineReading<Allegation | undefined>(
  (draft) => {
    if (silent.has(sectionOf(draft)) || hitsOf(draft, replies).length > 0) return undefined
    for (const hit of hitsOf(draft, allegations)) {
      const found = hit.kind === 'cue' ? readAllegation(draft, hit) : undefined
      if (found && !found.names.some((name) => speakersIn(draft).has(name))) return found
    }
    return undefined
  },
  [allegations, replies, attributionsOf, quotationsOf, linesIn, sectionOf],
)

const silent = new Set(['opinion', 'fiction', 'faq'])

function readAllegation(draft: Draft, cue: Hit): Allegation | undefined {
  if (isQuoted(draft, cue) || !isCopy(draft, cue)) return undefined
  const sentence = sentenceAround(cue)
  const wrong = wrongsOf(draft)
    .get(cue.block)
    ?.find(({start, end}) => start >= sentence.start && end <= sentence.end)
  if (!wrong) return undefined
  const accuser = accuserWords(draft, cue)
  const here = namesWithin(draft, sentence).filter((name) => !accuser.has(name))
  const names = here.length > 0 ? here : namesWithin(draft, {...sentence, start: 0, end: cue.block.prose.text.length})
  if (names.length === 0) return undefined
  return {block: cue.block, start: Math.min(cue.start, wrong.start), end: Math.max(cue.end, wrong.end), names}
}

const wrongsOf = defineReading(
  (draft) => groupByBlock(hitsOf(draft, allegations).filter(({kind}) => kind === 'wrong')),
  [allegations],
)

function accuserWords(draft: Draft, cue: Hit): ReadonlySet<string> {
  const attribution = attributionsIn(draft, cue.block).find(({cue: {start}}) => start === cue.start)
  return new Set(attribution?.speaker ? namesWithin(draft, attribution.speaker) : [])
}

function namesWithin(draft: Draft, {block, start, end}: Span): string[] {
  const words = wordsOf(block)
  const names = namesIn(draft, block)
  const found: string[] = []
  for (let at = firstEndingAfter(words, start); (words[at]?.start ?? end) < end; at++) {
    const word = words[at]
    if (word && names[at] === true && !calendarWords.has(word.lower)) found.push(stem(word.lower))
  }
  return found
}

/** The name words of everybody who speaks in the draft. */
const speakersIn = defineReading<ReadonlySet<string>>(
  (draft) =>
    new Set(
      attributionsOf(draft).flatMap(({kind, order, isAct, speaker, cue}) =>
        kind === 'named' && order !== 'shared' && !isAct && speaker && isCopy(draft, cue) && !isAccusing(cue)
          ? namesWithin(draft, speaker)
          : [],
      ),
    ),
  [attributionsOf],
)

/** In running copy: a headline that reads like a label speaks for nobody. */
const isCopy = (draft: Draft, span: Span) => ['body', 'listItem', 'quotation'].includes(roleOf(draft, span))

const isAccusing = ({block, start, end}: Span) => /^(?:alleg|accus|claim)/i.test(block.prose.text.slice(start, end))
