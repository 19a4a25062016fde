// `npm run bench:word -- --documents DIR`: reviews Word files and lets other programs say what came of it.
import {execFileSync} from 'node:child_process'
import {cpSync, existsSync, mkdirSync, readdirSync, rmSync} from 'node:fs'
import {basename, join, resolve} from 'node:path'
import {parseArgs} from 'node:util'
import {judgePackages, pandocText, readOdts, runsOfLetters, settle, toOdt} from './oracles.ts'
import {checkPlanted, reportedIn} from './planted.ts'

const {values} = parseArgs({
  options: {
    documents: {type: 'string'},
    work: {type: 'string', default: join(process.cwd(), 'word-bench')},
    schemas: {type: 'string'},
    python: {type: 'string', default: 'python3'},
    copydesk: {type: 'string', default: join(import.meta.dirname, '../..')},
    planted: {type: 'string'},
  },
})
/** What compares a document with others: a review sees it alone. */
const alone = ['duplicate-article', 'duplicate-headline'].flatMap((rule) => ['--rule', `${rule}:off`])

/** A document in the work folder, and what Copydesk made of it. */
interface Review {
  original: string
  reviewed: string
}

async function bench(documents: string, work: string): Promise<void> {
  rmSync(work, {recursive: true, force: true})
  const off = readdirSync(join(values.copydesk, 'rules'), {recursive: true, encoding: 'utf8'})
    .filter((path) => /^[a-z]+\/[a-z-]+\.ts$/.test(path) && !path.startsWith('lists'))
    .flatMap((path) => ['--rule', `${basename(path, '.ts')}:off`])
  console.log('Without findings:')
  untouched(review(documents, join(work, 'plain'), off))
  console.log('Comments:')
  const names = readdirSync(documents).filter((name) => name.endsWith('.docx'))
  const findings = reportedIn(
    values.copydesk,
    names.map((name) => join(documents, name)),
    alone,
  )
  marked(review(documents, join(work, 'marked'), alone), join(work, 'marked-odt'), findings)
  console.log('Tracked changes:')
  tracked(review(documents, join(work, 'tracked'), ['--track', ...alone]), work)
}

/** Copy the documents to a folder and review them there. */
function review(documents: string, folder: string, options: readonly string[]): Review[] {
  mkdirSync(folder, {recursive: true})
  for (const name of readdirSync(documents).filter((one) => one.endsWith('.docx')))
    cpSync(join(documents, name), join(folder, name))
  const command = ['tsx', join(values.copydesk, 'bin/copydesk.ts'), 'review', '--no-config', ...options, folder]
  try {
    execFileSync('npx', command, {cwd: values.copydesk, stdio: ['ignore', 'ignore', 'inherit']})
  } catch (error) {
    console.log(`  it ended with ${(error as {status?: number}).status}`)
  }
  const pairs = readdirSync(folder)
    .filter((name) => name.endsWith('.docx') && !name.endsWith('.reviewed.docx'))
    .map((name) => ({original: join(folder, name), reviewed: join(folder, name.replace(/\.docx$/, '.reviewed.docx'))}))
  const written = pairs.filter(({reviewed}) => existsSync(reviewed))
  console.log(`  ${pairs.length} documents, ${written.length} reviewed copies written`)
  return written
}

/** A review without findings leaves every entry byte for byte, and the words. */
function untouched(pairs: readonly Review[]): void {
  const verdicts = judgePackages(values.python, values.schemas ?? '', pairs)
  const counts = {entries: 0, same: 0, sameWords: 0, refusedByPandoc: 0}
  for (const [i, {entries, error}] of verdicts.entries()) {
    const {original, reviewed} = pairs[i] as Review
    if (error !== undefined) console.log(`  ${basename(original)}: ${error}`)
    counts.entries += (entries?.same ?? 0) + (entries?.changed.length ?? 0)
    counts.same += entries?.same ?? 0
    if (entries && entries.changed.length + entries.added.length > 0)
      console.log(`  ${basename(original)}: changed ${entries.changed}, added ${entries.added}`)
    const [before, after] = [pandocText(original), pandocText(reviewed)]
    if (before === undefined) counts.refusedByPandoc++
    if (before === after) counts.sameWords++
    else console.log(`  ${basename(original)}: pandoc reads other words`)
  }
  console.log(' ', JSON.stringify(counts))
}

