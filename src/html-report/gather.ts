// Gathers what the report shows of one draft; nothing of the draft itself is kept.
import {textOfFact} from '../core/across/facts.ts'
import {detach} from '../core/draft/block-cache.ts'
import type {Draft} from '../core/draft/draft.ts'
import {elide} from '../core/elide.ts'
import {type Offer, repairsOffered} from '../core/report/offers.ts'
import type {LocatedFinding, Result} from '../core/report/result.ts'
import {dayOfDraft} from './draft-day.ts'
import {cardsOf} from './excerpts.ts'
import type {ReportCard, ReportDraft, ReportNote, ReportRepair} from './model.ts'
import {reportWords} from './words.ts'

/** So many changes of one repair are listed. */
const mostChanges = 6

/**
 * What the report shows of a draft. Without its draft, or where that is another one by now, the words found stand for
 * their passages. It is a copy, since a string cut out of the draft would keep all of it in memory.
 */
export function gatherDraft({path, findings}: Result, draft: Draft | undefined): ReportDraft {
  const same = draft && isSame(draft, findings) ? draft : undefined
  const title = draft && titleOf(draft)
  const day = draft && dayOfDraft(draft)
  return detach({
    path,
    ...(title && {title}),
    ...(day && {day}),
    notes: findings.map((finding) => noteFrom(finding, same)),
    cards: same ? cardsOf(same, findings.map(placeOf)) : findings.map(cardOfWords),
  })
}

/** Do the findings still stand where they were found? Those that compare drafts quote long texts without their middle. */
const isSame = ({text}: Draft, findings: readonly LocatedFinding[]) =>
  findings.every(({start, end, actual}) => {
    const found = text.slice(start.offset, end.offset)
    return found === actual || textOfFact(found) === actual
  })

const placeOf = ({severity, start, end}: LocatedFinding) => ({start: start.offset, end: end.offset, severity})

function titleOf({blocks}: Draft): string | undefined {
  const block =
    blocks.find(({kind, field}) => kind === 'field' && (field === 'title' || field === 'headline')) ??
    blocks.find(({kind}) => kind === 'heading')
  return block && (elide(block.prose.text, 100) || undefined)
}

/** The words found, where their passage can't be shown. */
function cardOfWords({actual, severity}: LocatedFinding, note: number): ReportCard {
  const parts = [{text: elide(actual, 300), styles: [], notes: [note], severity}]
  return {passages: actual.trim() ? [{kind: 'code', parts}] : [], isSource: true, notes: [note]}
}

function noteFrom(finding: LocatedFinding, draft: Draft | undefined): ReportNote {
  const {severity, ruleId, message, note, url, start, where, related = []} = finding
  return {
    ...{severity, ruleId, message, url},
    where: where?.label ?? reportWords.place(start.line, start.column),
    ...(note && {detail: note}),
    repairs: draft ? repairsFrom(finding, draft) : [],
    related: related.map(({path, message}) => (path && !message.includes(path) ? `${path}: ${message}` : message)),
  }
}

function repairsFrom(finding: LocatedFinding, draft: Draft): ReportRepair[] {
  const {start, end} = finding
  const offers = repairsOffered({...finding, place: {start: start.offset, end: end.offset}}, draft)
  return offers.map((offer) => ({
    title: offer.title,
    ...(offer.isPreferred && {option: finding.structural ? ('--fix-structure' as const) : ('--fix' as const)}),
    changes: changesOf(offer, draft.text),
  }))
}

/** A single change is told by the title of its repair. */
const changesOf = ({edits, isPreferred}: Offer, text: string): ReportRepair['changes'] =>
  edits.length < 2 && isPreferred
    ? []
    : edits.slice(0, mostChanges).map(({start, end, text: after}) => ({
        before: elide(text.slice(start, end), 60),
        after: elide(after, 60),
      }))
