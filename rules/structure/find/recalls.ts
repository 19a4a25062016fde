// Recalls: where a draft says that it described or told something elsewhere, and whether its words stand there.

import type {Draft} from '../../../src/core/draft/draft.ts'
import {sentenceAround} from '../../../src/core/draft/sentences.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {wordsIn} from '../../../src/reading/likeness/word-overlap.ts'
import {functionWords} from '../../../src/reading/names/name-words.ts'
import sections from '../../lists/section-references.json' with {type: 'json'}

const general: ReadonlySet<string> = new Set(sections.words.general)

/** Is what it recalls named nowhere it could be: `the boat I described above` in a draft whose first boat this is? */
export function isUntold(draft: Draft, hit: Hit): boolean {
  const named = hit.kind === 'earlier' ? namedBefore(hit) : hit.kind === 'topic' ? namedWithin(hit) : namedAfter(hit)
  if (named.length === 0 || named.some((word) => general.has(word))) return false
  const sentence = sentenceAround(hit)
  const isAnywhere = hit.kind === 'elsewhere' || hit.kind === 'topic'
  const text = draft.blocks
    .filter(({index}) => isAnywhere || index <= hit.block.index)
    .map((block) =>
      block !== hit.block ? block.prose.text : hit.kind === 'item' ? '' : block.prose.text.slice(0, sentence.start),
    )
    .join('\n')
  const told = new Set(wordsIn(text).map((word) => stemOf(word.text)))
  const found = named.filter((word) => told.has(stemOf(word)))
  return hit.kind === 'elsewhere' ? found.length * 2 <= named.length : found.length === 0
}

/** Words of one stem are told apart by it: `fold`, `folds`, `farmers`, `farming`. */
const stemOf = (word: string) => word.slice(0, word.length > 6 ? 5 : Math.max(3, word.length - 1))

/** One thing and what stands before it, back to its article; none of several things, whose kind may be named just here. */
function namedBefore({block, start}: Hit): string[] {
  const before = block.prose.text.slice(Math.max(0, start - 60), start)
  const phrase = /[^.;:!?()]*$/.exec(before.replace(/, ?$/, ''))?.[0] ?? ''
  const words = wordsIn(phrase).map(({text}) => text)
  const from = words.findLastIndex((word) => articles.has(word))
  const named = words.slice(from + 1)
  const isPlural = named.length === 1 && named[0]?.endsWith('s') === true
  return from < 0 || named.length > 4 || isPlural ? [] : named.filter((word) => !functionWords.has(word))
}

const articles: ReadonlySet<string> = new Set(['the', 'that', 'this', 'those', 'these', 'my', 'our'])

/** What a section is said to be on. */
const namedWithin = ({block, captures: {topic} = {}}: Hit): string[] =>
  topic ? meaningful(block.prose.text.slice(topic.start, topic.end)) : []

const meaningful = (text: string) =>
  wordsIn(text).flatMap(({text: word}) => (word.length > 2 && !functionWords.has(word) ? [word] : []))

/** The words of the sentence that follow, up to its verb: the first few that carry meaning. */
const namedAfter = ({block, end}: Hit): string[] => meaningful(block.prose.text.slice(end, end + 50)).slice(0, 2)
