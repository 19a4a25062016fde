// The language server says what was done with each draft.
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {type Status, wordsFor} from '../../editors/vscode/src/status.mts'
import {uriOf} from '../support/client.ts'
import {makeFolder} from '../support/desk.ts'
import {draft, saidBy, startHere, tellConfigured} from '../support/server.ts'

describe('the status says what was done with the draft', () => {
  const counts = {errors: 0, warnings: 3, infos: 0}
  test.each<
    [what: string, name: string, language: string, files: Record<string, string>, options: object, status: object]
  >([
    ['checked', 'rain.md', 'markdown', {}, {}, {state: 'checked', ...counts, stage: ''}],
    ['ignored', 'rain.md', 'markdown', {'.copydeskignore': 'rain.md\n'}, {}, {state: 'ignored', by: '.copydeskignore'}],
    [
      'ignored by the settings',
      'rain.md',
      'markdown',
      {'.copydesk.yaml': 'ignore: [rain.md]\n'},
      {},
      {state: 'ignored', by: '.copydesk.yaml'},
    ],
    ['no draft', 'rain.qmd', 'plaintext', {}, {}, {state: 'not a draft'}],
    ['no draft, without extension', 'rain', 'plaintext', {}, {}, {state: 'not a draft'}],
    [
      'of a kind that is not read',
      'rain.rst',
      'plaintext',
      {},
      {},
      {
        state: 'not a draft',
        why: "This file isn't checked: Copydesk reads no drafts of this kind. To have it checked, convert it to Markdown (.md) first, for example with Pandoc.",
      },
    ],
    [
      'settings',
      '.copydesk.yaml',
      'yaml',
      {},
      {},
      {state: 'not a draft', why: "This file isn't checked: it holds settings."},
    ],
    ['off', 'rain.md', 'markdown', {}, {enable: false}, {state: 'off'}],
    ['broken', 'rain.md', 'markdown', {'.copydesk.yaml': 'preset: [nope'}, {}, {state: 'broken settings'}],
  ])('%s', async (_, name, language, files, options, status) => {
    const folder = makeFolder(files)
    const client = await startHere({folders: [folder], options: {status: true, ...options}})
    const uri = uriOf(join(folder, name))
    await client.open(uri, draft, language)
    const said = await client.until(() => {
      const last = saidBy(client, 'copydesk/status').at(-1)
      return last?.state !== 'checking' && last
    })
    expect(said).toMatchObject({uri, ...status})
  })

  test('a draft is being checked until it is checked, and follows the switch', async () => {
    let enable = true
    const client = await startHere({configuration: () => ({enable}), options: {status: true}})
    const states = () => saidBy(client, 'copydesk/status').map(({state}) => state)
    const uri = 'file:///tmp/copydesk-none/rain.md'
    await client.open(uri, draft)
    await client.until(() => states().at(-1) === 'checked')
    enable = false
    await tellConfigured(client)
    await client.until(() => states().at(-1) === 'off')
    enable = true
    await tellConfigured(client)
    await client.until(() => states().at(-1) === 'checked')
    expect(states()).toEqual(['checking', 'checked', 'off', 'checked'])
  })
})

test.each<[state: Status['state'], warnings: number, text: string]>([
  ['checked', 2, 'Copydesk $(warning) 2 · edit'],
  ['checked', 0, 'Copydesk $(check) · edit'],
  ['checking', 0, 'Copydesk $(sync~spin)'],
  ['ignored', 0, 'Copydesk: ignored'],
  ['not a draft', 0, 'Copydesk: not a draft'],
  ['off', 0, 'Copydesk: off'],
  ['broken settings', 2, 'Copydesk: $(warning) settings'],
])('VS Code says of a draft that is %s with %i warnings: %s', (state, warnings, text) => {
  const status = {uri: 'file:///a.md', state, by: '.copydeskignore', errors: 0, warnings, infos: 0, stage: 'edit'}
  expect(wordsFor(status).text).toBe(text)
})
