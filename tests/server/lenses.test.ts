// The lenses above what is still open in a draft: one a line, and none between the rows of a table.

import {join} from 'node:path'
import {expect, test} from 'vitest'
import type {CodeLens, Diagnostic} from 'vscode-languageserver-protocol/node'
import {uriOf} from '../support/client.ts'
import {makeFolder} from '../support/desk.ts'
import {rain, snow, startHere} from '../support/server.ts'

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

test('a link to another draft is not said twice', async () => {
  const folder = makeFolder({'2025-01-01-a.md': snow, '2025-01-02-b.md': rain})
  const client = await startHere({folders: [folder]})
  const {items} = await client.pullFolders()
  const b = items.find((item) => item.uri === uriOf(join(folder, '2025-01-02-b.md')))
  const [found] = b?.kind === 'full' ? b.items : ([] as Diagnostic[])
  expect(found?.relatedInformation?.map(({message}) => message)).toEqual(['Here, too.'])
})
