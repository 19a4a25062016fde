// The settings of each draft: found nearest upwards, loaded once, configured once for all drafts they are the same for.
import {dirname, join, resolve} from 'node:path'
import type {FormerNameAt} from '../core/former-name.ts'
import type {Matcher} from '../core/phrase-list.ts'
import type {Rule} from '../core/rule.ts'
import {type Config, configureRules, type FactReadings, makeFactFinder} from '../core/settings/config.ts'
import {formerNamesIn} from '../core/settings/former-names.ts'
import {inPlaceOrder, type Mistake, presetsOf, type Settings, SettingsError} from '../core/settings/settings.ts'
import type {Asked, FilesBelow} from './files-around.ts'
import {ignoringFile, openIgnoreFiles, remember} from './ignore-files.ts'
import type {Layer, Loaded} from './load-settings.ts'
import {openSettingsFiles, type SettingsChoice, type SettingsFiles} from './settings-files.ts'
import {forgetSpelling, withSpelling} from './spelling.ts'

/** Where settings come from. */
interface SettingsOptions extends SettingsChoice {
  /** The rules there are, or how to load them when they are needed. */
  rules: readonly Rule[] | (() => Promise<readonly Rule[]>)
  cwd: string
  /** How to load what lists facts, for a checklist. */
  facts?(): Promise<FactReadings>
  /** Matchers of the built-in rules that are at hand already. */
  matchers?(rules: readonly Rule[]): readonly Matcher[]
}

/** The settings of a draft, with all that made them. */
export interface Resolved {
  /** Undefined without a settings file. */
  loaded: Loaded | undefined
  /** The layers that hold for the draft, later ones over earlier ones. */
  layers: readonly Layer[]
  presets: readonly string[]
  config: Config
  /** The former names that the settings use, on the command line, too. */
  formerNames: readonly FormerNameAt[]
}

/** Keys that change with the settings of a draft. */
interface SettingsKeys {
  /** With all settings around it. */
  all: string
  /** With those that hold for it. */
  own: string
}

/** Settings by draft. Paths may be relative to the working directory. All throw a SettingsError for mistakes. */
export interface SettingsSource {
  resolve(path: string): Promise<Resolved>
  configFor(path: string): Promise<Config>
  /** No rule is asked. */
  keysFor(path: string): Promise<SettingsKeys>
  /** Every rule that was on for any draft asked for so far. */
  rulesInUse(): readonly Rule[]
  /** The former names in the settings of every draft asked for so far. */
  formerNames(): readonly FormerNameAt[]
  /** Every file that the settings of the drafts asked for so far are read from: schemas and dictionaries, too. */
  filesRead(): readonly string[]
  /** What of the settings of every draft asked for so far can't be run here. */
  notes(): readonly string[]
  /** What says to leave a path out, if anything does: the path of an ignore or settings file. */
  ignoredBy(path: string, isFolder?: boolean): Promise<string | undefined>
  /** Whether the settings name a file of HTML or Word that is met in a folder. */
  includes(path: string): Promise<boolean>
  /** The rules for a path, as far as mistakes in its settings let them be known. Nothing is thrown for mistakes. */
  rulesFor(path: string): Promise<RulesFor>
  /** Is every answer about the files around a draft the same today? */
  stillHolds(asked: Asked, path: string): Promise<boolean>
  /** Every mistake in the settings of these paths, each once, in the order of their places. */
  mistakesFor(paths: readonly string[]): Promise<Mistake[]>
}

/** The rules for a path, those of its plugins and lists included. */
interface RulesFor {
  rules: readonly Rule[]
  /** The `.vale.ini` that they name. */
  valeFile: string | undefined
  formerNames: readonly FormerNameAt[]
  mistakes: readonly Mistake[]
}

