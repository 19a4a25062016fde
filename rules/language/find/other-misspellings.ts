// Misspellings in drafts of other languages than English: words that their dictionary hasn't, judged by its suggestions alone.
import type {Draft} from '../../../src/core/draft/draft.ts'
import {addToList} from '../../../src/core/order.ts'
import {isQuoted} from '../../../src/reading/speech/quotations.ts'
import {tokensIn} from '../../../src/reading/text/tokens.ts'
import type {Speller} from '../../../src/spelling/speller.ts'
import type {SpellingCandidate} from '../../../src/spelling/suggest.ts'
import type {MisspeltWord} from './misspellings.ts'
import {hyphenatedAround, isInAddress, type SpeltWord, speltWordsIn} from './spelt-words.ts'

/** How much a slip may cost, and in long words; less in a word with a capital, which may be a name. */
const [oneSlip, twoSlips, inName, longWord, often, mostCandidates] = [1.15, 1.75, 1.05, 8, 3, 5]

/** Initials, names in mixed capitals, and words of one or two letters. */
const notAsked = /\p{Ll}\p{Lu}|^\p{Lu}{2,}|^\p{L}{1,2}$|['’]/u

/** Everything in a draft that isn't right by a speller; a block most of which isn't is in yet another language. */
export function otherMisspellings(draft: Draft, speller: Speller, inQuotations: boolean): MisspeltWord[] {
  const found = new Map<string, SpeltWord[]>()
  const tokens = tokensIn(draft)
  for (const block of draft.blocks) {
    const table = tokens[block.index]
    if (!table) continue
    const all = [...speltWordsIn(block, table)]
    const wrong = all.filter((word) => !speller.isRight(word.text))
    if (wrong.length * 3 > all.length && wrong.length > 2) continue
    for (const word of wrong) {
      if (isLeftAlone(word, speller) || (!inQuotations && isQuoted(draft, word))) continue
      addToList(found, word.text.toLowerCase(), word)
    }
  }
  return [...found.values()].flatMap((words) => judge(words, speller) ?? [])
}

function isLeftAlone(word: SpeltWord, speller: Speller): boolean {
  if (speller.isWrong(word.text)) return false
  if (notAsked.test(word.text) || isInAddress(word)) return true
  const hyphenated = hyphenatedAround(word)
  return hyphenated !== undefined && speller.isRight(hyphenated.text)
}

/** Each word once; a word in small letters isn't a noun that has a capital, if another is as likely. */
function asWritten(all: readonly SpellingCandidate[], hasCapital: boolean): SpellingCandidate[] {
  const known = new Set<string>()
  const isFirst = ({word}: SpellingCandidate) => known.size < known.add(hasCapital ? word : word.toLowerCase()).size
  const isSmall = ({form}: SpellingCandidate) => form === form.toLowerCase()
  return [...all].sort((a, b) => a.cost - b.cost || Number(isSmall(b)) - Number(isSmall(a))).filter(isFirst)
}

function judge(words: readonly SpeltWord[], speller: Speller): MisspeltWord | undefined {
  const [word] = words as [SpeltWord]
  const hasCapital = /^\p{Lu}/u.test(word.text)
  const candidates = asWritten(speller.suggest(word.text), hasCapital)
  const [best] = candidates
  const most = hasCapital ? inName : word.text.length >= longWord ? twoSlips : oneSlip
  const isRefused = speller.isWrong(word.text)
  const isSlip = isRefused || (best !== undefined && best.cost <= most)
  if (!isSlip && (words.length >= often || hasCapital)) return undefined
  return {
    kind: isSlip ? 'misspelt' : 'unknown',
    words,
    candidates: candidates.slice(0, mostCandidates),
    isUnsure: hasCapital,
    isRefused,
  }
}
