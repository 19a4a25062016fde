// `npm run weights`: learns from the corpus what speaks for and against a missing source, and says what the weights are
// worth on writers they weren't learned from. `-- --write` stores them. See bench/README.md.
import {writeFileSync} from 'node:fs'
import {parseArgs} from 'node:util'
import type {Family} from '../../src/weighing/model.ts'
import {type Lesson, learn, scoreOf} from '../learn.ts'
import {markdownTable, percent} from '../table.ts'
import {
  families,
  readCopySet,
  readExamples,
  readFacts,
  readSentences,
  type SourcedPiece,
  type SourceSample,
} from './data.ts'

const {values} = parseArgs({
  options: {
    from: {
      type: 'string',
      multiple: true,
      default: [1, 2, 3, 4].map((round) => `corpus/facts-${round}`).concat('corpus/drills'),
    },
    data: {type: 'string', default: '../shared/data'},
    share: {type: 'string', default: '1'},
    write: {type: 'boolean', default: false},
  },
})

/** Professional news: how often weights may speak up there sets the levels. */
const news = ['bbc_articles', 'basil_articles', 'polnear_articles']
const other = ['md_18f', 'md_rustblog', 'md_digitalgov_news', 'copy_more']

/** Findings per 1,000 words of news: as a warning; as an info of the preset `news`; as a hint, for `strict` alone. */
const bearable: Record<Family, {hint: number; info: number; warning: number}> = {
  statistic: {hint: 0.8, info: 0.4, warning: 0.006},
  claim: {hint: 1, info: 0.5, warning: 0.006},
  anonymous: {hint: 0.13, info: 0.1, warning: 0.006},
  'lone-quote': {hint: 0.018, info: 0.014, warning: 0.003},
}

const personBefore = ['before: somebody', 'somebody in the last sentences before']

/** What would give each family somebody to stand behind it: with one of these, the same sentence is no fault. */
const remedies: Record<Family, readonly (readonly string[])[]> = {
  statistic: [
    ['a named speaker in this sentence'],
    ['a speaker without a name in this sentence'],
    ['he or she speaks in this sentence'],
    ['a link in this sentence'],
  ],
  claim: [
    ['a named speaker in this sentence'],
    ['a speaker without a name in this sentence'],
    ['he or she speaks in this sentence'],
    ['a link in this sentence'],
  ],
  anonymous: [
    ['a reason, or a name held back, in this sentence'],
    ['a reason, or a name held back, in the next two sentences'],
    ['a name behind the speaker', 'names: 1'],
  ],
  'lone-quote': [
    ['before: opens with he or she', 'before: he or she', ...personBefore],
    ['before: a name', 'before: a verb of speech', 'before: opens with a name', ...personBefore],
  ],
}

/** What a remedy takes away. */
const remedied = /^(?:nobody .*|before: opens with .*)$/

/** A feature that fewer samples have says little; a weight that is smaller is left out. */
const [fewest, least] = [4, 0.05]

/** A sentence written for the purpose counts less, and its setting not at all. */
const timesOf = ({draft, is}: SourceSample) => {
  if (draft.startsWith('sentences')) return is === 'fault' ? timesWritten : 0
  if (draft.startsWith('examples')) return timesWritten
  return is === 'copy' ? 1 : timesMarked
}

const timesWritten = 2

/** How often faults and look-alikes count, and how often a fault that has been remedied; how often all are gone through. */
const [timesMarked, timesRemedied, passes] = [6, 4, 20]

const facts = readFacts(values.from)
const writers = [...new Set(facts.map(({writer}) => writer))]
const sentences = [...readSentences('corpus/sentences/lacking.txt'), ...readExamples()]
const share = Number(values.share)
const published = [...news, ...other].flatMap((set) => readCopySet(values.data, set, share / 4, false))
const judged = news.flatMap((set) => readCopySet(values.data, set, share, true))
const judgedWords = wordsOf(judged)
console.log(
  `${facts.length} drafts by ${writers.length} writers, ${wordsOf(published)} words of published copy to learn from, ${judgedWords} of news to judge by.`,
)

function wordsOf(pieces: readonly SourcedPiece[]): number {
  return pieces.reduce((sum, {words}) => sum + words, 0)
}

/** What is known of a family: its features by number, its samples as lessons. */
interface School {
  names: string[]
  lessonsOf(sample: SourceSample, family: Family): Lesson[]
  scoreOf(sample: SourceSample, weights: Float64Array): number
}

