// Counts what a tool reported on the files it was given. Pure.
import {addPiece, emptyTallies, type Tallies, type ToolFinding} from '../count.ts'
import type {PieceFile} from './pieces.ts'
import type {PeerFinding} from './readers.ts'
import type {ToolRow} from './report.ts'
import type {CorpusTool} from './tools.ts'

/** The tool's row, then those of its parts that found something. */
export function rowsOf(
  {name: tool, peer, parts = []}: CorpusTool,
  files: readonly PieceFile[],
  found: PeerFinding[],
): ToolRow[] {
  const row = (name: string, some: readonly PeerFinding[]): ToolRow => {
    const byFile = new Map<string, PeerFinding[]>()
    for (const one of some) byFile.set(one.file, [...(byFile.get(one.file) ?? []), one])
    return {tool, name, version: peer.version, tallies: tallyFiles(files, ({file}) => byFile.get(file) ?? [])}
  }
  const ofParts = parts
    .map(({name, rules}) => ({name, own: found.filter(({rule}) => rules.some((start) => rule.startsWith(start)))}))
    .filter(({own}) => own.length > 0)
  return [row(tool, found), ...ofParts.map(({name, own}) => row(name, own))]
}

/** The test of the corpus, on every file. */
export function tallyFiles(
  files: readonly PieceFile[],
  reportsOn: (file: PieceFile) => readonly ToolFinding[],
): Tallies {
  const tallies = emptyTallies()
  for (const file of files) addPiece(tallies, file.piece, reportsOn(file), file.isDraft)
  return tallies
}
