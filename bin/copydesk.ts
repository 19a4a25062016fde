#!/usr/bin/env node
// The `copydesk` command: a thin shell around `src/cli`.
import {existsSync, fstatSync, writeSync} from 'node:fs'
import {isatty} from 'node:tty'
import {fileURLToPath} from 'node:url'
import type {Console} from '../src/cli/console.ts'
import {run} from '../src/cli/index.ts'
import {escapeControls} from '../src/core/elide.ts'

const {stdout, env} = process
const used = new Set<NodeJS.WriteStream>([stdout])

/** Until the run has ended, whatever ends the process ends it with 2. */
let hasEnded = false
process.exitCode = 2
process.on('exit', () => {
  if (hasEnded) return
  process.exitCode = 2
  say('Copydesk was stopped before it was done: a plugin may have ended it, or never finished loading.')
})
process.on('uncaughtException', stop)
process.on('unhandledRejection', stop)
stdout.on('error', (error: NodeJS.ErrnoException) =>
  stop(new Error(`The report could not be written in full (${error.code ?? error.message}).`)),
)

/** Written at once: the process may be about to end. */
function say(line: string): void {
  try {
    writeSync(2, `${line}\n`)
  } catch {
    // There is no standard error to write to.
  }
}

/** Ends with 2 and one sentence, and the stack where `COPYDESK_DEBUG` asks for it. */
function stop(error: unknown): never {
  const [first = ''] = String(error instanceof Error ? error.message : error).split('\n')
  say(`Copydesk stopped: ${escapeControls(first)}`)
  if (env.COPYDESK_DEBUG && error instanceof Error) say(error.stack ?? '')
  hasEnded = true
  process.exit(2)
}

/** A pipe of a shell or a file; programs that start others pass on sockets, and CI all kinds of things. */
function inputFrom(): Console['inputFrom'] {
  if (isatty(0)) return 'terminal'
  try {
    const input = fstatSync(0)
    return !env.CI && (input.isFIFO() || (input.isFile() && input.size > 0)) ? 'pipe' : undefined
  } catch {
    return undefined
  }
}

const from = inputFrom()

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
  ...(from && {inputFrom: from}),
  input: () => process.stdin,
  async readInput() {
    const chunks: Uint8Array[] = []
    for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array)
    return Buffer.concat(chunks)
  },
}

run(process.argv.slice(2), world).then((code) => {
  hasEnded = true
  process.exitCode = code
  // All is written, mostly: to clear the heap before the end would take time for nothing.
  if ([...used].every(({writableLength}) => writableLength === 0)) process.exit()
}, stop)
