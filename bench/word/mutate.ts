// Packages that nobody saved: real ones cut, flipped, swapped, looped, swollen and broken, the same for each seed.
import {deflateRawSync, inflateRawSync} from 'node:zlib'

type Random = () => number

/** An entry of a package, inflated. */
interface PackageEntry {
  name: string
  data: Buffer
}

/** The entries of a package that a real program saved. */
export function unpack(bytes: Buffer): PackageEntry[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  let at = bytes.readUInt32LE(end + 16)
  return Array.from({length: bytes.readUInt16LE(end + 10)}, () => {
    const [packed, nameLength, extra, comment] = [20, 28, 30, 32].map((field, i) =>
      i === 0 ? bytes.readUInt32LE(at + field) : bytes.readUInt16LE(at + field),
    ) as [number, number, number, number]
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const stored = bytes.subarray(start, start + packed)
    const data = bytes.readUInt16LE(at + 10) === 0 ? stored : inflateRawSync(stored)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    at += 46 + nameLength + extra + comment
    return {name, data}
  })
}

/** What a package says of an entry, where that isn't true. */
interface Lie {
  size?: number
  crc?: number
  method?: number
  at?: number
}

/** A package of entries. `lies` are told in the directory and before the entry. */
function pack(entries: readonly PackageEntry[], lies: ReadonlyMap<number, Lie> = new Map()): Buffer {
  const [parts, records]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const [i, {name, data}] of entries.entries()) {
    const lie = lies.get(i) ?? {}
    const packed = deflateRawSync(data)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(lie.method ?? 8, 4)
    head.writeUInt32LE((lie.crc ?? crcOf(data)) >>> 0, 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(lie.size ?? data.length, 18)
    head.writeUInt16LE(Buffer.byteLength(name), 22)
    const record = Buffer.alloc(46)
    record.writeUInt32LE(0x02014b50, 0)
    record.writeUInt16LE(20, 4)
    head.copy(record, 6)
    record.writeUInt32LE(lie.at ?? at, 42)
    records.push(record, Buffer.from(name))
    parts.push(Buffer.from([0x50, 0x4b, 3, 4]), head, Buffer.from(name), packed)
    at += 30 + Buffer.byteLength(name) + packed.length
  }
  const directory = Buffer.concat(records)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, directory, end])
}

function crcOf(data: Buffer): number {
  let crc = -1
  for (const byte of data) crc = (table[(crc ^ byte) & 255] as number) ^ (crc >>> 8)
  return ~crc >>> 0
}

