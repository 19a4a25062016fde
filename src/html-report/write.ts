// Writes the report: one HTML file that needs nothing else, the same for the same findings.

import {patterns} from './charts.ts'
import {byNeed, countFigures, type HeldFinding} from './figures.ts'
import {join, type Markup, type MarkupContent, rawElement, tag} from './markup.ts'
import {
  countSeverities,
  type ReportCard,
  type ReportDraft,
  type ReportNote,
  type ReportRepair,
  type ReportRule,
  severityOrder,
  totalOf,
} from './model.ts'
import {overview, type ReportAnchors} from './overview.ts'
import page from './page/page.json' with {type: 'json'}
import {passageMarkup} from './passage.ts'
import {reportWords as words} from './words.ts'

/** What a report is written from. */
export interface ReportContent {
  drafts: readonly ReportDraft[]
  /** Findings that the baseline accepts, which no draft has. */
  held?: readonly HeldFinding[]
  /** What is known of a rule. */
  describe(ruleId: string): ReportRule
  /** The version of Copydesk. */
  version: string
}

/** The report as the text of an HTML file. */
export function writeReport({drafts, held = [], describe, version}: ReportContent): string {
  const figures = countFigures(drafts, held)
  const ordered = byNeed(drafts)
  const listed = ordered.filter(({notes}) => notes.length > 0)
  const ruleIds = figures.rules.map(({ruleId}) => ruleId)
  const anchors = anchorsOf(listed, ruleIds)
  const body = [
    patterns,
    tag('a', {class: 'skip', href: '#drafts'}, words.skip),
    tag(
      'header',
      {},
      tag('h1', {}, words.title),
      tag('p', {class: 'tally'}, drafts.length === 0 ? words.emptyDesk : tallyOf(figures)),
      held.length > 0 && tag('p', {class: 'quiet'}, words.heldBack(held.length)),
    ),
    tag(
      'main',
      {},
      overview(figures, listed, anchors),
      listed.length > 0 && draftsSection(listed, ruleIds, describe, anchors),
      cleanDrafts(ordered.filter(({notes}) => notes.length === 0)),
      rulesSection(ruleIds, describe, anchors),
    ),
    tag('footer', {}, tag('p', {class: 'quiet'}, words.madeBy(version))),
    rawElement('script', page.script),
  ]
  return `<!doctype html>\n${tag('html', {lang: words.language}, headOf(), tag('body', {}, join(body, '\n'))).html}\n`
}

function tallyOf({counts, draftsWithFindings, drafts}: ReturnType<typeof countFigures>): string {
  const tally = words.tally(totalOf(counts), draftsWithFindings, drafts)
  return totalOf(counts) === 0 ? tally : `${tally} ${words.counts(counts)}.`
}

function anchorsOf(drafts: readonly ReportDraft[], ruleIds: readonly string[]): ReportAnchors {
  const draftNumbers = new Map(drafts.map((draft, i) => [draft, i + 1]))
  const ruleNumbers = new Map(ruleIds.map((ruleId, i) => [ruleId, i + 1]))
  return {
    ofDraft: (draft) => `draft-${draftNumbers.get(draft)}`,
    ofRule: (ruleId) => `rule-${ruleNumbers.get(ruleId)}`,
  }
}

