// Settings that hold: which file counts, what goes over what, what is ignored, and what the command line adds.
import {execFileSync} from 'node:child_process'
import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {Ajv} from 'ajv'
import {describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {rules} from '../../../rules/index.ts'
import {type Config, configureRules} from '../../../src/core/settings/config.ts'
import {ruleNames} from '../../../src/core/settings/mistakes.ts'
import type {Settings} from '../../../src/core/settings/settings.ts'
import {openSettings} from '../../../src/files/settings.ts'
import {makeFolder, runIn} from '../../support/desk.ts'

const slot = '[insert name of winner]'
const draft = `# Boats\n\nThe race was won by ${slot}.\n`
const placeholder = 'unfilled-placeholder'
const headline = 'duplicate-headline'

/** Which drafts got which severity for a placeholder. */
async function severities(files: Record<string, string>, args: string[] = []): Promise<Record<string, string>> {
  const {out, err, code} = await runIn(files, [...args, '--format', 'json'])
  if (code === 2) throw new Error(err)
  const reports = JSON.parse(out) as {
    path: string
    messages: {ruleId: string; kind?: string; fatal: boolean | null}[]
  }[]
  return Object.fromEntries(
    reports.map(({path, messages}) => {
      const found = messages.find(({ruleId, kind}) => ruleId === placeholder && kind === 'slot')
      return [path, !found ? 'none' : found.fatal === true ? 'error' : found.fatal === false ? 'warning' : 'info']
    }),
  )
}

const level = (name: string) => `rules: {${placeholder}: ${name}}\n`

describe('which settings count', () => {
  test.each<[name: string, files: Record<string, string>, expected: Record<string, string>]>([
    ['none at all', {'a.md': draft}, {'a.md': 'error'}],
    ['an empty file', {'a.md': draft, '.copydesk.yaml': ''}, {'a.md': 'error'}],
    ['a file of comments', {'a.md': draft, '.copydesk.yaml': '# Nothing yet.\n'}, {'a.md': 'error'}],
    ['a key without a value', {'a.md': draft, '.copydesk.yaml': 'rules:\n#  a: off\n'}, {'a.md': 'error'}],
    ['YAML', {'a.md': draft, '.copydesk.yaml': level('info')}, {'a.md': 'info'}],
    ['YML', {'a.md': draft, '.copydesk.yml': level('off')}, {'a.md': 'none'}],
    ['JSON', {'a.md': draft, '.copydesk.json': `{"rules": {"${placeholder}": "warning"}}`}, {'a.md': 'warning'}],
    [
      'JSON with tabs',
      {'a.md': draft, '.copydesk.json': `{\n\t"rules": {\n\t\t"${placeholder}": "info"\n\t}\n}\n`},
      {'a.md': 'info'},
    ],
    [
      'package.json',
      {'a.md': draft, 'package.json': `{"copydesk": {"rules": {"${placeholder}": "info"}}}`},
      {'a.md': 'info'},
    ],
    ['a package.json without the key', {'a.md': draft, 'package.json': '{"name": "copydesk"}'}, {'a.md': 'error'}],
    [
      'a BOM and CRLF',
      {'a.md': draft, '.copydesk.yaml': `\uFEFFrules:\r\n  ${placeholder}: info\r\n`},
      {'a.md': 'info'},
    ],
    [
      'anchors',
      {
        'a.md': draft,
        '.copydesk.yaml': `rules: &r {${placeholder}: off}\noverrides:\n  - files: a.md\n    rules: *r\n`,
      },
      {'a.md': 'none'},
    ],
    [
      'the nearest upwards, for each draft its own',
      {
        'a.md': draft,
        'x/y/b.md': draft,
        'x/y/c/d.md': draft,
        '.copydesk.yaml': level('info'),
        'x/y/.copydesk.yml': level('warning'),
      },
      {'a.md': 'info', 'x/y/b.md': 'warning', 'x/y/c/d.md': 'warning'},
    ],
    [
      'one found nearer ends the search',
      {'x/b.md': draft, '.copydesk.yaml': level('info'), 'x/.copydesk.yaml': 'siteName: X\n'},
      {'x/b.md': 'error'},
    ],
    [
      'extends joins them',
      {'x/b.md': draft, '.copydesk.yaml': level('info'), 'x/.copydesk.yaml': 'extends: ../.copydesk.yaml\n'},
      {'x/b.md': 'info'},
    ],
    [
      'what extends goes over what is extended',
      {
        'b.md': draft,
        'house.json': `{"rules": {"${placeholder}": "off"}}`,
        '.copydesk.yaml': `extends: [./house.json]\n${level('warning')}`,
      },
      {'b.md': 'warning'},
    ],
    [
      'of several extended the later goes over the earlier',
      {
        'b.md': draft,
        'a.yaml': level('off'),
        'c.yaml': level('info'),
        '.copydesk.yaml': 'extends: [./a.yaml, ./c.yaml]\n',
      },
      {'b.md': 'info'},
    ],
    [
      'two files may extend the same one',
      {
        'b.md': draft,
        'z.yaml': level('off'),
        'a.yaml': 'extends: ./z.yaml\n',
        'c.yaml': 'extends: ./z.yaml\n',
        '.copydesk.yaml': 'extends: [./a.yaml, ./c.yaml]\n',
      },
      {'b.md': 'none'},
    ],
    [
      'a package',
      {
        'b.md': draft,
        'node_modules/copydesk-config-post/package.json':
          '{"name": "copydesk-config-post", "type": "module", "exports": {"import": "./index.js"}}',
        'node_modules/copydesk-config-post/index.js': `export default {rules: {'${placeholder}': 'info'}}\n`,
        '.copydesk.yaml': 'extends: copydesk-config-post\n',
      },
      {'b.md': 'info'},
    ],
    [
      'a package of YAML',
      {
        'b.md': draft,
        'node_modules/@post/style/package.json': '{"name": "@post/style", "exports": "./style.yaml"}',
        'node_modules/@post/style/style.yaml': level('warning'),
        '.copydesk.yaml': "extends: '@post/style'\n",
      },
      {'b.md': 'warning'},
    ],
  ])('%s', async (_, files, expected) => {
    expect(await severities(files)).toEqual(expected)
  })
})

describe('overrides', () => {
  const settings = (globs: string) => `${level('info')}overrides:\n  - files: ${globs}\n    ${level('off')}`
  const drafts = {'a.md': draft, 'opinion/b.md': draft, 'x/opinion/c.txt': draft}
  test.each<[globs: string, silent: string[]]>([
    ['opinion/**', ['opinion/b.md']],
    ['./opinion/**', ['opinion/b.md']],
    ['opinion/', ['opinion/b.md']],
    ['"**/opinion/**"', ['opinion/b.md', 'x/opinion/c.txt']],
    ['"*.txt"', ['x/opinion/c.txt']],
    ['["a.md", "**/*.txt"]', ['a.md', 'x/opinion/c.txt']],
    ['"{a,b}.md"', ['a.md', 'opinion/b.md']],
  ])('%s', async (globs, silent) => {
    const found = await severities({...drafts, '.copydesk.yaml': settings(globs)})
    expect(Object.keys(found).filter((path) => found[path] === 'none')).toEqual(silent)
  })

  test('the later goes over the earlier, and a kind can be set alone', async () => {
    const yaml = `overrides:\n  - {files: "*.md", rules: {${placeholder}: off}}\n  - {files: a.md, rules: {${placeholder}: {slot: info}}}\n`
    expect(await severities({...drafts, '.copydesk.yaml': yaml})).toEqual({
      'a.md': 'info',
      'opinion/b.md': 'none',
      'x/opinion/c.txt': 'error',
    })
  })

  test('a preset in an override takes the place of the one above it, rules stay', async () => {
    const folder = makeFolder({
      '.copydesk.yaml': `preset: strict\n${level('info')}overrides: [{files: docs/**, preset: docs}]\n`,
    })
    const source = openSettings({rules, cwd: folder})
    const above = await source.resolve('a.md')
    const docs = await source.resolve('docs/a.md')
    expect([above.presets, docs.presets]).toEqual([['strict'], ['docs']])
    expect(docs.config.rules.find(({rule}) => rule.id === placeholder)?.levels.slot).toBe('info')
    expect([above.config.reserved['ignore-without-reason'], docs.config.reserved['ignore-without-reason']]).toEqual([
      'warning',
      'off',
    ])
  })
})

describe('the rest of the settings', () => {
  test('they reach the rules as the house, the later in place of the earlier', async () => {
    const house = 'language: en-GB\nsiteName: Post\ntemplateEngines: [liquid]\nfrontMatterCopy: [standfirst]\n'
    const folder = makeFolder({'.copydesk.yaml': `extends: ./h.yaml\nlanguage: en-US\n`, 'h.yaml': house})
    const {settings} = await openSettings({rules, cwd: folder}).configFor('a.md')
    expect(settings).toMatchObject({
      language: 'en-US',
      siteName: 'Post',
      templateEngines: ['liquid'],
      frontMatterCopy: ['standfirst'],
    })
  })

  test('allow adds up, for all rules and for one', async () => {
    const folder = makeFolder({
      '.copydesk.yaml': `extends: ./h.yaml\nallow: {'*': [b], ${headline}: [c]}\n`,
      'h.yaml': 'allow: [a]\n',
    })
    const {rules: on} = await openSettings({rules, cwd: folder}).configFor('a.md')
    expect(on.find(({rule}) => rule.id === headline)?.allow).toEqual(['a', 'b', 'c'])
    expect(on.find(({rule}) => rule.id === 'dummy-text')?.allow).toEqual(['a', 'b'])
  })

  test('a phrase allowed is not reported', async () => {
    expect(await severities({'a.md': draft, '.copydesk.yaml': `allow: ["${slot.toUpperCase()}"]\n`})).toEqual({
      'a.md': 'none',
    })
  })

  test('2,000 drafts of one folder are configured once', async () => {
    const folder = makeFolder({'.copydesk.yaml': `overrides: [{files: "*.txt", rules: {${headline}: off}}]\n`})
    const source = openSettings({rules, cwd: folder})
    const configs = new Set<Config>()
    for (let i = 0; i < 2000; i++) configs.add(await source.configFor(`${i}.${i % 2 ? 'md' : 'txt'}`))
    expect(configs.size).toBe(2)
    expect(new Set([...configs].map(({matcher}) => matcher)).size).toBe(1)
  })
})

describe('what is ignored', () => {
  test.each<[name: string, files: Record<string, string>, checked: string[]]>([
    [
      'by settings',
      {'.copydesk.yaml': 'ignore: [archive/, "*.txt", "!c.txt"]\n'},
      ['a.md', 'c.txt', 'x/a.md', 'x/archive2/a.md'],
    ],
    ['by .gitignore', {'.gitignore': 'archive/\n'}, ['a.md', 'b.txt', 'c.txt', 'x/a.md', 'x/archive2/a.md']],
    ['by .copydeskignore', {'.copydeskignore': '/x\n# a.md\n'}, ['a.md', 'archive/a.md', 'b.txt', 'c.txt']],
    ['below its own folder only', {'x/.copydeskignore': 'a.md\n'}, ['a.md', 'archive/a.md', 'b.txt', 'c.txt']],
    [
      'taken back further down',
      {'.gitignore': 'a.md\n', 'x/.copydeskignore': '!a.md\n'},
      ['b.txt', 'c.txt', 'x/a.md', 'x/archive2/a.md'],
    ],
    [
      'never taken back inside an ignored folder',
      {'.gitignore': 'x/\n', 'x/.copydeskignore': '!a.md\n'},
      ['a.md', 'archive/a.md', 'b.txt', 'c.txt'],
    ],
  ])('%s', async (_, files, checked) => {
    const drafts = Object.fromEntries(
      ['a.md', 'b.txt', 'c.txt', 'archive/a.md', 'x/a.md', 'x/archive2/a.md'].map((path) => [path, 'It rained.\n']),
    )
    expect(Object.keys(await severities({'.git/': '', ...drafts, ...files}))).toEqual(checked)
  })

  test('a .gitignore outside the repository does not count', async () => {
    const found = await severities({'.gitignore': 'a.md\n', 'post/.git/': '', 'post/a.md': draft}, ['post'])
    expect(found).toEqual({'post/a.md': 'error'})
  })

  test.each<[name: string, args: string[], err: string]>([
    ['a draft named all the same', ['x/a.md'], '`x/a.md` was not checked: `.gitignore` says to ignore it.\n'],
    ['by settings', ['b.md'], '`b.md` was not checked: `.copydesk.yaml` says to ignore it.\n'],
    ['a folder', ['x'], '`x` was not checked: `.gitignore` says to ignore it.\n'],
    ['a folder of ignored drafts', ['y'], 'All drafts in `y` are ignored.\n'],
    [
      'standard input',
      ['--stdin-filename', 'x/new.md'],
      '`x/new.md` was not checked: `.gitignore` says to ignore it.\n',
    ],
  ])('gets a note, not a failure: %s', async (_, args, err) => {
    const files = {
      'x/a.md': draft,
      'b.md': draft,
      'y/b.md': draft,
      '.gitignore': 'x/\n',
      '.copydesk.yaml': 'ignore: [b.md]\n',
    }
    const ran = await runIn(files, args, draft)
    expect([ran.code, ran.out, ran.err]).toEqual([0, '', err])
  })

  test('a repair of ignored standard input gives it back', async () => {
    const {out} = await runIn({'.copydeskignore': '*'}, ['--fix', '--stdin-filename', 'a.md'], draft)
    expect(out).toBe(draft)
  })

  test('an ignored draft beside one to check', async () => {
    const {out, err} = await runIn({'a.md': 'It rained.\n', 'b.md': draft, '.gitignore': 'b.md\n'}, ['a.md', 'b.md'])
    expect([out, err]).toEqual([
      '1 draft checked, nothing to fix.\n',
      '`b.md` was not checked: `.gitignore` says to ignore it.\n',
    ])
  })
})

describe('the command line', () => {
  const files = {
    'a.md': draft,
    '.copydesk.yaml': level('off'),
    'ci/strict.yaml': `${level('info')}overrides: [{files: b.md, ${level('warning').trim()}}]\n`,
  }
  test('--no-config', async () => expect(await severities(files, ['--no-config'])).toEqual({'a.md': 'error'}))
  test('--config, its globs from here', async () =>
    expect(await severities({...files, 'b.md': draft}, ['--config', 'ci/strict.yaml'])).toEqual({
      'a.md': 'info',
      'b.md': 'warning',
    }))
  test('--rule goes over all', async () =>
    expect(await severities(files, ['--rule', `${placeholder}:info`])).toEqual({'a.md': 'info'}))
  test('--preset goes over the preset', async () => {
    const {out} = await runIn({'.copydesk.yaml': 'preset: docs\n'}, ['--print-config', 'a.md', '--preset', 'news'])
    expect(JSON.parse(out).presets).toEqual([{value: 'news', from: 'command line'}])
  })
  test.each<[args: string[], err: RegExp]>([
    [['--config', 'none.yaml'], /^There is no settings file `none.yaml`\.\n$/],
    [['--config'], /^`--config` needs a value/],
    [['--config', 'a.yaml', '--config', 'b.yaml'], /^`--config` can be given only once\.\n$/],
    [['--now', 'today'], /^`--now` takes a date, as in `2026-11-22` or `2026-11-22T14:00Z`, not `today`\.\n$/],
    [['--now', '2026-02-30'], /not `2026-02-30`\.\n$/],
    [['--now', '22.11.2026'], /not `22\.11\.2026`\.\n$/],
  ])('%s', async (args, err) => {
    const ran = await runIn({'a.md': ''}, args)
    expect(ran.err).toMatch(err)
    expect(ran.code).toBe(2)
  })

  test('--now reaches the rules', async () => {
    const plugin = `export default {name: 'p', rules: {clock: {summary: 'x', check({house, report}) { report({start: 0, end: 2}, house.now ? house.now.toISOString() : 'No clock.') }}}}\n`
    const desk = {'a.md': 'It rained.\n', '.copydesk.yaml': 'plugins: [./p.mjs]\n', 'p.mjs': plugin}
    expect((await runIn(desk, ['a.md'])).out).toContain('No clock.')
    expect((await runIn(desk, ['a.md', '--now', '2026-11-22'])).out).toContain('2026-11-22T00:00:00.000Z')
    expect((await runIn(desk, ['a.md', '--now', '2026-11-22T14:00+01:00'])).out).toContain('2026-11-22T13:00:00.000Z')
  })

  test('--print-config says what holds and where it comes from', async () => {
    const {out} = await runIn(
      {
        '.copydesk.yaml': `extends: [news, ./house.yaml]\nrules:\n  ${headline}: warning\noverrides:\n  - files: x/**\n    rules: {${headline}: {near: off}}\n`,
        'house.yaml': 'language: en-GB\nallow: [some say]\n',
      },
      ['--print-config', 'x/a.md'],
    )
    const printed = JSON.parse(out)
    expect(printed).toMatchObject({
      file: 'x/a.md',
      settings: ['.copydesk.yaml', 'house.yaml'],
      presets: [
        {value: 'recommended', from: 'default'},
        {value: 'news', from: '.copydesk.yaml:1:11'},
      ],
      language: {value: 'en-GB', from: 'house.yaml:1:11'},
      allow: [{value: ['some say'], from: 'house.yaml:2:8'}],
    })
    expect(printed.rules[headline]).toMatchObject({
      severity: {exact: 'warning', near: 'off'},
      from: ['preset news', '.copydesk.yaml:3:23', '.copydesk.yaml:6:33'],
    })
    expect(printed.rules['dummy-text'].from).toEqual(['default'])
  })
})

describe('init', () => {
  test('below a folder with settings it builds on them', async () => {
    const {folder} = await runIn({'.copydesk.yaml': level('info'), 'x/y/a.md': draft}, ['x'])
    const {out} = await runIn(join(folder, 'x/y'), ['init'])
    expect(out).toEqual(
      expect.stringMatching(
        /^Wrote \.copydesk\.yaml\. It builds on `\.\.\/\.\.\/\.copydesk\.yaml`\. Run `copydesk` to check /,
      ),
    )
    expect((await runIn(folder, ['x/y/a.md'])).out).toContain('3:21 info Placeholder')
  })

  test('writes settings that hold, and no schema where none is installed', async () => {
    const {code, out, folder} = await runIn({'a.md': draft}, ['init'])
    expect(code).toBe(0)
    expect(out).toBe(
      "Wrote .copydesk.yaml. Run `copydesk` to check the drafts below this folder. `copydesk --update-baseline` accepts today's findings; later runs report only new ones.\n",
    )
    const text = readFileSync(join(folder, '.copydesk.yaml'), 'utf8')
    expect(text).toMatch(/^# Copydesk settings/)
    expect((await runIn(folder, ['a.md'])).code).toBe(1)
  })

  test('every example in its comments holds', async () => {
    const {folder} = await runIn({}, ['init'])
    const text = readFileSync(join(folder, '.copydesk.yaml'), 'utf8')
    const spelt = text.replace(/^#(?=\S| {2})/gm, '')
    const ran = await runIn({'a.md': draft, '.copydesk.yaml': spelt}, ['test'])
    expect(Object.keys(parse(spelt)).sort()).toEqual([
      'allow',
      'houseRules',
      'ignore',
      'language',
      'overrides',
      'preset',
      'rules',
      'site',
      'siteName',
      'templateEngines',
    ])
    expect([ran.code, ran.err, ran.out]).toEqual([0, '', '2 of 2 examples hold, in 1 rule.\n'])
  })

  test('names the schema that is installed', async () => {
    const {folder} = await runIn({'node_modules/copydesk/copydesk.schema.json': '{}'}, ['init'])
    expect(readFileSync(join(folder, '.copydesk.yaml'), 'utf8')).toContain(
      '$schema=./node_modules/copydesk/copydesk.schema.json\n',
    )
  })

  test.each(['.copydesk.yaml', '.copydesk.yml', '.copydesk.json'])('overwrites no %s', async (name) => {
    const {code, err, folder} = await runIn({[name]: '{}'}, ['init'])
    expect([code, err]).toEqual([2, `There are settings here already: \`${name}\`. Nothing was written.\n`])
    expect(readFileSync(join(folder, name), 'utf8')).toBe('{}')
    expect(existsSync(join(folder, '.copydesk.yaml'))).toBe(name === '.copydesk.yaml')
  })
})

describe('completion', () => {
  test.each(['bash', 'zsh', 'fish'])('%s knows every command, option and rule', async (shell) => {
    const {out} = await runIn({}, ['completion', shell])
    const {out: help} = await runIn({}, ['--help'])
    for (const [, option = ''] of help.matchAll(/--([\w-]+) {2}/g)) expect(out).toContain(option)
    for (const word of ['check', 'explain', 'init', 'news', 'strict', 'sarif', ...rules.map(({id}) => id)])
      expect(out).toContain(word)
  })

  test('bash completes', async () => {
    const {out} = await runIn({}, ['completion', 'bash'])
    const complete = (...words: string[]) => {
      const setUp = `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}`
      return execFileSync('bash', ['-c', `${out}\n${setUp}; _copydesk; echo "\${COMPREPLY[@]}"`], {
        encoding: 'utf8',
      }).trim()
    }
    expect(complete('copydesk', 'exp')).toBe('explain')
    expect(complete('copydesk', '--pre')).toBe('--preset --preview')
    expect(complete('copydesk', '--preset', 'st')).toBe('strict')
    expect(complete('copydesk', 'explain', 'duplicate-h')).toBe(headline)
    expect(complete('copydesk', '--rule', `${headline}:w`)).toBe(`${headline}:warning`)
  })
})

describe('the schema', () => {
  const {properties, definitions} = JSON.parse(readFileSync('copydesk.schema.json', 'utf8'))

  test('explains every key', () => {
    for (const [key, {description}] of Object.entries<{description?: string}>(properties))
      expect(description, key).toBeTruthy()
    expect(Object.keys(properties)).toEqual(
      expect.arrayContaining(['extends', 'preset', 'rules', 'overrides', 'ignore', 'lists']),
    )
  })

  test('explains every rule, its kinds and its options', () => {
    for (const {id, summary, kinds = {}, options = {}} of rules) {
      const schema = definitions.rules.properties[id]
      expect(schema.description).toContain(summary)
      const text = JSON.stringify(schema)
      for (const name of [...Object.keys(kinds), ...Object.keys(options)]) expect(text, id).toContain(`"${name}"`)
    }
  })
})

test('the version names the state of rules and lists', () => {
  const out = execFileSync(process.execPath, ['coverage/dist/bin/copydesk.cjs', '--version'], {encoding: 'utf8'})
  expect(out).toMatch(/^\d+\.\d+\.\d+ \(rules [\da-f]{12}\)\n$/)
})

describe('an error that settings ask for, where the rule would say warning', () => {
  const set = '# Ferry\n\nSee [the plan](a.md). It costs [insert summary here] in **May**.\n'

  test.each<[name: string, settings: string, severity: string]>([
    ['no setting', '', 'warning'],
    ['of the rule', level('error'), 'error'],
    ['of the rule, with options', level('[error, {tokens: [TK]}]'), 'error'],
    ['of the kind', level('{slot: error}'), 'error'],
    ['of another kind', level('{tag: error}'), 'warning'],
    ['an info', level('info'), 'info'],
    [
      'and an override that asks for less',
      `${level('error')}overrides: [{files: a.md, ${level('warning').trim()}}]\n`,
      'warning',
    ],
    [
      'and an override for other drafts',
      `${level('error')}overrides: [{files: b.md, ${level('warning').trim()}}]\n`,
      'error',
    ],
  ])('%s', async (_, settings, severity) => {
    expect(await severities({'a.md': set, '.copydesk.yaml': settings})).toEqual({'a.md': severity})
  })
})

describe('`on` is as severe as the preset and the stage make a rule, or as it is by itself', () => {
  test.each<[settings: string, args: string[], expected: string]>([
    [level('on'), [], 'error'],
    [level('off'), ['--rule', `${placeholder}:on`], 'error'],
    [level('warning'), ['--rule', `${placeholder}:on`], 'error'],
    [level('{slot: off}'), ['--rule', `${placeholder}:on`], 'error'],
    [level('{slot: on}'), [], 'error'],
    [level('[on, {}]'), [], 'error'],
    [`${level('off')}overrides: [{files: '*.md', rules: {${placeholder}: on}}]\n`, [], 'error'],
    [`${level('off')}stages: {edit: {rules: {${placeholder}: on}}}\n`, ['--stage', 'edit'], 'error'],
    [`${level('off')}stages: {edit: {rules: {${placeholder}: on}}}\n`, [], 'none'],
    ...[true, 'yes', 'True', '[true, {}]', '{slot: true}'].map(
      (said) => [level(String(said)), [], 'error'] as [string, string[], string],
    ),
    ...[false, 'no', '[no, {}]', '{slot: false, tag: no}'].map(
      (said) => [level(String(said)), [], 'none'] as [string, string[], string],
    ),
    [`%YAML 1.1\n---\n${level('on')}`, ['--rule', `${placeholder}:on`], 'error'],
    [`%YAML 1.1\n---\n${level('off')}`, [], 'none'],
    [level('off'), ['--rule', `${placeholder}:yes`], 'error'],
    [level('on'), ['--rule', `${placeholder}:no`], 'none'],
  ])('%s %j', async (settings, args, expected) => {
    expect(await severities({'a.md': draft, '.copydesk.yaml': settings}, args)).toEqual({'a.md': expected})
  })

  test.each<[id: string, settings: Settings]>([
    ['repeated-word', {preset: 'strict', rules: {'repeated-word': 'on'}}],
    ['unfilled-placeholder', {preset: 'docs', stage: 'draft', rules: {'unfilled-placeholder': 'on'}}],
  ])('%s %j', (id, settings) => {
    const {rules: _, ...usual} = settings
    const levelsIn = (settings: Settings) =>
      configureRules(rules, settings).rules.find(({rule}) => rule.id === id)?.levels
    expect(levelsIn(settings)).toEqual(levelsIn(usual))
  })

  test('the schema takes what the settings take, and completes the names alone', () => {
    const {definitions} = JSON.parse(readFileSync('copydesk.schema.json', 'utf8')) as Record<string, object>
    const isLevel = new Ajv({strict: false}).compile({...(definitions as {level: object}).level})
    const words = ['off', 'on', 'info', 'warning', 'error', 'yes', 'no', true, false]
    expect([...words, 'On', 'warn', 1, null].filter((word) => isLevel(word))).toEqual(words)
  })

  test('a word that is no level is not taken for its opposite', async () => {
    const files = {'a.md': draft, '.copydesk.yaml': 'lists: [{id: ours, phrases: [a], severity: on}]\n'}
    expect((await runIn(files, ['a.md'])).err).toContain(
      "`severity` can't be `on`. Allowed: `off`, `info`, `warning`, `error`.",
    )
  })

  test('`--print-config` says how severe it is, and where it was switched on', async () => {
    const files = {'a.md': draft, '.copydesk.yaml': level('on')}
    const {rules} = JSON.parse((await runIn(files, ['--print-config', 'a.md'])).out) as {rules: Record<string, object>}
    expect(rules[placeholder]).toMatchObject({from: [expect.stringMatching(/^\.copydesk\.yaml:/)]})
    expect(JSON.stringify(rules[placeholder])).not.toContain('"on"')
  })

  test('every rule that is off can be turned on, also those in preview and those of no rule', () => {
    const all = Object.fromEntries(ruleNames(rules).map((id) => [id, 'on' as const]))
    const {rules: on, reserved} = configureRules(rules, {rules: all})
    expect(on).toHaveLength(rules.length)
    expect(Object.values(reserved)).not.toContain('off')
    expect(on.flatMap(({levels}) => Object.values(levels))).not.toContain('on')
  })
})
