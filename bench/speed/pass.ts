// Goes over drafts as the command does, in one thread: read, parse, lint, report, compare; with a clock at each step.
import {readFileSync} from 'node:fs'
import {rules} from '../../rules/index.ts'
import {reportPretty} from '../../src/cli/reporters/pretty.ts'
import {compareAll} from '../../src/core/across/compare.ts'
import {parseDraft} from '../../src/core/draft/draft.ts'
import type {Format} from '../../src/core/draft/format.ts'
import {study} from '../../src/core/lint.ts'
import {locate} from '../../src/core/report/locate.ts'
import {configureRules} from '../../src/core/settings/config.ts'
import {type EngineName, makeEngine} from '../../src/files/engine.ts'
import {decode} from '../../src/files/read.ts'
import {formatFor, makeFormats} from '../../src/formats/index.ts'

/** Milliseconds of each step, and what came out. */
export interface Pass {
  steps: Record<string, number>
  drafts: number
  findings: number
}

/** Gives a function that goes over files. The engine is the native one where it is installed. */
export async function openPass(
  wanted?: EngineName,
): Promise<{pass(paths: readonly string[]): Pass; engine: EngineName}> {
  const engine = makeEngine(wanted)
  const name = await engine.load()
  const formats = makeFormats(engine.parse)
  const config = configureRules(rules)
  return {pass, engine: name}

  function pass(paths: readonly string[]): Pass {
    const {steps, step} = makeClock()
    const timed = (format: Format): Format => ({...format, parse: (text) => step('parse', () => format.parse(text))})
    const studies = paths.map((path) => {
      const read = step('read', () => decode(readFileSync(path)))
      const text = 'text' in read ? read.text : ''
      const draft = step('parse and prose', () => parseDraft({path, text}, timed(formatFor(path, formats) as Format)))
      const {findings, facts} = step('lint', () => study(draft, config))
      return {path, findings: step('report', () => locate(draft.text, findings)), facts}
    })
    step('report', () => reportPretty(studies, {color: false, verbose: false}))
    step('compare', () =>
      compareAll(
        studies.flatMap(({facts}) => facts),
        rules,
      ),
    )
    const {'parse and prose': both = 0, parse = 0, ...rest} = steps
    const findings = studies.reduce((sum, {findings}) => sum + findings.length, 0)
    return {steps: {...rest, parse, prose: both - parse}, drafts: paths.length, findings}
  }
}

/** Milliseconds of the steps done so far, by their names, and a function that does one. */
function makeClock() {
  const steps: Record<string, number> = {}
  const step = <T>(name: string, task: () => T): T => {
    const start = performance.now()
    const done = task()
    steps[name] = (steps[name] ?? 0) + performance.now() - start
    return done
  }
  return {steps, step}
}
