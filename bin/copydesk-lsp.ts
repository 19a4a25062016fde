#!/usr/bin/env node
// The `copydesk-lsp` command: hands standard input and output to the language server.
import {createConnection, ProposedFeatures, StreamMessageReader, StreamMessageWriter} from 'vscode-languageserver/node'
import {serve} from '../src/server/index.ts'
import {checkHeaders, holdOrder} from '../src/server/lifecycle.ts'

if (process.argv.includes('--stdio')) start()
else {
  process.stderr.write('copydesk-lsp is the language server of Copydesk: editors start it with --stdio.\n')
  process.exitCode = process.argv.includes('--help') ? 0 : 2
}

function start(): void {
  const writer = new StreamMessageWriter(process.stdout)
  const messages = process.stdin.pipe(checkHeaders())
  const reader = holdOrder(new StreamMessageReader(messages), writer)
  const end = () => process.exit(reader.phase() === 'over' ? 0 : 1)
  process.stdin.on('end', end).on('close', end)
  // An editor starts the server again when it ends; one that reads no more would seem to be there.
  messages.on('error', (error) => {
    process.stderr.write(`copydesk-lsp: ${error.message}\n`)
    process.exit(1)
  })
  const connection = createConnection(ProposedFeatures.all, reader, writer)
  // One request that fails ends no other: it is logged, and the server goes on.
  process.on('unhandledRejection', (error) =>
    connection.console.error(`Copydesk failed: ${error instanceof Error ? error.stack : String(error)}`),
  )
  serve(connection)
}
