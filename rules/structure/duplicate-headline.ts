// duplicate-headline: a headline or section heading repeated in the draft, or used for another draft.
import type {Draft} from '../../src/core/draft/draft.ts'
import {placeOf, textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {nameDrafts} from '../../src/reading/likeness/repetition.ts'
import {deleteLine} from '../../src/reading/page/deletion.ts'
import {type Line, linesIn} from '../../src/reading/page/roles.ts'
import {quotationsOf} from '../../src/reading/speech/quotations.ts'
import {addHeadline, groupHeadlines} from './find/headline-facts.ts'
import {findReturns, type Return} from './find/headlines.ts'

const messages = {
  exact: (found: string) => `The headline ${found} is repeated here: delete this line.`,
  near: (found: string) => `${found} nearly repeats the headline: keep one of them.`,
  embedded: (found: string) => `This sentence contains the whole headline ${found}: rephrase it.`,
  section: (found: string) => `The heading ${found} is used twice: merge the sections, or rename this one.`,
}

/** In a draft set in Markdown a title that returns as a link, in HTML or after the story has begun is mostly meant. */
const isApart = ({format, blocks}: Draft, {block}: Line): boolean =>
  format !== 'text' &&
  (block.kind === 'html' ||
    block.prose.inlines.some(({type}) => type.startsWith('link')) ||
    blocks.some(({kind, index}) => kind === 'paragraph' && index < block.index))

/** In Markdown a line after a hard break, as an employer under a name, is no headline. */
const isLineOfMore = (draft: Draft, line: Line): boolean =>
  draft.format !== 'text' &&
  /<br ?\/?>\s*$/.test(draft.text.slice(Math.max(0, placeOf(line).start - 12), placeOf(line).start))

/** Whether a site prints the title of the front matter can't be told from a heading that says it at the top of the copy. */
const isOnlyInFrontMatter = ({blocks}: Draft, {line, first}: Return): boolean =>
  first.block.kind === 'field' &&
  line.depth !== undefined &&
  blocks.every(({kind, index}) => kind === 'field' || index >= line.block.index)

/** In Markdown, words that end as a sentence or a salutation does, unlike the headline, open the copy. */
const isSaidOn = ({format}: Draft, {line, first}: Return): boolean =>
  format !== 'text' && line.depth === undefined && /[.,!?…:]$/.test(line.text) && !/[.,!?…:]$/.test(first.text)

export default defineRule({
  summary: 'A headline or section heading repeated in the draft, or a headline used for another draft.',
  why: 'A repeated headline is a slip in pasting or in the template, and every reader sees it.',
  authority:
    'Google Search Essentials, spam policies: https://developers.google.com/search/docs/essentials/spam-policies',
  since: '0.1.0',
  kinds: {
    exact: 'warning',
    near: 'info',
    section: 'info',
    embedded: 'off',
    across: 'info',
    'across-near': 'off',
  },
  presets: {
    news: {embedded: 'info', 'across-near': 'info'},
    strict: {
      ...{exact: 'warning', near: 'warning', section: 'warning', embedded: 'warning'},
      ...{across: 'warning', 'across-near': 'warning'},
    },
  },
  outranks: ['repeated-passage', 'empty-section', 'inconsistent-heading-case', 'skipped-heading-level'],
  options: {similarity: 0.8, acrossSimilarity: 0.75, frontMatterTitle: 'allow'},
  optionNotes: {
    similarity:
      'What share of its words (0–1) a line must have in common with the headline to count as nearly the same. 0.8 means four words in five.',
    acrossSimilarity:
      'What share of their words (0–1), synonyms included, two headlines must have in common to be nearly the same.',
    frontMatterTitle:
      '`flag`: your site prints the title from the front matter (the settings at the top of the file), so a `# heading` with the same words would appear twice. `allow`: it may not, so a heading at the top that repeats it is left alone or, below level 1, an info.',
  },
  reads: [linesIn, quotationsOf],
  check({draft, options, house, report}) {
    const oneTitle = options.frontMatterTitle !== 'flag'
    const returns = findReturns(draft, {similarity: options.similarity, oneTitle, siteName: house.siteName})
    const isOnce = returns.filter(({kind}) => kind === 'exact').length === 1
    for (const found of returns) {
      const {kind, line, first, before, after} = found
      const related = [{place: placeOf(first), message: 'It first appears here.'}]
      const edits = kind === 'exact' || kind === 'near' ? deleteLine(draft, line, before, after) : undefined
      const mayBeMeant =
        kind === 'exact' &&
        ((isOnce && isApart(draft, line)) ||
          isLineOfMore(draft, line) ||
          (oneTitle && isOnlyInFrontMatter(draft, found)) ||
          isSaidOn(draft, found))
      report(found, messages[kind](quote(textOf(found))), {
        kind,
        ...(mayBeMeant && {atMost: 'info' as const}),
        related,
        ...(edits && kind === 'exact' && !mayBeMeant && {fix: edits, structural: true}),
        ...(edits && (kind === 'near' || mayBeMeant) && {suggestions: [{title: 'Delete this line', edits}]}),
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
    return {message: `The headline ${fact.said} ${says} ${nameDrafts({others, count})}: change one of them.`}
  },
  kindNotes: {
    exact: 'repeated word for word',
    near: 'repeated with a few words changed',
    section: 'a heading used twice',
    embedded: 'within a sentence',
    across: 'used for another draft',
    'across-near': 'almost the same as another draft’s',
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
      shows: 'a section that uses the words of the title is kept',
    },
    {
      good: {'a.md': "That's it!\n\nRead on.", 'b.md': "That's it!\n\nGo on."},
      shows: 'parts without a title',
    },
    {
      good: {'a.md': '# @port/plugin-literals\n\nOne.', 'b.md': '# @port/plugin-template-literals\n\nTwo.'},
      shows: 'package names',
    },
    {
      good: {'a.md': '# Harbour 3.2.0 released\n\nOne.', 'b.md': '# Harbour 3.0.2 released\n\nTwo.'},
      shows: 'two releases',
    },
    {
      bad: '# National Institutes of Mills\n\n**Ann Reed**<br>\nHead of flour<br>\n==National Institutes of Mills==\n\n**Bo Lee**<br>\nHead of bread<br>\n==National Institutes of Mills==',
      severity: 'info',
      shows: 'a line of a paragraph',
    },
    {
      bad: '# Rain stops play in Leeds\n\n==Rain stops play in Leeds==\n\nIt rained.',
      says: 'The headline "Rain stops play in Leeds" is repeated here: delete this line.',
      kind: 'exact',
      severity: 'warning',
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
      severity: 'info',
      shows: 'the title of the front matter may be printed nowhere else',
    },
    {
      bad: "---\ntitle: The ferry's last run\n---\n\n## ==The ferry’s last run==\n\nIt sailed at noon.",
      options: {frontMatterTitle: 'flag'},
      severity: 'warning',
      fixed: "---\ntitle: The ferry's last run\n---\n\nIt sailed at noon.",
    },
    {
      bad: '---\ntitle: Dear harbour\n---\n\n==Dear harbour,==\n\nWe miss you.',
      severity: 'info',
      shows: 'a salutation',
    },
    {
      bad: '# Mill 2.4 is out\n\n==Mill 2.4 is out.==\n\nIt mends the sluice.',
      severity: 'info',
      shows: 'a first sentence',
    },
    {
      bad: 'Ferry Company Drops Night Service To Islands\n\n==Ferry Company Drops Popular Night Service To Islands==\n\nThe last boat left at nine.\n',
      format: 'txt',
      kind: 'near',
      severity: 'info',
      says: '"Ferry Company Drops Popular Night Service To Islands" nearly repeats the headline: keep one of them.',
    },
    {
      bad: '# Ferry company drops night service to islands\n\nYour trusted source for ==Ferry company drops night service to islands== and more.',
      kind: 'embedded',
      preset: 'news',
      severity: 'info',
    },
    {
      bad: '# The strike\n\n## How the talks failed\n\nThey met at six.\n\n## What drivers want\n\nMore pay.\n\n## ==How talks failed==\n\nThey met at six.',
      kind: 'section',
      severity: 'info',
      says: 'The heading "How talks failed" is used twice: merge the sections, or rename this one.',
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
      bad: '# Costs\n\n# ==Costs== {#money}\n\nIt cost [more](#money).',
      fixed: '# Costs\n\n# Costs {#money}\n\nIt cost [more](#money).',
      shows: 'a heading with a name of its own is not deleted: links may lead to it',
    },
    {
      good: '# Thank you\n\nIt was a good year for the club.\n\nThank you!',
      shows: 'a short headline may be repeated',
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
      shows: 'a label used on every issue',
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
      severity: 'info',
      says: 'The headline "Council Votes to Close Two Libraries" is also used by "monday.md": change one of them.',
    },
    {
      bad: {
        'a.md': '# Harbour ferry firm drops its night service\n\nThe boat left at nine.',
        'b.md': '# ==Harbour ferry company drops night service==\n\nCrews were told.',
      },
      kind: 'across-near',
      preset: 'news',
      severity: 'info',
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
      shows: 'a page name that every section uses',
    },
  ],
})
