// `npm run lists`: phrases and frames that stand in several lists or find the same, those that find nothing on any data, and what each costs.
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {basename} from 'node:path'
import {rules} from '../../rules/index.ts'
import type {Block} from '../../src/core/draft/blocks.ts'
import {textTable} from '../table.ts'
import {type Cost, costOfFrame, costOfPhrases} from './cost.ts'
import {findCovered, readBlocks, type Trial, tryAll} from './trial.ts'
import {findOverlaps, type Listed, type ListFile, listedIn, type Written, writtenIn} from './written.ts'

const folder = new URL('../../rules/lists/', import.meta.url)
const data = process.argv[2] ?? '../shared/data'

/** How many shared phrases are shown of two lists. */
const most = 10

/** Over so many characters of the data costs are taken. */
const measured = 1_000_000

/** The lists that rules have scanned. */
function readLists(): Listed[] {
  const scanned = rules.map(({id, lists = [], reads = []}) => ({
    id,
    lists: [...lists, ...reads.flatMap((reading) => reading.lists)],
  }))
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const {kinds = {}, ...rest} = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as ListFile
      return listedIn(basename(file, '.json'), {...rest, kinds}, scanned) ?? []
    })
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

function showOverlaps(lists: readonly Listed[]): void {
  for (const [names, texts] of [...findOverlaps(lists)].sort()) {
    console.log(`${names} share ${texts.length}`)
    for (const text of texts.slice(0, most)) console.log(`  ${text}`)
    if (texts.length > most) console.log('  …')
  }
}

function showCovered(trial: Trial): void {
  const covered = findCovered(trial)
  console.log(`\n${covered.length} times a frame finds nothing but what another phrase or frame finds`)
  for (const [frame, other, times] of covered)
    console.log(`  ${frame.name}: ${frame.text}\n    as ${other.name}: ${other.text} (${times})`)
}

function showSilent(lists: readonly Listed[], all: readonly Written[], {found}: Trial): void {
  for (const isFrame of [false, true]) {
    const some = all.filter((written) => written.isFrame === isFrame)
    const silent = some.filter((written) => !found.has(written))
    console.log(`\n${silent.length} of ${some.length} ${isFrame ? 'frames' : 'phrases'} find nothing on any data`)
    for (const {name, rules} of lists) {
      const own = silent.filter((written) => written.name === name)
      const readers = rules.length > 3 ? `${rules.length} rules` : rules.join(', ')
      if (own.length > 0) console.log(`\n${name} (${readers})`)
      for (const {text} of own) console.log(`  ${text}`)
    }
  }
}

/** Costs of the first texts, the dearest first: of each list's phrases, then of each frame. */
function showCosts(lists: readonly Listed[], all: readonly Written[]): void {
  const blocks: Block[] = []
  let characters = 0
  for (const text of readTexts()) {
    blocks.push(...readBlocks(text))
    characters += text.length
    if (characters > measured) break
  }
  const phrases = lists.filter(({phrases}) => phrases.phrases.length > 0).map((list) => costOfPhrases(list, blocks))
  const frames = all.filter(({isFrame}) => isFrame).map((frame) => costOfFrame(frame, blocks))
  console.log(`\nmilliseconds of processor time for ${Math.round(characters / 1000)},000 characters\n`)
  console.log(`${costTable('phrases', phrases)}\n\n${costTable('frame', frames)}`)
}

const costTable = (head: string, costs: readonly Cost[]): string =>
  textTable([
    [head, 'ms', 'tried', 'found'],
    ...costs
      .toSorted((a, b) => b.ms - a.ms)
      .map(({text, ms, tried, found}) => [text.slice(0, 80), ms.toFixed(2), `${tried}`, `${found}`]),
  ])

const lists = readLists()
showOverlaps(lists)
if (!existsSync(data)) console.log(`No data at ${data}: not tried what phrases and frames find.`)
else {
  const all = lists.flatMap(writtenIn)
  const trial = tryAll(all, readTexts())
  showCovered(trial)
  showSilent(lists, all, trial)
  showCosts(lists, all)
}
