// The result of a check: its findings with lines and columns, in one plain shape from the check to the report.
import type {Checklist} from '../checklist.ts'
import type {PartPlace} from '../draft/format.ts'
import type {Point} from '../fact.ts'
import type {FormerNameAt} from '../former-name.ts'
import type {Finding} from '../rule.ts'

/** A finding that can be reported without its draft: plain JSON with lines, columns and the text found. */
export interface LocatedFinding extends Omit<Finding, 'place' | 'page'> {
  /** The rule's page; empty if it has none. */
  url: string
  start: Point
  end: Point
  /** The text found. */
  actual: string
  /** Where it stands in a file that is a package of parts. */
  where?: PartPlace | undefined
}

/** What is found in one draft; it holds no text of the draft but the texts found. */
export interface Result {
  path: string
  /** In the order of their places. */
  findings: readonly LocatedFinding[]
  /** The draft could not be read. */
  unreadable?: true
  /** It could not be read from the disk, so that nothing is known of it: it is gone, or reading fails. */
  unread?: 'gone' | 'failed'
  /** In another language than English: only the rules that need no language checked it. */
  foreign?: true
  /** The former names of rules that its ignores use; missing if there are none. No report has them. */
  formerNames?: readonly FormerNameAt[]
  /** What somebody verifies before publication, if that was asked for. */
  checklist?: Checklist
}

/** The same finding with nothing but its own keys, in the order in which they are written. */
export function inOrder(finding: LocatedFinding): LocatedFinding {
  const {severity, ruleId, message, note, expected, url, start, end, actual} = finding
  return {
    ...{severity, ruleId, message},
    ...(note && {note}),
    ...(expected && {expected}),
    ...{url, start, end, actual},
    ...extrasOf(finding),
  }
}

/** What a finding has beyond a VFileMessage, without what isn't set. */
export function extrasOf(finding: Details): Details {
  const {kind, confidence, data, related, fix, structural, suggestions, where} = finding
  const all = {kind, confidence, data, related, fix, structural, suggestions, where}
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

type Details = Pick<Finding, 'kind' | 'confidence' | 'data' | 'related' | 'fix' | 'structural' | 'suggestions'> &
  Pick<LocatedFinding, 'where'>
