// What is tried in every editor, and what each must show. `clients.json` says which of it works in which client; the tests hold it to that, and the table in docs/editors.md is made of it.
import {readFileSync} from 'node:fs'
import {expect} from 'vitest'
import {lint, parse} from '../../src/index.ts'

/** A finding as an editor shows it; lines are 1-based. */
export interface Seen {
  line: number
  column?: number
  code?: string
  text: string
}

/** What the driver of an editor saw, each part only where the driver tried it. */
export interface Result {
  /** What the setup of the documentation showed of `rain.md`: rule ids. */
  setup?: string[]
  found: Seen[]
  crlf: Seen[]
  /** Whether a finding came with what was typed. */
  typed: boolean
  hover: string
  fixed: {before: string; after: string; left: Seen[]}
  ignored: {text: string; left: Seen[]}
  offDraft: {text: string; left: string[]}
  /** Whether a phrase can be allowed where there are no settings yet. */
  creates: boolean
  allowed: {settings: string; left: string[]}
  offProject: {settings: string; left: string[]}
  fixAll: string
  /** The words at the cursor after the command. */
  next: string
  /** How many drafts the command counted, and whether findings of one that was never opened are listed. */
  count: number
  listed: boolean
  cross: boolean[]
  settingsAtOnce: boolean
  settingsAfterEdit: boolean
  refused: {isKept: boolean; said?: string}
  second: string[]
}

export const rain =
  '# Rain 👍 stops the harbour play\n\nThe match — café 🎵 by [Name] — was was called off.\n\nIt was cold and and wet by noon.\n\nIt snowed, [Name] said.\n'

/** The drafts that every editor opens, by path. */
export const drafts = {
  'rain.md': rain,
  'crlf.txt': 'Rain stops play\r\n\r\nIt rained, [Name] said.\r\nThe match was was called off.\r\n',
  'off.md': '# Wind\n\nThe the wind by [Name].\n',
  'shut.md': '# Frost\n\nThe the frost by [Name].\n',
  'closed.md': '# Fog\n\nThe the fog by [Name].\n',
  '2025-01-01-one.md': '# Snow stops the harbour match\n\nIt snowed, [Name] said.\n',
  '2025-01-02-two.md': '# Snow stops the harbour match\n\nIt snowed again, [Name] said.\n',
}

/** A second folder of the workspace. */
export const second = {
  '.copydesk.yaml': 'rules:\n  unfilled-placeholder: off\n',
  'there.md': '# Sun\n\nThe the sun by [Name].\n',
}

/** Where each finding of a draft is, and what it covers. */
const placesIn = (path: keyof typeof drafts) => {
  const text = drafts[path]
  return lint(parse({path, text})).map(({place: {start, end}}) => {
    const line = text.slice(0, start).split('\n').length
    return {
      isPlain: /^[\x20-\x7E]*$/.test(text.split('\n')[line - 1]?.trimEnd() as string),
      at: `${line} ${text.slice(start, end)}`,
    }
  })
}

const at = (seen: readonly Seen[]) => seen.map(({line, text}) => `${line} ${text}`).sort()

/** The places in the lines of a draft that hold ASCII only, or in the others. */
function expectPlaces(seen: readonly Seen[], path: keyof typeof drafts, isPlain: boolean): void {
  const wanted = placesIn(path).filter((one) => one.isPlain === isPlain)
  const lines = new Set(wanted.map(({at}) => Number.parseInt(at, 10)))
  expect(wanted.length).toBeGreaterThan(1)
  expect(at(seen.filter(({line}) => lines.has(line)))).toEqual(wanted.map(({at}) => at).sort())
}

/** What holds where a feature works; the order is that of the table. */
export const features = {
  'the setup on this page, as pasted': ({setup}) => {
    expect(setup?.sort()).toEqual(
      lint(parse({path: 'rain.md', text: rain}))
        .map(({ruleId}) => ruleId)
        .sort(),
    )
  },
  'findings as you type': ({typed}) => expect(typed).toBe(true),
  'exact places': ({found}) => expectPlaces(found, 'rain.md', true),
  'exact places after an emoji or accent': ({found}) => expectPlaces(found, 'rain.md', false),
  'exact places in a file with CRLF': ({crlf}) => expectPlaces(crlf, 'crlf.txt', true),
  hover: ({hover}) => expect(hover).toMatch(/Authority:/),
  'quick fix': ({found, fixed: {before, after, left}}) => {
    const one = ['was was', 'and and'].find((twice) => after === before.replace(twice, twice.slice(0, 3)))
    expect(one).toBeDefined()
    expect(left).toHaveLength(found.length - 1)
  },
  'ignore here': ({ignored: {text, left}}) => {
    expect(text).toMatch(/<!-- copydesk-ignore unfilled-placeholder:(?: why)? -->\nThe match/)
    expect(left.filter(({line, code}) => line < 8 && code === 'unfilled-placeholder')).toEqual([])
  },
  'switch off in this draft': ({offDraft: {text, left}}) => {
    expect(text).toMatch(/<!-- copydesk-ignore-file repeated-word\b.*-->/)
    expect(left).toEqual(['unfilled-placeholder'])
  },
  'allow in this project': ({allowed: {settings, left}}) => {
    expect(settings).toContain('[Name]')
    expect(left).toEqual(['repeated-word'])
  },
  'the settings file is created': ({creates}) => expect(creates).toBe(true),
  'switch off in this project': ({offProject: {settings, left}}) => {
    expect(settings).toMatch(/repeated-word: off/)
    expect(left).toEqual([])
  },
  'fix all': ({fixAll}) => {
    expect(fixAll).toContain('— was called off.')
    expect(fixAll).toContain('It was cold and wet by noon.')
  },
  'next placeholder': ({next}) => expect(next).toBe('[Name]'),
  'check the folder': ({count, listed}) => {
    expect(count).toBeGreaterThanOrEqual(Object.keys(drafts).length)
    expect(listed).toBe(true)
  },
  'same headline in another open draft': ({cross}) => expect(cross).toEqual([true, false]),
  'settings changed on disk, at once': ({settingsAtOnce}) => expect(settingsAtOnce).toBe(true),
  'settings changed on disk, after the next edit': ({settingsAfterEdit}) => expect(settingsAfterEdit).toBe(true),
  'an edit for an older text is refused': ({refused: {isKept}}) => expect(isKept).toBe(true),
  'several folders, each with its settings': ({second}) => expect(second).toEqual(['repeated-word']),
} satisfies Record<string, (result: Result) => void>

export type Feature = keyof typeof features

/** What is claimed of a client: of each feature that is tried `works`, or why the client can't. */
export interface Client {
  name: string
  features: Partial<Record<Feature, string>>
}

export const clients = JSON.parse(readFileSync('tests/editors/clients.json', 'utf8')) as Client[]
