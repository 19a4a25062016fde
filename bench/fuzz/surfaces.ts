// What every draft must come through, whatever stands in it. Each surface throws, with a sentence, where it doesn't.
import {deepStrictEqual} from 'node:assert'
import {SaxesParser} from 'saxes'
import {rules} from '../../rules/index.ts'
import {reporters} from '../../src/cli/reporters/index.ts'
import {makeBlockReuse} from '../../src/core/draft/block-reuse.ts'
import {parseDraft} from '../../src/core/draft/draft.ts'
import type {Format} from '../../src/core/draft/format.ts'
import {lintDraft} from '../../src/core/lint.ts'
import {keepsWords} from '../../src/core/report/fix.ts'
import {locate} from '../../src/core/report/locate.ts'
import {moveFinding} from '../../src/core/report/move.ts'
import {repair} from '../../src/core/report/repair.ts'
import type {Edit, Finding} from '../../src/core/rule.ts'
import {configureRules} from '../../src/core/settings/config.ts'
import {type LoadedFormats, loadFormats} from '../../src/files/formats.ts'
import {type RawClient, startClientHere} from '../../tests/support/client.ts'
import {structureOf, wordsLost} from './keeps.ts'
import type {Below} from './mutate.ts'

/** A draft as it is handed in. */
export interface MadeDraft {
  path: string
  text: string
}

/** Puts a draft through something; `below` is chance where there is a choice. */
type Surface = (input: MadeDraft, below: Below) => void | Promise<void>

const native = await formatsOf(loadFormats())
const remark = await formatsOf(loadFormats('remark'))
const config = configureRules(rules, {preset: 'strict'})

/** Formats that are ready to parse. */
async function formatsOf({formats, load}: LoadedFormats): Promise<readonly Format[]> {
  for (const format of formats) await load(format)
  return formats
}

const formatFor = (path: string, formats: readonly Format[]): Format =>
  formats.find(({extensions}) => extensions.some((extension) => path.endsWith(`.${extension}`))) as Format

/** The findings of a draft, which count a byte order mark that stands before it. */
function check(input: MadeDraft, formats = native): Finding[] {
  const findings = lintDraft(parseDraft(input, formatFor(input.path, formats)), config)
  return input.text.startsWith('\ufeff') ? findings.map((finding) => moveFinding(finding, 1)) : findings
}

function demand(holds: boolean, what: string): void {
  if (!holds) throw new Error(what)
}

const splits = (text: string, at: number) =>
  /^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/.test(text.slice(Math.max(0, at - 1), at + 1))

const unshown = /\p{Cc}|\p{Bidi_Control}/u

/** Whole places within the text, messages that can be shown, edits that can be made, the same every time. */
function lintSurface(input: MadeDraft, below: Below): void {
  const {text} = input
  const formats = below(3) === 0 ? remark : native
  const findings = check(input, formats)
  for (const finding of findings) judgeFinding(finding, text)
  if (below(8) === 0) deepStrictEqual(check(input, formats), findings, 'the same draft has other findings')
}

function judgeFinding({ruleId, place, message, fix = [], suggestions = [], related = []}: Finding, text: string): void {
  demand(ruleId !== 'rule-crashed', message)
  const edits = [...fix, ...suggestions.flatMap(({edits}) => edits)]
  const own = related.flatMap(({path, place}) => (path === undefined ? [place] : []))
  for (const {start, end} of [place, ...edits, ...own]) {
    const isWithin =
      Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= text.length
    demand(isWithin, `${ruleId}: ${start}–${end} is no place in ${text.length} characters`)
    demand(!splits(text, start) && !splits(text, end), `${ruleId}: ${start}–${end} cuts a character or a line end`)
  }
  demand(!text.isWellFormed() || message.isWellFormed(), `${ruleId}: half a character in ${JSON.stringify(message)}`)
  demand(!unshown.test(message), `${ruleId}: a control character in ${JSON.stringify(message)}`)
}

/** Repairs settle, a second run changes nothing, and what they may not take or make stays as it is. */
function repairSurface({path, text: source}: MadeDraft, below: Below): void {
  // Repairs leave a byte order mark alone.
  const text = source.replace(/^\ufeff/, '')
  const structure = below(2) === 0
  const watched: {text: string; findings: readonly Finding[]}[] = []
  const find = (text: string) => {
    const findings = check({path, text})
    watched.push({text, findings})
    return findings
  }
  const {text: after, unsettled} = repair(text, find, structure)
  demand(!unsettled, 'repairs do not settle')
  demand(keepsWords(text, after), 'repairs take the whole draft')
  demand(!(/\r\n/.test(text) && !/(?<!\r)\n/.test(text)) || !/(?<!\r)\n/.test(after), 'repairs add other line ends')
  demand(!text.isWellFormed() || after.isWellFormed(), 'repairs leave half a character')
  for (const {text, findings} of watched) for (const finding of findings) judgeFix(finding, text, path)
  demand(repair(after, find, structure).text === after, 'a second repair changes something')
}

