// Vale's rules about plain words as lists of the house, and why each other rule stays in Vale.
import type {Example} from '../core/example.ts'
import type {ListSetting} from '../core/phrase-rule.ts'
import type {Level} from '../core/severity.ts'
import {type ValeSettings, valeFor} from './config/settings.ts'
import {searched} from './expressions/search.ts'
import {phrasesIn} from './expressions/spell.ts'
import {ExpressionError} from './expressions/syntax.ts'
import {type Definition, isSetOn, type Shared, texts} from './kinds/check.ts'
import {makeExceptions} from './kinds/exceptions.ts'
import {formatMessage} from './kinds/message.ts'
import type {Vale} from './setup.ts'

/** What becomes of a rule: a list of the house, or why it stays in Vale. */
type Migrated = {rule: string} & ({list: ListSetting} | {stays: string})

const levels: Readonly<Record<string, Level>> = {suggestion: 'info', warning: 'warning', error: 'error'}

class Stays extends Error {}

const stay = (why: string): never => {
  throw new Stays(why)
}

/** Make what can be made of all rules. Lists leave quotations alone, which Vale doesn't. */
export function migrateRules({settings, checks, problems, accepted, template}: Vale): Migrated[] {
  const own = checks.filter(({check}) => !check.definition.name.startsWith('Vale.'))
  const made = own.map(({check: {definition}}): Migrated => {
    try {
      return {rule: definition.name, list: listOf(definition, settings, {accepted, template})}
    } catch (error) {
      if (!(error instanceof Stays)) throw error
      return {rule: definition.name, stays: error.message}
    }
  })
  return [...made, ...problems.map(({rule, reason}) => ({rule, stays: reason}))]
}

/** @throws {Stays} */
function listOf(definition: Definition, settings: ValeSettings, shared: Shared): ListSetting {
  const {name, kind, scope, limit, data} = definition
  if (kind !== 'existence' && kind !== 'substitution') stay(`a list can't say what \`${kind}\` does`)
  const level = levelEverywhere(definition, settings)
  if (scope.length !== 1 || scope[0] !== 'text') stay(`it looks at \`${scope.join(', ')}\` only`)
  if (limit > 0) stay('it has a `limit`')
  if (isSetOn(data, 'nonword')) stay('it is about characters, not words')
  if (texts(data.exceptions).length > 0) stay('it has `exceptions`')
  if (shared.template !== undefined) stay('`WordTemplate` says what a word is')
  const isTabled = kind === 'substitution' || definition.action.name === 'replace'
  const pairs = kind === 'substitution' ? swapsOf(definition) : tokensOf(definition)
  const phrases = settled(pairs, definition, shared)
  const isFolded = isSetOn(data, 'ignorecase')
  const entries = isTabled ? Object.fromEntries(phrases) : phrases.map(([phrase]) => phrase)
  const fixes = definition.action.name === 'replace'
  return {
    ...{
      id: name
        .replaceAll('.', '-')
        .replace(/([a-z\d])(?=[A-Z])/g, '$1-')
        .toLowerCase(),
      severity: level,
    },
    ...{message: messageOf(definition, kind === 'substitution'), phrases: entries},
    ...(fixes && {fix: true}),
    ...(!isFolded && {caseSensitive: true}),
    authority: definition.link || `The Vale rule ${name}`,
    examples: examplesOf(phrases, fixes),
  }
}

type WrittenFor = readonly [phrase: string, instead: string]

/** Sections for all files of some formats: `*.md`, `*.{md,mdx}`. */
const ofFormats = /^\*\.(?:(\w+)|\{([\w,]+)\})$/

/** The level that a rule has on all files, or on all files of the formats that sections name. @throws {Stays} */
function levelEverywhere({name, level}: Definition, settings: ValeSettings): Level {
  const style = name.slice(0, name.indexOf('.'))
  const {everywhere, sections} = settings
  const own = sections.filter(({styles, rules}) => styles !== undefined || rules.has(name) || rules.has(style))
  const formats = own.flatMap((section) => {
    const [, one, several = one ?? ''] = ofFormats.exec(section.name) ?? []
    return several === '' ? stay('it differs from file to file') : several.split(',')
  })
  const levelIn = (format: string) => valeFor(`draft.${format}`, settings).levelOf(name, level)
  if (formats.some((format) => levelIn(format) !== levelIn('md'))) stay('it differs from file to file')
  if ([everywhere, ...sections].some(({vocabularies}) => vocabularies.length > 0))
    stay('a section has a vocabulary of its own')
  if ([everywhere, ...sections].some(({tokenIgnores, blockIgnores}) => tokenIgnores.length + blockIgnores.length > 0))
    stay('`TokenIgnores` or `BlockIgnores` hide words from it')
  const here = levelIn('md')
  return here === undefined ? stay("it isn't on") : (levels[here] as Level)
}

/** @throws {Stays} */
function tokensOf({data, action}: Definition): WrittenFor[] {
  if (texts(data.raw).length > 0) stay('it has `raw` expressions')
  const [instead = '', ...more] = action.name === 'replace' ? action.params : []
  if (more.length > 0) stay('it offers a choice')
  if (action.name !== '' && action.name !== 'replace') stay(`a list can't \`${action.name}\` words`)
  if (action.name === 'replace' && !isPlain(instead)) stay(`it writes \`${instead}\``)
  return texts(data.tokens).flatMap((token) => spelled(token, data).map((phrase): WrittenFor => [phrase, instead]))
}

