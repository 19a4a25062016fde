// The words of one block of HTML as mdast: text with its places, emphasis, links, pictures, line breaks.
import type {Break, Html, Image, InlineCode, PhrasingContent, Text} from 'mdast'
import {codeTags, emphasisOf, holdsNoWords, type IsCopy} from './elements.ts'
import {attributeOf, type ChildNode, type Element, isComment, isElement, isText, textBelow} from './parse.ts'
import type {PageSource} from './source.ts'
import {foldBlanks, isBlankAt, type MappedWords, trimEnd} from './words.ts'

/** What a line of words is so far. */
interface LineState {
  /** White space at the start of what comes next is dropped. */
  afterBlank: boolean
  /** MappedWords or a picture have been met. */
  isFilled: boolean
  last?: Text
}

/** The words of nodes that stand in one line, without white space around them; nothing where there are none. */
export function phrasingOf(nodes: readonly ChildNode[], source: PageSource, isCopy: IsCopy): PhrasingContent[] {
  const line: LineState = {afterBlank: true, isFilled: false}
  const children = gather(nodes)
  if (line.last && line.afterBlank) retext(line.last, trimEnd(wordsIn(line.last)), source)
  return line.isFilled ? dropEmpty(children) : children.filter(({type}) => type === 'html')

  function gather(nodes: readonly ChildNode[]): PhrasingContent[] {
    return nodes.flatMap((node): PhrasingContent[] => {
      if (isText(node)) return addWords(line, source.textOf(node), source)
      if (isComment(node)) return source.commentOf(node)
      return isElement(node) && !holdsNoWords(node) && isCopy(node) ? ofElement(node) : []
    })
  }

  function ofElement(element: Element): PhrasingContent[] {
    const {tagName} = element
    if (tagName === 'br') return addBreak(line, element, source)
    if (tagName === 'img' || tagName === 'amp-img') return addPicture(line, element, source)
    if (codeTags.has(tagName) || tagName === 'math') return addCode(line, element, source)
    if (isNote(element) || isMaskedAddress(element)) return addObject(line, element, source)
    const style = source.styleOf(element) ?? emphasisOf[tagName]
    const children = gather(element.childNodes)
    if (children.length === 0) return []
    if (tagName === 'a' && leadsSomewhere(element, children, source)) return [linkOf(element, children, source)]
    return style && source.isShown(children)
      ? [{type: style, children, position: source.around(element, children)}]
      : children
  }
}

const wordsIn = ({value, data}: Text): MappedWords => ({value, runs: data?.runs ?? []})

function retext(node: Text, {value, runs}: MappedWords, source: PageSource): void {
  node.value = value
  node.data = {runs}
  const [start, end] = [runs[0]?.start, runs.at(-1)?.end]
  if (start !== undefined && end !== undefined) node.position = source.positionOf({start, end})
}

function addWords(line: LineState, words: MappedWords, source: PageSource): Text[] {
  const folded = foldBlanks(words, line.afterBlank)
  if (!folded.value || folded.runs.length === 0) return []
  const node: Text = {type: 'text', value: ''}
  retext(node, folded, source)
  line.afterBlank = isBlankAt(folded.value, folded.value.length - 1)
  line.isFilled ||= folded.value.trim() !== ''
  line.last = node
  return [node]
}

/** A line break; white space before it isn't seen. */
function addBreak(line: LineState, element: Element, source: PageSource): Break[] {
  if (line.last && line.afterBlank) retext(line.last, trimEnd(wordsIn(line.last)), source)
  if (!line.isFilled) return []
  line.afterBlank = true
  delete line.last
  return [{type: 'break', position: source.positionOf(source.placeOf(element))}]
}

/** Where the address of a picture stands that is loaded only when it is seen, in the order of preference. */
const addresses = ['src', 'data-src', 'data-original', 'data-lazy-src', 'data-srcset', 'srcset']

const isForProgram = (name: string) => name === 'id' || name.startsWith('on') || name.startsWith('data-')

const noAddresses = new Set(['', '//:0', 'about:blank'])

/** Is this a picture only once a program has filled it in? */
function isFilledLater(element: Element): boolean {
  if (addresses.some((name) => !noAddresses.has(attributeOf(element, name)?.trim() ?? ''))) return false
  return attributeOf(element, 'src') !== '' || element.attrs.some(({name}) => isForProgram(name))
}

function addPicture(line: LineState, element: Element, source: PageSource): Image[] {
  if (isFilledLater(element)) return []
  const alt = attributeOf(element, 'alt') ?? ''
  const name = addresses.find((one) => /\S/.test(attributeOf(element, one) ?? '')) ?? 'src'
  const target = source.valueOf(element, name) ?? source.placeOf(element)
  const runs = alt.trim() ? source.runsOfValue(element, 'alt') : undefined
  line.afterBlank = false
  line.isFilled = true
  delete line.last
  const position = source.positionOf(source.placeOf(element))
  return [{type: 'image', url: attributeOf(element, name) ?? '', alt, position, data: {target, ...(runs && {runs})}}]
}

function addCode(line: LineState, element: Element, source: PageSource): InlineCode[] {
  const value = textBelow(element)
  if (!value.trim()) return []
  line.afterBlank = false
  line.isFilled = true
  delete line.last
  return [{type: 'inlineCode', value, position: source.positionOf(source.placeOf(element))}]
}

/** An address that the site hides from robots, and shows to readers. */
const isMaskedAddress = (element: Element): boolean =>
  (attributeOf(element, 'class') ?? '').split(/\s+/).includes('__cf_email__')

/** The mark of a note: a raised number or sign that is a link. */
const isNote = (element: Element): boolean =>
  element.tagName === 'sup' &&
  /^\s*[[(]?(?:\d{1,3}|[a-z]|[*†‡§])[\])]?\s*$/i.test(textBelow(element)) &&
  holdsLink(element)

const holdsLink = ({childNodes}: Element): boolean =>
  childNodes.some((node) => isElement(node) && (node.tagName === 'a' || holdsLink(node)))

function addObject(line: LineState, element: Element, source: PageSource): Html[] {
  const place = source.placeOf(element)
  line.afterBlank = false
  delete line.last
  return [{type: 'html', value: source.text.slice(place.start, place.end), position: source.positionOf(place)}]
}

/**
 * Is this a link? One without an address is none. One to nowhere, or to a place in the page, isn't where a program runs
 * it: it has a picture alone in it, or a name on a page with scripts.
 */
function leadsSomewhere(element: Element, children: readonly PhrasingContent[], {hasPrograms}: PageSource): boolean {
  const href = attributeOf(element, 'href')?.trim()
  if (href === undefined) return false
  if (href !== '' && !href.startsWith('#')) return true
  if (hasPrograms && element.attrs.some(({name}) => name === 'class' || name === 'id' || isForProgram(name)))
    return false
  return (
    href !== '#' || !children.every((node) => node.type === 'image' || (node.type === 'text' && !node.value.trim()))
  )
}

function linkOf(element: Element, children: PhrasingContent[], source: PageSource): PhrasingContent {
  const target = source.valueOf(element, 'href') ?? source.placeOf(element)
  const url = source.addressOf(element)
  const position = source.around(element, children)
  return {type: 'link', url, children: children as never, position, data: {target}}
}

/** Without texts that folding has left empty, and without line breaks at the end. */
function dropEmpty(nodes: PhrasingContent[]): PhrasingContent[] {
  const kept = nodes.filter((node) => node.type !== 'text' || node.value !== '')
  while (kept.at(-1)?.type === 'break') kept.pop()
  return kept
}
