// What is generated of a renamed rule: its page says so, its old address leads there, and editors offer the present names only.
import {Ajv} from 'ajv'
import {expect, test} from 'vitest'
import type {Rule} from '../../src/core/rule.ts'
import {pagesOf} from '../../src/generate/pages.ts'
import {rulesSchema} from '../../src/generate/schema.ts'

const rule: Rule = {
  id: 'boat-names',
  family: 'names',
  formerly: ['ferry-names'],
  summary: 'A boat by its old name.',
  why: 'The boats were renamed.',
  authority: 'House style',
  kinds: {nickname: 'warning', old: 'error'},
  formerKinds: {nick: 'nickname'},
  options: {most: 9},
  optionNotes: {most: 'How many.'},
  examples: [],
}

test('a page under each name', () => {
  const pages = new Map(pagesOf(rule))
  expect([...pages.keys()]).toEqual(['docs/rules/boat-names.md', 'docs/rules/ferry-names.md'])
  expect(pages.get('docs/rules/boat-names.md')).toContain('\nFormerly: `ferry-names`.\n')
  expect(pages.get('docs/rules/boat-names.md')).toContain('| `nickname` (formerly `nick`) | warning |')
  expect(pages.get('docs/rules/ferry-names.md')).toContain('This rule is now [boat-names](boat-names.md).')
})

const schema: Record<string, unknown> = {
  ...rulesSchema([rule]),
  definitions: {level: {enum: ['off', 'info', 'warning', 'error']}},
}
const isValid = new Ajv({strict: false}).compile(schema)

test('the schema offers present names', () => {
  expect(schema).toMatchObject({properties: {'boat-names': {}}})
  expect(JSON.stringify(schema.properties)).not.toMatch(/ferry-names|"nick"/)
})

test.each<[settings: unknown, valid: boolean]>([
  [{'ferry-names': 'off'}, true],
  [{'ferry-names': [{nick: 'off'}, {most: 1}]}, true],
  [{'boat-names': {nick: 'off', old: 'info'}}, true],
  [{'ferry-names': 'of'}, false],
  [{'ferry-names': {nik: 'off'}}, false],
  [{'ferry-names': ['off', {mots: 1}]}, false],
])('the schema takes former names: %j', (settings, valid) => {
  expect(isValid(settings)).toBe(valid)
})
