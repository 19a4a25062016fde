// Encoding debris: characters in the copy that are broken, or that nobody sees, with the repair where it is safe.

import {defineBlockReading} from '../../../src/core/draft/block-reading.ts'
import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {placeIn} from '../../../src/core/draft/prose.ts'
import {matchesIn, placeOf, type Span, textOf} from '../../../src/core/draft/spans.ts'
import {elide} from '../../../src/core/elide.ts'
import {defineReading} from '../../../src/core/reading.ts'
import type {Edit} from '../../../src/core/rule.ts'
import {blocksWith} from '../../../src/reading/text/prefilter.ts'
import {signsOf} from '../../../src/reading/text/tokens.ts'
import references from '../../lists/character-references.json' with {type: 'json'}
import {garbledIn} from './encoding.ts'

type EncodingKind =
  | 'mojibake'
  | 'replacement'
  | 'entity'
  | 'email'
  | 'bidi'
  | 'private-use'
  | 'zero-width'
  | 'soft-hyphen'
  | 'space'

/** Debris in a stretch of prose. */
interface EncodingDebris extends Span {
  kind: EncodingKind
  message: string
  fix?: Edit[]
}

/** All encoding debris of a draft: broken characters by word, invisible ones once a block. */
export const encodingDebrisOf = defineReading<readonly EncodingDebris[]>((draft) => {
  const suspicious = new Set(blocksWith(draft, suspiciousSigns).filter(isSuspicious))
  return draft.blocks
    .filter((block) => block.prose.marked || suspicious.has(block))
    .flatMap((block) => debrisIn(draft, {...block, prose: block.prose.marked ?? block.prose}))
})

