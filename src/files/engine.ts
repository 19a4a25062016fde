// The Markdown engine: the native one where it loads, else remark-parse.
import type {Nodes, Parents, Root, Text} from 'mdast'
import type {MarkdownParser} from '../formats/parser.ts'

/** The engines by the name a user asks for them. */
export type EngineName = 'native' | 'remark'

/** A Markdown engine that is loaded when the first Markdown comes up. */
interface Engine {
  /** Await this before parsing. Throws where the engine asked for doesn't load. */
  load(): Promise<EngineName>
  /** Await this before parsing MDX. */
  loadMdx(): Promise<EngineName>
  parse: MarkdownParser
  /** Parse MDX; throws for what is none. */
  parseMdx: MarkdownParser
}

/** The engine asked for, or the native one where it is installed. */
export function makeEngine(wanted?: EngineName): Engine {
  let parser: MarkdownParser | undefined
  let mdx: MarkdownParser | undefined
  let loading: Promise<EngineName> | undefined
  return {
    load,
    async loadMdx() {
      const name = await load()
      mdx ??= name === 'native' ? await loadNativeMdx() : (await import('../formats/remark-mdx.ts')).parseMdxWithRemark
      return name
    },
    parseMdx(text) {
      if (!mdx) throw new Error('The MDX engine is not loaded yet.')
      return mdx(text)
    },
    parse(text) {
      if (!parser) throw new Error('The Markdown engine is not loaded yet.')
      return parser(text)
    },
  }

  function load(): Promise<EngineName> {
    loading ??= loadEngine(wanted).then(([name, parse]) => {
      parser = parse
      return name
    })
    return loading
  }
}

type LoadedEngine = [name: EngineName, parse: MarkdownParser]

async function loadEngine(wanted: EngineName | undefined): Promise<LoadedEngine> {
  if (wanted === 'remark') return loadRemark()
  try {
    return await loadNative()
  } catch (error) {
    if (wanted === 'native')
      throw new Error(`The native Markdown engine doesn't load here: ${(error as Error).message}`)
    return loadRemark()
  }
}

async function loadRemark(): Promise<LoadedEngine> {
  const {parseWithRemark} = await import('../formats/remark.ts')
  return ['remark', parseWithRemark]
}

/** Sätteri, in Rust; it is given U+FFFD for half a character, which it can't take, and for NUL, as CommonMark asks. */
async function loadNative(): Promise<LoadedEngine> {
  const {parseNatively} = await import('./native.ts')
  return ['native', (text) => unlinkAddresses(parseNatively(clean(text)), text)]
}

async function loadNativeMdx(): Promise<MarkdownParser> {
  const {parseMdxNatively} = await import('./native.ts')
  return (text) => unlinkAddresses(parseMdxNatively(clean(text)), text)
}

const clean = (text: string) => text.toWellFormed().replaceAll('\0', '\uFFFD')

/** Bare addresses are text in our trees, as remark-parse has them without its extension for them. */
function unlinkAddresses(root: Root, text: string): Root {
  if (/:\/\/|www\.|@/.test(text)) visit(root)
  return root

  function visit(parent: Parents): void {
    for (const child of parent.children) if ('children' in child) visit(child)
    if (parent.children.some(isAddress))
      parent.children = joinTexts(parent.children.flatMap(unlink)) as typeof parent.children
  }

  function isAddress(node: Nodes): boolean {
    const start = node.position?.start.offset
    return node.type === 'link' && start !== undefined && text[start] !== '[' && text[start] !== '<'
  }

  function unlink(node: Nodes): Nodes[] {
    return isAddress(node) && 'children' in node ? node.children : [node]
  }
}

function joinTexts(nodes: readonly Nodes[]): Nodes[] {
  const joined: Nodes[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (last?.type === 'text' && node.type === 'text') joined[joined.length - 1] = join(last, node)
    else joined.push(node)
  }
  return joined
}

function join(a: Text, b: Text): Text {
  const position = a.position && b.position && {start: a.position.start, end: b.position.end}
  return {type: 'text', value: a.value + b.value, ...(position && {position})}
}
