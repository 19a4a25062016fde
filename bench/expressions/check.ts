// Checks one expression for backtracking that grows faster than its text, and tries what was found on whole drafts.
import {checkSync} from 'recheck'
import {rules} from '../../rules/index.ts'
import {type Config, configureRules} from '../../src/core/settings/config.ts'
import {lint} from '../../src/index.ts'
import type {Expression} from './gather.ts'

/** What is known of an expression. `linear` needs no bound; what else stands must say what keeps it from harm. */
export interface GrowthVerdict {
  growth: 'linear' | 'polynomial' | 'exponential' | 'undecided'
  /** The text that grows fastest, as the checker writes it. */
  attack?: string
  /** What a draft of forty thousand characters of the attack costs, as a multiple of an ordinary one. */
  cost?: number
  /** Why it can do no harm. */
  bound?: string
}

const timeout = 10_000

/** Ask the checker. It doesn't know the flag for indices, which changes nothing of how a text is searched. */
export function judgeGrowth({source, flags}: Expression): {verdict: GrowthVerdict; text?: string} {
  const found = checkSync(source, flags.replace('d', ''), {timeout})
  if (found.status === 'safe') return {verdict: {growth: 'linear'}}
  if (found.status === 'unknown') return {verdict: {growth: 'undecided'}}
  const growth = found.complexity.type === 'exponential' ? 'exponential' : 'polynomial'
  return {verdict: {growth, attack: found.attack.pattern}, text: longAttack(found.attack)}
}

const length = 40_000

interface Attack {
  pumps: readonly {prefix: string; pump: string}[]
  suffix: string
}

/** The attack at a length at which a quadratic one hurts. */
function longAttack({pumps, suffix}: Attack): string {
  const each = Math.floor(length / Math.max(1, pumps.length))
  const parts = pumps.map(({prefix, pump}) => prefix + pump.repeat(Math.ceil(each / Math.max(1, pump.length))))
  return parts.join('') + suffix
}

const strict: Config = configureRules(rules, {preset: 'strict'})

/** Where in a draft an attack may stand. */
const frames: readonly [path: string, frame: (text: string) => string][] = [
  ['a.txt', (text) => text],
  ['a.txt', (text) => `Fish swim. ${text} Fish swim.`],
  ['a.md', (text) => `# ${text.replace(/\s*\n\s*/g, ' ')}\n`],
  ['a.md', (text) => `Fish swim “${text}” in the sea.\n`],
  ['a.md', (text) => `[fish](https://e.org/${encodeURI(text.toWellFormed()).slice(0, length)})\n`],
  ['a.md', (text) => `---\ntitle: ${text.replace(/\s*\n\s*/g, ' ')}\n---\n\n${text}\n`],
]

const ordinary = 'The ferry to the island was late again on Monday morning, and nobody came. '.repeat(
  Math.ceil(length / 76),
)

const timeOf = (path: string, text: string): number => {
  const before = process.cpuUsage()
  lint({path, text}, strict)
  const {user, system} = process.cpuUsage(before)
  return user + system
}

/** What a draft with an attack costs at most, as a multiple of an ordinary draft of its length. */
export function costOfAttack(text: string): number {
  const least = (path: string, text: string) => Math.min(timeOf(path, text), timeOf(path, text))
  const unit = least('a.txt', ordinary) + least('a.md', ordinary)
  return Math.max(...frames.map(([path, frame]) => least(path, frame(text)))) / (unit / 2)
}
