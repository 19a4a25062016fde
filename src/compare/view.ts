// A draft as it is compared: every stretch of copy in its front matter and body, with wrapped lines joined.

import {makeBlockCache} from '../core/draft/block-cache.ts'
import {type Block, makeBlock, numberBlocks} from '../core/draft/blocks.ts'
import type {Draft} from '../core/draft/draft.ts'
import {type Place, placeOfNode} from '../core/draft/place.ts'
import {placeIn} from '../core/draft/prose.ts'
import {isBlank} from '../core/draft/spans.ts'

/** The same draft for comparing: its blocks are copies, whose line ends stand only where a line really ends. */
export function viewOf(draft: Draft): Draft {
  const shown = draft.blocks.filter(({kind}) => kind !== 'field')
  const blocks = [...frontMatterBlocks(draft), ...shown].map((block) => joinLines(block, draft))
  const cache = makeBlockCache(blocks.length)
  numberBlocks(blocks, cache)
  return {...draft, blocks, cache}
}

/** All values of the front matter: those that are texts, and what is left of its lines. */
function frontMatterBlocks({fields, tree, text}: Draft): Block[] {
  const texts = fields.map(({path, prose, place}) => makeBlock({kind: 'field', prose, place, parents: [], field: path}))
  const [first] = tree.children
  if (!first || !['yaml', 'toml'].includes(first.type)) return texts
  const others = linesIn(text, placeOfNode(first)).flatMap((line) => valueIn(text, line, fields))
  return [...texts, ...others].sort((a, b) => a.place.start - b.place.start)
}

function linesIn(text: string, {start, end}: Place): Place[] {
  const lines = [...text.slice(start, end).matchAll(/[^\r\n]+/g)]
  return lines.map(({0: line, index}) => ({start: start + index, end: start + index + line.length})).slice(1, -1)
}

const key = /^[ \t-]*(?:[\w.-]+[ \t]*[:=])?[ \t]*/

/** The value of a line that isn't one of the texts. */
function valueIn(text: string, line: Place, fields: Draft['fields']): Block[] {
  const isText = fields.some(({place}) => place.start < line.end && line.start < place.end)
  const start = line.start + (key.exec(text.slice(line.start, line.end))?.[0].length ?? 0)
  const value = text.slice(start, line.end).trimEnd()
  if (isText || !/\d/.test(value)) return []
  const end = start + value.length
  const prose = {text: value, runs: [{at: 0, length: value.length, start, end}], inlines: []}
  return [makeBlock({kind: 'field', prose, place: {start, end}, parents: []})]
}

/** A copy of a block, as a paragraph if it is of the front matter: names are read in it. */
function joinLines(block: Block, draft: Draft): Block {
  const {prose} = block
  const kind = block.kind === 'field' ? 'paragraph' : block.kind
  const marks = prose.text.includes('\n') ? lineEndsOf(block, draft) : undefined
  const plain = prose.text.replace(/[\u00a0\u2007\u2009\u202f]/g, ' ').replace(/\u2011/g, '-')
  const text = marks ? plain.replace(/\n/g, (_, at: number) => (marks.has(at) ? '\n' : ' ')) : plain
  return {...block, kind, prose: {...prose, text}}
}

/** The offsets of the line ends that part lines, and don't merely wrap them. */
function lineEndsOf({prose}: Block, {format, text}: Draft): ReadonlySet<number> {
  if (format === 'text') return lineEndsInText(prose.text)
  const ends = new Set<number>()
  for (let at = prose.text.indexOf('\n'); at >= 0; at = prose.text.indexOf('\n', at + 1)) {
    const {start, end} = placeIn(prose, at, at + 1)
    if (/^(?:\\|<| {2})/.test(text.slice(start, end))) ends.add(at)
  }
  return ends
}

const opensItem = /^\s*(?:[-*•–▪‣]\s|\d{1,3}[.)]\s)/

/** In plain text lines are wrapped if the first word of each wouldn't have fitted on the line before. */
function lineEndsInText(text: string): ReadonlySet<number> {
  const lines = text.split('\n')
  const widest = Math.max(...lines.map((line) => line.trimEnd().length))
  const isWrapped = lines.slice(1).every((line, i) => {
    const word = /^\S*/.exec(line.trimStart())?.[0].length ?? 0
    return (lines[i] as string).trimEnd().length + 1 + word > widest
  })
  const ends = new Set<number>()
  let at = -1
  for (const [i, line] of lines.slice(0, -1).entries()) {
    at += line.length + 1
    if (!isWrapped || widest > widestWrapped || opensItem.test(lines[i + 1] as string)) ends.add(at)
  }
  return ends
}

/** Longer lines are paragraphs. */
const widestWrapped = 130

/** A range of a text without the white space around it. */
export function trimRange(text: string, from: number, to: number): {start: number; end: number} {
  let [start, end] = [from, to]
  while (start < end && isBlank(text, start)) start++
  while (end > start && isBlank(text, end - 1)) end--
  return {start, end}
}
