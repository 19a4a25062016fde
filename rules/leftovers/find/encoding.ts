// Encoding: characters that came out of one encoding into another, and how they read when it is undone.
import data from '../../lists/mojibake.json' with {type: 'json'}

/** A stretch of a text that is garbled, and what it stands for. */
interface Garbled {
  start: number
  end: number
  /** What it reads when decoded; nothing where that can't be proved. */
  meant?: string
}

const byteOf = new Map<string, number>()
for (let code = 0x80; code <= 0xff; code++) byteOf.set(String.fromCharCode(code), code)
for (const [i, character] of [...data.windows1252].entries()) byteOf.set(character, 0x80 + i)

const high = data.windows1252.replace(/[\]\\^-]/g, '\\$&')
const utf8Runs = new RegExp(`(?:[\\u00c2-\\u00f4][\\u0080-\\u00bf${high}]{1,3})+`, 'g')
const macRuns = new RegExp(Object.keys(data.macRoman).join('|'), 'g')
const controls = /[\u0080-\u0084\u0086-\u009f]/g

/** All garbled stretches of a text, leftmost first, none overlapping. */
export function garbledIn(text: string): Garbled[] {
  const found: Garbled[] = []
  for (const {0: run, index} of text.matchAll(utf8Runs)) for (const one of decodeRun(text, run, index)) found.push(one)
  for (const {0: run, index} of text.matchAll(macRuns))
    found.push({start: index, end: index + run.length, meant: (data.macRoman as Record<string, string>)[run] as string})
  for (const {index} of text.matchAll(/â€(?=[\s.,;:!?)]|$)/g)) found.push({start: index, end: index + 2})
  for (const {0: control, index} of text.matchAll(controls))
    found.push({start: index, end: index + 1, ...lostPunctuation(control)})
  let end = 0
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((one) => {
      const free = one.start >= end
      if (free) end = one.end
      return free
    })
}

/** A control character that is punctuation in Windows-1252. */
function lostPunctuation(control: string): {meant?: string} {
  const meant = data.windows1252[control.charCodeAt(0) - 0x80] as string
  return /[‘’“”–—…•€™]/.test(meant) ? {meant} : {}
}

/** The parts of a run that are UTF-8 read as Windows-1252, decoded as often as they were garbled. */
function decodeRun(text: string, run: string, index: number): Garbled[] {
  const parts: Garbled[] = []
  for (let at = 0; at < run.length; ) {
    const length = sequenceLength(run, at)
    const last = parts.at(-1)
    if (!length) at++
    else {
      const meant = decode(run.slice(at, at + length)) as string
      if (last?.end === index + at)
        parts.splice(-1, 1, {start: last.start, end: last.end + length, meant: last.meant + meant})
      else parts.push({start: index + at, end: index + at + length, meant})
      at += length
    }
  }
  return parts.map(undoAgain).filter((part) => isPlausible(text, part))
}

/** `Ã¢â‚¬â„¢` was garbled twice. */
function undoAgain(part: Garbled): Garbled {
  const again =
    part.meant && /^(?:[\u00c2-\u00f4][^\n\u00c2-\u00f4]{1,3})+$/.test(part.meant) ? decode(part.meant) : undefined
  return again && again.length < (part.meant as string).length ? {...part, meant: again} : part
}

const leadLength = (byte: number) =>
  byte >= 0xc2 && byte < 0xe0 ? 2 : byte >= 0xe0 && byte < 0xf0 ? 3 : byte >= 0xf0 && byte < 0xf5 ? 4 : 0

function sequenceLength(run: string, at: number): number {
  const length = leadLength(byteOf.get(run[at] as string) ?? 0)
  return length > 0 && decode(run.slice(at, at + length)) !== undefined && at + length <= run.length ? length : 0
}

const decoder = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true})

/** The characters taken as Windows-1252 bytes and read as UTF-8; nothing where they are none: the proof of the round trip. */
function decode(characters: string): string | undefined {
  const bytes = [...characters].map((character) => byteOf.get(character))
  if (bytes.some((byte) => byte === undefined)) return undefined
  try {
    return decoder.decode(Uint8Array.from(bytes as number[]))
  } catch {
    return undefined
  }
}

const likely =
  /^(?:[\u00a0-\u017f\u2000-\u206f\u20ac\u2100-\u214f\u2190-\u22ff\u25a0-\u27bf\ufb00-\ufb06\ufeff\ufffd\u{1f000}-\u{1faff}\s]\ufe0f?)+$/u
const otherScript =
  /^(?:[\u0370-\u03ff]{2,}|[\u0400-\u04ff]{2,}|[\u0590-\u05ff]{2,}|[\u0600-\u06ff]{2,}|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]+|[\u0900-\u0dff\u0e00-\u0e7f]{2,})$/u

/** Is what it reads something an editor would have meant, and what stands there not itself right? */
function isPlausible(text: string, {start, end, meant = ''}: Garbled): boolean {
  if (!likely.test(meant) && !otherScript.test(meant)) return false
  const found = text.slice(start, end)
  const closes = /^[\p{Lu}][‘’“”–—…»«]$/u.test(found) && /[\p{Lu}]/u.test(text[start - 1] ?? '')
  const accented =
    /^[àâãéêíóôúçñáÁÀÂÃÉÊÍÓÔÚÇÑÄÖÜäöüß][»”’\u00a0–—…]$/.test(found) &&
    /\p{L}/u.test(text[start - 1] ?? '') &&
    !/^[ÃÂ]/.test(found)
  return !closes && !accented
}
