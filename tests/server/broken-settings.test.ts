// Broken settings in an editor: what was found stays, and one message is enough.
import {rmSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {uriOf} from '../support/client.ts'
import {makeFolder, writeFiles} from '../support/desk.ts'
import {codesOf, draft, listedBy, messagesOf, rain, snow, startHere, tellChanged} from '../support/server.ts'

describe('broken settings', () => {
  test('leave what was found, in drafts that are not open, too', async () => {
    const folder = makeFolder({'2025-01-01-a.md': snow, '2025-01-02-b.md': rain, 'c.md': draft})
    const settings = join(folder, '.copydesk.yaml')
    const client = await startHere({folders: [folder]})
    const b = uriOf(join(folder, '2025-01-02-b.md'))
    await client.open(b, rain)
    const before = await listedBy(client)
    expect(before['c.md']).toHaveLength(3)
    writeFiles(folder, {'.copydesk.yaml': 'preset: [nope'})
    await tellChanged(client, settings)
    expect(await listedBy(client)).toEqual({...before, '2025-01-02-b.md': ['broken-settings', 'duplicate-headline']})
    rmSync(settings)
    await tellChanged(client, settings)
    expect(await listedBy(client)).toEqual(before)
  })

  test('are said once while somebody mends them, and again when they break again', async () => {
    const folder = makeFolder()
    const settings = join(folder, '.copydesk.yaml')
    const client = await startHere({folders: [folder]})
    const uri = uriOf(join(folder, 'a.md'))
    await client.open(uri, draft)
    const write = async (text: string) => {
      writeFiles(folder, {'.copydesk.yaml': text})
      await tellChanged(client, settings)
      await listedBy(client)
      return codesOf(await client.pull(uri)).includes('broken-settings')
    }
    expect(await write('preset: nope\n')).toBe(true)
    expect(await write('preset: [nop\n')).toBe(true)
    expect(messagesOf(client)).toHaveLength(1)
    expect(await write('preset: news\n')).toBe(false)
    expect(await write('preset: nope\n')).toBe(true)
    expect(messagesOf(client)).toHaveLength(2)
  })

  test('are not said where the file is open: it shows them itself', async () => {
    const folder = makeFolder({'.copydesk.yaml': 'preset: nope\n'})
    const settings = uriOf(join(folder, '.copydesk.yaml'))
    const client = await startHere({folders: [folder]})
    await client.open(settings, 'preset: nope\n', 'yaml')
    const uri = uriOf(join(folder, 'a.md'))
    await client.open(uri, draft)
    expect(codesOf(await client.pull(uri))).toEqual(['broken-settings'])
    await client.until(() => client.published.get(settings)?.diagnostics.length === 1)
    expect(messagesOf(client)).toEqual([])
  })
})
