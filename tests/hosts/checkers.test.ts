// Spell checkers of others, stood in for by packages of the same shape: true places, and settings that hold for them.
import {expect, test, vi} from 'vitest'
import {makeFolder, runIn} from '../support/desk.ts'

/** Finds every `teh` and refuses `dodo`, as cspell-lib does: offsets in UTF-16 code units. */
const cspell = `export async function spellCheckDocument({text}, {configFile}, {ignoreWords = []}) {
  if (text.includes('crash')) throw new Error('It broke')
  if (text.includes('leave')) process.exit(3)
  if (text.includes('chat')) console.log('{"not": "ours"')
  const accepted = [...text.matchAll(/cspell:ignore (\\w+)/g)].map(([, word]) => word)
  return {issues: [...text.matchAll(/teh|dodo|qux/g)]
    .filter(([word]) => !ignoreWords.includes(word) && !accepted.includes(word))
    .map(({0: text, index: offset}) => ({text, offset, isFlagged: text === 'dodo', suggestions: text === 'teh' ? ['the'] : []}))}
}`

/** Finds every `alot`, as harper.js does. */
const harper = `export const Dialect = {American: 0, British: 1}
const lintAt = (text, {0: found, index}, dialect) => ({
  span: () => ({start: index, end: index + found.length}),
  get_problem_text: () => found,
  lint_kind: () => 'BoundaryError',
  message: () => 'Write two words (' + dialect + ').',
  suggestions: () => [{kind: () => 0, get_replacement_text: () => 'a lot'}],
})
export class LocalLinter {
  constructor({binary, dialect}) { Object.assign(this, {binary, dialect}) }
  async setup() { if (!this.binary) throw new Error('no binary') }
  async lint(text) { return [...text.matchAll(/alot/g)].map((found) => lintAt(text, found, this.dialect)) }
}`

const packageOf = (name: string, main: string) =>
  JSON.stringify({name, version: '1.0.0', type: 'module', exports: main})

const packages = {
  'node_modules/cspell-lib/package.json': packageOf('cspell-lib', './index.js'),
  'node_modules/cspell-lib/index.js': cspell,
  'node_modules/harper.js/package.json': packageOf('harper.js', './index.js'),
  'node_modules/harper.js/index.js': harper,
  'node_modules/harper.js/binary.js': 'export const binary = {}',
}

const both =
  'hosted:\n  - {use: cspell-lib}\n  - {use: harper.js, options: {dialect: British}, severity: info}\nrules: {unused-ignore: off}\n'

async function linesOf(files: Readonly<Record<string, string>>, args: readonly string[] = []): Promise<string[]> {
  const {out, err} = await runIn(makeFolder({'.copydesk.yaml': both, ...packages, ...files}), [...args])
  return `${out}\n${err}`
    .split('\n')
    .filter((line) => /cspell|harper/.test(line))
    .map((line) => line.replace(/\s+/g, ' ').trim())
}

test('findings stand at their words, whatever stands before them', async () => {
  expect(await linesOf({'a.md': '# Fish &amp; chips 😀 teh\n\nWe *te*h `teh` 👩‍🚒 alot, and a dodo.\n'})).toEqual([
    '1:23 warning "teh" isn\'t in the dictionaries of cspell-lib: write "the", or add it to your words. cspell-lib',
    '3:5 warning "teh" isn\'t in the dictionaries of cspell-lib: write "the", or add it to your words. cspell-lib',
    '3:22 info Write two words (1). harper',
    '3:34 warning "dodo" is refused in the settings of cspell-lib: write another word. cspell-lib',
  ])
})

test('ignores, allowed phrases, overrides, quotations and comments of cspell count', async () => {
  const found = await linesOf({
    '.copydesk.yaml': `${both}allow: {cspell-lib: [qux]}\noverrides: [{files: b.md, rules: {cspell-lib: off, harper: error}}]\n`,
    'a.md':
      'A qux came.\n\n<!-- copydesk-ignore cspell-lib: agreed -->\n\nSee teh pier.\n\n“Teh and teh pier,” she said.\n',
    'b.md': 'See teh pier alot.\n',
    'c.md': 'See teh pier.\n\n<!-- cspell:ignore teh -->\n',
  })
  expect(found).toEqual(['1:14 error Write two words (1). harper'])
})

test('a baseline holds what was there', async () => {
  const folder = makeFolder({'.copydesk.yaml': both, ...packages, 'a.md': 'See teh pier.\n'})
  await runIn(folder, ['--update-baseline'])
  expect((await runIn(folder, [])).out).not.toContain('cspell')
})

test('a package that is not installed is named, and so is one that fails', async () => {
  const rest = Object.fromEntries(Object.entries(packages).filter(([path]) => !path.includes('harper')))
  const folder = makeFolder({'.copydesk.yaml': both, ...rest, 'a.md': 'Rain.\n'})
  expect((await runIn(folder, [])).err).toContain(
    'There is no package `harper.js`. Is it installed? Try `npm install harper.js`.',
  )
  const [line] = await linesOf({'a.md': 'It did crash.\n'})
  expect(line).toContain('The rule `cspell-lib` stopped with “It broke” and did not check this draft')
})

test('a package that ends its worker is named, and the next draft has another', async () => {
  const found = await linesOf({'a.md': 'They leave.\n', 'b.md': 'See teh pier.\n'}, ['--concurrency', 'off'])
  expect(found).toContainEqual(
    expect.stringContaining('The rule `cspell-lib` stopped with “its worker ended with exit code 3” and did not check'),
  )
  expect(found.filter((line) => line.includes('"teh"'))).toHaveLength(1)
})

test('what a package writes to the standard output is not in the report', async () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const found = await linesOf({'a.md': 'We chat at teh pier.\n'}, ['--concurrency', 'off'])
  await new Promise((resolve) => setTimeout(resolve, 100))
  const written = write.mock.calls.map(([text]) => String(text)).join('')
  write.mockRestore()
  expect(found).toHaveLength(1)
  expect(written).not.toContain('ours')
})
