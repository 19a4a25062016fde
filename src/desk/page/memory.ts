// What the browser keeps of the drafts on the desk: their texts and the preset, until the desk is cleared.
import type {RememberedDesk, RememberedDraft} from '../model/desk.ts'
import {presets} from '../model/sheet.ts'

/** What is kept; files of word processors aren't, and neither are settings of a house. */
interface KeptDesk extends RememberedDesk {
  /** The path of the page's address, which has the token of its server. */
  page: string
}

/** Keeps drafts, each text under a key of its own, so that only what was changed is stored again. */
interface DeskMemory {
  /** Keep the drafts; where there is no room for all of them, the one that is shown. @returns whether all are kept. */
  keep(kept: KeptDesk): boolean
  /** What was kept, if anything was. */
  recall(): KeptDesk | undefined
  /** Keep nothing. */
  forget(): void
}

/** The key of the list of drafts, the one that is shown last; those of texts begin with it. */
const key = 'copydesk.desk'

/** What a page has stored, by the paths of drafts, and the list as it wrote it. */
interface Shelf {
  name: string
  stored: Map<string, {slot: string; text: string}>
  list: string
  count: number
}

/**
 * Open the memory of a page. `name` tells the page from others that are open, whose texts are never mixed: the page that
 * stored last has all. A browser may refuse the storage whenever it is used.
 */
export function openDeskMemory(storage: () => Storage, name: string): DeskMemory {
  const shelf: Shelf = {name, stored: new Map(), list: '', count: 0}
  const tryTo = (deed: (texts: Storage) => void): boolean => {
    try {
      deed(storage())
      return true
    } catch {
      return false
    }
  }
  const forget = () => {
    shelf.stored.clear()
    shelf.list = ''
    tryTo((texts) => {
      texts.removeItem(key)
      removeTexts(texts, new Set())
    })
  }
  return {
    keep(kept) {
      if (tryTo((texts) => store(texts, shelf, kept))) return true
      forget()
      const isShownKept = tryTo((texts) => store(texts, shelf, {...kept, others: []}))
      if (!isShownKept) forget()
      return isShownKept && kept.others.length === 0
    },
    recall() {
      try {
        return readKept(storage())
      } catch {
        return undefined
      }
    },
    forget,
  }
}

function store(texts: Storage, shelf: Shelf, {page, preset, others, ...shown}: KeptDesk): void {
  // Another page has stored since, and removed the texts of this one.
  if (texts.getItem(key) !== shelf.list) shelf.stored.clear()
  const drafts = [...others, shown].map(({path, text, ticked}) => {
    return {path, slot: slotOf(texts, shelf, path, text), ticked}
  })
  const list = JSON.stringify({page, preset, drafts})
  if (texts.getItem(key) !== list) texts.setItem(key, list)
  shelf.list = list
  const slots = new Set(drafts.map(({slot}) => slot))
  for (const [path, {slot}] of shelf.stored) if (!slots.has(slot)) shelf.stored.delete(path)
  removeTexts(texts, slots)
}

/** The key under which a text is stored; it is stored if it is another one than before. */
function slotOf(texts: Storage, shelf: Shelf, path: string, text: string): string {
  const known = shelf.stored.get(path)
  if (known?.text === text) return known.slot
  const slot = known?.slot ?? `${key}.${shelf.name}.${shelf.count++}`
  texts.setItem(slot, text)
  shelf.stored.set(path, {slot, text})
  return slot
}

/** Remove all texts but some. */
function removeTexts(texts: Storage, but: ReadonlySet<string>): void {
  const keys = Array.from({length: texts.length}, (_, i) => texts.key(i) ?? '')
  for (const one of keys) if (one.startsWith(`${key}.`) && !but.has(one)) texts.removeItem(one)
}

function readKept(texts: Storage): KeptDesk | undefined {
  const {preset, page, drafts} = JSON.parse(texts.getItem(key) ?? '') as Record<string, unknown>
  const known = presets.find((one) => one === preset)
  const read = Array.isArray(drafts) ? drafts.map((data) => draftIn(data, texts)) : []
  const shown = read.at(-1)
  const others = read.slice(0, -1).filter((draft) => draft !== undefined)
  return shown && known ? {...shown, preset: known, others, page: typeof page === 'string' ? page : ''} : undefined
}

function draftIn(data: unknown, texts: Storage): RememberedDraft | undefined {
  const {path, slot, ticked} = Object(data) as Record<'path' | 'slot' | 'ticked', unknown>
  const text = typeof slot === 'string' && slot.startsWith(`${key}.`) ? texts.getItem(slot) : null
  if (typeof path !== 'string' || !/^[^/\\]*\.\w+$/.test(path) || text === null) return undefined
  return {path, text, ticked: Array.isArray(ticked) ? ticked.filter((fact) => typeof fact === 'string') : []}
}
