// Page talk: what a page or a mail says to whoever reads it, between the sentences of copy.
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading} from '../../../src/core/reading.ts'
import type {ChromeKind} from '../../../src/reading/page/chrome.ts'
import {holdsLink} from '../../../src/reading/page/links.ts'
import {ownHits} from '../../../src/reading/speech/quotations.ts'
import parts from '../../lists/page-parts.json' with {type: 'json'}
import type {PageRun} from './page-runs.ts'

const talk = definePhrases({kinds: {}, frames: parts.frames, words: parts.words})

/** Such sentences in the publication's own words; in some of them a link shows that somebody meant them. */
export const pageTalkOf = defineReading<readonly PageRun[]>(
  (draft) =>
    ownHits(draft, talk)
      .filter(
        (hit) => hit.block.kind === 'paragraph' && !(hit.kind.endsWith(' unless linked') && holdsLink(lineAround(hit))),
      )
      .map(({block, start, end, kind}) => ({
        block,
        start,
        end,
        kind: kind.split(' ', 1)[0] as ChromeKind,
        sure: false,
      })),
  [talk],
)

/** The hit with what stands around it in its line. */
function lineAround({block, start, end}: Hit) {
  const {text} = block.prose
  const newline = text.indexOf('\n', end)
  return {block, start: text.lastIndexOf('\n', start) + 1, end: newline < 0 ? text.length : newline}
}
