// The styles and numberings of a Word file: which are headings, lists, quotations, and which letters are emphasized.
import {childOf, elementsOf, type XmlElement, xmlAttribute} from './xml.ts'

/** What a style says, with what it takes over from those it is based on. */
export interface WordStyle {
  /** In lower case: `heading 1`, in whatever language the program speaks. */
  name: string
  /** The names of those it is based on, itself first. */
  names: readonly string[]
  /** 1–9 for headings. */
  outline: number | undefined
  numbering: XmlElement | undefined
  letters: Letters
}

/** How letters look; a value that isn't set is `undefined`. */
export interface Letters {
  strong?: boolean
  emphasis?: boolean
  deleted?: boolean
  hidden?: boolean
  code?: boolean
}

/** Answers about the styles of a file. */
export interface Styles {
  /** The style of an id; without one the default of paragraphs. */
  paragraph(id: string | undefined): WordStyle
  letters(id: string | undefined): Letters
}

const noStyle: WordStyle = {name: '', names: [], outline: undefined, numbering: undefined, letters: {}}

/** Read the part of styles, where there is one. */
export function readWordStyles(root: XmlElement | undefined): Styles {
  const {byId, normal} = stylesIn(root)
  const known = new Map<string, WordStyle>()
  return {
    paragraph: (id) => styleOf(id !== undefined && byId.has(id) ? id : (normal ?? '')),
    letters: (id) => (id === undefined ? {} : styleOf(id).letters),
  }

  function styleOf(id: string): WordStyle {
    const made = known.get(id)
    if (made) return made
    // Set before the one it is based on is asked: styles may be based on each other in a circle.
    known.set(id, noStyle)
    const element = byId.get(id)
    const style = element ? readStyle(element) : noStyle
    known.set(id, style)
    return style
  }

  function readStyle(element: XmlElement): WordStyle {
    const base = styleOf(valueIn(element, 'w:basedOn') ?? '')
    const name = (valueIn(element, 'w:name') ?? '').toLowerCase()
    const paragraph = childOf(element, 'w:pPr')
    const level = outlineIn(paragraph) ?? /^heading ([1-9])$/.exec(name)?.[1]
    return {
      name,
      names: [name, ...base.names],
      outline: level === undefined ? base.outline : Number(level) || undefined,
      numbering: (paragraph && childOf(paragraph, 'w:numPr')) ?? base.numbering,
      letters: {...base.letters, ...lettersOf(childOf(element, 'w:rPr')), ...lettersByName(name)},
    }
  }
}

/** The styles of a part by their ids, and which is that of paragraphs that name none. */
function stylesIn(root: XmlElement | undefined): {byId: Map<string, XmlElement>; normal: string | undefined} {
  const byId = new Map<string, XmlElement>()
  let normal: string | undefined
  for (const element of root ? elementsOf(root) : []) {
    if (element.name !== 'w:style') continue
    const id = xmlAttribute(element, 'w:styleId') ?? ''
    if (!byId.has(id)) byId.set(id, element)
    if (xmlAttribute(element, 'w:type') === 'paragraph' && isOn(xmlAttribute(element, 'w:default'), false))
      normal ??= id
  }
  return {byId, normal}
}

/** The outline level of properties of a paragraph, 1–9; 0 for body text, which Word calls level 9. */
export function outlineIn(properties: XmlElement | undefined): number | undefined {
  const level = properties && valueIn(properties, 'w:outlineLvl')
  if (level === undefined) return undefined
  return Number(level) < 9 ? Number(level) + 1 : 0
}

/** The `w:val` of a child. */
export function valueIn(element: XmlElement, name: string): string | undefined {
  const child = childOf(element, name)
  return child && xmlAttribute(child, 'w:val')
}

const off = new Set(['0', 'false', 'off', 'none'])

/** Whether a switch is on; without a value it is. */
export const isOn = (value: string | undefined, otherwise = true): boolean =>
  value === undefined ? otherwise : !off.has(value.toLowerCase())

const switches: Readonly<Record<string, keyof Letters>> = {
  'w:b': 'strong',
  'w:i': 'emphasis',
  'w:strike': 'deleted',
  'w:dstrike': 'deleted',
  'w:vanish': 'hidden',
}

/** Fonts that programs are set in; Courier isn't among them, as manuscripts are set in it. */
const codeFonts = new Set([
  ...['andale mono', 'cascadia code', 'cascadia mono', 'consolas', 'dejavu sans mono', 'fira code', 'fira mono'],
  ...['inconsolata', 'jetbrains mono', 'liberation mono', 'lucida console', 'menlo', 'monaco', 'roboto mono'],
  ...['sf mono', 'source code pro', 'ubuntu mono'],
])

/** What properties of letters set. */
export function lettersOf(properties: XmlElement | undefined): Letters {
  const letters: Letters = {}
  for (const element of properties ? elementsOf(properties) : []) {
    const name = switches[element.name]
    if (element.name === 'w:rFonts' && codeFonts.has((xmlAttribute(element, 'w:ascii') ?? '').toLowerCase()))
      letters.code = true
    if (name) letters[name] = isOn(xmlAttribute(element, 'w:val'))
  }
  return letters
}

const codeNames = new Set(['verbatim char', 'html code', 'source text', 'html typewriter', 'html sample'])

const lettersByName = (name: string): Letters => (codeNames.has(name) ? {code: true} : {})

/** Is the item at a level of a numbering a numbered one; undefined where it is no list? */
export type Numbering = (id: string, level: string) => boolean | undefined

/** Read the part of numberings, where there is one. */
export function readNumbering(root: XmlElement | undefined): Numbering {
  const elements = root ? elementsOf(root) : []
  const byId = (name: string, id: string) =>
    new Map(elements.filter((one) => one.name === name).map((one) => [xmlAttribute(one, id) ?? '', one]))
  const abstract = byId('w:abstractNum', 'w:abstractNumId')
  const concrete = byId('w:num', 'w:numId')
  return (id, level) => {
    const number = concrete.get(id)
    if (!number || id === '0') return undefined
    const levels = abstract.get(valueIn(number, 'w:abstractNumId') ?? '')
    const own =
      levels && elementsOf(levels).find((one) => one.name === 'w:lvl' && xmlAttribute(one, 'w:ilvl') === level)
    const format = own && valueIn(own, 'w:numFmt')
    return format !== undefined && format !== 'bullet' && format !== 'none'
  }
}
