// Finds places in other drafts of a folder.
import type {Location} from 'vscode-languageserver/node'
import type {Place} from '../core/draft/place.ts'
import {fileIn, readNow, uriIn} from './folder.ts'
import {makeLines, rangeInTable, rangeOf, shiftOf} from './positions.ts'
import type {Folder, Session} from './state.ts'

/** Returns a function that finds a place in a draft of a folder, named as in that folder; undefined where it can't be read. */
export function locateIn(session: Session, folder: Folder) {
  return (name: string, place: Place): Location | undefined => {
    const file = fileIn(folder, name)
    const open = session.openFiles.get(file)
    const table = open ? undefined : folder.closed.get(name)?.lineTable
    const known = table && rangeInTable(table, place, session.client.encoding)
    if (known) return {uri: uriIn(folder, name), range: known}
    const read = open ? {text: open.lines.text} : readNow(file)
    if (!('text' in read)) return undefined
    const lines = open?.lines ?? makeLines(read.text)
    const shift = shiftOf(read.text)
    const range = rangeOf(lines, {start: place.start + shift, end: place.end + shift}, session.client.encoding)
    return {uri: open?.uri ?? uriIn(folder, name), range}
  }
}
