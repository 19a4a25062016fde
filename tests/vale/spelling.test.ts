// Vale's rules of the kind `spelling`: dictionaries, filters, ignore files and vocabularies, as Vale takes them.
import {expect, test} from 'vitest'
import {rules} from '../../rules/index.ts'
import {openSettings} from '../../src/files/settings.ts'
import {lint} from '../../src/index.ts'
import {makeFolder} from '../support/desk.ts'

const rule = (more = '') => `extends: spelling\nmessage: "Check '%s'."\nlevel: error\n${more}`
const ini = 'StylesPath = styles\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = T\n'
const own = {'styles/d/own.aff': 'SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n', 'styles/d/own.dic': '3\nboat/S\nthe\nkelpie\n'}

async function found(files: Record<string, string>, text: string): Promise<string[]> {
  const cwd = makeFolder({'.copydesk.yaml': 'vale: .vale.ini\n', '.vale.ini': ini, 'draft.md': text, ...files})
  const config = await openSettings({rules, cwd}).configFor('draft.md')
  return lint({path: 'draft.md', text}, config)
    .filter(({ruleId}) => ruleId.startsWith('vale/'))
    .map(({ruleId, place}) => `${ruleId.slice(5)} ${text.slice(place.start, place.end)}`)
}

test.each<[name: string, files: Record<string, string>, text: string, expected: string[]]>([
  [
    '57: the usual dictionaries',
    {'styles/T/S.yml': rule()},
    'The boats isnt recieve teh colour. GitHub and NASA.',
    ['T.S isnt', 'T.S recieve', 'T.S teh'],
  ],
  [
    'an aff and a dic file',
    {...own, 'styles/T/S.yml': rule('aff: d/own.aff\ndic: d/own.dic\n')},
    'the boats kelpies',
    ['T.S kelpies'],
  ],
  [
    'names in a dicpath',
    {...own, 'styles/T/S.yml': rule('dicpath: d\ndictionaries: [own]\n')},
    'the boats sail',
    ['T.S sail'],
  ],
  [
    'added to the usual ones',
    {...own, 'styles/T/S.yml': rule('dicpath: d\ndictionaries: [own]\nappend: true\n')},
    'the kelpie sails zzyx',
    ['T.S zzyx'],
  ],
  [
    'a dic file alone, which is a list',
    {'styles/d/own.dic': '2\nboat\nthe\n', 'styles/T/S.yml': rule('dic: d/own.dic\n')},
    'the boat sails colour',
    ['T.S sails', 'T.S colour'],
  ],
  ['filters', {'styles/T/S.yml': rule("filters: ['zz.*']\n")}, 'zzyx teh', ['T.S teh']],
  ['custom filters', {'styles/T/S.yml': rule("custom: true\nfilters: ['zz.*']\n")}, 'zzyx TEHX', ['T.S TEHX']],
  [
    'an ignore file',
    {'styles/T/S.yml': rule('ignore: words.txt\n'), 'styles/words.txt': 'teh\n'},
    'teh zzyx',
    ['T.S zzyx'],
  ],
  [
    'a vocabulary',
    {
      'styles/T/S.yml': rule(),
      '.vale.ini': `Vocab = V\n${ini}`,
      'styles/config/vocabularies/V/accept.txt': '[Tt]eh\n',
    },
    'teh zzyx',
    ['T.S zzyx'],
  ],
  [
    'the rule that Vale has itself',
    {
      '.vale.ini': ini.replace('= T', '= Vale'),
      'styles/config/ignore/ours.txt': 'teh\n',
    },
    'teh zzyx',
    ['Vale.Spelling zzyx'],
  ],
  ['code and addresses', {'styles/T/S.yml': rule()}, '`teh` [a](http://x.io/teh) [teh](b.md)', ['T.S teh']],
])('%s', async (_, files, text, expected) => {
  expect(await found(files, text)).toEqual(expected)
})

test('a dictionary that is missing is a mistake', async () => {
  const files = {'styles/T/S.yml': rule('dictionaries: [none]\n')}
  await expect(found(files, 'a')).rejects.toThrow("The rule `T.S` can't run: there is no dictionary `none`.")
})
