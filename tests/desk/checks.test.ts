// What is asked of the workers while somebody writes: the newest text only, and the whole of it after a pause.
import {expect, test} from 'vitest'
import {answer} from '../../src/desk/model/answer.ts'
import type {Answer, DeskQuestion, MarkedDraft} from '../../src/desk/model/sheet.ts'
import {openChecks} from '../../src/desk/page/checks.ts'

const paragraphs = Array.from({length: 80}, (_, i) => `On day ${i} the council met on the pier and spoke of rain.`)
const long = paragraphs.join('\n\n')
const setup = {preset: 'recommended'} as const
const check = (text: string): MarkedDraft => {
  const answered = answer({ask: 'check', sheet: {path: 'a.md', text}, setup})
  if (!('marked' in answered)) throw new Error(JSON.stringify(answered))
  return answered.marked
}

/** A worker that answers when it is told to. */
function slowWorker() {
  const asked: {question: DeskQuestion; resolve(answer: Answer): void}[] = []
  return {
    asked,
    ask: (question: DeskQuestion) => new Promise<Answer>((resolve) => asked.push({question, resolve})),
    async answerNext() {
      const next = asked.shift()
      if (!next) throw new Error('nothing was asked')
      next.resolve(answer(next.question))
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

function open() {
  const [whole, near] = [slowWorker(), slowWorker()]
  const received: {text: string; isPart: boolean}[] = []
  const clock: {run: (() => void) | undefined} = {run: undefined}
  const wish = openChecks(
    {
      ask: whole.ask,
      openNear: () => near.ask,
      afterPause: (run) => {
        clock.run = run
      },
    },
    {
      receive: ({sheet}, {isPart}) => received.push({text: 'text' in sheet ? sheet.text : '', isPart: isPart === true}),
      fail: () => {
        throw new Error('failed')
      },
    },
  )
  const type = (text: string, stale: MarkedDraft) =>
    wish({sheet: {path: 'a.md', text}, setup, before: undefined, others: [], stale, isWriting: true})
  return {whole, near, received, clock, type, wish}
}

test('of many keys the first and the last are checked near, and the whole once there is a pause', async () => {
  const {whole, near, received, clock, type} = open()
  const stale = check(long)
  const typed = ['T', 'Th', 'The', 'The ', 'The t', 'The the'].map((words) => `${words} ${long}`)
  for (const text of typed) type(text, stale)
  expect([near.asked.length, whole.asked.length]).toEqual([1, 0])
  await near.answerNext()
  expect(near.asked.length).toBe(1)
  await near.answerNext()
  expect([near.asked.length, whole.asked.length]).toEqual([0, 0])
  expect(received).toEqual([typed[0], typed[5]].map((text) => ({text, isPart: true})))
  clock.run?.()
  expect(whole.asked.length).toBe(1)
  await whole.answerNext()
  expect(received.at(-1)).toEqual({text: typed[5], isPart: false})
})

test('the check of the whole doesn’t hold up the marks of the next key', async () => {
  const {whole, near, received, clock, type} = open()
  const stale = check(long)
  type(`A ${long}`, stale)
  await near.answerNext()
  clock.run?.()
  expect(whole.asked.length).toBe(1)
  type(`A a ${long}`, stale)
  await near.answerNext()
  expect(received.map(({text}) => text)).toEqual([`A ${long}`, `A a ${long}`])
})

test('a pause that ends after another draft was shown asks for nothing', async () => {
  const {whole, clock, type, wish} = open()
  type(`A ${long}`, check(long))
  const pause = clock.run
  wish({sheet: {path: 'b.md', text: 'One.'}, setup, before: undefined, others: [], stale: undefined, isWriting: false})
  await whole.answerNext()
  pause?.()
  expect(whole.asked).toEqual([])
})

test('who checks what is near is made ready once a long text was checked', async () => {
  const {whole, near, received, wish} = open()
  const sheet = {path: 'a.md', text: long}
  wish({sheet, setup, before: undefined, others: [], stale: undefined, isWriting: false})
  await whole.answerNext()
  expect(received.length).toBe(1)
  await near.answerNext()
  expect([received.length, near.asked.length]).toEqual([1, 0])
})
