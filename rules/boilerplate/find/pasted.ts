// Whether a draft may be a page that was pasted, or was set in Markdown by somebody who meant what it says of the site.
import {defineReading} from '../../../src/core/reading.ts'
import {pointsOf, siteTalkOf} from '../../../src/reading/page/boilerplate.ts'
import {chromeLinesOf} from '../../../src/reading/page/chrome.ts'
import {isSetInMarkdown} from '../../../src/reading/page/set-in-markdown.ts'
import {isTranscript} from '../../../src/reading/speech/transcripts.ts'

/** The points at which a passage is about the site. */
const aboutSite = 3

/** So many kinds of page furniture together are a page, however it is set. */
const kindsOfPage = 3

/** The publisher's own head and licence around a book. */
const gutenberg = /^\*\*\* ?START OF TH(?:E|IS) PROJECT GUTENBERG/m

/**
 * May the page's furniture in this draft have come with a paste? Not where a draft set in Markdown has one or two kinds
 * of it, nor where people speak, line by line.
 */
export const mayBePasted = defineReading(
  (draft) => {
    if (gutenberg.test(draft.text) || isTranscript(draft)) return false
    if (!isSetInMarkdown(draft)) return true
    const talk = siteTalkOf(draft).filter((one) => pointsOf(one, '') >= aboutSite)
    return new Set([...chromeLinesOf(draft).map(({kind}) => kind), ...talk.map(({topic}) => topic)]).size >= kindsOfPage
  },
  [siteTalkOf, chromeLinesOf, isSetInMarkdown, isTranscript],
)
