// Runs the steps of an action's shell as GitHub would, with `${{ }}` filled in; actions that it uses are skipped.
import {spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parse} from 'yaml'

export interface Step {
  name: string
  id?: string
  if?: string
  uses?: string
  with?: Record<string, string>
  run?: string
  shell?: string
  env?: Record<string, string>
}

export interface Action {
  inputs: Record<string, {description: string; default?: string; required?: boolean}>
  outputs: Record<string, {description: string; value: string}>
  runs: {using: string; steps: Step[]}
}

export const readAction = (): Action => parse(readFileSync('action.yml', 'utf8')) as Action

type Context = Record<string, unknown>

/** What an expression comes to: names, strings, `||`, `&&`, `==` and `!=`. */
export function evaluate(expression: string, context: Context): unknown {
  const text = expression.trim()
  const join = (by: string) => text.split(by).map((part) => () => evaluate(part, context))
  if (text.includes(' || ')) return join(' || ').reduce<unknown>((found, next) => found || next(), '')
  if (text.includes(' && ')) return join(' && ').reduce<unknown>((found, next) => found && next(), true)
  if (text.includes(' == ')) return new Set(join(' == ').map((part) => String(part() ?? ''))).size === 1
  if (text.includes(' != ')) return new Set(join(' != ').map((part) => String(part() ?? ''))).size > 1
  if (/^'.*'$/.test(text)) return text.slice(1, -1)
  if (!/^[\w.-]+$/.test(text)) throw new Error(`not understood: ${text}`)
  return text.split('.').reduce<unknown>((found, name) => (found as Context | undefined)?.[name], context)
}

const fill = (text: string, context: Context) =>
  text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => String(evaluate(expression, context) ?? ''))

export interface Job {
  workspace: string
  event: string
  sha: string
  payload?: object
  inputs?: Record<string, string>
  env?: Record<string, string>
}

export interface Outcome {
  code: number
  out: string
  err: string
  summary: string
  steps: Record<string, {outputs: Record<string, string>}>
  /** What the steps were given that use other actions. */
  used: Record<string, Record<string, string>>
}

/** Run all steps until one fails. */
export function runAction({workspace, event, sha, payload = {}, inputs = {}, env = {}}: Job): Outcome {
  const {inputs: declared, runs} = readAction()
  const temp = mkdtempSync(join(tmpdir(), 'copydesk-runner-'))
  const defaults = Object.fromEntries(Object.entries(declared).map(([name, input]) => [name, input.default ?? '']))
  const steps: Outcome['steps'] = {}
  const context = {
    steps,
    inputs: {...defaults, ...inputs},
    runner: {os: 'Linux', arch: 'X64', temp},
    github: {event_name: event, event: payload, sha, run_attempt: '1', action_path: process.cwd()},
  }
  const summaryFile = join(temp, 'summary.md')
  writeFileSync(summaryFile, '')
  const done: Outcome = {code: 0, out: '', err: '', summary: '', steps, used: {}}
  for (const step of runs.steps) {
    if (step.if !== undefined && !evaluate(step.if, context)) continue
    const filled = (map: Record<string, string> = {}) =>
      Object.fromEntries(Object.entries(map).map(([name, value]) => [name, fill(String(value), context)]))
    if (step.uses) done.used[step.name] = filled(step.with)
    if (step.run === undefined) continue
    const outputFile = join(temp, 'output')
    writeFileSync(outputFile, '')
    const {PATH, HOME} = process.env
    const told = {GITHUB_OUTPUT: outputFile, GITHUB_STEP_SUMMARY: summaryFile, GITHUB_WORKSPACE: workspace, CI: 'true'}
    const ran = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
      cwd: workspace,
      encoding: 'utf8',
      env: {PATH, HOME, ...told, ...env, ...filled(step.env)},
    })
    done.out += ran.stdout
    done.err += ran.stderr
    done.code = ran.status ?? -1
    const lines = readFileSync(outputFile, 'utf8').split('\n').filter(Boolean)
    const outputs = lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])
    if (step.id) steps[step.id] = {outputs: Object.fromEntries(outputs) as Record<string, string>}
    if (done.code !== 0) break
  }
  done.summary = readFileSync(summaryFile, 'utf8')
  return done
}