const table = Array.from({length: 256}, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

const below = (random: Random, n: number) => Math.floor(random() * n)
const oneOf = <T>(random: Random, things: readonly T[]): T => things[below(random, things.length)] as T

/** A mutation of a package: a name, and what it does. `mega` is the size from which one is refused. */
type Mutation = (bytes: Buffer, entries: PackageEntry[], random: Random) => Buffer

const xmlOf = (entries: readonly PackageEntry[], random: Random): PackageEntry | undefined =>
  oneOf(
    random,
    entries.filter(({name}) => /\.(xml|rels)$/.test(name)),
  )

/** Change the text of one part of XML. */
const inXml =
  (change: (text: string, random: Random, entry: PackageEntry) => string): Mutation =>
  (_, entries, random) => {
    const main = entries.find(({name}) => /document\.xml$/.test(name))
    const entry = random() < 0.5 && main ? main : xmlOf(entries, random)
    if (entry) entry.data = Buffer.from(change(entry.data.toString('utf8'), random, entry))
    return pack(entries)
  }

const tags = [
  'w:p',
  'w:r',
  'w:t',
  'w:tbl',
  'w:ins',
  'w:del',
  'w:sdt',
  'w:pPr',
  'w:rPr',
  'w:txbxContent',
  'mc:AlternateContent',
  'w:hyperlink',
]
const debris = [
  '<',
  '>',
  '&',
  '"',
  '</w:p>',
  '<w:p>',
  '</w:body>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '<?xml',
  '&#0;',
  '&#xD800;',
  '&#x110000;',
  '&unknown;',
  '\0',
  '\uFFFF',
  '<w:p w:id="1" w:id="1"/>',
  '<w:t',
  '\ufeff',
]

const cutAt = (text: string, random: Random) => below(random, text.length + 1)

/** What is done to packages, by name. */
export const mutations: Readonly<Record<string, Mutation>> = {
  truncate: (bytes, _, random) => bytes.subarray(0, below(random, bytes.length)),
  'bit flips': (bytes, _, random) => {
    const copy = Buffer.from(bytes)
    for (let n = 1 + below(random, 20); n > 0; n--) {
      const at = below(random, copy.length)
      copy[at] = (copy[at] ?? 0) ^ (1 << below(random, 8))
    }
    return copy
  },
  'flips in the directory': (bytes, _, random) => {
    const copy = Buffer.from(bytes)
    const from = Math.max(0, copy.length - 600)
    for (let n = 1 + below(random, 8); n > 0; n--) copy[from + below(random, copy.length - from)] = below(random, 256)
    return copy
  },
  'cut a middle': (bytes, _, random) => {
    const at = below(random, bytes.length)
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + below(random, 400))])
  },
  'an entry less': (_, entries, random) => {
    entries.splice(below(random, entries.length), 1)
    return pack(entries)
  },
  'an entry twice': (_, entries, random) => pack([...entries, oneOf(random, entries)]),
  'entries swapped': (_, entries, random) => {
    const [a, b] = [oneOf(random, entries), oneOf(random, entries)]
    ;[a.data, b.data] = [b.data, a.data]
    return pack(entries)
  },
  'an entry empty': (_, entries, random) => {
    oneOf(random, entries).data = Buffer.alloc(0)
    return pack(entries)
  },
  names: (_, entries, random) => {
    oneOf(random, entries).name = oneOf(random, [
      '',
      '/',
      '../word/document.xml',
      'word\\document.xml',
      'WORD/DOCUMENT.XML',
      'a'.repeat(3000),
      '__proto__',
      'constructor',
      'word/./document.xml',
      '%2e%2e/x',
    ])
    return pack(entries)
  },
  'sizes that lie': (_, entries, random) => {
    const size = oneOf(random, [0, 1, 0xffffffff, 0xfffffffe, 0x7fffffff, 129 * 1024 * 1024, 1000])
    return pack(entries, new Map([[below(random, entries.length), {size}]]))
  },
  'other lies': (_, entries, random) => {
    const lie = oneOf<Lie>(random, [{crc: 1}, {method: 12}, {method: 0}, {at: 0}, {at: 0xffffffff}, {at: 7}])
    return pack(entries, new Map([[below(random, entries.length), lie]]))
  },
  'swollen part': (_, entries, random) => {
    const entry = xmlOf(entries, random) as PackageEntry
    const i = entries.indexOf(entry)
    entry.data = Buffer.alloc(oneOf(random, [1, 8, 40]) * 1024 * 1024, random() < 0.5 ? ' ' : '<w:p/>')
    return pack(entries, random() < 0.7 ? new Map([[i, {size: below(random, 2000)}]]) : new Map())
  },
  'relationships in a loop': (_, entries, random) => {
    for (const entry of entries.filter(({name}) => name.endsWith('.rels'))) {
      const to = oneOf(random, [
        'document.xml',
        '/word/document.xml',
        '../_rels/.rels',
        '_rels/document.xml.rels',
        '',
        '.',
        '..',
        '../../../x',
        '#',
        '?',
        'word/document.xml',
        '%zz',
        '\\\\host\\x',
        'styles.xml',
      ])
      entry.data = Buffer.from(
        entry.data
          .toString('utf8')
          .replaceAll(/Target="[^"]*"/g, (found) => (random() < 0.5 ? `Target="${to}"` : found)),
      )
    }
    return pack(entries)
  },
  'types of relationships': (_, entries, random) => {
    for (const entry of entries.filter(({name}) => name.endsWith('.rels'))) {
      const types = [...entry.data.toString('utf8').matchAll(/Type="([^"]*)"/g)].map((found) => found[1] ?? '')
      entry.data = Buffer.from(
        entry.data
          .toString('utf8')
          .replaceAll(/Type="[^"]*"/g, () => `Type="${types.length > 0 ? oneOf(random, types) : ''}"`),
      )
    }
    return pack(entries)
  },
  'XML cut': inXml((text, random) => text.slice(0, cutAt(text, random))),
  'XML without a stretch': inXml((text, random) => {
    const at = cutAt(text, random)
    return text.slice(0, at) + text.slice(at + below(random, 60))
  }),
  'XML with debris': inXml((text, random) => {
    let done = text
    for (let n = 1 + below(random, 3); n > 0; n--) {
      const at = cutAt(done, random)
      done = done.slice(0, at) + oneOf(random, debris) + done.slice(at)
    }
    return done
  }),
  'a tag less': inXml((text, random) => {
    const found = [...text.matchAll(/<[^>]*>/g)]
    if (found.length === 0) return text
    const {index, 0: tag} = oneOf(random, found)
    return text.slice(0, index) + text.slice(index + tag.length)
  }),
  'a tag renamed': inXml((text, random) => {
    const [from, to] = [oneOf(random, tags), oneOf(random, tags)]
    return text.replaceAll(new RegExp(`(</?)${from}(?=[ >/])`, 'g'), `$1${to}`)
  }),
  'tags moved': inXml((text, random) => {
    const [a, b, c] = [cutAt(text, random), cutAt(text, random), cutAt(text, random)].sort((x, y) => x - y) as [
      number,
      number,
      number,
    ]
    return text.slice(0, a) + text.slice(b, c) + text.slice(a, b) + text.slice(c)
  }),
  'very deep': inXml((text, random) => {
    const [tag, depth] = [oneOf(random, tags), oneOf(random, [100, 5000, 60_000])]
    const at = text.search(/<\/w:body>/)
    const [open, close] = [`<${tag}>`.repeat(depth), random() < 0.5 ? `</${tag}>`.repeat(depth) : '']
    return at < 0 ? text : text.slice(0, at) + open + close + text.slice(at)
  }),
  entities: inXml((text, random) => {
    const head = oneOf(random, [
      '<!DOCTYPE x [<!ENTITY a "b">]>',
      '<!DOCTYPE x [<!ENTITY a "bb"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
      '<!DOCTYPE x SYSTEM "file:///dev/null">',
      '<!DOCTYPE x [<!ENTITY a SYSTEM "nothing.txt">]>',
    ])
    const at = Math.max(0, text.indexOf('?>') + 2)
    return `${text.slice(0, at)}${head}${text.slice(at).replace('</w:t>', '&a;&c;</w:t>')}`
  }),
  numbers: inXml((text, random) =>
    text.replaceAll(/"(\d+)"/g, (found) =>
      random() < 0.05
        ? `"${oneOf(random, ['-1', '99999999999999999999', '1e9', '', 'NaN', '0x10', '2147483648'])}"`
        : found,
    ),
  ),
  'ids all one': inXml((text) => text.replaceAll(/ w:id="[^"]*"/g, ' w:id="0"')),
  'styles in a loop': inXml((text, random) => {
    const ids = [...text.matchAll(/w:styleId="([^"]*)"/g)].map((found) => found[1] ?? '')
    return ids.length === 0
      ? text
      : text.replaceAll(/<w:basedOn w:val="[^"]*"/g, () => `<w:basedOn w:val="${oneOf(random, ids)}"`)
  }),
  'other encoding': (_, entries, random) => {
    const entry = xmlOf(entries, random) as PackageEntry
    const text = entry.data.toString('utf8')
    const [little, marked] = [random() < 0.5, random() < 0.7]
    const wide = Buffer.from(`${marked ? '\ufeff' : ''}${text.replace('UTF-8', 'UTF-16')}`, 'utf16le')
    entry.data = random() < 0.7 ? (little ? wide : wide.swap16()) : Buffer.from(text, 'latin1')
    return pack(entries)
  },
  'bytes that are no UTF-8': (_, entries, random) => {
    const entry = xmlOf(entries, random) as PackageEntry
    entry.data = Buffer.from(entry.data)
    for (let n = 5; n > 0 && entry.data.length > 0; n--)
      entry.data[below(random, entry.data.length)] = oneOf(random, [0xc0, 0xff, 0xed, 0xa0, 0xf5, 0])
    return pack(entries)
  },
}
