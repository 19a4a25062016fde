// Page strays: furniture of a page that its words and its place tell from copy, with the kind it is most like.
import {textOf} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import type {ChromeKind} from '../../../src/reading/page/chrome.ts'
import {isFieldOfDraft} from '../../../src/reading/page/chrome-context.ts'
import {straysOf, straysOfKind} from '../../../src/reading/strays/strays.ts'
import {phraseSets, textHolds} from '../../../src/reading/text/words.ts'
import pageWords from '../../lists/page-words.json' with {type: 'json'}
import type {PageRun} from './page-runs.ts'

/** Strays of a page in reading order. */
export const pageStraysOf = defineReading<readonly PageRun[]>(
  (draft) =>
    straysOfKind(draft, 'furniture')
      .filter((stray) => !isReadElsewhere(textOf(stray)) && !isFieldOfDraft(draft, stray))
      .map((stray) => ({...stray, kind: kindOf(textOf(stray)), sure: stray.isSure})),
  [straysOf],
)

/** Small print, credits, tags, marks of a transcript and rows of results: other readings weigh those, or they are copy. */
const isReadElsewhere = (text: string): boolean =>
  textHolds(text, small) || /[©[#]/.test(text) || (text.match(/\d+/g)?.length ?? 0) > mostFigures

const mostFigures = 3

const {legal: small, ...named} = phraseSets(pageWords.kinds)
const words = Object.entries(named)

/** The first kind that a word of the text names; paths and menus have no words of their own. */
function kindOf(text: string): ChromeKind {
  const kind = words.find(([, phrases]) => textHolds(text, phrases))?.[0] as ChromeKind | undefined
  return kind ?? (/\d[:.]\d\d|\d{4}/.test(text) ? 'stamp' : 'navigation')
}
