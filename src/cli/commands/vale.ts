// The `vale` command: which rules of Vale's styles never fire on the drafts of a house, and how often the others do.
import {resolve} from 'node:path'
import {parseDraft} from '../../core/draft/draft.ts'
import {elide} from '../../core/elide.ts'
import {compareText} from '../../core/order.ts'
import {openDraft} from '../../core/reading.ts'
import type {Rule} from '../../core/rule.ts'
import {TooSlowError} from '../../core/stopped.ts'
import {readDraft} from '../../files/read.ts'
import type {SettingsChoice} from '../../files/settings-files.ts'
import type {Console} from '../console.ts'
import {type Desk, openDesk} from '../run/run-context.ts'
import {findTask} from '../run/task.ts'
import {UsageError} from '../usage.ts'

/** What is asked for. */
interface ValeCommand {
  paths: readonly string[]
  settings: SettingsChoice
  format: 'pretty' | 'json'
}

/** How often a rule fired, and in how many drafts. */
interface Use {
  rule: string
  findings: number
  drafts: number
}

const none = 'No Vale styles are on: name them with `--vale .vale.ini`, or with `vale: .vale.ini` in your settings.'

/** Count how often each rule fires, ignore comments aside; returns the exit code: 0 done, 2 not all could be done. */
export async function unusedRules({paths, settings, format}: ValeCommand, console: Console): Promise<number> {
  const desk = await openDesk({paths, settings}, console)
  const {wanted, missing, otherwise} = await findTask(desk)
  for (const path of missing) console.error(`\`${elide(path, 120)}\` was not read: there is no such file or folder.`)
  const uses = new Map<string, Use>()
  let isLacking = missing.length > 0
  for (const path of wanted) {
    isLacking = !(await countIn(desk, path, uses)) || isLacking
    await console.turn?.()
  }
  for (const note of desk.settings.notes()) console.error(note)
  if (uses.size === 0 && wanted.length > 0) throw new UsageError(none)
  const all = [...uses.values()].sort((a, b) => b.findings - a.findings || compareText(a.rule, b.rule))
  if (wanted.length > 0)
    await console.write(format === 'json' ? asJson(all, wanted.length) : asText(all, wanted.length))
  return isLacking ? 2 : wanted.length === 0 ? otherwise : 0
}

/** Add what fires in a draft to the counts; returns false where not all of it could be looked at, which is said. */
async function countIn({settings, formats, console}: Desk, path: string, uses: Map<string, Use>): Promise<boolean> {
  const config = await settings.configFor(path)
  const rules = config.rules.filter(({rule}) => rule.family === 'vale').map(({rule}) => rule)
  for (const {id} of rules) if (!uses.has(id)) uses.set(id, {rule: id, findings: 0, drafts: 0})
  const format = await formats.formatOf(path, config.settings.templateEngines)
  const read = readDraft(resolve(console.cwd, path))
  if (!format || 'reason' in read) {
    console.error(`\`${elide(path, 120)}\` was not read: ${'reason' in read ? read.reason : 'its format is unknown'}`)
    return false
  }
  const draft = openDraft(parseDraft({path, ...read}, format), config.matcher)
  const told = new Set<string>()
  for (const rule of rules) {
    const findings = findingsOf(rule, draft, told)
    const use = uses.get(rule.id)
    if (!use || findings === 0) continue
    use.findings += findings
    use.drafts++
  }
  for (const message of told) console.error(`${elide(path, 120)}: ${message}`)
  return told.size === 0
}

/** How often a rule fires in a draft; what stops it is added to what is to be said. */
function findingsOf(rule: Rule, draft: ReturnType<typeof openDraft>, told: Set<string>): number {
  let findings = 0
  const report = () => {
    findings++
  }
  try {
    rule.check?.({draft, options: {}, house: {} as never, report, isOn: () => true})
  } catch (error) {
    if (!(error instanceof TooSlowError)) throw error
    told.add(error.message)
  }
  return findings
}

function asJson(uses: readonly Use[], drafts: number): string {
  const unused = uses.filter(({findings}) => findings === 0).map(({rule}) => rule)
  return `${JSON.stringify({drafts, unused, used: uses.filter(({findings}) => findings > 0)}, null, 2)}\n`
}

function asText(uses: readonly Use[], drafts: number): string {
  const used = uses.filter(({findings}) => findings > 0)
  const unused = uses.filter(({findings}) => findings === 0).map(({rule}) => `${rule}\n`)
  const width = String(used[0]?.findings ?? 0).length
  const lines = used.map(
    (use) => `${String(use.findings).padStart(width)}  ${use.rule} (${count(use.drafts, 'draft')})\n`,
  )
  const sum = `${unused.length} of ${count(uses.length, 'rule')} never fired in ${count(drafts, 'draft')}.`
  return [
    ...unused,
    ...(unused.length > 0 ? ['\n'] : []),
    sum,
    used.length > 0 ? ' The others:\n\n' : '\n',
    ...lines,
  ].join('')
}

const count = (number: number, thing: string) => `${number} ${thing}${number === 1 ? '' : 's'}`
