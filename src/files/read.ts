// Reads a draft's bytes as text, or says in a sentence why that can't be done.
import {isPackage} from '../formats/names.ts'
import {readRegular} from './regular.ts'

/** Why a file could not be read from the disk: it is gone, or it is there and reading fails. */
export type Unread = 'gone' | 'failed'

/**
 * Text, with its byte order mark if it has one; the bytes of a file whose format isn't text; or the reason there is
 * neither: what was read is no text, or `unread`.
 */
export type ReadText = {text: string} | {bytes: Uint8Array} | {reason: string; unread?: Unread}

/** Files beyond this size are no drafts. */
const largest = 64 * 1024 * 1024

/** What is checked in place of what is on the disk, by absolute path. */
export type Contents = ReadonlyMap<string, Uint8Array>

/** Read a draft, as UTF-8 unless its format isn't text: from `contents`, else from the disk. */
export function readDraft(path: string, contents?: Contents): ReadText {
  try {
    return decodeAs(path, contents?.get(path) ?? readRegular(path))
  } catch (error) {
    const {code = '', message} = error as NodeJS.ErrnoException
    const reason = reasons[code] ?? `This file can't be read: ${message}.`
    if (code === 'ERR_FS_FILE_TOO_LARGE') return {reason}
    return {reason, unread: code === 'ENOENT' || code === 'ENOTDIR' ? 'gone' : 'failed'}
  }
}

/** The bytes of a draft; undefined where they can't be read. */
export function readBytes(path: string, contents?: Contents): Uint8Array | undefined {
  try {
    return contents?.get(path) ?? readRegular(path)
  } catch {
    return undefined
  }
}

/** The text of a draft as places count in it, without a byte order mark; empty where it can't be read. */
export function textFrom(read: ReadText): string {
  return 'text' in read ? read.text.replace(/^\uFEFF/, '') : ''
}

/** The message for a path that doesn't exist. */
const noSuchFile = 'There is no such file or folder.'

/** The same for one path: a name that isn't UTF-8 can't be given. */
export const whyMissing = (path: string): string =>
  path.includes('\uFFFD') ? `${noSuchFile} A name that is not UTF-8 can't be read: rename the file.` : noSuchFile

const reasons: Record<string, string> = {
  ENOENT: noSuchFile,
  ENOTDIR: noSuchFile,
  EACCES: "This file can't be read: permission denied. Change its permissions.",
  EPERM: "This file can't be read: permission denied. Change its permissions.",
  EISDIR: 'This is a folder, not a file.',
  ELOOP: 'This file is a link that leads to itself.',
  ERR_FS_FILE_TOO_LARGE: 'This file is too large to be a draft.',
}

/** A text that came some other way, held to what is asked of files. */
export function asText(text: string): ReadText {
  if (text.length > largest) return tooLarge(text.length)
  return text.slice(0, 8192).includes('\0') ? binary : {text}
}

const tooLarge = (size: number): ReadText => ({
  reason: `This file is too large to be a draft: ${Math.round(size / 1024 / 1024)} MB.`,
})

const binary = {reason: 'This file is binary, not text: open it in its own program, and save it as plain text (.txt).'}

const utf8 = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true})

/** Bytes of a draft of this name: as UTF-8 text, unless its format isn't text. */
export function decodeAs(path: string, bytes: Uint8Array): ReadText {
  if (!isPackage(path)) return decode(bytes)
  return bytes.length > largest ? tooLarge(bytes.length) : {bytes}
}

/** Bytes as UTF-8 text. */
export function decode(bytes: Uint8Array): ReadText {
  if (bytes.length > largest) return tooLarge(bytes.length)
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return {
      reason:
        'This file is UTF-16, not UTF-8: save it as UTF-8 (in Word: Save As, Plain Text, Other encoding, Unicode (UTF-8)).',
    }
  if (bytes.subarray(0, 8192).includes(0)) return binary
  try {
    return {text: utf8.decode(bytes)}
  } catch {
    return {
      reason:
        'This file is not valid UTF-8: save it as UTF-8 (in Word: Save As, Plain Text, Other encoding, Unicode (UTF-8)).',
    }
  }
}
