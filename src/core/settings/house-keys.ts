// The keys of a house rule: what it may look for, where, and what it says.
import {formerIdPattern} from './list-schema.ts'
import type {Schema} from './schema.ts'
import {levelNames} from './settings.ts'

const soughtWords: Schema & {is: 'text'} = {is: 'text', pattern: /\S/, example: 'e-mail'}
const texts = (note: string, example: string): Schema => ({
  is: 'list',
  of: soughtWords,
  orOne: true,
  filled: true,
  note,
  example,
})
/** A text, several, or each with what to write instead. */
const withInstead = (note: string, example: string): Schema => ({
  is: 'choice',
  of: [
    soughtWords,
    {is: 'list', of: soughtWords, filled: true},
    {is: 'table', of: {is: 'text'}, names: soughtWords, filled: true},
  ],
  note,
  example,
})
const flag = (note: string, example: string): Schema => ({is: 'flag', note, example})
const text = (note: string, example: string): Schema => ({is: 'text', note, example})

/** The places of a draft that `where` may name, besides `field:title` and the like. */
export const placeNames = [
  'headline',
  'subhead',
  'lede',
  'first-sentence',
  'last-paragraph',
  'body',
  'list',
  'block-quotation',
  'caption',
  'alt-text',
  'byline',
  'table',
  'link',
  'front-matter',
] as const

const place: Schema = {
  is: 'text',
  values: placeNames,
  pattern: /^field:[\w.-]+$/,
  example: 'headline',
}
const places = (note: string, example: string): Schema => ({
  is: 'list',
  of: place,
  orOne: true,
  filled: true,
  note,
  example,
})

/** How headings may be capitalised. */
export const capitalStyles = ['sentence', 'title-ap', 'title-chicago', 'all', 'none'] as const

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
    is: 'table',
    of: soughtWords,
    names: soughtWords,
    filled: true,
    note: 'Short forms, each with the words that must be there before it.',
    example: 'explain: {HMRC: HM Revenue and Customs}',
  },
  require: texts('Words of which some must be there.', 'require: Samaritans'),
  capitals: {
    is: 'text',
    values: capitalStyles,
    note: 'How headlines and subheads are capitalised.',
    example: 'capitals: sentence',
  },
  measure: {
    is: 'text',
    pattern: /\S/,
    note: 'What to count, such as `words`, `characters` or `flesch-kincaid`, or a formula.',
    example: 'measure: words',
  },
}

/** Where and when it counts. */
export const houseLimits: Readonly<Record<string, Schema>> = {
  instead: text('What to write instead.', 'instead: email'),
  fix: flag('Let `--fix` write what should be there instead.', 'fix: true'),
  atMost: {is: 'number', least: 0, note: 'How many are allowed.', example: 'atMost: 1'},
  atLeast: {is: 'number', least: 0, note: 'How many there must be.', example: 'atLeast: 2'},
  per: {
    is: 'text',
    values: ['sentence', 'paragraph', 'draft'],
    note: 'What is counted by itself: by default the draft, or each of the places that `where` names.',
    example: 'per: sentence',
  },
  when: texts('Only if these words are in the draft.', 'when: suicide'),
  once: flag('Report the same words once a draft.', 'once: true'),
  where: places('Only in these places.', 'where: headline'),
  notIn: places('Not in these places.', 'notIn: caption'),
  quotations: {
    is: 'text',
    values: ['skip', 'check', 'only'],
    note: 'Whether to look inside quotations; `skip` by default.',
    example: 'quotations: check',
  },
  unless: texts('Phrases in which the words are fine.', 'unless: [free trade]'),
  near: texts('Only near these words or classes, as in frames.', "near: '{money}'"),
  notNear: texts('Not near these words or classes, as in frames.', "notNear: '{name}'"),
  within: {
    is: 'text',
    values: ['sentence', 'paragraph'],
    note: 'How near; `sentence` by default.',
    example: 'within: paragraph',
  },
  matchCase: flag('Match capitals exactly.', 'matchCase: true'),
  words: {
    is: 'table',
    of: {is: 'list', of: soughtWords},
    note: 'Classes of words for use in frames.',
    example: 'words: {pet: [dog, cat]}',
  },
  exceptions: texts('Words that keep their capitals.', 'exceptions: [Harbour, iPhone]'),
}

/** What it says, and its examples. */
export const houseSays: Readonly<Record<string, Schema>> = {
  severity: {
    is: 'text',
    values: levelNames,
    note: 'The severity of its findings; `warning` by default.',
    example: 'severity: info',
  },
  message: text(
    'The message; `{found}` becomes the words found, `{instead}` what to write.',
    'message: \'Cut "{found}".\'',
  ),
  summary: text('What the rule finds, in one sentence.', 'summary: Words we spell our way.'),
  why: text('Why an editor should care.', 'why: Readers know us by our style.'),
  link: text('Where the style guide says so.', 'link: https://style.example/e-mail'),
  formerly: {
    is: 'list',
    of: {is: 'text', pattern: formerIdPattern, example: 'house-words'},
    note: 'Former names, which still work in settings, ignore comments and baselines.',
    example: 'formerly: [words]',
  },
  wrong: {
    is: 'list',
    orOne: true,
    filled: true,
    note: 'Examples with ==marks== around exactly what must be found.',
    example: 'wrong: Send an ==e-mail==.',
    of: {
      is: 'choice',
      of: [
        soughtWords,
        {
          is: 'map',
          required: ['text'],
          keys: {
            text: {...soughtWords, note: 'The example, with ==marks==.', example: 'text: Send an ==e-mail==.'},
            says: text('The message.', 'says: Write "email".'),
            fixed: text('The text after the repair.', 'fixed: Send an email.'),
          },
        },
      ],
    },
  },
  right: texts('Examples in which nothing must be found.', 'right: Send an email.'),
}
