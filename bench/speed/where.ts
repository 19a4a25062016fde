// Tells where time and memory went: profiles of V8, told by the file whose code ran, in stages an editor's tool has. Pure.

/** A frame of V8's profiles. */
interface StackFrame {
  url: string
  functionName: string
  lineNumber: number
}

/** What V8's sampling of the processor gives. */
export interface CpuProfile {
  nodes: {id: number; callFrame: StackFrame; children?: number[]}[]
  samples?: number[]
  timeDeltas?: number[]
}

/** What V8's sampling of allocations gives. */
export interface HeapNode {
  callFrame: StackFrame
  selfSize: number
  children: HeapNode[]
}

/** Sums by file. */
export type ByFile = Map<string, number>

/** Gives the source file of a line of a bundle, told by the comments the bundler writes above each file. */
export function readBundle(code: string): (line: number) => string | undefined {
  const starts: number[] = []
  const files: (string | undefined)[] = []
  for (const [line, text] of code.split('\n').entries()) {
    const [, file] = /^ *\/\/ ((?:src|rules|bench|node_modules)\/\S+|\S*\/node_modules\/\S+)$/.exec(text) ?? []
    if (!file) continue
    starts.push(line)
    files.push(file)
  }
  return (line) => files[starts.findLastIndex((start) => start <= line)]
}

/** Whose time it is: the innermost of our own files on the stack, as packages work for whoever called them. */
const isOurs = (file: string | undefined): file is string => file !== undefined && /^(?:src|rules)\//.test(file)

/** Microseconds that one sample stands for at most: a longer gap is another process's turn. */
const longest = 1000

/** Milliseconds by file; what V8 does on its own account stands under its name for it. */
export function timeByFile(
  {nodes, samples = [], timeDeltas = []}: CpuProfile,
  fileAt: (frame: StackFrame) => string | undefined,
): ByFile {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const owners = new Map<number, string>()
  const [root] = nodes
  if (root) own(root.id, 'other')
  const times: ByFile = new Map()
  for (const [i, id] of samples.entries())
    add(times, owners.get(id) ?? 'other', Math.min(timeDeltas[i] ?? 0, longest) / 1000)
  times.delete('(idle)')
  return times

  function own(id: number, above: string): void {
    const node = byId.get(id)
    if (!node) return
    const {functionName} = node.callFrame
    const file = fileAt(node.callFrame)
    const owner = /^\((?:garbage collector|idle|program)\)$/.test(functionName)
      ? functionName
      : isOurs(file)
        ? file
        : above
    owners.set(id, owner)
    for (const child of node.children ?? []) own(child, owner)
  }
}

/** Bytes allocated by file. */
export function bytesByFile(root: HeapNode, fileAt: (frame: StackFrame) => string | undefined): ByFile {
  const bytes: ByFile = new Map()
  visit(root, 'other')
  return bytes

  function visit(node: HeapNode, above: string): void {
    const file = fileAt(node.callFrame)
    const owner = isOurs(file) ? file : above
    add(bytes, owner, node.selfSize)
    for (const child of node.children) visit(child, owner)
  }
}

/** Add to a sum. */
function add(sums: ByFile, key: string, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value)
}

const stages: readonly [stage: string, files: RegExp][] = [
  ['read', /^src\/files\/(?:read|find|walk)\.ts/],
  ['parse', /^src\/(?:formats\/|files\/engine)/],
  ['prose', /^src\/core\/(?:prose|align|blocks|draft|html|fence)\.ts/],
  [
    'phrase scan',
    /^src\/core\/(?:matcher|automaton|deterministic|complete|packed|codes|edges|word-edges|phrases|phrase-parts)\.ts/,
  ],
  ['sentences', /^src\/core\/sentences\.ts/],
  ['compare', /^src\/core\/(?:compare|facts?|fingerprint|pairs?|likeness)[\w-]*\.ts/],
  ['report', /^src\/(?:core\/vfile|cli\/reporters\/)/],
]

/** The stage a file works in: `parse`, `sentences`, …, `reading names`, `rule fake-list`, `core lint`. */
export function stageOf(file: string): string {
  const [, room, name] = /^(?:src\/)?(reading|rules)\/(?:[\w-]+\/)*([\w-]+)\.(?:ts|json)/.exec(file) ?? []
  if (room) return `${room === 'rules' ? 'rule' : 'reading'} ${name}`
  const [stage] = stages.find(([, files]) => files.test(file)) ?? []
  return stage ?? file.replace(/^src\/(\w+)\/(.*)\.ts$/, '$1 $2').replace(/^\((.*)\)$/, '$1')
}

/** Sums by stage instead of file. */
export function byStage(files: ByFile): ByFile {
  const sums: ByFile = new Map()
  for (const [file, value] of files) add(sums, stageOf(file), value)
  return sums
}
