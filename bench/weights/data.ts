// What weights are learned from: sentences and quotations of the corpus that may lean on nobody, and of published copy.
import {existsSync, readFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import {rules} from '../../rules/index.ts'
import type {Draft} from '../../src/core/draft/draft.ts'
import {placeOf, type Span, textOf} from '../../src/core/draft/spans.ts'
import {makeMatcher} from '../../src/core/phrases/matcher.ts'
import {openDraft} from '../../src/core/reading.ts'
import {parse} from '../../src/index.ts'
import {claimCandidatesOf} from '../../src/weighing/claims.ts'
import type {Family} from '../../src/weighing/model.ts'
import {quoteCandidatesOf} from '../../src/weighing/quotations.ts'
import {statisticCandidatesOf} from '../../src/weighing/statistics.ts'
import {witnessCandidatesOf} from '../../src/weighing/witnesses.ts'
import type {Label, Marked} from '../corpus/marks.ts'
import {readRound} from '../corpus/read.ts'

const lists = [statisticCandidatesOf, claimCandidatesOf, witnessCandidatesOf, quoteCandidatesOf].flatMap(
  (reading) => reading.lists,
)
const matcher = makeMatcher(new Set(lists.flatMap((list) => (list.frames ? [list, list.frames.anchors] : [list]))))

/** The families whose weights are learned, by the kind of fault in the corpus, with what may be one in a draft. */
export const families = {
  statistic: (draft: Draft) => statisticCandidatesOf(draft).map(({sentence, features}) => ({span: sentence, features})),
  claim: (draft: Draft) => claimCandidatesOf(draft).map(({sentence, features}) => ({span: sentence, features})),
  anonymous: (draft: Draft) => witnessCandidatesOf(draft).map(({sentence, features}) => ({span: sentence, features})),
  'lone-quote': (draft: Draft) =>
    quoteCandidatesOf(draft).map(({spoken: {quotation}, features}) => ({span: quotation, features})),
} satisfies Record<Family, (draft: Draft) => {span: Span; features: string[]}[]>

/** A candidate of a draft: where it stands, its features and what it is. */
export interface SourceSample {
  draft: string
  text: string
  start: number
  end: number
  features: string[]
  /** A fault of its family, a look-alike, of another family's fault, or neither. */
  is: 'fault' | 'alike' | 'other' | 'copy'
}

/** A text, who wrote it, what it holds. */
export interface SourcedPiece {
  name: string
  writer: string
  words: number
  labels: readonly Label[]
  samples: Record<Family, SourceSample[]>
}

const sourcing: ReadonlySet<string> = new Set(Object.keys(families))

function pieceOf(name: string, writer: string, path: string, text: string, labels: readonly Label[]): SourcedPiece {
  const draft = openDraft(parse({path, text}), matcher)
  const samples = Object.fromEntries(
    Object.entries(families).map(([family, find]) => [
      family,
      find(draft).map(
        ({span, features}): SourceSample => ({
          ...placeOf(span),
          draft: name,
          text: textOf(span),
          features,
          is: whatIs(placeOf(span), family, labels),
        }),
      ),
    ]),
  ) as SourcedPiece['samples']
  return {name, writer, words: text.split(/\s+/).length, labels, samples}
}

function whatIs(
  {start, end}: {start: number; end: number},
  family: string,
  labels: readonly Label[],
): SourceSample['is'] {
  const shares = labels.filter(
    (label) =>
      Math.min(end, label.end) - Math.max(start, label.start) > 0.5 * Math.min(end - start, label.end - label.start),
  )
  if (shares.some(({kind, isFault}) => isFault && kind === family)) return 'fault'
  if (shares.some(({kind, isFault}) => isFault && sourcing.has(kind))) return 'other'
  return shares.some(({kind, isFault}) => !isFault && kind === family) ? 'alike' : 'copy'
}

const markedPiece = (round: string, {name, format, text, spans}: Marked) =>
  pieceOf(`${round}:${name}`, `${round} ${name.replace(/^\d+/, '').split(/[/-]/)[0]}`, `x.${format}`, text, spans)

/** The drafts and passages with faults of sources and facts. */
export const readFacts = (folders: readonly string[]): SourcedPiece[] =>
  folders.flatMap((folder, at) => {
    const {drafts, passages} = readRound(at + 1, folder)
    return [...drafts, ...passages].map((piece) => markedPiece(basename(folder), piece))
  })

/** What stands around a sentence that is told without a draft of its own. */
const settings: readonly ((sentence: string) => string)[] = [
  (sentence) =>
    `The hall stands at the end of the lane.\n\nIt opened again on Saturday after the winter. ${sentence} The doors are open again on Tuesday, and the tea is free.\n\nThere will be music.\n`,
  (sentence) =>
    `The road over the hill is shut.\n\nIt rained all week.\n\n${sentence} The bus goes round by the mill.\n`,
]

/** Sentences that nobody stands behind, written for the purpose: a line of \`corpus/sentences\` each, in several settings. */
export const readSentences = (path: string): SourcedPiece[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .flatMap((line, number) => {
      const [kind = '', sentence = ''] = line.split(' | ')
      return settings.map((set) => {
        const text = set(sentence)
        const start = text.indexOf(sentence)
        const label = {kind, isFault: true, start, end: start + sentence.length}
        return pieceOf(`sentences:${number}`, 'sentences', 'x.txt', text, [label])
      })
    })

/** The good examples of the rules that weigh: short texts that are hard to tell from faults. */
export const readExamples = (): SourcedPiece[] =>
  rules.flatMap(({id, examples}) =>
    weighing.has(id)
      ? examples.flatMap((example, number) => {
          const {good, format = 'md'} = example as {good?: unknown; format?: string}
          return typeof good === 'string'
            ? [pieceOf(`examples:${id} ${number}`, 'examples', `x.${format}`, good, [])]
            : []
        })
      : [],
  )

const weighing: ReadonlySet<string> = new Set([
  'unsourced-statistic',
  'unsourced-claim',
  'anonymous-source',
  'unattributed-quote',
])

const longest = 60_000

/** A share (0–1) of the texts of a data set; texts with an odd number are for learning, even ones for judging. */
export function readCopySet(folder: string, set: string, share: number, isJudged: boolean): SourcedPiece[] {
  const path = join(folder, `${set}.jsonl`)
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .flatMap((line, number) => {
      if ((number % 2 === 0) !== isJudged || (number * 7919) % 1000 >= share * 1000) return []
      const {text = '', path: from = ''} = JSON.parse(line) as {text?: string; path?: string}
      if (text === '' || text.length > longest) return []
      const isMarkdown = set.startsWith('md_') || /\.md$/.test(from)
      return [pieceOf(`${set}#${number}`, set, isMarkdown ? 'x.md' : 'x.txt', text, [])]
    })
}
