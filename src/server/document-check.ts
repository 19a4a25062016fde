// Checks an open document as it stands, by its settings, once for each version.

import {makeBlockReuse} from '../core/draft/block-reuse.ts'
import {studyInSteps} from '../core/lint.ts'
import {collectingOnly} from '../files/check.ts'
import type {CheckRequest} from './checker.ts'
import {allFindingsOf, setFacts} from './comparison.ts'
import {folderOf, isChecking, nameIn, rulesIn, setupFor, signatureAround, signatureOf} from './folder.ts'
import {tellBroken, tellFailure, tellForeign, tellNotes, tellStopped} from './session.ts'
import type {CheckedDocument, Checking, Folder, OpenDocument, Session} from './state.ts'

/** What stands in a document now; undefined where it is no draft, or has changed or gone meanwhile. */
export async function checkDocument(session: Session, document: OpenDocument): Promise<CheckedDocument | undefined> {
  const {documents} = session
  if (!document.format) return undefined
  await session.ready
  if (!isChecking(session, folderOf(session, document.file))) return undefined
  const {config, folder, generation, reuse} = await setupOf(session, document)
  if (documents.get(document.uri) !== document) return undefined
  if (!config) {
    if (document.checked) setFacts(session, document.checked.folder, document.checked.draft.path, [])
    document.checked = undefined
    return undefined
  }
  const {version, checking} = document
  if (checking?.version === version && checking.generation === generation && checking.folder === folder)
    return checking.result
  const isCancelled = () =>
    document.version !== version || document.checking !== next || documents.get(document.uri) !== document
  const request = {text: document.lines.text, name: nameOf(document, folder), format: document.format, config, reuse}
  const next: Checking = {
    version,
    generation,
    folder,
    result: checkNow(session, document, folder, request, isCancelled),
  }
  document.checking = next
  return next.result
}

/** How a document is to be checked, worked out again when settings or folders have changed. */
async function setupOf(session: Session, document: OpenDocument): Promise<NonNullable<OpenDocument['setup']>> {
  const folder = folderOf(session, document.file)
  const {setup} = document
  if (setup?.folder === folder && setup.generation === folder.generation) return setup
  const {generation} = folder
  // Taken before the files are read: one that is being written then is read again.
  const around = session.client.watches ? '' : signatureAround(document.file)
  const made = await setupFor(folder, document.file, setup?.config)
  if (made.broken) tellBroken(session, made.broken, folder)
  else if (folder.path === undefined || !folder.wishes.compare) folder.isBrokenSaid = false
  session.noteFormerNames(folder.settings.formerNames())
  tellNotes(session, folder.settings.notes())
  const signature = session.client.watches ? '' : signatureOf(document.file, folder.settings, around)
  document.setup = {...made, generation, folder, at: performance.now(), signature, reuse: makeBlockReuse()}
  return document.setup
}

async function checkNow(
  session: Session,
  document: OpenDocument,
  folder: Folder,
  request: CheckRequest,
  isCancelled: () => boolean,
): Promise<CheckedDocument | undefined> {
  const {version, lines} = document
  const collects = document.saved && mustCollect(document, folder, request.name)
  const studied = await session.checker.check({...request, collects}, {priority: () => document.touched, isCancelled})
  if (!studied || isCancelled()) return undefined
  const {draft, findings, facts, formerNames} = studied
  session.noteFormerNames(formerNames)
  const own = tellStopped(session, findings)
  tellForeign(session, draft)
  const shift = lines.text.length - draft.text.length
  document.checked = {version, draft, config: request.config, folder, lines, own, shift}
  clearTimeout(document.collecting)
  if (collects) setFacts(session, folder, draft.path, facts)
  else if (document.saved) collectLater(session, document, document.checked)
  document.comparedIn = folder
  session.idleGc.later()
  return document.checked
}

/** Characters of a draft in which facts are collected with no delay that anybody feels. */
const short = 20_000

/** Whether facts are wanted at once: the first ones, or where what other drafts show would be out of date without. */
function mustCollect({comparedIn, lines}: OpenDocument, folder: Folder, name: string): boolean {
  if (comparedIn !== folder || lines.text.length < short) return true
  return folder.compared && folder.index.findingsOf(name, rulesIn(folder)).length > 0
}

/** Milliseconds without a change after which a draft is compared with the others again. */
const pause = 300

/** Collect facts of a draft when typing pauses: they are not needed to show what the draft holds by itself. */
function collectLater(session: Session, document: OpenDocument, checked: CheckedDocument): void {
  const isCancelled = () => document.checked !== checked || document.version !== checked.version || isClosed()
  const isClosed = () => session.documents.get(document.uri) !== document
  const {draft, config, folder} = checked
  const collect = async () => {
    if (isCancelled()) return
    const steps = studyInSteps(draft, collectingOnly(config))
    const studied = await session.checker.scheduler.run(steps, {priority: () => document.touched, isCancelled})
    if (!studied) return
    setFacts(session, folder, draft.path, studied.facts)
    if (allFindingsOf(checked).length > checked.own.length) session.listener.stale([document.uri])
  }
  document.collecting = setTimeout(() => void collect().catch((error) => tellFailure(session, error)), pause)
}

/** How the draft of a document is called. */
const nameOf = ({saved, file, format}: OpenDocument, folder: Folder) =>
  saved ? nameIn(folder, file) : `unsaved.${format?.extensions[0]}`
