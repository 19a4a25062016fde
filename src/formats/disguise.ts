// Texts that are really something else, saved under the name of a draft: RTF, HTML, mail as it was sent.

/** What a text really is: one sentence on that and on what to do; undefined for a draft. `format` is the name of one. */
export function disguiseOf(text: string, format: string): string | undefined {
  const start = text.slice(0, 2000).trimStart()
  if (/^\{\\rtf\d/.test(start))
    return 'This file is RTF, not plain text: save it as plain text (.txt), or copy its text out of the word processor.'
  const isPlain = format === 'text'
  if (isMail(text) || (isPlain && isQuotedPrintable(text)))
    return 'This file is mail as it was sent, with its codes: copy the text out of the mail program.'
  if (isPlain && isHtml(start, text))
    return 'This file is HTML, not plain text: copy its text out of a browser, or name it .md to have it read with its tags.'
  return undefined
}

const pageStart = /^(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<(?:!doctype\s+)?html\b/i
const openingTag = /^<([a-z]+[1-6]?)\b[^<>]*>/i
const closingTag = /<\/[a-z]+[1-6]?>/gi

/** What holds a block of words. */
const blocks = 'article blockquote body div figure h1 h2 h3 h4 h5 h6 head main ol p section span table ul'.split(' ')

/** A page, or a piece of one: it begins and ends with a tag, and has a closing tag for every 300 characters. */
function isHtml(start: string, text: string): boolean {
  if (pageStart.test(start)) return true
  const [, tag = ''] = openingTag.exec(start) ?? []
  if (!blocks.includes(tag.toLowerCase()) || !text.trimEnd().endsWith('>')) return false
  const sample = text.slice(0, 20_000)
  const tags = sample.match(closingTag)?.length ?? 0
  return tags >= 3 && tags * 300 >= sample.trim().length
}

/** Headers that only mail has. */
const ofMail = ['delivered-to', 'message-id', 'mime-version', 'received', 'return-path']
const header = /^[\w-]+(?=:)/gm
const encoding = /^content-transfer-encoding:[ \t]*(\S+)/gim
const encodings = ['quoted-printable', 'base64']

/** It begins with headers, one of which only mail has, and a part of it is coded. */
function isMail(text: string): boolean {
  if (!/^[\w-]+:/.test(text)) return false
  const start = text.slice(0, 50_000)
  const headers = start.slice(0, start.search(/\n\r?\n/)).match(header) ?? []
  if (!headers.some((name) => ofMail.includes(name.toLowerCase()))) return false
  return [...start.matchAll(encoding)].some(([, name = '']) => encodings.includes(name.toLowerCase()))
}

/** Lines that are broken with `=` where nobody would, and letters in codes. */
function isQuotedPrintable(text: string): boolean {
  const sample = text.slice(0, 20_000)
  const breaks = sample.match(/[^\r\n=]=\r?\n/g)?.length ?? 0
  const codes = sample.match(/=(?:3D|20|C2=|C3=|E2=)/g)?.length ?? 0
  return breaks >= 3 && codes >= 3
}
