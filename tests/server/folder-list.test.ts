// The list of findings in drafts that are not open: switched off, asked for by command, sent to clients that ask for documents only.
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {uriOf} from '../support/client.ts'
import {makeFolder} from '../support/desk.ts'
import {callCommand, codesOf, draft, listedBy, rain, snow, startHere, tellConfigured} from '../support/server.ts'

describe('switched off, nothing stays', () => {
  test.each([{enable: false}, {wholeFolder: false}])('drafts that are not open are cleared: %j', async (off) => {
    let said: object = {}
    const folder = makeFolder({'a.md': draft})
    const client = await startHere({folders: [folder], configuration: () => said})
    const {items} = await client.pullFolders()
    expect(items).toHaveLength(1)
    const next = client.pullFolders(items.map(({uri, resultId = ''}) => ({uri, value: resultId})))
    said = off
    await tellConfigured(client)
    expect((await next).items).toMatchObject([{uri: uriOf(join(folder, 'a.md')), items: []}])
  })

  test('and for a client that has diagnostics sent', async () => {
    let said: object = {}
    const folder = makeFolder({'a.md': draft})
    const client = await startHere({folders: [folder], pull: false, configuration: () => said})
    await callCommand(client, 'copydesk.checkFolder')
    const sent = () => client.published.get(uriOf(join(folder, 'a.md')))?.diagnostics.length
    expect(sent()).toBe(3)
    said = {enable: false}
    await tellConfigured(client)
    await client.until(() => sent() === 0)
  })

  test('what drafts show of each other goes with the comparison', async () => {
    let said: object = {}
    const folder = makeFolder({'2025-01-01-a.md': snow, '2025-01-02-b.md': rain})
    const client = await startHere({folders: [folder], configuration: () => said})
    expect(await listedBy(client)).toEqual({'2025-01-01-a.md': [], '2025-01-02-b.md': ['duplicate-headline']})
    said = {compare: false}
    await tellConfigured(client)
    expect(await listedBy(client)).toEqual({'2025-01-01-a.md': [], '2025-01-02-b.md': []})
  })
})

describe('"check the whole folder"', () => {
  const files = {'2025-01-01-a.md': snow, '2025-01-02-b.md': rain, 'c.md': draft}
  const three = ['repeated-word', 'repeated-word', 'unfilled-placeholder']

  test('is remembered when the settings of the client change', async () => {
    let said: object = {wholeFolder: false, compare: false}
    const client = await startHere({folders: [makeFolder(files)], configuration: () => said})
    expect(await listedBy(client)).toEqual({})
    await callCommand(client, 'copydesk.checkFolder')
    const wanted = {'2025-01-01-a.md': [], '2025-01-02-b.md': [], 'c.md': three}
    expect(await listedBy(client)).toEqual(wanted)
    said = {wholeFolder: false, compare: false, stage: 'edit'}
    await tellConfigured(client)
    expect(await listedBy(client)).toEqual(wanted)
  })

  test('ends when the list is switched off', async () => {
    let said: object = {wholeFolder: true}
    const client = await startHere({folders: [makeFolder(files)], configuration: () => said})
    await callCommand(client, 'copydesk.checkFolder')
    said = {wholeFolder: false}
    await tellConfigured(client)
    expect(await listedBy(client)).toEqual({})
  })

  test('lists drafts for clients that ask for open documents only, each once', async () => {
    const folder = makeFolder(files)
    const c = uriOf(join(folder, 'c.md'))
    const client = await startHere({folders: [folder]})
    expect(await callCommand(client, 'copydesk.checkFolder')).toEqual({drafts: 3, findings: 4})
    expect(codesOf(client.published.get(c)?.diagnostics)).toEqual(three)
    await client.open(c, draft)
    await client.until(() => client.published.get(c)?.diagnostics.length === 0)
    expect(codesOf(await client.pull(c))).toEqual(three)
    await client.close(c)
    await client.until(() => client.published.get(c)?.diagnostics.length === 3)
  })

  test('sends nothing to clients that ask for all drafts', async () => {
    const client = await startHere({folders: [makeFolder(files)]})
    await client.pullFolders()
    expect(await callCommand(client, 'copydesk.checkFolder')).toEqual({drafts: 3, findings: 4})
    expect([...client.published.values()]).toEqual([])
  })

  test('a draft that was open in between is listed again', async () => {
    const folder = makeFolder(files)
    const c = uriOf(join(folder, 'c.md'))
    const client = await startHere({folders: [folder], pull: false})
    await callCommand(client, 'copydesk.checkFolder')
    await client.open(c, draft)
    await client.until(() => client.published.get(c)?.version === 1)
    await client.close(c)
    const sent = () => client.published.get(c)
    await client.until(() => sent()?.version === undefined && sent()?.diagnostics.length === 3)
  })
})
