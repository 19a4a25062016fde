// Locates findings: lines and columns for offsets, the text found, and the rule's page.
import {assertFindings, assertText} from '../call-mistakes.ts'
import {makeLocator} from '../draft/draft.ts'
import type {Fact} from '../fact.ts'
import type {Finding} from '../rule.ts'
import {pageOf} from './pages.ts'
import {inOrder, type LocatedFinding} from './result.ts'

/** The findings in a text, located in it. @throws {TypeError} where these aren't a text and findings. */
export function locate(text: string, findings: readonly Finding[]): LocatedFinding[] {
  assertText('locate', text)
  assertFindings('locate', findings)
  if (findings.length === 0) return []
  const point = makeLocator(text)
  return findings.map((finding) => {
    const {start, end} = finding.place
    return locateAt(finding, {start: point(start), end: point(end)}, text.slice(start, end))
  })
}

/** A finding at a place whose text is known; `page` overrides the rule's own page. */
export const locateAt = ({page, ...finding}: Finding, {start, end}: Fact['place'], actual: string): LocatedFinding =>
  inOrder({...finding, url: page ?? pageOf(finding.ruleId), start, end, actual})
