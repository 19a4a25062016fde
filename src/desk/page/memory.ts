// What the browser keeps of the draft: its text and the preset, until the desk is cleared.
import {type Preset, presets} from '../model/sheet.ts'

/** What is kept; files of word processors aren't. */
interface KeptDraft {
  path: string
  text: string
  preset: Preset
}

const key = 'copydesk.desk'

/** Keep a draft. @returns whether the browser can. */
export function keepDraft(kept: KeptDraft): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

/** What was kept, if anything was. */
export function recall(): KeptDraft | undefined {
  try {
    const {path, text, preset} = JSON.parse(localStorage.getItem(key) ?? '') as Record<keyof KeptDraft, unknown>
    const known = presets.find((name) => name === preset)
    const isOurs = typeof path === 'string' && /^[^/\\]*\.\w+$/.test(path) && typeof text === 'string' && known
    return isOurs ? {path, text, preset: known} : undefined
  } catch {
    return undefined
  }
}

/** Keep nothing. */
export function forget(): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Where nothing can be kept there is nothing to forget.
  }
}
