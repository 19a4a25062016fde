// Wrong settings: each mistake with its exact place and a message that tells an editor how to mend it.
import {describe, expect, test} from 'vitest'
import {runIn} from '../../support/desk.ts'

/** A `.copydesk.yaml`, or files by path. */
type Wrong = string | Record<string, string>

const wrong: [name: string, settings: Wrong, says: string][] = [
  ['an unknown key', 'rulez: {}\n', '.copydesk.yaml:1:1: There is no setting `rulez`. Did you mean `rules`?'],
  [
    'an unknown key without a near one',
    'preset: news\nteam: sports\n',
    '.copydesk.yaml:2:1: There is no setting `team`. Allowed: `$schema`, `extends`, `preset`, `rules`, `preview`, `allow`, `frontMatterCopy`, `frontMatter`, `language`, `spelling`, `templateEngines`, `site`, `siteName`, `names`, `overrides`, `stages`, `ignore`, `include`, `plugins`, `houseRules`, `vale`, `hosted`, `lists`.',
  ],
  [
    'a list instead of a map',
    '- news\n',
    '.copydesk.yaml:1:1: A settings file must be `name: value` pairs, not a list.',
  ],
  ['a text instead of a map', 'news\n', '.copydesk.yaml:1:1: A settings file must be `name: value` pairs, not `news`.'],
  [
    'rules as a list',
    'rules:\n  - duplicate-headline\n',
    '.copydesk.yaml:2:3: `rules` must be `name: value` pairs, not a list, as in `rules: {duplicate-headline: off}`.',
  ],
  [
    'rules as a text',
    'rules: off\n',
    '.copydesk.yaml:1:8: `rules` must be `name: value` pairs, not `off`, as in `rules: {duplicate-headline: off}`.',
  ],
  [
    'an unknown rule',
    'rules:\n  duplicate-headlin: off\n',
    '.copydesk.yaml:2:3: There is no rule `duplicate-headlin`. Did you mean `duplicate-headline`?',
  ],
  [
    'an unknown rule, nothing near',
    'rules:\n  xyzzy-quux-plugh: off\n',
    '.copydesk.yaml:2:3: There is no rule `xyzzy-quux-plugh`. `copydesk rules` lists them.',
  ],
  [
    'an unknown severity',
    'rules:\n  duplicate-headline: warn\n',
    '.copydesk.yaml:2:23: `duplicate-headline` is set to `warn`. Did you mean `warning`?',
  ],
  [
    'a number as severity',
    'rules:\n  duplicate-headline: 2\n',
    '.copydesk.yaml:2:23: `duplicate-headline` is set to `2`. Allowed: `off`, `on`, `info`, `warning`, `error`.',
  ],
  [
    'no severity',
    'rules:\n  duplicate-headline:\n',
    '.copydesk.yaml:2:22: `duplicate-headline` is empty. Allowed: `off`, `on`, `info`, `warning`, `error`.',
  ],
  [
    'a severity misspelt in a kind',
    'rules:\n  duplicate-headline: {exact: eror}\n',
    '.copydesk.yaml:2:31: `exact` is set to `eror`. Did you mean `error`?',
  ],
  [
    'an unknown kind',
    'rules:\n  duplicate-headline:\n    exakt: error\n',
    '.copydesk.yaml:3:5: `duplicate-headline` has no kind `exakt`. Did you mean `exact`?',
  ],
  [
    'kinds of a rule that has none',
    'rules:\n  leftover-instruction: {exact: error}\n',
    '.copydesk.yaml:2:26: `leftover-instruction` has no kinds: give it one severity.',
  ],
  [
    'an unknown option',
    'rules:\n  duplicate-headline: [warning, {similarty: 0.9}]\n',
    '.copydesk.yaml:2:34: `duplicate-headline` has no option `similarty`. Did you mean `similarity`?',
  ],
  [
    'an option of the wrong type',
    'rules:\n  duplicate-headline:\n    - warning\n    - similarity: high\n',
    '.copydesk.yaml:4:19: The option `similarity` of `duplicate-headline` must be a number, not `high`.',
  ],
  [
    'options that are no map',
    'rules:\n  duplicate-headline: [warning, 0.9]\n',
    '.copydesk.yaml:2:33: The options of `duplicate-headline` must be `name: value` pairs, as in `[warning, {…}]`, not `0.9`.',
  ],
  [
    'three things for a rule',
    'rules:\n  duplicate-headline: [warning, {}, {}]\n',
    '.copydesk.yaml:2:23: `duplicate-headline` takes a severity and its options, as in `[warning, {…}]`.',
  ],
  [
    'an empty list for a rule',
    'rules:\n  duplicate-headline: []\n',
    '.copydesk.yaml:2:23: `duplicate-headline` takes a severity and its options, as in `[warning, {…}]`.',
  ],
  [
    'a wrong severity beside options',
    'rules:\n  duplicate-headline: [loud, {}]\n',
    '.copydesk.yaml:2:24: `duplicate-headline` is set to `loud`. Allowed: `off`, `on`, `info`, `warning`, `error`.',
  ],
  [
    'a list of numbers for texts',
    'rules:\n  dummy-text: [warning, {allow: [1]}]\n',
    '.copydesk.yaml:2:33: The option `allow` of `dummy-text` must be a list of texts, not `[1]`.',
  ],
  [
    'kinds for a reserved name',
    'rules:\n  unused-ignore: {a: error}\n',
    '.copydesk.yaml:2:18: `unused-ignore` is set to `{"a":"error"}`. Allowed: `off`, `on`, `info`, `warning`, `error`.',
  ],
  ['an unknown preset', 'preset: newz\n', '.copydesk.yaml:1:9: There is no preset `newz`. Did you mean `news`?'],
  [
    'an unknown preset among several',
    'preset:\n  - news\n  - press\n',
    '.copydesk.yaml:3:5: There is no preset `press`. Allowed: `recommended`, `news`, `blog`, `newsletter`, `docs`, `strict`.',
  ],
  [
    'a preset that is no text',
    'preset: 3\n',
    '.copydesk.yaml:1:9: `preset` must be text or a list, not `3`, as in `preset: news`.',
  ],
  [
    'an unknown language',
    'language: german\n',
    ".copydesk.yaml:1:11: `language` can't be `german`: write it like `language: en-GB`.",
  ],
  [
    'a language written otherwise',
    'language: en_GB\n',
    ".copydesk.yaml:1:11: `language` can't be `en_GB`: write it like `language: en-GB`.",
  ],
  [
    'an unknown template engine',
    'templateEngines: [liquide]\n',
    ".copydesk.yaml:1:19: An entry of `templateEngines` can't be `liquide`. Did you mean `liquid`?",
  ],
  [
    'template engines as a text',
    'templateEngines: liquid\n',
    '.copydesk.yaml:1:18: `templateEngines` must be a list, not `liquid`, as in `templateEngines: [liquid]`.',
  ],
  [
    'front matter fields as a text',
    'frontMatterCopy: title\n',
    '.copydesk.yaml:1:18: `frontMatterCopy` must be a list, not `title`, as in `frontMatterCopy: [title, standfirst]`.',
  ],
  [
    'a site name that is a number',
    'siteName: 24\n',
    '.copydesk.yaml:1:11: `siteName` must be text, not `24`, as in `siteName: The Harbour Post`.',
  ],
  [
    'allow as a text',
    'allow: some say\n',
    '.copydesk.yaml:1:8: `allow` must be a list or `name: value` pairs, not `some say`, as in `allow: [some say]`.',
  ],
  [
    'allow for an unknown rule',
    'allow:\n  unsourced-claims: [some say]\n',
    '.copydesk.yaml:2:3: There is no rule `unsourced-claims`. Did you mean `unsourced-claim`?',
  ],
  [
    'a number among the phrases to allow',
    'allow: [some say, 7]\n',
    '.copydesk.yaml:1:19: An entry of `allow` must be text, not `7`.',
  ],
  [
    'ignore as a text',
    'ignore: archive/\n',
    '.copydesk.yaml:1:9: `ignore` must be a list, not `archive/`, as in `ignore: [drafts/]`.',
  ],
  [
    'overrides as a map',
    'overrides: {files: a}\n',
    '.copydesk.yaml:1:12: `overrides` must be a list, not `name: value` pairs, as in `overrides: [{files: opinion/**, preset: blog}]`.',
  ],
  [
    'an override without files',
    'overrides:\n  - preset: blog\n',
    '.copydesk.yaml:2:5: An entry of `overrides` needs `files`, as in `files: opinion/**`.',
  ],
  [
    'a misspelt files',
    'overrides:\n  - file: opinion/**\n    files: a\n',
    '.copydesk.yaml:2:5: An entry of `overrides` has no `file`. Did you mean `files`?',
  ],
  [
    'an unknown rule in an override',
    'overrides:\n  - files: opinion/**\n    rules:\n      duplicate-headline: error\n      dummy-txt: off\n',
    '.copydesk.yaml:5:7: There is no rule `dummy-txt`. Did you mean `dummy-text`?',
  ],
  [
    'ignore in an override',
    'overrides:\n  - files: opinion/**\n    ignore: [a]\n',
    '.copydesk.yaml:3:5: An entry of `overrides` has no `ignore`. Allowed: `files`, `preset`, `rules`, `preview`, `allow`, `frontMatterCopy`, `frontMatter`, `language`, `spelling`, `templateEngines`, `site`, `siteName`, `names`.',
  ],
  [
    'a glob without quotation marks',
    'overrides:\n  - files: *.txt\n',
    '.copydesk.yaml:2:12: A value that starts with `*` must be in quotation marks: `"*.txt"`.',
  ],
  [
    'a pattern that starts with !',
    'ignore:\n  - !keep.md\n',
    '.copydesk.yaml:2:5: A value that starts with `!` must be in quotation marks: `"!keep.md"`.',
  ],
  ['a key twice', 'preset: news\nrules: {}\npreset: blog\n', '.copydesk.yaml:3:1: `preset` is set twice: keep one.'],
  [
    'a rule twice',
    'rules:\n  dummy-text: off\n  dummy-text: error\n',
    '.copydesk.yaml:3:3: `dummy-text` is set twice: keep one.',
  ],
  [
    'broken YAML',
    'rules: {dummy-text: off\npreset: news\n',
    '.copydesk.yaml:2:1: A `{` above is never closed: add a `}`.',
  ],
  [
    'bad indentation',
    'rules:\n  dummy-text: off\n preset: news\n',
    '.copydesk.yaml:3:1: This line is indented differently from the lines around it: line them up.',
  ],
  [
    'a colon too many',
    'siteName: The Post: Sunday\n',
    '.copydesk.yaml:1:11: A value that contains a colon must be in quotation marks.',
  ],
  ['a tab', 'rules:\n	dummy-text: off\n', '.copydesk.yaml:2:1: A tab indents this line: use spaces.'],
  [
    'an alias bomb',
    'a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nallow: [*c,*c,*c,*c,*c,*c]\n',
    '.copydesk.yaml:1:1: These settings use too many aliases (`*name`): write them out.',
  ],
  [
    'two documents',
    'preset: news\n---\npreset: blog\n',
    '.copydesk.yaml:2:1: A second document starts here: delete the line `---`.',
  ],
  [
    'broken JSON',
    {'.copydesk.json': '{"preset": "news",, "rules": {}}\n'},
    `.copydesk.json:1:19: This isn't valid JSON: Unexpected , in flow map.`,
  ],
  [
    'an unknown rule in JSON',
    {'.copydesk.json': '{\n  "rules": {\n    "dummy-txt": "off"\n  }\n}\n'},
    '.copydesk.json:3:5: There is no rule `dummy-txt`. Did you mean `dummy-text`?',
  ],
  [
    'an unknown key in package.json',
    {'package.json': '{\n  "name": "post",\n  "copydesk": {"presets": "news"}\n}\n'},
    'package.json:3:16: There is no setting `presets`. Did you mean `preset`?',
  ],
  [
    'package.json with a text',
    {'package.json': '{"copydesk": "news"}\n'},
    'package.json:1:14: A settings file must be `name: value` pairs, not `news`.',
  ],
  [
    'two settings files in a folder',
    {'.copydesk.yaml': '', '.copydesk.json': '{}'},
    '.copydesk.json: `.copydesk.yaml` and `.copydesk.json` both hold settings: keep one.',
  ],
  [
    'a file to extend that is not there',
    'extends: ./house.yaml\n',
    '.copydesk.yaml:1:10: There is no file `./house.yaml`.',
  ],
  [
    'a package to extend that is not there',
    'extends: copydesk-config-none\n',
    '.copydesk.yaml:1:10: There is no preset or package `copydesk-config-none`. Is it installed? Try `npm install copydesk-config-none`.',
  ],
  [
    'a preset to extend that is misspelt',
    'extends: [new]\n',
    '.copydesk.yaml:1:11: There is no preset `new`. Did you mean `news`?',
  ],
  [
    'a mistake in the file extended',
    {'.copydesk.yaml': 'extends: ./house/base.yaml\n', 'house/base.yaml': '# Base.\nrules:\n  dummy-txt: off\n'},
    'house/base.yaml:3:3: There is no rule `dummy-txt`. Did you mean `dummy-text`?',
  ],
  [
    'settings that extend themselves',
    'extends: ./.copydesk.yaml\n',
    '.copydesk.yaml:1:10: Settings extend themselves: `.copydesk.yaml` → `.copydesk.yaml`.',
  ],
  [
    'settings that extend each other',
    {'.copydesk.yaml': 'extends: ./a.yaml\n', 'a.yaml': 'extends: [news, ./b.yaml]\n', 'b.yaml': 'extends: ./a.yaml\n'},
    'b.yaml:1:10: Settings extend themselves: `a.yaml` → `b.yaml` → `a.yaml`.',
  ],
  ['a plugin that is not there', 'plugins: [./house.js]\n', '.copydesk.yaml:1:11: There is no file `./house.js`.'],
  [
    'a plugin package that is not there',
    'plugins:\n  - copydesk-plugin-none\n',
    '.copydesk.yaml:2:5: There is no plugin `copydesk-plugin-none`. Is it installed? Try `npm install copydesk-plugin-none`.',
  ],
  [
    'a plugin that breaks off',
    {'.copydesk.yaml': 'plugins: [./p.mjs]\n', 'p.mjs': 'throw new Error("no luck")\n'},
    ".copydesk.yaml:1:11: The plugin `./p.mjs` can't be loaded: no luck.",
  ],
  [
    'a plugin without a default export',
    {'.copydesk.yaml': 'plugins: [./p.mjs]\n', 'p.mjs': 'export const name = "p"\n'},
    '.copydesk.yaml:1:11: The plugin `./p.mjs` has no default export: write `export default {…}`.',
  ],
  [
    'a plugin without a name',
    {'.copydesk.yaml': 'plugins: [./p.mjs]\n', 'p.mjs': 'export default {rules: {}}\n'},
    '.copydesk.yaml:1:11: The plugin `./p.mjs` is wrong: It needs `name`, as in `our-house`.',
  ],
  [
    'a plugin with a name that is no id',
    {'.copydesk.yaml': 'plugins: [./p.mjs]\n', 'p.mjs': 'export default {name: "My Rules"}\n'},
    ".copydesk.yaml:1:11: The plugin `./p.mjs` is wrong at `name`: `name` can't be `My Rules`: write it like `our-house`.",
  ],
  [
    'a plugin with an unknown key',
    {'.copydesk.yaml': 'plugins: [./p.mjs]\n', 'p.mjs': 'export default {name: "p", rule: {}}\n'},
    '.copydesk.yaml:1:11: The plugin `./p.mjs` is wrong at `rule`: There is no key `rule`. Did you mean `rules`?',
  ],
  [
    'a plugin rule without check',
    {
      '.copydesk.yaml': 'plugins: [./p.mjs]\n',
      'p.mjs': 'export default {name: "p", rules: {"house-word": {summary: "x"}}}\n',
    },
    '.copydesk.yaml:1:11: The plugin `./p.mjs` is wrong at `rules.house-word`: `house-word` needs `check`, a function.',
  ],
  [
    'a plugin rule with a wrong severity',
    {
      '.copydesk.yaml': 'plugins: [./p.mjs]\n',
      'p.mjs': 'export default {name: "p", rules: {"house-word": {summary: "x", severity: "warn", check() {}}}}\n',
    },
    ".copydesk.yaml:1:11: The plugin `./p.mjs` is wrong at `rules.house-word.severity`: `severity` can't be `warn`. Did you mean `warning`?",
  ],
  [
    'a plugin rule whose id is none',
    {
      '.copydesk.yaml': 'plugins: [./p.mjs]\n',
      'p.mjs': 'export default {name: "p", rules: {houseWord: {summary: "x", check() {}}}}\n',
    },
    ".copydesk.yaml:1:11: The plugin `./p.mjs` is wrong at `rules.houseWord`: `houseWord` can't be an id: write it like `house-word`.",
  ],
  [
    'a rule a plugin does not have',
    {
      '.copydesk.yaml': 'plugins: [./p.mjs]\nrules: {p/house-wrd: off}\n',
      'p.mjs': 'export default {name: "p", rules: {"house-word": {summary: "x", check() {}}}}\n',
    },
    '.copydesk.yaml:2:9: There is no rule `p/house-wrd`. Did you mean `p/house-word`?',
  ],
  [
    'an option of a plugin rule',
    {
      '.copydesk.yaml': 'plugins: [./p.mjs]\nrules:\n  p/house-word: [error, {wrods: []}]\n',
      'p.mjs':
        'export default {name: "p", rules: {"house-word": {summary: "x", options: {words: ["a"]}, check() {}}}}\n',
    },
    '.copydesk.yaml:3:26: `p/house-word` has no option `wrods`. Did you mean `words`?',
  ],
  [
    'a preset a plugin does not have',
    {
      '.copydesk.yaml': 'plugins: [./p.mjs]\nextends: p/strickt\n',
      'p.mjs': 'export default {name: "p", presets: {strict: {}}}\n',
    },
    '.copydesk.yaml:2:10: The plugin `p` has no preset `p/strickt`. Did you mean `p/strict`?',
  ],
  [
    'a plugin preset with an unknown rule',
    {
      '.copydesk.yaml': 'plugins: [./p.mjs]\nextends: [p/strict]\n',
      'p.mjs': 'export default {name: "p", presets: {strict: {rules: {"dummy-txt": "off"}}}}\n',
    },
    '.copydesk.yaml:2:11: The preset `p/strict` is wrong: There is no rule `dummy-txt`. Did you mean `dummy-text`?',
  ],
  [
    'two plugins of a name',
    {
      '.copydesk.yaml': 'plugins:\n  - ./p.mjs\n  - ./q.mjs\n',
      'p.mjs': 'export default {name: "p"}\n',
      'q.mjs': 'export default {name: "p"}\n',
    },
    '.copydesk.yaml:3:5: Two plugins are named `p`: rename one of them.',
  ],
  [
    'a list without phrases',
    'lists:\n  - id: house-words\n',
    '.copydesk.yaml:2:9: `house-words` has nothing to look for: add `phrases` or `frames`.',
  ],
  [
    "a frame that can't be read",
    'lists:\n  - id: house-words\n    frames:\n      - ask the desk\n      - ask …3 {desk}\n',
    '.copydesk.yaml:5:9: There is no class `desk` (column 8 of `ask …3 {desk}`).',
  ],
  [
    'a phrase with one alternative',
    'lists:\n  - id: house-words\n    phrases:\n      - it (may|might) rain\n      - it (may) rain\n',
    ".copydesk.yaml:5:9: `(may)` has one alternative: write `(may|)` if it may be left out, `may` if not. Brackets that stand in the text are for `frames`: `'(' may ')'`.",
  ],
  [
    'a phrase to replace with a bracket that stays open',
    'lists:\n  - id: house-words\n    phrases:\n      (sic): thus\n      it (may|might rain: it rains\n',
    ".copydesk.yaml:5:7: `(may|might rain` isn't closed by `)`.",
  ],
  [
    'a list with an id that is none',
    'lists:\n  - id: House Words\n    phrases: [x]\n',
    ".copydesk.yaml:2:9: `id` can't be `House Words`: write it like `house-words`.",
  ],
  [
    'a list with the id of a rule',
    'lists:\n  - id: dummy-text\n    phrases: [x]\n',
    '.copydesk.yaml:2:9: There is a rule `dummy-text` already: choose another id.',
  ],
  [
    'two lists of one id',
    'lists:\n  - {id: house-words, phrases: [x]}\n  - {id: house-words, phrases: [y]}\n',
    '.copydesk.yaml:3:10: There is a rule `house-words` already: choose another id.',
  ],
  [
    'a list with a wrong severity',
    'lists:\n  - id: house-words\n    severity: fatal\n    phrases: [x]\n',
    ".copydesk.yaml:3:15: `severity` can't be `fatal`. Allowed: `off`, `info`, `warning`, `error`.",
  ],
  [
    'a number to write instead',
    'lists:\n  - id: house-words\n    phrases: {ten: 10}\n',
    '.copydesk.yaml:3:20: `ten` must be text, not `10`.',
  ],
  [
    'phrases as a text',
    'lists:\n  - id: house-words\n    phrases: e-mail\n',
    '.copydesk.yaml:3:14: `phrases` must be a list or `name: value` pairs, not `e-mail`, as in `phrases: {e-mail: email}`.',
  ],
  [
    'a placeholder nothing fills',
    'lists:\n  - id: house-words\n    message: Write {word}.\n    phrases: [x]\n',
    '.copydesk.yaml:3:14: `message` has an unknown `{word}`. Allowed: `{found}`, `{instead}`.',
  ],
  [
    'a replacement that a plain list of phrases lacks',
    'lists:\n  - id: house-words\n    message: Write {instead}.\n    phrases: [x]\n',
    '.copydesk.yaml:3:14: `message` has `{instead}`, but these phrases have no replacements: write each as `phrase: replacement`, or leave `{instead}` out.',
  ],
  [
    'a replacement that the frames beside phrases lack',
    "lists:\n  - id: house-words\n    message: Write {instead}.\n    phrases: {x: y}\n    frames: ['{number} percent']\n",
    '.copydesk.yaml:3:14: `message` has `{instead}`, but frames have no replacements: give them a list of their own, or leave `{instead}` out.',
  ],
  [
    'an unknown key in an example',
    'lists:\n  - id: house-words\n    phrases: [x]\n    examples:\n      - wrong: x\n',
    '.copydesk.yaml:5:9: An entry of `examples` has no `wrong`. Allowed: `bad`, `good`, `says`, `fixed`.',
  ],
]

