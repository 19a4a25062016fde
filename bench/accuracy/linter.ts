// The linter as the lab uses it: one config per choice of rules, each text parsed and checked once.
import {rules} from '../../rules/index.ts'
import {compareAll} from '../../src/core/across/compare.ts'
import type {CrossFinding} from '../../src/core/across/cross-report.ts'
import {type Draft, parseDraft} from '../../src/core/draft/draft.ts'
import type {Format} from '../../src/core/draft/format.ts'
import {lintDraft, study} from '../../src/core/lint.ts'
import type {Finding, Rule} from '../../src/core/rule.ts'
import {configureRules} from '../../src/core/settings/config.ts'
import {reservedIds, type Settings} from '../../src/core/settings/settings.ts'
import {formatFor, makeFormats} from '../../src/formats/index.ts'
import {parseWithRemark} from '../../src/formats/remark.ts'

/** A checked text: its findings in order and how many words of copy it has. */
interface CheckedText {
  text: string
  findings: readonly Finding[]
  words: number
}

/** Check a text; `extension` names its format (`md`, `txt`). The same text is checked once only. */
export type Check = (text: string, extension: string) => CheckedText

/** Compare drafts with each other: what stands in one because of others, whose paths are in `related`. */
export type Compare = (drafts: readonly {path: string; text: string}[]) => readonly CrossFinding[]

const formats = makeFormats(parseWithRemark)
const parse = (path: string, text: string): Draft => parseDraft({path, text}, formatFor(path, formats) as Format)

/**
 * A checker on a preset. With `only`, these rules run and those that outrank them, and the findings of
 * these come back; a rule that the preset leaves off is turned on as a warning.
 */
export function makeCheck(preset: string, only?: readonly string[]): Check {
  const config = configureRules(only ? withRankers(only) : rules, only ? turnedOn(only, preset) : {preset})
  const wanted = only && new Set([...only, 'rule-crashed'])
  const known = new Map<string, CheckedText>()
  return (text, extension) => {
    const key = `${extension}:${text}`
    const checked = known.get(key) ?? check(text, extension)
    known.set(key, checked)
    return checked
  }

  function check(text: string, extension: string): CheckedText {
    const draft = parse(`draft.${extension}`, text)
    const findings = lintDraft(draft, config)
    return {
      text: draft.text,
      findings: wanted ? findings.filter(({ruleId}) => wanted.has(ruleId)) : findings,
      words: wordsOfCopy(draft),
    }
  }
}

/** A comparer on a preset, with all rules that compare drafts, or with this one. */
export function makeCompare(preset: string, rule?: string): Compare {
  const comparing = rules.filter(({id, compare}) => compare && (rule === undefined || id === rule))
  const config = configureRules(comparing, rule === undefined ? {preset} : turnedOn([rule], preset))
  return (drafts) =>
    compareAll(
      drafts.flatMap(({path, text}) => study(parse(path, text), config).facts),
      comparing,
    )
}

/** The rules that compare drafts. */
export const comparingRules: readonly string[] = rules.filter(({compare}) => compare).map(({id}) => id)

/** The ids among `ids` that findings can have. */
export const knownRules = (ids: readonly string[]): string[] =>
  ids.filter((id) => id in reservedIds || rules.some((rule) => rule.id === id))

const withRankers = (ids: readonly string[]): Rule[] => {
  const families = new Set(rules.filter(({id}) => ids.includes(id)).map(({family}) => family))
  const ranks = ({outranks = []}: Rule) => outranks.some((name) => ids.includes(name) || families.has(name))
  return rules.filter((rule) => ids.includes(rule.id) || ranks(rule))
}

/** Settings that have these rules on, what is in preview included. */
function turnedOn(ids: readonly string[], preset: string): Settings {
  const settings = {preset, preview: true}
  const off = rules.filter((rule) => ids.includes(rule.id) && configureRules([rule], settings).rules.length === 0)
  const level = ({kinds}: Rule) =>
    kinds ? Object.fromEntries(Object.keys(kinds).map((kind) => [kind, 'warning' as const])) : ('warning' as const)
  return {...settings, rules: Object.fromEntries(off.map((rule) => [rule.id, level(rule)]))}
}

/** Words of copy: stretches of prose between white space. */
function wordsOfCopy({blocks}: Draft): number {
  let words = 0
  for (const {prose} of blocks) words += prose.text.match(/\S+/g)?.length ?? 0
  return words
}
