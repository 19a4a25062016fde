// Keeps what Node makes of the program: checks a few drafts, so that the code a check needs is compiled, and writes it.
import {writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {resolve} from 'node:path'
import {compile, compiledPath, start} from '../program/load.ts'

const file = resolve(process.argv[2] ?? '')
const script = compile(file)
process.argv.splice(2, 1)
const {write} = process.stdout
process.stdout.write = (_text: unknown, done?: unknown) => {
  if (typeof done === 'function') done()
  return true
}
start(script, file, createRequire(file)).main()
process.on('exit', () => {
  process.stdout.write = write
  process.exitCode = 0
  writeFileSync(compiledPath(file), script.createCachedData())
})
