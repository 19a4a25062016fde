// Runs commands on a disk with faults, one at every step, and judges what is left: whole files, a word, a next run that mends.
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import type {Scenario} from './scenarios.ts'

/** One fault: at a step, from 1, of the command; `lasting` goes for all writes that follow. */
export interface Fault {
  at: number
  /** `kill`, `run`, `edit`, `gone`, `short`, `none` or the code of an error. */
  kind: string
  lasting?: boolean
}

/** How a run ended, and the steps it took on the disk; `hits` are those that had the fault. */
interface Outcome {
  code: number | undefined
  out: string
  err: string
  steps: readonly string[]
  hits: readonly string[]
}

/** Runs a command in a folder, with a fault if one is given. */
export type Execute = (folder: string, scenario: Scenario, args: readonly string[], fault?: Fault) => Promise<Outcome>

/** A fault that was met badly. */
interface Failure {
  fault: string
  why: string
}

/** How many faults were made, by kind, and those that were met badly. */
export interface Faulted {
  counts: Record<string, number>
  failures: readonly Failure[]
}

type Files = ReadonlyMap<string, string>

/** What a scenario comes to where nothing goes wrong. */
interface Clean {
  old: Files
  new: Files
  first: Outcome
  second: Outcome
}

/** What a fault is judged by. */
interface Met {
  scenario: Scenario
  clean: Clean
  fault: Fault
  step: string
  outcome: Outcome
  files: Files
}

/** Run a scenario with each fault that `faultsFor` makes of its steps. */
export async function runScenario(
  scenario: Scenario,
  execute: Execute,
  faultsFor: (steps: readonly string[]) => readonly Fault[],
): Promise<Faulted> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'copydesk-faults-')))
  try {
    const clean = await runCleanly(folder, scenario, execute)
    const counts: Record<string, number> = {}
    const failures: Failure[] = []
    for (const fault of faultsFor(clean.first.steps)) {
      const met = await meet(folder, scenario, clean, execute, fault)
      if (met.outcome.hits.length === 0 && fault.kind !== 'kill') continue
      counts[fault.kind] = (counts[fault.kind] ?? 0) + 1
      const whys = [...judge(met), ...(await judgeNext(folder, met, execute))]
      const name = `${scenario.name}: ${fault.kind}${fault.lasting ? ' from' : ' at'} step ${fault.at}, ${met.step}`
      failures.push(...whys.map((why) => ({fault: name, why})))
    }
    return {counts, failures}
  } finally {
    rmSync(folder, {recursive: true})
  }
}

async function runCleanly(folder: string, scenario: Scenario, execute: Execute): Promise<Clean> {
  const {files, link, before = [], args} = scenario
  const bytes = Object.entries(files).map(([path, text]) => [path, Buffer.from(text).toString('latin1')] as const)
  restore(folder, new Map([...bytes, ...(link ? [[link[0], `-> ${link[1]}`] as const] : [])]))
  for (const command of before) await execute(folder, scenario, command)
  const old = snapshot(folder)
  const first = await execute(folder, scenario, args, {at: 0, kind: 'none'})
  const made = snapshot(folder)
  return {old, new: made, first, second: await execute(folder, scenario, args)}
}

async function meet(folder: string, scenario: Scenario, clean: Clean, execute: Execute, fault: Fault): Promise<Met> {
  restore(folder, clean.old)
  const outcome = await execute(folder, scenario, scenario.args, fault)
  const step = (outcome.steps.length > 0 ? outcome : clean.first).steps[fault.at - 1] ?? ''
  return {scenario, clean, fault, step, outcome, files: snapshot(folder)}
}

const isTemporary = (path: string) => path.endsWith('.tmp')
/** A summary that is added to. */
const isLog = (path: string) => path === 'summary.log'
const isCache = (path: string) => path.startsWith('.copydesk-cache/')

/** Files that are judged by what comes of them, or may be longer or left. */
const isOwn = (path: string) => isTemporary(path) || isCache(path) || isLog(path)

/** What is wrong after a fault. */
function judge(met: Met): string[] {
  const {fault, outcome, files, step} = met
  const whys = [...filesWrong(met)]
  const mayLeave = fault.kind === 'kill' || fault.lasting || step.startsWith('rm ')
  const left = [...files.keys()].filter(isTemporary)
  if (left.length > 0 && !mayLeave) whys.push(`${left} is left`)
  if (fault.kind === 'kill') return outcome.code === undefined ? whys : [...whys, 'it was not killed']
  return [...whys, ...outcomeWrong(met)]
}

/** Reports say what was found; what is found depends on what could be read. */
function isWholeReport(path: string, text = ''): boolean {
  if (path.endsWith('.ndjson')) return /\{"results":.*\}\n$/.test(text)
  if (!path.startsWith('out.')) return false
  JSON.parse(text)
  return true
}

