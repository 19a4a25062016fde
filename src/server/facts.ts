// The facts of a folder's drafts, held by key, so that one draft can be compared with those it shares a key with.
import {findGroups} from '../core/across/compare.ts'
import type {CrossFinding, CrossReport} from '../core/across/cross-report.ts'
import {compareCrossFindings, makeCrossReport, withoutOutranked} from '../core/across/cross-report.ts'
import {offsetsOf} from '../core/across/facts.ts'
import {judgeFacts} from '../core/across/judge.ts'
import type {Fact, FactJudge, Point} from '../core/fact.ts'
import type {Repository} from '../core/repository.ts'
import type {Rule} from '../core/rule.ts'
import {ranksOf} from '../core/settings/config.ts'
import type {Steps} from './scheduler.ts'

/** Facts by draft. */
export interface FactIndex {
  /** Put the facts of a draft in place of those it had. */
  set(path: string, facts: readonly Fact[]): Touched
  /** What the others show of one draft. */
  findingsOf(path: string, rules: readonly Rule[]): readonly CrossFinding[]
  /** What all show of each other, by draft; what still holds is not worked out again. */
  compareInSteps(rules: readonly Rule[]): Steps<FindingsByDraft>
  /** The files around the drafts are others now: links may lead elsewhere. */
  filesChanged(): void
  /** The rules are others now. */
  clear(): void
}

/** What new facts of a draft mean for the others. */
interface Touched {
  /** The drafts in which other things may be found now. */
  paths: ReadonlySet<string>
  /** The facts only stand elsewhere in their draft: what is found in the others leads to other places. */
  hasOnlyMoved: boolean
}

/** Drafts that are reported between two stops. */
const atOnce = 100
/** So many drafts are compared one by one; more of them together. */
const fewDrafts = 20

type FindingsByDraft = ReadonlyMap<string, readonly CrossFinding[]>

/** What an index holds. */
interface FactTables {
  byPath: Map<string, readonly Fact[]>
  byKey: Map<string, Fact[]>
  /** Findings that still hold, by draft and rule. */
  found: Map<string, Map<string, readonly CrossFinding[]>>
  /** The same of all rules together, by draft: the stronger before the weaker. */
  ranked: Map<string, readonly CrossFinding[]>
  /** Grows with every change of the facts. */
  revision: number
  /** What judges facts by the files around the drafts, by rule; made when it is first asked for. */
  judges: Map<string, FactJudge>
  /** Opens the files around the drafts. */
  openFiles: () => Repository
}

/** @param openFiles opens the files around the drafts, as they are then */
export function makeFactIndex(openFiles: () => Repository): FactIndex {
  const tables: FactTables = {
    ...{byPath: new Map(), byKey: new Map(), found: new Map(), ranked: new Map(), revision: 0},
    ...{judges: new Map(), openFiles},
  }
  return {
    set: (path, facts) => setFacts(tables, path, facts),
    findingsOf: (path, rules) => findingsOf(tables, path, rules),
    compareInSteps: (rules) => compareInSteps(tables, rules),
    filesChanged() {
      tables.judges.clear()
      tables.ranked.clear()
    },
    clear() {
      tables.found.clear()
      tables.ranked.clear()
      tables.judges.clear()
    },
  }
}

function setFacts(tables: FactTables, path: string, facts: readonly Fact[]): Touched {
  const before = tables.byPath.get(path) ?? []
  if (facts.length > 0) tables.byPath.set(path, facts)
  else tables.byPath.delete(path)
  const paths = new Set<string>()
  let hasOnlyMoved = true
  for (const rule of new Set([...before, ...facts].map(({rule}) => rule))) {
    const [old, now] = [before, facts].map((all) => all.filter((fact) => fact.rule === rule)) as [Fact[], Fact[]]
    const isMove = saySame(old, now)
    const touched = isMove ? move(tables, path, rule, old, now) : replace(tables, path, rule, old, now)
    for (const other of touched) paths.add(other)
    hasOnlyMoved &&= isMove
  }
  return {paths, hasOnlyMoved}
}

