// Check a draft: run the rules, apply severities and precedence, put the findings in order.
import type {Config, RuleConfig} from './config.ts'
import {type Draft, placeOf, type Span} from './draft.ts'
import {applyIgnores} from './ignores.ts'
import type {Place} from './prose.ts'
import {openDraft} from './reading.ts'
import type {Extras, Finding, Severity} from './rule.ts'

const weight: Record<Severity, number> = {error: 2, warning: 1, info: 0}

/**
 * Check a draft. Pure: the same draft and config give the same findings, in the order of their places.
 * A rule that throws is reported once as `rule-crashed`; the others go on.
 */
export function lint(draft: Draft, config: Config): Finding[] {
  const opened = openDraft(draft, config.matcher)
  const language = draft.data.lang ?? draft.data.language
  const foreign = typeof language === 'string' && !/^en\b/i.test(language)
  const findings = reservedFindings(draft, config)
  for (const ruleConfig of config.rules)
    if (!foreign || ruleConfig.rule.anyLanguage) findings.push(...runRule(opened, ruleConfig, config))
  const ranked = applyPrecedence(findings.sort(compareFindings), config)
  const on = new Set(config.rules.map(({rule}) => rule.id))
  return applyIgnores(draft, ranked, {...config, on}).sort(compareFindings)
}

function reservedFindings({problems}: Draft, {reserved}: Config): Finding[] {
  return problems.flatMap(({id, message, place}) => {
    const severity = reserved[id] ?? 'error'
    return severity === 'off' ? [] : [{ruleId: id, severity, message, place}]
  })
}

function runRule(draft: Draft, {rule, levels, options, allow}: RuleConfig, config: Config): Finding[] {
  const findings: Finding[] = []
  const allowed = new Set(allow.map(simplify))
  try {
    rule.check({draft, options, house: config.settings, report})
  } catch (error) {
    const severity = config.reserved['rule-crashed'] ?? 'error'
    const message = `Rule \`${rule.id}\` stopped with “${error instanceof Error ? error.message : error}”; this draft was not checked by it.`
    return severity === 'off'
      ? []
      : [{ruleId: 'rule-crashed', severity, message, place: {start: 0, end: 0}, data: {rule: rule.id}}]
  }
  return findings

  function report(where: Place | Span, message: string, {atMost, fix, ...extras}: Extras = {}): void {
    const place = 'block' in where ? placeOf(where) : {start: where.start, end: where.end}
    const level = levels[extras.kind ?? ''] ?? (rule.kinds ? undefined : levels[''])
    if (level === undefined) throw new Error(`unknown kind “${extras.kind}”`)
    if (level === 'off' || allowed.has(simplify(draft.text.slice(place.start, place.end)))) return
    const severity = atMost && weight[atMost] < weight[level] ? atMost : level
    const edits = typeof fix === 'string' ? [{...place, text: fix}] : fix
    findings.push({ruleId: rule.id, severity, place, message, ...extras, ...(edits && {fix: edits})})
  }
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
      if (other.ruleId === finding.ruleId && samePlace(other, finding)) silent.add(finding)
    }
    open.push(finding)
  }
  return findings.filter((finding) => !silent.has(finding))
}

const samePlace = (a: Finding, b: Finding) => a.place.start === b.place.start && a.place.end === b.place.end