/** Open the settings around drafts. Nothing is read before it is asked for; without a settings file nothing is loaded. */
export function openSettings(options: SettingsOptions): SettingsSource {
  const files = openSettingsFiles(options)
  const filesBelow = openOnce()
  forgetSpelling(draftAt(options.cwd))
  const resolver = openResolver(options, files, filesBelow)
  const keysById = new Map<string, SettingsKeys>()
  const ignoredByFile = openIgnoreFiles()
  return {
    ...resolver,
    configFor: async (path) => (await resolver.resolve(path)).config,
    stillHolds: openAnswers(options, files, filesBelow),
    mistakesFor: (paths) => gatherMistakes(paths, resolver.resolve),
    async keysFor(path) {
      const {id, layers, file, said} = await files.choose(path, files.outline)
      const keys =
        keysById.get(id) ??
        (await keysOf(layers, [...(said?.layers ?? []), files.over], file, said?.code ?? [], options.checklist))
      keysById.set(id, keys)
      return keys
    },
    async rulesFor(path) {
      const builtIn = await allRulesOf(options)
      const file = files.fileFor(resolve(options.cwd, path))
      if (!file) return {rules: builtIn, valeFile: undefined, formerNames: [], mistakes: []}
      const {loaded, mistakes} = (await files.outline(file)).judge(builtIn, options.over ?? {})
      return {rules: loaded.rules, valeFile: loaded.valeFile, formerNames: loaded.formerNames, mistakes}
    },
    async includes(path) {
      const whole = resolve(options.cwd, path)
      const file = files.fileFor(whole)
      return !!file && ignoringFile(whole, false, (await files.outline(file)).include) !== undefined
    },
    async ignoredBy(path, isFolder = false) {
      const whole = resolve(options.cwd, path)
      const file = files.fileFor(whole, isFolder)
      const by = await ignoredByFile(whole, isFolder)
      return by ?? (file && ignoringFile(whole, isFolder, (await files.outline(file)).ignore))
    },
  }
}

async function gatherMistakes(paths: readonly string[], resolve: SettingsSource['resolve']): Promise<Mistake[]> {
  const found = new Map<string, Mistake>()
  for (const path of paths) {
    try {
      await resolve(path)
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error
      for (const mistake of error.mistakes) found.set(`${mistake.at}\n${mistake.message}`, mistake)
    }
  }
  return inPlaceOrder([...found.values()])
}

/** Resolves settings, each of them once for all drafts that they are the same for. */
type Resolver = Pick<SettingsSource, 'resolve' | 'rulesInUse' | 'formerNames' | 'filesRead' | 'notes'>

const allRulesOf = async ({rules}: SettingsOptions) => (typeof rules === 'function' ? rules() : rules)

/** The files around drafts, opened when a contract is met. */
function openOnce(): () => Promise<FilesBelow> {
  let opened: Promise<FilesBelow> | undefined
  return () => {
    opened ??= import('./files-around.ts').then(({openFilesBelow}) => openFilesBelow())
    return opened
  }
}

const openAnswers =
  ({cwd}: SettingsOptions, files: SettingsFiles, filesBelow: () => Promise<FilesBelow>): SettingsSource['stillHolds'] =>
  async (asked, path) => {
    const whole = resolve(cwd, path)
    return (await filesBelow()).stillHolds(asked, whole, rootOf(files.fileFor(whole), cwd))
  }

/** The root of a draft: the folder of its settings, or where the run was started. */
const rootOf = (settingsFile: string | undefined, cwd: string): string =>
  settingsFile === undefined ? cwd : dirname(settingsFile)

/** A path in a folder, from which paths count where there is no settings file. */
const draftAt = (cwd: string): string => join(cwd, 'draft.md')

