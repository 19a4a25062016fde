// A disk with faults: one step of the program's on a folder fails, comes to half, is its last, or comes after another's.
// Preloaded into a program, it takes its fault from the environment and writes down what became of it.
const {spawnSync} = require('node:child_process')
const fs = require('node:fs')
const {syncBuiltinESMExports} = require('node:module')
const {join, resolve, sep} = require('node:path')

const promises = fs.promises
const real = {...fs, promises: {...promises}}

/** Steps of the promises and of the calls that wait; a `write` changes something. */
const inTurn = [
  'access',
  'lstat',
  'mkdir',
  'open',
  'readdir',
  'readFile',
  'realpath',
  'rename',
  'rm',
  'stat',
  'writeFile',
]
const atOnce = ['appendFileSync', 'lstatSync', 'mkdirSync', 'readdirSync', 'readFileSync', 'statSync', 'writeFileSync']
const writes = new Set([
  'appendFileSync',
  'chmod',
  'mkdir',
  'mkdirSync',
  'open',
  'rename',
  'sync',
  'write',
  'writeFile',
  'writeFileSync',
])

let plan
let seen

/**
 * Let a fault happen. `plan` is `{folder, at, kind, lasting, command}`: the step, from 1; `kill`, `run` (another run,
 * of `command`, comes first), `edit` (an editor saves a draft first), `gone` (a draft is deleted first), `short` (a write
 * comes to half), or the code of an error; with `lasting` all writes that follow fail, too.
 * Returns the steps that were taken, by name, and which of them had the fault.
 */
function arm(order) {
  plan = order
  seen = {steps: [], hits: []}
  return seen
}

/** Take a step: throws or acts where the fault is to be. */
function step(name, path) {
  if (!plan || !isWithin(path)) return
  seen.steps.push(`${name} ${String(path).slice(plan.folder.length + 1)}`)
  const count = seen.steps.length
  const goesOn = plan.lasting && count > plan.at && (writes.has(name) || (name === 'rm' && plan.kind !== 'ENOSPC'))
  if (count === plan.at || goesOn) happen(name, path)
}

const isWithin = (path) => typeof path === 'string' && (resolve(path) + sep).startsWith(plan.folder + sep)

function happen(name, path) {
  const {kind, folder, draft, command} = plan
  if (kind === 'short' || kind === 'none') return
  seen.hits.push(name)
  if (kind === 'kill') process.kill(process.pid, 'SIGKILL')
  else if (kind === 'edit') real.writeFileSync(join(folder, draft), plan.text)
  else if (kind === 'gone') real.rmSync(join(folder, draft), {force: true})
  else if (kind === 'run') spawnSync(process.execPath, command, {cwd: folder, stdio: 'ignore', env: withoutFault()})
  else throw failure(kind, name, path)
}

function withoutFault() {
  const {COPYDESK_FAULT: _, ...env} = process.env
  return env
}

const failure = (code, syscall, path) =>
  Object.assign(new Error(`${code}: a fault was made, ${syscall} '${path}'`), {code, syscall, path, errno: -1})

/** Called once: from now on steps are seen, and faults happen where one is armed. */
function watch() {
  for (const name of inTurn) {
    const whole = real.promises[name]
    promises[name] = async (...args) => {
      step(name, name === 'rename' ? args[1] : args[0])
      const result = await whole(...args)
      return name === 'open' && plan && isWithin(args[0]) ? watchHandle(result, args[0]) : result
    }
  }
  for (const name of atOnce) {
    const whole = real[name]
    fs[name] = (...args) => {
      step(name, args[0])
      return whole(...args)
    }
  }
  watchParts()
  syncBuiltinESMExports()
}

/** Writing is two steps, so that there is something half-written. */
function watchHandle(file, path) {
  const [append, close] = [file.appendFile.bind(file), file.close.bind(file)]
  file.writeFile = file.appendFile = async (text) => {
    const bytes = Buffer.from(text)
    const half = bytes.length >> 1
    for (const part of [bytes.subarray(0, half), bytes.subarray(half)]) {
      step('write', path)
      if (plan?.kind === 'short' && seen.steps.length === plan.at) seen.isShort = true
      await append(part)
    }
  }
  for (const name of ['chmod', 'sync']) {
    const whole = file[name].bind(file)
    file[name] = async (...args) => {
      step(name, path)
      return whole(...args)
    }
  }
  file.close = async () => {
    await close()
    step('close', path)
  }
  return file
}

/** What the system takes of a write is less than it was given: Node itself has to write the rest. */
function watchParts() {
  const binding = process.binding('fs')
  const whole = binding.writeBuffer
  binding.writeBuffer = (fd, buffer, offset, length, ...rest) => {
    const isShort = seen?.isShort === true && length > 1
    if (isShort) {
      seen.isShort = false
      seen.hits.push('write')
    }
    return whole(fd, buffer, offset, isShort ? length >> 1 : length, ...rest)
  }
}

watch()

if (process.env.COPYDESK_FAULT) {
  const order = JSON.parse(process.env.COPYDESK_FAULT)
  const state = arm(order)
  process.on('exit', () => real.writeFileSync(order.log, JSON.stringify({steps: state.steps, hits: state.hits})))
}

module.exports = {arm, disarm: () => arm(undefined)}
