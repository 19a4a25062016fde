// The words of a paragraph of a Word file: runs, links, fields, tracked changes, content controls, pictures.
import {objectCharacter} from '../../core/draft/prose.ts'
import {type Atom, type AtomContext, cutText, type Host, withoutSoftHyphens} from './atoms.ts'
import {linkOfAddress, linkOfField, makesContents, type WordField} from './fields.ts'
import type {RangeEnd} from './ignores.ts'
import type {Story} from './story.ts'
import {isOn, type Letters, lettersOf, valueIn} from './styles.ts'
import {childOf, elementsOf, shownBounds, textIn, type XmlElement, xmlAttribute} from './xml.ts'

/** What a paragraph is read with. */
interface Reader {
  story: Story
  atoms: Atom[]
  /** Text boxes that were met, which are read after the paragraph. */
  boxes: XmlElement[]
  /** Where the ranges of ignore comments end. */
  ends: RangeEnd[]
}

/** The atoms of a paragraph, and the text boxes in it. Ranges of comments may begin before it. */
export function atomsOf(host: Host, story: Story, before: readonly XmlElement[]): Omit<Reader, 'story'> {
  const reader: Reader = {story, atoms: [], boxes: [], ends: []}
  const context: AtomContext = {host, letters: {}, isLocked: story.isLocked, isPrompt: story.isPrompt}
  readInline([...before, ...elementsOf(host.element)], context, reader)
  return reader
}

const plainHolders = new Set(['w:smartTag', 'w:customXml', 'w:dir', 'w:bdo', 'w:rubyBase'])
const insertions = new Set(['w:ins', 'w:moveTo'])

function readInline(elements: readonly XmlElement[], context: AtomContext, reader: Reader): void {
  for (const element of elements) {
    const {name} = element
    if (name === 'w:r') readRun(element, context, reader)
    else if (name === 'w:hyperlink') readInline(elementsOf(element), inLink(element, context, reader.story), reader)
    else if (name === 'w:fldSimple') readSimpleField(element, context, reader)
    else if (insertions.has(name)) readInline(elementsOf(element), {...context, isLocked: true}, reader)
    else if (plainHolders.has(name)) readInline(elementsOf(element), context, reader)
    else if (name === 'w:sdt') readControl(element, context, reader)
    else if (name === 'w:commentRangeStart') addComment(element, context, reader)
    else if (name === 'w:commentRangeEnd') endComment(element, reader)
    else if (name === 'm:oMath' || name === 'm:oMathPara') addObject(element, undefined, context, reader)
    else if (name === 'mc:AlternateContent') readInline(chosen(element), context, reader)
  }
}

/** What is shown of alternatives: the first choice, as the fallback says the same for older programs. */
export function chosen(element: XmlElement): XmlElement[] {
  const one = childOf(element, 'mc:Choice') ?? childOf(element, 'mc:Fallback')
  return one ? elementsOf(one) : []
}

function inLink(element: XmlElement, context: AtomContext, story: Story): AtomContext {
  const id = xmlAttribute(element, 'r:id')
  const url = id === undefined ? undefined : story.addressOf(id)
  const link = linkOfAddress(url, xmlAttribute(element, 'w:anchor'), story.isBookmark)
  return {...context, ...(link && {link}), isLocked: true}
}

function readSimpleField(element: XmlElement, context: AtomContext, reader: Reader): void {
  const code = xmlAttribute(element, 'w:instr') ?? ''
  if (makesContents(code)) return
  const link = linkOfField(code, reader.story.isBookmark) ?? context.link
  readInline(elementsOf(element), {...context, link, isLocked: true}, reader)
}

/** A content control: a prompt that still shows is none of the writer's words. */
function readControl(element: XmlElement, context: AtomContext, reader: Reader): void {
  const content = childOf(element, 'w:sdtContent')
  if (!content) return
  readInline(
    elementsOf(content),
    {...context, isLocked: true, isPrompt: context.isPrompt || showsPrompt(element)},
    reader,
  )
}

/** Does a content control show its prompt? */
export function showsPrompt(element: XmlElement): boolean {
  const properties = childOf(element, 'w:sdtPr')
  const shows = properties && childOf(properties, 'w:showingPlcHdr')
  if (!shows || !isOn(xmlAttribute(shows, 'w:val'))) return false
  // Templates keep labels such as “To:” in controls that go when somebody types; prompts have a style of their own.
  return (
    !childOf(properties, 'w:temporary') ||
    element.source.slice(element.start, element.end).includes('"PlaceholderText"')
  )
}

