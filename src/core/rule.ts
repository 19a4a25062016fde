// What a rule is: its contract with the core, and the findings it reports.
import type {Block} from './draft/blocks.ts'
import type {Draft} from './draft/draft.ts'
import type {Place} from './draft/place.ts'
import type {Span} from './draft/spans.ts'
import type {Example} from './example.ts'
import type {AddFact, Fact, FactJudge, GroupFacts, Repetition, SurveyedFile} from './fact.ts'
import type {House} from './house.ts'
import type {PhraseList} from './phrase-list.ts'
import type {Reading} from './reading.ts'
import type {Repository, SiteSettings} from './repository.ts'
import type {Level, LevelSaid, Severity} from './severity.ts'

/** Replace the source range by the text. */
export interface Edit extends Place {
  text: string
}

/** A change an editor may choose. */
export interface Suggestion {
  title: string
  edits: Edit[]
}

/** A second place that explains a finding: the first headline, the other draft. */
export interface Related {
  path?: string
  place: Place
  message: string
}

/** What may go with a finding. */
export interface Extras {
  kind?: string
  /** 0–1: how sure the rule is; the terms that made it go into `data`. */
  confidence?: number
  /** Lower this finding to at most this severity. */
  atMost?: Severity
  /** What was looked for, for the reader who wants to know more. */
  note?: string
  data?: Readonly<Record<string, unknown>>
  /** What could stand there instead. */
  expected?: string[]
  /** A safe repair: keeps the meaning, and a second run changes nothing. A text replaces the finding's range. */
  fix?: string | Edit[]
  /** The repair deletes a whole line or block: made with `--fix-structure` only. */
  structural?: boolean
  suggestions?: Suggestion[]
  related?: Related[]
}

type Report = (where: Place | Span, message: string, extras?: Extras) => void

/** Something a rule found, at its exact place. */
export interface Finding extends Omit<Extras, 'fix' | 'atMost'> {
  ruleId: string
  severity: Severity
  place: Place
  message: string
  fix?: Edit[]
  /** Where more is said, for a rule that is not ours. */
  page?: string
}

export type Options = Readonly<Record<string, unknown>>

export interface RuleContext<O> {
  draft: Draft
  options: O
  house: House
  report: Report
  /** Is a kind of finding on? What only serves kinds that are off need not be looked for. */
  isOn(kind: string): boolean
}

/** What a rule is given of one block; what it reports must follow from the block, the options and the house alone. */
export interface BlockContext<O> extends Pick<RuleContext<O>, 'options' | 'house'> {
  block: Block
  /** Report a range of the block's prose; edits are of the range. */
  report(where: Pick<Span, 'start' | 'end'>, message: string, extras?: BlockExtras): void
}

/** What may go with a finding in a block: nothing that counts in the whole source. */
export interface BlockExtras extends Omit<Extras, 'fix' | 'suggestions' | 'related'> {
  fix?: string
}

/** A level for the whole rule or for each kind, or either with options. */
export type RuleSetting = LevelSetting | readonly [LevelSetting, Options]
type LevelSetting = Level | Readonly<Record<string, Level>>

/** The same in a house's settings, where a level may be `on`. */
export type OwnSetting = OwnLevels | readonly [OwnLevels, Options]
export type OwnLevels = LevelSaid | Readonly<Record<string, LevelSaid>>

