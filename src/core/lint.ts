// Check a draft: run the rules, apply severities and precedence, put the findings in order.

import {type Content, makeContent, makeFact} from './across/facts.ts'
import {checkBlocks} from './check-blocks.ts'
import {detach} from './draft/block-cache.ts'
import {recallPart} from './draft/block-reading.ts'
import {assertCurrent, type Draft} from './draft/draft.ts'
import type {Place} from './draft/place.ts'
import {placeOf, type Span} from './draft/spans.ts'
import {wholeCharacters} from './draft/whole-characters.ts'
import {escapeControls} from './elide.ts'
import type {AddFact, Fact} from './fact.ts'
import type {FormerNameAt} from './former-name.ts'
import {mayIgnore} from './ignores/ignore-comments.ts'
import {applyIgnores} from './ignores/ignores.ts'
import {isForeign} from './language.ts'
import {isLatin, withCopy} from './latin.ts'
import {compareText} from './order.ts'
import {checkEdits, checkedPlace, mostFindings, refuseLater} from './plugin-results.ts'
import {applyPrecedence, weight} from './precedence.ts'
import {openDraft} from './reading.ts'
import {breaksLink} from './report/anchors.ts'
import {leavesWords, writable, writableOf} from './report/fix.ts'
import type {Extras, Finding, Rule} from './rule.ts'
import type {Config} from './settings/config.ts'
import {ownOptions, type RuleConfig} from './settings/rule-config.ts'
import type {Level, Severity} from './severity.ts'
import {stoppedBy} from './stopped.ts'

/** What one draft shows by itself, and what is kept of it to compare it with others. */
export interface Study {
  findings: Finding[]
  facts: Fact[]
  /** The former names of rules that its ignores use. */
  formerNames: readonly FormerNameAt[]
  /** What was asked about the files around the draft, with the answers. */
  asked?: readonly unknown[]
}

/**
 * Check a draft. Pure: the same draft and config give the same findings, in the order of their places.
 * A rule that throws is reported once as `rule-crashed`, one that gives up as `rule-too-slow`; the others go on.
 */
export const lintDraft = (draft: Draft, config: Config): Finding[] =>
  finish(studyInSteps(draft, config, false)).findings

/** Check a draft, and keep facts of it for the rules that compare drafts. */
export const study = (draft: Draft, config: Config): Study => finish(studyInSteps(draft, config))

function finish(steps: Generator<void, Study>): Study {
  for (;;) {
    const {done, value} = steps.next()
    if (done) return value
  }
}

/**
 * The same, with a stop after every rule, for those who must not be kept waiting. Throws for a draft that is over. Facts are collected where they are
 * wanted, and where an ignore may be for what is found in them: else it would seem to let nothing pass.
 */
export function* studyInSteps(draft: Draft, config: Config, withFacts = true): Generator<void, Study> {
  const ignores = mayIgnore(draft.text)
  const files = config.filesAround?.(draft.path)
  const opened = openDraft(files ? {...draft, surroundings: files} : draft, config.matcher, config.settings.names)
  const findings = reservedFindings(draft, config)
  const facts: Fact[] = []
  const latin = isLatin(draft, config)
  for (const ruleConfig of rulesFor(draft, config)) {
    const studied = withCopy(latin, () => runRule(opened, ruleConfig, config, withFacts || ignores))
    for (const finding of studied.findings) findings.push(finding)
    for (const fact of studied.facts) facts.push(fact)
    yield
    assertCurrent(draft)
  }
  const ranked = applyPrecedence(findings.sort(compareFindings), config)
  const asked = files?.asked?.() ?? []
  const more = asked.length > 0 ? {asked} : {}
  if (!ignores) return {findings: ranked, facts, formerNames: [], ...more}
  const {kept, ...judged} = applyIgnores(draft, ranked, facts, config)
  return {findings: [...kept].sort(compareFindings), ...judged, ...more}
}

/** A draft that is not English gets only the rules that need no language. */
function rulesFor(draft: Draft, {rules}: Config): readonly RuleConfig[] {
  return isForeign(draft) ? rules.filter(({rule}) => rule.anyLanguage) : rules
}

function reservedFindings({problems, text}: Draft, {reserved}: Config): Finding[] {
  return problems.flatMap(({id, message, place}) => {
    const severity = reserved[id] ?? 'error'
    return severity === 'off' ? [] : [{ruleId: id, severity, message, place: wholeCharacters(text, place)}]
  })
}

