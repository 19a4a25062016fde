// Runs plugins for retext and remark-lint beside our own rules; what they say comes out as findings with true places.
import type {Root as Prose} from 'nlcst'
import {type Plugin, unified} from 'unified'
import {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import type {Draft} from '../core/draft/draft.ts'
import type {Place} from '../core/draft/place.ts'
import {placeOf, type Span} from '../core/draft/spans.ts'
import type {Extras, Hosted, Options, Rule, RuleContext, TextChecker} from '../core/rule.ts'
import type {Config} from '../core/settings/config.ts'
import type {RuleConfig} from '../core/settings/rule-config.ts'
import {isMostlyQuoted, quotationsOf} from '../reading/speech/quotations.ts'
import {findRange} from './places.ts'
import {makeProseTree, type ProseTree} from './prose.ts'
import {checkProse} from './text.ts'

/**
 * Run the plugins a config hosts on copies of the draft's tree, one after the other, and give the config back with
 * rules that report what the plugins said. A plugin that throws makes its rule crash.
 */
export async function runHosted(draft: Draft, config: Config): Promise<Config> {
  const trees = {prose: remember(() => makeProseTree(draft))}
  const rules: RuleConfig[] = []
  for (const one of config.rules) {
    const {hosted} = one.rule
    rules.push(hosted ? {...one, rule: await readyRule(draft, one.rule, hosted, trees.prose)} : one)
  }
  return {...config, rules}
}

function remember<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

type Remark = {reason: string; where: Place | Span; extras: Extras}

async function readyRule(draft: Draft, rule: Rule, hosted: Hosted, prose: () => ProseTree): Promise<Rule> {
  if (hosted.reads === 'markdown' && draft.format !== 'markdown') return rule
  try {
    if (hosted.reads === 'text') return await overText(draft, rule, hosted.plugin as TextChecker)
    const ran = hosted.reads === 'prose' ? await overProse(hosted, prose()) : await overMarkdown(draft, hosted)
    const page = ran.messages.find(({url}) => url)?.url ?? ''
    return {...rule, page, reads: [quotationsOf], check: (context) => report(ran.remarks(rule.id), context)}
  } catch (error) {
    return {
      ...rule,
      check() {
        throw error
      },
    }
  }
}

async function overText(draft: Draft, rule: Rule, checker: TextChecker): Promise<Rule> {
  const found = await checkProse(draft, checker, rule.authority.replaceAll('`', ''))
  const remarks = found.map(({reason, where, kind, expected}) => {
    const suggestions = suggest(where, expected)
    const extras = {kind, ...(expected.length > 0 && {expected: [...expected]}), ...(suggestions && {suggestions})}
    return {reason, where, extras}
  })
  return {...rule, reads: [quotationsOf], check: (context) => report(remarks, context)}
}

function report(remarks: readonly Remark[], {draft, options, report}: RuleContext<Options>): void {
  for (const {reason, where, extras} of remarks)
    if (options.quotations === 'check' || !('block' in where) || !isMostlyQuoted(draft, where))
      report(where, reason, extras)
}

interface Ran {
  messages: readonly VFileMessage[]
  remarks(id: string): Remark[]
}

async function overProse(hosted: Hosted, {tree, text, spanAt}: ProseTree): Promise<Ran> {
  const messages = await run(hosted, structuredClone(tree), text)
  const remarks = (id: string) =>
    messages.flatMap((message) => {
      const {start, end} = findRange(message, text)
      const where = spanAt(start, end)
      return where
        ? [{reason: message.reason, where, extras: extrasOf(message, id, suggest(where, message.expected ?? []))}]
        : []
    })
  return {messages, remarks}
}

async function overMarkdown(draft: Draft, hosted: Hosted): Promise<Ran> {
  const messages = await run(hosted, structuredClone(draft.tree), draft.text, draft.path)
  const remarks = (id: string) =>
    messages.map((message) => ({
      reason: message.reason,
      where: findRange(message, draft.text),
      extras: extrasOf(message, id),
    }))
  return {messages, remarks}
}

/** The messages of a plugin. One that stops with a message of its own has said it; every other error is thrown. */
async function run({plugin, settings}: Hosted, tree: Prose | Draft['tree'], value: string, path?: string) {
  const file = new VFile({value, ...(path !== undefined && {path})})
  const processor = unified()
  if (typeof plugin === 'function')
    processor.use(plugin as Plugin<unknown[]>, ...(settings === undefined ? [] : [settings]))
  else processor.use(plugin as {plugins?: []})
  try {
    await processor.run(tree, file)
  } catch (error) {
    if (!file.messages.some((message) => message === error)) throw error
  }
  return file.messages
}

function extrasOf({ruleId, note, expected}: VFileMessage, id: string, suggestions?: Extras['suggestions']): Extras {
  return {
    ...(ruleId && ruleId !== id && !id.endsWith(`-${ruleId}`) && {kind: ruleId}),
    ...(note && {note}),
    ...(expected && expected.length > 0 && {expected}),
    ...(suggestions && suggestions.length > 0 && {suggestions}),
  }
}

/** What the plugin would rather read, as changes to choose from. */
function suggest(where: Span, expected: readonly string[]): Extras['suggestions'] {
  const place = placeOf(where)
  if (place.end - place.start !== where.end - where.start) return []
  return expected.map((text) => ({title: `Write "${text}"`, edits: [{...place, text}]}))
}
