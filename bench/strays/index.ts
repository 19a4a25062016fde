// `npm run strays`: learns the weights of strays from the corpus and from published copy, and says what they are worth on
// rounds they weren't learned from. `-- --write` stores them. See bench/README.md.
import {writeFileSync} from 'node:fs'
import {parseArgs} from 'node:util'
import {isTechnical} from '../../src/reading/strays/strays.ts'
import {roundsThere} from '../corpus/read.ts'
import {type Lesson, learn, scoreOf} from '../learn.ts'
import {markdownTable, percent} from '../table.ts'
import {
  type MarkedPiece,
  names,
  type Published,
  readGood,
  readPieces,
  readPublished,
  readSources,
  type Sample,
} from './data.ts'

const {values} = parseArgs({
  options: {
    round: {type: 'string', multiple: true},
    data: {type: 'string', default: '../shared/data'},
    share: {type: 'string', default: '0.4'},
    sources: {type: 'string'},
    show: {type: 'string', default: '0'},
    write: {type: 'boolean', default: false},
  },
})

const kinds = ['tool-talk', 'desk-note', 'furniture']
const sets = [
  'bbc_articles',
  'basil_articles',
  'polnear_articles',
  'md_18f',
  'md_rustblog',
  'md_digitalgov_news',
  'copy_more',
]

/** A feature that fewer samples have says little. */
const fewest = 4

/** A weight that is smaller is left out. */
const least = 0.1

/** Whatever published copy says, a warning needs odds of more than three to two. */
const surest = 0.5

/** How often a good example counts. */
const weightOfExample = 12

/** Findings per 1,000 words of published copy at which strays are infos, and warnings. */
const bearable = {info: 0.01, warning: 0.005}

const rounds = (values.round ?? []).length > 0 ? (values.round ?? []).map(Number) : roundsThere()
const pieces = readPieces(rounds)
const copy = readPublished(values.data, sets, Number(values.share), false)
copy.samples.push(...readGood(weightOfExample))
const judged = readPublished(values.data, sets, Number(values.share) / 2, true)
if (values.sources !== undefined) {
  add(copy, readSources(values.sources, false))
  add(judged, readSources(values.sources, true))
}
const learned = pieces.flatMap(({samples}) => samples).concat(copy.samples)
const kept = keepFeatures(learned)
for (const sample of [...learned, ...judged.samples])
  sample.features = sample.features.filter((feature) => kept[feature] === 1)
console.log(
  `${pieces.length} pieces, ${copy.words} words of published copy to learn from, ${judged.words} to judge by.`,
)

function add(all: Published, more: Published): void {
  all.words += more.words
  for (const sample of more.samples) all.samples.push(sample)
}

/** Which features are learned, by their numbers: those of enough samples. */
function keepFeatures(samples: readonly Sample[]): Uint8Array {
  const counts = new Uint32Array(names.length)
  for (const {features} of samples)
    for (const feature of new Set(features)) counts[feature] = (counts[feature] ?? 0) + 1
  return Uint8Array.from(counts, (count) => (count >= fewest ? 1 : 0))
}

function weightsOf(kind: string, from: readonly MarkedPiece[]): Float64Array {
  const examples = [...from.flatMap(({samples}) => samples), ...copy.samples]
    .filter((sample) => sample.kind === kind || sample.touches !== kind)
    .map((sample): Lesson => ({features: sample.features, isTrue: sample.kind === kind}))
  return learn(examples, names.length).map((weight) => (Math.abs(weight) < least ? 0 : round3(weight)))
}

/** Learn from all rounds but one, and see what is found in that; returns the scores from which levels hold. */
function judge(kind: string): {info: number; warning: number} {
  const faults: {round: number; best: number}[] = []
  const alikes: number[] = []
  const published: number[] = []
  for (const round of rounds) {
    const weights = weightsOf(
      kind,
      pieces.filter((piece) => piece.round !== round),
    )
    const score = (sample: Sample) => scoreOf(sample.features, weights)
    for (const piece of pieces.filter((one) => one.round === round))
      for (const label of piece.labels) {
        const near = piece.samples.filter(({start, end}) => start < label.end && label.start < end)
        const best = Math.max(-99, ...near.map(score))
        if (!label.isFault) alikes.push(best)
        else if (label.kind === kind) faults.push({round, best})
      }
    published.push(...bestOf(judged, score, Number(values.show)))
  }
  published.sort((a, b) => b - a)
  const from = (rate: number) => published[Math.floor((rate * judged.words * rounds.length) / 1000)] ?? 0
  printTable(kind, faults, alikes, from)
  return {info: round3(from(bearable.info)), warning: Math.max(surest, round3(from(bearable.warning)))}
}

/** A draft with more, such as a table in plain text, tells no more about others. */
const mostOfDraft = 3

/** The scores of the fragments of published copy that none of a better score overlaps. */
function bestOf({samples}: Published, score: (sample: Sample) => number, shown: number): number[] {
  const scored = samples
    .map((sample) => ({sample, score: score(sample)}))
    .filter((one) => one.score > -3 && !isTechnical(one.sample.text))
  const taken = new Map<string, Sample[]>()
  const best = scored
    .sort((a, b) => b.score - a.score)
    .filter(({sample}) => {
      const others = taken.get(sample.draft) ?? []
      if (others.length === mostOfDraft) return false
      if (others.some((other) => other.start < sample.end && sample.start < other.end)) return false
      taken.set(sample.draft, [...others, sample])
      return true
    })
  for (const {sample, score} of best.slice(0, shown))
    console.log(`${score.toFixed(2)} ${sample.draft} ${JSON.stringify(sample.text)}`)
  return best.map((one) => one.score)
}

function printTable(
  kind: string,
  faults: readonly {round: number; best: number}[],
  alikes: readonly number[],
  from: (rate: number) => number,
): void {
  const share = (scores: readonly number[], least: number) =>
    percent(scores.filter((score) => score > least).length / scores.length)
  const rates = [bearable.warning, bearable.info, 0.02, 0.03, 0.05, 0.1]
  console.log(`\n## ${kind}\n`)
  console.log(
    markdownTable([
      ['per 1,000 words', 'score', 'recall', ...rounds.map((round) => `round ${round}`), 'look-alikes'],
      ...rates.map((rate) => {
        const least = from(rate)
        const recall = (own: typeof faults) =>
          share(
            own.map(({best}) => best),
            least,
          )
        const byRound = rounds.map((round) => recall(faults.filter((fault) => fault.round === round)))
        return [String(rate), least.toFixed(2), recall(faults), ...byRound, share(alikes, least)]
      }),
    ]),
  )
}

function round3(number: number): number {
  return Math.round(number * 1000) / 1000
}

function write(): void {
  const weighed = kinds.map((kind) => {
    const weights = weightsOf(kind, pieces)
    const own = names.map((name, number) => [name, weights[number] as number] as const)
    return [kind, Object.fromEntries(own.filter(([, weight]) => weight !== 0).sort())] as const
  })
  const file = new URL('../../src/generate/stray-weights.json', import.meta.url)
  writeFileSync(file, `${JSON.stringify({levels, kinds: Object.fromEntries(weighed)}, null, 1)}\n`)
  console.log(`\n${weighed.map(([kind, weights]) => `${kind}: ${Object.keys(weights).length} weights`).join(', ')}`)
}

const levels = Object.fromEntries(kinds.map((kind) => [kind, judge(kind)]))
if (values.write) write()
