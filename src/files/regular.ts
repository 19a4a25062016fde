// What stands at a path, and reading it only where it is a file: a pipe would be waited for, a folder can't be read.
import {readFileSync, statSync} from 'node:fs'

/** Errors that say nothing about a path: the disk or the system has not answered. */
const noAnswers = new Set(['EIO', 'EMFILE', 'ENFILE', 'ENOMEM', 'EINTR', 'EAGAIN', 'EBUSY', 'ESTALE', 'ETIMEDOUT'])

/** Has the disk or the system not answered? What stands at a path is unknown then, and may not be taken for nothing. */
export const isNoAnswer = (error: unknown): boolean => noAnswers.has((error as NodeJS.ErrnoException).code ?? '')

/**
 * What is at a path; a link to itself leads to nothing. A pipe, socket or device is none of these. Throws where the disk
 * does not answer.
 */
export function kindOf(path: string): 'file' | 'folder' | 'nothing' | 'other' {
  try {
    const found = statSync(path, {throwIfNoEntry: false})
    if (!found) return 'nothing'
    return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'other'
  } catch (error) {
    if (isNoAnswer(error)) throw error
    return 'nothing'
  }
}

/** The bytes of a file. Throws as `readFileSync` does, and for a pipe, socket or device. */
export function readRegular(path: string): Buffer {
  if (kindOf(path) === 'other') throw new Error('it is neither a file nor a folder')
  return readFileSync(path)
}

/** The text of a file; undefined where there is none that may be read. Throws where the disk does not answer. */
export function textIfFile(path: string): string | undefined {
  try {
    return kindOf(path) === 'file' ? readFileSync(path, 'utf8') : undefined
  } catch (error) {
    if (isNoAnswer(error)) throw error
    return undefined
  }
}
