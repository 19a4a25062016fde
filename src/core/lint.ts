// Check a draft: run the rules, apply severities and precedence, put the findings in order.

import {type Content, makeContent, makeFact} from './across/facts.ts'
import {recall} from './draft/block-cache.ts'
import {letGo} from './draft/block-notes.ts'
import type {Draft} from './draft/draft.ts'
import type {Place} from './draft/place.ts'
import {placeOf, type Span} from './draft/spans.ts'
import type {AddFact, Fact} from './fact.ts'
import {mayIgnore} from './ignores/ignore-comments.ts'
import {applyIgnores} from './ignores/ignores.ts'
import {openDraft} from './reading.ts'
import type {Extras, Finding} from './rule.ts'
import {type Config, ownOptions, type RuleConfig} from './settings/config.ts'
import type {Severity} from './severity.ts'

const weight: Record<Severity, number> = {error: 2, warning: 1, info: 0}

/** What one draft shows by itself, and what is kept of it to compare it with others. */
export interface Study {
  findings: Finding[]
  facts: Fact[]
}

/**
 * Check a draft. Pure: the same draft and config give the same findings, in the order of their places.
 * A rule that throws is reported once as `rule-crashed`; the others go on.
 */
export const lint = (draft: Draft, config: Config): Finding[] => finish(studyInSteps(draft, config, false)).findings

/** Check a draft, and keep facts of it for the rules that compare drafts. */
export const study = (draft: Draft, config: Config): Study => finish(studyInSteps(draft, config))

function finish(steps: Generator<void, Study>): Study {
  for (;;) {
    const {done, value} = steps.next()
    if (done) return value
  }
}

/**
 * The same, with a stop after every rule, for those who must not be kept waiting. Facts are collected where they are
 * wanted, and where an ignore may be for what is found in them: else it would seem to let nothing pass.
 */
export function* studyInSteps(draft: Draft, config: Config, withFacts = true): Generator<void, Study> {
  const ignores = mayIgnore(draft.text)
  const opened = openDraft(draft, config.matcher)
  const findings = reservedFindings(draft, config)
  const facts: Fact[] = []
  for (const ruleConfig of rulesFor(draft, config)) {
    const studied = runRule(opened, ruleConfig, config, withFacts || ignores)
    for (const finding of studied.findings) findings.push(finding)
    for (const fact of studied.facts) facts.push(fact)
    yield
  }
  const ranked = applyPrecedence(findings.sort(compareFindings), config)
  if (!ignores) return {findings: ranked, facts}
  const {kept, facts: compared} = applyIgnores(draft, ranked, facts, config)
  return {findings: [...kept].sort(compareFindings), facts: compared}
}

/** A draft that is not English gets only the rules that need no language. */
function rulesFor({data}: Draft, {rules}: Config): readonly RuleConfig[] {
  const language = data.lang ?? data.language
  const foreign = typeof language === 'string' && !/^en\b/i.test(language)
  return foreign ? rules.filter(({rule}) => rule.anyLanguage) : rules
}

function reservedFindings({problems}: Draft, {reserved}: Config): Finding[] {
  return problems.flatMap(({id, message, place}) => {
    const severity = reserved[id] ?? 'error'
    return severity === 'off' ? [] : [{ruleId: id, severity, message, place}]
  })
}

function runRule(draft: Draft, ruleConfig: RuleConfig, config: Config, collects: boolean): Study {
  const {rule, levels, options, allow} = ruleConfig
  const findings: Finding[] = []
  const facts: Fact[] = []
  const allowed = allow.map(simplify)
  let about: Pick<Fact, 'rule' | 'levels' | 'options'> | undefined
  const house = config.settings
  try {
    rule.check?.({draft, options, house, report})
    if (collects) rule.collect?.({draft, options, house, add})
  } catch (error) {
    return {findings: crashed(rule.id, error, config), facts: []}
  }
  return {findings, facts}

  function add(...[where, ...said]: Parameters<AddFact>): void {
    const place = settle(where)
    const text = draft.text.slice(place.start, place.end)
    const isLasting = 'block' in where && where.block.notes.lasting
    const content = isLasting ? recallContent(where, rule, text, ...said) : makeContent(text, ...said)
    about ??= {rule: rule.id, levels, ...optionsOf(ruleConfig)}
    facts.push(makeFact(draft, {...about, ignored: isAllowed(place)}, place, content))
  }

  function isAllowed({start, end}: Place): boolean {
    return allowed.length > 0 && allowed.includes(simplify(draft.text.slice(start, end)))
  }

  function report(where: Place | Span, message: string, {atMost, fix, ...extras}: Extras = {}): void {
    const place = settle(where)
    const level = levels[extras.kind ?? ''] ?? (rule.kinds ? undefined : levels[''])
    if (level === undefined) throw new Error(`unknown kind “${extras.kind}”`)
    if (level === 'off' || isAllowed(place)) return
    const severity = atMost && weight[atMost] < weight[level] ? atMost : level
    const edits = typeof fix === 'string' ? [{...place, text: fix}] : fix
    findings.push({
      ruleId: rule.id,
      severity,
      place,
      message,
      ...extras,
      ...(edits && {fix: edits}),
      ...(rule.page !== undefined && {page: rule.page}),
    })
  }
}

function optionsOf(ruleConfig: RuleConfig): Pick<Fact, 'options'> {
  const options = ownOptions(ruleConfig)
  return options ? {options} : {}
}

/** What is kept of a text, for as long as the text and what the rule says of it stay the same. */
function recallContent({block, start}: Span, rule: object, ...kept: Parameters<typeof makeContent>): Content {
  const [text, keys, data, said] = kept
  const given = [text, keys, said, ...Object.entries(data).flat()]
  return recall(block, rule, start, given, () => letGo(makeContent(...kept)))
}

const settle = (where: Place | Span): Place =>
  'block' in where ? placeOf(where) : {start: where.start, end: where.end}

function crashed(rule: string, error: unknown, {reserved}: Config): Finding[] {
  const severity = reserved['rule-crashed'] ?? 'error'
  const reason = error instanceof Error ? error.message : error
  const message = `Rule \`${rule}\` stopped with “${reason}”; this draft was not checked by it.`
  return severity === 'off'
    ? []
    : [{ruleId: 'rule-crashed', severity, message, place: {start: 0, end: 0}, data: {rule}}]
}

const simplify = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase()

/** By place, the wider first; then by rule. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    a.place.start - b.place.start ||
    b.place.end - a.place.end ||
    compareText(a.ruleId, b.ruleId) ||
    compareText(a.message, b.message)
  )
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** One problem, one finding: what a stronger rule reported at a place, a weaker one doesn't repeat. */
function applyPrecedence(findings: Finding[], {outranked}: Config): Finding[] {
  const silent = new Set<Finding>()
  let open: Finding[] = []
  for (const finding of findings) {
    open = open.filter(({place}) => place.end > finding.place.start)
    for (const other of open) {
      if (outranked.get(other.ruleId)?.has(finding.ruleId)) silent.add(finding)
      if (outranked.get(finding.ruleId)?.has(other.ruleId)) silent.add(other)
      if (other.ruleId === finding.ruleId && samePlace(other, finding))
        silent.add(weight[other.severity] < weight[finding.severity] ? other : finding)
    }
    open.push(finding)
  }
  return findings.filter((finding) => !silent.has(finding))
}

const samePlace = (a: Finding, b: Finding) => a.place.start === b.place.start && a.place.end === b.place.end
