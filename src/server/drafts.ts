// Which documents are drafts, and how one is told from its address and language.
import {basename} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {Format} from '../core/draft/format.ts'
import {formatFor} from '../formats/index.ts'
import {formatCards} from '../formats/list.ts'

/** The path a URI names; undefined where it names no file, or where a client sent none. */
export function pathOf(uri: unknown): string | undefined {
  if (typeof uri !== 'string' || !uri.startsWith('file:')) return undefined
  try {
    const path = fileURLToPath(uri)
    return basename(path) ? path : undefined
  } catch {
    return undefined
  }
}

/** Schemes of documents that are edited as drafts; notebooks, commit messages, diffs and output have others. */
const schemes = /^(?:file|untitled|vscode-vfs|memfs):/

/** The name of an unsaved draft by its language. */
const languages: ReadonlyMap<string, string> = new Map(
  Object.values(formatCards).flatMap(({languages = [], extensions}) =>
    languages.map((language) => [language, `draft.${extensions[0]}`] as const),
  ),
)

/** What git asks for in an editor is no draft, whatever the language. */
const messageFiles =
  /^(?:COMMIT_EDITMSG|MERGE_MSG|TAG_EDITMSG|SQUASH_MSG|EDIT_DESCRIPTION|git-rebase-todo|addp-hunk-edit\.diff)$/

/** The format of a document; undefined where it is no draft. An unsaved one goes by its language. */
export function formatOf(uri: string, languageId: string, formats: readonly Format[]): Format | undefined {
  if (!schemes.test(uri) || /^git-?(?:commit|rebase)/.test(languageId)) return undefined
  const path = pathOf(uri)
  if (path && messageFiles.test(basename(path))) return undefined
  const byPath = path && formatFor(path, formats)
  if (byPath) return byPath
  const isText = formatCards.text.languages?.includes(languageId)
  const alike = languages.get(languageId)
  return alike && !(path && isText) ? formatFor(alike, formats) : undefined
}
