// What differs from a commit, asked of Git: files, and lines in them.
import {execFile} from 'node:child_process'
import {resolve} from 'node:path'
import {formatNameFor} from '../formats/names.ts'
import {parseBlobs, parseHunks, parseMoved, parseNames} from './diff.ts'

/** What to compare the drafts with. */
export interface Since {
  /** A commit by any of its names; without one the merge base with the default branch, else HEAD. */
  ref?: string
  /** Only what is staged, against HEAD unless a commit is named. */
  staged: boolean
  /** Also say which lines differ. */
  lines: boolean
}

/** What differs, by absolute path. */
export interface Changes {
  /** What it differs from, in words. */
  from: string
  files: ReadonlySet<string>
  /** First and last lines of what is new; a file without an entry is new as a whole. */
  lines: ReadonlyMap<string, readonly (readonly [first: number, last: number])[]>
  /** Of drafts that are staged otherwise than they stand on the disk, what is staged: only where that is asked for. */
  contents: ReadonlyMap<string, Uint8Array>
}

/** Thrown where Git can't tell, with a sentence that says why. */
export class GitError extends Error {}

type Git = (...args: string[]) => Promise<string>

const most = 1024 * 1024 * 1024

const openGit =
  (cwd: string): Git =>
  (...args) =>
    new Promise((done, fail) => {
      const steady = ['-c', 'core.quotepath=off', '-c', 'core.fsmonitor=false', '-c', 'diff.relative=false']
      const env = {...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C'}
      execFile('git', [...steady, ...args], {cwd, maxBuffer: most, env}, (error, out) =>
        error ? fail(error) : done(out),
      )
    })

const shape = ['--no-color', '--no-ext-diff', '--no-textconv', '--find-renames', '--ignore-submodules']

/** What a draft was at a commit. */
interface Earlier {
  /** Its path then, from the root of the repository. */
  path: string
  bytes: Uint8Array
}

/** What the drafts that differ from a commit were then, by the absolute path they have now. @throws {GitError} */
export async function draftsAt(cwd: string, ref: string): Promise<Map<string, Earlier>> {
  const git = openGit(cwd)
  const root = resolve(cwd, (await findRoot(git)).trimEnd())
  const {base} = await findBase(git, {ref, staged: false, lines: false})
  const all = parseMoved(await git('diff', '--raw', '-z', '--no-abbrev', ...shape, base, '--'))
  const moved = all.filter(({to}) => formatNameFor(to) !== undefined)
  if (moved.length === 0) return new Map()
  const ids = moved.map(({id}) => id)
  const blobs = parseBlobs(await readObjects(cwd, ids))
  return new Map(
    moved.flatMap(({from, to}, i) => (blobs[i] ? [[resolve(root, to), {path: from, bytes: blobs[i]}] as const] : [])),
  )
}

/** What differs in the repository around a folder. @throws {GitError} */
export async function changesSince(cwd: string, since: Since): Promise<Changes> {
  const git = openGit(cwd)
  const root = resolve(cwd, (await findRoot(git)).trimEnd())
  const {base, from} = await findBase(git, since)
  const against = [...(since.staged ? ['--cached'] : []), base, '--']
  const names = parseNames(await git('diff', '--name-status', '-z', ...shape, ...against))
  const untracked = since.staged ? [] : await listUntracked(git)
  const place = (path: string) => resolve(root, path)
  const hunks = since.lines
    ? parseHunks(await git('diff', '-U0', '--src-prefix=a/', '--dst-prefix=b/', ...shape, ...against))
    : new Map<string, [number, number][]>()
  const staged = since.staged ? await readStaged(cwd, git) : new Map<string, Uint8Array>()
  const moved = since.lines ? names.filter((name) => !hunks.has(name)).map((name) => [name, []] as const) : []
  return {
    from,
    files: new Set([...names, ...untracked].map(place)),
    lines: new Map([...moved, ...hunks].map(([path, lines]) => [place(path), lines])),
    contents: new Map([...staged].map(([path, bytes]) => [place(path), bytes])),
  }
}

/** What is staged of drafts that stand otherwise on the disk, or no longer. */
async function readStaged(cwd: string, git: Git): Promise<Map<string, Uint8Array>> {
  const differing = await git('diff', '--name-only', '-z', '--no-ext-diff', '--no-renames', '--ignore-submodules')
  const drafts = new Set(differing.split('\0').filter((path) => path && formatNameFor(path) !== undefined))
  if (drafts.size === 0) return new Map()
  const listed = await git('ls-files', '--stage', '-z', '--full-name', '--', ':/')
  const entries = listed.split('\0').flatMap((entry): [id: string, path: string][] => {
    const [, id, path = ''] = /^\d+ (\w+) 0\t(.*)$/s.exec(entry) ?? []
    return id && drafts.has(path) ? [[id, path]] : []
  })
  const blobs = parseBlobs(
    await readObjects(
      cwd,
      entries.map(([id]) => id),
    ),
  )
  return new Map(entries.flatMap(([, path], i) => (blobs[i] ? [[path, blobs[i]]] : [])))
}

function readObjects(cwd: string, ids: readonly string[]): Promise<Buffer> {
  return new Promise((done, fail) => {
    const child = execFile('git', ['cat-file', '--batch'], {cwd, maxBuffer: most, encoding: 'buffer'}, (error, out) =>
      error ? fail(error) : done(out),
    )
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(`${ids.join('\n')}\n`)
  })
}

/** Git names them from where it is asked: here from the root. */
async function listUntracked(git: Git): Promise<string[]> {
  const top = (await git('rev-parse', '--show-cdup')).trimEnd()
  const args = ['ls-files', '-z', '--others', '--exclude-standard', '--full-name']
  return (await (top ? git('-C', top, ...args) : git(...args))).split('\0').filter(Boolean)
}

async function findRoot(git: Git): Promise<string> {
  try {
    return await git('rev-parse', '--show-cdup')
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw new GitError(
      missing
        ? "Git isn't installed here: what changed can't be told."
        : "There is no Git repository here: what changed can't be told.",
    )
  }
}

const commitOf = (git: Git, name: string) =>
  git('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`).then(
    (id) => id.trim(),
    () => undefined,
  )

async function findBase(git: Git, {ref, staged}: Since): Promise<{base: string; from: string}> {
  if (ref !== undefined) {
    const base = await commitOf(git, ref)
    if (base) return {base, from: `\`${ref}\``}
    throw new GitError(await explainMissing(git, ref))
  }
  const head = await commitOf(git, 'HEAD')
  if (!head) return {base: (await git('hash-object', '-t', 'tree', '/dev/null')).trim(), from: 'an empty repository'}
  const branch = staged ? undefined : await defaultBranch(git)
  if (!branch) return {base: head, from: '`HEAD`'}
  const base = await git('merge-base', 'HEAD', branch).catch(() => '')
  if (base) return {base: base.trim(), from: `\`${branch}\``}
  throw new GitError(await explainMissing(git, `the commit this branch left \`${branch}\` at`))
}

/** The branch that pull requests go to: as GitHub's or GitLab's pipeline says, else as the remote does, else by its usual names. */
async function defaultBranch(git: Git): Promise<string | undefined> {
  const {GITHUB_BASE_REF, CI_MERGE_REQUEST_TARGET_BRANCH_NAME} = process.env
  const said = GITHUB_BASE_REF || CI_MERGE_REQUEST_TARGET_BRANCH_NAME
  const remote = await git('symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD').catch(() => '')
  const names = [said && `origin/${said}`, remote.trim(), 'origin/main', 'origin/master', 'main', 'master']
  for (const name of names) if (name && (await commitOf(git, name))) return name
  return undefined
}

async function explainMissing(git: Git, what: string): Promise<string> {
  const name = what.includes('`') ? what : `commit \`${what}\``
  const shallow = (await git('rev-parse', '--is-shallow-repository').catch(() => '')).trim() === 'true'
  if (!shallow)
    return `There is no ${name} here${what.includes('`') ? '' : ': is it spelt so, and was it fetched?'}.`.replace(
      '?.',
      '?',
    )
  return `There is no ${name} here: this clone is shallow. Fetch more of it, as with \`fetch-depth: 0\` or \`git fetch --unshallow\`.`
}
