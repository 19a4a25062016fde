// Transcripts: drafts that give, line by line, what people said in a chat, a meeting or a recording.
import {defineReading} from '../../core/reading.ts'

/** A line that opens with who speaks: `<ann>`, `**Ann Reed:**`, `[14:02] ann:`. */
const spoken =
  /^[ \t>]{0,8}(?:\[?\d{1,2}:\d\d(?::\d\d)?\]?[ \t]{1,4})?[*_]{0,3}(?:\\?<([^<>\n]{1,30})>|([\p{L}\d][\p{L}\d ._'’-]{0,30}):)[*_]{0,3}[ \t]/gmu

/** A line that opens with its time: `00:01:05 Welcome`, `[14:02] Welcome`, `(1:02:33)`. */
const timed = /^[ \t>]{0,8}[*_]{0,3}[[(]?\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,3})?)?[\])]?[*_]{0,3}(?=\s)/gm

/** So many lines make a transcript, and so few voices for their number. */
const [fewestLines, linesPerVoice] = [12, 3]

/**
 * Does the draft say, line by line, who spoke, and does each voice come back? Or do its lines open with their time? At
 * least half of its lines have to.
 */
export const isTranscript = defineReading<boolean>(({text}) => {
  const countLines = () => text.split('\n').filter((line) => line.trim() !== '').length
  const times = /\d:\d\d/.test(text) ? (text.match(timed)?.length ?? 0) : 0
  if (times >= fewestLines && times * 2 >= countLines()) return true
  if ((text.match(/[:>][*_]{0,3}[ \t]/g)?.length ?? 0) < fewestLines) return false
  const voices = [...text.matchAll(spoken)].map(([, nick, name]) => (nick ?? name ?? '').toLowerCase())
  if (voices.length < fewestLines || voices.length < new Set(voices).size * linesPerVoice) return false
  return voices.length * 2 >= countLines()
})
