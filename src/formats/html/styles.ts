// What word processors say by style alone in the HTML they export: emphasis, bullets, comments.
import {attributeOf, type Element, elementsIn, isElement, type ParentNode, textBelow} from './parse.ts'

type Emphasis = 'strong' | 'emphasis' | 'delete'

const rule = /\.(c\d+)\s*\{([^{}]*)\}/g

/** The emphasis that a page's style sheet or a tag's own style gives elements, as in exports of Google Docs. */
export function readStyles(page: ParentNode): (element: Element) => Emphasis | undefined {
  const classes = new Map<string, Emphasis>()
  for (const element of elementsIn(page))
    if (element.tagName === 'style')
      for (const [, name = '', style = ''] of textBelow(element).matchAll(rule)) {
        const emphasis = emphasisIn(style)
        if (emphasis) classes.set(name, emphasis)
      }
  return (element) => {
    if (element.tagName !== 'span') return undefined
    const own = emphasisIn(attributeOf(element, 'style') ?? '')
    if (own || classes.size === 0) return own
    for (const name of (attributeOf(element, 'class') ?? '').split(/\s+/)) {
      const found = classes.get(name)
      if (found) return found
    }
    return undefined
  }
}

const styles: readonly [style: string, emphasis: Emphasis][] = [
  ['line-through', 'delete'],
  ['font-weight:bold', 'strong'],
  ['font-weight:700', 'strong'],
  ['font-style:italic', 'emphasis'],
]

function emphasisIn(style: string): Emphasis | undefined {
  const compact = style.replace(/\s+/g, '')
  return styles.find(([said]) => compact.includes(said))?.[1]
}

/** Is an element a comment of an editor that Google Docs puts below the text? */
export function isEditorComment(element: Element): boolean {
  if (element.tagName !== 'div') return false
  const [first] = element.childNodes.filter(isElement)
  const [anchor] = first?.tagName === 'p' ? first.childNodes.filter(isElement) : []
  return anchor?.tagName === 'a' && /^cmnt\d+$/.test(attributeOf(anchor, 'id') ?? '')
}

/** Is an element a bullet that Word draws with a letter of another font? */
export function isDrawnBullet(element: Element): boolean {
  const style = element.tagName === 'span' ? (attributeOf(element, 'style') ?? '') : ''
  return (style.includes('Symbol') || style.includes('Wingdings')) && textBelow(element).trim().length < 3
}