describe('wrong settings', () => {
  test.each(wrong)('%s', async (_, settings, says) => {
    const files = typeof settings === 'string' ? {'.copydesk.yaml': settings} : settings
    const {code, err, out} = await runIn({'a.md': 'It rained.\n', ...files}, ['a.md'])
    expect(err).toBe(`${says}\n`)
    expect(out).toBe('')
    expect(code).toBe(2)
  })

  test.each<[name: string, files: Record<string, string>, args: string[], places: string[]]>([
    [
      'of names, severities and keys',
      {'.copydesk.yaml': 'rules:\n  duplicate-headlin: off\n  dummy-text: loud\nteem: a\n'},
      [],
      ['.copydesk.yaml:2:3', '.copydesk.yaml:3:15', '.copydesk.yaml:4:1'],
    ],
    [
      'a key twice, beside a wrong preset',
      {'.copydesk.yaml': 'preset: newz\npreset: blog\nteem: a\n'},
      [],
      ['.copydesk.yaml:2:1', '.copydesk.yaml:3:1'],
    ],
    [
      'globs without quotation marks, beside a wrong preset',
      {'.copydesk.yaml': 'overrides:\n  - files: *.md\n    preset: newz\nignore:\n  - *.txt\n  - !a.md\n'},
      [],
      ['.copydesk.yaml:2:12', '.copydesk.yaml:3:13', '.copydesk.yaml:5:5', '.copydesk.yaml:6:5'],
    ],
    [
      'what stands behind a bracket that is never closed is not guessed at',
      {'.copydesk.yaml': 'preset: newz\npreset: blog\nrules: {dummy-text: loud\nteem: a\n'},
      [],
      ['.copydesk.yaml:2:1', '.copydesk.yaml:4:1'],
    ],
    [
      'of two files that are extended',
      {
        '.copydesk.yaml': 'extends: [./a.yaml, ./b.yaml]\nteem: a\n',
        'a.yaml': 'rules: {x\n',
        'b.yaml': 'preset: newz\n',
      },
      [],
      ['.copydesk.yaml:2:1', 'a.yaml:2:1', 'b.yaml:1:9'],
    ],
    [
      'of the settings of two folders',
      {'.copydesk.yaml': 'preset: newz\n', 'post/.copydesk.yaml': 'preset: blgo\n', 'post/b.md': ''},
      [],
      ['.copydesk.yaml:1:9', 'post/.copydesk.yaml:1:9'],
    ],
    [
      'of two settings files in a folder',
      {'.copydesk.yaml': 'preset: newz\n', '.copydesk.json': '{}'},
      [],
      ['.copydesk.json', '.copydesk.yaml:1:9'],
    ],
    [
      'of settings and of the command line',
      {'.copydesk.yaml': 'preset: newz\n'},
      ['--rule', 'dummy-txt:off', '--preset', 'blgo'],
      ['There is no preset', 'There is no rule', '.copydesk.yaml:1:9'],
    ],
  ])('all mistakes are told at once: %s', async (_, files, args, places) => {
    const {code, err} = await runIn({'a.md': '', ...files}, args)
    expect(err.match(/^[^`]+?(?=: | `)/gm)).toEqual(places)
    expect(code).toBe(2)
  })

  test('rules of a plugin that is not there are not missed, too', async () => {
    const settings = 'plugins: [./p.mjs]\nrules:\n  p/word: off\n'
    const {err} = await runIn({'a.md': '', '.copydesk.yaml': settings}, ['a.md'])
    expect(err).toBe('.copydesk.yaml:1:11: There is no file `./p.mjs`.\n')
  })

  test.each<[command: string, out: RegExp]>([
    ['explain dummy-text', /^dummy-text \(/],
    ['rules', /\bdummy-text .*\n(?:.*\n)*.*\bhouse-words /],
  ])('`%s` answers all the same, and notes them', async (command, out) => {
    const settings = 'rules:\n  dummy-text: loud\nlists: [{id: house-words, phrases: [x]}]\npreset: newz\n'
    const ran = await runIn({'.copydesk.yaml': settings}, command.split(' '))
    expect(ran.err).toBe(
      [
        '.copydesk.yaml:2:15: `dummy-text` is set to `loud`. Allowed: `off`, `on`, `info`, `warning`, `error`.',
        '.copydesk.yaml:4:9: There is no preset `newz`. Did you mean `news`?',
        'Note: a check stops at these mistakes in the settings.\n',
      ].join('\n'),
    )
    expect(ran.out).toMatch(out)
    expect(ran.code).toBe(0)
  })

  test('`explain` answers where the settings are no YAML', async () => {
    const {code, out} = await runIn({'.copydesk.yaml': 'rules: {a\n'}, ['explain', 'dummy-text'])
    expect([code, out.split('\n')[0]]).toEqual([0, 'dummy-text (placeholders)'])
  })

  test('settings of a folder without drafts are read, too', async () => {
    const {code, err} = await runIn({'.copydesk.yaml': 'rulez: {}\n'}, [])
    expect([code, err]).toEqual([2, '.copydesk.yaml:1:1: There is no setting `rulez`. Did you mean `rules`?\n'])
  })
})
