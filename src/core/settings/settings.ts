// What the user writes: settings, the names they may use, and what is said when they are wrong.
import type {House} from '../house.ts'
import type {OwnSetting} from '../rule.ts'
import type {Level, LevelSaid} from '../severity.ts'

/** What the user writes. */
export interface Settings extends House {
  /** One preset or several, later ones over earlier ones. */
  preset?: string | readonly string[]
  rules?: Readonly<Record<string, OwnSetting>>
  /** Whether rules and kinds in preview are on; unless said, only the preset `strict` has them on. */
  preview?: boolean
  /** How far the draft has come: `draft`, `edit` or `publish`. */
  stage?: string
  /** Front matter fields that are copy. */
  frontMatterCopy?: readonly string[]
  /** Phrases this house lets pass, for all rules or by rule id (`*` for all). */
  allow?: readonly string[] | Readonly<Record<string, readonly string[]>>
}

/** Something wrong in settings: where in them, what, and what is right. */
export interface Mistake {
  path: readonly (string | number)[]
  message: string
  /** Whether the key is wrong, not its value. */
  about?: 'key'
  /** `file:line:column`, where the settings were read from a file. */
  at?: string
}

/** Mistakes by file, line and column, the numbers as numbers. */
export const inPlaceOrder = (mistakes: readonly Mistake[]): Mistake[] =>
  [...mistakes].sort(({at: a = ''}, {at: b = ''}) => a.localeCompare(b, 'en', {numeric: true}))

/** Thrown for settings that can't be followed, with every mistake in them. */
export class SettingsError extends Error {
  readonly mistakes: readonly Mistake[]
  constructor(mistakes: readonly Mistake[]) {
    super(mistakes.map(({at, message}) => (at ? `${at}: ${message}` : message)).join('\n'))
    this.name = 'SettingsError'
    this.mistakes = mistakes
  }
}

/** Names of findings that are no rule's, with their levels. */
export const reservedIds: Readonly<Record<string, Level>> = {
  'unreadable-file': 'error',
  'broken-front-matter': 'error',
  'rule-crashed': 'error',
  'rule-too-slow': 'error',
  'unused-ignore': 'warning',
  'unknown-rule-in-ignore': 'warning',
  'ignore-without-reason': 'off',
}

export const presetNames: readonly string[] = ['recommended', 'news', 'blog', 'newsletter', 'docs', 'strict']

/** How far a draft has come. */
export const stageNames: readonly string[] = ['draft', 'edit', 'publish']

export const levelNames: readonly Level[] = ['off', 'info', 'warning', 'error']

/** What a house may say of a rule, as messages name it. */
export const saidNames = ['off', 'on', 'info', 'warning', 'error'] as const

const meanings: ReadonlyMap<unknown, Level | 'on'> = new Map<unknown, Level | 'on'>([
  ...saidNames.map((name) => [name, name] as const),
  ...[true, 'yes'].map((word) => [word, 'on'] as const),
  ...[false, 'no'].map((word) => [word, 'off'] as const),
])

export const isLevelSaid = (value: unknown): value is LevelSaid => meanings.has(value)

/** What a house means by what it says of a rule. */
export const levelMeant = (said: LevelSaid): Level | 'on' => meanings.get(said) as Level | 'on'

/** The presets of settings, in the order they apply. */
export const presetsOf = ({preset}: Settings): readonly string[] =>
  preset === undefined ? ['recommended'] : typeof preset === 'string' ? [preset] : Array.isArray(preset) ? preset : []
