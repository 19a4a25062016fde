// The shape of a front matter contract in settings.
import type {ValueKind} from '../contract.ts'
import type {Schema} from './schema.ts'

const kinds: readonly ValueKind[] = [
  'text',
  'number',
  'integer',
  'boolean',
  'date',
  'file',
  'url',
  'list',
  'map',
  'anything',
]

const names = (note: string, example: string): Schema => ({is: 'list', of: {is: 'text'}, note, example})
const count = (note: string, example: string): Schema => ({is: 'number', note, example})

const kind = {
  is: 'text',
  values: kinds,
  note: 'What the value is.',
  example: 'is: date',
} as const satisfies Schema

/** The keys of a map: at the top of front matter and below it. */
const mapKeys: Readonly<Record<string, Schema>> = {
  required: names('The keys that must be there and filled in.', 'required: [title, date]'),
  keys: {
    is: 'table',
    of: {
      is: 'choice',
      get of() {
        return [kind, keySchema]
      },
      note: 'What the value is, or all that it must be.',
    },
    note: 'What the value of each key must be.',
    example: 'keys: {date: date, tags: {oneOf: [News, Sport]}}',
  },
  onlyTheseKeys: {is: 'flag', note: 'Whether other keys are reported.', example: 'onlyTheseKeys: true'},
}

const day = /^(?:today|\d{4}-\d\d-\d\d)$/

/** What is asked of a value; it holds itself, for the items and keys below. */
export const keySchema: Schema = {
  is: 'map',
  note: 'What the value must be. Each item of a list must be so, too.',
  keys: {
    is: kind,
    oneOf: {is: 'list', of: {is: 'anything'}, note: 'The only values allowed.', example: 'oneOf: [News, Sport]'},
    minLength: count('The fewest characters.', 'minLength: 50'),
    maxLength: count('The most characters.', 'maxLength: 160'),
    min: count('The smallest number.', 'min: 1'),
    max: count('The largest number.', 'max: 10'),
    minItems: count('The fewest entries of a list.', 'minItems: 1'),
    maxItems: count('The most entries of a list.', 'maxItems: 5'),
    pattern: {is: 'text', note: 'A regular expression that a text matches.', example: 'pattern: ^[a-z0-9-]+$'},
    example: {is: 'text', note: 'A value that is right, for messages.', example: 'example: harbour-fair'},
    format: {is: 'text', note: 'How a date is written.', example: 'format: YYYY-MM-DD'},
    earliest: {is: 'text', pattern: day, note: 'The first day allowed, or `today`.', example: 'earliest: 2020-01-01'},
    latest: {
      is: 'text',
      pattern: day,
      note: 'The last day allowed, or `today`, which `--now` sets.',
      example: 'latest: today',
    },
    items: {
      is: 'choice',
      get of() {
        return [kind, keySchema]
      },
      note: 'What each item of a list must be.',
      example: 'items: text',
    },
    ...mapKeys,
    note: {is: 'text', note: 'What the key is for. Editors show it.', example: 'note: Shown in search results.'},
  },
}

/** A contract with its JSON Schema in it, or in a file where `inFile` is set. */
export const contractSchema = (inFile: boolean): Schema => ({
  is: 'map',
  note: 'What the front matter of the drafts must have.',
  example: 'frontMatter: {required: [title, date]}',
  keys: {
    schema: {
      is: 'choice',
      of: [
        ...(inFile
          ? [{is: 'text', note: 'A file beside this one: JSON or YAML.', example: 'schema: post.schema.json'} as const]
          : []),
        {is: 'map', keys: {}, open: true, note: 'A JSON Schema of draft-07 or 2020-12.'},
      ],
      note: 'A JSON Schema, or a file that holds it.',
      example: 'schema: post.schema.json',
    },
    ...mapKeys,
    unique: names('The keys whose values no two drafts share.', 'unique: [slug]'),
  },
})