/** Nothing is loaded, and no script or style runs but the two whose hashes are named. */
function headOf(): Markup {
  const policy = [
    "default-src 'none'",
    `script-src '${page.scriptHash}'`,
    `style-src '${page.styleHash}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return tag(
    'head',
    {},
    tag('meta', {charset: 'utf-8'}),
    tag('meta', {'http-equiv': 'Content-Security-Policy', content: policy}),
    tag('meta', {name: 'referrer', content: 'no-referrer'}),
    tag('meta', {name: 'viewport', content: 'width=device-width, initial-scale=1'}),
    tag('meta', {name: 'color-scheme', content: 'light dark'}),
    tag('title', {}, words.title),
    tag('link', {rel: 'icon', href: 'data:,'}),
    rawElement('style', page.style),
  )
}

function draftsSection(
  drafts: readonly ReportDraft[],
  ruleIds: readonly string[],
  describe: ReportContent['describe'],
  anchors: ReportAnchors,
): Markup {
  return tag(
    'section',
    {class: 'drafts', 'aria-labelledby': 'drafts'},
    tag('h2', {id: 'drafts', tabindex: -1}, words.drafts),
    tag('p', {class: 'quiet'}, words.draftsNote),
    filterForm(ruleIds, describe),
    join(
      drafts.map((draft) => draftSection(draft, anchors)),
      '\n',
    ),
  )
}

/** Hidden until the script runs: without it the whole list is there. */
function filterForm(ruleIds: readonly string[], describe: ReportContent['describe']): Markup {
  const families = [...new Set(ruleIds.map((ruleId) => describe(ruleId).family))].sort()
  const option = (value: string, label: string, family?: string) => tag('option', {value, 'data-family': family}, label)
  const choice = (name: string, label: string, options: readonly Markup[]) =>
    tag('label', {}, `${label} `, tag('select', {name}, options))
  return tag(
    'form',
    {class: 'filter', hidden: true, 'aria-label': words.filter},
    tag(
      'fieldset',
      {},
      tag('legend', {}, words.filter),
      severityOrder.map((severity) => {
        const box = tag('input', {type: 'checkbox', name: 'severity', value: severity, checked: true})
        return tag('label', {class: severity}, box, ` ${words.severities[severity]}`)
      }),
    ),
    choice('family', words.family, [option('', words.allFamilies), ...families.map((name) => option(name, name))]),
    choice('rule', words.rule, [
      option('', words.allRules),
      ...[...ruleIds].sort().map((ruleId) => option(ruleId, ruleId, describe(ruleId).family)),
    ]),
    tag('label', {}, `${words.draftFilter} `, tag('input', {type: 'search', name: 'draft', autocomplete: 'off'})),
    tag('button', {type: 'button'}, words.reset),
    tag('p', {class: 'status', role: 'status', 'data-text': words.shown}),
  )
}

function draftSection(draft: ReportDraft, anchors: ReportAnchors): Markup {
  const {path, title, day, notes, cards} = draft
  const id = anchors.ofDraft(draft)
  const facts = [title !== undefined && path, day && words.day(day), words.counts(countSeverities(notes))]
  return tag(
    'section',
    {class: 'draft', id, 'aria-labelledby': `${id}-name`, 'data-name': `${title ?? ''}\n${path}`.toLowerCase()},
    tag('h3', {id: `${id}-name`, dir: 'auto'}, title ?? path),
    tag('p', {class: 'quiet facts'}, facts.filter(Boolean).join(' · ')),
    join(
      cards.map((card) => cardMarkup(card, notes, anchors)),
      '\n',
    ),
  )
}

function cardMarkup(
  {passages, isSource, notes: numbers}: ReportCard,
  notes: readonly ReportNote[],
  anchors: ReportAnchors,
) {
  const numberOf = (note: number) => (numbers.length > 1 ? numbers.indexOf(note) + 1 || undefined : undefined)
  return tag(
    'div',
    {class: 'card'},
    tag(
      'div',
      {class: 'passages'},
      isSource && passages.length > 0 && tag('p', {class: 'quiet kind'}, words.source),
      passages.map((passage) => passageMarkup(passage, numberOf)),
    ),
    tag(
      'ol',
      {class: 'notes'},
      numbers.map((number) => noteMarkup(notes[number] as ReportNote, number, numberOf(number), anchors)),
    ),
  )
}

function noteMarkup(note: ReportNote, id: number, number: number | undefined, anchors: ReportAnchors): Markup {
  const {severity, ruleId, message, where, url, detail, repairs, related} = note
  return tag(
    'li',
    {class: `note ${severity}`, 'data-rule': ruleId, 'data-note': id},
    tag(
      'p',
      {},
      number !== undefined && tag('span', {class: 'nth'}, `${number} `),
      tag('strong', {class: 'severity'}, words.severity[severity]),
      ` ${message}`,
    ),
    repairs.length > 0 && repairsMarkup(repairs),
    related.length > 0 && tag('p', {class: 'related'}, `${words.also} ${related.join(' ')}`),
    tag('p', {class: 'rule'}, tag('a', {href: `#${anchors.ofRule(ruleId)}`}, ruleId), ` · ${where}`, moreLink(url)),
    detail !== undefined && tag('details', {}, tag('summary', {}, words.looked), tag('p', {class: 'detail'}, detail)),
  )
}

/** A link to the page of a rule; one of a plugin may name anything. */
const moreLink = (url: string): MarkupContent =>
  /^https?:\/\/\S+$/.test(url) && [' · ', tag('a', {href: url, rel: 'noreferrer'}, words.readMore)]

const repairsMarkup = (repairs: readonly ReportRepair[]) =>
  tag(
    'ul',
    {class: 'repairs'},
    repairs.map((repair) => tag('li', {}, repairMarkup(repair))),
  )

function repairMarkup({title, option, changes}: ReportRepair): MarkupContent {
  const change = ({before, after}: ReportRepair['changes'][number]) => [
    ' ',
    before !== '' && tag('del', {}, before),
    before !== '' && after !== '' && ' → ',
    after !== '' && tag('ins', {}, after),
  ]
  return [
    tag('b', {}, option === undefined ? words.choice : words.repair),
    ` ${title}`,
    changes.map(change),
    option !== undefined && tag('span', {class: 'quiet'}, ` (${words.makes(option)})`),
  ]
}

function cleanDrafts(drafts: readonly ReportDraft[]): Markup | undefined {
  if (drafts.length === 0) return undefined
  const names = [...drafts].map(({path, title}) => tag('li', {dir: 'auto'}, title ? `${title} (${path})` : path))
  return tag(
    'section',
    {class: 'clean', 'aria-labelledby': 'clean'},
    tag('h2', {id: 'clean'}, words.clean),
    tag('details', {}, tag('summary', {}, words.cleanCount(drafts.length)), tag('ul', {}, names)),
  )
}

function rulesSection(ruleIds: readonly string[], describe: ReportContent['describe'], anchors: ReportAnchors) {
  if (ruleIds.length === 0) return undefined
  const entries = [...ruleIds].map((ruleId) => {
    const {family, summary, why} = describe(ruleId)
    const about = [summary, why].filter(Boolean).join(' ') || words.noRule
    return [
      tag('dt', {id: anchors.ofRule(ruleId), tabindex: -1}, ruleId, tag('span', {class: 'quiet'}, ` ${family}`)),
      tag('dd', {}, about),
    ]
  })
  return tag(
    'section',
    {class: 'rules', 'aria-labelledby': 'rules'},
    tag('h2', {id: 'rules'}, words.rules),
    tag('p', {class: 'quiet'}, words.rulesNote),
    tag('dl', {}, entries),
  )
}
