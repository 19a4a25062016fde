// The lenses above what is still open in a draft: one a line, and none between the rows of a table.

import {join} from 'node:path'
import {expect, test} from 'vitest'
import type {CodeLens, Diagnostic} from 'vscode-languageserver-protocol/node'
import {uriOf} from '../support/client.ts'
import {makeFolder, writeFiles} from '../support/desk.ts'
import {callCommand, messagesOf, rain, saidBy, snow, startHere, tellChanged} from '../support/server.ts'

const uri = 'file:///tmp/copydesk-none/rain.md'

test.each<[text: string, lenses: [line: number, title: string][]]>([
  ['By [Name].\n', [[0, 'The only place still open']]],
  [
    'By [Name].\n\nIt rained in [City].\n',
    [
      [0, 'Still open: 1 of 2 (go to the next)'],
      [2, 'Still open: 2 of 2 (go to the next)'],
    ],
  ],
  [
    'By [Name] in [City].\n\nTODO: ask the harbour.\n',
    [
      [0, 'Still open: 1 and 2 of 3 (go to the next)'],
      [2, 'Still open: 3 of 3 (go to the next)'],
    ],
  ],
  ['By [Name] in [City] for [Company Name].\n', [[0, 'Still open: 1 to 3 of 3 (go to the next)']]],
  [
    'By [Name].\n\n| a | b |\n|---|---|\n| x | [City] |\n| y | [Town] |\n',
    [[0, 'Still open: 1 of 3 (go to the next)']],
  ],
])('%j', async (text, expected) => {
  const client = await startHere()
  await client.open(uri, text)
  const lenses = await client.ask<CodeLens[]>('textDocument/codeLens', {textDocument: {uri}})
  expect(lenses.map(({range, command}) => [range.start.line, command?.title])).toEqual(expected)
})

test('go when checking is switched off, and the next placeholder is not said to be missing', async () => {
  const client = await startHere({capabilities: {workspace: {codeLens: {refreshSupport: true}}}})
  const ask = () => client.ask<CodeLens[]>('textDocument/codeLens', {textDocument: {uri}})
  await client.open(uri, 'By [Name].\n')
  expect(await ask()).toHaveLength(1)
  await callCommand(client, 'copydesk.toggle')
  await client.until(() => saidBy(client, 'workspace/codeLens/refresh').length === 1, 5000)
  expect(await ask()).toEqual([])
  await callCommand(client, 'copydesk.nextPlaceholder', uri)
  expect(messagesOf(client).at(-1)).toBe("This draft isn't checked: checking was switched off.")
  await callCommand(client, 'copydesk.toggle')
  expect(await ask()).toHaveLength(1)
})

test.each<[file: string, text: string]>([
  ['.copydeskignore', 'a.md\n'],
  ['.copydesk.yaml', 'ignore: [a.md]\n'],
])('go when the open draft becomes ignored by %s, and return', async (name, text) => {
  const folder = makeFolder({'.copydeskignore': '', '.copydesk.yaml': 'preset: news\n'})
  const a = uriOf(join(folder, 'a.md'))
  const client = await startHere({
    folders: [folder],
    capabilities: {workspace: {codeLens: {refreshSupport: true}}},
  })
  const ask = () => client.ask<CodeLens[]>('textDocument/codeLens', {textDocument: {uri: a}})
  const refreshes = () => saidBy(client, 'workspace/codeLens/refresh').length
  await client.open(a, 'By [Name].\n')
  expect(await ask()).toHaveLength(1)
  for (const [written, count] of [
    [text, 0],
    ['', 1],
  ] as const) {
    const before = refreshes()
    writeFiles(folder, {[name]: written})
    await tellChanged(client, join(folder, name))
    await client.until(() => refreshes() > before, 5000)
    expect(await ask()).toHaveLength(count)
  }
})

test.each<[files: Record<string, string>, options: Record<string, unknown>, note: string]>([
  [{'.copydeskignore': 'a.md\n'}, {}, "This draft isn't checked: `.copydeskignore` leaves it out."],
  [{'.copydesk.yaml': 'ignore: [a.md]\n'}, {}, "This draft isn't checked: `.copydesk.yaml` leaves it out."],
  [{}, {enable: false}, "This draft isn't checked: `copydesk.enable` is off."],
  [{}, {}, 'There are no placeholders left in this draft.'],
])('the next placeholder of a draft with none: %j %j', async (files, options, note) => {
  const folder = makeFolder(files)
  const a = uriOf(join(folder, 'a.md'))
  const client = await startHere({folders: [folder], options})
  await client.open(a, note.startsWith('There') ? 'It rained.\n' : 'By [Name].\n')
  await callCommand(client, 'copydesk.nextPlaceholder', a)
  expect(messagesOf(client)).toEqual([note])
})

test('a link to another draft is not said twice', async () => {
  const folder = makeFolder({'2025-01-01-a.md': snow, '2025-01-02-b.md': rain})
  const client = await startHere({folders: [folder]})
  const {items} = await client.pullFolders()
  const b = items.find((item) => item.uri === uriOf(join(folder, '2025-01-02-b.md')))
  const [found] = b?.kind === 'full' ? b.items : ([] as Diagnostic[])
  expect(found?.relatedInformation?.map(({message}) => message)).toEqual(['Here, too.'])
})
