// Requoted: a quotation that a draft gives twice, the second time in other words.

import type {Draft} from '../../../src/core/draft/draft.ts'
import {sentencesOf} from '../../../src/core/draft/sentences.ts'
import {groupByBlock, type Span, textOf} from '../../../src/core/draft/spans.ts'
import {addToList, firstEndingAfter} from '../../../src/core/order.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading, hitsOf} from '../../../src/core/reading.ts'
import {foldText, wordsIn} from '../../../src/reading/likeness/word-overlap.ts'
import {functionWords} from '../../../src/reading/names/name-words.ts'
import {type Quotation, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import cuesData from '../../lists/requote-cues.json' with {type: 'json'}

const cues = definePhrases(cuesData)

/** What `requotedIn` asks for. */
export const requotes = defineReading(() => undefined, [quotationsOf, cues])

/** A quotation in other words, and where it stood first. */
interface Requoted extends Span {
  first: Span
}

interface Said {
  span: Quotation
  roots: ReadonlySet<string>
}

const plain = new Set(cuesData.plain)
const fewestWords = 6

/** The later of two quotations that share words no other quotation has, where the copy says that it was said before. */
export function requotedIn(draft: Draft): Requoted[] {
  const all = quotationsOf(draft)
    .filter((quotation) => wordsIn(textOf(quotation)).length >= fewestWords)
    .map((span): Said => ({span, roots: rootsOf(textOf(span))}))
  const byRoot = new Map<string, Said[]>()
  for (const said of all) for (const root of said.roots) addToList(byRoot, root, said)
  const inBlock = groupByBlock(hitsOf(draft, cues))
  return all.flatMap((said) => {
    const shared = new Map<Said, string[]>()
    for (const root of said.roots) {
      const holders = byRoot.get(root) ?? []
      const [first] = holders
      if (first && holders.length === 2 && first !== said) addToList(shared, first, root)
    }
    const [first, roots = []] = [...shared].sort((a, b) => b[1].length - a[1].length)[0] ?? []
    if (!first || isSame(first, said) || said.span.block === first.span.block) return []
    const least = Math.min(first.roots.size, said.roots.size)
    const isRetold = roots.length * 6 >= least && hasCue(inBlock.get(said.span.block) ?? [], said.span)
    return isRetold ? [{...spanOf(said), first: spanOf(first)}] : []
  })
}

const spanOf = ({span: {block, start, end}}: Said): Span => ({block, start, end})

/** Word for word: the same quotation, or a part of it. */
function isSame(a: Said, b: Said): boolean {
  const [one, two] = [foldText(textOf(a.span)), foldText(textOf(b.span))]
  return one.includes(two) || two.includes(one)
}

/** The words that say something, in lower case and without endings; no names. */
const rootsOf = (text: string): ReadonlySet<string> =>
  new Set(
    wordsIn(text).flatMap(({text: word, start}) =>
      word.length < 4 ||
      functionWords.has(word) ||
      plain.has(word) ||
      (start > 1 && /\p{Lu}/u.test(text[start] as string))
        ? []
        : [word.replace(/s$/, '').slice(0, 6)],
    ),
  )

/** Do words beside a quotation say that it was said before? */
function hasCue(hits: readonly Span[], {block, start, end}: Span): boolean {
  const sentences = sentencesOf(block)
  const at = firstEndingAfter(sentences, start)
  const from = sentences[Math.max(0, at - 1)]?.start ?? start
  const to = sentences[firstEndingAfter(sentences, end - 1)]?.end ?? end
  return hits.some((hit) => hit.start >= from && hit.end <= to && (hit.end <= start || hit.start >= end))
}