function schoolFor(family: Family): School {
  const counts = new Map<string, number>()
  for (const {samples} of [...facts, ...sentences, ...published])
    for (const {features} of samples[family])
      for (const name of new Set(features)) counts.set(name, (counts.get(name) ?? 0) + 1)
  const names = [
    ...new Set([
      ...[...counts].flatMap(([name, count]) => (count >= fewest ? [name] : [])),
      ...remedies[family].flat(),
    ]),
  ].sort()
  const numbers = new Map(names.map((name, number) => [name, number]))
  const lesson = (features: readonly string[], isTrue: boolean): Lesson => ({
    features: Int32Array.from(features.flatMap((name) => numbers.get(name) ?? [])),
    isTrue,
  })
  const lessonsOf = (sample: SourceSample): Lesson[] => {
    const {features, is} = sample
    if (is === 'other') return []
    const own = Array.from({length: timesOf(sample)}, () => lesson(features, is === 'fault'))
    return is === 'fault'
      ? [
          ...own,
          ...remediedOf(features, family).flatMap((one) =>
            Array.from({length: timesRemedied}, () => lesson(one, false)),
          ),
        ]
      : own
  }
  return {names, lessonsOf, scoreOf: ({features}, weights) => scoreOf(lesson(features, false).features, weights)}
}

/** The features of a fault after each remedy that it doesn't have yet. */
const remediedOf = (features: readonly string[], family: Family): string[][] =>
  remedies[family]
    .filter((remedy) => !remedy.every((name) => features.includes(name)))
    .map((remedy) => [...features.filter((name) => !remedied.test(name) && !remedy.includes(name)), ...remedy])

function weightsOf(family: Family, school: School, from: readonly SourcedPiece[]): Float64Array {
  const lessons = [...published, ...sentences, ...from].flatMap(({samples}) =>
    samples[family].flatMap((sample) => school.lessonsOf(sample, family)),
  )
  return learn(lessons, school.names.length, passes).map((weight) => (Math.abs(weight) < least ? 0 : round3(weight)))
}

/** The best scores of what must be found and what mustn't, and of all else. */
interface Scores {
  faults: {writer: string; best: number}[]
  alikes: number[]
  news: number[]
}

/** Learn from all writers but one, and see what is found of that one. */
function judge(family: Family, school: School): Scores {
  const scores: Scores = {faults: [], alikes: [], news: []}
  for (const writer of writers) {
    const weights = weightsOf(
      family,
      school,
      facts.filter((piece) => piece.writer !== writer),
    )
    const score = (sample: SourceSample) => school.scoreOf(sample, weights)
    for (const piece of facts.filter((one) => one.writer === writer))
      for (const label of piece.labels.filter(({kind}) => kind === family)) {
        const near = piece.samples[family].filter(({start, end}) => start < label.end && label.start < end)
        const best = Math.max(-99, ...near.map(score))
        if (label.isFault) scores.faults.push({writer, best})
        else scores.alikes.push(best)
      }
    scores.news.push(...judged.flatMap(({samples}) => samples[family].map(score)))
  }
  scores.news.sort((a, b) => b - a)
  return scores
}

function levelsOf(family: Family, {news: all}: Scores): {hint: number; info: number; warning: number} {
  const from = (rate: number) => round3(all[Math.floor((rate * judgedWords * writers.length) / 1000)] ?? -99)
  const {hint, info, warning} = bearable[family]
  return {hint: from(hint), info: from(info), warning: from(warning)}
}

function printTable(family: Family, {faults, alikes}: Scores, levels: ReturnType<typeof levelsOf>): void {
  const above = (scores: readonly number[], least: number) =>
    percent(scores.filter((score) => score > least).length / Math.max(1, scores.length))
  const bests = (own: typeof faults) => own.map(({best}) => best)
  const worst = alikes.toSorted((a, b) => b - a)
  const equal = (share: number) => above(bests(faults), worst[Math.floor(share * worst.length)] ?? -99)
  console.log(`\n## ${family}\n`)
  console.log(
    markdownTable([
      ['level', 'per 1,000 words of news', 'score', 'recall', ...writers, 'look-alikes'],
      ...(['warning', 'info', 'hint'] as const).map((level) => [
        ...[level, String(bearable[family][level]), levels[level].toFixed(2), above(bests(faults), levels[level])],
        ...writers.map((writer) => above(bests(faults.filter((fault) => fault.writer === writer)), levels[level])),
        above(alikes, levels[level]),
      ]),
    ]),
  )
  console.log(`\nWhere 2 %, 5 % and 10 % of the look-alikes are flagged: ${[0.02, 0.05, 0.1].map(equal).join(', ')}.`)
}

function round3(number: number): number {
  return Math.round(number * 1000) / 1000
}

const learned = (Object.keys(families) as Family[]).map((family) => {
  const school = schoolFor(family)
  const scores = judge(family, school)
  const levels = levelsOf(family, scores)
  printTable(family, scores, levels)
  const weights = weightsOf(family, school, facts)
  const own = school.names.map((name, number) => [name, weights[number] as number] as const)
  return {family, levels, weights: Object.fromEntries(own.filter(([, weight]) => weight !== 0))}
})

if (values.write) {
  const stored = {
    levels: Object.fromEntries(learned.map(({family, levels}) => [family, levels])),
    families: Object.fromEntries(learned.map(({family, weights}) => [family, weights])),
  }
  writeFileSync(new URL('../../src/weighing/weights.json', import.meta.url), `${JSON.stringify(stored, null, 1)}\n`)
}
