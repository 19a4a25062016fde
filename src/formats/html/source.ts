// The source of a page: where its nodes, words and attributes stand.
import type {Html, PhrasingContent} from 'mdast'
import type {Position} from 'unist'
import type {Run} from '../../core/draft/align.ts'
import {makeLocator} from '../../core/draft/draft.ts'
import type {Place} from '../../core/draft/place.ts'
import {attributeOf, type ChildNode, type CommentNode, type Element, type TextNode} from './parse.ts'
import {alignHtml, valuePlace} from './references.ts'
import type {MappedWords} from './words.ts'

/** Answers about places in the source of one page. */
export interface PageSource {
  text: string
  /** Has a whole page scripts, which may run its links? */
  hasPrograms: boolean
  /** The words of a text node. */
  textOf(node: TextNode): MappedWords
  /** A comment as HTML, where it speaks to us. */
  commentOf(node: CommentNode): Html[]
  /** The emphasis that the style of a page gives an element. */
  styleOf(element: Element): 'strong' | 'emphasis' | 'delete' | undefined
  placeOf(node: ChildNode): Place
  positionOf(place: Place): Position
  /** The position of an element, or of what it holds where it has none of its own or stands elsewhere. */
  around(element: Element, children: readonly PhrasingContent[]): Position
  /** Whether any of these is seen. */
  isShown(children: readonly PhrasingContent[]): boolean
  /** The place of an attribute's value. */
  valueOf(element: Element, name: string): Place | undefined
  /** The map of an attribute's value. */
  runsOfValue(element: Element, name: string): Run[] | undefined
  /** Where a link leads, without the detour some word processors put before it. */
  addressOf(element: Element): string
}

type StyleOf = PageSource['styleOf']

/** Open the source of a page; `styleOf` knows what its style sheet says. */
export function openSource(text: string, styleOf: StyleOf, hasPrograms = false): PageSource {
  const locate = makeLocator(text)
  const positionOf = ({start, end}: Place): Position => ({start: locate(start), end: locate(end)})
  // A comment that is never closed ends, to parse5, behind the text.
  const placeOf = ({sourceCodeLocation}: ChildNode): Place => ({
    start: sourceCodeLocation?.startOffset ?? 0,
    end: Math.min(text.length, sourceCodeLocation?.endOffset ?? 0),
  })
  const source: PageSource = {
    ...{text, hasPrograms, styleOf, placeOf, positionOf, addressOf},
    textOf(node) {
      const place = placeOf(node)
      return {value: node.value, runs: alignHtml(node.value, text, place) ?? wholeRun(node.value, place)}
    },
    commentOf(node) {
      const place = placeOf(node)
      const value = text.slice(place.start, place.end)
      return /copydesk/i.test(value) ? [{type: 'html', value, position: positionOf(place), data: {isNote: true}}] : []
    },
    around(element, children) {
      const own = placeOf(element)
      const start = children[0]?.position?.start.offset ?? own.start
      const end = children.at(-1)?.position?.end.offset ?? own.end
      return positionOf(own.start <= start && own.end >= end ? own : {start, end})
    },
    isShown: (children) => children.some((node) => node.type !== 'text' || node.value.trim() !== ''),
    valueOf(element, name) {
      const place = attributePlace(element, name)
      return place && valuePlace(text, place)
    },
    runsOfValue(element, name) {
      const place = attributePlace(element, name)
      const value = attributeOf(element, name) ?? ''
      if (!place) return undefined
      const at = valuePlace(text, place)
      return alignHtml(value, text, at, true) ?? wholeRun(value, at)
    },
  }
  return source
}

const wholeRun = ({length}: string, {start, end}: Place): Run[] => [{at: 0, length, start, end}]

function attributePlace({sourceCodeLocation}: Element, name: string): Place | undefined {
  const found = sourceCodeLocation?.attrs?.[name]
  return found && {start: found.startOffset, end: found.endOffset}
}

const detour = /^https?:\/\/(?:www\.)?google\.com\/url\?(?:[^#]*&)?q=([^&#]+)/

function addressOf(element: Element): string {
  const href = attributeOf(element, 'href') ?? ''
  const [, wrapped] = detour.exec(href) ?? []
  if (wrapped === undefined) return href
  try {
    return decodeURIComponent(wrapped)
  } catch {
    return href
  }
}
