// `npm run corpus -- --peers`: what other tools find of the corpus, counted as Copydesk's findings are.
import {resolve} from 'node:path'
import about from '../../../package.json' with {type: 'json'}
import {homeOf, install} from '../../peers/install.ts'
import {findingsOf} from '../copydesk.ts'
import {readRound} from '../read.ts'
import {filesFor, type PieceFile, writePieces} from './pieces.ts'
import {showPeers, type ToolRow} from './report.ts'
import {emptyResults, keep} from './results.ts'
import {rowsOf, tallyFiles} from './rows.ts'
import {checkPieces} from './run.ts'
import {corpusTools} from './tools.ts'

/** What is to be measured, and with what. */
interface Comparison {
  rounds: readonly number[]
  /** Where the tools are installed: the speed bench's folder. */
  folder: string
  /** Beginnings of the names of the tools to run; all without it. */
  only?: string | undefined
  /** Keeps the rows of tools that only an earlier run on the same rounds had. */
  add: boolean
  /** A folder with Vale's public styles. */
  styles?: string | undefined
}

/**
 * Runs every tool on the rounds and returns the table. Tools that don't run are listed with the reason. The rows are kept
 * in the folder, for a later run that adds to them.
 */
export async function comparePeers({rounds, folder, only, add, styles}: Comparison): Promise<string> {
  const read = rounds.map((round) => readRound(round))
  const files = filesFor(
    read.flatMap(({drafts}) => drafts),
    read.flatMap(({passages}) => passages),
  )
  const results = emptyResults(rounds)
  for (const preset of ['recommended', 'strict'])
    if (isChosen('Copydesk', only)) results.rows.push(ownRow(files, preset))
  for (const tool of corpusTools.filter(({name}) => isChosen(name, only))) {
    try {
      const home = homeOf(resolve(folder), tool.peer)
      await install({...tool.peer, files: {...tool.peer.files, ...tool.files}}, home)
      const lacking = tool.prepare?.(home, styles) ?? []
      writePieces(files, home)
      const {found, unread} = checkPieces(tool, files, home)
      const notes = unread.map(({piece}) => `${piece.name}, which it can't read: faults in it count as missed`)
      results.rows.push(...rowsOf(tool, files, found))
      results.missing.push(...[...lacking, ...notes].map((reason) => ({tool: tool.name, reason})))
      console.error(`${tool.name} is done.`)
    } catch (error) {
      results.missing.push({tool: tool.name, reason: (error as Error).message})
      console.error(`${tool.name} is left out: ${(error as Error).message}`)
    }
  }
  const order = ['Copydesk', ...corpusTools.map(({name}) => name)]
  return showPeers(keep(resolve(folder), results, add, order))
}

const isChosen = (name: string, only: string | undefined): boolean =>
  only === undefined || only.split(',').some((word) => name.toLowerCase().startsWith(word.trim().toLowerCase()))

function ownRow(files: readonly PieceFile[], preset: string): ToolRow {
  const tallies = tallyFiles(files, ({piece}) => findingsOf(piece, preset, false))
  return {tool: 'Copydesk', name: `Copydesk, ${preset}`, version: about.version, tallies}
}
