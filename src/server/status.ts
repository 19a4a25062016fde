// What was done with a document, in the words of `copydesk/status`: a client shows it, so that no tick stands beside what nobody checked.
import type {Diagnostic} from 'vscode-languageserver/node'
import {nameIn} from './folder.ts'
import type {OpenDocument, Session} from './state.ts'

/** What was done with a document. */
export interface Status {
  uri: string
  state: 'checked' | 'checking' | 'ignored' | 'not a draft' | 'off' | 'broken settings'
  /** The file that says to leave the draft out, from its folder. */
  by?: string
  errors: number
  warnings: number
  infos: number
  stage: string
  preset: string | string[]
}

const nothing = {errors: 0, warnings: 0, infos: 0}

/** Is a document about to be checked that nothing is known of yet? */
export const isFirstCheck = ({wishes}: Session, {format, checked, setup}: OpenDocument): boolean =>
  wishes.enable && format !== undefined && !checked && !setup

/** The status of a document that nothing is known of yet. */
export const beforeCheck = ({wishes: {stage = '', preset = ''}}: Session, {uri}: OpenDocument): Status => ({
  ...{uri, state: 'checking', stage, preset},
  ...nothing,
})

/** The status of a document for which these diagnostics are shown. */
export function statusOf(session: Session, document: OpenDocument, diagnostics: readonly Diagnostic[]): Status {
  const {uri, setup, checked} = document
  const {stage = '', preset = ''} = session.wishes
  const count = (severity: number) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
  const all = {uri, errors: count(1), warnings: count(2), infos: count(3), stage, preset}
  if (!document.format) return {...all, state: 'not a draft'}
  if (!session.wishes.enable) return {...all, state: 'off'}
  if (setup?.broken) return {...all, state: 'broken settings'}
  if (setup?.ignoredBy !== undefined) return {...all, state: 'ignored', by: nameIn(setup.folder, setup.ignoredBy)}
  return {...all, state: checked ? 'checked' : 'checking'}
}
