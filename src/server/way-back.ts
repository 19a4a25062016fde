// The way back: rules that were switched off, comments that ignore findings, drafts that were left alone.
import {basename, dirname, join} from 'node:path'
import type {CodeAction, Range} from 'vscode-languageserver/node'
import {readComments} from '../core/ignores/former-ids.ts'
import {takeAwayEdits, takeRuleAway} from '../core/ignores/take-away.ts'
import {presentId} from '../core/settings/former-names.ts'
import type {Resolved} from '../files/settings.ts'
import {draftEdit, offerEdit} from './edits.ts'
import {folderOf, isSettingsName, nameIn} from './folder.ts'
import {rangeOf} from './positions.ts'
import {checkingAgain, leavingAlone, type NamedEdit, openText, type Project, settingsEdit} from './project-edits.ts'
import {fileComments, isOnWithout, makeSaidBy, offInSettings, type RuleOff, ruleNamesOf, rulesOff} from './rules-off.ts'
import {settingsFileFor} from './settings.ts'
import {switchingOn} from './settings-changes.ts'
import {levelEntries, saysOff} from './settings-entries.ts'
import {actionOf, quickFix} from './silencing.ts'
import {openFileOf, placeOfRange, type Snapshot, snapshotFor} from './snapshot.ts'
import type {OpenDocument, Session} from './state.ts'

/** Actions in a settings file: the rules and kinds that it has off on these lines are switched on again. */
export async function switchOnActions(session: Session, document: OpenDocument, range: Range): Promise<CodeAction[]> {
  const {file, lines} = document
  if (!document.saved || !isSettingsName(basename(file))) return []
  const entries = levelEntries(lines.text, file).filter((entry) => {
    const {start, end} = rangeOf(lines, entry, session.client.encoding)
    return saysOff(entry.said) && start.line <= range.end.line && range.start.line <= end.line
  })
  const resolved = entries.length > 0 ? await resolvedBeside(session, file) : undefined
  if (!resolved) return []
  const saidBy = makeSaidBy(folderOf(session, file), file)
  const project = projectOf(session, {file, exists: true, name: basename(file)})
  return entries.flatMap(({path, name, kind}) => {
    const of = kind === undefined ? '' : `${kind} of `
    const isOn = isOnWithout(resolved, name, kind, saidBy(kind === undefined ? path : path.slice(0, -1)))
    const change = switchingOn([path], isOn)
    return actionOf(session, settingsEdit(project, `Switch ${of}${ruleNamesOf(resolved, name)[0]} on again`, change))
  })
}

/** What holds for any draft beside a settings file; undefined where that file isn't the one, or is broken. */
async function resolvedBeside(session: Session, file: string): Promise<Resolved | undefined> {
  const {settings} = folderOf(session, file)
  const resolved = await settings.resolve(join(dirname(file), 'any')).catch(() => undefined)
  return resolved?.loaded?.files[0] === file ? resolved : undefined
}

const projectOf = (session: Session, settingsFile: Project['settingsFile']): Project => ({
  client: session.client,
  openFile: openFileOf(session),
  settingsFile,
})

/** Take the ignore comments in a range away. */
export function takeAway(snapshot: Snapshot, range: Range): CodeAction[] {
  const {draft, config} = snapshot.checked
  const {start, end} = placeOfRange(snapshot, range)
  const comments = readComments(draft, config)
  return comments
    .filter((comment) => comment.start <= end && start <= comment.end)
    .map((comment) => {
      const edits = takeAwayEdits(draft.text, comment, comments)
      const title = edits.length > 1 ? 'Take this comment and its other end away' : 'Take this comment away'
      return quickFix(title, [], offerEdit(snapshot.client, title, draftEdit(snapshot, edits)))
    })
}

/** The rules that somebody switched off for a draft; none where it isn't checked. */
export async function rulesOffIn(session: Session, uri: string): Promise<RuleOff[]> {
  const found = await findDraft(session, uri)
  return found ? rulesOff(found.resolved, found.snapshot.checked) : []
}

