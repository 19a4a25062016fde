// Asks the worker, which is made from a Blob so that the page also works from a disk.
import type {Answer, DeskQuestion} from '../model/sheet.ts'

/** The code of the worker, which the build puts in. */
declare const WORKER_CODE: string

/** Asks a worker. */
export type AskDesk = (question: DeskQuestion) => Promise<Answer>

/** What the worker says to the question of a number. */
export type DeskReply = {id: number} & ({answer: Answer} | {error: unknown})

/** What the rule `require-trusted-types-for` of a page asks for: the address of the worker, from a policy with a name. */
interface TrustedPolicies {
  createPolicy(
    name: string,
    rules: {createScriptURL(address: string): string},
  ): {createScriptURL(address: string): string}
}

let policy: ReturnType<TrustedPolicies['createPolicy']> | undefined

/** The address of the worker, as a page that wants trusted types takes it. */
function workerAddress(): string {
  const address = URL.createObjectURL(new Blob([WORKER_CODE], {type: 'text/javascript'}))
  const {trustedTypes} = globalThis as {trustedTypes?: TrustedPolicies}
  policy ??= trustedTypes?.createPolicy('copydesk', {createScriptURL: (own) => own})
  return policy?.createScriptURL(address) ?? address
}

/** Make a worker. A question at which it fails is rejected; a worker that stops rejects all that it was asked. */
export function openWorker(): AskDesk {
  const worker = new Worker(workerAddress())
  const waiting = new Map<number, {resolve(answer: Answer): void; reject(reason: unknown): void}>()
  let asked = 0
  worker.onmessage = ({data}: MessageEvent<DeskReply>) => {
    const asker = waiting.get(data.id)
    waiting.delete(data.id)
    if ('answer' in data) asker?.resolve(data.answer)
    else asker?.reject(data.error)
  }
  worker.onerror = (event) => {
    for (const {reject} of waiting.values()) reject(event)
    waiting.clear()
  }
  return (question) =>
    new Promise((resolve, reject) => {
      const id = asked++
      waiting.set(id, {resolve, reject})
      worker.postMessage({id, question})
    })
}
