#!/usr/bin/env node
// The `copydesk-lsp` command: hands standard input and output to the language server.
import {createConnection, ProposedFeatures} from 'vscode-languageserver/node'
import {serve} from '../src/server/index.ts'

if (process.argv.includes('--stdio')) serve(createConnection(ProposedFeatures.all, process.stdin, process.stdout))
else {
  process.stderr.write('copydesk-lsp is the language server of Copydesk: editors start it with --stdio.\n')
  process.exitCode = process.argv.includes('--help') ? 0 : 2
}