/** The edits that switch a rule on again for a draft: in its settings file, and in itself. */
export async function editsToSwitchOn(session: Session, uri: string, id: string): Promise<NamedEdit[]> {
  const found = await findDraft(session, uri)
  const off = found && rulesOff(found.resolved, found.snapshot.checked).find(({rule}) => rule === id)
  if (!off) return []
  const title = id === '' ? 'Switch all rules on again' : `Switch ${id} on again`
  return [settingsToSwitchOn(session, found, id, title), draftToSwitchOn(found.snapshot, id, title)].filter(
    (edit) => edit !== undefined,
  )
}

interface FoundDraft {
  document: OpenDocument
  snapshot: Snapshot
  resolved: Resolved
}

async function findDraft(session: Session, uri: string): Promise<FoundDraft | undefined> {
  const document = session.documents.get(uri)
  const snapshot = await snapshotFor(session, uri)
  if (!document || !snapshot) return undefined
  return {document, snapshot, resolved: await folderOf(session, document.file).settings.resolve(document.file)}
}

function settingsToSwitchOn(
  session: Session,
  {document, snapshot, resolved}: FoundDraft,
  id: string,
  title: string,
): NamedEdit | undefined {
  const {settingsFile} = snapshot
  const isOff = offInSettings(resolved).some(({rule}) => rule === id)
  const text = settingsFile?.exists ? openText(snapshot, settingsFile.file) : undefined
  if (!isOff || !settingsFile || text === undefined) return undefined
  const names = ruleNamesOf(resolved, id)
  const saidBy = makeSaidBy(folderOf(session, document.file), settingsFile.file)
  const own = levelEntries(text, settingsFile.file).filter(
    ({path, name, kind, said}) =>
      kind === undefined && names.includes(name) && saysOff(said) && resolved.layers.some(saidBy(path)),
  )
  const paths = own.map(({path}) => path)
  const isOn = isOnWithout(resolved, id, undefined, (layer) => paths.some((path) => saidBy(path)(layer)))
  const change = paths.length > 0 ? switchingOn(paths, isOn) : switchingOn([['rules', id]], false)
  return settingsEdit(snapshot, title, change)
}

function draftToSwitchOn(snapshot: Snapshot, id: string, title: string): NamedEdit | undefined {
  const {draft, config} = snapshot.checked
  const comments = readComments(draft, config)
  const edits = fileComments(snapshot.checked).flatMap((comment) => {
    if (id === '') return comment.ids.length === 0 ? takeAwayEdits(draft.text, comment, comments) : []
    const name = comment.ids.find((name) => presentId(name, config.renames) === id)
    return name === undefined ? [] : takeRuleAway(draft.text, comment, name, comments)
  })
  return edits.length > 0 ? {title, edit: draftEdit(snapshot, edits)} : undefined
}

/** The edit that leaves a draft alone; undefined where it stands in no folder. */
export async function editToLeaveAlone(session: Session, uri: string): Promise<NamedEdit | undefined> {
  const document = session.documents.get(uri)
  const folder = document && folderOf(session, document.file)
  if (!document?.saved || !document.format || folder?.path === undefined) return undefined
  const settingsFile = await settingsFileFor(session, document).catch(() => undefined)
  return leavingAlone(projectOf(session, settingsFile), document.file, nameIn(folder, document.file))
}

/** The edit that has a draft checked again which a line that names it alone leaves out; undefined where none does. */
export async function editToCheckAgain(session: Session, uri: string): Promise<NamedEdit | undefined> {
  const document = session.documents.get(uri)
  const by = document?.setup?.ignoredBy
  if (!document || by === undefined) return undefined
  const settingsFile = await settingsFileFor(session, document).catch(() => undefined)
  const name = nameIn(folderOf(session, document.file), document.file)
  return checkingAgain(projectOf(session, settingsFile), document.file, name, by)
}
