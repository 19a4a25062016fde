// Established words: words that a draft introduces itself, so that no dictionary need have them.
import {defineReading, namesOfHouse} from '../../../src/core/reading.ts'
import {startsSentence} from '../../../src/reading/names/mentions.ts'
import {isTitleCase} from '../../../src/reading/names/names.ts'
import {linksOf} from '../../../src/reading/page/links.ts'
import {shownCodeOf} from '../../../src/reading/page/shown-code.ts'
import {quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {tokensIn} from '../../../src/reading/text/tokens.ts'
import {cspellComments} from '../../../src/spelling/cspell.ts'
import {speltWordsIn} from './spelt-words.ts'

/** Words in small letters, by how a draft establishes them. */
interface EstablishedWords {
  /** It shows them as code, or the house lists them: they are meant. */
  meant: ReadonlySet<string>
  /** It sets them apart, in quotation marks, italics or an address, or writes them as a name. */
  setApart: ReadonlySet<string>
}

const word = /[\p{L}\p{M}]+(?:['’]\p{L}+)*/gu

/** The words that a draft establishes. */
export const establishedIn = defineReading<EstablishedWords>(
  (draft) => {
    const [meant, setApart] = [new Set<string>(), new Set<string>()]
    const addWords = (text: string, words: Set<string>) => {
      for (const [found] of text.matchAll(word)) words.add(found.toLowerCase())
    }
    for (const {name} of namesOfHouse(draft)) addWords(name, meant)
    addWords(shownCodeOf(draft), meant)
    for (const accepted of cspellComments(draft.text)) meant.add(accepted.toLowerCase())
    for (const {url} of linksOf(draft)) addWords(url, setApart)
    for (const {block, start, end} of quotationsOf(draft))
      if (end - start < longestTerm) addWords(block.prose.text.slice(start, end), setApart)
    const tokens = tokensIn(draft)
    for (const block of draft.blocks) {
      const {text, inlines} = block.prose
      for (const {type, start, end} of inlines)
        if ((type === 'emphasis' || type === 'strong') && end - start < longestTerm && end - start < text.length)
          addWords(text.slice(start, end), setApart)
      const table = tokens[block.index]
      if (!table || block.kind === 'heading' || isTitleCase(text)) continue
      for (const {start, text: name} of speltWordsIn(block, table))
        if (/^\p{Lu}/u.test(name) && !startsSentence(text, start)) setApart.add(bareOf(name.toLowerCase()))
    }
    return {meant, setApart}
  },
  [shownCodeOf, linksOf, quotationsOf, tokensIn],
)

/** What is longer is no term. */
const longestTerm = 40

/** A word without its possessive. */
export const bareOf = (text: string): string => text.replace(/['’]s?$/, '')
