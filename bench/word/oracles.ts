// What other programs see in a document: pandoc's words, LibreOffice's annotations and changes, python-docx's comments and the schemas' verdict.
import {execFileSync, spawnSync} from 'node:child_process'
import {existsSync, mkdirSync} from 'node:fs'
import {basename, join} from 'node:path'

const most = 1 << 30

/** The words of a text, in order, without the marks that programs draw themselves. */
export const runsOfLetters = (text: string): string[] => text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? []

/** A document as pandoc reads it: its words in order, those of notes last; undefined where pandoc refuses it. */
export function pandocText(path: string, changes: 'accept' | 'reject' | 'all' = 'accept'): string | undefined {
  const run = spawnSync('pandoc', ['-t', 'json', `--track-changes=${changes}`, path], {
    encoding: 'utf8',
    maxBuffer: most,
  })
  if (run.status !== 0) return undefined
  const {blocks, meta} = JSON.parse(run.stdout) as {blocks: unknown; meta: Record<string, unknown>}
  const [words, notes]: [string[], unknown[]] = [[], []]
  for (const name of ['title', 'subtitle', 'author', 'date', 'abstract'])
    for (const one of [meta[name] ?? []].flat()) {
      gather(one)
      words.push(' ')
    }
  gather(blocks)
  for (const note of notes) gather(note)
  return words.join('')

  function gather(node: unknown): void {
    if (Array.isArray(node)) {
      for (const child of node) gather(child)
      if (node.length > 0 && isBlock(node[0])) words.push(' ')
    } else if (typeof node === 'object' && node !== null) gatherElement(node as {t?: string; c?: unknown})
  }

  function gatherElement({t, c}: {t?: string; c?: unknown}): void {
    if (t === 'Note') notes.push(c)
    else if (t === 'Str') words.push(String(c))
    else if (t === 'Code') words.push(String((c as string[])[1]))
    else if (t === 'Image' || t === 'Math' || t === 'CodeBlock')
      words.push(t === 'CodeBlock' ? `${(c as string[])[1]} ` : ' ')
    else if (t === 'Space' || t === 'SoftBreak' || t === 'LineBreak') words.push(' ')
    else if (t === 'Link' || t === 'Span' || t === 'Quoted') gather((c as unknown[])[1])
    else {
      gather(c)
      if (t !== undefined && blockNames.has(t)) words.push('\n')
    }
  }
}

const blockNames = new Set([
  'Para',
  'Plain',
  'Header',
  'Div',
  'LineBlock',
  'Table',
  'BlockQuote',
  'BulletList',
  'OrderedList',
])

const isBlock = (node: unknown): boolean =>
  typeof node === 'object' && node !== null && blockNames.has((node as {t?: string}).t ?? '')

/** Turn documents to .odt in one go; returns the path of each, whether or not it was made. */
export function toOdt(paths: readonly string[], folder: string): string[] {
  mkdirSync(folder, {recursive: true})
  for (let i = 0; i < paths.length; i += 40)
    spawnSync('soffice', ['--headless', '--convert-to', 'odt', '--outdir', folder, ...paths.slice(i, i + 40)], {
      stdio: 'ignore',
    })
  return paths.map((path) => join(folder, basename(path).replace(/\.docx$/i, '.odt')))
}

/** What LibreOffice saw in a document that it turned to .odt. */
interface Odt {
  odt: string
  /** Who wrote each annotation, its words, and the words it stands on. */
  annotations?: [string, string, string | null][]
  accepted?: string
  rejected?: string
  error?: string
}

/** The programs in Python beside this file: one JSON line in, one out. */
function ask<T>(python: string, script: string, args: readonly string[], jobs: readonly object[]): T[] {
  const input = jobs.map((job) => JSON.stringify(job)).join('\n')
  const printed = execFileSync(python, [join(import.meta.dirname, script), ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: most,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  return printed
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)
}

export const readOdts = (python: string, paths: readonly string[]): Odt[] =>
  ask(
    python,
    'lines.py',
    [],
    paths.filter(existsSync).map((odt) => ({odt})),
  )

/** What `judge.py` says of a document and of its reviewed copy. */
interface PackageVerdict {
  original: string
  error?: string
  before?: Record<string, number>
  entries?: {same: number; changed: string[]; added: string[]}
  /** Faults that the reviewed copy has and the original has not. */
  faults?: Record<string, number>
  /** Author and words of each comment, by its id. */
  comments?: Record<string, [string, string]>
  /** The part and the words that each comment stands on. */
  ranges?: Record<string, [string, string]>
}

export const judgePackages = (
  python: string,
  schemas: string,
  jobs: readonly {original: string; reviewed?: string}[],
): PackageVerdict[] => ask(python, 'judge.py', [schemas], jobs)

/** Accept and reject the changes of an author by the XML alone. */
export const settle = (
  python: string,
  jobs: readonly {from: string; accepted: string; rejected: string}[],
): {from: string; changes: number; same: boolean}[] => ask(python, 'settle.py', ['Copydesk'], jobs)
