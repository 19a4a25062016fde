// The comments of a Word file: who says what, and which ask to let findings pass.
import {ignoreIn} from './ignores.ts'
import {elementsBelow, elementsOf, textIn, type XmlElement, xmlAttribute} from './xml.ts'

/** A comment as it stands in its part. */
export interface WordComment {
  id: string
  author: string
  /** Its paragraphs. */
  lines: readonly string[]
  element: XmlElement
}

/** The comments of a part. */
export const readWordComments = (root: XmlElement | undefined): WordComment[] =>
  (root ? elementsOf(root) : [])
    .filter(({name}) => name === 'w:comment')
    .map((element) => ({
      id: xmlAttribute(element, 'w:id') ?? '',
      author: xmlAttribute(element, 'w:author') ?? '',
      lines: [...elementsBelow(element)].filter(({name}) => name === 'w:p').map(textBelow),
      element,
    }))

const textBelow = (element: XmlElement): string =>
  [...elementsBelow(element)]
    .map((one) => (one.name === 'w:t' ? textIn(one).value : one.name === 'w:tab' ? ' ' : ''))
    .join('')

/** What the comments say that ask to let findings pass, by their ids. */
export const ignoresIn = (comments: readonly WordComment[]): ReadonlyMap<string, string> =>
  new Map(
    comments.flatMap(({id, lines}): [string, string][] => {
      const body = ignoreIn(lines)
      return body === undefined ? [] : [[id, body]]
    }),
  )
