// Opens a page in the browser of the person at this machine.
import {spawn} from 'node:child_process'

/** What opens an address, by system. */
const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}

/** Open an address; a machine that has nothing to open it with is left alone, as its person reads the address. */
export function openBrowser(address: string): void {
  const [program, ...args] = openers[process.platform] ?? ['xdg-open']
  const opener = spawn(program, [...args, address], {stdio: 'ignore', detached: true})
  opener.on('error', () => {})
  opener.unref()
}
