// skipped-heading-level: a heading two or more levels below the one before it.

import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {headingsOf} from './find/sections.ts'

/** From this level on a heading is mostly a small label, set by its looks. */
const smallLabel = 5

export default defineRule({
  summary: 'A heading two or more levels below the one before it.',
  why: 'People who use a screen reader move by heading level, and a gap sounds like a missing section.',
  authority:
    'WCAG 2.2, 1.3.1 Info and Relationships, technique G141: https://www.w3.org/WAI/WCAG22/Techniques/general/G141',
  since: '0.1.0',
  severity: 'info',
  presets: {strict: 'warning'},
  reads: [headingsOf],
  check({draft, report}) {
    const marked = headingsOf(draft).filter(({line}) => line.depth !== undefined)
    const used = new Set(marked.map(({depth}) => depth))
    for (const [i, {line, depth}] of marked.entries()) {
      const before = marked[i - 1]?.depth
      if (before === undefined || depth <= before + 1) continue
      const edits = hashesOf(draft.text, line.block.place.start, depth, before + 1)
      report(
        line,
        `The heading ${quote(line.text)} jumps from level ${before} to ${depth}: make it level ${before + 1}.`,
        {
          data: {from: before, to: depth},
          ...((!used.has(before + 1) || depth >= smallLabel) && {atMost: 'info' as const}),
          ...(edits && {suggestions: [{title: `Make it level ${before + 1}`, edits}]}),
        },
      )
    }
  },
  examples: [
    {
      bad: '## The plan\n\nA bridge.\n\n#### ==The cost==\n\nTen million.\n\n### Steel\n\nSix.',
      severity: 'info',
      says: 'The heading "The cost" jumps from level 2 to 4: make it level 3.',
    },
    {
      bad: '# The plan\n\n### ==The cost==\n\nTen.\n\n### The gain\n\nTwelve.',
      severity: 'info',
      shows: 'a draft that never uses the level between: the house may lay it out so',
    },
    {bad: '<h2>The plan</h2>\n\n<h5>==The cost==</h5>'},
    {good: '# The plan\n\n## The cost\n\n### Steel\n\n## The gain'},
    {good: '### The plan\n\nA bridge.\n\n### The cost', shows: 'the site may print the headings above'},
    {good: '## The plan\n\nA bridge.\n\n**The cost**\n\nTen million.', shows: 'a bold line is not a heading'},
    {good: '## The plan\n\n> #### The cost\n\nTen million.', shows: 'a heading within a quotation'},
  ],
})

/** The edit that shortens a heading's hashes. */
function hashesOf(text: string, start: number, depth: number, wanted: number) {
  return text.startsWith('#'.repeat(depth), start) ? [{start, end: start + depth, text: '#'.repeat(wanted)}] : undefined
}