function readRun(run: XmlElement, around: AtomContext, reader: Reader): void {
  const properties = childOf(run, 'w:rPr')
  const style = properties && valueIn(properties, 'w:rStyle')
  const own: Letters = properties ? {...reader.story.styles.letters(style), ...lettersOf(properties)} : {}
  if (own.hidden) return
  const context = properties ? {...around, letters: {...around.letters, ...own}} : around
  readRunContent(elementsOf(run), run, context, reader)
}

function readRunContent(elements: readonly XmlElement[], run: XmlElement, context: AtomContext, reader: Reader): void {
  const {fields} = reader.story
  for (const element of elements) {
    const {name} = element
    if (name === 'w:fldChar') turnField(element, reader.story)
    else if (name === 'w:instrText') addCode(element, fields)
    else if (name === 'mc:AlternateContent') readRunContent(chosen(element), run, context, reader)
    else if (fields.some(({isResult, isContents}) => !isResult || isContents)) continue
    else if (name === 'w:ruby')
      readInline(
        elementsOf(element).filter((one) => one.name === 'w:rubyBase'),
        context,
        reader,
      )
    else readContent(element, run, inField(context, fields), reader)
  }
}

/** Words of a field are made by the program. */
function inField(context: AtomContext, fields: readonly WordField[]): AtomContext {
  if (fields.length === 0) return context
  return {...context, isLocked: true, link: fields.findLast(({link}) => link)?.link ?? context.link}
}

function turnField(element: XmlElement, {fields, isBookmark}: Story): void {
  const type = xmlAttribute(element, 'w:fldCharType')
  const last = fields.at(-1)
  if (type === 'begin') fields.push({code: '', isResult: false, isContents: false})
  else if (type === 'end') fields.pop()
  else if (last) {
    last.isResult = true
    last.isContents = makesContents(last.code)
    last.link = linkOfField(last.code, isBookmark)
  }
}

function addCode(element: XmlElement, fields: readonly WordField[]): void {
  const last = fields.at(-1)
  if (last && !last.isResult) last.code += textIn(element).value
}

/** Signs that Word keeps as elements. */
const signs: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:noBreakHyphen': '\u2011',
}

const pictures = new Set(['w:drawing', 'w:pict', 'w:object'])
const notes: Readonly<Record<string, string>> = {'w:footnoteReference': 'footnote', 'w:endnoteReference': 'endnote'}

function readContent(element: XmlElement, run: XmlElement, context: AtomContext, reader: Reader): void {
  const {name} = element
  const sign = signs[name]
  if (name === 'w:t') addWords(element, run, context, reader)
  else if (sign) add(reader, context, {kind: 'text', value: sign, runs: [], element, run})
  else if (name === 'w:br' || name === 'w:cr')
    add(reader, context, {kind: 'break', value: lineSeparator, runs: [], element, run})
  else if (name === 'w:sym') addSymbol(element, run, context, reader)
  else if (pictures.has(name)) addPicture(element, run, context, reader)
  else if (name === 'w:commentReference') addComment(element, context, reader)
  else if (notes[name]) addNote(element, run, context, reader)
}

/** What a line break within a paragraph is in the transcript, which has a line for each paragraph. */
const lineSeparator = '\u2028'

type NewAtom = Omit<Atom, keyof AtomContext | 'offset'>

function add({atoms}: Reader, context: AtomContext, atom: NewAtom): void {
  const isText = atom.kind === 'text' || atom.kind === 'break'
  const {host, letters, link, isLocked, isPrompt} = context
  const {kind, value, runs, element, run, target} = atom
  // Written out: a long file has many, and spreading two objects into one is slow.
  const made: Atom = {host, letters, link, isLocked, isPrompt, kind, value, runs, element, run, offset: host.length}
  if (target !== undefined) made.target = target
  atoms.push(made)
  if (isText) context.host.length += atom.value.length
}