function openResolver(options: SettingsOptions, files: SettingsFiles, filesBelow: () => Promise<FilesBelow>): Resolver {
  const {over, matchers, checklist, facts} = options
  const load = remember(async (file: string) => {
    const {loaded, mistakes} = (await files.outline(file)).judge(await allRulesOf(options), over ?? {})
    if (mistakes.length > 0) throw new SettingsError(mistakes)
    return loaded
  })
  const resolved = new Map<string, Resolved>()
  let packed: readonly Matcher[] | undefined
  return {
    async resolve(path) {
      const {id, file, said: loaded, layers} = await files.choose(path, load)
      const known = resolved.get(id)
      if (known) return known
      const builtIn = await allRulesOf(options)
      packed ??= matchers?.(builtIn) ?? []
      const made = resolveLayers(loaded, layers, {
        cwd: draftAt(options.cwd),
        over,
        builtIn,
        readings: checklist ? await facts?.() : undefined,
        matchers: [...packed, ...matchersOf(resolved)],
      })
      if (made.config.settings.frontMatter) {
        const below = await filesBelow()
        const root = rootOf(file, options.cwd)
        made.config.filesAround = (draft) => below.around(resolve(options.cwd, draft), root)
      }
      resolved.set(id, made)
      return made
    },
    rulesInUse() {
      const all = [...resolved.values()].flatMap(({config}) => config.rules)
      return [...new Map(all.map(({rule}) => [rule.id, rule])).values()]
    },
    formerNames: () => [...resolved.values()].flatMap(({formerNames}) => formerNames),
    filesRead: () => [...new Set([...resolved.values()].flatMap(({loaded}) => loaded?.files ?? []))],
    notes: () => [...new Set([...resolved.values()].flatMap(({loaded}) => loaded?.notes ?? []))],
  }
}

const matchersOf = (resolved: ReadonlyMap<string, Resolved>) => [...resolved.values()].map(({config}) => config.matcher)

interface Given {
  /** A path in the working directory. */
  cwd: string
  over: Settings | undefined
  readings: FactReadings | undefined

  builtIn: readonly Rule[]
  /** Matchers that are made already. */
  matchers: readonly Matcher[]
}

function resolveLayers(loaded: Loaded | undefined, layers: readonly Layer[], given: Given): Resolved {
  const {over = {}, builtIn, readings, matchers, cwd} = given
  const presets = presetsIn(layers)
  const base: Settings = {preset: presets, ...(over.stage !== undefined && {stage: over.stage})}
  const spellingFrom = layers.findLast((layer) => layer.spellingFrom !== undefined)?.spellingFrom ?? cwd
  const own = layers.map(({settings: {preset, stage, ...rest}}) => rest)
  const settings = [base, ...withSpelling(own, spellingFrom)]
  const rules = loaded?.rules ?? builtIn
  const formerNames = [
    ...(loaded?.formerNames ?? []),
    ...formerNamesIn(over, rules).map(({path, ...name}) => ({...name, at: '`--rule`'})),
  ]
  const config = configureRules(rules, settings, matchers)
  if (readings) config.checklist = makeFactFinder(readings, matchers)
  return {loaded, layers, presets, config, formerNames}
}

async function keysOf(
  own: readonly Layer[],
  all: readonly Layer[],
  file: string | undefined,
  code: readonly string[],
  checklist = false,
): Promise<SettingsKeys> {
  const {keyFor} = await import('./cache.ts')
  const said = (layers: readonly Layer[]) => layers.map(({settings, joins, stage}) => [settings, joins, stage])
  const stage = all.at(-1)?.settings.stage
  return {
    all: keyFor('settings', JSON.stringify([file, said(all), code])),
    own: keyFor('own', JSON.stringify([stage, said(own), code, ...(checklist ? ['checklist'] : [])])),
  }
}

/** `extends` adds presets, `preset` takes the place of those before it. */
function presetsIn(layers: readonly Layer[]): readonly string[] {
  let presets: readonly string[] = ['recommended']
  for (const {settings, joins} of layers)
    if (settings.preset !== undefined) presets = joins ? [...presets, ...presetsOf(settings)] : presetsOf(settings)
  return presets
}
