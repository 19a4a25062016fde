// Reads the rules of a Hunspell dictionary: its `.aff` file.
import {addToList} from '../core/order.ts'

/** A flag of a dictionary: a name for what may be done with a word. */
export type Flags = ReadonlySet<string>

/** One prefix or suffix. */
export interface Affix {
  flag: string
  isPrefix: boolean
  /** Whether it may stand beside an affix of the other side. */
  crosses: boolean
  /** What it takes from the stem, and what it puts there. */
  strip: string
  add: string
  /** What the stem must look like where the affix stands: a test for each character, from left to right. */
  condition: readonly CharacterTest[]
  /** Flags that the word has once the affix is on it. */
  flags: Flags
}

/** The characters that may stand at a place, or may not; undefined for any. */
type CharacterTest = {characters: string; isNegated: boolean} | undefined

/** A part of a compound's pattern: a flag, and how often a word with it may stand there. */
export interface CompoundStep {
  flag: string
  isOptional: boolean
  repeats: boolean
}

/** The special flags by the names Hunspell has for them. */
const flagOptions = [
  'NOSUGGEST',
  'FORBIDDENWORD',
  'KEEPCASE',
  'NEEDAFFIX',
  'PSEUDOROOT',
  'ONLYINCOMPOUND',
  'COMPOUNDFLAG',
  'COMPOUNDBEGIN',
  'COMPOUNDMIDDLE',
  'COMPOUNDEND',
  'COMPOUNDLAST',
  'COMPOUNDPERMITFLAG',
  'COMPOUNDFORBIDFLAG',
  'CIRCUMFIX',
] as const
type FlagOption = (typeof flagOptions)[number]

/** What an `.aff` file says. */
export interface Affixes {
  /** By what they add. */
  prefixes: ReadonlyMap<string, readonly Affix[]>
  suffixes: ReadonlyMap<string, readonly Affix[]>
  longestPrefix: number
  longestSuffix: number
  /** By their flags, to make the forms of a stem. */
  byFlag: ReadonlyMap<string, {prefixes: readonly Affix[]; suffixes: readonly Affix[]}>
  option: Readonly<Partial<Record<FlagOption, string>>>
  /** Whether an affix may take all of a stem. */
  strips: boolean
  compoundMin: number
  compoundMost: number
  compoundRules: readonly (readonly CompoundStep[])[]
  /** What two parts of a compound may not be: the same, a capital where they meet, a letter three times. */
  checks: ReadonlySet<string>
  replacements: readonly (readonly [from: string, to: string])[]
  /** Characters to exchange before a word is looked up, and those to drop. */
  input: readonly (readonly [from: string, to: string])[]
  ignored: string
  /** Reads the flags of a word as this file writes them. */
  readFlags(text: string): Flags
}

/** How flags are written: letters, pairs of letters, or numbers with commas. */
type FlagStyle = 'letter' | 'long' | 'num'

const noFlags: Flags = new Set()

/** Splits flags as they are written; a style's rest is dropped. */
function splitFlags(text: string, style: FlagStyle): string[] {
  if (style === 'num') return text.split(',').filter((flag) => flag !== '')
  if (style === 'long') return text.match(/../gsu) ?? []
  return [...text]
}

/** A reader of flags that makes equal sets once; numbers are aliases where the file has any (`AF`). */
function flagReader(style: FlagStyle, aliases: readonly string[]): (text: string) => Flags {
  const known = new Map<string, Flags>()
  return (text) => {
    if (text === '') return noFlags
    const before = known.get(text)
    if (before) return before
    const spelled = aliases.length > 0 && /^\d+$/.test(text) ? (aliases[Number(text) - 1] ?? '') : text
    const made = new Set(splitFlags(spelled, style))
    known.set(text, made)
    return made
  }
}

/** Reads a condition such as `[^aeiou]y`; what is open at the end ends there. */
function readCondition(text: string): CharacterTest[] {
  const tests: CharacterTest[] = []
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '.') tests.push(undefined)
    else if (text[at] !== '[') tests.push({characters: text[at] as string, isNegated: false})
    else {
      const end = text.indexOf(']', at)
      const inside = text.slice(at + 1, end < 0 ? text.length : end)
      const isNegated = inside.startsWith('^')
      tests.push({characters: isNegated ? inside.slice(1) : inside, isNegated})
      at = end < 0 ? text.length : end
    }
  }
  while (tests.length > 0 && tests.every((test) => test === undefined)) tests.pop()
  return tests
}

/** Whether a stem fits a condition, at its start or its end. */
export function fits(stem: string, {condition}: Affix, atEnd: boolean): boolean {
  if (condition.length > stem.length) return false
  const from = atEnd ? stem.length - condition.length : 0
  for (let i = 0; i < condition.length; i++) {
    const test = condition[i]
    if (test && test.characters.includes(stem[from + i] as string) === test.isNegated) return false
  }
  return true
}

