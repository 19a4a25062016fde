// The language server for clients that watch no files.
import {renameSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test, vi} from 'vitest'
import type {Diagnostic} from 'vscode-languageserver-protocol/node'
import {uriOf} from '../support/client.ts'
import {makeFolder, writeFiles} from '../support/desk.ts'
import {codesOf, rain, saidBy, snow, startHere} from '../support/server.ts'

test('a draft that is open and out of sight is looked at before a finding about it is reported', async () => {
  const folder = makeFolder({'2025-01-01-a.md': snow, '2025-01-02-b.md': rain})
  const [a, b] = ['2025-01-01-a.md', '2025-01-02-b.md'].map((name) => uriOf(join(folder, name))) as [string, string]
  const client = await startHere({folders: [folder]})
  await client.pullFolders()
  await client.open(a, snow)
  await client.pull(a)
  await client.open(b, rain)
  expect(codesOf(await client.pull(b))).toEqual(['duplicate-headline'])
  await client.change(a, {start: 2, end: 6, text: 'Hail'})
  expect(await client.pull(b)).toEqual([])
})

test('a client that asks, but cannot be told to ask again, is sent what was found', async () => {
  const folder = makeFolder({'2025-01-01-a.md': snow, '2025-01-02-b.md': rain})
  const [a, b] = ['2025-01-01-a.md', '2025-01-02-b.md'].map((name) => uriOf(join(folder, name))) as [string, string]
  const client = await startHere({folders: [folder], capabilities: {workspace: {diagnostics: {}}}})
  expect(client.result.capabilities.diagnosticProvider).toBeUndefined()
  await client.open(a, snow)
  await client.open(b, rain)
  const sent = (count: number) => client.until(() => client.published.get(b)?.diagnostics.length === count)
  await sent(1)
  await client.change(a, {start: 2, end: 6, text: 'Hail'})
  await sent(0)
})

describe('clients that watch no files', () => {
  const watchesNothing = {workspace: {didChangeWatchedFiles: {dynamicRegistration: false}}}

  /** The second of two drafts with one headline, open, and the client's clock. */
  async function openSecond(pull: boolean) {
    const folder = makeFolder({'2025-01-01-a.md': snow, '2025-01-02-b.md': rain})
    const b = uriOf(join(folder, '2025-01-02-b.md'))
    const client = await startHere({folders: [folder], pull, capabilities: watchesNothing})
    await client.open(b, rain)
    await client.until(() => saidBy(client, 'window/logMessage').length > 0)
    const {now} = performance
    let later = 0
    vi.spyOn(performance, 'now').mockImplementation(() => now.call(performance) + later)
    const found = async () => {
      later += 2000
      return pull ? client.pull(b) : (client.published.get(b)?.diagnostics ?? [])
    }
    return {client, folder, b, found}
  }

  const leadsTo = (found: readonly Diagnostic[]) =>
    found.flatMap(({relatedInformation = []}) => relatedInformation.map(({location}) => location.uri.split('/').at(-1)))

  test.each([true, false])(
    'a draft that is gone is named no more after the next edit (asks itself: %s)',
    async (pull) => {
      const {client, folder, b, found} = await openSecond(pull)
      await client.until(() => pull || client.published.get(b)?.diagnostics.length === 1)
      expect(leadsTo(await found())).toEqual(['2025-01-01-a.md'])
      rmSync(join(folder, '2025-01-01-a.md'))
      await client.change(b, {start: rain.length, end: rain.length, text: '\nSo they left.\n'})
      if (!pull) await client.until(() => client.published.get(b)?.diagnostics.length === 0)
      expect(leadsTo(await found())).toEqual([])
    },
  )

  test('one that has changed is compared as it is now', async () => {
    const {client, folder, b, found} = await openSecond(true)
    expect(leadsTo(await found())).toEqual(['2025-01-01-a.md'])
    writeFiles(folder, {'2025-01-01-a.md': snow.replace('Rain', 'Thick snow')})
    await client.change(b, {start: rain.length, end: rain.length, text: '\nSo they left.\n'})
    expect(leadsTo(await found())).toEqual([])
  })

  test('drafts that were renamed or are new are met when one is saved', async () => {
    const {client, folder, b, found} = await openSecond(true)
    const refreshes = () => saidBy(client, 'workspace/diagnostic/refresh').length
    await client.until(() => refreshes() > 0)
    const before = refreshes()
    expect(leadsTo(await found())).toEqual(['2025-01-01-a.md'])
    renameSync(join(folder, '2025-01-01-a.md'), join(folder, '2025-01-01-c.md'))
    await client.notify('textDocument/didSave', {textDocument: {uri: b}})
    await client.until(() => refreshes() > before)
    expect(leadsTo(await found())).toEqual(['2025-01-01-c.md'])
  })

  test('settings that change right after they were looked at count soon, without another edit', async () => {
    const {client, folder, b} = await openSecond(false)
    const sent = (count: number) => client.until(() => client.published.get(b)?.diagnostics.length === count, 10_000)
    await sent(1)
    await client.change(b, {start: rain.length, end: rain.length, text: '\nSo they left.\n'})
    writeFiles(folder, {'.copydesk.yaml': 'rules:\n  duplicate-headline: off\n'})
    await client.change(b, {start: rain.length, end: rain.length, text: '\nAll of them.\n'})
    await sent(0)
  })

  test('settings are looked at when a draft is saved', async () => {
    const {client, folder, b} = await openSecond(false)
    await client.until(() => codesOf(client.published.get(b)?.diagnostics)?.length === 1)
    writeFiles(folder, {'.copydesk.yaml': 'rules: {duplicate-headline: off}\n'})
    await client.notify('textDocument/didSave', {textDocument: {uri: b}})
    await client.until(() => client.published.get(b)?.diagnostics.length === 0)
  })
})
