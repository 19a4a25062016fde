// Measures the cross-file rules on an archive of our own making: `npm run bench:archive -- 10000`.
import {rules} from '../rules/index.ts'
import {compareStored} from '../src/core/across/compare.ts'
import type {CrossFinding} from '../src/core/across/cross-report.ts'
import {makeFactStore} from '../src/core/across/fact-store.ts'
import {parseDraft} from '../src/core/draft/draft.ts'
import {study} from '../src/core/lint.ts'
import {configureRules} from '../src/core/settings/config.ts'
import {expectDrafts, prepareToCheck} from '../src/files/tuning.ts'
import {formatFor, makeFormats} from '../src/formats/index.ts'
import {parseWithRemark} from '../src/formats/remark.ts'
import {type Copy, makeArchive} from './archive/posts.ts'

const wanted = Number(process.argv[2] ?? 1000)
const comparing = rules.filter(({compare}) => compare)
const config = configureRules(comparing, {preset: 'strict'})
const formats = makeFormats(parseWithRemark)
const planted: Copy[] = []

/** Milliseconds of processor time: other work on the machine doesn't count. */
const cpuTime = () => {
  const {user, system} = process.cpuUsage()
  return (user + system) / 1000
}

// The heap grows as in a run of the command.
expectDrafts(wanted)
prepareToCheck()
let [parsing, collecting, characters] = [0, 0, 0]
const store = makeFactStore()
for (const {post, copy} of makeArchive(wanted, Number(process.argv[3] ?? 1))) {
  const {path, text} = post
  if (copy) planted.push(copy)
  const format = formatFor(path, formats)
  if (!format) throw new Error(`no format for ${path}`)
  const began = cpuTime()
  const draft = parseDraft({path, text}, format)
  const parsed = cpuTime()
  store.add(study(draft, config).facts)
  parsing += parsed - began
  collecting += cpuTime() - parsed
  characters += text.length
}
const began = cpuTime()
const size = store.size()
const found = compareStored(store, comparing)
const compared = cpuTime() - began

report(found)

function report(found: readonly CrossFinding[]): void {
  const byDraft = new Map<string, CrossFinding[]>()
  for (const each of found) byDraft.set(each.path, [...(byDraft.get(each.path) ?? []), each])
  const isFound = ({path, of, rule}: Copy) =>
    (byDraft.get(path) ?? []).some(
      ({finding}) => finding.ruleId === rule && finding.related?.some((other) => of.includes(other.path ?? '')),
    )
  const missed = planted.filter((copy) => !isFound(copy))
  const due = new Set(planted.map(({path}) => path))
  const beyond = found.filter(({path}) => !due.has(path))
  console.log(
    `${wanted} posts, ${(characters / 1e6).toFixed(1)} MB, ${size.facts} facts of ${(size.bytes / size.facts).toFixed(0)} bytes`,
  )
  console.log(
    `planted ${planted.length}, found ${planted.length - missed.length}, missed ${missed.length}, in other drafts ${beyond.length}`,
  )
  for (const {path, rule, how} of missed.slice(0, 10)) console.log(`  missed: ${rule} (${how}) in ${path}`)
  for (const {path, finding} of beyond.slice(0, 10)) console.log(`  beyond: ${path}: ${finding.message}`)
  const each = (sum: number) => `${(sum / 1000).toFixed(1)} s (${(sum / wanted).toFixed(3)} ms a post)`
  console.log(`parse ${each(parsing)}, collect ${each(collecting)}, compare ${each(compared)}`)
  console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
  if (missed.length > 0) process.exitCode = 1
}
