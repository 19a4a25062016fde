// What the elements of HTML are to copy: blocks, what holds no copy, emphasis.
import {attributeOf, type ChildNode, type Element, isElement} from './parse.ts'

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '))

const blockTags = set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp',
)

const noCopyTags = set(
  'applet area audio base canvas col colgroup datalist embed frame frameset head iframe link map meta meter nav-menu noembed noframes noscript object option optgroup param progress rp rt rtc script select source style svg template textarea title track video',
)

/** Elements whose words are code. */
export const codeTags = set('code kbd listing plaintext pre samp tt xmp')

/** The emphasis an element stands for. */
export const emphasisOf: Readonly<Record<string, 'strong' | 'emphasis' | 'delete'>> = {
  ...{b: 'strong', strong: 'strong', em: 'emphasis', i: 'emphasis', cite: 'emphasis', dfn: 'emphasis', var: 'emphasis'},
  ...{del: 'delete', s: 'delete', strike: 'delete'},
}

const hidingStyles = ['display:none', 'visibility:hidden', 'mso-hide:all', 'mso-list:ignore']
const forScreenReaders = set('sr-only screen-reader-text visuallyhidden visually-hidden offscreen a11y-hidden')

const noSizes = ['width:0', 'height:0', 'max-height:0']

function hides(style: string): boolean {
  const compact = style.replace(/\s+/g, '').toLowerCase()
  if (hidingStyles.some((hiding) => compact.includes(hiding))) return true
  const parts = compact.replace(/:0px/g, ':0').split(';')
  return parts.includes('overflow:hidden') && noSizes.some((none) => parts.includes(none))
}

/** What a link has that leads somewhere, or is a slip; more is read by a program. */
const linkAttributes = set('class href id rel style target title')

/** A link to nowhere that runs a program, as a button does, and holds no picture. */
function isControl(element: Element): boolean {
  const href = attributeOf(element, 'href')?.trim() ?? '#'
  if (href !== '#' && !href.startsWith('javascript:')) return false
  if (element.childNodes.some((node) => isElement(node) && node.tagName === 'img')) return false
  if (element.attrs.some(({name}) => !linkAttributes.has(name))) return true
  return (attributeOf(element, 'class') ?? '').split(/\s+/).includes('close')
}

/** Is an element one that no reader sees, or that holds no copy? */
export function holdsNoWords(element: Element): boolean {
  const {tagName, attrs} = element
  if (noCopyTags.has(tagName) || tagName.includes(':') || tagName.startsWith('amp-ad')) return true
  if (attrs.length === 0) return false
  if (attributeOf(element, 'hidden') !== undefined) return true
  const style = attributeOf(element, 'style')
  if (style !== undefined && hides(style)) return true
  if (tagName === 'input' || (tagName === 'a' && isControl(element))) return true
  return (attributeOf(element, 'class') ?? '').split(/\s+/).some((name) => forScreenReaders.has(name))
}

/** Whether an element is copy; what stands below one that isn't is left out. */
export type IsCopy = (element: Element) => boolean

/** What an element is by its tag alone. */
export const isBlockTag = (element: Element): boolean => blockTags.has(element.tagName)

/** Tells whether a node is a block, or holds one; each element is asked about once. */
export function makeBlockTest(): (node: ChildNode) => boolean {
  const known = new Map<Element, boolean>()
  return isBlock

  function isBlock(node: ChildNode): boolean {
    if (!isElement(node) || holdsNoWords(node)) return false
    if (isBlockTag(node)) return true
    if (codeTags.has(node.tagName)) return false
    let answer = known.get(node)
    if (answer === undefined) {
      answer = node.childNodes.some(isBlock)
      known.set(node, answer)
    }
    return answer
  }
}
