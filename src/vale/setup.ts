// Makes rules ready to run together: each with its scope, and one look for the literals of all.
import {compareText} from '../core/order.ts'
import {readRule} from './config/definition.ts'
import {type InScope, leftOut, scopeNames, scopeOf} from './config/scopes.ts'
import type {ValeSettings} from './config/settings.ts'
import {type Look, makeLook} from './expressions/look.ts'
import {growthOf, type WorkGrowth} from './expressions/safety.ts'
import {ExpressionError} from './expressions/syntax.ts'
import {checkAction} from './kinds/actions.ts'
import type {Definition, Shared, ValeCheck} from './kinds/check.ts'
import {type Exceptions, makeExceptions, termPattern} from './kinds/exceptions.ts'
import {existence} from './kinds/existence.ts'
import {valeKinds} from './kinds/index.ts'
import {repetition as repetitionOf} from './kinds/repetition.ts'
import {spelling} from './kinds/spelling.ts'
import {substitution} from './kinds/substitution.ts'

/** A rule's file: the data in it, or why there are none. */
export interface StyleFile {
  /** `Style.Rule`. */
  name: string
  path: string
  data: unknown
  reason?: string
}

/** All that `.vale.ini` names, read. */
interface ValeSource {
  settings: ValeSettings
  rules: readonly StyleFile[]
  accepted: readonly string[]
  rejected: readonly string[]
  /** Finds dictionaries; without it rules of the kind `spelling` can't run. */
  spellerFor?: Shared['spellerFor']
  /** The vocabularies that sections name, which hold for their files alone. */
  vocabularies?: ReadonlyMap<string, Words>
}

/** The words of a vocabulary. */
interface Words {
  accepted: readonly string[]
  rejected: readonly string[]
}

/** A rule that can't run, and why. */
interface UnfitRule {
  rule: string
  path: string
  reason: string
  /** Whether it is right, but of a kind that nothing here can run. */
  isForeign: boolean
}

/** A rule with what says where it looks. */
export interface ReadyCheck {
  check: ValeCheck
  inScope: InScope
  /** Things within a text that it doesn't see: `link`. */
  leftOut: readonly string[]
  /** Its alternatives that no literal tells of, and whether it has to be asked about every text. */
  always: readonly number[]
  isAlways: boolean
  /** How much work each of its alternatives can be, and all else it searches for. */
  growths: readonly WorkGrowth[]
  rest: readonly WorkGrowth[]
  /** Whether it remembers what stood in texts before. */
  remembers: boolean
}

/** Rules ready to run. */
export interface Vale extends Shared {
  /** What the vocabularies that sections name let through, by name. */
  acceptedBy: ReadonlyMap<string, Exceptions>
  settings: ValeSettings
  checks: readonly ReadyCheck[]
  problems: readonly UnfitRule[]
  look: Look
  /** What the numbers of the look stand for: a rule's place in `checks`, and one of its alternatives. */
  entries: readonly (readonly [check: number, alternative: number])[]
  /** Whether any rule looks at sentences, paragraphs and links. */
  needs: ReadonlySet<string>
}

/** Make all rules ready; those that can't run are among the problems. */
export function setUp({settings, rules, accepted, rejected, spellerFor, vocabularies = new Map()}: ValeSource): Vale {
  const shared: Shared = {accepted, template: settings.template, ...(spellerFor && {spellerFor})}
  const problems: UnfitRule[] = []
  const checks: ReadyCheck[] = []
  for (const file of rules) {
    const made = makeCheck(file, settings, shared)
    if ('reason' in made) problems.push({rule: file.name, path: file.path, isForeign: false, ...made})
    else checks.push(ready(made.check))
  }
  for (const check of [
    repetitionCheck(shared),
    ...spellingCheck(shared),
    ...vocabularyChecks('Vale', {accepted, rejected}, shared),
  ])
    checks.push(ready(check))
  for (const [name, words] of vocabularies)
    for (const check of vocabularyChecks(`Vale.${name}`, words, shared)) checks.push(ready(check))
  // What one rule remembers another one knows: the order is that of their names.
  checks.sort((a, b) => compareText(a.check.definition.name, b.check.definition.name))
  const needs = new Set(
    ['sentence', 'paragraph', 'link', 'strong', 'emphasis', 'code'].filter((section) =>
      checks.some(({check}) => scopeNames(check.definition.scope, section)),
    ),
  )
  return {...shared, settings, checks, problems, needs, acceptedBy: acceptersOf(vocabularies), ...lookFor(checks)}
}

