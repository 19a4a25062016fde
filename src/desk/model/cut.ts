// Cuts comments out of a text, with the lines they had for themselves.
import type {Place} from '../../core/draft/place.ts'

/** The text without what stands at places; a line with nothing else goes with them, and one of two blank lines around it. */
export function cutPlaces(text: string, places: readonly Place[]): string {
  return [...places].sort((a, b) => b.start - a.start).reduce((now, place) => cutOne(now, place), text)
}

function cutOne(text: string, {start, end}: Place): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const next = text.indexOf('\n', end)
  const lineEnd = next < 0 ? text.length : next + 1
  const hasWords = text.slice(lineStart, start).trim() !== '' || text.slice(end, lineEnd).trim() !== ''
  if (hasWords) {
    // The blank that parted it from the words goes, too.
    const from = /[ \t]/.test(text[start - 1] ?? '') && /^\s?$/.test(text[end] ?? '') ? start - 1 : start
    return text.slice(0, from) + text.slice(end)
  }
  const [before, after] = [text.slice(0, lineStart), text.slice(lineEnd)]
  const isDouble = before === '' || /\n\r?\n$/.test(before)
  return before + (isDouble ? after.replace(/^\r?\n/, '') : after)
}
