// `--baseline`: findings that stood when the baseline was written are not reported again.
import {existsSync} from 'node:fs'
import {dirname, relative, resolve, sep} from 'node:path'
import type {VFile} from 'vfile'
import {BaselineError, type Entry, matchBaseline, readBaseline, writeBaseline} from '../../files/baseline.ts'
import {UsageError} from '../args/usage.ts'
import type {Console} from '../console.ts'
import type {BaselineOptions} from '../options.ts'
import {itemsOf} from '../reporters/items.ts'

const usualName = '.copydesk-baseline.json'

type Message = VFile['messages'][number]
type Found = Entry & {file: VFile; at: Message}

/**
 * Take out the messages that the baseline knows, or write it. Gives whether what
 * it holds is out of date where that is to fail.
 */
export async function applyBaseline(
  files: readonly VFile[],
  options: BaselineOptions,
  console: Console,
): Promise<boolean> {
  const today = dayOf(options.now)
  if (options.baseline === false) return false
  const name = options.baseline ?? usualName
  const path = resolve(console.cwd, name)
  const folder = dirname(path)
  const entries = read(path, name)
  if (!entries && options.baseline !== undefined && !options.updateBaseline)
    throw new UsageError(`There is no baseline \`${name}\`: write one with \`--update-baseline\`.`)
  if (!entries && !options.updateBaseline) return false
  const checked = new Set(files.map((file) => pathFrom(folder, file, console)))
  const isGone = (path: string) => !existsSync(resolve(folder, path))
  const found = files.flatMap((file) => foundIn(file, pathFrom(folder, file, console)))
  const {pairs, vanished} = matchBaseline(found, entries ?? [], isGone)
  const over = vanished.filter(({path}) => checked.has(path) || isGone(path))
  const expired = pairs.filter(({entry}) => entry?.expires !== undefined && entry.expires < today)
  hide(pairs, new Set(expired), options)
  if (options.updateBaseline) {
    const kept = vanished.filter((entry) => !over.includes(entry))
    const next = [...pairs.map(({finding, entry}) => ({...entry, ...plain(finding)})), ...kept]
    const fresh = pairs.filter(({entry}) => !entry)
    hide(
      fresh.map(({finding}) => ({finding, entry: finding})),
      new Set(),
      options,
    )
    await write(path, name, next)
    console.error(`The baseline \`${name}\` holds ${count(next.length)}: ${fresh.length} new, ${over.length} gone.`)
    return false
  }
  if (over.length > 0)
    console.error(
      `${count(over.length)} in the baseline \`${name}\` ${over.length === 1 ? 'is' : 'are'} gone: take ${over.length === 1 ? 'it' : 'them'} out with \`--update-baseline\`.`,
    )
  return options.strictBaseline && over.length > 0
}

const dayOf = (now: string | undefined) => (now ?? new Date().toISOString()).slice(0, 10)

const count = (number: number) => `${number} finding${number === 1 ? '' : 's'}`

const pathFrom = (folder: string, file: VFile, {cwd}: Console) =>
  relative(folder, resolve(cwd, file.path)).split(sep).join('/')

const foundIn = (file: VFile, path: string): Found[] =>
  itemsOf(file).map(({ruleId, fingerprint, message}, i) => ({
    ...{path, rule: ruleId, fingerprint, message, file},
    at: file.messages[i] as Message,
  }))

const plain = ({path, rule, fingerprint, message}: Entry): Entry => ({path, rule, fingerprint, message})

/** Messages with an entry go; where it has run out they stay, as a reminder or, if it is strict, as they were. */
function hide(
  pairs: readonly {finding: Found; entry?: Entry}[],
  expired: ReadonlySet<unknown>,
  {strictBaseline}: BaselineOptions,
): void {
  const gone = new Set<Message>()
  for (const pair of pairs) {
    const message = pair.finding.at
    if (!pair.entry) continue
    if (!expired.has(pair)) gone.add(message)
    else {
      if (!strictBaseline && message.fatal === true) message.fatal = false
      message.note = [message.note, runOut(pair.entry)].filter(Boolean).join('\n')
    }
  }
  for (const file of new Set(pairs.map(({finding}) => finding.file)))
    file.messages = file.messages.filter((message) => !gone.has(message))
}

function runOut({expires, owner, reason}: Entry): string {
  const about = [owner && `owner: ${owner}`, reason && `reason: ${reason}`].filter(Boolean).join('; ')
  return `This might stand until ${expires}${about && ` (${about})`}.`
}

function read(path: string, name: string): Entry[] | undefined {
  try {
    return readBaseline(path, name)
  } catch (error) {
    if (error instanceof BaselineError) throw new UsageError(error.message)
    throw error
  }
}

async function write(path: string, name: string, entries: readonly Entry[]): Promise<void> {
  try {
    await writeBaseline(path, entries)
  } catch (error) {
    throw new UsageError(`The baseline \`${name}\` can't be written: ${(error as Error).message}.`)
  }
}
