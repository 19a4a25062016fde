// What a rule says: its message with what was found put in.

const verb = /%(?:%|(?:\[(\d{1,2})\])?[-+# 0]{0,3}([sdvq]))/g

/**
 * Put values into a message: `%s` and the like in turn, `%[2]s` by number, `%%` for a percent sign. A sign that is part
 * of neither stays as it is, and one without a value is left out.
 */
export function formatMessage(message: string, values: readonly string[]): string {
  let next = 0
  const filled = message.replace(verb, (whole, number?: string, kind?: string) => {
    if (whole === '%%') return '%'
    // A blank before a letter is a sentence that goes on: `100% sure`.
    if (/^%[-+#0]{0,3}\s/.test(whole)) return whole
    const at = number ? Number(number) - 1 : next
    next = at + 1
    const value = values[at] ?? ''
    return kind === 'q' ? `"${value}"` : value
  })
  return filled.replace(/\s+/g, ' ').trim()
}

/** Choices as a sentence has them: `'a'`, `'a' or 'b'`, `'a', 'b', or 'c'`. */
export function listChoices(words: readonly string[]): string {
  const quoted = words.map((word) => `'${word}'`)
  if (quoted.length < 3) return quoted.join(' or ')
  return `${quoted.slice(0, -1).join(', ')}, or ${quoted.at(-1)}`
}
