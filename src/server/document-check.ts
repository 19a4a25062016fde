// Checks an open document as it stands, by its settings, once for each version.
import {makeMemory} from '../core/revisions.ts'
import type {Task} from './checker.ts'
import {setFacts} from './comparison.ts'
import type {Checked, Checking, OpenDocument} from './documents.ts'
import {type Folder, folderOf, nameIn, setupFor, signatureOf} from './folder.ts'
import {type Session, tellBroken, tellCrash} from './session.ts'

/** What stands in a document now; undefined where it is no draft, or has changed or gone meanwhile. */
export async function checkDocument(session: Session, document: OpenDocument): Promise<Checked | undefined> {
  const {documents, wishes} = session
  if (!document.format || !wishes.enable) return undefined
  const {config, folder, generation, memory} = await setupOf(session, document)
  if (documents.get(document.uri) !== document) return undefined
  if (!config) {
    if (document.checked) setFacts(session, document.checked.folder, document.checked.draft.path, [])
    document.checked = undefined
    return undefined
  }
  const {version, checking} = document
  if (checking?.version === version && checking.generation === generation && checking.folder === folder)
    return checking.result
  const isIdle = () =>
    document.version !== version || document.checking !== next || documents.get(document.uri) !== document
  const task = {text: document.lines.text, name: nameOf(document, folder), format: document.format, config, memory}
  const next: Checking = {version, generation, folder, result: checkNow(session, document, folder, task, isIdle)}
  document.checking = next
  return next.result
}

/** How a document is to be checked, worked out again when settings or folders have changed. */
async function setupOf(session: Session, document: OpenDocument): Promise<NonNullable<OpenDocument['setup']>> {
  await session.ready
  const folder = folderOf(session, document.file)
  const {setup} = document
  if (setup?.folder === folder && setup.generation === folder.generation) return setup
  const {generation} = folder
  const made = await setupFor(folder, document.file, setup?.config)
  if (made.broken) tellBroken(session, made.broken, folder)
  const signature = session.client.watches ? '' : signatureOf(document.file)
  document.setup = {...made, generation, folder, at: performance.now(), signature, memory: makeMemory()}
  return document.setup
}

async function checkNow(
  session: Session,
  document: OpenDocument,
  folder: Folder,
  task: Task,
  isIdle: () => boolean,
): Promise<Checked | undefined> {
  const {version, lines} = document
  const studied = await session.checker.check(task, {urgency: () => document.touched, isIdle})
  if (!studied || isIdle()) return undefined
  const {draft, findings, facts} = studied
  const own = findings.filter(({ruleId}) => ruleId !== 'rule-crashed')
  for (const {data, message, ruleId} of findings)
    if (ruleId === 'rule-crashed') tellCrash(session, String(data?.rule), message)
  const shift = lines.text.length - draft.text.length
  document.checked = {version, draft, config: task.config, folder, lines, own, shift}
  if (document.saved) setFacts(session, folder, draft.path, facts)
  return document.checked
}

/** How the draft of a document is called. */
const nameOf = ({saved, file, format}: OpenDocument, folder: Folder) =>
  saved ? nameIn(folder, file) : `unsaved.${format?.extensions[0]}`
