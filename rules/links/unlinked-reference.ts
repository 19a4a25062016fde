// unlinked-reference: the reader is sent somewhere without a link.
import {textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {deadPointers} from './find/pointers.ts'

const messages: Readonly<Record<string, (found: string) => string>> = {
  page: (found) => `${found} has no link: add it.`,
  click: (found) => `${found} isn't a link: link the words that name the page.`,
  below: (found) => `${found} points to nothing: add what is missing, or cut it.`,
  earlier: (found) => `${found} has no link: link to the earlier story.`,
}

export default defineRule({
  summary: 'A mention of a page, link or picture that is not there.',
  why: 'Readers who are sent somewhere without a link give up. Copy often loses its links when it is pasted.',
  authority: 'GOV.UK, Content design: links: https://www.gov.uk/guidance/content-design/links',
  since: '0.1.0',
  kinds: {page: 'off', click: 'off', below: 'off', earlier: 'off'},
  presets: {news: 'info', strict: 'info'},
  options: {phrases: [] as string[]},
  optionNotes: {phrases: 'Report only references that contain one of these. If the list is empty, all are reported.'},
  reads: [deadPointers],
  check({draft, options, report}) {
    for (const pointer of deadPointers(draft)) {
      const found = textOf(pointer)
      if (options.phrases.length > 0 && !options.phrases.some((phrase) => found.toLowerCase().includes(phrase)))
        continue
      report(pointer, (messages[pointer.kind] as (found: string) => string)(quote(found)), {kind: pointer.kind})
    }
  },
  kindNotes: {
    page: 'sends readers to a page without a link',
    click: '“click here” without a link',
    below: 'points to something below that is not there',
    earlier: 'speaks of an earlier story without a link',
  },
  examples: [
    {
      bad: 'Feel free to reach out through ==our contact page==.',
      preset: 'strict',
      severity: 'info',
      says: '"our contact page" has no link: add it.',
      kind: 'page',
    },
    {
      bad: 'To sign the petition, ==click here== before Friday.',
      preset: 'news',
      format: 'txt',
      says: '"click here" isn\'t a link: link the words that name the page.',
      kind: 'click',
    },
    {
      bad: 'Turnout rose in every ward, as ==the chart below== shows.\n\nThe count ended at four.',
      preset: 'news',
      says: '"the chart below" points to nothing: add what is missing, or cut it.',
      kind: 'below',
    },
    {
      bad: '==As we reported last week==, the bridge is shut.',
      preset: 'news',
      says: '"As we reported last week" has no link: link to the earlier story.',
      kind: 'earlier',
    },
    {bad: 'The rules have changed (==see below==).', preset: 'news', shows: 'Nothing comes below.'},
    {good: 'Reach out through [our contact page](/contact).', preset: 'strict'},
    {
      good: 'Write to our contact page or to desk@harbourpost.example.',
      preset: 'strict',
      shows: 'There is a way to go.',
    },
    {good: 'As the table below shows, turnout rose.\n\n| ward | % |\n|---|---|\n| north | 41 |', preset: 'news'},
    {good: 'The rules have changed (see below).\n\nFirst, no dogs.', preset: 'news', shows: 'More copy comes below.'},
    {good: 'Fans who click on the link see the terms. When you visit our site, you agree.', preset: 'news'},
    {good: '“Click here and your money is gone,” the fraud office warned.', preset: 'news'},
    {good: 'Rates fell below 2 %. Nobody will click the wrong button.', preset: 'news', format: 'txt'},
    {good: 'To sign, click here:\n\nhttps://petition.site/bridge', preset: 'news', format: 'txt'},
  ],
})
