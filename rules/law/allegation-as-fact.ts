// allegation-as-fact: an allegation is stated as fact in a heading or further down.
import {placeOf, textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {statedAllegations} from './find/stated-allegations.ts'

const messages = {
  heading: (found: string) =>
    `The heading ${found} states an allegation as fact: say who alleges it. Get legal advice.`,
  body: (found: string) =>
    `${found} repeats an allegation as fact: say who alleges it, but neither that nor "alleged" is a defence by itself. Get legal advice.`,
  presumed: (found: string) => `${found} takes an allegation for granted: say who alleges it. Get legal advice.`,
  tail: (found: string) =>
    `${found} reads as the publication's own conclusion: say whose it is, or cut it. Get legal advice.`,
}

export default defineRule({
  summary: 'An allegation that a heading or a later sentence states as fact.',
  why: 'Anyone who publishes an allegation may have to prove it in court, even if somebody else made it. A heading needs the same care as the story.',
  authority: 'BBC, Editorial Guidelines, 3 Accuracy: https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy',
  since: '0.1.0',
  kinds: {heading: 'off', body: 'off', presumed: 'off', tail: 'off'},
  presets: {
    news: {heading: 'warning'},
    strict: {heading: 'warning', body: 'warning', presumed: 'info', tail: 'info'},
  },
  reads: [statedAllegations],
  check({draft, report}) {
    for (const {kind, alleged, ...span} of statedAllegations(draft))
      report(span, messages[kind](quote(textOf(span))), {
        kind,
        related: [{place: placeOf(alleged), message: 'It is reported as an allegation here.'}],
      })
  },
  kindNotes: {
    heading: 'in a headline or heading',
    body: 'in the story, in the same words',
    presumed: 'taken for granted, as in “these problems”',
    tail: 'drawn as a conclusion at the end of a sentence',
  },
  examples: [
    {
      bad: '# ==Racism in the choir==\n\nTwo singers accused the director of racism. He left on Monday.',
      preset: 'news',
      kind: 'heading',
      severity: 'warning',
      says: 'The heading "Racism in the choir" states an allegation as fact: say who alleges it. Get legal advice.',
    },
    {
      bad: 'Nurses allege bullying on the night shift.\n\n==Bullying== on wards is why they leave.',
      preset: 'strict',
      kind: 'body',
      format: 'txt',
    },
    {
      bad: 'A letter accuses the club of fraud. The sale ==exposes the fraud== for all to see.',
      preset: 'strict',
      kind: 'body',
      says: '"exposes the fraud" repeats an allegation as fact: say who alleges it, but neither that nor "alleged" is a defence by itself. Get legal advice.',
    },
    {
      bad: 'She alleges harassment by two managers. The board must face ==these long-standing problems==.',
      preset: 'strict',
      kind: 'presumed',
      severity: 'info',
    },
    {
      bad: 'Staff complained of bullying in the kitchen, ==leading to a toxic place to work==.',
      preset: 'strict',
      kind: 'tail',
      severity: 'info',
    },
    {
      bad: 'Nurses complain of understaffing and inadequate training.\n\n==Understaffed and inadequately trained teams== could fail, possibly at night.',
      preset: 'strict',
      kind: 'body',
      shows: 'The allegation in another form of the word.',
    },
    {good: '# Choir director accused of racism\n\nTwo singers accused the director of racism.', preset: 'strict'},
    {good: '# ‘Racism’ in the choir\n\nTwo singers accused the director of racism.', preset: 'strict'},
    {good: 'Nurses allege bullying. If bullying drove them out, the board must act.', preset: 'strict'},
    {
      good: 'He was accused of fraud. He was found guilty of fraud in May.\n\n## Fraud at the club\n\nIt began small.',
      preset: 'strict',
    },
    {good: 'Nurses allege bullying. Bullying drove them out, said Ann Archer.', preset: 'strict'},
    {
      good: 'A talk on corruption drew few. Corruption is old.',
      preset: 'strict',
      shows: 'Nothing is alleged.',
      format: 'txt',
    },
    {good: 'Nurses allege bullying.\n\n“Bullying is how they run it,” one wrote.', preset: 'strict'},
    {
      good: 'Nurses allege bullying. Bullying on the ward drove them out.',
      preset: 'news',
      shows: 'Only headings in `news`.',
    },
  ],
})
