// Tables of contents that somebody has typed: headings of the file, each with the number of its page.
import type {Nodes} from 'mdast'
import type {FlowBlock} from './blocks.ts'

/** Blocks without typed tables of contents, and without the heading over them. */
export function withoutContents(blocks: readonly FlowBlock[]): FlowBlock[] {
  const said = wordsSaid(blocks)
  const kept: FlowBlock[] = []
  for (let from = 0; from < blocks.length; ) {
    const block = blocks[from] as FlowBlock
    const isTitled = isTitle(block)
    const first = isTitled ? from + 1 : from
    const {entries, end} = readEntries(blocks, first)
    const isFurniture = isContents(entries, isTitled, said)
    if (isTitled && !isFurniture && !isLone(block, blocks[first])) kept.push(block)
    const own = blocks.slice(first, end)
    kept.push(...(isFurniture ? own.filter(isComment) : own))
    from = Math.max(end, first)
    if (from === first && !isTitled) kept.push(blocks[from++] as FlowBlock)
  }
  return kept
}

/** Ignore comments stay wherever they are. */
const isComment = ({node}: FlowBlock) => node.type === 'html'

const titles = new Set(['contents', 'content', 'table of contents', 'index', 'in this issue', 'list of figures'])

const isTitle = ({node}: FlowBlock): boolean => titles.has(wordsOf(node).trim().replace(/:$/, '').toLowerCase())

const alone = new Set(['contents', 'index'])

/** A heading whose table the program makes, or that nobody has filled: no copy stands below it. */
function isLone({node}: FlowBlock, next: FlowBlock | undefined): boolean {
  const words = wordsOf(node).trim().toLowerCase()
  if (words.startsWith('table of')) return true
  return node.type === 'heading' && alone.has(words) && (next === undefined || next.node.type === 'heading')
}

/** A line of a table of contents. */
interface ContentsLine {
  words: string
  page: number
  /** What stands before the number: dots, a tab or wide space, or a word for pages; otherwise one space. */
  leader: 'dots' | 'tab' | 'word' | 'space'
}

/** The lines from a block on whose pages go up, and the block after them. */
function readEntries(blocks: readonly FlowBlock[], first: number): {entries: ContentsLine[]; end: number} {
  const entries: ContentsLine[] = []
  let end = first
  for (let at = first; at < blocks.length && at <= end + 1; at++) {
    const block = blocks[at] as FlowBlock
    const own = entriesOf(block.node)
    if (own.length === 0) {
      if (entries.length === 0 || isTitle(block) || !mayDivide(block)) break
    } else if (isInOrder([...entries.slice(-1), ...own])) {
      entries.push(...own)
      end = at + 1
    } else break
  }
  return {entries, end}
}

const isInOrder = (entries: readonly ContentsLine[]) =>
  entries.every(({page}, i) => page >= (entries[i - 1]?.page ?? 0))

/** Results, prices and sums stand in such lines too: those of contents are also said elsewhere, or have a heading. */
function isContents(entries: readonly ContentsLine[], isTitled: boolean, said: ReadonlySet<string>): boolean {
  const repeated = entries.filter(({words}) => said.has(words)).length
  const isRepeated = repeated >= 2 && repeated * 2 >= entries.length
  const isLed = entries.every(({leader}) => leader !== 'space')
  if (entries.length < 3 || !isTitled) return isRepeated && isLed && entries.length >= (isTitled ? 2 : 4)
  const isMarked = entries.every(({leader}) => leader === 'dots' || leader === 'word')
  return isRepeated || isMarked || (isLed && entries.length > 3)
}

/** A part of a table of contents may have a heading of its own, without a page. */
const mayDivide = ({node}: FlowBlock): boolean => {
  const words = wordsOf(node).trim()
  return isComment({node}) || (words.length <= 80 && !/[.?!]["”’)]*$/.test(words))
}

/** The lines of a block, if all of them are lines of a table of contents. */
function entriesOf(node: Nodes): ContentsLine[] {
  const entries = linesOf(node).map(entryIn)
  return entries.every((entry) => entry !== undefined) ? entries : []
}

/** The number of a page, or of several. */
const pages = /(p(?:gs?|p)?\.? ?)?(\d{1,3}|1\d{3})(?: ?[-–—] ?\d{1,4})?\.?$/i

function entryIn(written: string): ContentsLine | undefined {
  const text = written.trim()
  const found = text.length > 200 ? null : pages.exec(text)
  if (!found) return undefined
  const {1: word, 2: page, index} = found
  let end = index
  while (end > 0 && filling.has(text[end - 1] as string)) end--
  const words = plain(text.slice(0, end))
  const leader = leaderOf(text.slice(end, index), word)
  return leader && /\p{L}/u.test(words) ? {words, page: Number(page), leader} : undefined
}

const filling = new Set([...' \t\u00a0.…·_'])

function leaderOf(filled: string, word: string | undefined): ContentsLine['leader'] | undefined {
  const dots = filled.replace(/\s/g, '')
  if (dots.length > 1 || dots === '…') return 'dots'
  if (filled.includes('\t') || filled.includes('  ')) return 'tab'
  return filled === '' ? undefined : word ? 'word' : 'space'
}

/** What short blocks say. */
const wordsSaid = (blocks: readonly FlowBlock[]): ReadonlySet<string> =>
  new Set(
    blocks.flatMap(({node}) => {
      const words = node.type === 'heading' || node.type === 'paragraph' ? wordsOf(node) : ''
      return words.length <= 200 ? plain(words) : []
    }),
  )

/** Letters and digits, without the number of a chapter or a section before them. */
const plain = (words: string): string =>
  words
    .toLowerCase()
    .trim()
    .replace(/^(?:[a-z]{1,9} )?[\d.]+[\s:.)]+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The lines of a block: of a table its rows. */
function linesOf(node: Nodes): string[] {
  if (node.type === 'tableRow') return [node.children.map(wordsOf).join('\t')]
  if (node.type === 'paragraph' || node.type === 'heading') return wordsOf(node).split('\n').filter(isFilled)
  return 'children' in node ? node.children.flatMap(linesOf) : ['']
}

const isFilled = (text: string) => text.trim() !== ''

const wordsOf = (node: Nodes): string =>
  node.type === 'break'
    ? '\n'
    : node.type === 'html'
      ? ''
      : 'value' in node
        ? node.value
        : 'children' in node
          ? node.children.map(wordsOf).join('')
          : ''
