// Reads what `git diff` writes: the names of files, and the lines that are new in them.

/** The files that are there after the change, from `--name-status -z`. */
export function parseNames(text: string): string[] {
  const fields = text.split('\0')
  const names: string[] = []
  for (let i = 0; i + 1 < fields.length; ) {
    const status = fields[i] as string
    const twice = status.startsWith('R') || status.startsWith('C')
    const name = fields[i + (twice ? 2 : 1)]
    if (name !== undefined && !status.startsWith('D')) names.push(name)
    i += twice ? 3 : 2
  }
  return names
}

/** A file before and after a change; `id` names what it held before. */
interface Moved {
  id: string
  from: string
  to: string
}

/** The files that were there before the change and are there after it, from `--raw -z --no-abbrev`. */
export function parseMoved(text: string): Moved[] {
  const fields = text.split('\0')
  const moved: Moved[] = []
  for (let i = 0; i + 1 < fields.length; ) {
    const [, id = '', status = ''] = /^:\d+ \d+ (\w+) \w+ (\w+)$/.exec(fields[i] as string) ?? []
    const twice = status.startsWith('R') || status.startsWith('C')
    const [from, to] = [fields[i + 1] as string, fields[i + (twice ? 2 : 1)]]
    if (to !== undefined && !/^[DA]/.test(status) && !/^0+$/.test(id)) moved.push({id, from, to})
    i += twice ? 3 : 2
  }
  return moved
}

/**
 * First and last lines of every hunk by file, from a patch with `-U0`. Where lines were only taken out, the lines
 * around the gap count. What a hunk holds is counted, not read: copy may look like the head of a patch.
 */
export function parseHunks(patch: string): Map<string, [first: number, last: number][]> {
  const files = new Map<string, [number, number][]>()
  const lines = patch.split('\n')
  let hunks: [number, number][] = []
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string
    const [, old = '1', start, count = '1'] = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line) ?? []
    if (start !== undefined) {
      const first = Number(start)
      hunks.push(count === '0' ? [first, first + 1] : [first, first + Number(count) - 1])
      i = skip(lines, i + 1, Number(old) + Number(count)) - 1
    } else if (line.startsWith('+++ ')) {
      hunks = []
      const name = unquote(line.slice(4).replace(/\t$/, ''))
      if (name !== '/dev/null') files.set(name.replace(/^b\//, ''), hunks)
    }
  }
  return files
}

/** Past so many lines, those that say that a line feed is missing not counted. */
function skip(lines: readonly string[], from: number, count: number): number {
  let at = from
  for (let left = count; left > 0 && at < lines.length; at++) if (!lines[at]?.startsWith('\\')) left--
  while (lines[at]?.startsWith('\\')) at++
  return at
}

const escapes: Record<string, string> = {a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r'}

/** A name for the head of a patch, quoted as Git does where a line feed, quotation mark or control character stands in it. */
export function quoteName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not stand in a head.
  if (!/[\x00-\x1f"\\\x7f-\x9f]/.test(name)) return name
  const octal = (byte: number) => `\\${byte.toString(8).padStart(3, '0')}`
  const shown = (byte: number) =>
    byte < 0x20 || byte > 0x7e
      ? octal(byte)
      : `${byte === 0x22 || byte === 0x5c ? '\\' : ''}${String.fromCharCode(byte)}`
  return `"${[...new TextEncoder().encode(name)].map(shown).join('')}"`
}

/** A name as Git quotes it: in quotation marks, with escapes of C, bytes in octal. */
function unquote(name: string): string {
  if (!name.startsWith('"')) return name
  const bytes: Uint8Array[] = []
  const encoder = new TextEncoder()
  for (const [, octal, letter, plain = ''] of name.slice(1, -1).matchAll(/\\([0-7]{3})|\\(.)|([^\\]+)/gs))
    if (octal !== undefined) bytes.push(Uint8Array.of(Number.parseInt(octal, 8)))
    else bytes.push(encoder.encode(letter === undefined ? plain : (escapes[letter] ?? letter)))
  return Buffer.concat(bytes).toString()
}

/** What `git cat-file --batch` writes: the objects in the order they were asked for, nothing for one that isn't there. */
export function parseBlobs(out: Uint8Array): (Uint8Array | undefined)[] {
  const blobs: (Uint8Array | undefined)[] = []
  for (let start = 0; start < out.length; ) {
    const end = out.indexOf(10, start)
    if (end < 0) break
    const [, size] = /^\w+ \w+ (\d+)$/.exec(Buffer.from(out.subarray(start, end)).toString()) ?? []
    blobs.push(size === undefined ? undefined : out.subarray(end + 1, end + 1 + Number(size)))
    start = end + 1 + (size === undefined ? 0 : Number(size) + 1)
  }
  return blobs
}
