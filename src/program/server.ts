// The language server as one CommonJS module.
import {join} from 'node:path'
import {load, type Program} from './load.ts'

export const {server} = load(
  join(__dirname, 'copydesk-lsp.cjs'),
  require,
  () => require('./copydesk-lsp.cjs') as Program,
)
