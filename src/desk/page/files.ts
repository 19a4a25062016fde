// Reads files that are dropped, and hands out what is made.
import {deskKindOf} from '../model/kinds.ts'
import type {Sheet} from '../model/sheet.ts'

/** A file as a draft; undefined where it is none that can be read here. */
export async function sheetOf(file: File): Promise<Sheet | undefined> {
  return sheetFrom(file.name, new Uint8Array(await file.arrayBuffer()))
}

/** Bytes of a file as a draft. */
export function sheetFrom(path: string, bytes: Uint8Array): Sheet | undefined {
  const kind = deskKindOf(path)
  if (!kind) return undefined
  if (kind === 'package') return {path, bytes}
  try {
    return {path, text: new TextDecoder('utf-8', {fatal: true}).decode(bytes)}
  } catch {
    return undefined
  }
}

/** Save bytes or a text under a name, as a download. */
export function save(name: string, content: Uint8Array | string): void {
  const address = URL.createObjectURL(new Blob([content as BlobPart], {type: 'application/octet-stream'}))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Put rich text on the clipboard, with its words for where none is taken. @returns whether the browser lets a page. */
export async function copyRich(html: string, text: string): Promise<boolean> {
  try {
    const kinds = {'text/html': html, 'text/plain': text}
    const entries = Object.entries(kinds).map(([type, content]) => [type, new Blob([content], {type})])
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(entries))])
    return true
  } catch {
    const copy = (event: ClipboardEvent) => {
      event.preventDefault()
      event.clipboardData?.setData('text/html', html)
      event.clipboardData?.setData('text/plain', text)
    }
    document.addEventListener('copy', copy, {once: true})
    const isCopied = document.execCommand('copy')
    document.removeEventListener('copy', copy)
    return isCopied
  }
}

/** Put a text on the clipboard, also where a page may only copy what is selected. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    const area = document.createElement('textarea')
    area.value = text
    document.body.append(area)
    area.select()
    document.execCommand('copy')
    area.remove()
  }
}
