// The server prepares to check before anybody waits for a check.
import {expect, test, vi} from 'vitest'
import {prepareToCheck} from '../../src/files/tuning.ts'
import {draft, startHere} from '../support/server.ts'

vi.mock('../../src/files/tuning.ts', async (original) => ({
  ...(await original<typeof import('../../src/files/tuning.ts')>()),
  prepareToCheck: vi.fn(),
}))

test('once it has started, before a draft is opened, and once', async () => {
  const client = await startHere({configuration: () => ({})})
  await vi.waitFor(() => expect(prepareToCheck).toHaveBeenCalledTimes(1), {timeout: 200_000})
  const uri = 'file:///tmp/copydesk-none/rain.md'
  await client.open(uri, draft)
  await client.pull(uri)
  await client.open(`${uri}.md`, draft)
  await client.pull(`${uri}.md`)
  expect(prepareToCheck).toHaveBeenCalledTimes(1)
})
