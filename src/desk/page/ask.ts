// Asks the worker, which is made from a Blob so that the page also works from a disk.
import type {Answer, DeskQuestion} from '../model/sheet.ts'

/** The code of the worker, which the build puts in. */
declare const WORKER_CODE: string

/** Make a worker; what it is asked is answered in order. A worker that stops rejects all that it was asked. */
export function openWorker(): (question: DeskQuestion) => Promise<Answer> {
  const worker = new Worker(URL.createObjectURL(new Blob([WORKER_CODE], {type: 'text/javascript'})))
  const waiting: {resolve(answer: Answer): void; reject(reason: unknown): void}[] = []
  worker.onmessage = ({data}) => waiting.shift()?.resolve(data as Answer)
  worker.onerror = (event) => {
    for (const {reject} of waiting.splice(0)) reject(event)
  }
  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({resolve, reject})
      worker.postMessage(question)
    })
}
