// Shows in the client how far the reading of folders has come.
import type {Connection, WorkDoneProgressServerReporter} from 'vscode-languageserver/node'
import type {Folder} from './state.ts'

/** Folders with fewer drafts are read before anybody looks. */
const worthShowing = 50

/** Gives a function that is told how many drafts of how many are read. */
export function makeProgress(connection: Connection): (folder: Folder, done: number, all: number) => void {
  const open = new Map<Folder, Promise<WorkDoneProgressServerReporter>>()

  return (folder, done, all) => {
    const known = open.get(folder)
    if (done >= all) {
      open.delete(folder)
      void known?.then((shown) => shown.done())
    } else if (known) {
      void known.then((shown) => shown.report(Math.floor((done / all) * 100), `${done} of ${all} drafts`))
    } else if (all >= worthShowing) open.set(folder, begin(folder))
  }

  async function begin({path = ''}: Folder): Promise<WorkDoneProgressServerReporter> {
    const shown = await connection.window.createWorkDoneProgress()
    shown.begin('Copydesk', 0, `reading ${path}`)
    return shown
  }
}
