// The language server with drafts in another language: it says once a session that hardly a rule checks them.
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {startClientHere, uriOf} from '../support/client.ts'
import {makeFolder} from '../support/desk.ts'

const german = 'Die Fähre war heute wieder zu spät, und niemand hat es den Leuten am Ufer gesagt. '.repeat(20)

test('a draft in another language is told of once', async () => {
  const folder = makeFolder({})
  const client = await startClientHere({folders: [folder], pull: true})
  for (const [name, text] of [
    ['a.md', 'The ferry was late again, and nobody told the people on the quay about it. '.repeat(20)],
    ['b.md', german],
    ['c.md', german],
  ] as const) {
    const uri = uriOf(join(folder, name))
    await client.open(uri, text)
    await client.pull(uri)
  }
  const shown = client.heard.flatMap(({method, params}) =>
    method === 'window/showMessage' ? [(params as {message: string}).message] : [],
  )
  expect(shown).toEqual(['b.md isn’t in English: only the rules that work in any language check it.'])
  client.connection.dispose()
})
