// A house rule as its file writes it; `core/settings/house-schema` has its shape.
import type {capitalStyles, edgeNames} from '../core/settings/house-names.ts'
import type {Level} from '../core/severity.ts'

/** A text, several, or each with what to write instead. */
type Sought = string | readonly string[] | Readonly<Record<string, string>>

/** How headings are capitalised. */
export type CapitalStyle = (typeof capitalStyles)[number]

/** An example in which something must be found: with marks around it, and perhaps what is said and repaired. */
export type WrongExample = string | {text: string; says?: string; fixed?: string; path?: string}

/** An example in which nothing must be found. */
export type RightExample = string | {text: string; path?: string}

/** Drafts by their paths, or by the values of front matter fields. */
export type DraftChoice = Texts | Readonly<Record<string, FieldValue | readonly FieldValue[]>>

type FieldValue = string | number | boolean

type EdgeName = (typeof edgeNames)[number]

type Texts = string | readonly string[]

/** A house rule; exactly one of the first nine is there, or several of the first three. */
export interface HouseRuleSetting {
  avoid?: Sought
  frames?: Sought
  expressions?: Sought
  oneOf?: readonly (string | readonly string[])[]
  explain?: 'all' | Readonly<Record<string, string>>
  require?: Texts
  capitals?: CapitalStyle
  measure?: string
  repeats?: Texts
  instead?: string
  fix?: boolean
  atMost?: number
  atLeast?: number
  per?: 'sentence' | 'paragraph' | 'list' | 'section' | 'draft'
  when?: Texts
  whenIn?: Texts
  onlyFor?: DraftChoice
  notFor?: DraftChoice
  once?: boolean
  where?: Texts
  notIn?: Texts
  inside?: Texts
  at?: EdgeName | readonly EdgeName[]
  notAt?: EdgeName | readonly EdgeName[]
  before?: Texts
  quotations?: 'skip' | 'check' | 'only'
  unless?: Texts
  near?: Texts
  notNear?: Texts
  within?: string
  matchCase?: boolean
  words?: Readonly<Record<string, readonly string[]>>
  exceptions?: Texts
  usedAgain?: boolean
  severity?: Level
  message?: string
  summary?: string
  why?: string
  link?: string
  formerly?: readonly string[]
  wrong?: WrongExample | readonly WrongExample[]
  right?: RightExample | readonly RightExample[]
}

/** House rules by their names. */
export type HouseRules = Readonly<Record<string, HouseRuleSetting>>

/** A text, or several, as several. */
export const oneOrMore = <T extends string | object>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T]

/** What is sought, each with what to write instead where that is said. */
export function soughtIn(sought: Sought | undefined, instead?: string): (readonly [text: string, instead?: string])[] {
  if (sought === undefined) return []
  if (typeof sought === 'object' && !Array.isArray(sought)) return Object.entries(sought as Record<string, string>)
  return oneOrMore(sought as string | readonly string[]).map((text) =>
    instead === undefined ? [text] : [text, instead],
  )
}
