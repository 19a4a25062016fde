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
      note: 'Former names, which still work in settings, ignore comments and baselines.',
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
      note: 'The message. `{found}` becomes the phrase found, `{instead}` its replacement.',
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
      note: 'Patterns over words; see docs/frames.md.',
      example: "frames: ['{number} percent']",
    },
    words: {
      is: 'table',
      of: {is: 'list', of: {is: 'text'}},
      note: 'Classes of words for use in frames.',
      example: 'words: {pet: [dog, cat]}',
    },
    fix: {is: 'flag', note: 'Let `--fix` write the replacement.', example: 'fix: true'},
    caseSensitive: {is: 'flag', note: 'Match capitals exactly.', example: 'caseSensitive: true'},
    inQuotations: {is: 'flag', note: 'Look inside quotations, too.', example: 'inQuotations: true'},
    summary: {is: 'text', note: 'What the rule finds, in one sentence.', example: 'summary: Words we spell our way.'},
    why: {is: 'text', note: 'Why an editor should care.', example: 'why: Readers know us by our style.'},
    authority: {
      is: 'text',
      note: 'The style guide or policy behind the list.',
      example: 'authority: House style guide, p. 4',
    },
    examples: {
      is: 'list',
      note: 'Examples that `copydesk test` runs: `bad` with ==marks== around what must be found, `good` without findings.',
      example: 'examples: [{bad: "Send an ==e-mail==."}, {good: "Send an email."}]',
      of: {
        is: 'map',
        keys: {
          bad: {
            is: 'text',
            note: 'Text with ==marks== around exactly what must be found.',
            example: 'bad: Send an ==e-mail==.',
          },
          good: {is: 'text', note: 'Text in which nothing must be found.', example: 'good: Send an email.'},
          says: {is: 'text', note: 'The expected message.', example: 'says: Write "email".'},
          fixed: {is: 'text', note: 'The text after the repair.', example: 'fixed: Send an email.'},
        },
      },
    },
  },
}
