// Texts for messages: on one line, the middle left out where they are long.

/** A text for a message: white space folded, the middle left out beyond 60 characters. */
export function elide(text: string, most = 60): string {
  const words = text.length > most * 4 ? foldEnds(text, most) : foldSpace(text)
  if (words.length <= most) return words
  const half = Math.floor((most - 1) / 2)
  return `${words.slice(0, most - 1 - half).trimEnd()}…${words.slice(-half).trimStart()}`
}

const foldSpace = (text: string): string => text.replace(/\s{2,}|[^\S ]/g, ' ').trim()

/** Of a long text only the beginning and the end, unless there is little but white space in them. */
function foldEnds(text: string, most: number): string {
  const [head, tail] = [text.slice(0, most * 2), text.slice(-most * 2)].map(foldSpace) as [string, string]
  return head.length > most && tail.length > most ? head + tail : foldSpace(text)
}

/** A text in quotation marks for a message. */
export const quote = (text: string): string => `"${elide(text)}"`