/** What is typed like a list becomes one: that is its repair. */
const makesLists = new Set(['fake-list'])

function judgeFix({ruleId, place, fix, structural}: Finding, text: string, path: string): void {
  if (!fix || makesLists.has(ruleId)) return
  const lost = wordsLost(text, place, fix as Edit[])
  demand(lost === '', `${ruleId}: its fix takes “${lost}”, which it doesn't cover`)
  if (structural) return
  const repaired = fix
    .toSorted((a, b) => b.start - a.start)
    .reduce((now, {start, end, text}) => now.slice(0, start) + text + now.slice(end), text)
  const [was, is] = [text, repaired].map((text) => structureOf(parseDraft({path, text}, formatFor(path, native))))
  demand(was === is, `${ruleId}: its fix makes ${is} of ${was}`)
}

/** A draft that is edited is read as if it were new. */
function memorySurface({path, text}: MadeDraft, below: Below): void {
  const format = formatFor(path, below(2) === 0 ? native : remark)
  const reuse = makeBlockReuse()
  let now = text
  for (let i = 0; i < 3; i++) {
    const draft = parseDraft({path, text: now}, format, undefined, reuse)
    const fresh = parseDraft({path, text: now}, format)
    deepStrictEqual(draft.tree, fresh.tree, 'an edited draft has another tree')
    deepStrictEqual(lintDraft(draft, config), lintDraft(fresh, config), 'an edited draft has other findings')
    const at = below(now.length + 1)
    now = now.slice(0, at) + ['', 'e', '\n\n', '"', '# ', '> ', '-->'][below(7)] + now.slice(at + below(20))
  }
}

/** Every report can be parsed, and none is obeyed by a terminal or a log. */
async function reportSurface({path, text}: MadeDraft): Promise<void> {
  const parse = () => parseDraft({path, text}, formatFor(path, native))
  const findings = lintDraft(parse(), config)
  const results = [{path, findings: locate(text.replace(/^\ufeff/, ''), findings)}]
  for (const [name, load] of Object.entries(reporters)) {
    const options = {color: false, verbose: true, textOf: () => text, draftOf: async () => parse()}
    const report = await (await load())(results, options)
    if (/json|sarif|gitlab/.test(name))
      for (const part of name === 'ndjson' ? report.split('\n').filter(Boolean) : [report]) JSON.parse(part)
    else if (/junit|checkstyle/.test(name)) parseXml(report)
    else demand(!/(?!\n)\p{Cc}|\p{Bidi_Control}/u.test(report), `the report as ${name} holds a control character`)
    if (name === 'github')
      demand(
        report.split('\n').every((line) => !line || /^::(?:error|warning|notice) /.test(line)),
        'the report as github has a line of its own',
      )
    if (name === 'pretty') demand(!/^\s*::|##\w*\[/m.test(report), 'the report as pretty holds a command')
  }
}

function parseXml(xml: string): void {
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml).close()
}

let client: RawClient | undefined

/** The server answers as the library does, after edits, too. */
async function serverSurface({path, text}: MadeDraft, below: Below): Promise<void> {
  // Neither files nor the server take what is binary.
  if (text.includes('\0')) return
  client ??= await startClientHere()
  const uri = `file:///copydesk-fuzz/${path}`
  await client.open(uri, text)
  const at = soundOffset(text, below(text.length + 1))
  const end = soundOffset(text, Math.min(text.length, at + below(30)))
  if (text.isWellFormed())
    await client.change(uri, {start: at, end: Math.max(at, end), text: ['', 'the the ', '\n\n'][below(3)] as string})
  const now = client.texts.get(uri)?.text ?? text
  const codes = (await client.pull(uri)).map(({code}) => code)
  await client.close(uri)
  if (now.startsWith('\ufeff')) return
  const own = lintDraft(parseDraft({path, text: now}, formatFor(path, native)), configureRules(rules)).map(
    ({ruleId}) => ruleId,
  )
  deepStrictEqual(codes.sort(), own.sort(), 'the server finds something else')
}

const soundOffset = (text: string, at: number): number => (splits(text, at) ? at - 1 : at)

/** Ends what surfaces have started. */
export function closeSurfaces(): void {
  client?.connection.dispose()
  client = undefined
}

/** The surfaces, and one in how many drafts goes through each. */
export const surfaces: Readonly<Record<string, {run: Surface; every: number}>> = {
  lint: {run: lintSurface, every: 1},
  repairs: {run: repairSurface, every: 3},
  memory: {run: memorySurface, every: 10},
  reports: {run: reportSurface, every: 10},
  server: {run: serverSurface, every: 40},
}
