// Ignores: comments in a draft that let findings pass, and what is wrong with them.

import {ignoreFacts} from '../across/facts.ts'
import {type Draft, makeLocator} from '../draft/draft.ts'
import type {Place} from '../draft/place.ts'
import {elide} from '../elide.ts'
import type {Fact} from '../fact.ts'
import type {FormerNameAt} from '../former-name.ts'
import {bisect} from '../order.ts'
import type {Finding} from '../rule.ts'
import {presentId, type Renames} from '../settings/former-names.ts'
import {suggest} from '../settings/schema.ts'
import type {Level} from '../severity.ts'
import {formerIdsIn, type IgnoreNames, readComments} from './former-ids.ts'
import type {IgnoreComment} from './ignore-comments.ts'
import {makeScopes} from './ignore-scopes.ts'

/** A comment that lets findings pass. */
interface Ignore {
  comment: IgnoreComment
  /** The rules it names, by their present ids; none for all. */
  ids: readonly string[]
  reason: string
  /** Findings that start in here pass; undefined where the comment opens or covers nothing. */
  scope: Place | undefined
}

/** What ignores need to know of a config. */
export interface IgnoreConfig extends IgnoreNames {
  /** The rules that are on. */
  rules: readonly {rule: {id: string}}[]
  reserved: Readonly<Record<string, Level>>
}

const verbs = ['', '-start', '-end', '-file']

/** The former ids in comments, with the lines they are on. */
function namesAt({path, text}: Draft, comments: readonly IgnoreComment[], renames: Renames): FormerNameAt[] {
  const found = formerIdsIn(text, comments, renames)
  if (found.length === 0) return []
  const locate = makeLocator(text)
  return found.map(({was, now, start}) => ({was, now, at: `${path}:${locate(start).line}`}))
}

/** The ignores that comments make, in their order. */
function ignoresOf(draft: Draft, comments: readonly IgnoreComment[], renames: Renames): Ignore[] {
  const scopeOf = makeScopes(draft)
  const ignores: Ignore[] = []
  const open: Ignore[] = []
  for (const comment of comments) {
    const {verb, reason} = comment
    const ids = comment.ids.map((id) => presentId(id, renames))
    const ignore: Ignore = {comment, ids, reason, scope: undefined}
    if (verb === '-end') {
      const opened = open.findLastIndex((other) => ids.length === 0 || ids.every((id) => other.ids.includes(id)))
      const [closed] = opened < 0 ? [] : open.splice(opened, 1)
      if (closed) closed.scope = {start: closed.comment.end, end: comment.start}
      else ignores.push(ignore)
      continue
    }
    if (verb === '-start') open.push(ignore)
    else if (verb === '-file') ignore.scope = {start: 0, end: draft.text.length + 1}
    else if (verb === '') ignore.scope = scopeOf(comment)
    ignores.push(ignore)
  }
  for (const ignore of open) ignore.scope = {start: ignore.comment.end, end: draft.text.length + 1}
  return ignores
}

/** What is left where a draft has ignores. */
interface Unignored {
  /** The findings no ignore covers, with findings about the ignores themselves. */
  kept: readonly Finding[]
  /** All facts, those covered marked. */
  facts: Fact[]
  /** The former names of rules that ignores use. */
  formerNames: readonly FormerNameAt[]
}

/** Apply the ignores of a draft to what was found in it. */
export function applyIgnores(
  draft: Draft,
  findings: readonly Finding[],
  facts: readonly Fact[],
  config: IgnoreConfig,
): Unignored {
  const comments = readComments(draft, config)
  const ignores = comments.length > 0 ? ignoresOf(draft, comments, config.renames) : []
  if (ignores.length === 0) return {kept: findings, facts: [...facts], formerNames: []}
  const asked = new Map<string, number[]>()
  const coverOf = makeCovers(ignores)
  const passes = (ruleId: string, {start}: Place): boolean => {
    asked.set(ruleId, asked.get(ruleId) ?? [])
    asked.get(ruleId)?.push(start)
    return coverOf(ruleId)(start)
  }
  const left = findings.filter(({ruleId, place}) => !passes(ruleId, place) && !isIn(ignores, place))
  const judged = ignoreFacts(facts, passes)
  for (const starts of asked.values()) starts.sort((a, b) => a - b)
  const coverOfIgnores = makeCovers(ignores.filter(({ids}) => ids.some((id) => id in config.reserved)))
  const about = ignores
    .flatMap((ignore) => judge(ignore, usesOf(ignore, asked), config))
    .filter(({ruleId, place}) => !coverOfIgnores(ruleId)(place.start))
  return {kept: [...left, ...about], facts: judged, formerNames: namesAt(draft, comments, config.renames)}
}

