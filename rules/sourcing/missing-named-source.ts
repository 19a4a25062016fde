// missing-named-source: a whole news story with no named source, quotation or link.
import {defineRule} from '../../src/core/rule.ts'
import {isEvidenceDesert, sectionOf} from '../../src/reading/evidence.ts'
import {linesIn, titleOf} from '../../src/reading/page/roles.ts'
import {weighedClaimsOf} from './find/claim-confidence.ts'

export default defineRule({
  summary: 'A whole news story with no named source, quotation or link.',
  why: 'Neither the desk nor readers can check a story that gives no sources.',
  authority:
    'The Trust Project, indicator 3 (citations and references): https://thetrustproject.org/trust-indicators/; SPJ Code of Ethics',
  since: '0.1.0',
  kinds: {claims: 'off', bare: 'off'},
  presets: {news: {claims: 'warning', bare: 'info'}, strict: {claims: 'warning', bare: 'warning'}},
  options: {minWords: 200},
  optionNotes: {minWords: 'Shorter stories count as briefs and are not checked.'},
  reads: [isEvidenceDesert, sectionOf, weighedClaimsOf, linesIn, titleOf],
  check({draft, options, report}) {
    if (sectionOf(draft) !== 'news' || !isEvidenceDesert(draft)) return
    const copy = linesIn(draft).filter(({role}) => role === 'body' || role === 'listItem')
    const words = copy.reduce((sum, {text}) => sum + (text.match(/\S+/g)?.length ?? 0), 0)
    if (words < options.minWords) return
    report(
      titleOf(draft) ?? copy[0] ?? {start: 0, end: 0},
      `This story has no named source, quotation or link in ${words} words: add at least one.`,
      {
        note: 'Looked for a named speaker, a quotation of at least three words, a block quotation, a link or a footnote.',
        kind: weighedClaimsOf(draft).length > 0 ? 'claims' : 'bare',
        data: {words},
      },
    )
  },
  kindNotes: {
    claims: 'claims are made, and nobody is named',
    bare: 'nobody named, and no claims found either',
  },
  examples: [
    {
      good: '# The bridge\n\nThe bridge has been shut for a month and the town is upset about it. According to WHO only nine of them had fewer accidents in the year before, and it is said to last.',
      preset: 'news',
      options: {minWords: 20},
      shows: 'a body whose initials spell a word',
    },
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
      shows: 'claims that nobody is named for',
      says: 'This story has no named source, quotation or link in 35 words: add at least one.',
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
