// What tests of the language server share: clients in this process that end with their test, and words for what they heard.
import {afterEach, vi} from 'vitest'
import {type ClientOptions, type RawClient, startClientHere} from './client.ts'

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

/** What a server said under a name. */
export const saidBy = ({heard}: RawClient, name: string) =>
  heard.filter(({method}) => method === name).map(({params}) => params as Record<string, unknown>)

/** Tell the server that the client's settings changed. */
export const tellConfigured = (client: RawClient) => client.notify('workspace/didChangeConfiguration', {settings: null})
