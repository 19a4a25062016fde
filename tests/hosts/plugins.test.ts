// Plugins as a stranger makes them, by the docs alone; lists without code; a rule's own tests.
import {spawnSync} from 'node:child_process'
import {copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {transformSync} from 'esbuild'
import {describe, expect, test} from 'vitest'
import {configure, definePhraseRule, defineRule} from '../../src/index.ts'
import {testRule} from '../../src/testing.ts'
import {makeFolder, runIn} from '../support/desk.ts'

interface Snippet {
  /** The file it belongs to, where the docs name one. */
  path: string | undefined
  language: string
  text: string
}

const snippetsOf = (page: string): Snippet[] =>
  [...readFileSync(page, 'utf8').matchAll(/(?:^`([^`\n]+)`\n\n)?^```(\w+)\n([\s\S]*?)^```$/gm)].map(
    ([, path, language = '', text = '']) => ({path, language, text}),
  )

const pluginSnippets = snippetsOf('docs/plugins.md')
const snippet = (path: string, nth = 0) => pluginSnippets.filter((one) => one.path === path)[nth]?.text ?? ''

/** Copydesk as npm would install it: the package's own exports on the bundle that is shipped. */
function install(folder: string): void {
  const home = join(folder, 'node_modules/copydesk')
  mkdirSync(home, {recursive: true})
  copyFileSync('package.json', join(home, 'package.json'))
  symlinkSync(resolve('coverage/dist'), join(home, 'dist'))
}

const draft = `# A day at sea

The queen of the sound was late. "I miss the Queen of the Sound," he said.

It rained on the roof and on the yard and on every boat.
`

describe('by the docs', () => {
  test('a list in the settings holds its examples, finds and repairs', async () => {
    const files = {
      '.copydesk.yaml': snippet('.copydesk.yaml'),
      'a.md': 'With regard to the E-mail: "An e-mail," he said.\n',
    }
    const tested = await runIn(files, ['test'])
    expect([tested.code, tested.err, tested.out]).toEqual([0, '', '2 of 2 examples hold, in 1 rule.\n'])
    const {out} = await runIn(tested.folder, ['a.md'])
    expect(out).toContain('1:1  warning "With regard to" is not our style: write "about".')
    expect(out).toContain('1:20 warning "E-mail" is not our style: write "email".')
    const {out: fixed} = await runIn(tested.folder, ['--fix', '--stdin-filename', 'a.md'], files['a.md'])
    expect(fixed).toBe('About the Email: "An e-mail," he said.\n')
  })

  test('a plugin beside the settings', async () => {
    const folder = makeFolder({
      '.copydesk.yaml': snippet('.copydesk.yaml', 1),
      'house-rules.js': snippet('house-rules.js'),
      'package.json': '{"type": "module"}',
      'a.md': draft,
    })
    install(folder)
    const {out, code} = await runIn(folder, ['a.md'])
    expect(out.match(/harbour\/[\w-]+$/gm)).toEqual(['harbour/ferry-names', 'harbour/long-sentence'])
    expect(out).toContain('3:5 error   "queen of the sound" was renamed: write "Sound Queen".')
    expect(out).toContain('5:1 warning This sentence has 13 words: split it.')
    expect(code).toBe(1)
    const tested = await runIn(folder, ['test'])
    expect([tested.code, tested.err, tested.out]).toEqual([0, '', '4 of 4 examples hold, in 2 rules.\n'])
    expect((await runIn(folder, ['rules'])).out).toContain('\nharbour\n  harbour/long-sentence')
    expect((await runIn(folder, ['explain', 'harbour/ferry-names'])).out).toContain('The ferries were renamed in 2024.')
  })

  test('a plugin in TypeScript: its types hold, and what is compiled runs', async () => {
    const code = snippet('src/house-rules.ts')
    const wanted = {paths: {copydesk: [resolve('src/index.ts')]}, typeRoots: [resolve('node_modules/@types')]}
    const folder = makeFolder({
      'package.json': '{"type": "module"}',
      'src/house-rules.ts': code,
      'dist/house-rules.js': transformSync(code, {loader: 'ts'}).code,
      'tsconfig.json': JSON.stringify({
        extends: resolve('tsconfig.json'),
        compilerOptions: wanted,
        include: ['src'],
      }),
      '.copydesk.yaml': 'plugins: [./dist/house-rules.js]\n',
    })
    const checked = spawnSync(resolve('node_modules/.bin/tsc'), ['-p', folder], {encoding: 'utf8'})
    expect([checked.stdout, checked.status]).toEqual(['', 0])
    install(folder)
    const tested = await runIn(folder, ['test'])
    expect([tested.code, tested.err, tested.out]).toEqual([0, '', '2 of 2 examples hold, in 1 rule.\n'])
  })

  test('a package from an empty folder, tested with testRule, used by another desk', async () => {
    const folder = makeFolder({})
    for (const path of ['package.json', 'house-rules.js', 'house-rules.test.js'])
      writeFileSync(join(folder, path), snippet(path))
    install(folder)
    const own = spawnSync(process.execPath, ['--test'], {cwd: folder, encoding: 'utf8', env: {PATH: process.env.PATH}})
    expect(own.stdout).toMatch(/pass 2\b/)
    expect(own.status).toBe(0)

    const desk = makeFolder({
      '.copydesk.yaml': pluginSnippets.at(-1)?.text ?? '',
      'a.md': draft.replace('on the yard', 'on the yard '.repeat(12)),
    })
    const home = join(desk, 'node_modules/copydesk-plugin-harbour')
    cpSync(folder, home, {recursive: true})
    rmSync(join(home, 'node_modules'), {recursive: true})
    install(desk)
    const shipped = spawnSync(
      process.execPath,
      [resolve('coverage/dist/bin/copydesk.cjs'), 'a.md', '--format', 'json'],
      {cwd: desk, encoding: 'utf8'},
    )
    const [{messages}] = JSON.parse(shipped.stdout) as [{messages: Record<string, unknown>[]}]
    expect(messages.map(({ruleId, fatal, line}) => [ruleId, fatal, line])).toEqual([
      ['harbour/ferry-names', true, 3],
      ['harbour/long-sentence', true, 5],
    ])
    expect(messages[0]?.url).toBeUndefined()
  })

  test.each(
    snippetsOf('docs/settings.md')
      .filter(({language}) => language === 'yaml')
      .map(({text}) => [text]),
  )('settings: %s', async (text) => {
    const folder = makeFolder({'x/.copydesk.yaml': text, 'x/a.md': 'It rained.\n', '.copydesk.yaml': ''})
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
    const {code, err} = await runIn(folder, ['x'])
    expect([code, err]).toEqual([0, ''])
  })

  test('the mistake in the docs is what Copydesk says', async () => {
    const [first, message] = snippetsOf('docs/settings.md')
    const settings = first?.text.replace('headline: error', 'headline: eror') ?? ''
    expect((await runIn({'.copydesk.yaml': settings, 'a.md': ''}, ['a.md'])).err).toBe(message?.text)
  })
})

describe('plugins', () => {
  test('a rule that throws is reported, the others go on', async () => {
    const plugin = `export default {name: 'p', rules: {
      breaks: {summary: 'x', check() { throw new Error('no luck') }},
      works: {summary: 'x', check({report}) { report({start: 0, end: 2}, 'Found.') }},
    }}`
    const {out} = await runIn({'.copydesk.yaml': 'plugins: [./p.mjs]\n', 'p.mjs': plugin, 'a.md': 'It rained.\n'}, [
      'a.md',
    ])
    expect(out).toContain(
      'The rule `p/breaks` stopped with “no luck” and did not check this draft: tell whoever wrote the rule.',
    )
    expect(out).toContain('Found.')
  })

  test('a rule may be of a level by preset, and rank above ours', async () => {
    const plugin = `export default {name: 'p', rules: {
      all: {summary: 'x', severity: 'info', presets: {news: 'error'}, check({draft, report}) { report({start: 0, end: 2}, 'Found.') }},
    }}`
    const files = {'.copydesk.yaml': 'plugins: [./p.mjs]\npreset: news\n', 'p.mjs': plugin, 'a.md': 'It rained.\n'}
    expect((await runIn(files, ['a.md'])).code).toBe(1)
  })

  test.each<[name: string, file: string, text: string]>([
    ['as CommonJS has it', 'p.cjs', "module.exports = {name: 'p', rules: {}}"],
    ['as exports one by one', 'p.cjs', "exports.name = 'p'; exports.rules = {}"],
    ['as compilers write CommonJS', 'p.cjs', "exports.__esModule = true; exports.default = {name: 'p', rules: {}}"],
    ['as `exports.default` alone', 'p.cjs', "exports.default = {name: 'p', rules: {}}"],
    ['as an ES module', 'p.mjs', "export default {name: 'p', rules: {}}"],
  ])('a plugin may be written %s', async (_, file, text) => {
    const files = {'.copydesk.yaml': `plugins: [./${file}]\n`, [file]: text, 'a.md': 'It rained.\n'}
    expect(await runIn(files, ['a.md'])).toMatchObject({code: 0, err: ''})
  })

  test('a frame that cannot be read is told when the plugin is loaded', async () => {
    const folder = makeFolder({
      '.copydesk.yaml': 'plugins: [./p.mjs]\n',
      'p.mjs': `import {definePhrases} from 'copydesk'
        const list = definePhrases({kinds: {}, frames: {old: ['ask {desc}']}})
        export default {name: 'p', rules: {ask: {summary: 'x', lists: [list], check() {}}}}`,
      'a.md': 'It rained.\n',
    })
    install(folder)
    expect(await runIn(folder, ['a.md'])).toMatchObject({
      code: 2,
      err: '.copydesk.yaml:1:11: The plugin `./p.mjs` is wrong at `rules.ask.lists`: There is no class `desc` (column 5 of `ask {desc}`).\n',
    })
  })

  test('rules can be ignored by their full id', async () => {
    const plugin = `export default {name: 'p', rules: {all: {summary: 'x', check({draft, report}) {
      for (const block of draft.blocks) report({block, start: 0, end: 2}, 'Found.') }}}}`
    const files = {
      '.copydesk.yaml': 'plugins: [./p.mjs]\n',
      'p.mjs': plugin,
      'a.md': '<!-- copydesk-ignore p/all: so it is -->\n\nIt rained.\n',
    }
    expect((await runIn(files, ['a.md'])).out).toBe('1 draft checked, nothing to fix.\n')
  })
})

describe('copydesk test', () => {
  const list = (examples: string) =>
    `lists:\n  - id: house-words\n    phrases: {e-mail: email}\n    examples:\n${examples}`
  test.each<[name: string, examples: string, err: string]>([
    [
      'found elsewhere',
      '      - bad: Send ==an e-mail==.\n',
      'house-words: bad "Send ==an e-mail==."\n  found at other places\n    expected: "Send ==an e-mail==."\n    actual:   "Send an ==e-mail==."\n    found "e-mail" at 1:9: "e-mail" is not house style: write "email".\n\n',
    ],
    [
      'nothing found',
      '      - bad: Send a ==letter==.\n',
      'house-words: bad "Send a ==letter==."\n  nothing was found; the rule was given\n    paragraph "Send a letter."\n\n',
    ],
    [
      'found where it must not be',
      '      - good: Send an e-mail.\n',
      'house-words: good "Send an e-mail."\n  this was found, but the example is a good one\n    expected: "Send an e-mail."\n    actual:   "Send an ==e-mail==."\n    found "e-mail" at 1:9: "e-mail" is not house style: write "email".\n\n',
    ],
    [
      'another message',
      '      - bad: Send an ==e-mail==.\n        says: No.\n',
      'house-words: bad "Send an ==e-mail==."\n  says something else\n    expected: "No."\n    actual:   "\\"e-mail\\" is not house style: write \\"email\\"."\n\n',
    ],
  ])('says what differs: %s', async (_, examples, err) => {
    const ran = await runIn({'.copydesk.yaml': list(examples)}, ['test'])
    expect([ran.code, ran.err, ran.out]).toEqual([1, err, '0 of 1 examples hold, in 1 rule.\n'])
  })

  test.each([
    ['a list', {'.copydesk.yaml': 'lists:\n  - {id: house-words, phrases: [x]}\n'}, 'house-words'],
    [
      'a rule of a plugin',
      {
        '.copydesk.yaml': 'plugins: [./p.mjs]\n',
        'p.mjs': "export default {name: 'p', rules: {r: {summary: 'x', check() {}, examples: []}}}",
      },
      'p/r',
    ],
  ])('%s without examples fails', async (_, files, id) => {
    const {code, err, out} = await runIn(files, ['test'])
    expect([code, err, out]).toEqual([
      1,
      `${id} has no examples: add some \`bad\` ones and some \`good\` ones.\n`,
      '0 of 0 examples hold, in 1 rule.\n',
    ])
  })

  test('without anything to test', async () => {
    const {code, out} = await runIn({}, ['test'])
    expect([code, out]).toEqual([0, 'There are no house rules, lists or local plugins to test.\n'])
  })
})

