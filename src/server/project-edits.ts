// Edits of what a project says of its drafts: its settings file, and the ignore file beside it.
import {basename, dirname, join, relative, sep} from 'node:path'
import {elide} from '../core/elide.ts'
import {schemaLine} from '../files/schema-line.ts'
import {type FileEdit, fileEdit, newFileEdit} from './edits.ts'
import {textOnDisk} from './folder.ts'
import {
  changeSettings,
  leavingOut,
  lettingIn,
  patternOf,
  type SettingsChange,
  withoutLinesOf,
} from './settings-changes.ts'
import type {Snapshot} from './snapshot.ts'

/** What edits of a project need to know. */
export type Project = Pick<Snapshot, 'client' | 'settingsFile' | 'openFile'>

/** An edit, and what it does. */
export interface NamedEdit {
  title: string
  edit: FileEdit
}

/** A change of the settings file, or a new one with it; undefined where the settings are broken or stay as they are. */
export function settingsEdit(project: Project, words: string, change: SettingsChange): NamedEdit | undefined {
  const {settingsFile} = project
  const edit = settingsFile && editOf(project, settingsFile, change)
  return edit && {title: `${words} (${settingsFile.name})`, edit}
}

function editOf(
  project: Project,
  {file, exists}: NonNullable<Project['settingsFile']>,
  change: SettingsChange,
): FileEdit | undefined {
  if (!exists) {
    const made = project.client.createsFiles ? changeSettings('', file, change) : undefined
    return made === undefined ? undefined : newFileEdit(file, schemaLine(dirname(file)) + made)
  }
  const text = openText(project, file)
  const after = text === undefined ? undefined : changeSettings(text, file, change)
  return text === undefined || after === undefined ? undefined : fileEdit(project, file, text, after)
}

/** Leave a draft out of all checks: in the ignore file of its folder if there is one, else in the settings. */
export function leavingAlone(project: Project, file: string, name: string): NamedEdit | undefined {
  const {settingsFile} = project
  if (!settingsFile) return undefined
  const folder = dirname(settingsFile.file)
  const pattern = patternOf(pathIn(folder, file))
  const words = `Leave the draft "${elide(name, 60)}" alone`
  const ignoreFile = join(folder, ignoreFileName)
  const text = openText(project, ignoreFile)
  if (text === undefined) return settingsEdit(project, words, leavingOut(pattern))
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n'
  const after = `${text}${text === '' || text.endsWith('\n') ? '' : lineEnd}${pattern}${lineEnd}`
  const title = `${words} (${settingsFile.name.replace(/[^/]*$/, ignoreFileName)})`
  return {title, edit: fileEdit(project, ignoreFile, text, after)}
}

/** Check a draft again that a line of a file leaves out, which names it alone; undefined where the file says otherwise. */
export function checkingAgain(project: Project, file: string, name: string, by: string): NamedEdit | undefined {
  const text = openText(project, by)
  if (text === undefined || (basename(by) !== ignoreFileName && by !== project.settingsFile?.file)) return undefined
  const path = pathIn(dirname(by), file)
  const isList = basename(by) === ignoreFileName
  const after = isList ? withoutLinesOf(path, text) : changeSettings(text, by, lettingIn(path))
  if (after === undefined || after === text) return undefined
  return {title: `Check the draft "${elide(name, 60)}" again`, edit: fileEdit(project, by, text, after)}
}

const ignoreFileName = '.copydeskignore'

const pathIn = (folder: string, file: string) => relative(folder, file).split(sep).join('/')

/** The text of a file as it is open or on disk; undefined for none. */
export const openText = ({openFile}: Pick<Project, 'openFile'>, file: string): string | undefined =>
  openFile(file)?.text ?? textOnDisk(file)