/** @throws {Stays} */
function swapsOf({data, action}: Definition): WrittenFor[] {
  if (action.params.length > 0 || (action.name !== '' && action.name !== 'replace'))
    stay(`its action is \`${action.name}\` with words of its own`)
  const swap = Object.assign({}, ...[data.swap ?? {}].flat()) as Record<string, unknown>
  const entries = Object.entries(swap).sort(([a], [b]) => b.length - a.length)
  return entries.flatMap(([key, value]) => {
    const instead = String(value)
    if (!isPlain(instead)) stay(`"${instead}" is a choice or an expression`)
    return spelled(key, data).map((phrase): WrittenFor => [phrase, instead])
  })
}

const isPlain = (text: string) => /^[\p{L}\p{N}][\p{L}\p{N} ,’'-]*$/u.test(text)

/** The phrases that an expression stands for. @throws {Stays} */
function spelled(source: string, data: Definition['data']): string[] {
  const phrases = wordsOf(source, isSetOn(data, 'ignorecase')) ?? stay(`\`${source}\` is more than words`)
  for (const phrase of phrases) {
    if (!/^[\p{L}\p{N}]+(?:[ '-][\p{L}\p{N}]+)*$/u.test(phrase)) stay(`\`${phrase}\` is more than words`)
    if (phrase.includes("'")) stay(`a list also finds "${phrase}" with a curly apostrophe`)
    if (shortened.has((phrase.split(/[ -]/).at(-1) as string).toLowerCase()))
      stay(`Vale also finds "${phrase}" in shortened words such as "${phrase}'ll"`)
  }
  return phrases
}

/** An expression may be readable only together with those around it. */
function wordsOf(source: string, fold: boolean): string[] | undefined {
  try {
    return phrasesIn(source, fold)
  } catch (error) {
    if (error instanceof ExpressionError) return undefined
    throw error
  }
}

/** Words that others are drawn together with: "we" in "we're". A list takes "we're" for a word of its own. */
const shortened = new Set(
  'i you he she it we they this that there here what who where when why how let one could should would might must let'.split(
    ' ',
  ),
)

/** The phrases that Vale can find: none that an earlier one stands at the beginning of, and none that is accepted. @throws {Stays} */
function settled(pairs: readonly WrittenFor[], definition: Definition, shared: Shared): WrittenFor[] {
  const fold = isSetOn(definition.data, 'ignorecase')
  const keyOf = (text: string) => (fold ? text.toLowerCase() : text)
  const exceptions = makeExceptions(definition, shared)
  const kept: WrittenFor[] = []
  for (const pair of pairs) {
    const [phrase, instead] = pair
    if (definition.kind === 'substitution' && keyOf(instead) === keyOf(phrase)) stay(`"${instead}" is about capitals`)
    const isShadowed = kept.some(
      ([before]) => keyOf(phrase) === keyOf(before) || startsWith(keyOf(phrase), keyOf(before)),
    )
    if (isShadowed || exceptions.allows({start: 0, end: phrase.length}, {...searched(phrase), runs: [], scope: none}))
      continue
    kept.push(pair)
  }
  const words = new Set(kept.flatMap(([phrase]) => phrase.toLowerCase().split(/[ -]/)))
  const isMet = isSetOn(definition.data, 'vocab', true)
  const term =
    isMet &&
    shared.accepted.find((one) =>
      one
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .some((word) => words.has(word)),
    )
  if (term) stay(`the vocabulary accepts "${term}"`)
  return kept.length > 0 ? kept : stay('nothing is left that it can find')
}

const none: ReadonlySet<string> = new Set()
const startsWith = (phrase: string, before: string) =>
  phrase.startsWith(before) && /^[ '-]/.test(phrase.slice(before.length))

/** @throws {Stays} */
function messageOf({message, action}: Definition, isSwap: boolean): string {
  const values = isSwap ? ['{instead}', '{found}'] : ['{found}', ...(action.name === 'replace' ? ['{instead}'] : [])]
  const made = formatMessage(message, values)
  const odd = made.replace(/\{(?:found|instead)\}/g, '').match(/\{\w*\}/)
  return odd ? stay(`its message has \`${odd[0]}\``) : made
}

/** One text for each of the first phrases, and a quotation that is left alone. */
function examplesOf(phrases: readonly WrittenFor[], fixes: boolean): Example[] {
  const bad = phrases.slice(0, 3).map(([phrase, instead]): Example => {
    const text = `Alpha ==${phrase}== omega.`
    return {bad: text, ...(fixes && {fixed: `Alpha ${likeFirst(phrase, instead)} omega.`})}
  })
  return [...bad, {good: `"Alpha ${phrases[0]?.[0]} omega," said Ann.`}]
}

/** As a list writes it: with the capitals of what was found, unless it has some of its own. */
function likeFirst(found: string, instead: string): string {
  if (instead !== instead.toLowerCase()) return instead
  if (/\p{Lu}.*\p{Lu}/su.test(found) && found === found.toUpperCase()) return instead.toUpperCase()
  return /^\p{Lu}/u.test(found) ? instead.charAt(0).toUpperCase() + instead.slice(1) : instead
}
