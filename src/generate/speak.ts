// Speaks to a language server in this very process, on its standard input, as an editor that opens one draft.
import {readFileSync} from 'node:fs'
import {PassThrough} from 'node:stream'

/** Put our words on standard input; what the server says is to be handed to the function this gives. */
export function speakTo(draft: string): (said: string) => void {
  const input = new PassThrough()
  Object.defineProperty(process, 'stdin', {value: input})
  const uri = 'file:///copydesk/draft.md'
  const textDocument = {uri}
  const text = readFileSync(draft, 'utf8')
  const range = {start: {line: 0, character: 0}, end: {line: text.split('\n').length, character: 0}}
  const questions: [method: string, params: object][] = [
    ['initialize', {processId: null, rootUri: null, capabilities: {textDocument: {diagnostic: {}}}}],
    ['textDocument/diagnostic', {textDocument}],
    ['textDocument/codeAction', {textDocument, range, context: {diagnostics: []}}],
    ['textDocument/hover', {textDocument, position: range.start}],
    ['shutdown', {}],
  ]
  let asked = 0
  ask()

  return (said) => {
    if (!said.includes(`"id":${asked},`)) return
    if (asked === 1) {
      send({method: 'initialized', params: {}})
      send({
        method: 'textDocument/didOpen',
        params: {textDocument: {uri, languageId: 'markdown', version: 1, text}},
      })
    }
    if (asked < questions.length) ask()
    else send({method: 'exit'})
  }

  function ask(): void {
    const [method, params] = questions[asked++] ?? []
    send({id: asked, method, params})
  }

  function send(message: object): void {
    const content = JSON.stringify({jsonrpc: '2.0', ...message})
    input.write(`Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`)
  }
}
