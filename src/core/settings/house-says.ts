// What a house rule says, and its examples.
import {houseText, soughtWords} from './house-shapes.ts'
import {formerIdPattern} from './list-schema.ts'
import type {Schema} from './schema.ts'
import {levelNames} from './settings.ts'

const examplePath: Schema = {...soughtWords, note: 'The path of the example.', example: 'path: releases/may.md'}

/** What it says, and its examples. */
export const houseSays: Readonly<Record<string, Schema>> = {
  severity: {
    is: 'text',
    values: levelNames,
    note: 'The severity of its findings; `warning` by default.',
    example: 'severity: info',
  },
  message: houseText(
    'The message; `{found}` becomes the words found, `{instead}` what to write.',
    'message: \'Cut "{found}".\'',
  ),
  summary: houseText('What the rule finds, in one sentence.', 'summary: Words we spell our way.'),
  why: houseText('Why an editor should care.', 'why: Readers know us by our style.'),
  link: houseText('Where the style guide says so.', 'link: https://style.example/e-mail'),
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
            says: houseText('The message.', 'says: Write "email".'),
            fixed: houseText('The text after the repair.', 'fixed: Send an email.'),
            path: examplePath,
          },
        },
      ],
    },
  },
  right: {
    is: 'list',
    orOne: true,
    filled: true,
    note: 'Examples in which nothing must be found.',
    example: 'right: Send an email.',
    of: {
      is: 'choice',
      of: [
        soughtWords,
        {
          is: 'map',
          required: ['text'],
          keys: {text: {...soughtWords, note: 'The example.', example: 'text: Send an email.'}, path: examplePath},
        },
      ],
    },
  },
}
