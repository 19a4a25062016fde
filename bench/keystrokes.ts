// What a keystroke in a long draft costs without the way there and back: `npm run bench:keys -- 10000 recommended`.
import {readFileSync} from 'node:fs'
import {rules} from '../rules/index.ts'
import {type BlockReuse, makeBlockReuse} from '../src/core/draft/block-reuse.ts'
import {parseDraft} from '../src/core/draft/draft.ts'
import type {Format} from '../src/core/draft/format.ts'
import {lintDraft, study} from '../src/core/lint.ts'
import {configureRules} from '../src/core/settings/config.ts'
import {collectingOnly} from '../src/files/check.ts'
import {type EngineName, makeEngine} from '../src/files/engine.ts'
import {makeFormats} from '../src/formats/index.ts'
import {makeIdleGc} from '../src/server/idle-gc.ts'
import {makeChance, makeCopy, makeWriter} from './keystrokes/copy.ts'

const [wanted = '10000', preset = 'recommended', engineName = 'native', count = '300'] = process.argv.slice(2)
const engine = makeEngine(engineName as EngineName)
await engine.load()
const [markdown] = makeFormats(engine.parse)
if (!markdown) throw new Error('no Markdown')
const config = configureRules(rules, {preset})
const text = /^\d+$/.test(wanted) ? makeCopy(Number(wanted), makeChance(7)) : readFileSync(wanted, 'utf8')

const tidy = makeIdleGc()

/** Milliseconds of parsing and checking after an edit, and of collecting facts once typing pauses. */
interface EditTiming {
  parse: number
  check: number
  collect: number
}

function type(edits: number, reuse?: BlockReuse): EditTiming[] {
  const write = makeWriter(text, makeChance(3))
  return Array.from({length: edits}, () => {
    const {text} = write()
    const began = performance.now()
    const draft = parseDraft({path: 'draft.md', text}, markdown as Format, undefined, reuse)
    const parsed = performance.now()
    lintDraft(draft, config)
    const checked = performance.now()
    study(draft, collectingOnly(config))
    const collected = performance.now()
    tidy.now()
    return {parse: parsed - began, check: checked - parsed, collect: collected - checked}
  })
}

const at = (times: readonly number[], share: number) =>
  ([...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1)

function say(name: string, edits: readonly EditTiming[]): void {
  const rows = {
    [name]: edits.map(({parse, check}) => parse + check),
    '  parsing': edits.map(({parse}) => parse),
    '  checking': edits.map(({check}) => check),
    'facts, in a pause': edits.map(({collect}) => collect),
  }
  for (const [name, times] of Object.entries(rows)) {
    const [p50, p95, max] = [0.5, 0.95, 1].map((share) => at(times, share).padStart(6))
    console.log(`${name.padEnd(18)} p50 ${p50}  p95 ${p95}  max ${max} ms`)
  }
}

console.log(`${text.split(/\s+/).length} words, ${text.length} characters, preset ${preset}, engine ${engineName}`)
type(40)
const fresh = type(Number(count) / 5)
say('everything anew', fresh)
const reuse = makeBlockReuse()
type(100, reuse)
say('with blocks reused', type(Number(count), reuse))
