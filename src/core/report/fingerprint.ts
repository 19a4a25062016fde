// A finding's fingerprint: the same after the copy around it moved, another when the text found changes.

/** Two lanes of 32-bit FNV-1a over UTF-16 code units (http://www.isthe.com/chongo/tech/comp/fnv/), as 16 hexadecimal digits. */
export function hashText(text: string): string {
  let a = 0x811c9dc5
  let b = 0x9747b28c
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code ^ (a >>> 15), 0x01000193)
  }
  return [a, b].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('')
}

/** What a fingerprint is made from. */
interface Printable {
  ruleId: string
  kind?: string | undefined
  /** The text found. */
  actual: string
}

/** The findings of one draft with their fingerprints; the second of two alike gets another one. */
export function withFingerprints<T extends Printable>(findings: readonly T[]): (T & {fingerprint: string})[] {
  const seen = new Map<string, number>()
  return findings.map((finding) => {
    const print = printOf(finding)
    const nth = seen.get(print) ?? 0
    seen.set(print, nth + 1)
    return {...finding, fingerprint: nth === 0 ? print : `${print}-${nth + 1}`}
  })
}

const printOf = ({ruleId, kind = '', actual}: Printable) =>
  hashText([ruleId, kind, actual.replace(/\s+/g, ' ').trim().toLowerCase()].join('\n'))

/** The fingerprint that a finding had under other names of its rule and kind; which of those alike it is stays the same. */
export const fingerprintAs = (
  {fingerprint, actual}: Printable & {fingerprint: string},
  names: Pick<Printable, 'ruleId' | 'kind'>,
): string => printOf({...names, actual}) + fingerprint.replace(/^[^-]*/, '')
