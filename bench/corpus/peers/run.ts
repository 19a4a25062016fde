// Runs a tool on the pieces in its home and collects what it reports.
import {spawnSync} from 'node:child_process'
import {rmSync} from 'node:fs'
import {basename, join} from 'node:path'
import type {PieceFile} from './pieces.ts'
import type {PeerFinding} from './readers.ts'
import type {CorpusTool} from './tools.ts'

/** What a tool reported, and the pieces it can't read. */
interface Outcome {
  found: PeerFinding[]
  unread: PieceFile[]
}

/**
 * All that a tool reports on the pieces. A piece that ends its run is taken away, and the others are checked again.
 * Throws where it fails otherwise, prints what can't be read, names a place outside of a piece, or finds nothing at all in a
 * format.
 */
export function checkPieces(tool: CorpusTool, files: readonly PieceFile[], home: string): Outcome {
  const unread: PieceFile[] = []
  const texts = new Map(files.map(({file, piece}) => [file, piece.text]))
  const textOf = (file: string): string => {
    const text = texts.get(file)
    if (text === undefined) throw new Error(`it reported on ${file}, which it wasn't given`)
    return text
  }
  const found: PeerFinding[] = []
  for (const command of tool.commands(files)) {
    let output = outputOf(tool, command, home)
    for (; typeof output !== 'string'; output = outputOf(tool, command, home)) {
      const {stoppedAt} = output
      const stopping = files.find(({path}) => path === stoppedAt)
      if (!stopping || unread.includes(stopping)) throw new Error(`it stops at ${stoppedAt}`)
      rmSync(join(home, stopping.path))
      unread.push(stopping)
    }
    found.push(...tool.read(output, textOf))
  }
  for (const format of new Set(files.map(({piece}) => piece.format)))
    if (!found.some(({file}) => file.endsWith(format))) throw new Error(`it found nothing at all in .${format} files`)
  for (const {file, start, end} of found)
    if (!(start >= 0 && end <= textOf(file).length)) throw new Error(`it reported ${start}–${end}, outside of ${file}`)
  return {found, unread}
}

/** What one command printed, or the path of the piece that ended it. */
function outputOf(
  {stream, codes, stoppedAt}: CorpusTool,
  [command = '', ...args]: readonly string[],
  cwd: string,
): string | {stoppedAt: string} {
  const options = {cwd, encoding: 'utf8', maxBuffer: 2 ** 29, input: ''} as const
  const {error, status, stdout, stderr} = spawnSync(command, args, options)
  if (error) throw new Error(`it could not be run: ${error.message}`)
  if (status !== null && codes.includes(status)) return stream === 'stdout' ? stdout : stderr
  const path = stoppedAt?.(stdout) ?? stoppedAt?.(stderr)
  if (path !== undefined) return {stoppedAt: path}
  const said = stderr.trim().split('\n').at(-1)?.slice(0, 200)
  throw new Error(`\`${basename(command)}\` ended with exit code ${status}: ${said}`)
}
