// Character references of XML by number.

/** The character of a number as it stands in a reference: `38`, `x26`; what is no character of XML is U+FFFD. */
export function decodeNumber(number: string): string {
  const code = number[0] === 'x' ? Number.parseInt(number.slice(1), 16) : Number.parseInt(number, 10)
  const isCharacter =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  return isCharacter ? String.fromCodePoint(code) : '\uFFFD'
}
