// What can be done about findings: repairs, suggestions, and an explanation; ignores and switches are elsewhere.
import type {CodeAction, Diagnostic, Range} from 'vscode-languageserver/node'
import {presentIdEdits} from '../core/ignores/former-ids.ts'
import {lintDraft} from '../core/lint.ts'
import {groupBy} from '../core/order.ts'
import {applyEdits} from '../core/report/fix.ts'
import {repairsOffered, titleOfEdits} from '../core/report/offers.ts'
import {isFixable, repair, withLineEnds} from '../core/report/repair.ts'
import type {Finding} from '../core/rule.ts'
import {changeBetween} from './change-between.ts'
import {diagnosticOf} from './diagnostics.ts'
import {draftEdit, type FileEdit, offerEdit} from './edits.ts'
import {linkTo, previewCommand} from './rule-links.ts'
import {allowPhrase, ignoreHere, leaveAlone, quickFix, switchOff} from './silencing.ts'
import {findingsAt, placeOfRange, type Snapshot} from './snapshot.ts'
import {takeAway} from './way-back.ts'

/** The kind of the action that makes all safe repairs. */
export const fixAllKind = 'source.fixAll.copydesk'

/** All actions for a range, of the kinds asked for. */
export function actionsFor(snapshot: Snapshot, range: Range, only: readonly string[] | undefined): CodeAction[] {
  const wants = (kind: string) =>
    !only || only.some((name) => kind === name || kind.startsWith(`${name}.`) || name === '')
  const quick = wants('quickfix') ? quickFixes(snapshot, range) : []
  const all = wants(fixAllKind) ? fixAll(snapshot) : undefined
  if (!all) return quick
  // Editors that ask for everything hide what is for saving from the light bulb, where it is looked for beside findings.
  const isInBulb = !only && snapshot.client.appliesEdits && findingsAt(snapshot, range).length > 0
  return [...quick, isInBulb ? fixAllInBulb(all, snapshot) : all]
}

/** The same as a command, which says what was repaired and what is left. */
const fixAllInBulb = ({title}: CodeAction, {context: {uri}}: Snapshot): CodeAction =>
  quickFix(title, [], {command: {title, command: 'copydesk.fixAll', arguments: [uri]}})

/** What concerns one finding first, then what concerns all of its rule, then the draft. */
function quickFixes(snapshot: Snapshot, range: Range): CodeAction[] {
  const found = findingsAt(snapshot, range)
  const byRule = [...groupBy(found, ({ruleId}) => ruleId).values()]
  const shown = (findings: readonly Finding[]) =>
    findings.map((finding) => diagnosticOf(finding, snapshot.context, snapshot.client))
  return [
    ...found.flatMap((finding) => fixesFor(snapshot, finding)),
    ...byRule.flatMap((all) => switchOff(snapshot, all[0] as Finding, shown(all))),
    ...(found.length > 0 ? leaveAlone(snapshot) : []),
    ...renameActions(snapshot, range),
    ...takeAway(snapshot, range),
  ]
}

function fixesFor(snapshot: Snapshot, finding: Finding): CodeAction[] {
  const diagnostics = [diagnosticOf(finding, snapshot.context, snapshot.client)]
  const repairs = repairsOffered(finding, snapshot.checked.draft)
  return [
    ...repairs.map(({title, edits, isPreferred}) => ({
      ...quickFix(title, diagnostics, offerEdit(snapshot.client, title, draftEdit(snapshot, edits))),
      ...(isPreferred && {isPreferred}),
    })),
    ...ignoreHere(snapshot, finding, diagnostics),
    ...allowPhrase(snapshot, finding, diagnostics),
    ...explainAction(snapshot, finding, diagnostics),
  ]
}

/** The present names in place of the former ones that ignores use here. */
function renameActions(snapshot: Snapshot, range: Range): CodeAction[] {
  const {client, checked} = snapshot
  const {draft, config} = checked
  const {start, end} = placeOfRange(snapshot, range)
  const edits = presentIdEdits(draft, config).filter((edit) => edit.start <= end && start <= edit.end)
  return edits.map((edit) => {
    const title = titleOfEdits([edit], draft.text)
    return {...quickFix(title, [], offerEdit(client, title, draftEdit(snapshot, [edit]))), isPreferred: true}
  })
}

function explainAction(
  {checked: {config}, client}: Snapshot,
  {ruleId}: Finding,
  diagnostics: Diagnostic[],
): CodeAction[] {
  const used = config.rules.find(({rule}) => rule.id === ruleId)?.rule
  if (!used) return []
  const title = `Explain the rule ${ruleId}`
  const page = linkTo(ruleId, used.page)
  const isPreviewed = client.previewsPages && page?.startsWith('file:')
  const command = isPreviewed
    ? {title, command: previewCommand, arguments: [page]}
    : {title, command: 'copydesk.explain', arguments: [ruleId]}
  return [quickFix(title, diagnostics, {command})]
}

/** All safe repairs at once; undefined where there are none. */
function fixAll(snapshot: Snapshot): CodeAction | undefined {
  const {edit, repaired} = repairsOf(snapshot)
  const title = fixAllTitle(repaired)
  return edit && {title, kind: fixAllKind, ...offerEdit(snapshot.client, title, edit)}
}

/** All safe repairs of a draft, how many they are, and how many findings are left after them. */
export function allRepairs(snapshot: Snapshot): {edit: FileEdit | undefined; repaired: number; left: number} {
  const {edit, repaired, text} = repairsOf(snapshot)
  const {checked, findings, parse} = snapshot
  const own = edit ? lintDraft(parse(text), checked.config) : checked.own
  return {edit, repaired, left: own.length + findings.length - checked.own.length}
}

/** All safe repairs, in rounds until nothing changes, and the text after them. */
function repairsOf(snapshot: Snapshot): {edit: FileEdit | undefined; repaired: number; text: string} {
  const {checked, parse} = snapshot
  const {text} = checked.draft
  const groups = checked.own.filter((finding) => isFixable(finding, false)).map(({fix = []}) => withLineEnds(fix, text))
  const none = {edit: undefined, repaired: 0, text}
  if (groups.length === 0) return none
  const first = applyEdits(text, groups)
  const {text: last, made} = repair(first.text, (text) => lintDraft(parse(text), checked.config), false)
  if (last === text) return none
  const edits = last === first.text ? first.applied : [changeBetween(text, last)]
  return {edit: draftEdit(snapshot, edits), repaired: groups.length - first.left.length + made, text: last}
}

const fixAllTitle = (count: number) => (count === 1 ? 'Make the one safe repair' : `Make all ${count} safe repairs`)
