// What a repair may not do to a draft: take words that its finding doesn't cover, and make structure out of text. Pure.
import type {Draft} from '../../src/core/draft/draft.ts'
import type {Place} from '../../src/core/draft/place.ts'
import type {Edit} from '../../src/core/rule.ts'

const lettersOf = (text: string): string[] => text.match(/[\p{L}\p{N}]/gu) ?? []

/** The letters and figures beside a finding that its edits take, as a text; empty where they take none. */
export function wordsLost(text: string, {start, end}: Place, edits: readonly Edit[]): string {
  return edits
    .flatMap((edit) => {
      const outside =
        text.slice(edit.start, Math.min(edit.end, start)) + text.slice(Math.max(edit.start, end), edit.end)
      const made = lettersOf(edit.text)
      // Letters that are taken out and put in again, in their order, are kept.
      return lettersOf(outside.replace(/&\w+;/g, '')).filter((letter) => {
        const at = made.indexOf(letter)
        if (at >= 0) made.splice(0, at + 1)
        return at < 0
      })
    })
    .join('')
}

/** The kinds of blocks of a draft, in their order: what a reader sees as headings, items, quotations, code and front matter. */
export function structureOf({tree}: Draft): string {
  const kinds: string[] = []
  const visit = (node: {type: string; children?: unknown[]}): void => {
    if (structural.has(node.type)) kinds.push(node.type)
    for (const child of node.children ?? []) visit(child as {type: string})
  }
  visit(tree as {type: string})
  return kinds.join(' ')
}

const structural = new Set([
  'yaml',
  'toml',
  'heading',
  'code',
  'html',
  'blockquote',
  'listItem',
  'table',
  'thematicBreak',
])
