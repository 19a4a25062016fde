// Keeps what Node makes of a program: runs it over a few drafts, so that the code a check needs is compiled, and writes it.
import {writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {resolve} from 'node:path'
import v8 from 'node:v8'
import {compile, compiledPath, start} from '../program/load.ts'
import {speakTo} from './speak.ts'

const file = resolve(process.argv[2] ?? '')
const script = compile(file)
process.argv.splice(2, 1)
const {write} = process.stdout
const isServer = process.argv.includes('--stdio')
const hear = isServer ? speakTo('fixtures/release-notes.md') : () => {}
process.stdout.write = (text: unknown, ...more: unknown[]) => {
  hear(String(text))
  const done = more.at(-1)
  if (typeof done === 'function') done()
  return true
}
// Compiled code is good only where the flags are those it was made with, and it is loaded before any is set.
v8.setFlagsFromString = () => {}
const program = start(script, file, createRequire(file))
if (isServer) program.server()
else program.main()
process.on('exit', () => {
  process.stdout.write = write
  process.exitCode = 0
  writeFileSync(compiledPath(file), script.createCachedData())
})
