// Holds clients to the order of the protocol: nothing before `initialize`, nothing but `exit` after `shutdown`.
import {Transform} from 'node:stream'
import {
  type DataCallback,
  ErrorCodes,
  type Message,
  type MessageReader,
  type MessageWriter,
} from 'vscode-languageserver/node'

type Phase = 'before' | 'open' | 'over'

/** A reader that answers what comes too early or too late itself, and lets the rest through. */
export function holdOrder(reader: MessageReader, writer: MessageWriter): MessageReader & {phase(): Phase} {
  let phase: Phase = 'before'
  return {
    onError: reader.onError,
    onClose: reader.onClose,
    onPartialMessage: reader.onPartialMessage,
    dispose: () => reader.dispose(),
    phase: () => phase,
    listen: (callback: DataCallback) =>
      reader.listen((message) => {
        const {id, method} = message as Message & {id?: number | string; method?: string}
        const isWelcome = method === undefined || method === 'exit' || phase === 'open' || opens(method)
        if (isWelcome) {
          if (method === 'initialize') phase = 'open'
          if (method === 'shutdown') phase = 'over'
          callback(message)
        } else if (id !== undefined) void writer.write(refusal(id))
      }),
  }

  function opens(method: string): boolean {
    return phase === 'before' && method === 'initialize'
  }

  function refusal(id: number | string): Message {
    const error =
      phase === 'before'
        ? {code: ErrorCodes.ServerNotInitialized, message: 'The server waits for `initialize`.'}
        : {code: ErrorCodes.InvalidRequest, message: 'The server has been shut down.'}
    return {jsonrpc: '2.0', id, error} as Message
  }
}

/** The longest message, in bytes: no draft is larger. */
const mostBytes = 1 << 28

/** The longest header. */
const mostHeader = 4096

/** Passes messages on, and fails where a header can't be one: what follows it could never be read. */
export function checkHeaders(): Transform {
  let header = ''
  let left = 0
  return new Transform({
    transform(chunk: Buffer, _, done) {
      try {
        for (let at = 0; at < chunk.length; ) at = left > 0 ? skipBody(chunk, at) : readHeader(chunk, at)
        done(null, chunk)
      } catch (error) {
        done(error as Error)
      }
    },
  })

  function skipBody(chunk: Buffer, at: number): number {
    const taken = Math.min(left, chunk.length - at)
    left -= taken
    return at + taken
  }

  function readHeader(chunk: Buffer, at: number): number {
    const rest = chunk.toString('latin1', at, at + mostHeader + 1)
    const known = header.length
    const text = header + rest
    const end = text.indexOf('\r\n\r\n', Math.max(0, known - 3))
    if (end < 0) {
      if (text.length > mostHeader) throw new Error('A header of a message is too long.')
      header = text
      return chunk.length
    }
    header = ''
    left = lengthIn(text.slice(0, end))
    return at + end + 4 - known
  }
}

function lengthIn(header: string): number {
  const [, digits] = /^content-length: *(\d+)\r?$/im.exec(header) ?? []
  const length = Number(digits)
  if (digits === undefined || length > mostBytes) throw new Error('A header of a message says no length that can be.')
  return length
}
