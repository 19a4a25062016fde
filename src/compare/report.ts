// Reports of changes: each at its place in the new text, with the words of before and an advice.
import type {Place} from '../core/draft/place.ts'
import {placeOf, type Span} from '../core/draft/spans.ts'
import {quote} from '../core/elide.ts'
import type {Finding} from '../core/rule.ts'
import type {Severity} from '../core/severity.ts'

/** What is compared. */
type Subject = 'number' | 'date' | 'name' | 'quotation' | 'link'

/** What became of it. */
type Fate = 'changed' | 'dropped' | 'added'

/** A place in a source, and the words there. */
interface Words {
  place: Place
  text: string
}

/** A change between two texts; `was` is missing for what is added, `is` for what is gone with its place. */
export interface FactChange {
  about: Subject
  kind: Fate
  was?: Words
  is?: Words
  /** Words that are missing from the midst of a quotation. */
  isInside?: boolean
}

/** The words of a range. */
export const wordsOfSpan = (span: Span): Words => ({
  place: placeOf(span),
  text: span.block.prose.text.slice(span.start, span.end),
})

/** The finding for a change; `placeFor` says where in the new text a place of the old one went. */
export function findingOf(change: FactChange, placeFor: (old: Place) => Place, oldPath: string): Finding {
  const {about, kind, was, is} = change
  const place = is?.place ?? (was ? placeFor(was.place) : {start: 0, end: 0})
  return {
    ...{ruleId: about, severity: severityOf(change), place, message: messageFor(change), kind, page: ''},
    ...(was && {related: [{path: oldPath, place: was.place, message: `Before: ${quote(was.text)}.`}]}),
  }
}

/** A changed fact needs a decision; so do words that a quotation lost. */
const severityOf = ({kind, isInside}: FactChange): Severity => (kind === 'changed' || isInside ? 'warning' : 'info')

function messageFor(change: FactChange): string {
  const {about, kind, was, is} = change
  const [before, now] = [quote(was?.text ?? ''), quote(is?.text ?? '')]
  if (about === 'quotation') return aboutQuotation(change)
  if (kind === 'dropped') return `${before} is missing from the new text: put it back, or check that it can go.`
  if (kind === 'added') return `${now} is new: check where it comes from.`
  if (about === 'link') return `The link led to ${before}, and now leads to ${now}: check the address.`
  return `${before} is now ${now}: check which is right.`
}

function aboutQuotation({kind, was, is, isInside}: FactChange): string {
  const [before, now] = [quote(was?.text ?? ''), quote(is?.text ?? '')]
  if (isInside) return `The quotation lost ${before} here: put it back, or mark the gap.`
  if (kind === 'dropped') return `${before} is no longer quoted: put it back, or check that it can go.`
  if (kind === 'added') return `The quotation ${now} is new: check who said it.`
  if (!was) return `The quotation gained ${now}: restore the speaker's words.`
  return `The quotation said ${before}, and now says ${now}: restore the speaker's words.`
}
