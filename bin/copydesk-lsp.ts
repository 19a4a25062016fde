#!/usr/bin/env node
// The `copydesk-lsp` command: hands standard input and output to the language server.
import {createConnection, ProposedFeatures} from 'vscode-languageserver/node'
import {serve} from '../src/server/index.ts'

if (process.argv.includes('--stdio')) {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout)
  // One request that fails ends no other: it is logged, and the server goes on.
  process.on('unhandledRejection', (error) =>
    connection.console.error(`Copydesk failed: ${error instanceof Error ? error.stack : String(error)}`),
  )
  serve(connection)
} else {
  process.stderr.write('copydesk-lsp is the language server of Copydesk: editors start it with --stdio.\n')
  process.exitCode = process.argv.includes('--help') ? 0 : 2
}
