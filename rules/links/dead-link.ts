// dead-link: a link to a page, file or heading of the same repository that isn't there.
import {defineRule} from '../../src/core/rule.ts'
import {makeJudge} from './find/dead-links.ts'
import {insideLinks, readForLinks} from './find/inside-links.ts'

export default defineRule({
  summary: 'A link to a page, file, image or heading of the same repository that isn’t there.',
  why: 'Pages are renamed and moved, and links to them break without a warning.',
  authority: 'W3C, Cool URIs don’t change: https://www.w3.org/Provider/Style/URI',
  since: '0.2.0',
  preview: true,
  askedBy: 'site',
  kinds: {page: 'warning', image: 'warning', anchor: 'warning', case: 'warning', note: 'info'},
  kindNotes: {
    page: 'a page or a file that isn’t there',
    image: 'a picture that isn’t there',
    anchor: 'a heading that isn’t on that page',
    case: 'capitals differ from those of the file',
    note: 'a note that nobody has written yet',
  },
  reads: readForLinks,
  anyLanguage: true,
  collect({draft, house, add}) {
    for (const {kind, url, place, site} of insideLinks(draft, house)) add(place, [], {url, kind, site})
  },
  judge: makeJudge,
  examples: [
    {
      bad: {'docs/ferry.md': 'See [the times](==times.md==).', 'docs/pier.md': 'The pier.'},
      kind: 'page',
      severity: 'warning',
      says: 'There is no file at "times.md": correct the link, or remove it.',
    },
    {
      bad: {'docs/ferry.md': 'See [the times](==timetable.md==).', 'docs/old/timetable.md': 'At noon.'},
      says: 'There is no file at "timetable.md": it is now at "old/timetable.md".',
      fixed: 'See [the times](old/timetable.md).',
      shows: 'the one file of that name was moved',
    },
    {
      bad: {'ferry.md': 'See [winter](==times.md#wintr==).', 'times.md': '# Times\n\n## Winter\n\nAt noon.'},
      kind: 'anchor',
      says: 'No heading or anchor in "times.md" matches "#wintr": did you mean "#winter"? Correct the link.',
    },
    {
      bad: {'ferry.md': 'See [the times](==Times.md==).', 'times.md': 'At noon.'},
      kind: 'case',
      says: '"Times.md" is "times.md" in other capitals: most servers tell them apart, so write it as the file is named.',
    },
    {
      bad: {'ferry.md': '![The ferry](==ferry.png==)', 'times.md': 'At noon.'},
      kind: 'image',
      says: 'There is no image at "ferry.png": correct the link, or remove it.',
    },
    {bad: {'ferry.md': 'See [the times].\n\n[the times]: <==times.md==>'}, shows: 'a definition'},
    {
      good: {
        'docs/ferry.md': 'See [the times](times.md#in-winter-2).',
        'docs/times.md': '# Times\n\n## In winter\n\nAt noon.',
      },
    },
    {
      good: {
        'ferry.md': 'See [the times](https://harbour.site/times), [us](mailto:desk@harbour.site) and [below](#x).',
      },
    },
    {
      good: {'ferry.md': 'See `[the times](times.md)`.\n\n[unused]: times.md'},
      shows: 'code, and a definition nobody uses',
    },
    {
      good: {'ferry.md': 'See [the times](../../issues/4) and [the app]({{ site.app }}/times.md).'},
      shows: 'addresses of a host, and what a template fills in',
    },
  ],
})
