// The `desk` command: serves the desk page on this machine, until it is interrupted.
import {basename, dirname, resolve} from 'node:path'
import {elide} from '../../core/elide.ts'
import {deskKindOf, isSettings} from '../../desk/model/kinds.ts'
import {type DeskDraft, readPage, serveDesk} from '../../files/desk-server.ts'
import {openBrowser} from '../../files/open-browser.ts'
import {readDraft, whyMissing} from '../../files/read.ts'
import {settingsFileIn} from '../../files/settings-files.ts'
import type {Console} from '../console.ts'
import {UsageError} from '../usage.ts'

/** What is put on the desk, and where it is served. */
interface DeskCommand {
  paths: readonly string[]
  /** 0 is any free port. */
  port: number
  /** Open it in a browser? */
  opens: boolean
}

/** Serve the page; returns the exit code: 0 after an interrupt, 2 if a draft can't be read. */
export async function serveDrafts({paths, port, opens}: DeskCommand, console: Console): Promise<number> {
  const settings = settingsAround(console.cwd)
  const drafts = [...settings, ...paths.map((path) => readForDesk(path, console.cwd))]
  const page = readPage()
  if (!page) throw new UsageError('The desk page is not built: run `npm run build` first.')
  const desk = await serveDesk(page, drafts, port).catch((error: Error) => {
    throw new UsageError(
      `The page can't be served at port ${port}: ${error.message}. Leave \`--port\` out to take any.`,
    )
  })
  await console.write(`Open ${desk.address} in your browser. To end, press Ctrl+C.\n`)
  if (opens && console.interrupted) openBrowser(desk.address)
  await console.interrupted?.()
  await desk.close()
  return 0
}

/** The settings file of the folder or the nearest one above it, by which the page checks. */
function settingsAround(folder: string): DeskDraft[] {
  const file = settingsFileIn(folder, folder)
  if (file && isSettings(basename(file))) {
    const read = readDraft(file)
    return 'text' in read ? [{name: basename(file), bytes: new TextEncoder().encode(read.text)}] : []
  }
  return dirname(folder) === folder ? [] : settingsAround(dirname(folder))
}

/** @throws {UsageError} for a file that is no draft the page can show. */
function readForDesk(path: string, cwd: string): DeskDraft {
  const read = readDraft(resolve(cwd, path))
  if ('reason' in read) {
    const reason = read.unread === 'gone' ? whyMissing(path) : read.reason
    throw new UsageError(`\`${elide(path, 120)}\` was not opened: ${reason}`)
  }
  if (!deskKindOf(path))
    throw new UsageError(
      `\`${elide(path, 120)}\` was not opened: the page shows .md, .mdx, .txt, .html, .docx and .odt files.`,
    )
  const bytes = 'bytes' in read ? read.bytes : new TextEncoder().encode(read.text)
  return {name: basename(path), bytes}
}
