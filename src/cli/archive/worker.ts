// The `worker` command: a draft a line in, a result a line out, and nothing remembered between them.
import type {Fact} from '../../core/fact.ts'
import {openNotes} from '../../core/settings/former-names.ts'
import {isMap} from '../../core/settings/schema.ts'
import {checkText, gatherFacts} from '../../files/check.ts'
import type {EngineName} from '../../files/engine.ts'
import {longestLine, parseLine, readLines} from '../../files/json-lines.ts'
import {asText} from '../../files/read.ts'
import type {SettingsChoice} from '../../files/settings-files.ts'
import {prepareToCheck} from '../../files/tuning.ts'
import {allExtensions} from '../../formats/names.ts'
import type {Console} from '../console.ts'
import {openFormats} from '../run/formats.ts'
import {formerNamesOfDrafts} from '../run/former-names.ts'
import {openRunSettings} from '../run/settings.ts'
import {writeLine, writeResult} from './result-lines.ts'

interface WorkerOptions {
  settings: SettingsChoice
  /** Write only facts, each after its key. */
  facts: boolean
  engine?: EngineName
}

/** A draft as it comes in. */
interface Source {
  path: string
  text: string
  /** An extension, where the path has none that tells. */
  format?: string
}

/** Why a line was skipped. */
interface Refusal {
  reason: string
  path?: string
}

/** Answer every line until the input ends; what can't be answered is reported and skipped. Returns the exit code. */
export async function work(options: WorkerOptions, console: Console): Promise<number> {
  const settings = openRunSettings(options.settings, console)
  const {formatOf} = openFormats(options.engine)
  const note = openNotes((line) => console.error(line))
  await settings.configFor('draft.md')
  note(settings.formerNames())
  for await (const line of readLines(console.input?.() ?? [await console.readInput()], longestLine)) {
    const parsed = parseLine(line)
    if (!parsed) continue
    const read: Source | Refusal = 'reason' in parsed ? parsed : readSource(parsed.value)
    const answer = 'reason' in read ? read : await answerTo(read)
    if (typeof answer === 'string') await console.write(answer)
    else if (options.facts) console.error(`Line ${line.number} was skipped. ${answer.reason}`)
    else await console.write(writeLine({path: answer.path, line: line.number, error: answer.reason}))
  }
  return 0

  async function answerTo({path, text, format: extension}: Source): Promise<string | Refusal> {
    const named = extension === undefined ? path : `draft.${extension}`
    const format = await formatOf(named)
    if (!format) return {path, reason: `The format of this draft can't be told: name it ${names}, or say "format".`}
    if (await settings.ignoredBy(path)) return options.facts ? '' : writeLine({path, ignored: true})
    const config = await settings.configFor(path)
    const own = (await formatOf(named, config.settings.templateEngines)) ?? format
    prepareToCheck()
    try {
      if (options.facts) return (await gatherFacts(path, asText(text), own, config)).flatMap(keyedLines).join('')
      const result = await checkText(path, asText(text), own, config)
      note([...settings.formerNames(), ...formerNamesOfDrafts([result])])
      return writeResult(result)
    } catch (error) {
      return {path, reason: `This draft was not checked: ${(error as Error).message}.`}
    }
  }
}

/** A fact after each of its keys: what an engine sorts by, then what it carries. */
const keyedLines = (fact: Fact) => fact.keys.map((key) => `${fact.rule} ${key}\t${writeLine(fact)}`)

const names = allExtensions.map((extension) => `.${extension}`).join(', ')

function readSource(value: unknown): Source | Refusal {
  if (!isMap(value)) return {reason: 'This line is no object: write {"path": "…", "text": "…"}.'}
  const {path, text, format} = value
  if (typeof path !== 'string' || path === '') return {reason: 'This line has no "path": name the draft.'}
  const named = path.toWellFormed()
  if (typeof text !== 'string') return {path: named, reason: 'This line has no "text": put the draft there.'}
  if (format !== undefined && !allExtensions.includes(String(format)))
    return {path: named, reason: `There is no format "${String(format)}": say ${allExtensions.join(', ')}.`}
  return {path: named, text: text.toWellFormed(), ...(format !== undefined && {format: String(format)})}
}
