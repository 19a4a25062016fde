// What hovers and actions offer: each thing once, and what it does.
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {CodeAction, Hover} from 'vscode-languageserver-protocol/node'
import {uriOf} from '../support/client.ts'
import {makeFolder} from '../support/desk.ts'
import {draft, rangeOfWords, startHere} from '../support/server.ts'

describe('hovers', () => {
  const uri = 'file:///tmp/copydesk-none/rain.md'
  const hoverWith = async (options: Record<string, unknown>) => {
    const client = await startHere({options})
    await client.open(uri, draft)
    const place = {textDocument: {uri}, position: rangeOfWords(draft, '[Name]').start}
    const {contents} = await client.ask<Hover>('textDocument/hover', place)
    return (contents as {value: string}).value
  }

  test('leave the message to clients that show it there themselves', async () => {
    const message = 'was never filled in'
    expect(await hoverWith({})).toContain(message)
    const short = await hoverWith({diagnosticsInHover: true})
    expect(short).not.toContain(message)
    expect(short).toContain('Authority:')
  })

  test('name the precision and the page before the example', async () => {
    const value = await hoverWith({})
    const order = ['findings were right', 'More on this rule', 'For example:'].map((words) => value.indexOf(words))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(order[0]).toBeGreaterThan(0)
  })
})

describe('"Allow" without a settings file', () => {
  const titled = (actions: readonly CodeAction[], start: string) => actions.find(({title}) => title.startsWith(start))

  test.each([
    ['that creates files and names versions', {documentChanges: true, resourceOperations: ['create']}],
    ['that creates files, but names no versions', {resourceOperations: ['create']}],
  ])('a client %s creates it', async (_, workspaceEdit) => {
    const folder = makeFolder()
    const capabilities = {workspace: {workspaceEdit: workspaceEdit as {resourceOperations: 'create'[]}}}
    const client = await startHere({folders: [folder], capabilities})
    const uri = uriOf(join(folder, 'rain.md'))
    await client.open(uri, draft)
    const allow = titled(await client.actions(uri, rangeOfWords(draft, '[Name]')), 'Allow')
    expect(allow?.edit?.documentChanges).toMatchObject([
      {kind: 'create', uri: uriOf(join(folder, '.copydesk.yaml'))},
      {edits: [{newText: 'allow:\n  unfilled-placeholder:\n    - "[Name]"\n'}]},
    ])
  })
})

describe('"Ignore" says what it silences', () => {
  test.each([
    ['The the match was off.', 'The the', 'Ignore repeated-word here'],
    ['The the match was was off.', 'was was', 'Ignore repeated-word here (2 findings)'],
    ['The the match was off.\n\nIt was was wet.', 'was was', 'Ignore repeated-word here'],
    ['- The the match\n- It was was wet', 'was was', 'Ignore repeated-word here'],
    ['By [Name], for the [City] desk.', '[City]', 'Ignore unfilled-placeholder here (2 findings)'],
  ])('%s', async (text, words, title) => {
    const client = await startHere()
    const uri = 'file:///tmp/copydesk-none/rain.md'
    await client.open(uri, text)
    const titles = (await client.actions(uri, rangeOfWords(text, words))).map((action) => action.title)
    expect(titles.filter((title) => title.startsWith('Ignore'))).toEqual([title])
  })
})
