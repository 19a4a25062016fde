// duplicate-slug: two drafts with the same web address.

import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {nameDrafts, onePerDraft} from '../../src/reading/likeness/repetition.ts'
import {editionOf} from '../../src/reading/page/editions.ts'
import {slugOf} from './find/slug.ts'

export default defineRule({
  summary: 'Two drafts with the same web address (“slug”) in the settings at the top of the file (“front matter”).',
  why: 'Only one page can use an address. The other disappears without warning.',
  authority: 'Hugo, URL management: https://gohugo.io/content-management/urls/',
  since: '0.1.0',
  severity: 'info',
  presets: {strict: 'warning'},
  anyLanguage: true,
  collect({draft, add}) {
    const slug = slugOf(draft)
    if (slug) add(slug.place, [`${editionOf(draft)} ${slug.address}`], {}, quote(slug.text))
  },
  compare(facts, group) {
    group(onePerDraft(facts))
  },
  report: ({fact, ...repetition}) => ({
    message: `The web address ${fact.said} (slug) is also used by ${nameDrafts(repetition)}: choose another.`,
  }),
  examples: [
    {
      bad: {
        'news/fair.md': '---\nslug: summer-fair\n---\n\nIt rained.',
        'news/fete.md': '---\nslug: ==summer-fair==\n---\n\nIt did not rain.',
      },
      says: 'The web address "summer-fair" (slug) is also used by "news/fair.md": choose another.',
      severity: 'info',
    },
    {
      bad: {
        'a.md': '---\npermalink: /about/\n---\n\nWho we are.',
        'b.md': '---\nurl: "==/About=="\n---\n\nWho we were.',
      },
      shows: 'capitals and the last slash do not count',
    },
    {
      bad: {
        'posts/2025/b.md': '---\nslug: rain\ndate: 2025-03-01\n---\n\nIt rained.',
        'posts/2026/a.md': '---\nslug: ==rain==\ndate: 2026-03-01\n---\n\nIt rained again.',
      },
      shows: 'folders of years are one section',
    },
    {
      good: {'news/a.md': '---\nslug: fair\n---\n\nIt rained.', 'blog/a.md': '---\nslug: fair\n---\n\nIt did not.'},
      shows: 'sections have addresses of their own',
    },
    {
      good: {
        'en/a.md': '---\nslug: fair\nlang: en\n---\n\nIt rained.',
        'de/a.md': '---\nslug: fair\nlang: de\n---\n\nEs regnete.',
      },
      shows: 'translations',
    },
    {
      good: {
        'a.md': '---\npermalink: /:year/:title/\n---\n\nIt rained.',
        'b.md': '---\npermalink: /:year/:title/\n---\n\nIt did not.',
      },
      shows: 'a pattern',
    },
  ],
})
