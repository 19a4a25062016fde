// missing-named-source: a whole news story, and nobody named, quoted or linked in it.
import {defineRule} from '../../src/core/rule.ts'
import {isEvidenceDesert, sectionOf} from '../../src/reading/evidence.ts'
import {linesIn, titleOf} from '../../src/reading/page/roles.ts'
import {weighedClaimsOf} from './find/claim-confidence.ts'

export default defineRule({
  summary: 'A whole news story that names, quotes and links nobody.',
  why: 'A story that rests on nobody cannot be checked, by the desk or by its readers.',
  authority:
    'The Trust Project, indicator 3 (citations and references): https://thetrustproject.org/trust-indicators/; SPJ Code of Ethics',
  since: '0.1.0',
  kinds: {claims: 'off', bare: 'off'},
  presets: {news: {claims: 'warning', bare: 'info'}, strict: {claims: 'warning', bare: 'warning'}},
  options: {minWords: 200},
  optionNotes: {minWords: 'Shorter stories are briefs, which need no source.'},
  reads: [isEvidenceDesert, sectionOf, weighedClaimsOf, linesIn, titleOf],
  check({draft, options, report}) {
    if (sectionOf(draft) !== 'news' || !isEvidenceDesert(draft)) return
    const copy = linesIn(draft).filter(({role}) => role === 'body' || role === 'listItem')
    const words = copy.reduce((sum, {text}) => sum + (text.match(/\S+/g)?.length ?? 0), 0)
    if (words < options.minWords) return
    report(
      titleOf(draft) ?? copy[0] ?? {start: 0, end: 0},
      `No named source, quotation or link in ${words} words: a news story needs at least one.`,
      {
        note: 'Looked for somebody named who says something, a quotation of three words, a block quotation, a link, a footnote.',
        kind: weighedClaimsOf(draft).length > 0 ? 'claims' : 'bare',
        data: {words},
      },
    )
  },
  examples: [
    {
      bad: '# ==The bridge==\n\nThe bridge was shut for a month in the spring. Cars went round by the mill, and the buses did not run at all until the last week of May.',
      preset: 'news',
      options: {minWords: 20},
      kind: 'bare',
      severity: 'info',
      shows: 'facts that the writer may have seen',
    },
    {
      bad: '# ==The bridge==\n\nThe bridge has been shut for a month and the town is upset about it. It is said that the works will go on into the spring, and that nobody knows what they will cost.',
      preset: 'news',
      options: {minWords: 20},
      kind: 'claims',
      severity: 'warning',
      shows: 'claims that nobody stands behind',
      says: 'No named source, quotation or link in 35 words: a news story needs at least one.',
    },
    {
      bad: '==The Bridge That Nobody Wants==\n\nThe bridge has been shut for a month and the town is upset about it. It is said that the works will go on into the spring, and that nobody knows what they will cost.\n',
      format: 'txt',
      preset: 'strict',
      options: {minWords: 20},
    },
    {
      bad: '---\ntitle: ==The bridge==\n---\n\nThe bridge has been shut for a month and the town is upset about it. It is said that the works will go on into the spring, and that nobody knows what they will cost.',
      preset: 'news',
      options: {minWords: 20},
    },
    {
      good: '# The bridge\n\nThe bridge has been shut for a month and the town is upset about it. It is said that the works will go on into the spring, and that nobody knows what they will cost.',
      preset: 'news',
      shows: 'a brief',
    },
    {
      good: '# The bridge\n\nThe bridge has been shut for a month and the town is upset about it. It is said that the works will go on into the spring, and that nobody knows what they will cost. Ann Archer said so.',
      preset: 'news',
      options: {minWords: 20},
    },
    {
      good: '# The bridge\n\nThe bridge has been shut for a month and the town is upset about it. It is said that the works will go on into the spring, and that nobody knows what they will cost. It is “a mistake from the start”.',
      preset: 'news',
      options: {minWords: 20},
    },
    {
      good: '# The bridge\n\nThe bridge has been shut for a month and the town is upset about it. It is said that the works will go on into the spring, and that nobody knows what they will cost. See [the plan](https://example.org/plan).',
      preset: 'news',
      options: {minWords: 20},
    },
    {
      good: '---\ncategory: Opinion\n---\n\n# The bridge\n\nThe bridge has been shut for a month and the town is upset about it. It is said that the works will go on into the spring, and that nobody knows what they will cost.',
      preset: 'news',
      options: {minWords: 20},
    },
  ],
})
