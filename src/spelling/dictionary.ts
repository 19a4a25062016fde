// Reads a Hunspell dictionary: the stems of its `.dic` file with their flags.
import {type Affixes, type Flags, readAffixes} from './affixes.ts'

/** The two files of a Hunspell dictionary; a list of words alone has no `aff`. */
interface DictionaryText {
  aff?: string
  dic: string
}

/** A dictionary, ready to look words up. */
export interface Dictionary {
  affixes: Affixes
  /** The flags of each stem; several stems that are written alike have several. */
  stems: ReadonlyMap<string, readonly Flags[]>
  /** Stems with capitals inside, by what they look like where all letters are capitals: `Openoffice` for `OpenOffice`. */
  capitals: ReadonlyMap<string, readonly Flags[]>
}

/** What a word looks like: in small letters, with a capital, in capitals, or mixed. */
type WordShape = 'small' | 'initial' | 'capitals' | 'mixed'

/** The shape of a word; letters without case count as small. */
export function shapeOf(word: string): WordShape {
  const lower = word.toLowerCase()
  if (word === lower) return 'small'
  if (word === word.toUpperCase()) return word.length === 1 ? 'initial' : 'capitals'
  return word.slice(1) === lower.slice(1) ? 'initial' : 'mixed'
}

/** A word with its first letter in capitals, the others as they are. */
export const capitalised = (word: string): string => (word[0] ?? '').toUpperCase() + word.slice(1)

/** Where the flags of a line start: at its first slash that isn't escaped and doesn't open it. */
function slashIn(line: string): number {
  let at = line.indexOf('/', 1)
  while (at > 0 && line[at - 1] === '\\') at = line.indexOf('/', at + 1)
  return at
}

/** Where a line's word and flags end: notes stand after a tab, or after blanks as `po:noun`. */
function wordEnd(line: string): number {
  const tab = line.indexOf('\t')
  const blank = line.indexOf(' ')
  if (blank < 0) return tab < 0 ? line.length : tab
  let end = blank
  while (end >= 0 && !/^ *(?:[a-z]{2}:\S|\d+$)/.test(line.slice(end, end + 20))) end = line.indexOf(' ', end + 1)
  if (end < 0) end = line.length
  return tab < 0 ? end : Math.min(tab, end)
}

/** Read a dictionary. The first line of the `.dic` text may be the count. Nothing is thrown. */
export function readDictionary({aff = '', dic}: DictionaryText): Dictionary {
  const affixes = readAffixes(aff)
  const stems = new Map<string, readonly Flags[]>()
  const capitals = new Map<string, readonly Flags[]>()
  let from = dic.charCodeAt(0) === 0xfeff ? 1 : 0
  for (let isFirst = true; from < dic.length; isFirst = false) {
    const newline = dic.indexOf('\n', from)
    const to = newline < 0 ? dic.length : newline
    const line = dic.slice(from, dic[to - 1] === '\r' ? to - 1 : to)
    from = to + 1
    if ((isFirst && /^\d+\s*$/.test(line)) || line === '' || line.startsWith('\t')) continue
    addStem(line, affixes, stems, capitals)
  }
  for (const word of capitals.keys()) if (stems.has(word)) capitals.delete(word)
  return {affixes, stems, capitals}
}

type Stems = Map<string, readonly Flags[]>

function addStem(line: string, affixes: Affixes, stems: Stems, capitals: Stems): void {
  const end = wordEnd(line)
  const slash = slashIn(line)
  const isFlagged = slash > 0 && slash < end
  const written = line.slice(0, isFlagged ? slash : end)
  const word = withoutIgnored(written.includes('\\') ? written.replaceAll('\\/', '/') : written, affixes)
  const flags = affixes.readFlags(isFlagged ? line.slice(slash + 1, end) : '')
  push(stems, word, flags)
  const shape = shapeOf(word)
  if (shape === 'mixed' || (shape === 'capitals' && flags.size > 0 && word.length > 1)) {
    const hidden = capitalised(word.toLowerCase())
    if (!(affixes.option.FORBIDDENWORD && flags.has(affixes.option.FORBIDDENWORD))) push(capitals, hidden, flags)
  }
}

/** One list for all stems with the same flags. */
const alone = new WeakMap<Flags, readonly Flags[]>()

function push(map: Stems, word: string, flags: Flags): void {
  const known = map.get(word)
  if (known?.includes(flags)) return
  const own = alone.get(flags) ?? [flags]
  alone.set(flags, own)
  map.set(word, known ? [...known, flags] : own)
}

/** A word without the characters that the dictionary says to ignore. */
export function withoutIgnored(word: string, {ignored}: Affixes): string {
  if (ignored === '') return word
  let kept = ''
  for (const character of word) if (!ignored.includes(character)) kept += character
  return kept
}
