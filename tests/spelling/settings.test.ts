// What settings say about spelling: dictionaries by language, path and package, lists, and cspell's settings.
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {rules} from '../../rules/index.ts'
import {SettingsError} from '../../src/core/settings/settings.ts'
import {openSettings} from '../../src/files/settings.ts'
import {configure, lint} from '../../src/index.ts'
import {makeFolder, runIn} from '../support/desk.ts'

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
  [
    'comments in the settings of cspell',
    settings('spelling: en-GB\n', {
      'cspell.json': '/** ours * and theirs **/ {"words": /* not * yet */ ["recieve"] /* the // rest */}\n/* left open',
    }),
    ['color'],
  ],
  [
    'the first settings of cspell alone, as cspell has it',
    settings('spelling: en-GB\n', {
      'cspell.json': '{"language": "en-GB", "words": ["recieve"]}',
      'cspell.config.yaml': 'words: [color]\n',
    }),
    ['color'],
  ],
  ['a variety of English without a dictionary of its own', settings('spelling: en-IE\n'), ['recieve', 'color']],
])('%s', async (_, files, expected) => {
  expect(await found(files)).toEqual(expected)
})

test('dictionaries and lists are read again when settings are', async () => {
  const cwd = makeFolder({
    '.copydesk.yaml': 'spelling: {language: en-GB, dictionaries: [./w.txt, ./later.txt]}\n',
    'w.txt': 'kelpie\n',
  })
  const spelt = async (text: string) => {
    const config = await openSettings({rules, cwd}).configFor('draft.md')
    return lint({path: 'draft.md', text}, config).filter(({ruleId}) => ruleId === 'spelling').length
  }
  await expect(spelt('We recieve it.')).rejects.toThrow('There is no dictionary `./later.txt`.')
  writeFileSync(join(cwd, 'later.txt'), '')
  expect(await spelt('We recieve it.')).toBe(1)
  writeFileSync(join(cwd, 'w.txt'), 'kelpie\nrecieve\n')
  expect(await spelt('We recieve it.')).toBe(0)
})

test('without a settings file the settings of cspell are read again', async () => {
  const cwd = makeFolder({'cspell.json': '{"words": []}'})
  const spelt = async () => {
    const config = await openSettings({rules, cwd, over: {rules: {spelling: 'error'}}}).configFor('draft.md')
    return lint({path: 'draft.md', text: 'We recieve it.'}, config).length
  }
  expect(await spelt()).toBe(1)
  writeFileSync(join(cwd, 'cspell.json'), '{"words": ["recieve"]}')
  expect(await spelt()).toBe(0)
})

test('the dictionary of another language is that of its package', async () => {
  const files = {
    '.copydesk.yaml': 'spelling: de-AT\n',
    'node_modules/dictionary-de/package.json': '{"name": "dictionary-de", "main": "index.js"}',
    'node_modules/dictionary-de/index.js': '',
    'node_modules/dictionary-de/index.aff': 'SET UTF-8\n',
    'node_modules/dictionary-de/index.dic': 'der\nHafen\nist\nheute\nnicht\nvoll\nund\ndas\nBoot\nkommt\nauch\n',
    'a.md': 'Der Hafen ist heute nicht voll, und das Boot kommt auch. Der Hafem ist nicht voll.\n',
  }
  const {out} = await runIn(makeFolder(files), [])
  expect(out).toContain('"Hafem" isn\'t in the dictionary: write "Hafen"')
})

test('a list of another language is said to be all that is known', async () => {
  const files = {
    '.copydesk.yaml': 'spelling: {language: xx, dictionaries: [./w.txt]}\n',
    'w.txt': 'kelpie\n',
    'a.md': '',
  }
  const {err} = await runIn(makeFolder(files), [])
  expect(err).toContain('There is no dictionary for `xx`, so the lists under `dictionaries` are all that is known')
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
  [
    'xx',
    '.copydesk.yaml:1:11: There is no dictionary for `xx`: try `npm install dictionary-xx`, or name one under `dictionaries`.',
  ],
  [
    '{language: xx-YY}',
    '.copydesk.yaml:1:22: There is no dictionary for `xx-YY`: try `npm install dictionary-xx-yy` or `npm install dictionary-xx`, or name one under `dictionaries`.',
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

test('drafts of the language that the settings name are checked, and no others', async () => {
  const files = {
    '.copydesk.yaml': 'spelling: {language: de, dictionaries: [./de.txt]}\n',
    'de.txt':
      'der hafen ist heute nicht voll und das boot kommt auch mit dem brief für die wir haben erhalten\n'.replaceAll(
        ' ',
        '\n',
      ),
    'a.md':
      'Der Hafen ist heute nicht voll, und das Boot kommt auch mit dem Brief für die Hafem. Wir haben das Boot erhallten.\n',
    'b.md': 'The boat came to the harbour, and they have not seen what was in the letter that we recieved.\n',
  }
  const {out} = await runIn(makeFolder(files), ['--rule', 'spelling:warning'])
  expect(out.match(/"\S+" isn't in the dictionary: write "\S+"/g)).toEqual([
    '"Hafem" isn\'t in the dictionary: write "Hafen"',
    '"erhallten" isn\'t in the dictionary: write "erhalten"',
  ])
})

test('paths that cspell ignores are named, since they are not read', async () => {
  const {err} = await runIn(
    makeFolder({
      '.copydesk.yaml': 'spelling: en-GB\n',
      'cspell.json': '{"ignorePaths": ["old/**"]}',
      'a.md': 'Rain.\n',
    }),
    [],
  )
  expect(err).toContain(
    'cspell.json leaves out `old/**`, which Copydesk checks: turn `spelling` off for it in an override.',
  )
})