/** A rule as its file writes it. */
export interface RuleDefinition<O extends Options = Options> {
  /** One sentence: what is found. */
  summary: string
  /** Why an editor should care. */
  why: string
  /** The style guide, policy or paper the rule rests on: a URL or a title. */
  authority: string
  /** The version it first came with: `0.2.0`. */
  since?: string
  /** The kinds that came later, each with its version. */
  kindsSince?: Readonly<Record<string, string>>
  /** New and not yet proven: the rule (`true`) or these of its kinds. Off but in `strict`, by name and with `--preview`. */
  preview?: true | readonly string[]
  /** The setting that asks for it: where it is set, the rule is on though in preview. */
  askedBy?: 'frontMatter' | 'site' | 'spelling'
  /** Names the rule had before, the oldest first: settings, ignores and baselines may still use them. */
  formerly?: readonly string[]
  /** Names its kinds had before, with the present name of each: `{similar: 'near'}`. */
  formerKinds?: Readonly<Record<string, string>>
  /** Its level in the preset `recommended`. */
  severity?: Level
  /** Instead of `severity`: the kinds of finding with the level of each. */
  kinds?: Readonly<Record<string, Level>>
  /** Where other presets differ. */
  presets?: Readonly<Record<string, RuleSetting>>
  /** Where a stage differs: `draft`, `edit`, `publish`. */
  stages?: Readonly<Partial<Record<string, RuleSetting>>>
  /** Ids or families whose findings stay silent where they overlap this rule's. */
  outranks?: readonly string[]
  /** Defaults, which are also the schema. */
  options?: O
  /** What each option does and what each kind is, for pages, `explain` and the settings schema. */
  optionNotes?: Readonly<Record<string, string>>
  kindNotes?: Readonly<Record<string, string>>
  /** Phrase lists the rule asks for hits of. */
  lists?: readonly PhraseList[]
  /** Readings the rule uses, so that their lists are scanned for too. */
  reads?: readonly Reading<unknown>[]
  /** Needs no language: it also runs on drafts that are not English. */
  anyLanguage?: boolean
  /** What one draft shows. */
  check?(context: RuleContext<O>): void
  /** What each block shows by itself: in an editor the answer is kept as long as the block stays as it is. */
  checkBlock?(context: BlockContext<O>): void
  /** Drops what `checkBlock` reports where this is true, as in `unless: isQuoted`. */
  unless?(draft: Draft, where: Span): boolean
  /** What only many drafts together show: collect facts of each … */
  collect?(context: Omit<RuleContext<O>, 'report' | 'isOn'> & {add: AddFact}): void
  /** … compare those that share this key (earliest draft first) and group those that repeat each other … */
  compare?(facts: readonly Fact[], group: GroupFacts, options: O, key: string): void
  /** … and report one that repeats others. */
  report?(repetition: Repetition): Pick<Finding, 'message' | 'note'>
  /** What only the files around a draft show: returns a function that judges facts of drafts. Never asked without files. */
  judge?(repository: Repository): FactJudge
  /** What the files of a repository show that aren't drafts. Asked once a run over folders, never in an editor. */
  survey?(repository: Repository, site: SiteSettings): readonly SurveyedFile[]
  examples: readonly Example[]
}

/** A rule with its name: the file's name is the id, the folder's the family. */
export interface Rule extends RuleDefinition {
  id: string
  family: string
  /** Where more is said of a rule that is not ours; empty for nowhere. */
  page?: string
  /** It may report what stands outside the copy of a page. */
  anywhere?: boolean
  /** The plugin of others that makes the findings, where it is no rule of this sort. */
  hosted?: Hosted
}

/**
 * A retext or remark-lint plugin: `reads` says which tree it is given, `settings` what it is told. What reads `text` is a
 * `TextChecker`.
 */
export interface Hosted {
  plugin: unknown
  settings: unknown
  reads: 'prose' | 'markdown' | 'text'
}

/** What a checker of plain text says of a range, in UTF-16 code units. */
export interface TextRemark extends Place {
  kind: string
  /** A whole sentence; missing where it is only that a word is wrong. */
  message?: string
  /** What could stand there instead, the likeliest first. */
  expected: readonly string[]
}

/** Checks a plain text. */
export type TextChecker = (text: string) => Promise<readonly TextRemark[]>

/** Options as settings may set them: an empty list by default is a list of texts. */
type Settable<O> = {readonly [Name in keyof O]: O[Name] extends readonly never[] ? readonly string[] : O[Name]}
type RuleGiven<O extends Options> = Omit<RuleDefinition<Settable<O>>, 'options'> & {options?: O}

/** Define a rule; its types are checked here, its conventions by the tests. */
export const defineRule = <O extends Options>(rule: RuleGiven<O>): RuleDefinition => rule as unknown as RuleDefinition

/** The first address in an authority, or nothing. */
export const urlIn = (authority = ''): string => /https?:\/\/[^\s;]+/.exec(authority)?.[0] ?? ''