const isFor = ({ids}: Ignore, ruleId: string) => ids.length === 0 || ids.includes(ruleId)

/** The rules an ignore lets findings of pass, of those that `asked` by the starts of their findings, in order. */
function usesOf(ignore: Ignore, asked: ReadonlyMap<string, readonly number[]>): Set<string> {
  const {scope} = ignore
  const uses = [...asked].filter(([ruleId, starts]) => {
    if (!scope || !isFor(ignore, ruleId)) return false
    const first = starts[bisect(starts, (start) => start >= scope.start)]
    return first !== undefined && first < endOf(scope)
  })
  return new Set(uses.map(([ruleId]) => ruleId))
}

/** An empty scope covers what starts where it stands. */
const endOf = ({start, end}: Place) => Math.max(end, start + 1)

/** An ignore in braces is no copy, though Markdown takes it for some. */
function isIn(ignores: readonly Ignore[], {start}: Place): boolean {
  return start < (ignores[bisect(ignores, ({comment}) => comment.start > start) - 1]?.comment.end ?? 0)
}

/** Returns what says whether an ignore covers an offset for a rule. */
function makeCovers(ignores: readonly Ignore[]): (ruleId: string) => (offset: number) => boolean {
  const covers = new Map<string, (offset: number) => boolean>()
  return (ruleId) => {
    const cover = covers.get(ruleId) ?? makeCover(ignores.filter((ignore) => isFor(ignore, ruleId)))
    covers.set(ruleId, cover)
    return cover
  }
}

/** Returns what says whether the scope of one of these ignores holds an offset. */
function makeCover(ignores: readonly Ignore[]): (offset: number) => boolean {
  const scopes = ignores.flatMap(({scope}) => scope ?? []).sort((a, b) => a.start - b.start)
  const furthest: number[] = []
  for (const scope of scopes) furthest.push(Math.max(furthest.at(-1) ?? 0, endOf(scope)))
  return (offset) => (furthest[bisect(scopes, ({start}) => start > offset) - 1] ?? 0) > offset
}

function judge(
  {comment, ids, reason}: Ignore,
  used: ReadonlySet<string>,
  {known, rules, reserved}: IgnoreConfig,
): Finding[] {
  const place = {start: comment.start, end: comment.end}
  const on = new Set(rules.map(({rule}) => rule.id))
  const findings: Finding[] = []
  if (![...verbs, '-end'].includes(comment.verb)) {
    add(
      'unused-ignore',
      `"${elide(comment.name)}" isn't an ignore comment: write "copydesk-ignore" above the block, or with "-start", "-end" or "-file".`,
    )
    return findings
  }
  const unknown = ids.filter((id) => !known.includes(id))
  if (unknown.length > 2)
    add('unknown-rule-in-ignore', `There are no rules ${quoted(unknown)} to ignore: put a colon before the reason.`)
  else
    for (const id of unknown)
      add('unknown-rule-in-ignore', `There is no rule "${elide(id)}" to ignore. ${suggest(id, known)}`.trim())
  const idle = comment.ids.filter((_, i) => !used.has(ids[i] as string) && on.has(ids[i] as string))
  if (ids.length === 0 && used.size === 0) add('unused-ignore', 'This ignore comment has no effect: delete it.')
  else if (idle.length > 0) add('unused-ignore', `This ignore comment for ${quoted(idle)} has no effect: delete it.`)
  if (!reason) add('ignore-without-reason', 'This ignore comment gives no reason: add one after a colon.')
  return findings

  function add(ruleId: string, message: string): void {
    const severity = reserved[ruleId] ?? 'off'
    if (severity !== 'off') findings.push({ruleId, severity, place, message})
  }
}

const quoted = (ids: readonly string[]) =>
  `${ids
    .slice(0, 3)
    .map((id) => `"${elide(id)}"`)
    .join(', ')}${ids.length > 3 ? ' …' : ''}`
