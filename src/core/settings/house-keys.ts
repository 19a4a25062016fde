// The keys of a house rule: what it may look for, and where.
import {capitalStyles} from './house-names.ts'
import {
  draftChoice,
  houseDistance,
  houseFlag,
  houseText,
  houseTexts,
  someEdges,
  somePlaces,
  soughtWords,
  withInstead,
} from './house-shapes.ts'
import type {Schema} from './schema.ts'

/** What a rule looks for. */
export const houseLooks: Readonly<Record<string, Schema>> = {
  avoid: withInstead('Words or phrases to avoid; as pairs, with what to write instead.', 'avoid: {e-mail: email}'),
  frames: withInstead(
    'Patterns of words to avoid; see docs/frames.md.',
    "frames: ['{number} percent'] or frames: {'{number} percent': '…'}",
  ),
  expressions: withInstead('Regular expressions to avoid.', "expressions: ['[!?]{2}']"),
  oneOf: {
    is: 'list',
    of: {is: 'choice', of: [soughtWords, {is: 'list', of: soughtWords, filled: true}]},
    filled: true,
    note: 'Spellings of which a draft may use only one.',
    example: 'oneOf: [adviser, advisor]',
  },
  explain: {
    is: 'choice',
    of: [
      {is: 'text', values: ['all'], example: 'all'},
      {is: 'table', of: soughtWords, names: soughtWords, filled: true},
    ],
    note: 'Short forms, each with the words that must be there before it; or `all`.',
    example: 'explain: {HMRC: HM Revenue and Customs}',
  },
  require: houseTexts('Words of which some must be there.', 'require: Samaritans'),
  capitals: {
    is: 'text',
    values: capitalStyles,
    note: 'How headlines and subheads are capitalised.',
    example: 'capitals: sentence',
  },
  measure: {
    is: 'text',
    pattern: /\S/,
    note: 'What to count, such as `words`, `items` or `flesch-kincaid`, or a formula.',
    example: 'measure: words',
  },
  repeats: somePlaces('Places whose words must not be said again.', 'repeats: headline'),
}

/** Where and when it counts. */
export const houseLimits: Readonly<Record<string, Schema>> = {
  instead: houseText('What to write instead.', 'instead: email'),
  fix: houseFlag('Let `--fix` write what should be there instead.', 'fix: true'),
  atMost: {is: 'number', least: 0, note: 'How many are allowed.', example: 'atMost: 1'},
  atLeast: {is: 'number', least: 0, note: 'How many there must be.', example: 'atLeast: 2'},
  per: {
    is: 'text',
    values: ['sentence', 'paragraph', 'list', 'section', 'draft'],
    note: 'What is counted by itself: by default the draft, or each of the places that `where` names.',
    example: 'per: sentence',
  },
  when: houseTexts('Only if these words are in the draft.', 'when: suicide'),
  whenIn: somePlaces('Where the words of `when` must be; by default anywhere.', 'whenIn: headline'),
  onlyFor: draftChoice('Only for these drafts: by path, or by front matter.', 'onlyFor: {kind: review}'),
  notFor: draftChoice('Not for these drafts: by path, or by front matter.', 'notFor: releases/'),
  once: houseFlag('Report the same words once a draft.', 'once: true'),
  where: somePlaces('Only in these places.', 'where: headline'),
  notIn: somePlaces('Not in these places.', 'notIn: caption'),
  inside: somePlaces('Only where the places of `where` are within these.', 'inside: headline'),
  at: someEdges('Only here in the place, or in the paragraph.', 'at: sentence-start'),
  notAt: someEdges('Not here in the place, or in the paragraph.', 'notAt: sentence-start'),
  before: somePlaces('The words must be there before the first of these places.', 'before: numbered-list'),
  quotations: {
    is: 'text',
    values: ['skip', 'check', 'only'],
    note: 'Whether to look inside quotations; `skip` by default.',
    example: 'quotations: check',
  },
  unless: houseTexts('Phrases, or frames, in which the words are fine.', "unless: [free trade, 'aged {number}']"),
  near: houseTexts('Only near these words or classes, as in frames.', "near: '{money}'"),
  notNear: houseTexts('Not near these words or classes, as in frames.', "notNear: '{name}'"),
  within: houseDistance,
  matchCase: houseFlag('Match capitals exactly.', 'matchCase: true'),
  words: {
    is: 'table',
    of: {is: 'list', of: soughtWords},
    note: 'Classes of words for use in frames.',
    example: 'words: {pet: [dog, cat]}',
  },
  exceptions: houseTexts(
    'Words that keep their capitals, or short forms that need no explanation.',
    'exceptions: [Harbour, iPhone]',
  ),
  usedAgain: houseFlag('Report a short form that is explained and never used again, too.', 'usedAgain: true'),
}
