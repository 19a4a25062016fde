// The shape of a list in settings: a rule that needs no code.
import type {Schema} from './schema.ts'
import {levelNames} from './settings.ts'

export const idPattern = /^[a-z][a-z\d]*(?:-[a-z\d]+)*$/

/** A former name of a rule: an id, or one under the name of a plugin. */
export const formerIdPattern = /^[a-z][a-z\d-]*(?:\/[a-z][a-z\d-]*)?$/

/** A list of phrases or frames. */
export const listSchema: Schema = {
  is: 'map',
  required: ['id'],
  note: 'A rule that is only a list of phrases or frames.',
  keys: {
    id: {is: 'text', pattern: idPattern, note: 'The name of the rule.', example: 'house-words'},
    formerly: {
      is: 'list',
      of: {is: 'text', pattern: formerIdPattern, example: 'house-words'},
      note: 'Former names, which settings, ignores and baselines may still use.',
      example: 'formerly: [words]',
    },
    severity: {
      is: 'text',
      values: levelNames,
      note: 'The severity of its findings; `warning` by default.',
      example: 'warning',
    },
    message: {
      is: 'text',
      note: 'The message. `{found}` and `{instead}` are replaced by the phrases.',
      example: '"{found}" is not our style: write "{instead}".',
    },
    phrases: {
      is: 'choice',
      of: [
        {is: 'list', of: {is: 'text'}},
        {is: 'table', of: {is: 'text'}},
      ],
      note: 'The phrases: a list, or each phrase with what to write instead.',
      example: 'phrases: {e-mail: email}',
    },
    frames: {
      is: 'list',
      of: {is: 'text'},
      note: 'Patterns over words, one a line; see docs/frames.md.',
      example: "frames: ['{number} percent']",
    },
    words: {
      is: 'table',
      of: {is: 'list', of: {is: 'text'}},
      note: 'Classes of words that the frames name.',
      example: 'words: {pet: [dog, cat]}',
    },
    fix: {is: 'flag', note: 'Let `--fix` write the replacement.', example: 'fix: true'},
    caseSensitive: {is: 'flag', note: 'Match capitals exactly.', example: 'caseSensitive: true'},
    inQuotations: {is: 'flag', note: 'Look inside quotations, too.', example: 'inQuotations: true'},
    summary: {is: 'text', note: 'What is found, in a sentence.', example: 'summary: Words we spell our way.'},
    why: {is: 'text', note: 'Why an editor should care.', example: 'why: Readers know us by our style.'},
    authority: {is: 'text', note: 'What the list rests on.', example: 'authority: House style guide, p. 4'},
    examples: {
      is: 'list',
      note: 'Texts that `copydesk test` checks: `bad` with ==marks== around what is found, `good` without.',
      example: 'examples: [{bad: "Send an ==e-mail==."}, {good: "Send an email."}]',
      of: {
        is: 'map',
        keys: {
          bad: {
            is: 'text',
            note: 'A text with ==marks== around exactly what is found.',
            example: 'bad: Send an ==e-mail==.',
          },
          good: {is: 'text', note: 'A text in which nothing is found.', example: 'good: Send an email.'},
          says: {is: 'text', note: 'The message.', example: 'says: Write "email".'},
          fixed: {is: 'text', note: 'The text after the repair.', example: 'fixed: Send an email.'},
        },
      },
    },
  },
}
