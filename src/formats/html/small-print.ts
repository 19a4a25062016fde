// The small print at the end of a page: lines that say whose it is.
import {holdsNoWords} from './elements.ts'
import {type ChildNode, type Element, isElement, isText, type ParentNode, textBelow} from './parse.ts'

const openings = ['©', '(c) ', 'copyright ', 'all rights reserved']
const longest = 300

/** The elements at the end of a page that hold its small print; text that stands free is not looked at. */
export function smallPrintOf(page: ParentNode): ReadonlySet<Element> {
  const found = new Set<Element>()
  look(page)
  return found

  /** Look from the end; true where words have been met that are no small print. */
  function look(parent: ParentNode): boolean {
    for (const node of parent.childNodes.toReversed()) {
      if (!holdsWords(node)) continue
      if (!isElement(node)) return true
      const words = textBelow(node).trim().toLowerCase()
      if (words.length < longest && openings.some((opening) => words.startsWith(opening))) found.add(node)
      else if (look(node)) return true
    }
    return false
  }
}

const holdsWords = (node: ChildNode): boolean =>
  isText(node)
    ? node.value.trim() !== ''
    : isElement(node) && !holdsNoWords(node) && node.childNodes.some((child) => holdsWords(child))
