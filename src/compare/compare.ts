// Comparison: what a rewrite changed, dropped and added among numbers, dates, names, quotations and links.
import type {Draft} from '../core/draft/draft.ts'
import {wholeCharacters} from '../core/draft/whole-characters.ts'
import {compareText} from '../core/order.ts'
import {chooseMatcher} from '../core/phrases/choose-matcher.ts'
import {openDraft} from '../core/reading.ts'
import type {Finding} from '../core/rule.ts'
import {datesIn} from '../reading/numbers/dates.ts'
import type {Link} from '../reading/page/links.ts'
import {align} from './align.ts'
import {type Address, addressesOf, compareLinks} from './links.ts'
import {type Knowledge, learnNames, wordingOf} from './names.ts'
import {placesIn} from './places.ts'
import {compareQuoted, type QuotationChange, type Quoted, quotedIn} from './quotations.ts'
import {type FactChange, findingOf, wordsOfSpan} from './report.ts'
import {type ComparedText, compareSaid} from './said.ts'
import {unitsOf} from './units.ts'
import {viewOf} from './view.ts'

/** A text with all that is compared of it. */
interface ComparedSide extends ComparedText {
  quoted: readonly Quoted[]
  addresses: readonly Address[]
}

/**
 * What a rewrite changed, in the order of the places in the new draft. Findings have the subject as their rule
 * (`number`, `date`, `name`, `quotation`, `link`) and what became of it as their kind (`changed`, `dropped`, `added`).
 * @param oldPath names the old text in `related`.
 */
export function compareDrafts(before: Draft, after: Draft, oldPath: string = before.path): Finding[] {
  const drafts = [openView(before), openView(after)] as const
  const known = learnNames(drafts)
  const [old, fresh] = drafts.map((draft) => readSide(draft, known)) as [ComparedSide, ComparedSide]
  const units = {old: old.units, fresh: fresh.units}
  const groups = align(old.units, fresh.units)
  const places = placesIn(units, groups)
  const changes: FactChange[] = [
    ...compareSaid({old, fresh}, groups),
    ...compareQuoted(old.quoted, fresh.quoted, places.isAligned).flatMap((change) =>
      quotationChange(change, old, fresh),
    ),
    ...compareLinks(old.addresses, fresh.addresses, places.isNear).map(
      ({kind, was, is}): FactChange => ({
        ...{about: 'link', kind},
        ...(was && {was: addressWords(was)}),
        ...(is && {is: addressWords(is)}),
      }),
    ),
  ]
  const findings = changes.map((change) => findingOf(change, places.placeFor, oldPath))
  const whole = findings.map((finding) => ({...finding, place: wholeCharacters(after.text, finding.place)}))
  return whole.sort(compareChanges)
}

const oldStart = ({related}: Finding) => related?.[0]?.place.start ?? -1

/** By the place in the new text, the wider first, then by that in the old one. */
const compareChanges = (a: Finding, b: Finding): number =>
  a.place.start - b.place.start ||
  b.place.end - a.place.end ||
  oldStart(a) - oldStart(b) ||
  compareText(a.message, b.message)

const openView = (draft: Draft): Draft => openDraft(viewOf(draft), chooseMatcher(datesIn.lists, []))

function readSide(draft: Draft, known: Knowledge): ComparedSide {
  const addresses = addressesOf(draft)
  const bare = addresses.map(({link}) => link).filter(isBare)
  return {units: unitsOf(draft, known, bare), quoted: quotedIn(draft), wording: wordingOf(draft), addresses}
}

/** Is the address itself part of the text? */
const isBare = ({kind, block}: Link) => block !== undefined && (kind === 'bare' || kind === 'autolink')

const addressWords = ({link}: Address) => ({place: link.target, text: link.url})

/** A few words in quotation marks may be a title or a term: without its marks, or with new ones, it is still there. */
const fewWords = 4

function quotationChange(
  {kind, was, is, isInside, gone}: QuotationChange,
  old: ComparedSide,
  fresh: ComparedSide,
): FactChange[] {
  const short = (quoted: Quoted, other: ComparedSide) =>
    quoted.words.length <= fewWords && other.wording.holds(quoted.words.map(({text}) => text))
  if (gone && short(gone, fresh)) return []
  if (kind === 'added' && is && short(is as Quoted, old)) return []
  return [
    {
      ...{about: 'quotation', kind},
      ...(was && {was: wordsOfSpan(was)}),
      ...(is && {is: wordsOfSpan(is)}),
      ...(isInside && {isInside}),
    },
  ]
}