function replace(
  tables: FactTables,
  path: string,
  rule: string,
  before: readonly Fact[],
  facts: readonly Fact[],
): Set<string> {
  tables.revision++
  const touched = new Set<string>()
  for (const fact of before) remove(tables, fact, touched)
  for (const fact of facts) add(tables, fact, touched)
  for (const other of [...touched, path]) forget(tables, other, rule)
  touched.delete(path)
  return touched
}

/** Most keystrokes only move what stands below them: nothing has to be compared again. */
function move(
  tables: FactTables,
  path: string,
  rule: string,
  before: readonly Fact[],
  facts: readonly Fact[],
): Set<string> {
  const {byKey, found, ranked} = tables
  const touched = new Set<string>()
  for (const [i, fact] of before.entries())
    for (const key of fact.keys) {
      const group = byKey.get(keyName(fact, key)) ?? []
      group[group.indexOf(fact)] = facts[i] as Fact
    }
  if (before.every(({place}, i) => isSamePlace(place, (facts[i] as Fact).place))) return touched
  tables.revision++
  ranked.delete(path)
  for (const [other, byRule] of found) if (byRule.get(rule)?.some((each) => leadsTo(each, path))) touched.add(other)
  for (const other of touched) forget(tables, other, rule)
  const own = found.get(path)?.get(rule)
  if (!own || touched.delete(path)) return touched
  const places = new Map(before.map(({place}, i) => [place.start.offset, (facts[i] as Fact).place]))
  const now = own.map((each) => moved(each, places))
  found.get(path)?.set(rule, now)
  return touched
}

function forget({found, ranked}: FactTables, path: string, rule: string): void {
  found.get(path)?.delete(rule)
  ranked.delete(path)
}

function add({byKey}: FactTables, fact: Fact, touched: Set<string>): void {
  for (const key of fact.keys) {
    const name = keyName(fact, key)
    const group = byKey.get(name) ?? []
    for (const other of group) touched.add(other.path)
    if (group.push(fact) === 1) byKey.set(name, group)
  }
}

function remove({byKey}: FactTables, fact: Fact, touched: Set<string>): void {
  for (const key of fact.keys) {
    const name = keyName(fact, key)
    const left = (byKey.get(name) ?? []).filter((other) => other !== fact)
    for (const other of left) touched.add(other.path)
    if (left.length > 0) byKey.set(name, left)
    else byKey.delete(name)
  }
}

function findingsOf(tables: FactTables, path: string, rules: readonly Rule[]): readonly CrossFinding[] {
  const before = tables.ranked.get(path)
  if (before) return before
  const all = rules.flatMap((rule) => (rule.compare ? findingsUnder(tables, rule, path) : []))
  const ranked = withoutOutranked(all, ranksOf(rules))
  const result = [...ranked, ...judgedIn(tables, path, rules)].sort(compareCrossFindings)
  tables.ranked.set(path, result)
  return result
}

/** What the files around a draft show of it. */
function judgedIn({byPath, judges, openFiles}: FactTables, path: string, rules: readonly Rule[]): CrossFinding[] {
  return rules.flatMap((rule) => {
    const own = rule.judge ? (byPath.get(path) ?? []).filter((fact) => fact.rule === rule.id) : []
    if (!rule.judge || own.length === 0) return []
    const judge = judges.get(rule.id) ?? rule.judge(openFiles())
    judges.set(rule.id, judge)
    return judgeFacts(rule, judge, own)
  })
}

/** What one rule finds in a draft, from the groups it stands in. */
function findingsUnder({byPath, byKey, found}: FactTables, rule: Rule, path: string): readonly CrossFinding[] {
  const byRule = found.get(path) ?? new Map<string, readonly CrossFinding[]>()
  const known = byRule.get(rule.id)
  if (known) return known
  const own = (byPath.get(path) ?? []).filter((fact) => fact.rule === rule.id)
  const report = makeCrossReport([rule])
  for (const key of new Set(own.flatMap(({keys}) => keys))) {
    const group = byKey.get(`${rule.id}\n${key}`) ?? []
    if (group.length < 2) continue
    for (const grouped of findGroups(rule, key, group)) if (grouped.fact.path === path) report.add(grouped)
  }
  const all = report.findingsIn(path)
  found.set(path, byRule.set(rule.id, all))
  return all
}

