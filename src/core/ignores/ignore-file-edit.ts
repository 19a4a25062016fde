// The edit that switches a rule off in one draft: a comment that covers all of it.
import type {Draft} from '../draft/draft.ts'
import {placeOfNode} from '../draft/place.ts'
import type {Finding} from '../rule.ts'
import {isFrontMatter} from './ignore-comments.ts'
import {commentMarks, type IgnoreEdit, provenEdit} from './ignore-edit.ts'
import type {IgnoreConfig} from './ignores.ts'

/**
 * A `copydesk-ignore-file` for the rule of a finding, tried on the draft: below the front matter, at the end of HTML,
 * whose first line may have to stay the first, and otherwise above everything; undefined where it has no effect.
 */
export function ignoreFileEdit(
  draft: Draft,
  finding: Finding,
  all: readonly Finding[],
  config: IgnoreConfig,
  parse: (text: string) => Draft,
): IgnoreEdit | undefined {
  const [open, close] = commentMarks(draft)
  const {at, before, after} = placeFor(draft)
  const head = `${before}${open}copydesk-ignore-file ${finding.ruleId}: `
  return provenEdit(
    {start: at, end: at, text: head + close + after, reasonAt: head.length},
    draft,
    finding,
    all,
    config,
    parse,
  )
}

function placeFor({tree, text, format}: Draft): {at: number; before: string; after: string} {
  if (format === 'html') return {at: text.length, before: text === '' || text.endsWith('\n') ? '' : '\n', after: '\n'}
  const matter = tree.children[0]
  if (!matter || !isFrontMatter(matter)) return {at: 0, before: '', after: '\n\n'}
  const end = placeOfNode(matter).end
  const at = end + (/^[ \t]*(?:\r\n|\r|\n|$)/.exec(text.slice(end, end + 1000))?.[0].length ?? 0)
  const isBlankBelow = /^[ \t]*(?:\r\n|\r|\n)/.exec(text.slice(at, at + 1000))?.[0]
  if (isBlankBelow) return {at: at + isBlankBelow.length, before: '', after: '\n\n'}
  return {at, before: '\n', after: '\n\n'}
}
