// Spell checkers of others as hosts: cspell-lib and harper.js, loaded in a worker when the first draft is checked.
import {Worker} from 'node:worker_threads'
import type {TextChecker, TextRemark} from '../core/rule.ts'

/** What a checker is made with: the file of its package, what settings say, and a file of settings of its own. */
interface CheckerSetup {
  name: string
  path: string
  options: Readonly<Record<string, unknown>>
  configFile?: string | undefined
}

/**
 * What runs in the worker. It is a text since bundles keep no file for it. Offsets count in UTF-16 code units, as those
 * of both checkers do; what names other words than stand there is dropped.
 */
const program = `
const {parentPort, workerData} = require('node:worker_threads')
const {pathToFileURL} = require('node:url')
const {dirname, join} = require('node:path')
const {name, path, options, configFile} = workerData
const load = (file) => import(pathToFileURL(file).href)
const dashed = (kind) => kind.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()

async function openCspell() {
  const {spellCheckDocument} = await load(path)
  const how = {generateSuggestions: true, noConfigSearch: true, ...(configFile && {configFile})}
  return async (text) => {
    const document = {uri: 'file:///draft.txt', text, languageId: 'plaintext'}
    const {issues, errors} = await spellCheckDocument(document, how, options)
    if (errors?.[0]) throw errors[0]
    return issues.map(({text, offset, isFlagged, suggestions = []}) => ({
      start: offset,
      end: offset + text.length,
      kind: isFlagged ? 'refused' : 'misspelt',
      expected: suggestions.slice(0, 5),
    }))
  }
}

async function openHarper() {
  const {LocalLinter, Dialect} = await load(path)
  const {binary} = await load(join(dirname(path), 'binary.js'))
  const {dialect = 'American', rules} = options
  const linter = new LocalLinter({binary, dialect: Dialect[dialect] ?? Dialect.American})
  await linter.setup()
  if (rules) await linter.setLintConfig({...(await linter.getLintConfig()), ...rules})
  const written = (lint) => (one) => {
    const [kind, text] = [one.kind(), one.get_replacement_text()]
    return kind === 1 ? '' : kind === 2 ? lint.get_problem_text() + text : text
  }
  return async (text) =>
    (await linter.lint(text, {language: 'plaintext'})).flatMap((lint) => {
      const {start, end} = lint.span()
      if (text.slice(start, end) !== lint.get_problem_text()) return []
      const expected = lint.suggestions().map(written(lint)).slice(0, 5)
      return [{start, end, kind: dashed(lint.lint_kind()), message: lint.message(), expected}]
    })
}

const opened = name === 'harper.js' ? openHarper() : openCspell()
opened.catch(() => {})
parentPort.on('message', async ({number, text}) => {
  try {
    parentPort.postMessage({number, remarks: await (await opened)(text)})
  } catch (error) {
    parentPort.postMessage({number, error: String(error?.message ?? error)})
  }
})
`

interface WorkerAnswer {
  number: number
  remarks?: TextRemark[]
  error?: string
}

interface Waiting {
  resolve(remarks: TextRemark[]): void
  reject(error: Error): void
}

/** A worker, and who waits for its answers, by number. */
interface Running {
  worker: Worker
  waiting: Map<number, Waiting>
}

/** Make a checker. Its worker starts with the first text, and doesn't keep the process alive when none is left. */
export function makeTextChecker(setup: CheckerSetup): TextChecker {
  let running: Running | undefined
  let count = 0
  return (text) =>
    new Promise((resolve, reject) => {
      running ??= start(setup, (ended) => {
        if (running === ended) running = undefined
      })
      const {worker, waiting} = running
      worker.ref()
      const number = count++
      waiting.set(number, {resolve, reject})
      worker.postMessage({number, text})
    })
}

/** Start a worker. What it writes to the standard output is dropped, as that belongs to the report. */
function start(setup: CheckerSetup, gone: (ended: Running) => void): Running {
  const worker = new Worker(program, {eval: true, workerData: setup, stdout: true})
  worker.stdout.resume()
  const running: Running = {worker, waiting: new Map()}
  const {waiting} = running
  worker.on('message', ({number, remarks, error}: WorkerAnswer) => {
    const one = waiting.get(number)
    waiting.delete(number)
    if (waiting.size === 0) worker.unref()
    if (error === undefined) one?.resolve(remarks ?? [])
    else one?.reject(new Error(error))
  })
  const end = (error: Error) => {
    gone(running)
    for (const one of waiting.values()) one.reject(error)
    waiting.clear()
  }
  worker.on('error', (error) => end(error as Error))
  worker.on('exit', (code) => end(new Error(`its worker ended with exit code ${code}`)))
  return running
}
