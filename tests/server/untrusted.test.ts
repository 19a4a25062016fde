// The language server in a folder that is not trusted.
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {uriOf} from '../support/client.ts'
import {makeFolder} from '../support/desk.ts'
import {codesOf, draft, saidBy, startHere} from '../support/server.ts'

describe('in a folder that is not trusted', () => {
  const plugin =
    'export default {name: "x", rules: {bang: {summary: "Bang.", why: "It is.", authority: "Us", check() { return [] }, examples: []}}}\nglobalThis.ranPlugin = true\n'

  test('drafts are checked and no plugin is loaded', async () => {
    const settings =
      'plugins: [./x.mjs]\nhosted: [{use: ./y.mjs, reads: prose}]\nextends: ./z.mjs\nrules: {x/bang: error, y: error, repeated-word: error}\n'
    const folder = makeFolder({'.copydesk.yaml': settings, 'x.mjs': plugin, 'y.mjs': plugin, 'z.mjs': plugin})
    const client = await startHere({folders: [folder], options: {trusted: false, status: true}})
    const uri = uriOf(join(folder, 'rain.md'))
    await client.open(uri, draft)
    const found = await client.pull(uri)
    expect(codesOf(found)).toEqual(['repeated-word', 'repeated-word', 'unfilled-placeholder'])
    expect(found[0]?.severity).toBe(1)
    expect(globalThis).not.toHaveProperty('ranPlugin')
    const lines = saidBy(client, 'window/logMessage').map(({message}) => message)
    expect(lines.filter((line) => /isn't trusted.*x\.mjs/.test(String(line)))).toHaveLength(1)
  })
})
