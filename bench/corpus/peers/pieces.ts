// Writes the pieces of the corpus out as files, without their marks, for tools that read folders.
import {mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Marked} from '../marks.ts'

/** A piece and where it lies: `pieces/ENGLISH/NUMBER.FORMAT`, below the folder that a tool runs in. */
export interface PieceFile {
  piece: Marked
  isDraft: boolean
  /** The file's name without folders. No two pieces share one. */
  file: string
  path: string
  /** The English it is written in, as a folder's name: `british`, `new-zealand`. */
  english: string
}

/** Gives every piece a file of its own. Drafts come first. */
export function filesFor(drafts: readonly Marked[], passages: readonly Marked[]): PieceFile[] {
  return [...drafts, ...passages].map((piece, i) => {
    const english = piece.english.toLowerCase().replaceAll(' ', '-')
    const file = `${String(i + 1).padStart(5, '0')}.${piece.format}`
    return {piece, isDraft: i < drafts.length, file, english, path: `pieces/${english}/${file}`}
  })
}

/** Writes the files below a tool's home, where those of an earlier run are removed. */
export function writePieces(files: readonly PieceFile[], home: string): void {
  rmSync(join(home, 'pieces'), {recursive: true, force: true})
  for (const {piece, path, english} of files) {
    mkdirSync(join(home, 'pieces', english), {recursive: true})
    writeFileSync(join(home, path), piece.text)
  }
}
