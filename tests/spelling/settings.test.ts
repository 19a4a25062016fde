// What settings say about spelling: dictionaries by language, path and package, lists, and cspell's settings.
import {expect, test} from 'vitest'
import {rules} from '../../rules/index.ts'
import {SettingsError} from '../../src/core/settings/settings.ts'
import {openSettings} from '../../src/files/settings.ts'
import {configure, lint} from '../../src/index.ts'
import {makeFolder} from '../support/desk.ts'

const draft = 'We recieve the kelpie. The colour and the color of zzyxite are fine.\n'

/** What is found in a draft beside these files, by its words. */
async function found(files: Record<string, string>, text = draft, over = {}): Promise<string[]> {
  const cwd = makeFolder({'draft.md': text, ...files})
  const config = await openSettings({rules, cwd, over}).configFor('draft.md')
  return lint({path: 'draft.md', text}, config)
    .filter(({ruleId}) => ruleId === 'spelling')
    .map(({place}) => text.slice(place.start, place.end))
}

const settings = (text: string, more: Record<string, string> = {}) => ({'.copydesk.yaml': text, ...more})

test.each<[name: string, files: Record<string, string>, expected: string[]]>([
  ['nothing said', settings('preset: news\n'), []],
  ['a language', settings('spelling: en-GB\n'), ['recieve', 'color']],
  ['another language', settings('spelling: en-US\n'), ['recieve', 'colour']],
  ['the language of the house', settings('language: en-US\nspelling: {words: [kelpie]}\n'), ['recieve', 'colour']],
  ['no language', settings('spelling: {words: [kelpie]}\n'), ['recieve']],
  ['the rule by its name', settings('rules: {spelling: warning}\n'), ['recieve']],
  ['the rule off', settings('spelling: en-GB\nrules: {spelling: off}\n'), []],
  [
    'unknown words',
    settings('spelling: en-GB\nrules: {spelling: {unknown: info}}\n'),
    ['recieve', 'kelpie', 'color', 'zzyxite'],
  ],
  ['words', settings('spelling: {language: en-GB, words: [recieve]}\n'), ['color']],
  [
    'a list',
    settings('spelling: {language: en-GB, dictionaries: [./w.txt]}\n', {'w.txt': 'recieve\n!kelpie\n'}),
    ['kelpie', 'color'],
  ],
  ['names', settings('spelling: en-GB\nnames: [{name: Recieve Color}]\n'), []],
  ['allow', settings('spelling: en-GB\nallow: {spelling: [color]}\n'), ['recieve']],
  ['an override', settings('spelling: en-GB\noverrides: [{files: "*.md", spelling: en-US}]\n'), ['recieve', 'colour']],
  [
    'cspell',
    settings('spelling: en-GB\n', {'cspell.json': '// ours\n{"words": ["recieve"], "flagWords": ["fine"]}'}),
    ['color', 'fine'],
  ],
  [
    'cspell left out',
    settings('spelling: {language: en-GB, cspell: false}\n', {'cspell.json': '{"words": ["recieve"]}'}),
    ['recieve', 'color'],
  ],
  [
    'the dictionaries of cspell',
    settings('spelling: en-GB\n', {
      'cspell.json': JSON.stringify({
        dictionaryDefinitions: [{name: 'ours', path: './ours.txt'}],
        dictionaries: ['ours'],
        import: ['./more.json'],
      }),
      'ours.txt': 'recieve\n',
      'more.json': '{"words": ["color"]}',
    }),
    [],
  ],
  [
    'a dictionary of one’s own',
    settings('spelling: {dictionaries: [./own.dic]}\n', {
      'own.aff': 'SET ISO8859-1\n',
      'own.dic': 'we\nreceive\nthe\nkelpie\ncolour\ncolor\nand\nof\nare\nfine\n',
    }),
    ['recieve'],
  ],
])('%s', async (_, files, expected) => {
  expect(await found(files)).toEqual(expected)
})

test('the rule can be named on the command line alone', async () => {
  expect(await found({}, draft, {rules: {spelling: 'error'}})).toEqual(['recieve'])
})

test.each<[setting: string, says: string]>([
  ['{dictionaries: [./none.dic]}', '.copydesk.yaml:1:27: There is no dictionary `./none.dic`.'],
  [
    '{dictionaries: [dictionary-none]}',
    '.copydesk.yaml:1:27: There is no dictionary `dictionary-none`. Is it installed? Try `npm install dictionary-none`.',
  ],
  ['{langauge: en-GB}', '.copydesk.yaml:1:12: `spelling` has no `langauge`. Did you mean `language`?'],
  [
    '[en-GB]',
    '.copydesk.yaml:1:11: `spelling` must be text or `name: value` pairs, not a list, as in `spelling: en-GB`.',
  ],
])('spelling: %s', async (setting, says) => {
  const cwd = makeFolder({'.copydesk.yaml': `spelling: ${setting}\n`})
  const error: unknown = await openSettings({rules, cwd})
    .configFor('draft.md')
    .catch((error: unknown) => error)
  expect(error).toBeInstanceOf(SettingsError)
  expect((error as SettingsError).message).toBe(says)
})

test('a program hands texts in', () => {
  const config = configure({spelling: {words: ['kelpie'], dictionaries: [{aff: '', dic: 'we\nreceive\nthe'}]}})
  const text = 'We recieve the kelpie.'
  const [finding] = lint({path: 'a.md', text}, config)
  expect(finding).toMatchObject({ruleId: 'spelling', kind: 'misspelt', severity: 'warning', expected: ['receive']})
})

test('without dictionaries a program is told', () => {
  expect(() => configure({spelling: {words: ['kelpie']}})).toThrow('`spelling` needs `dictionaries`')
})
