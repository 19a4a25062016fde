// Where the mark of a comment stands that would end in the first paragraph of a content control.
import {childOf, isXmlElement, type XmlElement} from './xml.ts'

/** A paragraph that a mark could stand in. */
interface PossiblePlace {
  element: XmlElement
  /** What it flows in: the root of its part, or a text box. */
  flow: XmlElement
  /** It opens a content control: LibreOffice makes one field of it, and drops what a mark in it stands among. */
  isOpening: boolean
}

/**
 * Says where the mark of a comment goes whose words end in a paragraph: undefined where it stays there, otherwise an
 * offset in another paragraph of the same part. The range of the comment stays round its words.
 */
export function referencePlaces(root: XmlElement): (paragraph: XmlElement) => number | undefined {
  const all: PossiblePlace[] = []
  gather(root, {flow: root, isGallery: false, isOpening: false}, all)
  const places = new Map<XmlElement, number>()
  const lastIn = new Map<XmlElement, number>()
  // From the end, for the start of the paragraph after it; then from the start, for the end of the one before it.
  for (const one of [...all].reverse()) addPlace(one, startOf(one.element))
  lastIn.clear()
  for (const one of all) addPlace(one, one.element.close)
  return (paragraph) => places.get(paragraph)

  function addPlace({element, flow, isOpening}: PossiblePlace, own: number): void {
    const nearest = lastIn.get(flow)
    if (isOpening && nearest !== undefined && !places.has(element)) places.set(element, nearest)
    if (!isOpening && element.close < element.end) lastIn.set(flow, own)
  }
}

const startOf = (paragraph: XmlElement): number => childOf(paragraph, 'w:pPr')?.end ?? paragraph.inner

interface Around {
  flow: XmlElement
  /** Inside what a gallery has made, such as a title page, paragraphs stay paragraphs. */
  isGallery: boolean
  /** A content control has begun and had no paragraph yet. */
  isOpening: boolean
}

/** Gather the paragraphs below an element; returns whether a control still waits for its first. */
function gather(element: XmlElement, around: Around, all: PossiblePlace[]): boolean {
  let {isOpening} = around
  for (const node of element.children) {
    if (!isXmlElement(node) || node.name === 'mc:Fallback') continue
    if (node.name === 'w:p') {
      all.push({element: node, flow: around.flow, isOpening: isOpening && !around.isGallery})
      isOpening = false
      gather(node, {...around, isOpening: false}, all)
    } else if (node.name === 'w:txbxContent') gather(node, {...around, flow: node, isOpening: false}, all)
    else if (node.name === 'w:sdt') {
      const isGallery = around.isGallery || isOfGallery(node)
      gather(node, {...around, isGallery, isOpening: true}, all)
      isOpening = false
    } else isOpening = gather(node, {...around, isOpening}, all)
  }
  return isOpening
}

function isOfGallery(control: XmlElement): boolean {
  const properties = childOf(control, 'w:sdtPr')
  return ['w:docPartObj', 'w:docPartList'].some((name) => properties && childOf(properties, name) !== undefined)
}
