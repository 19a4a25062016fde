#!/usr/bin/env node
// The `copydesk` command: a thin shell around `src/cli`.
import {existsSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import type {Console} from '../src/cli/console.ts'
import {run} from '../src/cli/index.ts'

const {stdout, env} = process
const used = new Set<NodeJS.WriteStream>([stdout])

stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  throw error
})

/** It stands beside the program that is built. */
const thread = fileURLToPath(new URL('./thread.cjs', import.meta.url))

const world: Console = {
  cwd: process.cwd(),
  ...(existsSync(thread) && {thread}),
  env,
  color: env.NO_COLOR ? false : Boolean(env.FORCE_COLOR) || stdout.isTTY === true,
  write: (text) => new Promise((done) => stdout.write(text, () => done())),
  error(line) {
    used.add(process.stderr)
    process.stderr.write(`${line}\n`)
  },
  ...(!env.CI && {status: (line: string) => void (process.stderr.isTTY && process.stderr.write(`\r\x1b[K${line}`))}),
  clear: () => void (stdout.isTTY && stdout.write('\x1b[2J\x1b[3J\x1b[H')),
  interrupted: () =>
    new Promise((done) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done())
    }),
  input: () => process.stdin,
  async readInput() {
    const chunks: Uint8Array[] = []
    for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array)
    return Buffer.concat(chunks)
  },
}

run(process.argv.slice(2), world).then((code) => {
  process.exitCode = code
  // All is written, mostly: to clear the heap before the end would take time for nothing.
  if ([...used].every(({writableLength}) => writableLength === 0)) process.exit()
})