/** What lies beyond ASCII, fixed spaces, entities, `[email protected]`. */
const suspicious = {
  signs: 'é\u00a0&[',
  pattern:
    /[\u0080-\u009f\u00a0\u00ad\u00c2-\u00f4\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffd\ue000-\uf8ff√‚¬]|&(?:#|[a-z])|\[email.protected/i,
}
const suspiciousSigns = signsOf(suspicious.signs)

const isSuspicious = defineBlockReading(({prose}) => suspicious.pattern.test(prose.text))

function debrisIn(draft: Draft, block: Block): EncodingDebris[] {
  const {text} = block.prose
  return [
    ...garbledWords(block),
    ...(text.includes('\ufffd') ? lostWords(block) : []),
    ...(text.includes('&') ? shownEntities(draft, block) : []),
    ...(text.includes('[') ? maskedAddresses(block) : []),
    ...(invisible.test(text) ? invisibles(block) : []),
  ]
}

/** The word around a range, as far as it helps to see what is broken. */
function wordAround({prose: {text}}: Block, start: number, end: number): {start: number; end: number} {
  let [from, to] = [start, end]
  while (from > 0 && start - from < 20 && /[\p{L}\p{N}\p{M}'’]/u.test(text[from - 1] as string)) from--
  while (to < text.length && to - end < 20 && /[\p{L}\p{N}\p{M}'’]/u.test(text[to] as string)) to++
  return {start: from, end: to}
}

/** Garbled characters, those of one word together. */
function garbledWords(block: Block): EncodingDebris[] {
  const words: (EncodingDebris & {reads: string; from: number})[] = []
  const {text} = block.prose
  for (const {start, end, meant} of garbledIn(text)) {
    const edits = meant === undefined ? undefined : [{...placeIn(block.prose, start, end), text: meant}]
    const last = words.at(-1)
    const word = wordAround(block, start, end)
    if (last && start < last.end) {
      const fix = last.fix && edits ? [...last.fix, ...edits] : undefined
      const reads = last.reads + text.slice(last.from, start) + (meant ?? '')
      words.splice(-1, 1, {
        block,
        kind: 'mojibake',
        start: last.start,
        end: Math.max(last.end, word.end),
        from: end,
        reads,
        message: '',
        ...(fix && {fix}),
      })
    } else
      words.push({
        block,
        kind: 'mojibake',
        ...word,
        from: end,
        reads: text.slice(word.start, start) + (meant ?? ''),
        message: '',
        ...(edits && {fix: edits}),
      })
  }
  return words.map(({reads, from, fix, ...word}) => {
    const found = elide(text.slice(word.start, word.end))
    const whole = reads + text.slice(from, word.end)
    const mended =
      fix && whole.trim() !== '' && !/[ÃÂ]|â€/.test((whole + text.slice(word.end, word.end + 1)).normalize())
    const advice = mended ? `it should read "${elide(whole)}"` : 'replace it'
    return {...word, message: `"${found}" contains a broken character: ${advice}.`, ...(mended ? {fix} : {})}
  })
}

/** U+FFFD: what stood there is lost. */
function lostWords(block: Block): EncodingDebris[] {
  return [...block.prose.text.matchAll(/\ufffd+/g)].map(({0: run, index}) => {
    const word = wordAround(block, index, index + run.length)
    const found = elide(block.prose.text.slice(word.start, word.end))
    return {
      block,
      kind: 'replacement',
      ...word,
      message: `A character in "${found}" was lost: check the original.`,
    }
  })
}

const names = new Map(Object.entries(references.names))
const entity = new RegExp(`&(amp;)?(${[...names.keys()].join('|')}|#\\d{2,6}|#x[\\da-f]{2,5});`, 'gi')
const meaningOf = (name: string) =>
  name.startsWith('#') ? characterOf(name) : (names.get(name) ?? names.get(name.toLowerCase()))

/** Character references that readers see; in HTML and in front matter the site may still resolve them. */
function shownEntities(draft: Draft, block: Block): EncodingDebris[] {
  if (block.kind === 'html' || block.kind === 'field' || block.kind === 'alt') return []
  return [...block.prose.text.matchAll(entity)].flatMap(({0: found, 2: name = '', index}) => {
    const span = {block, start: index, end: index + found.length}
    if (isEscaped(draft, span)) return []
    const meant = meaningOf(name)
    const advice = meant?.trim() ? `write "${meant}"` : meant ? 'write a space' : 'write the character itself'
    const fix = draft.format === 'text' && meant && !/[<>]/.test(meant) ? {fix: [{...placeOf(span), text: meant}]} : {}
    return {...span, kind: 'entity', message: `"${found}" is shown to readers as typed: ${advice}.`, ...fix}
  })
}

/** `\&#39;` and `&#x26;amp;`: Markdown shows what is spelled out, and somebody took care that it does. */
function isEscaped({format, text}: Draft, span: Span): boolean {
  const {start} = placeOf(span)
  return format !== 'text' && (text[start - 1] === '\\' || /^&#(?:x26|38);/i.test(text.slice(start, start + 6)))
}

function characterOf(reference: string): string | undefined {
  const code = /^#x/i.test(reference) ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1))
  return code >= 0xa0 && code <= 0xffff && !(code >= 0xd800 && code <= 0xdfff)
    ? String.fromCharCode(code)
    : code >= 32 && code < 127
      ? String.fromCharCode(code)
      : undefined
}

/** What a scraper gets of an address that the site hides. */
const maskedAddresses = (block: Block): EncodingDebris[] =>
  matchesIn(block, /\[email[\s\u00a0]protected\]/gi).map((span) => ({
    ...span,
    kind: 'email',
    message: `"${textOf(span)}" stands in for a hidden email address: restore it if it is public, or cut it.`,
  }))

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

interface Sort {
  kind: EncodingKind
  pattern: RegExp
  name: string
  instead: string
  /** Mends the text and nothing else. */
  safe: boolean
}

const sorts: readonly Sort[] = [
  {
    kind: 'soft-hyphen',
    pattern: /(?<=[\p{L}\p{N}])\u00ad+(?=[\p{L}\p{N}])/gu,
    name: 'a soft hyphen',
    instead: '',
    safe: true,
  },
  // Elsewhere it may keep a mark at the start of a line from being markup.
  {kind: 'soft-hyphen', pattern: /\u00ad+/g, name: 'a soft hyphen', instead: '', safe: false},
  {
    kind: 'zero-width',
    pattern: /(?<=\p{L})[\u200b\u2060\ufeff]+(?=\p{L})|(?<=\p{Script=Latin})[\u200b-\u200d]+(?=\p{Script=Latin})/gu,
    name: 'an invisible space',
    instead: '',
    safe: true,
  },
  {
    kind: 'zero-width',
    pattern: /[\u200b\ufeff\u202a\u202c\u2066\u2068\u2069]+/g,
    name: 'an invisible mark',
    instead: '',
    safe: false,
  },
  {
    kind: 'bidi',
    pattern: /[\u202b\u202d\u202e\u2067]+/g,
    name: 'a hidden text-direction mark',
    instead: '',
    safe: false,
  },
  {
    kind: 'private-use',
    pattern: /[\ue000-\uf8ff]+/g,
    name: 'a character that only one font can show',
    instead: '',
    safe: false,
  },
  {
    kind: 'space',
    pattern: /(?<=[\p{L}\p{N},;])\u00a0(?=\p{L})/gu,
    name: 'a non-breaking space',
    instead: ' ',
    safe: true,
  },
]

/** What any of them looks for. */
const invisible = /[\u00a0\u00ad\u200b-\u200d\u202a-\u202e\u2060\u2066-\u2069\ufeff\ue000-\uf8ff]/

/** Invisible characters: one finding for each block and sort, at the first, with the repair of all. */
function invisibles(block: Block): EncodingDebris[] {
  const {text} = block.prose
  const rtl = rightToLeft.test(text)
  const seen = new Set<number>()
  return sorts.flatMap(({kind, pattern, name, instead, safe}): EncodingDebris[] => {
    if (rtl && kind !== 'private-use' && kind !== 'soft-hyphen') return []
    const found = [...text.matchAll(pattern)].filter(({index}) => !seen.has(index))
    for (const {index} of found) seen.add(index)
    const [first] = found
    if (!first) return []
    const {start, end} = wordAround(block, first.index, first.index + first[0].length)
    const words = elide(
      text.slice(start, end).replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff]/g, ''),
    )
    const more = found.length > 1 ? ` (and ${found.length - 1} more here)` : ''
    const fix = found.map(({0: run, index}) => ({...placeIn(block.prose, index, index + run.length), text: instead}))
    // Without it, what stands between angle brackets could be a tag or a comment.
    const isSafe = safe && !text.includes('<')
    const where = words ? `"${words}" contains` : 'This text contains'
    const todo =
      instead === ' ' ? 'write an ordinary space' : kind === 'private-use' ? 'replace or remove it' : 'remove it'
    return [{block, start, end, kind, message: `${where} ${name}${more}: ${todo}.`, ...(isSafe ? {fix} : {})}]
  })
}
