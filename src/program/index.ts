// The program as one CommonJS module: the command and the library share it.
import {join} from 'node:path'
import {load, type Program} from './load.ts'

export const {main, library, testing, thread} = load(
  join(__dirname, 'copydesk.cjs'),
  require,
  () => require('./copydesk.cjs') as Program,
)