/** Words; unless it is said that white space counts, it doesn't around them. */
function addWords(element: XmlElement, run: XmlElement, context: AtomContext, reader: Reader): void {
  const text = textIn(element)
  const counts = reader.story.keepsSpace || xmlAttribute(element, 'xml:space') === 'preserve'
  const [start, end] = counts ? [0, text.value.length] : shownBounds(text.value)
  if (start >= end) return
  const {value: words, runs} = withoutSoftHyphens(cutText(text, start, end))
  if (words === '') return
  const value = hasSigns(run) ? words.replace(/[\uf000-\uf0ff]/g, objectCharacter) : words
  add(reader, context, {kind: 'text', value: value.replace(/[\t\n\r\u2028]/g, ' ').toWellFormed(), runs, element, run})
}

const signFonts = new Set(['symbol', 'wingdings', 'wingdings 2', 'wingdings 3', 'webdings'])

/** Are the letters of a run in a font of signs, so that they are shown as bullets, ticks and arrows? */
function hasSigns(run: XmlElement): boolean {
  const fonts = childOf(childOf(run, 'w:rPr') ?? run, 'w:rFonts')
  if (!fonts) return false
  return ['w:ascii', 'w:hAnsi'].some((name) => signFonts.has((xmlAttribute(fonts, name) ?? '').toLowerCase()))
}

/** A sign of a font; in the fonts of signs alone it is no letter. */
function addSymbol(element: XmlElement, run: XmlElement, context: AtomContext, reader: Reader): void {
  const code = Number.parseInt(xmlAttribute(element, 'w:char') ?? '', 16)
  const isLetter = code >= 32 && code < 0xd800
  if (isLetter) add(reader, context, {kind: 'text', value: String.fromCharCode(code), runs: [], element, run})
  else addObject(element, run, context, reader)
}

function addObject(element: XmlElement, run: XmlElement | undefined, context: AtomContext, reader: Reader): void {
  add(reader, context, {kind: 'object', value: objectCharacter, runs: [], element, run})
}

function addPicture(element: XmlElement, run: XmlElement, context: AtomContext, reader: Reader): void {
  let picture: string | undefined
  let alt = ''
  const below = shownBelow(element)
  for (const one of below)
    if (one.name === 'w:txbxContent') reader.boxes.push(one)
    else if (one.name === 'a:blip') picture ??= xmlAttribute(one, 'r:embed') ?? xmlAttribute(one, 'r:link') ?? ''
    else if (one.name === 'v:imagedata') picture ??= xmlAttribute(one, 'r:id') ?? ''
    else if (one.name === 'wp:docPr') alt ||= xmlAttribute(one, 'descr') ?? ''
    else if (one.name === 'v:shape') alt ||= xmlAttribute(one, 'alt') ?? ''
  if (picture !== undefined) {
    const value = alt.replace(/[\s]+/g, ' ').trim().toWellFormed()
    const target = reader.story.addressOf(picture) ?? 'picture'
    add(reader, context, {kind: 'image', value, runs: [], element, run, target})
  } else if (!below.some(({name}) => name === 'w:txbxContent')) addObject(element, run, context, reader)
}

/** The elements below one that are shown; those in a text box are read on their own. */
function shownBelow(element: XmlElement): XmlElement[] {
  const inner = element.name === 'mc:AlternateContent' ? chosen(element) : elementsOf(element)
  return inner.flatMap((one) => [one, ...(one.name === 'w:txbxContent' ? [] : shownBelow(one))])
}

function addNote(element: XmlElement, run: XmlElement, context: AtomContext, reader: Reader): void {
  const target = `${notes[element.name]} ${xmlAttribute(element, 'w:id') ?? ''}`
  const value = reader.story.nameNote(target, context.host)
  if (value) add(reader, context, {kind: 'note', value, runs: [], element, run, target})
}

/** A comment that asks to let findings pass here: where its range begins, or at its mark if it has none. */
function addComment(element: XmlElement, context: AtomContext, reader: Reader): void {
  const {story} = reader
  const id = xmlAttribute(element, 'w:id') ?? ''
  const body = story.ignoreIn(id)
  if (body === undefined || story.begun.has(id)) return
  story.begun.add(id)
  const value = `<!-- ${body} -->`
  add(reader, context, {kind: 'comment', value, runs: [], element, run: undefined, target: id})
}

function endComment(element: XmlElement, {story, atoms, ends}: Reader): void {
  const id = xmlAttribute(element, 'w:id') ?? ''
  if (story.ignoreIn(id) !== undefined) ends.push({id, isFirst: atoms.every(({kind}) => kind === 'comment')})
}
