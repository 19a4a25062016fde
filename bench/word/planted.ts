// Documents with planted faults: each fault is found or not, and a document has the findings of its draft in Markdown.
import {execFileSync} from 'node:child_process'
import {existsSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'

interface Reported {
  ruleId: string
  actual?: string
}

/** Findings of files by the name of the file, as the command reports them. */
export function reportedIn(
  copydesk: string,
  paths: readonly string[],
  more: readonly string[] = [],
): Map<string, Reported[]> {
  const out = join(tmpdir(), `copydesk-findings-${process.pid}.json`)
  const command = ['tsx', join(copydesk, 'bin/copydesk.ts'), '--no-config', '--preset', 'recommended', ...more]
  try {
    execFileSync('npx', [...command, `--format=json=${out}`, ...paths], {cwd: copydesk, stdio: 'pipe'})
  } catch (error) {
    // It ends with 1 where it finds errors; what it found is in the file.
    if (!existsSync(out)) throw error
  }
  const files = JSON.parse(readFileSync(out, 'utf8')) as {path: string; messages: Reported[]}[]
  rmSync(out)
  return new Map(files.map(({path, messages}) => [basename(path), messages]))
}

const hand: Record<string, [string, string][]> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'planted.json'), 'utf8'),
)
const features: [string, string, string, boolean, string][] = JSON.parse(
  readFileSync(join(import.meta.dirname, 'planted-features.json'), 'utf8'),
)

/** Whether a finding covers planted words, or stands in them. */
const covers = ({actual = ''}: Reported, words: string): boolean =>
  flat(actual).includes(flat(words)) || (actual !== '' && flat(words).includes(flat(actual)))
const flat = (text: string) => text.toLowerCase().replace(/[\s\u2011\u00ad]+/g, ' ')

/** Compare the documents of a folder, whose names end with their draft's, with the hand lists and the drafts. */
export function checkPlanted(copydesk: string, folder: string): void {
  const documents = readdirSync(folder)
    .filter((name) => name.endsWith('.docx'))
    .sort()
  const drafts = Object.keys(hand).map((name) => join(import.meta.dirname, 'drafts', `${name}.md`))
  const inMarkdown = reportedIn(copydesk, drafts)
  // One at a time: the same draft by several programs would be a duplicate of itself.
  const inWord = new Map(documents.flatMap((name) => [...reportedIn(copydesk, [join(folder, name)])]))
  const counts = {planted: 0, found: 0, foundInMarkdown: 0, features: 0, featuresRight: 0, same: 0}
  for (const name of documents) {
    const draft = Object.keys(hand).find((one) => name.endsWith(`-${one}.docx`)) as string
    const [found, wanted] = [inWord.get(name) ?? [], inMarkdown.get(`${draft}.md`) ?? []]
    for (const [words, rule] of hand[draft] ?? []) {
      counts.planted++
      const isFinding = (one: Reported) => one.ruleId === rule && covers(one, words)
      const [here, there] = [found.some(isFinding), wanted.some(isFinding)]
      counts.found += Number(here)
      counts.foundInMarkdown += Number(there)
      if (here !== there) console.log(`${name}: ${rule} "${words}" is found in ${here ? 'Word' : 'Markdown'} only`)
    }
    counts.same += Number(compare(name, found, wanted))
    for (const [file, words, rule, isWanted, why] of features) {
      if (file !== name) continue
      counts.features++
      const isFound = found.some((one) => one.ruleId === rule && covers(one, words))
      counts.featuresRight += Number(isFound === isWanted)
      if (isFound !== isWanted)
        console.log(`${name}: ${rule} "${words}" should ${isWanted ? '' : 'not '}be found: ${why}`)
    }
  }
  console.log(documents.length, 'documents', JSON.stringify(counts))
}

/** Whether a document has the findings of its draft; documents with features of their own may have more. */
function compare(name: string, found: readonly Reported[], wanted: readonly Reported[]): boolean {
  const key = ({ruleId, actual = ''}: Reported) => `${ruleId} ${flat(actual)}`
  const [here, there] = [found.map(key), wanted.map(key)]
  const less = there.filter((one) => !here.includes(one))
  const more = name.startsWith('made-xml') ? [] : here.filter((one) => !there.includes(one))
  for (const one of less) console.log(`${name}: only in Markdown: ${one}`)
  for (const one of more) console.log(`${name}: only in Word: ${one}`)
  return less.length + more.length === 0
}
