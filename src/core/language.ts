// Language: is a draft written in another language than English? By what it says itself, else by its small words.

import type {Draft} from './draft/draft.ts'

const spelled = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Small words of English that no neighbouring language has as well. */
const english = spelled(
  'the and that this these those with from have has had they their there which what when who would could should will can been were are not but for you your his her its our them then than about into some other only if it at by as he she we be or an',
)

/** Small words of other languages that are no English words. */
const foreign = spelled(
  [
    'das und ist nicht ein eine einen auf für dem zu sich auch wird werden sie wir ich bei nach oder aber über wie', // German
    'les et du des une est dans qui que pas avec sont aux cette être nous vous ils elle mais où très', // French
    'una es por para como más pero sus este esta entre también muy está', // Spanish
    'gli della nel che è di sono questo alla dei più anche', // Italian
    'uma não são mais foi ao pelo também isso você', // Portuguese
    'het een niet zijn voor dat ook maar wordt naar uit deze bij zij van te je om als worden heeft hebben kunnen', // Dutch
    'och att det är som för på av inte ett han hon jag eller', // Swedish
    'og ikke har jeg vi kan skal fra af å hun', // Danish, Norwegian
    'ja ei että hän oli mutta joka niin kun tai sekä ovat', // Finnish
    'nie się jest że jak jego przez oraz dla', // Polish
    'se jako byl jsou která jeho', // Czech
    'az és hogy nem egy már csak', // Hungarian
    've bir bu için ile çok olarak daha olan', // Turkish
    'și nu este pentru sunt', // Romanian
  ].join(' '),
)

/** Codes of languages as names of folders, those left out that are an abbreviation or a word as well. */
const folders = spelled(
  'de fr es nl sv fi da nb nn pt pl hu ro tr uk ru bg el cs sk hr et lv lt zh ja ko he fa ur hi bn th vi',
)

/** How much of a draft is read. */
const [mostLetters, leastWords] = [6000, 7]

/** Is the draft in another language, by its front matter, a tag around it, or its words? A folder named after one lets fewer words do. */
export function isForeign(draft: Draft): boolean {
  const answer = known.get(draft.blocks) ?? readLanguage(draft)
  known.set(draft.blocks, answer)
  return answer
}

/** What was found, by the blocks of a draft: both the check and the run ask. */
const known = new WeakMap<Draft['blocks'], boolean>()

/** What was read last: most edits are further below. */
let last: {text: string; isLikely: boolean; answer: boolean} | undefined

function readLanguage(draft: Draft): boolean {
  const named =
    draft.data.lang ?? draft.data.language ?? draft.data.locale ?? tagged.exec(draft.text.slice(0, 2000))?.[1]
  if (typeof named === 'string' && code.test(named) && !programming.has(named.toLowerCase()))
    return !/^en\b|^en_/i.test(named)
  const text = sampleOf(draft)
  const isLikely = inForeignFolder(draft.path)
  if (last?.text !== text || last.isLikely !== isLikely) last = {text, isLikely, answer: isForeignText(text, isLikely)}
  return last.answer
}

const tagged = /^\s*(?:<!doctype[^>]*>\s*)?<[a-z]+\b[^>]*\blang=["']([A-Za-z-]+)["']/i
/** Values of `language` that name no language people speak. */
const programming = spelled('js ts go py rb rs sh md c')
const code = /^[A-Za-z]{2,3}(?:[-_][A-Za-z\d]+)*$/

function inForeignFolder(path: string): boolean {
  for (const part of path.split(/[\\/]/).slice(0, -1))
    if (folders.has(part.toLowerCase().replace(/[-_].*$/, ''))) return true
  return false
}

/** The running text of a draft, as far as it is read. */
function sampleOf({blocks}: Draft): string {
  let text = ''
  for (const {kind, prose} of blocks) {
    if (kind === 'paragraph' || kind === 'heading' || kind === 'html') text += ` ${prose.text.slice(0, mostLetters)}`
    if (text.length > mostLetters) break
  }
  return text
}

/** Are its letters of another script, or its small words of another language? `isLikely` where its folder says so. */
function isForeignText(text: string, isLikely: boolean): boolean {
  const words = text.match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? []
  if (words.length < leastWords) return false
  const hasMarks = beyondEnglish.test(text)
  let [latin, own, others] = [0, 0, 0]
  for (const word of words) {
    if (word.charCodeAt(0) > 127 && !/^\p{Script=Latin}/u.test(word)) continue
    latin++
    const lower = word.toLowerCase()
    if (english.has(lower)) own++
    else if (foreign.has(lower) || (hasMarks && marked.test(word))) others++
  }
  if (latin * 2 < words.length) return true
  if (others < 2) return false
  return isLikely ? own * 20 < words.length && others > own : own * 40 <= words.length && others * 8 >= words.length
}

const beyondEnglish = /[^\0-\x7F\u00a0\u2010-\u2027\u202f\ufffc]/

/** A small letter that English doesn't have, in a word that is no name. */
const marked = /^\p{Ll}.*[^\p{ASCII}’]|^[^\p{ASCII}\p{Lu}]/u
