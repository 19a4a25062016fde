// Latin copy: text for which a pattern may stand that knows only the letters, marks and signs of Latin script.

import type {Draft} from './draft/draft.ts'
import type {Config} from './settings/config.ts'

/**
 * The alphabet of Latin copy, as ranges of a class: the letters of Western Europe, combining marks, general punctuation,
 * signs of money, arrows, signs of mathematics. Capitals, small letters and normal forms of them stay inside: so µ and ÿ
 * are left out, whose capitals lie elsewhere. More letters would make more ranges: in Latin Extended-A, capitals and
 * small letters alternate.
 */
export const latinAlphabet = String.raw`\0-\xB4\xB6-\xFE\u02B9-\u02DF\u0300-\u0341\u0346-\u0362\u2000-\u206F\u20A0-\u20C0\u2122\u2190-\u22FF\uFEFF\uFFFC\uFFFD`

/** What is beyond the alphabet, or is read as what may be beyond it: escapes, encoded bytes. */
const beyond = new RegExp(String.raw`[^${latinAlphabet}]|\\[uUxNLP]|%[89A-Fa-f]`)

/** References to characters of the alphabet that copy often has. */
const references = new Set(
  '#39 #x27 amp nbsp lt gt quot apos lsquo rsquo ldquo rdquo ndash mdash hellip copy pound euro'.split(' '),
)

/** Latin letters beyond the alphabet, whose references may lack their semicolon. */
const open = ['micro', 'yuml']

function isWithin(text: string): boolean {
  if (beyond.test(text)) return false
  for (const [, name = '', end] of text.matchAll(/&(#?\w+)(;?)/g))
    if (!references.has(name) && (end || name.startsWith('#') || open.some((one) => name.startsWith(one)))) return false
  return true
}

/**
 * Whether the copy that rules read now is Latin. While it is, the program that is built uses shorter patterns, which take
 * half the time to compile (`src/generate/latin.ts`). Rules run one at a time, so that one switch does for all.
 */
export const copyRead = {isLatin: false}

/** Are a draft and all that is said of it Latin copy? Only where rules read nothing but the draft and its settings. */
export function isLatin({text, path}: Draft, config: Config): boolean {
  return !config.filesAround && isWithin(path) && areSettingsLatin(config) && isWithin(text)
}

const known = new WeakMap<Config, boolean>()

function areSettingsLatin(config: Config): boolean {
  const found = known.get(config) ?? isWithin(JSON.stringify(config.settings))
  known.set(config, found)
  return found
}

/** Do something while rules read Latin copy, or not. */
export function withCopy<T>(isLatin: boolean, run: () => T): T {
  copyRead.isLatin = isLatin
  try {
    return run()
  } finally {
    copyRead.isLatin = false
  }
}