function* compareInSteps(tables: FactTables, rules: readonly Rule[]): Steps<FindingsByDraft> {
  const {byPath, ranked} = tables
  const missing = [...byPath.keys()].filter((path) => !ranked.has(path))
  if (missing.length > fewDrafts) return yield* compareAllInSteps(tables, rules)
  for (const path of missing) {
    if (byPath.has(path)) findingsOf(tables, path, rules)
    yield
  }
  return ranked
}

/** Facts may change between the steps: what was found is then returned, but not held. */
function* compareAllInSteps(tables: FactTables, rules: readonly Rule[]): Steps<FindingsByDraft> {
  const {byPath, found, ranked, revision} = tables
  const reports = yield* groupInSteps(tables, rules)
  const all = new Map<string, readonly CrossFinding[]>()
  const ranks = ranksOf(rules)
  for (const path of byPath.keys()) {
    const byRule = new Map([...reports].map(([id, {findingsIn}]) => [id, findingsIn(path)]))
    const compared = withoutOutranked([...byRule.values()].flat(), ranks)
    all.set(path, [...compared, ...judgedIn(tables, path, rules)].sort(compareCrossFindings))
    if (tables.revision === revision) found.set(path, byRule)
    if (all.size % atOnce === 0) yield
  }
  if (tables.revision === revision) for (const [path, result] of all) ranked.set(path, result)
  return all
}

/** A report of each rule that compares, with all that repeats something. */
function* groupInSteps({byKey}: FactTables, rules: readonly Rule[]): Steps<ReadonlyMap<string, CrossReport>> {
  const comparing = new Map(rules.flatMap((rule) => (rule.compare ? [[rule.id, rule]] : [])))
  const reports = new Map([...comparing].map(([id, rule]) => [id, makeCrossReport([rule])]))
  let looked = 0
  for (const [name, facts] of byKey) {
    const [id, key] = splitName(name)
    const rule = facts.length > 1 ? comparing.get(id) : undefined
    if (rule) {
      for (const grouped of findGroups(rule, key, facts)) reports.get(id)?.add(grouped)
      yield
    }
    if (++looked % 1000 === 0) yield
  }
  return reports
}

const keyName = ({rule}: Fact, key: string) => `${rule}\n${key}`

function splitName(name: string): [rule: string, key: string] {
  const at = name.indexOf('\n')
  return [name.slice(0, at), name.slice(at + 1)]
}

const leadsTo = ({finding}: CrossFinding, path: string) => finding.related?.some((other) => other.path === path)

/** The finding with its fact where it stands now. */
function moved(found: CrossFinding, places: ReadonlyMap<number, Fact['place']>): CrossFinding {
  const place = places.get(found.place.start.offset) ?? found.place
  return {...found, place, finding: {...found.finding, place: offsetsOf(place)}}
}

/** Do they say the same, wherever they stand? What is kept of a passage is mostly the very same as before. */
const saySame = (old: readonly Fact[], now: readonly Fact[]): boolean =>
  old.length === now.length && old.every((fact, i) => saysSame(fact, now[i] as Fact))

const saysSame = (a: Fact, b: Fact): boolean =>
  a.path === b.path &&
  a.date === b.date &&
  a.ignored === b.ignored &&
  a.text === b.text &&
  a.said === b.said &&
  isLike(a.keys, b.keys) &&
  isLike(a.data, b.data) &&
  isLike(a.levels, b.levels) &&
  isLike(a.options, b.options)

const isLike = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

const isSamePlace = (a: Fact['place'], b: Fact['place']): boolean =>
  isSamePoint(a.start, b.start) && isSamePoint(a.end, b.end)

const isSamePoint = (a: Point, b: Point): boolean => a.offset === b.offset && a.line === b.line && a.column === b.column
