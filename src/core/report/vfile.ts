// Findings as messages of a VFile, the form that reporters, unified and its tools understand.
import {VFile} from 'vfile'
import {type Draft, makeLocator} from '../draft/draft.ts'
import type {Fact} from '../fact.ts'
import type {Finding} from '../rule.ts'
import type {Severity} from '../severity.ts'

export const homepage = 'https://copydesk.github.io'

/** Where a rule's page stands. */
export const pageOf = (ruleId: string): string => `${homepage}/rules/${ruleId}`

/** What a message of ours has beyond a VFileMessage. */
export interface MessageExtras {
  kind?: string
  confidence?: number
  data?: Finding['data']
  related?: Finding['related']
  fix?: Finding['fix']
  structural?: boolean
  suggestions?: Finding['suggestions']
}

const fatal: Record<Severity, boolean | undefined> = {error: true, warning: false, info: undefined}

/** A VFile of the draft with a message for each finding; `fatal` is true for errors, false for warnings, else unset. */
export function reportOn(draft: Pick<Draft, 'path' | 'text'>, findings: readonly Finding[]): VFile {
  const file = new VFile({path: draft.path, value: draft.text})
  addMessages(file, draft.text, findings)
  return file
}

/** Add a message for each finding to a file whose text they count in. */
export function addMessages(file: VFile, text: string, findings: readonly Finding[]): void {
  const locate = makeLocator(text)
  for (const finding of findings) {
    const {start, end} = finding.place
    addMessage(file, finding, {start: locate(start), end: locate(end)}, text.slice(start, end))
  }
}

/** Add one message; `actual` is the text found. */
export function addMessage(file: VFile, finding: Finding, place: Fact['place'], actual: string): void {
  const {ruleId, severity, message, note, expected, page} = finding
  const added = withoutTrace(() => file.message(message, {place, ruleId, source: 'copydesk'}))
  const url = page ?? pageOf(ruleId)
  const more = {...(url && {url}), ...(note && {note}), ...(expected && {expected}), ...extrasOf(finding)}
  Object.assign(added, {fatal: fatal[severity], actual}, more)
}

/** A message is an error by its class: where in our code it was made would be noted with it, dearly. */
export function withoutTrace<T>(make: () => T): T {
  const {stackTraceLimit} = Error
  Error.stackTraceLimit = 0
  try {
    return make()
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

/** What a message or finding has beyond a VFileMessage, without what is not set. */
export function extrasOf(message: MessageExtras): MessageExtras {
  const {kind, confidence, data, related, fix, structural, suggestions} = message
  const all = {kind, confidence, data, related, fix, structural, suggestions}
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

/** Hold only what is said of a draft, not its text. */
export function dropText(file: VFile): VFile {
  file.value = undefined as unknown as string
  return file
}
