// Repairs where the client names no versions: checked against the text when they are asked for, and refused if it has changed.
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {CodeAction, Command} from 'vscode-languageserver-protocol/node'
import {type RawClient, uriOf} from '../support/client.ts'
import {makeFolder, writeFiles} from '../support/desk.ts'
import {callCommand, draft, messagesOf, rangeOfWords, saidBy, startHere} from '../support/server.ts'

const unversioned = {workspace: {applyEdit: true, workspaceEdit: {}}}
const uri = 'file:///tmp/copydesk-none/rain.md'
const run = (client: RawClient, {command}: CodeAction) =>
  callCommand(client, (command as Command).command, ...((command as Command).arguments ?? []))
const logged = (client: RawClient) => saidBy(client, 'window/logMessage').map(({message}) => message)

async function openDraft(capabilities: object = unversioned) {
  const client = await startHere({capabilities})
  await client.open(uri, draft)
  const [first] = await client.actions(uri, rangeOfWords(draft, 'was was'))
  return {client, first: first as CodeAction}
}

describe('a client that names no versions', () => {
  test('has the edit made by the server, which logs it', async () => {
    const {client, first} = await openDraft()
    expect(first.edit).toBeUndefined()
    expect(await run(client, first)).toBe(true)
    expect(client.texts.get(uri)?.text).toBe(draft.replace('was was', 'was'))
    expect(logged(client)).toContain(`Done in \`rain.md\`: ${first.title}.`)
  })

  test.each([
    ['lines above', {start: 0, end: 0, text: 'One\n\n'}],
    ['the words themselves', {start: draft.indexOf('was was'), end: draft.indexOf('was was') + 3, text: 'is'}],
    ['what follows', {start: draft.length, end: draft.length, text: 'More.\n'}],
  ])('an edit is refused once the text has changed: %s', async (_, change) => {
    const {client, first} = await openDraft()
    await client.change(uri, change)
    const before = client.texts.get(uri)?.text
    expect(await run(client, first)).toBe(false)
    expect(client.texts.get(uri)?.text).toBe(before)
    expect(messagesOf(client)).toEqual([
      `Nothing was changed: \`rain.md\` has changed since "${first.title}" was offered. Ask for it again.`,
    ])
  })

  test('an edit is made where the text is what it was', async () => {
    const {client, first} = await openDraft()
    await client.change(uri, {start: 0, end: 0, text: 'One\n'}, {start: 0, end: 4, text: ''})
    expect(await run(client, first)).toBe(true)
  })

  test('an edit of a draft that is closed is refused', async () => {
    const {client, first} = await openDraft()
    await client.close(uri)
    expect(await run(client, first)).toBe(false)
  })

  test.each([null, 5, {}, {edit: {}}, {edit: {changes: {x: 1}}, texts: [['x', 5]], title: 3}])(
    'what no offer was made of is not done: %j',
    async (given) => {
      const client = await startHere({capabilities: unversioned})
      expect(await callCommand(client, 'copydesk.applyEdit', given)).toBe(false)
      expect(saidBy(client, 'workspace/applyEdit')).toEqual([])
    },
  )
})

describe('settings that the client has not open', () => {
  const files = {'.copydesk.yaml': 'preset: blog\n'}
  const more = {resourceOperations: ['create' as const]}
  const clients = [more, {...more, documentChanges: true}]

  async function offerAllow(files: Record<string, string>, workspaceEdit: object, settings?: string) {
    const folder = makeFolder(files)
    const client = await startHere({folders: [folder], capabilities: {workspace: {applyEdit: true, workspaceEdit}}})
    const file = join(folder, '.copydesk.yaml')
    if (settings !== undefined) await client.open(uriOf(file), settings, 'yaml')
    const uri = uriOf(join(folder, 'rain.md'))
    await client.open(uri, draft)
    const all = await client.actions(uri, rangeOfWords(draft, '[Name]'))
    return {folder, client, file, allow: all.find(({title}) => title.startsWith('Allow')) as CodeAction}
  }

  test.each(
    clients.flatMap((client) => [
      [client, 'changed', files, '# More\npreset: blog\n', false] as const,
      [client, 'made', {}, 'preset: blog\n', false] as const,
      [client, 'the same', files, 'preset: blog\n', true] as const,
      [
        client,
        'the same, with a byte order mark',
        {'.copydesk.yaml': '\uFEFFpreset: blog\n'},
        'preset: blog\n',
        true,
      ] as const,
    ]),
  )('for a client that takes %j, they are %s since', async (edits, _, files, text, isMade) => {
    const {folder, client, file, allow} = await offerAllow({...files}, edits)
    expect(allow.edit).toBeUndefined()
    writeFiles(folder, {'.copydesk.yaml': text})
    await client.open(uriOf(file), text, 'yaml')
    await client.close(uriOf(file))
    await run(client, allow)
    expect(saidBy(client, 'workspace/applyEdit')).toHaveLength(isMade ? 1 : 0)
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  test('an edit of settings with unsaved changes is for the text that is open', async () => {
    const unsaved = '# Not saved yet\npreset: news\n'
    const {client, file, allow} = await offerAllow(files, {...more, documentChanges: true}, unsaved)
    client.applyEdit(allow.edit ?? {})
    expect(allow.edit?.documentChanges).toMatchObject([{textDocument: {version: 1}}])
    expect(client.texts.get(uriOf(file))?.text).toBe(`${unsaved}allow:\n  unfilled-placeholder:\n    - "[Name]"\n`)
  })

  test('a byte order mark on disk moves no place', async () => {
    const {allow} = await offerAllow({'.copydesk.yaml': '\uFEFFallow: [some say]\n'}, more)
    expect(JSON.stringify(allow.command?.arguments)).toContain('"start":{"line":0,"character":16}')
  })
})

test.each([
  ['names versions', {workspace: {applyEdit: true, workspaceEdit: {documentChanges: true}}}],
  ['takes no edits of the server', {workspace: {workspaceEdit: {}}}],
])('a client that %s gets the edit itself', async (_, capabilities) => {
  const {first} = await openDraft(capabilities)
  expect(first.edit).toBeDefined()
  expect(first.command).toBeUndefined()
})

test.each([
  ['It rained all day.\n', []],
  ['The the match was off.\n', ['Make the one safe repair']],
  ['The the match was was off.\n\nThe the rain fell.\n', ['Make all 3 safe repairs']],
])('"Fix all" says how many: %j', async (text, titles) => {
  const client = await startHere()
  await client.open(uri, text)
  const all = await client.actions(uri, rangeOfWords(text, text), ['source.fixAll'])
  expect(all.map(({title}) => title)).toEqual(titles)
})
