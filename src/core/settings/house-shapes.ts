// Shapes that the keys of house rules share.
import {edgeNames, placeNames} from './house-names.ts'
import type {Schema} from './schema.ts'

/** Words that are looked for. */
export const soughtWords: Schema & {is: 'text'} = {is: 'text', pattern: /\S/, example: 'e-mail'}
const some = (of: Schema, note: string, example: string): Schema => ({
  is: 'list',
  of,
  orOne: true,
  filled: true,
  note,
  example,
})
/** A text, or several. */
export const houseTexts = (note: string, example: string): Schema => some(soughtWords, note, example)
/** A text, several, or each with what to write instead. */
export const withInstead = (note: string, example: string): Schema => ({
  is: 'choice',
  of: [
    soughtWords,
    {is: 'list', of: soughtWords, filled: true},
    {is: 'table', of: {is: 'text'}, names: soughtWords, filled: true},
  ],
  note,
  example,
})
/** Yes or no. */
export const houseFlag = (note: string, example: string): Schema => ({is: 'flag', note, example})
/** One text. */
export const houseText = (note: string, example: string): Schema => ({is: 'text', note, example})

/** How far away other words may stand: `sentence`, `paragraph`, or so many paragraphs. */
export const houseDistance: Schema = {
  is: 'text',
  values: ['sentence', 'paragraph', '2 paragraphs'],
  pattern: /^(?:[2-9]|1\d|20) paragraphs$/,
  note: 'How near; `sentence` by default.',
  example: 'within: 2 paragraphs',
}

const place: Schema = {
  is: 'text',
  values: placeNames,
  pattern: /^field:[\w.-]+$/,
  example: 'headline',
}
/** Places of a draft. */
export const somePlaces = (note: string, example: string): Schema => some(place, note, example)
/** Edges of a place. */
export const someEdges = (note: string, example: string): Schema => some({is: 'text', values: edgeNames}, note, example)

/** Drafts by their paths or by what their front matter says. */
export const draftChoice = (note: string, example: string): Schema => ({
  is: 'choice',
  of: [
    soughtWords,
    {is: 'list', of: soughtWords, filled: true},
    {
      is: 'table',
      of: {
        is: 'choice',
        of: [{is: 'text'}, {is: 'flag'}, {is: 'number'}, {is: 'list', of: {is: 'text'}, filled: true}],
      },
      names: {is: 'text', pattern: /^[\w.-]+$/, example: 'kind'},
      filled: true,
    },
  ],
  note,
  example,
})
