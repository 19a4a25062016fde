// The language server as one CommonJS module. It writes no file at all, so it keeps no compiled code.
import {join} from 'node:path'
import {load} from './load.ts'

const {program} = load(join(__dirname, 'copydesk-lsp.cjs'), require)

export const {server} = program
