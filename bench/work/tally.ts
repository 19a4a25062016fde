// Counts the work of checking drafts from outside: what is parsed, scanned and split. Nothing in the product counts.
import type {Nodes} from 'mdast'
import {parseDraft} from '../../src/core/draft/draft.ts'
import type {Format} from '../../src/core/draft/format.ts'
import {isSplit, sentencesOf} from '../../src/core/draft/sentences.ts'
import {lintDraft} from '../../src/core/lint.ts'
import type {Matcher} from '../../src/core/phrase-list.ts'
import type {Config} from '../../src/core/settings/config.ts'

/** Work that is the same on every machine, by what was done. */
export type Work = Record<string, number>

/** A draft that is checked to count its work. */
export interface CountedDraft {
  path: string
  text: string
}

/** Check drafts and count the work they make. */
export function tally(jobs: readonly CountedDraft[], formatOf: (path: string) => Format, config: Config): Work {
  const work: Work = {}
  const add = (what: string, count: number) => {
    work[what] = (work[what] ?? 0) + count
  }
  const counted = {...config, matcher: countingMatcher(config.matcher, add)}
  for (const job of jobs) {
    const draft = parseDraft(job, countingFormat(formatOf(job.path), add))
    lintDraft(draft, counted)
    add('blocks made', draft.blocks.length)
    for (const block of draft.blocks.filter(isSplit)) {
      add('characters split', block.prose.text.length)
      add('sentences made', sentencesOf(block).length)
    }
  }
  return work
}

type Add = (what: string, count: number) => void

const countingFormat = (format: Format, add: Add): Format => ({
  ...format,
  parse(text) {
    const parsed = format.parse(text)
    add('bytes parsed', new TextEncoder().encode(text).length)
    add('nodes built', countNodes(parsed.tree))
    return parsed
  },
})

const countingMatcher = (matcher: Matcher, add: Add): Matcher => ({
  ...matcher,
  scan(block) {
    const found = matcher.scan(block)
    add('blocks scanned', 1)
    add('characters scanned', block.prose.text.length)
    for (const hits of found.values()) add('phrases hit', hits.length)
    return found
  },
})

const countNodes = (node: Nodes): number =>
  'children' in node ? node.children.reduce((sum, child) => sum + countNodes(child), 1) : 1