describe('testRule', () => {
  const rule = definePhraseRule({
    summary: 'x',
    why: 'x',
    authority: 'x',
    severity: 'off',
    phrases: ['foo', 'FOO bar'],
    message: (found) => `"${found}" means nothing.`,
    examples: [{bad: 'A ==foo== here.'}, {good: 'A food here.'}],
  })
  test('passes where all examples hold', () => expect(() => testRule(rule)).not.toThrow())
  test('throws with what differs', () =>
    expect(() => testRule(rule, [{bad: '==A foo== here.'}, {good: 'A foo.'}])).toThrow(
      /==A foo==[\s\S]*A ==foo== here\.[\s\S]*good "A foo\."/,
    ))
  test('says which kinds are off where nothing is found', () => {
    const byKind = {...rule, severity: undefined, kinds: {loud: 'off', low: 'info'}} as unknown as typeof rule
    expect(() => testRule({...byKind, check: () => {}}, [{bad: 'A ==foo== here.'}])).toThrow(
      'nothing was found; the rule was given\n    paragraph "A foo here."\n    kinds that are off: `loud`',
    )
  })
  test('wants examples', () => expect(() => testRule({...rule, examples: []})).toThrow('The rule has no examples'))
  test('says when a rule crashes', () => {
    const broken = defineRule({
      ...rule,
      check: () => {
        throw new Error('no luck')
      },
    })
    expect(() => testRule(broken)).toThrow(/stopped with “no luck”/)
  })
})

