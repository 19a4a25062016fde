// Text that is really HTML, RTF or mail gets one finding that says what to do; text about such things is a draft.
import {describe, expect, test} from 'vitest'
import {runIn} from '../support/desk.ts'

const headers = 'From: Desk <desk@example.org>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n'

const mail = `${headers}Content-Transfer-Encoding: quoted-printable\n\nThe ferry runs again.=20\n`

const parts = `Received: from a.example.org\nContent-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nVGhlIGZlcnJ5\n`

const coded =
  'The harbour master said that the ferry would run again from Monday, weathe=\nr permitting, and that the timetable =E2=80=93 unchanged since 1998 =E2=80=\n=93 would be posted at caf=C3=A9s on the quay and in the office next to th=\ne lighthouse.=20\n'

const page =
  '<!DOCTYPE html>\n<html lang="en">\n<head><title>Ferry</title></head>\n<body><p>It&#39;s back.</p></body>\n</html>\n'

const piece =
  '<p>The ferry is back, and it&#39;s on time.</p><p>The <b>quay</b> was full on Monday.</p>\n<ul><li>8 am</li></ul>\n'

describe('something else under the name of a draft', () => {
  test.each<[name: string, path: string, text: string, says: RegExp]>([
    [
      'RTF',
      'a.txt',
      '{\\rtf1\\ansi\\deff0 {\\b The ferry} is back.\\par}',
      /^This file is RTF, .* save it as plain text/,
    ],
    ['RTF named .md', 'a.md', '{\\rtf1\\ansi The ferry is back.}', /^This file is RTF/],
    ['a page', 'a.txt', page, /^This file is HTML, .* copy its text out of a browser/],
    ['a page behind a comment', 'a.txt', `\n<!-- saved from the site -->\n${page}`, /^This file is HTML/],
    ['a piece of a page', 'a.txt', piece, /^This file is HTML/],
    ['mail', 'a.txt', mail, /^This file is mail as it was sent/],
    ['mail in parts, with CRLF', 'a.txt', parts.replaceAll('\n', '\r\n'), /^This file is mail as it was sent/],
    ['mail named .md', 'a.md', mail, /^This file is mail as it was sent/],
    ['the coded text of a mail', 'a.txt', coded, /^This file is mail as it was sent/],
  ])('%s', async (_, path, text, says) => {
    const {code, out} = await runIn({[path]: text}, ['--format=ndjson'])
    const found = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(found).toMatchObject([{ruleId: 'unreadable-file', severity: 'error', message: expect.stringMatching(says)}])
    expect(code).toBe(2)
  })

  test.each<[name: string, path: string, text: string]>([
    ['a page named .md', 'a.md', page],
    ['a story with tags in it', 'a.txt', 'The <b>ferry</b> is back.\n\n<p>It is on time.</p>\n\n<p>It rained.</p>\n'],
    ['one tag at the start', 'a.txt', '<p>The ferry is back.\n\nIt was late on Monday, and it is late today.\n'],
    ['a comment at the start', 'a.txt', '<!-- copydesk-ignore: a note -->\n\nThe ferry is back.\n'],
    ['a story about RTF', 'a.txt', 'A file that starts with {\\rtf1 is not plain text.\n'],
    ['a story about mail', 'a.txt', `Mail has headers, for example:\n\n${mail}`],
    ['a post with headers, about mail', 'a.md', `Title: Mail\nDate: 2026-11-30\n\nA part:\n\n\`\`\`\n${parts}\`\`\`\n`],
    ['plain mail', 'a.txt', `${headers}Content-Transfer-Encoding: 8bit\n\nThe ferry is back.\n`],
    ['sums', 'a.txt', 'Two and two =\n4.\n\nThree and three =\n6.\n\nFour and four =\n8.\n'],
    ['codes of colours', 'a.txt', 'A red of =C3=20 and a blue of =3D are three codes.\n'],
    ['nothing', 'a.txt', ''],
  ])('a draft is read: %s', async (_, path, text) => {
    const {out} = await runIn({[path]: text}, ['--format=ndjson'])
    expect(out).not.toContain('unreadable-file')
  })

  test('the others of a run are checked', async () => {
    const {code, out} = await runIn({'a.txt': page, 'b.md': 'Call [Name] today.\n'}, ['--format=ndjson'])
    expect(out.trim().split('\n')).toHaveLength(2)
    expect(code).toBe(1)
  })
})
