// Mutated drafts: what drafts are made of, in orders nobody writes. Pure; a seed decides.
import {makeRandom} from '../random.ts'

/** Returns a whole number from 0 on, below what is asked. */
export type Below = (most: number) => number

export const makeBelow = (seed: number): Below => {
  const random = makeRandom(seed)
  return (most) => Math.floor(random() * most)
}

const markup =
  '# |## |- |1. |> |    |\t|* |**|_|~~|`|```\n|~~~|| a | b |\n|-|-|\n|[|](/x)|](<u v> "t")|![|[^1]|\n\n[^1]: x\n|\n\n[r]: /r\n|<b>|</b>|<!--|-->|<div>\n|\\|\\*|---\n|+++\n|...\n|===\n|***\n|{{ x }}|{% x %}|:::|$x$'
    // Between the pieces; a bar within one is written twice.
    .split(/(?<!\|)\|(?!\|)/)

const words = [
  ...[
    'the the ',
    'experts say ',
    'Many believe ',
    '10% ',
    'one in five ',
    '£3 million ',
    '31 February 2026 ',
    'TK ',
    'TODO: ',
  ],
  ...[
    '[Name]',
    '[insert name here]',
    '{name}',
    '<First Name>',
    'Lorem ipsum dolor ',
    'John Doe',
    '555-0100 ',
    'a@example.com ',
  ],
  ...[
    '“',
    '”',
    '"',
    '‘',
    '’',
    "'",
    '«',
    '»',
    '“Fish,” said Jane Roe. ',
    '“Fish swim.” ',
    'Jane Roe ',
    'Dr. J. R. ',
    'U.S. ',
  ],
  ...['Subscribe to our newsletter', 'Read more:', 'Click here', 'Share on Facebook', '© 2026 All rights reserved.'],
  ...[
    'As an AI language model, ',
    'I hope this helps! ',
    '【4†source】',
    'â€œ',
    'Ã©',
    '&amp;amp;',
    'teh ',
    ' ,',
    '..',
    '  ',
  ],
  ...[
    'https://example.com/?utm_source=x ',
    'www.e.org ',
    '[here](https://www.google.com/url?q=x)',
    '-30-',
    '###',
    'Chapter 2 of [two]',
  ],
  ...[
    '<!-- copydesk-ignore -->',
    '<!-- copydesk-ignore unsourced-claim: known -->',
    '<!-- copydesk-ignore-start: all -->',
  ],
  ...['---\ntitle: x\n---\n', '+++\ntitle = "x"\n+++\n', '---\ntitle: "x\n...\n', 'title: x\n', 'author: Jane Roe\n'],
]

const signs = [
  ...[
    '\u200b',
    '\u00ad',
    '\ufeff',
    '\u2060',
    '\u00a0',
    '\u2028',
    '\u0085',
    '\u202e',
    '\u2066',
    '\u200f',
    '\ufffc',
    '\ufffd',
  ],
  ...[
    '\x1b[31m',
    '\x07',
    '\b',
    '\0',
    '\r',
    '\r\n',
    '\n',
    '\n\n',
    '\v',
    '\f',
    '\ud83d',
    '\ude00',
    '😀',
    '👩‍👩‍👧',
    '🇩🇪',
    'e\u0301',
  ],
  ...[
    '𝐀',
    '漢',
    'ß',
    'İ',
    '::error::',
    '##[group]',
    '##vso[x]',
    '%0A',
    ']]>',
    '</script>',
    '$1',
    '$&',
    '__proto__',
    'constructor',
  ],
]

/** A draft that nobody wrote: one of the seeds, changed by up to twelve mutations. */
export function mutated(seeds: readonly string[], below: Below): string {
  let text = seeds[below(seeds.length)] ?? ''
  if (text.length > 1500) text = text.slice(below(text.length - 1500)).slice(0, 300 + below(1200))
  for (let left = below(13); left > 0; left--) text = mutate(text, seeds, below).slice(0, 4000)
  return text
}

const pick = <T>(all: readonly T[], below: Below): T => all[below(all.length)] as T

function mutate(text: string, seeds: readonly string[], below: Below): string {
  const at = edge(text, below)
  const to = Math.min(text.length, at + below(below(4) === 0 ? 400 : 12))
  switch (below(12)) {
    case 0:
      return text.slice(0, at) + text.slice(to)
    case 1:
      return text.slice(0, to) + text.slice(at, to).repeat(1 + below(3)) + text.slice(to)
    case 2:
      return text.slice(0, at) + pieceOf(pick(seeds, below), below) + text.slice(at)
    case 3:
      return byBlocks(text, below)
    case 4:
      return pick(wraps, below)(text)
    case 5:
    case 6:
      return text.slice(0, at) + pick(signs, below) + text.slice(at)
    case 7:
      return text.slice(0, at) + pick(markup, below) + text.slice(at)
    case 8:
      return text.slice(0, at) + pick(markup, below) + text.slice(at, to) + pick(markup, below) + text.slice(to)
    case 9:
      return text.slice(0, at) + pick(signs, below) + text.slice(to)
    default:
      return text.slice(0, at) + pick(words, below) + text.slice(at)
  }
}

/** Whole texts in other clothes. */
const wraps: readonly ((text: string) => string)[] = [
  (text) => text.replace(/\n/g, '\r\n'),
  (text) => text.replace(/\r?\n/g, '\r'),
  (text) => text.replace(/^/gm, '> '),
  (text) => text.replace(/^/gm, '- '),
  (text) => text.replace(/\n\n/g, '\n'),
  (text) => text.replace(/\n/g, '\n\n'),
  (text) => text.replace(/(\S+) (\S+)/g, '$2 $1'),
  (text) => text.toUpperCase(),
  (text) => `---\n${text}\n---\n\n${text}`,
  (text) => `+++\n${text}\n+++\n`,
  (text) => `\ufeff${text}`,
  (text) => `\`\`\`\n${text}`,
  (text) => `<div>\n${text}\n</div>`,
  (text) => `${text}\n\n${text}`,
]

/** An offset: anywhere, or where a word or a line starts. */
function edge(text: string, below: Below): number {
  const at = below(text.length + 1)
  const mark = [undefined, ' ', '\n'][below(3)]
  const found = mark === undefined ? at : text.indexOf(mark, at) + 1
  return found > 0 ? found : at
}

const pieceOf = (text: string, below: Below): string => {
  const at = edge(text, below)
  return text.slice(at, at + below(120))
}

/** A paragraph moved, taken out or said twice. */
function byBlocks(text: string, below: Below): string {
  const blocks = text.split(/\n{2,}/)
  const [taken = ''] = blocks.splice(below(blocks.length), 1)
  const times = below(3)
  return blocks.toSpliced(below(blocks.length + 1), 0, ...Array<string>(times).fill(taken)).join('\n\n')
}
