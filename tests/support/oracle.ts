// An oracle for places: micromark's own tokens say where each character of a text stands, without any lining up.
import {parse, postprocess, preprocess} from 'micromark'
import {decodeString} from 'micromark-util-decode-string'
import type {Block} from '../../src/core/draft/blocks.ts'
import type {Draft} from '../../src/core/draft/draft.ts'
import {objectCharacter} from '../../src/core/draft/prose.ts'
import {coverOther} from '../../src/formats/markdown.ts'
import {syntaxFor} from '../../src/formats/remark.ts'

/** What stands in prose, and the stretch of source it comes from. */
interface Token {
  text: string
  start: number
  end: number
}

const words = new Set(['data', 'autolinkProtocol', 'autolinkEmail'])

/** What has tokens of words but is no prose. */
const other = new Set([
  ...['resource', 'reference', 'image', 'codeText', 'htmlText', 'htmlFlow', 'definition', 'codeFenced', 'codeIndented'],
  ...['gfmFootnoteCall', 'gfmFootnoteDefinitionLabel', 'yaml', 'toml', 'hardBreakTrailing', 'hardBreakEscape'],
])

function eventsOf(source: string) {
  const parser = parse({extensions: syntaxFor(source)})
  return postprocess(parser.document().write(preprocess()(source, undefined, true)))
}

/** A byte order mark left in the text is a space to the parser, and a rule that opens no front matter is one of stars. */
function givenOf({text: source, tree}: Draft): string {
  const text = coverOther(source).covered
  if (text.startsWith('\uFEFF')) return ` ${text.slice(1)}`
  const hasMatter = eventsOf(text).some(([, {type}]) => (type as string) === 'yaml')
  return hasMatter && tree.children[0]?.type !== 'yaml' ? `***${text.slice(3)}` : text
}

/** The characters of all prose in a Markdown source, in order; an escape or reference is one token with its marks. */
function tokensOf(source: string): Token[] {
  const events = eventsOf(source)
  const tokens: Token[] = []
  let inOther = 0
  let afterCheck = false
  for (const [way, {type, start, end}] of events) {
    if (other.has(type)) inOther += way === 'enter' ? 1 : -1
    if (way === 'enter' || inOther > 0) continue
    const slice = source.slice(start.offset, end.offset)
    if (type === 'characterReference') tokens.push({text: decodeString(slice), start: start.offset, end: end.offset})
    else if (type === 'characterEscapeValue') tokens.push({text: slice, start: start.offset - 1, end: end.offset})
    else if (type === 'taskListCheck') afterCheck = true
    else if (words.has(type))
      for (let i = afterCheck ? 1 : 0; i < slice.length; i++) {
        const text = slice[i] === '\0' ? '\uFFFD' : (slice[i] as string)
        tokens.push({text, start: start.offset + i, end: start.offset + i + 1})
      }
    afterCheck &&= type === 'taskListCheck'
  }
  return tokens
}

/** The characters of a block's prose with their places, without line ends and what stands for objects. */
function charactersOf({prose: {marked, ...own}}: Block): Token[] {
  // Micromark has the marks within words that prose leaves out.
  const prose = marked ?? own
  const objects = new Set(
    prose.inlines.filter(({type}) => !/^(?:link|emph|strong|delete)/.test(type)).map(({start}) => start),
  )
  return prose.runs.flatMap(({at, length, start, end}) => {
    const text = prose.text.slice(at, at + length)
    if (objects.has(at) && (text === objectCharacter || text === '\n')) return []
    if (length !== end - start) return [{text, start, end}]
    return Array.from({length}, (_, i) => ({text: text[i] as string, start: start + i, end: start + i + 1}))
  })
}

const lineEnd = (token: Token, text: string) =>
  token.text === '\n' && !text.slice(token.start, token.end).startsWith('&')

/** Prose characters whose text or place is not what micromark says; none is right. */
export function misplaced(draft: Draft): {expected?: Token | undefined; found?: Token | undefined}[] {
  const wikis = coverOther(draft.text).covers.filter(({kind}) => kind === 'wiki')
  const inWiki = ({start}: Token) => wikis.some((cover) => cover.start <= start && start < cover.end)
  const expected = tokensOf(givenOf(draft)).filter((token) => !lineEnd(token, draft.text) && !inWiki(token))
  const blocks = draft.blocks.filter(({kind}) => kind === 'heading' || kind === 'paragraph' || kind === 'cell')
  const found = blocks
    .flatMap(charactersOf)
    .filter((token) => !inWiki(token))
    .filter((token) => !lineEnd(token, draft.text))
    .sort((a, b) => a.start - b.start)
  const wrong = []
  for (let i = 0, j = 0; i < expected.length || j < found.length; i++, j++) {
    const [right, mine] = [expected[i], found[j]]
    if (right && mine && right.text === mine.text && right.start === mine.start && right.end === mine.end) continue
    wrong.push({expected: right, found: mine})
    if (wrong.length > 5) break
  }
  return wrong
}

const readable = (source: string) => source.replace(/\0/g, '\uFFFD').replace(/\r/g, '\n')
const folded = (text: string) => text.replace(/[\r\n]/g, ' ')

/** What every prose must hold, whatever the text: places inside the block, ascending, and slices that are right. */
export function brokenPlaces(draft: Draft): string[] {
  return draft.blocks.flatMap(({kind, prose, place}) => {
    const broken: string[] = []
    let at = 0
    let last = place.start
    for (const run of prose.runs) {
      if (run.at !== at) broken.push(`${kind}: a gap in prose at ${at}`)
      if (run.start < last || run.end < run.start || run.end > place.end)
        broken.push(`${kind}: run at ${run.start} is out of place`)
      const text = prose.text.slice(run.at, run.at + run.length)
      const source = draft.text.slice(run.start, run.end)
      if (
        text.length === source.length &&
        text !== source &&
        text !== readable(source) &&
        text !== source.replace(/\r/g, '\n') &&
        !(kind === 'field' && folded(text) === folded(source))
      )
        broken.push(`${kind}: ${JSON.stringify(text)} is not ${JSON.stringify(source)}`)
      at += run.length
      last = run.end
    }
    if (at !== prose.text.length) broken.push(`${kind}: runs end at ${at} of ${prose.text.length}`)
    return broken
  })
}
