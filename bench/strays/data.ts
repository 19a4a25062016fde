// What a model of strays learns from: fragments of the corpus with their kinds, and of published copy, where none is one.
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {rules} from '../../rules/index.ts'
import type {Draft} from '../../src/core/draft/draft.ts'
import {placeOf, textOf} from '../../src/core/draft/spans.ts'
import {parse} from '../../src/index.ts'
import {featuresOf} from '../../src/reading/strays/features.ts'
import {type Fragment, fragmentsOf} from '../../src/reading/strays/fragments.ts'
import {tokenise} from '../../src/reading/text/tokens.ts'
import type {Label} from '../corpus/marks.ts'
import {readRound} from '../corpus/read.ts'

/** A fragment of a draft with the numbers of its features, as `names` has them; `start` and `end` in the source. */
export interface Sample {
  draft: string
  text: string
  start: number
  end: number
  features: Int32Array
  /** The kind of the fault that it is. */
  kind?: string
  /** The kind of a fault that it shares some text with. */
  touches?: string
}

/** The names of all features met so far, each at its number. */
export const names: string[] = []
const numbers = new Map<string, number>()

function numberOf(name: string): number {
  const known = numbers.get(name)
  if (known !== undefined) return known
  numbers.set(name, names.length)
  return names.push(name) - 1
}

/** A draft or passage of the corpus. */
export interface MarkedPiece {
  round: number
  labels: readonly Label[]
  samples: Sample[]
}

/** Published copy and how many words it has. */
export interface Published {
  samples: Sample[]
  words: number
}

/** The pieces of rounds of the corpus. */
export const readPieces = (rounds: readonly number[]): MarkedPiece[] =>
  rounds.flatMap((round) => {
    const {drafts, passages} = readRound(round)
    return [...drafts, ...passages].map(({name, format, text, spans}) => {
      const draft = parse({path: `${name.replace(/\.(?:md|txt)$/, '')}.${format}`, text})
      return {round, labels: spans, samples: samplesOf(draft, name, spans)}
    })
  })

/** The good examples of all rules, each as often as it counts: short texts that were hard to tell from faults. */
export function readGood(times: number): Sample[] {
  const texts = rules.flatMap(({examples}) =>
    examples.flatMap((example) => {
      const {good, format = 'md'} = example as {good?: unknown; format?: string}
      return typeof good === 'string' ? [parse({path: `x.${format}`, text: good})] : []
    }),
  )
  return texts.flatMap((draft) => Array.from({length: times}, () => samplesOf(draft, 'example', [])).flat())
}

/** Longer texts are books, and would outweigh all others. */
const longest = 60_000

/**
 * A share (0–1) of the texts of data sets in a folder; `salt` chooses which. Texts with an odd number are for learning,
 * even ones for judging, so that none is both.
 */
export function readPublished(folder: string, sets: readonly string[], share: number, isJudged: boolean): Published {
  const published: Published = {samples: [], words: 0}
  for (const set of sets.filter((name) => existsSync(join(folder, `${name}.jsonl`))))
    for (const [number, line] of readFileSync(join(folder, `${set}.jsonl`), 'utf8')
      .trim()
      .split('\n')
      .entries()) {
      if ((number % 2 === 0) !== isJudged || (number * 7919) % 1000 >= share * 1000) continue
      const {text = '', path = ''} = JSON.parse(line) as {text?: string; path?: string}
      if (text === '' || text.length > longest) continue
      const isMarkdown = set.startsWith('md_') || /\.md$/.test(path)
      published.words += text.split(/\s+/).length
      published.samples.push(...samplesOf(parse({path: isMarkdown ? 'x.md' : 'x.txt', text}), `${set}#${number}`, []))
    }
  return published
}

/** So many words of a source are enough. */
const wordsOfSource = 150_000

/**
 * Published copy of other people in a folder that holds one folder for each source. Every second source is for learning,
 * the others for judging: a source that was learned from flatters.
 */
export function readSources(folder: string, isJudged: boolean): Published {
  const published: Published = {samples: [], words: 0}
  for (const [number, source] of readdirSync(folder).sort().entries()) {
    if ((number % 2 === 0) !== isJudged) continue
    const texts = readdirSync(join(folder, source), {recursive: true, encoding: 'utf8'})
      .filter((path) => /\.(?:md|markdown|txt)$/.test(path))
      .sort()
      .map((path) => ({path, text: readFileSync(join(folder, source, path), 'utf8')}))
      .filter(({text}) => text.length < longest && isEnglish(text))
    const words = texts.map(({text}) => text.split(/\s+/).length)
    const every = Math.ceil(words.reduce((sum, count) => sum + count, 0) / wordsOfSource)
    for (const [at, {path, text}] of texts.entries()) {
      if (at % every !== 0) continue
      published.words += words[at] as number
      published.samples.push(
        ...samplesOf(parse({path: path.endsWith('.txt') ? 'x.txt' : 'x.md', text}), `${source}/${path}`, []),
      )
    }
  }
  return published
}

const isEnglish = (text: string): boolean =>
  (text.match(/\b(?:the|and|of|to)\b/g)?.length ?? 0) * 40 > text.split(/\s+/).length

function samplesOf(draft: Draft, name: string, labels: readonly Label[]): Sample[] {
  const copy = draft.blocks.filter(({kind}) => kind !== 'field' && kind !== 'alt')
  return draft.blocks.flatMap((block) => {
    const fragments = fragmentsOf(block)
    if (fragments.length === 0) return []
    const tokens = tokenise(block.prose.text)
    const ends = copy.length < 3 ? [] : block === copy[0] ? ['=first'] : block === copy.at(-1) ? ['=last'] : []
    return fragments.map((fragment) => ({
      ...placeOf(fragment),
      ...kindOf(fragment, labels),
      draft: name,
      text: textOf(fragment),
      features: Int32Array.from([...featuresOf(fragment, tokens), ...ends].map(numberOf)),
    }))
  })
}

/** A fragment is of a fault’s kind if most of both is the same, or nearly all of the fragment is in it. */
function kindOf(fragment: Fragment, labels: readonly Label[]): Pick<Sample, 'kind' | 'touches'> {
  const {start, end} = placeOf(fragment)
  const kinds: Pick<Sample, 'kind' | 'touches'> = {}
  for (const label of labels) {
    const shared = Math.min(end, label.end) - Math.max(start, label.start)
    if (!label.isFault || shared <= 0) continue
    const all = Math.max(end, label.end) - Math.min(start, label.start)
    if (shared > all * 0.6 || shared > (end - start) * 0.85) kinds.kind = label.kind
    else kinds.touches = label.kind
  }
  return kinds
}
