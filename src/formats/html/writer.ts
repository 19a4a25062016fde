// What may be changed in the source of a page, and how words are written there.
import type {Nodes, Root} from 'mdast'
import type {Run} from '../../core/draft/align.ts'
import type {Field, SourceText} from '../../core/draft/format.ts'
import type {Place} from '../../core/draft/place.ts'
import {bisect} from '../../core/order.ts'

/** An unbroken stretch of source: words, the value of an attribute, or an address. */
interface Stretch extends Place {
  kind: 'words' | 'value' | 'address'
}

/** The stretches of a page that hold its copy, and the encoding of each. */
export function openWriter(tree: Root, fields: readonly Field[], text: string): SourceText {
  const written = fields.filter(({path}) => !path.startsWith('jsonld.'))
  const stretches = written.flatMap(({prose}) => stretchesOf(prose.runs, valueKind(prose.runs, text)))
  const copy: Place[] = fields.map(({place}) => place)
  gather(tree)
  stretches.sort((a, b) => a.start - b.start)
  copy.sort((a, b) => a.start - b.start)
  return {write, holds}

  function gather(node: Nodes): void {
    if (node.type === 'text') stretches.push(...stretchesOf(node.data?.runs ?? [], 'words'))
    if (node.type === 'image') stretches.push(...stretchesOf(node.data?.runs ?? [], 'value'))
    if ((node.type === 'link' || node.type === 'image') && node.data?.target)
      stretches.push({...node.data.target, kind: 'address'})
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell' || node.type === 'html')
      copy.push({start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0})
    if ('children' in node) for (const child of node.children) gather(child)
  }

  function write<E extends Place & {text: string}>(edit: E): E | undefined {
    const {start, end} = edit
    const stretch = stretches[bisect(stretches, (one) => one.start > start) - 1]
    if (!stretch || end > stretch.end) return undefined
    const words = encode(edit.text, stretch, text)
    return words === undefined ? undefined : {...edit, text: words}
  }

  function holds({start, end}: Place): boolean {
    const at = copy[bisect(copy, (one) => one.start > start) - 1]
    return at !== undefined && end <= at.end
  }
}

/** Runs that follow one another without a gap. */
function stretchesOf(runs: readonly Run[], kind: Stretch['kind']): Stretch[] {
  const stretches: Stretch[] = []
  for (const {start, end} of runs) {
    const last = stretches.at(-1)
    if (last?.end === start) last.end = end
    else stretches.push({start, end, kind})
  }
  return stretches
}

/** MappedWords of a field stand in an attribute, or between tags. */
const valueKind = ([first]: readonly Run[], text: string): Stretch['kind'] =>
  first && /["'=]/.test(text[first.start - 1] ?? '') ? 'value' : 'words'

/** MappedWords as they are written in a stretch of source; undefined where they can't stand there. */
function encode(words: string, {kind, start}: Stretch, text: string): string | undefined {
  if (/[\r\n]/.test(words)) return undefined
  if (kind === 'address') return /["'<>\s]/.test(words) ? undefined : words
  const plain = words.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  if (kind === 'words') return plain
  if (!/["']/.test(text[start - 1] ?? '')) return undefined
  return plain.replace(/"/g, '&quot;').replace(/'/g, '&#39;')
}
