// What stands at a path, and reading it only where it is a file: a pipe would be waited for, a folder can't be read.
import {readFileSync, statSync} from 'node:fs'

/** What is at a path; a link to itself leads to nothing. A pipe, socket or device is none of these. */
export function kindOf(path: string): 'file' | 'folder' | 'nothing' | 'other' {
  try {
    const found = statSync(path)
    return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'other'
  } catch {
    return 'nothing'
  }
}

/** The bytes of a file. Throws as `readFileSync` does, and for a pipe, socket or device. */
export function readRegular(path: string): Buffer {
  if (kindOf(path) === 'other') throw new Error('it is neither a file nor a folder')
  return readFileSync(path)
}

/** The text of a file; undefined where there is none that can be read. */
export function textIfFile(path: string): string | undefined {
  try {
    return kindOf(path) === 'file' ? readFileSync(path, 'utf8') : undefined
  } catch {
    return undefined
  }
}
