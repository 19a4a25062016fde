// anonymous-source: an unnamed source with no reason given, or a document that is not described.
import {textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {tellWeighing, weighedNote} from '../../src/weighing/model.ts'
import {anonymousSourcesOf} from './find/anonymous-sources.ts'
import {lackingWitnessesOf, surelyLacking} from './find/lacking.ts'

const messages = {
  person: (found: string) =>
    `${found} gives no reason for anonymity: say why, and how the account was checked, provided that doesn't identify the source.`,
  worn: (found: string) =>
    `${found} is a vague attribution: say how they know, and why they are not named, provided that doesn't identify the source.`,
  document: (found: string) =>
    `The story gives no date, author or quotation for ${found}: say what it is and whether the newsroom has seen it, without revealing its source.`,
}

const notes = {
  person:
    'Looked for a reason in this sentence and the next two, such as “because”, “for fear of” or “not authorised to speak”.',
  worn: 'Looked for a reason in this sentence and the next two, such as “because”, “for fear of” or “not authorised to speak”.',
  document: 'Looked for a date, an author, a quotation or a link near every mention.',
}

export default defineRule({
  summary: 'An unnamed source with no reason given, or a document that is not described.',
  why: 'Readers cannot judge a source they do not know. They should learn why the name is withheld and how the account was checked.',
  authority:
    'AP, Anonymous sources: https://www.ap.org/about/news-values-and-principles/; Reuters Handbook of Journalism; BBC Editorial Guidelines, section 3',
  since: '0.1.0',
  kinds: {person: 'off', document: 'off', worn: 'off'},
  presets: {
    news: [{person: 'warning', document: 'warning', worn: 'info'}, {weighed: 0.5}],
    strict: [{person: 'warning', document: 'warning', worn: 'warning'}, {weighed: 0.3}],
  },
  options: {weighed: 1},
  optionNotes: {weighed: weighedNote},
  reads: [anonymousSourcesOf, lackingWitnessesOf],
  check({draft, options, report}) {
    const plain = anonymousSourcesOf(draft)
    for (const found of plain)
      report(found, messages[found.kind](quote(textOf(found))), {kind: found.kind, note: notes[found.kind]})
    for (const lacking of surelyLacking(lackingWitnessesOf, draft, options.weighed, plain))
      report(lacking, messages.person(quote(textOf(lacking))), {
        kind: 'person',
        confidence: lacking.confidence,
        atMost: 'info',
        note: tellWeighing(lacking),
      })
  },
  kindNotes: {
    person: 'an unnamed person',
    document: 'a document that is not described',
    worn: 'a vague phrase, such as “people familiar with the matter”',
  },
  examples: [
    {
      bad: '==The anonymous employee claims== they were bullied.',
      preset: 'news',
      kind: 'person',
      severity: 'warning',
      says: '"The anonymous employee claims" gives no reason for anonymity: say why, and how the account was checked, provided that doesn\'t identify the source.',
    },
    {bad: '==A source said== the bridge would close.', preset: 'news', kind: 'person'},
    {bad: 'The bridge will close in May, ==sources told== the Echo.', preset: 'news', kind: 'person'},
    {bad: 'The manager spoke ==on condition of anonymity==.', preset: 'news', kind: 'person'},
    {
      bad: '==People familiar with the matter said== the bridge would close.',
      preset: 'news',
      kind: 'worn',
      severity: 'info',
    },
    {
      bad: 'The Bridge\n\nThe plan, detailed in ==a leaked internal memo==, upset the staff of the town hall.\n\nThe leaked memo paints a grim picture of the works.\n',
      format: 'txt',
      preset: 'news',
      kind: 'document',
      says: 'The story gives no date, author or quotation for "a leaked internal memo": say what it is and whether the newsroom has seen it, without revealing its source.',
    },
    {
      good: 'An official, who asked not to be named because she feared dismissal, said the bridge would close.',
      preset: 'news',
    },
    {good: 'A source said the bridge would close. He is not authorised to speak publicly.', preset: 'news'},
    {good: 'The boy, who cannot be named for legal reasons, said he ran.', preset: 'news'},
    {good: 'Sources of income are said to vary, and open source code is free.', preset: 'news'},
    {good: 'An anonymous donor gave a bench.', preset: 'news', shows: 'not the source of a claim'},
    {good: 'In a leaked memo dated 3 May 2025, the mayor calls the works “a mistake from the start”.', preset: 'news'},
    {good: '“A source said so,” Ann Archer recalled.', preset: 'news', shows: 'quoted'},
    {good: '---\nsection: Opinion\n---\n\nA source said the bridge would close.', preset: 'news'},
  ],
})