test('an option that is an empty list by default takes texts, and its type says so', () => {
  const noName = defineRule({
    summary: 'x',
    why: 'x',
    authority: 'x',
    options: {names: [], most: 3},
    check({draft, options, report}) {
      const names: readonly string[] = options.names
      const most: number = options.most
      for (const block of draft.blocks)
        for (const name of names.slice(0, most)) {
          const start = block.prose.text.indexOf(name)
          if (start >= 0) report({block, start, end: start + name.length}, 'Leave the name out.')
        }
    },
    examples: [{bad: 'He met ==Ann==.', options: {names: ['Ann']}}, {good: 'He met Ann.'}],
  })
  expect(() => testRule(noName)).not.toThrow()
  const own = [{...noName, id: 'no-name', family: 'house'}]
  expect(() => configure({rules: {'no-name': ['info', {names: [1]}]}}, own)).toThrow(
    'The option `names` of `no-name` must be a list of texts, not `[1]`.',
  )
})

describe('definePhraseRule', () => {
  const rule = definePhraseRule({
    summary: 'x',
    why: 'x',
    authority: 'x',
    severity: 'warning',
    fix: true,
    phrases: {'e-mail': 'email', 'web site': 'website', 'mister x': 'X', 'per cent': 'percent'},
    message: (found, instead) => `"${found}": write "${instead}".`,
    examples: [],
  })
  test.each([
    ['An ==e-mail== came.', 'An email came.'],
    ['==E-mail== came.', 'Email came.'],
    ['AN ==E-MAIL== CAME.', 'AN EMAIL CAME.'],
    ['A ==web\nsite== here.', 'A website here.'],
    ['==Mister X== came.', 'X came.'],
    ['Ten ==per cent== more.', 'Ten percent more.'],
  ])('%s → %s', (bad, fixed) => testRule(rule, [{bad, fixed}]))
})