/** What is counted of comments. */
const nothingMarked = {
  findings: 0,
  comments: 0,
  inLibreOffice: 0,
  onItsWords: 0,
  inLibreOfficeOnItsWords: 0,
  faults: 0,
  sameWords: 0,
}

/** Every finding is a comment that python-docx and LibreOffice see, on its words, in a package that is whole and valid. */
function marked(pairs: readonly Review[], odtFolder: string, findings: ReturnType<typeof reportedIn>): void {
  const verdicts = judgePackages(values.python, values.schemas ?? '', pairs)
  const odts = odtsOf(
    pairs.map(({reviewed}) => reviewed),
    odtFolder,
  )
  const counts = {...nothingMarked}
  for (const [i, verdict] of verdicts.entries()) {
    const {original, reviewed} = pairs[i] as Review
    const name = basename(original)
    const say = (what: string) => console.log(`  ${name}: ${what}`)
    if (verdict.error !== undefined) say(verdict.error)
    counts.faults += sayFaults(verdict.faults, say)
    const own = Object.entries(verdict.comments ?? {}).filter(([, [author]]) => author === 'Copydesk')
    const stand = own.map(([id]) => bare(verdict.ranges?.[id]?.[1] ?? ''))
    const seen = (odts.get(odtName(name))?.annotations ?? []).filter(([author]) => author === 'Copydesk')
    const words = (findings.get(name) ?? []).map(({actual = ''}) => bare(actual))
    counts.findings += words.length
    counts.comments += own.length
    counts.inLibreOffice += seen.length
    counts.onItsWords += overlap(words, stand)
    counts.inLibreOfficeOnItsWords += overlap(
      words,
      seen.map(([, , stood]) => bare(stood ?? '')),
    )
    counts.sameWords += Number(sameText(original, reviewed))
    if (own.length !== words.length || seen.length !== own.length)
      say(`${words.length} findings, ${own.length} comments, LibreOffice sees ${seen.length}`)
    for (const one of words) if (!stand.includes(one)) say(`no comment stands on «${one}»`)
    if (!sameText(original, reviewed)) say('pandoc reads other words than in the original')
  }
  console.log(' ', JSON.stringify(counts))
}

const bare = (text: string) => runsOfLetters(text).join(' ')
const sameText = (a: string, b: string) => pandocText(a) === pandocText(b)

/** How many of the wanted are among the found, each once. */
function overlap(wanted: readonly string[], found: readonly string[]): number {
  const left = [...found]
  return wanted.filter((one) => {
    const at = left.indexOf(one)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  }).length
}

/** Print the faults of a package; returns how many there are. */
function sayFaults(faults: Record<string, number> = {}, say: (what: string) => void): number {
  for (const [fault, count] of Object.entries(faults)) say(`${count} × ${fault}`)
  return Object.values(faults).reduce((sum, count) => sum + count, 0)
}

/** What LibreOffice sees in documents, by the name of the original. */
function odtsOf(paths: readonly string[], folder: string): OdtsByName {
  const odts = readOdts(values.python, toOdt(paths, folder))
  return new Map(odts.map((odt) => [basename(odt.odt).replace('.reviewed', ''), odt]))
}

/** What is counted of tracked changes. */
const nothingTracked = {
  documents: 0,
  changes: 0,
  pandocAccepted: 0,
  pandocRejected: 0,
  libreOfficeAccepted: 0,
  libreOfficeRejected: 0,
  faults: 0,
}

