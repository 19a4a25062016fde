// Questions for the worker: each answer goes to its own question, also after one at which the worker failed.
import {afterEach, expect, test, vi} from 'vitest'
import type {DeskQuestion} from '../../src/desk/model/sheet.ts'
import {openWorker} from '../../src/desk/page/ask.ts'

/** What the worker is sent, and what it sends. */
interface Port {
  onmessage?: (event: {data: unknown}) => void
  postMessage?: (data: unknown) => void
}

afterEach(() => vi.unstubAllGlobals())

const check = (path: string, text: string): DeskQuestion => ({
  ask: 'check',
  sheet: {path, text},
  setup: {preset: 'recommended'},
})

test('a question at which the worker fails is rejected, and the next ones have their own answers', async () => {
  const self: Port = {}
  class InsideWorker {
    onmessage?: Port['onmessage']
    constructor() {
      self.postMessage = (data) => this.onmessage?.({data})
    }
    postMessage(data: unknown): void {
      queueMicrotask(() => self.onmessage?.({data}))
    }
  }
  vi.stubGlobal('self', self)
  vi.stubGlobal('Worker', InsideWorker)
  vi.stubGlobal('WORKER_CODE', '')
  await import('../../src/desk/page/worker.ts')
  const ask = openWorker()
  const asked = [
    check('a.md', 'It it.'),
    check('a.unknown', 'It.'),
    check('b.md', 'It rained.'),
    check('c.md', 'The the.'),
  ]
  const said = await Promise.allSettled(asked.map(ask))
  expect(
    said.map((one) => (one.status === 'fulfilled' && 'marked' in one.value ? one.value.marked.text : one.status)),
  ).toEqual(['It it.', 'rejected', 'It rained.', 'The the.'])
})
