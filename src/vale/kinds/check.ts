// What every kind of rule has in common: what it is made from, and what it finds.
import type {Speller} from '../../spelling/speller.ts'
import type {TextAlphabet} from '../expressions/emit.ts'
import type {ExpressionSearch} from '../expressions/search.ts'
import type {SourceWords} from '../text/words.ts'

/** A rule as its file writes it, checked and with its defaults. */
export interface Definition {
  /** `Style.Rule`. */
  name: string
  kind: string
  message: string
  description: string
  link: string
  level: string
  limit: number
  scope: readonly string[]
  action: Action
  /** The keys of its kind. */
  data: Readonly<Record<string, unknown>>
}

/** What may be done with what a rule finds. */
export interface Action {
  name: string
  params: readonly string[]
}

/** What all rules of a configuration share. */
export interface Shared {
  /** Words of the vocabularies that are accepted. */
  accepted: readonly string[]
  /** What stands in place of `\b(?:…)\b` around words. */
  template: string | undefined
  /** Finds the dictionaries that a rule of the kind `spelling` names; undefined where there are none to be had. */
  spellerFor?(definition: Definition): Speller | undefined
}

/** The text of a block, ready to be searched. */
export interface RuleText extends SourceWords {
  alphabet: TextAlphabet
  scope: ReadonlySet<string>
}

/** What rules remember from one block of a file to the next, by what they remember. */
export type Memory = Set<string>

/** What a rule found in a text; without `start`, in the whole of it. */
export interface RuleAlert {
  start: number
  end: number
  message: string
  /** What could stand there instead. */
  suggestions?: readonly string[]
}

/** A rule ready to run. */
export interface ValeCheck {
  definition: Definition
  /** What must match somewhere for the rule to find anything; without one it has to be asked about every text. */
  search?: ExpressionSearch
  /** What else it searches for in a text. */
  others?: readonly ExpressionSearch[]
  /** Find it; `live` are the alternatives of `search` that may match. */
  run(text: RuleText, live: readonly number[] | undefined, memory: Memory, counts: DocumentCounts): RuleAlert[]
}

/** What is counted in a document, by name. */
export type DocumentCounts = ReadonlyMap<string, number>

export const texts = (value: unknown): string[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value.map(String) : [String(value)]

export const isSetOn = (data: Definition['data'], key: string, otherwise = false): boolean => {
  const value = data[key]
  return value === undefined ? otherwise : value === true || value === 'true' || value === 1
}

/** The words around tokens, as a rule matches them. */
export function aroundTokens(tokens: string, {template}: Shared, isWord: boolean): string {
  if (!isWord) return `(?m)(?:${tokens})`
  return (template ?? '(?m)\\b(?:%s)\\b').replace('%s', () => tokens)
}
