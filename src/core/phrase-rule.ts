// Rules that are only lists: what to look for and what to say.
import {assertGiven} from './call-mistakes.ts'
import type {Draft} from './draft/draft.ts'
import {elide} from './elide.ts'
import type {Example} from './example.ts'
import {frameMistakes, type WordClasses} from './frames/read.ts'
import type {Hit, PhraseList} from './phrase-list.ts'
import {bracketMistake} from './phrases/phrase-parts.ts'
import {definePhrases, type Phrases} from './phrases/phrases.ts'
import {hitsOf, type Reading} from './reading.ts'
import {type Rule, type RuleDefinition, urlIn} from './rule.ts'
import type {Mistake} from './settings/settings.ts'
import type {Level} from './severity.ts'

/** A rule as its list and its message. */
export interface PhraseRuleDefinition extends Omit<RuleDefinition, 'check' | 'lists' | 'options' | 'optionNotes'> {
  /** A list made by `definePhrases`, or just the phrases: a list, or what to write instead by what is found. */
  phrases: PhraseList | Phrases
  /** The sentence for the editor. */
  message(found: string, instead: string | undefined): string
  /** Whether writing what should stand instead is a safe repair. */
  fix?: boolean
  /** Which hits count, in place of all: `ownHits` for those outside quotations. */
  hits?(draft: Draft, list: PhraseList): readonly Hit[]
}

/** Define a rule that is only a list. Kinds of the list are kinds of the rule where the rule names them. */
export function definePhraseRule({
  phrases,
  message,
  fix,
  hits = hitsOf,
  ...rest
}: PhraseRuleDefinition): RuleDefinition {
  assertGiven('definePhraseRule', 'phrases', phrases)
  const list = isList(phrases) ? phrases : definePhrases({kinds: {'': phrases}})
  return {
    ...rest,
    lists: [list],
    check({draft, report}) {
      for (const hit of hits(draft, list)) {
        const found = hit.block.prose.text.slice(hit.start, hit.end)
        const {kind, instead} = hit
        const writeInstead = instead ? likeFound(found, instead) : undefined
        report(hit, message(found, instead), {
          ...(rest.kinds && {kind}),
          ...(writeInstead && {expected: [writeInstead]}),
          ...(writeInstead && fix && {fix: writeInstead}),
        })
      }
    },
  }
}

const isList = (phrases: PhraseList | Phrases): phrases is PhraseList =>
  typeof (phrases as PhraseList).caseSensitive === 'boolean'

/** In capitals where the found text is, with a capital first where it has one. */
export function likeFound(found: string, instead: string): string {
  if (instead !== instead.toLowerCase()) return instead
  if (/\p{Lu}.*\p{Lu}/su.test(found) && found === found.toUpperCase()) return instead.toUpperCase()
  return /^\p{Lu}/u.test(found) ? (instead[0] as string).toUpperCase() + instead.slice(1) : instead
}

/** A list in settings: a rule without code. */
export interface ListSetting {
  id: string
  formerly?: readonly string[]
  severity?: Level
  message?: string
  phrases?: Phrases
  /** Patterns over words, and the classes of words that they name. */
  frames?: readonly string[]
  words?: WordClasses
  fix?: boolean
  caseSensitive?: boolean
  inQuotations?: boolean
  summary?: string
  why?: string
  authority?: string
  examples?: readonly Example[]
}

const places = ['found', 'instead']

/**
 * What is wrong with a list beyond its shape: placeholders nothing fills, brackets with one alternative, frames that can't
 * be read, nothing to look for.
 */
export function listMistakes({id, message = '', phrases, frames, words = {}}: ListSetting): Mistake[] {
  const unknown = [...message.matchAll(/\{(\w*)\}/g)].filter(([, name = '']) => !places.includes(name))
  const unfilled = unknown.map(([whole]) => ({
    path: ['message'],
    message: `\`message\` has an unknown \`${whole}\`. Allowed: \`{found}\`, \`{instead}\`.`,
  }))
  const empty =
    phrases || frames
      ? []
      : [{path: ['id'], message: `\`${id}\` has nothing to look for: add \`phrases\` or \`frames\`.`}]
  const bracketed = Object.entries(phrases ?? {}).flatMap(([key, value]): Mistake[] => {
    const isPlain = Array.isArray(phrases)
    const message = bracketMistake(isPlain ? String(value) : key)
    if (!message) return []
    return [isPlain ? {path: ['phrases', Number(key)], message} : {path: ['phrases', key], message, about: 'key'}]
  })
  return [
    ...empty,
    ...unfilled,
    ...insteadMistakes(message, phrases, frames),
    ...bracketed,
    ...frameMistakes({frames: {'': frames ?? []}, words}).map(({number, message}) => ({
      path: ['frames', number],
      message,
    })),
  ]
}

/** What is wrong where a message says what to write instead, but part of the list doesn't. */
function insteadMistakes(message: string, phrases?: Phrases, frames: readonly string[] = []): Mistake[] {
  if (!message.includes('{instead}')) return []
  const remedy = Array.isArray(phrases)
    ? 'these phrases have no replacements: write each as `phrase: replacement`'
    : frames.length > 0 && 'frames have no replacements: give them a list of their own'
  if (!remedy) return []
  return [{path: ['message'], message: `\`message\` has \`{instead}\`, but ${remedy}, or leave \`{instead}\` out.`}]
}

/** A list in settings as a rule; `own` finds the hits outside quotations and `reads` is what it needs. */
export function ruleOfList(
  setting: ListSetting,
  own: (draft: Draft, list: PhraseList) => readonly Hit[],
  reads: readonly Reading<unknown>[],
): Rule {
  const {id, formerly, phrases = [], frames, words, severity, fix, caseSensitive, inQuotations = false} = setting
  const rule = definePhraseRule({
    summary: setting.summary ?? 'A phrase on a list of your own.',
    why: setting.why ?? '',
    authority: setting.authority ?? 'House style',
    ...(formerly && {formerly}),
    severity: severity ?? 'warning',
    phrases: definePhrases({
      kinds: {'': phrases},
      ...(caseSensitive && {caseSensitive}),
      ...(frames && {frames: {'': frames}}),
      ...(words && {words}),
    }),
    message: (found, instead) => fill(setting.message ?? standardMessage(instead), found, instead),
    ...(fix && {fix}),
    ...(!inQuotations && {hits: own, reads}),
    examples: setting.examples ?? [],
  })
  return {...rule, id, family: 'house', page: urlIn(setting.authority)}
}

const standardMessage = (instead: string | undefined) =>
  instead ? '"{found}" is not house style: write "{instead}".' : '"{found}" is on your house list: use another word.'

const fill = (message: string, found: string, instead = '') =>
  message.replace(/\{(found|instead)\}/g, (_, name) => elide(name === 'found' ? found : instead))