function makeCheck(
  file: StyleFile,
  {params}: ValeSettings,
  shared: Shared,
): {check: ValeCheck} | {reason: string; isForeign?: boolean} {
  if (file.reason !== undefined) return {reason: file.reason}
  const read = readRule(file.name, file.data, params.get(file.name))
  if ('reason' in read) return read
  if (read.definition.kind === 'spelling' && !shared.spellerFor)
    return {reason: 'it needs a dictionary', isForeign: true}
  try {
    checkAction(read.definition.action)
    const make = valeKinds[read.definition.kind]?.make
    return make ? {check: make(read.definition, shared)} : {reason: 'its kind is unknown'}
  } catch (error) {
    if (error instanceof ExpressionError) return {reason: `an expression in it can't be read: ${error.message}`}
    return {reason: error instanceof Error ? error.message : String(error)}
  }
}

const own = {
  kind: '',
  description: '',
  link: '',
  level: 'error',
  limit: 0,
  scope: ['text'],
  action: {name: '', params: []},
}

const acceptersOf = (vocabularies: ReadonlyMap<string, Words>): Map<string, Exceptions> =>
  new Map([...vocabularies].map(([name, {accepted}]) => [name, makeExceptions({data: {}}, {accepted})]))

/** The rule that Vale has itself. */
function repetitionCheck(shared: Shared): ValeCheck {
  const repetition: Definition = {
    ...own,
    ...{name: 'Vale.Repetition', kind: 'repetition', message: "'%s' is repeated!"},
    action: {name: 'edit', params: ['truncate', ' ']},
    data: {tokens: ['[^\\s.!?]+'], ignorecase: true, alpha: true},
  }
  return repetitionOf(repetition, shared)
}

/** The rule that looks words up, where there are dictionaries. */
function spellingCheck(shared: Shared): ValeCheck[] {
  const speller: Definition = {
    ...own,
    ...{name: 'Vale.Spelling', kind: 'spelling', message: "Did you really mean '%s'?"},
    action: {name: 'suggest', params: ['spellings']},
    data: {},
  }
  return shared.spellerFor ? [spelling(speller, shared)] : []
}

/** The rules that a vocabulary makes. */
function vocabularyChecks(prefix: string, {accepted, rejected}: Words, shared: Shared): ValeCheck[] {
  const swap = Object.fromEntries(accepted.map((term) => [termPattern(term.toLowerCase()), term]))
  const terms: Definition = {
    ...own,
    ...{name: `${prefix}.Terms`, kind: 'substitution', message: "Use '%s' instead of '%s'."},
    data: {swap, ignorecase: true, vocab: false},
  }
  const avoid: Definition = {
    ...own,
    ...{name: `${prefix}.Avoid`, kind: 'existence', message: "Avoid using '%s'."},
    data: {tokens: rejected.map(termPattern)},
  }
  return [
    ...(accepted.length > 0 ? [substitution(terms, shared, true)] : []),
    ...(rejected.length > 0 ? [existence(avoid, shared)] : []),
  ]
}

function ready(check: ValeCheck): ReadyCheck {
  const {search, definition} = check
  const alternatives = search?.alternatives ?? []
  const always = alternatives.flatMap(({literals}, i) => (literals ? [] : [i]))
  const others = (check.others ?? []).flatMap((one) => one.alternatives)
  return {
    ...{growths: alternatives.map(({part}) => growthOf(part)), rest: others.map(({part}) => growthOf(part))},
    remembers: definition.kind === 'conditional' || definition.kind === 'consistency',
    ...{check, always, isAlways: !search || always.length > 0},
    ...{inScope: scopeOf(definition.scope), leftOut: leftOut(definition.scope)},
  }
}

function lookFor(checks: readonly ReadyCheck[]): Pick<Vale, 'look' | 'entries'> {
  const entries: (readonly [number, number])[] = []
  const literals: (readonly [string, number])[] = []
  for (const [number, {check}] of checks.entries())
    for (const [i, {literals: texts}] of (check.search?.alternatives ?? []).entries()) {
      if (!texts) continue
      for (const text of texts) literals.push([text, entries.length])
      entries.push([number, i])
    }
  return {entries, look: makeLook(literals)}
}
