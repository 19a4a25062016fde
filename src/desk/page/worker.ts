// The worker of the page: answers questions in the order in which they come.
import {answer} from '../model/answer.ts'
import type {DeskQuestion} from '../model/sheet.ts'

self.onmessage = ({data}: MessageEvent<DeskQuestion>) => self.postMessage(answer(data))
