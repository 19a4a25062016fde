// Keeps what Node makes of a program: runs it over a few drafts, so that the code a check needs is compiled, and writes it.
import {writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {resolve} from 'node:path'
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
const program = start(script, file, createRequire(file))
if (isServer) program.server()
else program.main()
process.on('exit', () => {
  process.stdout.write = write
  process.exitCode = 0
  writeFileSync(compiledPath(file), script.createCachedData())
})
