// The shape of what settings say about spelling, in a file and for a program.
import type {Schema} from './schema.ts'

const common: Readonly<Record<string, Schema>> = {
  language: {
    is: 'text',
    pattern: /^[a-z]{2,3}(?:-[A-Z][A-Za-z]+)?$/,
    note: 'The language of the dictionary; by default the variety of English in `language`.',
    example: 'language: en-GB',
  },
  words: {
    is: 'list',
    of: {is: 'text'},
    note: 'Words to allow.',
    example: 'words: [kelpie, Tidewater]',
  },
}

const language = {...common.language, note: 'The language of the dictionary.', example: 'spelling: en-GB'} as Schema

/** In a settings file: dictionaries are named by path or package. */
export const spellingFileSchema: Schema = {
  is: 'choice',
  note: 'Look words up in dictionaries: a language, or a language with words and dictionaries of your own.',
  example: 'spelling: en-GB',
  of: [
    language,
    {
      is: 'map',
      keys: {
        ...common,
        dictionaries: {
          is: 'list',
          of: {is: 'text'},
          note: 'Hunspell dictionaries (`.dic` with `.aff` beside it), lists of words, settings of cspell, or packages.',
          example: 'dictionaries: [./medical.dic, ./house-words.txt]',
        },
        cspell: {
          is: 'flag',
          note: 'Whether to read the words in `cspell.json` beside this file; `true` by default.',
          example: 'cspell: false',
        },
      },
    },
  ],
}

/** For a program: dictionaries are texts. */
export const spellingSchema: Schema = {
  is: 'map',
  required: ['dictionaries'],
  keys: {
    ...common,
    dictionaries: {
      is: 'list',
      note: 'Hunspell dictionaries as `{aff, dic}`, and lists of words as `{list}`.',
      of: {is: 'map', keys: {aff: {is: 'text'}, dic: {is: 'text'}, list: {is: 'text'}}},
    },
  },
}
