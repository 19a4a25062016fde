// Plain English: no message and no page holds a word from the list to avoid in CONTRIBUTING.
import {readdirSync, readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {rules} from '../../rules/index.ts'
import {optionsHelp} from '../support/help.ts'

const contributing = readFileSync('CONTRIBUTING.md', 'utf8')
const [, list = ''] = /<!-- words to avoid -->([\s\S]*?)<!-- \/words to avoid -->/.exec(contributing) ?? []
const avoided = [...list.matchAll(/^\| (.+?) \|/gm)].slice(2).flatMap(([, words = '']) => words.split(', '))
const isListed = (line: string) => list.split('\n').some((row) => row !== '' && line.endsWith(`: ${row}`))
/** “There is no draft” and “it is no longer a draft” are plain; “this is no draft” isn't. */
const pattern = new RegExp(`(?<!\\bthere )\\b(?:${avoided.join('|')})\\b(?! longer\\b)`, 'i')

/** The sentences of a rule that a person reads. */
const sentences = rules.flatMap(({id, summary, why, optionNotes = {}, examples}) =>
  [
    summary,
    why,
    ...Object.values(optionNotes),
    ...examples.flatMap((one) => ('says' in one ? [one.says ?? ''] : [])),
  ].map((text) => `${id}: ${text}`),
)

const pages = [
  'README.md',
  'CHANGELOG.md',
  'SECURITY.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  'bench/README.md',
]
const linesOf = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .map((text, i) => `${path}:${i + 1}: ${text}`)

test('there is a list of words to avoid', () => {
  expect(avoided.length).toBeGreaterThan(5)
})

test.each([
  ['This is no draft.', true],
  ['There is no draft.', false],
  ['It is no longer a draft.', false],
])('%s: %s', (text, isFound) => {
  expect(pattern.test(text)).toBe(isFound)
})

test.each([
  ['messages', () => sentences],
  ['pages', () => [...pages.flatMap(linesOf), ...linesOf('CONTRIBUTING.md').filter((line) => !isListed(line))]],
  ['help', optionsHelp],
  [
    'settings',
    () =>
      [...readFileSync('copydesk.schema.json', 'utf8').matchAll(/"description": (".+")/g)].map(
        ([, text]) => text ?? '',
      ),
  ],
])('%s hold none of them', async (_, texts) => {
  expect((await texts()).filter((text) => pattern.test(text))).toEqual([])
})
