// The styles of an OpenDocument text: which letters are emphasized, which lists are numbered, what a paragraph is.
import type {Letters} from '../word/styles.ts'
import {elementsBelow, elementsOf, type XmlElement, xmlAttribute} from '../word/xml.ts'

/** Answers about styles by their names. */
export interface OdtStyles {
  letters(name: string | undefined): Letters
  /** The names of a paragraph's style and of those it is based on. */
  names(name: string | undefined): readonly string[]
  isNumbered(list: string | undefined): boolean
}

/** The styles of these parts; a later one doesn't override an earlier. */
export function openOdtStyles(roots: readonly XmlElement[]): OdtStyles {
  const styles = new Map<string, XmlElement>()
  const lists = new Map<string, boolean>()
  for (const root of roots)
    for (const element of elementsBelow(root)) {
      const name = xmlAttribute(element, 'style:name') ?? ''
      if (element.name === 'style:style' && !styles.has(name)) styles.set(name, element)
      if (element.name === 'text:list-style' && !lists.has(name))
        lists.set(name, elementsOf(element)[0]?.name === 'text:list-level-style-number')
    }
  return {
    letters: (name) => lettersIn(styles.get(name ?? '')),
    names,
    isNumbered: (list) => lists.get(list ?? '') ?? false,
  }

  function names(name: string | undefined): string[] {
    const found: string[] = []
    for (let at = name; at && !found.includes(plainName(at)); ) {
      found.push(plainName(at))
      const style = styles.get(at)
      at = style && xmlAttribute(style, 'style:parent-style-name')
    }
    return found
  }
}

/** Names are written with codes for what isn't a letter: `Source_20_Text`. */
const plainName = (name: string): string =>
  name.replace(/_([\da-f]{2})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))).toLowerCase()

function lettersIn(style: XmlElement | undefined): Letters {
  const letters: Letters = {}
  for (const element of style ? elementsOf(style) : []) {
    if (element.name !== 'style:text-properties') continue
    const [weight, slant, line, display] = [
      ...['fo:font-weight', 'fo:font-style', 'style:text-line-through-style', 'text:display'],
    ].map((name) => xmlAttribute(element, name))
    if (weight) letters.strong = weight === 'bold' || Number(weight) >= 600
    if (slant) letters.emphasis = slant === 'italic' || slant === 'oblique'
    if (line) letters.deleted = line !== 'none'
    if (display) letters.hidden = display === 'none'
  }
  return letters
}
