// What was done with a document, in the words of `copydesk/status`: a client shows it, so that no tick stands beside what nobody checked.
import {unreadAdvice} from '../files/unread-kinds.ts'
import {folderOf, isChecking, isSettingsName, nameIn} from './folder.ts'
import type {OpenDocument, Session} from './state.ts'

/** The command that switches checking off and on, whatever the client's settings say. */
export const toggleCommand = 'copydesk.toggle'

/** How many findings a document has. */
export interface FindingCounts {
  errors: number
  warnings: number
  infos: number
}

/** What was done with a document. */
export interface Status extends FindingCounts {
  uri: string
  state: 'checked' | 'checking' | 'ignored' | 'not a draft' | 'off' | 'broken settings'
  /** What says to leave the draft out: a file, by its path from its folder, or the command that switched checking off. */
  by?: string
  /** Whether a line that names the draft alone leaves it out: `copydesk.checkAgain` takes it away. */
  named?: boolean
  /** Why a file is no draft, and how to have it checked. */
  why?: string
  /** The settings file that holds for the draft, by its path from its folder. */
  settings?: string
  stage: string
  preset: string | string[]
}

const nothing: FindingCounts = {errors: 0, warnings: 0, infos: 0}

/** Is a document about to be checked that nothing is known of yet? */
export const isFirstCheck = (session: Session, {format, checked, setup, file}: OpenDocument): boolean =>
  isChecking(session, folderOf(session, file)) && format !== undefined && !checked && !setup

/** The status of a document that nothing is known of yet. */
export const beforeCheck = (session: Session, document: OpenDocument): Status => ({
  ...wished(session, document),
  ...nothing,
  state: 'checking',
})

function wished(session: Session, {uri, file}: OpenDocument) {
  const {stage = '', preset = ''} = folderOf(session, file).wishes
  return {uri, stage, preset}
}

/** Why a document isn't checked; undefined where it is. */
export function uncheckedNote(session: Session, uri: string): string | undefined {
  const document = session.documents.get(uri)
  if (!document) return noDraft(uri)
  const {state, by} = statusOf(session, document, nothing)
  switch (state) {
    case 'not a draft':
      return noDraft(uri)
    case 'off':
      return by === toggleCommand
        ? "This draft isn't checked: checking was switched off."
        : "This draft isn't checked: `copydesk.enable` is off."
    case 'ignored':
      return `This draft isn't checked: \`${by}\` leaves it out.`
    case 'broken settings':
      return document.checked ? undefined : "This draft isn't checked: mend the settings first."
    default:
      return undefined
  }
}

/** Why a file isn't checked, and how to have it checked. */
function noDraft(uri: string): string {
  const name = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1))
  if (isSettingsName(name)) return "This file isn't checked: it holds settings."
  const advice = unreadAdvice(name)
  const todo = advice === undefined ? 'Save a draft with the ending .md or .txt.' : `To have it checked, ${advice}.`
  return `This file isn't checked: Copydesk reads no drafts of this kind. ${todo}`
}

/** The status of a document with so many findings. */
export function statusOf(session: Session, document: OpenDocument, counts: FindingCounts): Status {
  const {setup, checked, file, uri} = document
  const all = {...wished(session, document), ...counts}
  if (!document.format) return {...all, state: 'not a draft', why: noDraft(uri)}
  if (session.isPaused) return {...all, state: 'off', by: toggleCommand}
  if (!isChecking(session, folderOf(session, file))) return {...all, state: 'off'}
  if (setup?.broken) return {...all, state: 'broken settings'}
  if (setup?.ignoredBy !== undefined) return {...all, state: 'ignored', by: nameIn(setup.folder, setup.ignoredBy)}
  const settings = setup?.settingsFile
  return {
    ...all,
    state: checked ? 'checked' : 'checking',
    ...(setup && settings && {settings: nameIn(setup.folder, settings)}),
  }
}
