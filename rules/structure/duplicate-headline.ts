// duplicate-headline: the headline, or a section heading, is repeated in the draft or heads another.
import {placeOf, textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {nameDrafts} from '../../src/reading/likeness/repetition.ts'
import {deleteLine} from '../../src/reading/page/deletion.ts'
import {linesIn} from '../../src/reading/page/roles.ts'
import {quotationsOf} from '../../src/reading/speech/quotations.ts'
import {addHeadline, groupHeadlines} from './find/headline-facts.ts'
import {findReturns} from './find/headlines.ts'

const messages = {
  exact: (found: string) => `Headline ${found} is repeated here: delete this copy.`,
  near: (found: string) => `${found} nearly repeats the headline: keep one of them.`,
  embedded: (found: string) => `This sentence contains the whole headline ${found}: rephrase or delete it.`,
  section: (found: string) => `Heading ${found} is used twice: merge the sections or rename this one.`,
}

export default defineRule({
  summary: 'The headline or a section heading is repeated in the draft, or the headline heads another draft.',
  why: 'A repeated headline is a paste or template accident that every reader sees.',
  authority:
    'Google Search Essentials, spam policies: https://developers.google.com/search/docs/essentials/spam-policies',
  since: '0.1.0',
  kinds: {
    exact: 'error',
    near: 'warning',
    section: 'info',
    embedded: 'info',
    across: 'warning',
    'across-near': 'warning',
  },
  presets: {
    docs: {exact: 'warning'},
    strict: {near: 'error', section: 'error', embedded: 'warning'},
  },
  outranks: ['repeated-passage', 'empty-section', 'inconsistent-heading-case', 'skipped-heading-level'],
  options: {similarity: 0.8, acrossSimilarity: 0.75, frontMatterTitle: 'allow'},
  optionNotes: {
    similarity: 'Minimum share of words in common (0–1) for a line to be nearly the headline.',
    acrossSimilarity:
      'Minimum share of words in common (0–1), synonyms included, for two headlines to be nearly the same.',
    frontMatterTitle: '`flag` if your site prints the front matter title: the same `# H1` is then a copy.',
  },
  reads: [linesIn, quotationsOf],
  check({draft, options, house, report}) {
    const oneTitle = options.frontMatterTitle !== 'flag'
    for (const found of findReturns(draft, {similarity: options.similarity, oneTitle, siteName: house.siteName})) {
      const {kind, line, first, before, after} = found
      const related = [{place: placeOf(first), message: 'It is used here first.'}]
      const edits = kind === 'exact' || kind === 'near' ? deleteLine(draft, line, before, after) : undefined
      report(found, messages[kind](quote(textOf(found))), {
        kind,
        related,
        ...(edits && kind === 'exact' && {fix: edits, structural: true}),
        ...(edits && kind === 'near' && {suggestions: [{title: 'Delete this line', edits}]}),
      })
    }
  },
  collect({draft, options, house, add}) {
    addHeadline(draft, options.acrossSimilarity, house.siteName, add)
  },
  compare(facts, group, {acrossSimilarity}, key) {
    groupHeadlines(facts, group, key, acrossSimilarity)
  },
  report({fact, others, count, kind}) {
    const says = kind === 'across' ? 'is also used by' : `is nearly the same as ${others[0]?.said} in`
    return {message: `Headline ${fact.said} ${says} ${nameDrafts({others, count})}: keep one or write another.`}
  },
  examples: [
    {
      good: '---\ntitle: Mend it like nobody watches\n---\n\nMost faults stay.\n\nMend it like nobody watches.',
      shows: 'a story that ends on its title',
    },
    {
      good: '# Footnotes\n\nThe port can define, print and number\nfootnotes.\n\nThey stand below.',
      shows: 'a wrapped word',
    },
    {
      bad: '# Why I want to see a boat\n\nNobody has.\n\n## ==Why I want to see a boat==\n\nIn the end, I want to believe.',
      kind: 'section',
      severity: 'info',
      shows: 'a section that takes up the title is kept',
    },
    {
      good: {'a.md': "That's it!\n\nRead on.", 'b.md': "That's it!\n\nGo on."},
      shows: 'parts without a title',
    },
    {
      good: {'a.md': '# @port/plugin-literals\n\nOne.', 'b.md': '# @port/plugin-template-literals\n\nTwo.'},
      shows: 'names of packages',
    },
    {
      good: {'a.md': '# Harbour 3.2.0 released\n\nOne.', 'b.md': '# Harbour 3.0.2 released\n\nTwo.'},
      shows: 'two releases',
    },
    {
      bad: '# Rain stops play in Leeds\n\n==Rain stops play in Leeds==\n\nIt rained.',
      says: 'Headline "Rain stops play in Leeds" is repeated here: delete this copy.',
      kind: 'exact',
      severity: 'error',
      fixed: '# Rain stops play in Leeds\n\nIt rained.',
    },
    {
      bad: 'Council Votes To Close Two Libraries\n\n2 min read\n==Council Votes to Close Two Libraries | The Echo==\n\nThe vote was close.\n',
      format: 'txt',
      fixed: 'Council Votes To Close Two Libraries\n\n2 min read\n\nThe vote was close.\n',
      shows: 'a line within a paragraph; capitals and the name of the site do not count',
    },
    {
      bad: "---\ntitle: The ferry's last run\n---\n\n## ==The ferry’s last run==\n\nIt sailed at noon.",
      fixed: "---\ntitle: The ferry's last run\n---\n\nIt sailed at noon.",
    },
    {
      bad: 'Ferry Company Drops Night Service To Islands\n\n==Ferry Company Drops Popular Night Service To Islands==\n\nThe last boat left at nine.\n',
      format: 'txt',
      kind: 'near',
      severity: 'warning',
      says: '"Ferry Company Drops Popular Night Service To Islands" nearly repeats the headline: keep one of them.',
    },
    {
      bad: '# Ferry company drops night service to islands\n\nYour trusted source for ==Ferry company drops night service to islands== and more.',
      kind: 'embedded',
      severity: 'info',
    },
    {
      bad: '# The strike\n\n## How the talks failed\n\nThey met at six.\n\n## What drivers want\n\nMore pay.\n\n## ==How talks failed==\n\nThey met at six.',
      kind: 'section',
      severity: 'info',
      says: 'Heading "How talks failed" is used twice: merge the sections or rename this one.',
    },
    {
      bad: '---\ntitle: Rain stops play\n---\n\n# ==Rain stops play==\n\nIt rained.',
      options: {frontMatterTitle: 'flag'},
    },
    {good: '# Rain stops play\n\nIt rained, and rain stops play in June as in May.'},
    {good: '---\ntitle: Rain stops play\n---\n\n# Rain stops play\n\nIt rained.'},
    {
      bad: '# The budget\n\n## Council approves the plans\n\nIt did.\n\n## Mayor objects\n\nShe did.\n\n## ==Council approved plan==\n\nIt did.',
      kind: 'section',
      shows: 'number, tense and article do not count',
    },
    {
      good: '# Thank you\n\nIt was a good year for the club.\n\nThank you!',
      shows: 'a short headline may be said again',
    },
    {
      good: '# Two cities\n\n## Leeds\n\n### How they voted\n\nLate.\n\n## York\n\n### How they voted\n\nEarly.',
      shows: 'the same subhead under different parents',
    },
    {
      good: '# Festival diary\n\n## Day one: the long morning\n\nSun.\n\n## Day two: the long morning\n\nRain.',
      shows: 'a series',
    },
    {
      good: '# Five phones\n\n## Ours\n\nA.\n\n## Team news\n\nB.\n\n## Theirs\n\nC.\n\n## Team news\n\nD.',
      shows: 'a standing label',
    },
    {
      good: '# ‘We will not move’, say tenants\n\n“We will not move,” said Ann Archer.\n\nThe tenants had been asked to move.',
    },
    {
      good: '# The long road back to the valley\n\nHer book “The long road back to the valley” came out in May.',
      shows: 'the title of a work that is the subject',
    },
    {
      bad: {
        'monday.md': '---\ntitle: "Council votes to close two libraries"\n---\n\nThe vote was close.',
        'tuesday.md': '# ==Council Votes to Close Two Libraries | The Echo==\n\nReaders were angry.',
      },
      kind: 'across',
      severity: 'warning',
      says: 'Headline "Council Votes to Close Two Libraries" is also used by "monday.md": keep one or write another.',
    },
    {
      bad: {
        'a.md': '# Harbour ferry firm drops its night service\n\nThe boat left at nine.',
        'b.md': '# ==Harbour ferry company drops night service==\n\nCrews were told.',
      },
      kind: 'across-near',
      severity: 'warning',
    },
    {
      good: {'a.md': '# Storm closes the pier, day 2\n\nRain.', 'b.md': '# Storm closes the pier, day 3\n\nSun.'},
      shows: 'instalments of a series',
    },
    {
      good: {
        'a.md': '# Rovers beat United in derby on penalties\n\nIt was late.',
        'b.md': '# United beat Rovers in derby on penalties\n\nIt was early.',
      },
      shows: 'the same words the other way round',
    },
    {
      good: {'app/a.md': '# Overview\n\nThe app.', 'site/a.md': '# Overview\n\nThe site.'},
      shows: 'the name of a page that every section has',
    },
  ],
})
