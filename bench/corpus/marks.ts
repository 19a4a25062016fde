// Reads marked text of the corpus: what the marks cover, and the text without them.

/** A stretch of text that must be reported, or that must not be. Offsets in UTF-16 code units, 0-based. */
export interface Label {
  kind: string
  /** A look-alike is right as it stands. */
  isFault: boolean
  start: number
  end: number
}

/** A draft or a passage of the corpus. */
export interface Marked {
  name: string
  register: string
  english: string
  format: 'md' | 'txt'
  text: string
  spans: Label[]
}

/** What the corpus labels. */
const kinds: ReadonlySet<string> = new Set([
  ...'tool-talk desk-note slot front-matter furniture debris repeat doubled date'.split(' '),
  ...'statistic claim anonymous lone-quote count figure chronology name pointer quote-twice'.split(' '),
])

/**
 * Takes the marks off a text: `⟦kind|words⟧` for a fault, `⟪kind|words⟫` for a look-alike. Throws an error that quotes
 * the place where marks nest, stay open, are empty, name no kind of the corpus or reach over a blank line.
 */
export function readLabels(marked: string): {text: string; spans: Label[]} {
  const spans: Label[] = []
  let text = ''
  let open: Label | undefined
  for (const part of marked.split(/([⟦⟪][a-z-]*\||[⟧⟫])/)) {
    if (/^[⟦⟪]/.test(part)) {
      if (open) throw new Error(`Marks nest at "${part}${text.slice(-30)}".`)
      open = {kind: part.slice(1, -1), isFault: part[0] === '⟦', start: text.length, end: 0}
      if (!kinds.has(open.kind)) throw new Error(`"${open.kind}" is no kind of the corpus.`)
    } else if (part === '⟧' || part === '⟫') {
      if (!open || open.isFault !== (part === '⟧')) throw new Error(`"${part}" closes no mark: "${text.slice(-30)}".`)
      spans.push(closed({...open, end: text.length}, text))
      open = undefined
    } else text += part
  }
  if (open) throw new Error(`A mark stays open at "${text.slice(open.start, open.start + 30)}".`)
  return {text, spans}
}

function closed(span: Label, text: string): Label {
  const words = text.slice(span.start, span.end)
  if (!words.trim()) throw new Error(`A mark is empty after "${text.slice(-30)}".`)
  if (/\n[ \t]*\n/.test(words)) throw new Error(`A mark reaches over a blank line: "${words.slice(0, 30)}".`)
  return span
}

/** Reads a draft that opens with `%% register | english | format | wrapped or not`. */
export function readMarkedDraft(name: string, marked: string): Marked {
  return pieceOf(name, /^%% ([^\n]*)\n/, marked)
}

/** Reads a file of passages, each opened by `=== register | english | format`. */
export function readPassages(name: string, marked: string): Marked[] {
  const parts = marked.split(/^(?==== )/m).filter((part) => part.trim() !== '')
  return parts.map((part, i) => pieceOf(`${name}-${i + 1}`, /^=== ([^\n]*)\n/, part))
}

function pieceOf(name: string, head: RegExp, marked: string): Marked {
  const said = head.exec(marked)
  const [register = '', english = '', format] = (said?.[1] ?? '').split('|').map((field) => field.trim())
  if (!said || (format !== 'md' && format !== 'txt')) throw new Error(`${name} lacks its first line.`)
  try {
    return {name, register, english, format, ...readLabels(`${marked.slice(said[0].length).trim()}\n`)}
  } catch (error) {
    throw new Error(`${name}: ${(error as Error).message}`)
  }
}
