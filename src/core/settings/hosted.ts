// Hosted plugins: retext and remark-lint plugins of others as rules, so that settings treat them like our own.
import type {Hosted, Rule} from '../rule.ts'
import type {Level} from '../severity.ts'

/** A hosted plugin as settings name it. */
export interface HostedSetting {
  /** A package or a file. */
  use: string
  options?: unknown
  severity?: Level
  quotations?: 'skip' | 'check'
  reads?: Exclude<Hosted['reads'], 'text'>
}

/** Spell checkers of others that are no plugins of unified. */
const textCheckers = ['cspell-lib', 'harper.js']

const nameOf = (use: string) => (use.split(/[/\\]/).at(-1) as string).replace(/\.[cm]?[jt]s$/, '')

/** The id of its findings: the name of the package, or of the file. */
export const hostedId = (use: string): string => (use.startsWith('@') ? use.slice(1) : nameOf(use))

/** The tree a plugin is for: what is said of it, else what its name tells. */
export function treeFor({use, reads}: HostedSetting): Hosted['reads'] | undefined {
  if (textCheckers.includes(use)) return 'text'
  if (reads) return reads
  const name = nameOf(use)
  return name.startsWith('retext-') ? 'prose' : name.startsWith('remark-') ? 'markdown' : undefined
}

/** The rule whose findings the plugin makes; it has no `check` until the plugin has run. */
export const ruleOfHosted = (setting: HostedSetting, reads: Hosted['reads'], plugin: unknown): Rule => ({
  id: hostedId(setting.use),
  family: 'hosted',
  page: '',
  summary: `What the plugin \`${nameOf(setting.use)}\` finds.`,
  why: 'A plugin of others that this house runs along.',
  authority: `\`${setting.use}\``,
  severity: setting.severity ?? 'warning',
  options: {quotations: setting.quotations ?? 'skip'},
  optionNotes: {quotations: '`skip` leaves the words of others alone, `check` looks at them, too.'},
  anyLanguage: reads === 'markdown',
  hosted: {plugin, settings: setting.options, reads},
  examples: [],
})
