// What tests of the language server share: clients in this process that end with their test, and words for what they heard.
import {afterEach, vi} from 'vitest'
import type {Diagnostic, Range} from 'vscode-languageserver-protocol/node'
import {type ClientOptions, positionIn, type RawClient, startClientHere, uriOf} from './client.ts'

const clients: RawClient[] = []

afterEach(() => {
  vi.restoreAllMocks()
  for (const {connection} of clients.splice(0)) connection.dispose()
})

/** A client of a server of its own, in this process, until the test ends. */
export async function startHere(options?: ClientOptions): Promise<RawClient> {
  const client = await startClientHere(options)
  clients.push(client)
  return client
}

export const draft = '# Rain stops play\n\nThe the match was was called off by [Name].\n'

/** Two drafts with one headline. */
export const snow = '# Rain stops the harbour play\n\nIt snowed.\n'
export const rain = '# Rain stops the harbour play\n\nIt rained again.\n'

/** Where words stand in a text first. */
export const rangeOfWords = (text: string, words: string): Range => ({
  start: positionIn(text, text.indexOf(words), 'utf-16'),
  end: positionIn(text, text.indexOf(words) + words.length, 'utf-16'),
})

export const codesOf = (diagnostics: readonly Diagnostic[] = []) => diagnostics.map(({code}) => code)

/** What a server said under a name. */
export const saidBy = ({heard}: RawClient, name: string) =>
  heard.filter(({method}) => method === name).map(({params}) => params as Record<string, unknown>)

export const messagesOf = (client: RawClient) => saidBy(client, 'window/showMessage').map(({message}) => message)

/** Tell the server of files that changed on disk. */
export const tellChanged = (client: RawClient, ...files: string[]) =>
  client.notify('workspace/didChangeWatchedFiles', {changes: files.map((file) => ({uri: uriOf(file), type: 2}))})

/** Tell the server that the client's settings changed. */
export const tellConfigured = (client: RawClient) => client.notify('workspace/didChangeConfiguration', {settings: null})

/** What is listed of all drafts, by name, to a client that asks for all. */
export async function listedBy(client: RawClient): Promise<Record<string, unknown>> {
  const {items} = await client.pullFolders()
  return Object.fromEntries(
    items.map((item) => [item.uri.split('/').at(-1), item.kind === 'full' ? codesOf(item.items) : item.kind]),
  )
}

export const callCommand = <T>(client: RawClient, command: string, ...given: unknown[]) =>
  client.ask<T>('workspace/executeCommand', {command, arguments: given})
