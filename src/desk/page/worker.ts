// The worker of the page: answers questions by their numbers.
import {answer} from '../model/answer.ts'
import type {DeskQuestion} from '../model/sheet.ts'
import type {DeskReply} from './ask.ts'

self.onmessage = ({data: {id, question}}: MessageEvent<{id: number; question: DeskQuestion}>) =>
  self.postMessage(saidTo(id, question))

function saidTo(id: number, question: DeskQuestion): DeskReply {
  try {
    return {id, answer: answer(question)}
  } catch (error) {
    return {id, error: String(error)}
  }
}
