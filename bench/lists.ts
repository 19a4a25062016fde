// `npm run lists`: phrases that stand in the lists of several rules, and phrases that never fire on any data.
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {basename} from 'node:path'
import {rules} from '../rules/index.ts'
import {parseDraft} from '../src/core/draft/draft.ts'
import type {PhraseList} from '../src/core/phrase-list.ts'
import {makeMatcher} from '../src/core/phrases/matcher.ts'
import {expand} from '../src/core/phrases/phrase-parts.ts'
import {definePhrases, type PhraseData} from '../src/core/phrases/phrases.ts'
import {textFormat} from '../src/formats/text.ts'

const folder = new URL('../rules/lists/', import.meta.url)
const data = process.argv[2] ?? '../shared/data'

/** How many shared phrases are shown of two lists. */
const most = 10

/** A list as its file has it, and the rules that have it scanned. */
interface Listed {
  name: string
  list: PhraseList
  rules: readonly string[]
}

/** A phrase as it is written, with its list; a list of its own for the matcher. */
interface Written {
  name: string
  text: string
  own: PhraseList
}

const textsOf = ({phrases}: PhraseList) => phrases.map(({text}) => text)

/** The lists that rules have scanned; word lists that are only looked up are none. */
function readLists(): Listed[] {
  const scanned = rules.map(({id, lists = [], reads = []}) => ({
    id,
    lists: [...lists, ...reads.flatMap((reading) => reading.lists)].map(textsOf),
  }))
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const content = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as PhraseData
      if (!content.kinds) return []
      const list = definePhrases(content)
      const texts = new Set(textsOf(list))
      const isIts = (used: string[]) => used.length > 0 && used.every((text) => texts.has(text))
      const users = scanned.filter(({lists}) => lists.some(isIts))
      const used = new Set(users.flatMap(({lists}) => lists.filter(isIts).flat()))
      const phrases = list.phrases.filter(({text}) => used.has(text))
      return [{name: basename(file, '.json'), list: {...list, phrases}, rules: users.map(({id}) => id)}]
    })
    .filter(({rules}) => rules.length > 0)
}

/** Phrases, spelled out, that stand in more than one list, by the names of these lists. */
function findOverlaps(lists: readonly Listed[]): Map<string, string[]> {
  const known = new Map<string, Set<string>>()
  for (const {name, list} of lists)
    for (const phrase of textsOf(list).flatMap(expand)) {
      const key = phrase.toLowerCase()
      known.set(key, (known.get(key) ?? new Set()).add(name))
    }
  const overlaps = new Map<string, string[]>()
  for (const [phrase, names] of known) {
    const key = [...names].sort().join(' and ')
    if (names.size > 1) overlaps.set(key, [...(overlaps.get(key) ?? []), phrase])
  }
  return overlaps
}

/** The phrases of all lists that no text holds. */
function findSilent(lists: readonly Listed[], texts: Iterable<string>): Written[] {
  const written = lists.flatMap(({name, list}) =>
    list.phrases.map((phrase) => ({name, text: phrase.text, own: {...list, phrases: [phrase]}})),
  )
  const matcher = makeMatcher(written.map(({own}) => own))
  const fired = new Set<PhraseList>()
  for (const text of texts)
    for (const block of parseDraft({path: 'a.txt', text}, textFormat).blocks)
      for (const list of matcher.scan(block).keys()) fired.add(list)
  return written.filter(({own}) => !fired.has(own))
}

/** Every text of every set, and the marked sample. */
function* readTexts(): Generator<string> {
  for (const file of readdirSync(data).filter((name) => name.endsWith('.jsonl')))
    for (const line of readFileSync(`${data}/${file}`, 'utf8').split('\n').filter(Boolean))
      for (const value of Object.values(JSON.parse(line) as Record<string, unknown>))
        if (typeof value === 'string' && value.includes(' ')) yield value
  const sample = `${data}/../sample/met-police.txt`
  if (existsSync(sample)) yield readFileSync(sample, 'utf8')
}

const lists = readLists()
for (const [names, phrases] of [...findOverlaps(lists)].sort()) {
  console.log(`${names} share ${phrases.length}`)
  for (const phrase of phrases.slice(0, most)) console.log(`  ${phrase}`)
  if (phrases.length > most) console.log('  …')
}
if (!existsSync(data)) console.log(`No data at ${data}: not tried which phrases fire.`)
else {
  const silent = findSilent(lists, readTexts())
  const all = lists.reduce((count, {list}) => count + list.phrases.length, 0)
  console.log(`\n${silent.length} of ${all} phrases fire on no data`)
  for (const {name, rules} of lists) {
    const some = silent.filter((written) => written.name === name)
    if (some.length > 0) console.log(`\n${name} (${rules.join(', ')})`)
    for (const {text} of some) console.log(`  ${text}`)
  }
}