/** Changes accepted are the repaired text, rejected the original: by pandoc, by LibreOffice and by the XML alone. */
function tracked(pairs: readonly Review[], work: string): void {
  const [yes, no] = [join(work, 'accepted'), join(work, 'rejected')]
  for (const folder of [yes, no]) mkdirSync(folder, {recursive: true})
  const inFolder =
    (folder: string) =>
    ({reviewed}: Review) =>
      join(folder, basename(reviewed))
  const [accepted, rejected] = [pairs.map(inFolder(yes)), pairs.map(inFolder(no))] as [string[], string[]]
  const settled = settle(
    values.python,
    pairs.map(({reviewed}, i) => ({from: reviewed, accepted: accepted[i] ?? '', rejected: rejected[i] ?? ''})),
  )
  const odts = {
    tracked: odtsOf(
      pairs.map(({reviewed}) => reviewed),
      join(work, 'tracked-odt'),
    ),
    accepted: odtsOf(accepted, join(work, 'accepted-odt')),
    original: odtsOf(
      pairs.map(({original}) => original),
      join(work, 'original-odt'),
    ),
  }
  const counts = {...nothingTracked}
  const verdicts = judgePackages(values.python, values.schemas ?? '', pairs)
  for (const [i, {changes}] of settled.entries()) {
    const pair = pairs[i] as Review
    const say = (what: string) => console.log(`  ${basename(pair.original)}: ${what}`)
    counts.faults += sayFaults(verdicts[i]?.faults, say)
    if (changes === 0) continue
    counts.documents++
    counts.changes += changes
    for (const [key, same] of Object.entries(compareChanges(pair, accepted[i] ?? '', odts))) {
      counts[key as keyof ReturnType<typeof compareChanges>] += Number(same)
      if (!same) say(`${key} differs`)
    }
  }
  console.log(' ', JSON.stringify(counts))
  after(accepted, pairs)
}

/** Whether two programs see the repaired text where changes are accepted, and the original where they are rejected. */
function compareChanges(
  {original, reviewed}: Review,
  accepted: string,
  odts: Record<'tracked' | 'accepted' | 'original', OdtsByName>,
) {
  const name = odtName(basename(original))
  const inOdt = (kind: keyof typeof odts, which: 'accepted' | 'rejected') => bare(odts[kind].get(name)?.[which] ?? kind)
  return {
    pandocAccepted: pandocText(reviewed, 'accept') === pandocText(accepted, 'accept'),
    pandocRejected: pandocText(reviewed, 'reject') === pandocText(original, 'reject'),
    libreOfficeAccepted: inOdt('tracked', 'accepted') === inOdt('accepted', 'accepted'),
    libreOfficeRejected: inOdt('tracked', 'rejected') === inOdt('original', 'rejected'),
  }
}

type OdtsByName = ReadonlyMap<string, ReturnType<typeof readOdts>[number]>
const odtName = (name: string) => name.replace(/docx$/, 'odt')

/** The findings that are left once the changes are accepted: none is new. */
function after(accepted: readonly string[], pairs: readonly Review[]): void {
  const [before, left] = [pairs.map(({original}) => original), accepted].map((paths) =>
    [...reportedIn(values.copydesk, paths, alone).values()].flat(),
  )
  const key = ({ruleId, actual}: {ruleId: string; actual?: string}) => `${ruleId} ${bare(actual ?? '')}`
  const known = (before ?? []).map(key)
  const fresh = (left ?? []).map(key).filter((one) => !known.includes(one))
  console.log(
    `  findings before ${before?.length}, after the changes are accepted ${left?.length}, new ${fresh.length}: ${fresh.slice(0, 5)}`,
  )
}

if (values.planted !== undefined) checkPlanted(values.copydesk, resolve(values.planted))
if (values.documents !== undefined) await bench(resolve(values.documents), resolve(values.work))
