// The shape of house rules: what a rule without code may look for, where, and what it says.
import {houseLimits, houseLooks} from './house-keys.ts'
import {houseSays} from './house-says.ts'
import {idPattern} from './list-schema.ts'
import type {Schema} from './schema.ts'

const find = ['avoid', 'frames', 'expressions']

/** One house rule. */
const ruleSchema: Schema = {
  is: 'map',
  note: 'A house rule.',
  example: 'e-mail: {avoid: e-mail, instead: email}',
  keys: {...houseLooks, ...houseLimits, ...houseSays},
  oneGroup: [find, ...Object.keys(houseLooks).flatMap((key) => (find.includes(key) ? [] : [[key]]))],
  beside: {
    instead: find,
    fix: [...find, 'capitals'],
    atMost: [...find, 'measure'],
    atLeast: ['require', 'measure'],
    per: ['atMost', 'atLeast', 'require'],
    whenIn: ['when'],
    before: ['require'],
    inside: ['where'],
    at: find,
    notAt: find,
    once: find,
    quotations: [...find, 'oneOf', 'explain', 'when'],
    unless: [...find, 'oneOf'],
    near: find,
    notNear: find,
    within: ['near', 'notNear', 'when'],
    matchCase: [...find, 'oneOf', 'explain', 'require'],
    words: ['frames', 'near', 'notNear', 'unless'],
    exceptions: ['capitals', 'explain'],
    usedAgain: ['explain'],
  },
}

/** A file of house rules: each by its name. */
export const houseSchema: Schema & {is: 'table'} = {
  is: 'table',
  of: ruleSchema,
  names: {is: 'text', pattern: idPattern, example: 'house-words'},
  note: 'House rules by their names.',
  example: 'houseRules: {e-mail: {avoid: e-mail, instead: email}}',
}