type OfRule = Pick<Study, 'findings' | 'facts'>

function runRule(draft: Draft, ruleConfig: RuleConfig, config: Config, collects: boolean): OfRule {
  const {rule, levels, options, allow} = ruleConfig
  const findings: Finding[] = []
  const facts: Fact[] = []
  const allowed = allow.map(simplify)
  let about: Pick<Fact, 'rule' | 'levels' | 'options'> | undefined
  const house = config.settings
  try {
    refuseLater(rule.check?.({draft, options, house, report, isOn: (kind) => levels[kind] !== 'off'}))
    for (const {where, message, extras} of checkBlocks(draft, ruleConfig, house)) report(where, message, extras)
    if (collects) refuseLater(rule.collect?.({draft, options, house, add}))
  } catch (error) {
    return {findings: stoppedBy(rule.id, error, config.reserved), facts: []}
  }
  return {findings, facts}

  function add(...[where, ...said]: Parameters<AddFact>): void {
    const place = settle(where)
    const text = draft.text.slice(place.start, place.end)
    const isLasting = 'block' in where && where.block.cache.isReused
    const content = isLasting ? recallContent(where, rule, text, ...said) : makeContent(text, ...said)
    about ??= {rule: rule.id, levels, ...optionsOf(ruleConfig)}
    facts.push(makeFact(draft, {...about, ignored: isAllowed(place)}, place, content))
  }

  function isAllowed({start, end}: Place): boolean {
    return allowed.length > 0 && allowed.includes(simplify(draft.text.slice(start, end)))
  }

  function report(where: Place | Span, message: string, extras: Extras = {}): void {
    const place = checkedPlace(settle(where), draft.text)
    if (findings.length >= mostFindings) throw new Error(`more than ${mostFindings} findings`)
    const severity = severityOf(ruleConfig, extras)
    const isCopy = rule.anywhere || 'block' in where || (draft.source?.holds(place) ?? true)
    if (severity !== 'off' && isCopy && !isAllowed(place))
      findings.push(findingAt(place, draft, {rule, severity, message, extras}))
  }
}

/** The severity of a finding of this kind in this draft. Throws for a kind the rule doesn't have. */
function severityOf({rule, levels, firm}: RuleConfig, {kind, atMost}: Extras): Level {
  const level = levels[kind ?? ''] ?? (rule.kinds ? undefined : levels[''])
  if (level === undefined) throw new Error(`unknown kind “${kind}”`)
  if (level === 'off' || !atMost || weight[atMost] >= weight[level]) return level
  return atMost === 'warning' && firm.includes(kind ?? '') ? level : atMost
}

const unshown = /\p{Cc}|\p{Bidi_Control}/u

/** Throws for edits that aren't in the text. */
function findingAt(
  place: Place,
  draft: Draft,
  found: {rule: Rule; severity: Severity; message: string; extras: Extras},
): Finding {
  const {rule, severity, message} = found
  const {text} = draft
  const {atMost, fix, ...extras} = found.extras
  const asked = typeof fix === 'string' ? [{...place, text: fix}] : fix
  checkEdits(asked, text)
  for (const suggestion of extras.suggestions ?? []) checkEdits(suggestion.edits, text)
  const edits = asked && writable(draft, asked)
  const breaks = edits && breaksLink(draft, edits)
  const offered = [...writableOf(draft, extras.suggestions), ...(breaks ? [{title: 'Repair the heading', edits}] : [])]
  const suggestions = offered.filter(({edits}) => leavesWords(edits, text))
  return {
    ruleId: rule.id,
    severity,
    place: wholeCharacters(text, place),
    message: unshown.test(message) ? escapeControls(message) : message,
    ...extras,
    ...(offered.length > 0 && {suggestions}),
    ...(edits && !breaks && leavesWords(edits, text) && {fix: edits}),
    ...(rule.page !== undefined && {page: rule.page}),
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
  return recallPart(block, rule, start, given, () => detach(makeContent(...kept)))
}

const settle = (where: Place | Span): Place =>
  'block' in where ? placeOf(where) : {start: where.start, end: where.end}

const simplify = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase()

/** By place, the wider first; then by rule. */
function compareFindings(a: Finding, b: Finding): number {
  return (
    a.place.start - b.place.start ||
    b.place.end - a.place.end ||
    compareText(a.ruleId, b.ruleId) ||
    compareText(a.message, b.message)
  )
}