/** Stands in all that another program saves. */
const byAnother = 'Saved by another program.'

/** Every file is old or new, and what another program saved is kept. */
function filesWrong({clean, fault, files, scenario, step}: Met): string[] {
  const [savedAt] = scenario.saved
  const paths = new Set([...clean.old.keys(), ...clean.new.keys(), ...files.keys()])
  return [...paths].flatMap((path) => {
    if (isOwn(path)) return []
    const now = files.get(path)
    if (path === savedAt && fault.kind === 'gone') return []
    if (path === savedAt && fault.kind === 'edit')
      return now?.includes(byAnother) || step.startsWith('rename ') ? [] : [`what was saved in ${path} is lost`]
    if (now === clean.old.get(path) || now === clean.new.get(path) || isWholeReport(path, now)) return []
    return [`${path} is neither old nor new: ${JSON.stringify(now?.slice(0, 200))}`]
  })
}

/** It ends as without the fault, or with a finding on what can't be read, or with 2 and one sentence. */
function outcomeWrong({clean, fault, outcome, files}: Met): string[] {
  const {code, out, err} = outcome
  const lines = err.split('\n').filter(Boolean)
  const told = lines.filter((line) => !clean.first.err.includes(line))
  if (told.some((line) => line.length > 400 || /^\s+at |node:internal/.test(line))) return [`it tells a stack: ${err}`]
  const isSame = (one: Outcome) => one.code === code && one.out === out
  const isDone = sameFiles(files, clean.new)
  if ((isSame(clean.first) || isSame(clean.second)) && (isDone || told.length > 0)) return []
  if (fault.kind === 'edit' || fault.kind === 'gone') return code === undefined ? ['it was ended'] : []
  if (code === 0 && [...files].some(([path, text]) => path === 'part.ndjson' && text.includes('"unread"'))) return []
  if (code === 1 && out.includes('unreadable-file')) return []
  if (code === 2 && (told.length > 0 || out.includes('unreadable-file'))) return []
  return [`it ends with ${code} and says ${JSON.stringify(err)}${isDone ? '' : ', and not all is done'}`]
}

/** The same but for the cache, whose files have names of their own each time. */
const sameFiles = (a: Files, b: Files): boolean => plain(a) === plain(b)
const plain = (files: Files) => JSON.stringify([...files].filter(([path]) => !isOwn(path)))

/** The next run does what is left. */
async function judgeNext(folder: string, {scenario, clean, fault, files}: Met, execute: Execute): Promise<string[]> {
  const next = await execute(folder, scenario, scenario.args)
  const now = snapshot(folder)
  if (fault.kind === 'edit' || fault.kind === 'gone')
    return next.code !== clean.second.code && (next.code ?? 2) > 1
      ? [`the next run ends with ${next.code}: ${next.err}`]
      : []
  const wrong = [...clean.new].filter(([path, text]) => !isOwn(path) && now.get(path) !== text).map(([path]) => path)
  if (wrong.length > 0) return [`the next run leaves ${wrong} wrong`]
  if (!(await keepsCache(folder, scenario, execute))) return ['the cache is not whole after the next run']
  const expected = [clean.first, clean.second].map(({code, out}) => `${code} ${out}`)
  if (expected.includes(`${next.code} ${next.out}`)) return []
  return [`the next run ends otherwise, with ${next.code}: ${next.err} (left: ${[...files.keys()]})`]
}

/** With a cache that has an answer for all that is asked, a run writes nothing. */
async function keepsCache(folder: string, scenario: Scenario, execute: Execute): Promise<boolean> {
  const cached = () => [...snapshot(folder).keys()].filter((path) => isCache(path) && !isTemporary(path)).join()
  const before = cached()
  if (before !== '') await execute(folder, scenario, scenario.args)
  return cached() === before
}

/** All files below a folder, by path; links as what they lead to. */
function snapshot(folder: string): Files {
  const paths = readdirSync(folder, {recursive: true, encoding: 'utf8'}).sort()
  const files = paths.map((path) => [path.replaceAll('\\', '/'), join(folder, path)] as const)
  return new Map(files.flatMap(([path, whole]) => textAt(whole).map((text) => [path, text] as const)))
}

function textAt(path: string): string[] {
  const found = lstatSync(path)
  if (found.isSymbolicLink()) return [`-> ${readlinkSync(path)}`]
  return found.isFile() ? [readFileSync(path, 'latin1')] : []
}

function restore(folder: string, files: Files): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), {recursive: true})
  for (const [path, text] of files) {
    const whole = join(folder, path)
    if (!existsSync(dirname(whole))) mkdirSync(dirname(whole), {recursive: true})
    if (text.startsWith('-> ')) symlinkSync(text.slice(3), whole)
    else writeFileSync(whole, text, 'latin1')
  }
}