/** The parts of a text: what stands in brackets, and every other character. */
function partsIn(text: string): string[] {
  const parts: string[] = []
  const characters = [...text]
  for (let at = 0; at < characters.length; at++) {
    const end = characters[at] === '(' ? characters.indexOf(')', at) : -1
    if (end > at) parts.push(characters.slice(at + 1, end).join(''))
    else parts.push(characters[at] as string)
    if (end > at) at = end
  }
  return parts
}

/** Reads a compound's pattern such as `n*1t`, or with flags in brackets. */
function readCompoundRule(text: string, style: FlagStyle): CompoundStep[] {
  const flags = text.includes('(') ? partsIn(text) : splitFlags(text, style)
  const steps: CompoundStep[] = []
  for (const flag of flags) {
    const last = steps.at(-1)
    if (last && flag === '*') Object.assign(last, {isOptional: true, repeats: true})
    else if (last && flag === '?') last.isOptional = true
    else steps.push({flag, isOptional: false, repeats: false})
  }
  return steps
}

type AffixLine = readonly string[]

/** The lines of a kind, without the first of a table if it counts the others. */
function tableOf(lines: readonly AffixLine[], name: string): AffixLine[] {
  const table = lines.filter(([key]) => key === name)
  const [, count = '', more = '#'] = table[0] ?? []
  return more.startsWith('#') && /^\d+$/.test(count) ? table.slice(1) : table
}

const pairsOf = (lines: readonly AffixLine[], name: string): [string, string][] =>
  tableOf(lines, name).flatMap(([, from, to]) => (from === undefined ? [] : [[from, to ?? '']]))

/**
 * Read an `.aff` file (see `man 5 hunspell`). Options that change nothing in what is right or suggested here are
 * skipped, as are lines that say nothing. Nothing is thrown.
 */
export function readAffixes(text: string): Affixes {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(/\s+/))
  const value = (name: string): string | undefined => lines.find(([key]) => key === name)?.[1]
  const style = ({long: 'long', num: 'num'} as const)[value('FLAG') ?? ''] ?? 'letter'
  const aliases = tableOf(lines, 'AF').map(([, flags = '']) => flags)
  const readFlags = flagReader(style, aliases)
  const affixes = affixesIn(lines, readFlags)
  return {
    ...affixes,
    ...{option: Object.fromEntries(flagOptions.flatMap((name) => (value(name) ? [[name, value(name)]] : [])))},
    strips: lines.some(([key]) => key === 'FULLSTRIP'),
    compoundMin: Math.max(1, Number(value('COMPOUNDMIN') ?? 3) || 1),
    compoundMost: Number(value('COMPOUNDWORDMAX') ?? 0) || 20,
    compoundRules: tableOf(lines, 'COMPOUNDRULE').map(([, pattern = '']) => readCompoundRule(pattern, style)),
    checks: new Set(lines.flatMap(([key = '']) => (key.startsWith('CHECKCOMPOUND') ? [key.slice(13)] : []))),
    replacements: pairsOf(lines, 'REP').map(([from, to]) => [from, to.replaceAll('_', ' ')]),
    input: pairsOf(lines, 'ICONV').filter(([from]) => from !== ''),
    ignored: value('IGNORE') ?? '',
    readFlags,
  }
}

type AffixTables = Pick<Affixes, 'prefixes' | 'suffixes' | 'longestPrefix' | 'longestSuffix' | 'byFlag'>

function affixesIn(lines: readonly AffixLine[], readFlags: Affixes['readFlags']): AffixTables {
  const crosses = new Map<string, boolean>()
  const prefixes = new Map<string, Affix[]>()
  const suffixes = new Map<string, Affix[]>()
  const byFlag = new Map<string, {prefixes: Affix[]; suffixes: Affix[]}>()
  const [longest, sides] = [
    {PFX: 0, SFX: 0},
    {PFX: prefixes, SFX: suffixes},
  ]
  for (const [side, flag = '', strip = '', adds, condition] of lines) {
    if (side !== 'PFX' && side !== 'SFX') continue
    if (!crosses.has(side + flag)) {
      crosses.set(side + flag, strip === 'Y')
      continue
    }
    if (adds === undefined) continue
    const [added = '', flags = ''] = adds.split('/')
    const add = added === '0' ? '' : added
    const affix: Affix = {
      ...{
        flag,
        add,
        isPrefix: side === 'PFX',
        strip: strip === '0' ? '' : strip,
        crosses: crosses.get(side + flag) ?? false,
      },
      ...{condition: readCondition(condition ?? '.'), flags: readFlags(flags)},
    }
    longest[side] = Math.max(longest[side], add.length)
    addToList(sides[side], add, affix)
    const own = byFlag.get(flag) ?? {prefixes: [], suffixes: []}
    own[side === 'PFX' ? 'prefixes' : 'suffixes'].push(affix)
    byFlag.set(flag, own)
  }
  return {prefixes, suffixes, byFlag, longestPrefix: longest.PFX, longestSuffix: longest.SFX}
}
