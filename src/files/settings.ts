// The settings of each draft: found nearest upwards, loaded once, configured once for all drafts they are the same for.
import {existsSync, readFileSync} from 'node:fs'
import {dirname, join, relative, resolve, sep} from 'node:path'
import type {FormerNameAt} from '../core/former-name.ts'
import type {Matcher} from '../core/phrase-list.ts'
import type {Rule} from '../core/rule.ts'
import {type Config, configureRules} from '../core/settings/config.ts'
import {formerNamesIn} from '../core/settings/former-names.ts'
import {presetsOf, type Settings, SettingsError} from '../core/settings/settings.ts'
import {ignoringFile, openIgnoreFiles, remember} from './ignore-files.ts'
import type {Layer, Loaded} from './load-settings.ts'

/** Which settings hold. */
export interface SettingsChoice {
  /** A settings file for all drafts, `false` for none, or those nearest to each draft. */
  config?: string | false
  /** What overrides all settings files. */
  over?: Settings
}

/** Where settings come from. */
interface SettingsOptions extends SettingsChoice {
  /** The rules there are, or how to load them when they are needed. */
  rules: readonly Rule[] | (() => Promise<readonly Rule[]>)
  cwd: string
  /** Matchers of the built-in rules that are at hand already. */
  matchers?(rules: readonly Rule[]): readonly Matcher[]
}

/** The settings of a draft, with all that made them. */
export interface Resolved {
  /** Nothing where there is no settings file. */
  loaded: Loaded | undefined
  /** The layers that hold for the draft, later ones over earlier ones. */
  layers: readonly Layer[]
  presets: readonly string[]
  config: Config
  /** The former names that the settings use, on the command line, too. */
  formerNames: readonly FormerNameAt[]
}

/** Settings by draft. Paths may be relative to the working directory. All throw a SettingsError for mistakes. */
export interface SettingsSource {
  resolve(path: string): Promise<Resolved>
  configFor(path: string): Promise<Config>
  /** Keys that change with all settings around a draft, and with those that hold for it; no rule is asked. */
  keysFor(path: string): Promise<{all: string; own: string}>
  /** Every rule that was on for any draft asked for so far. */
  rulesInUse(): readonly Rule[]
  /** The former names in the settings of every draft asked for so far. */
  formerNames(): readonly FormerNameAt[]
  /** What says to leave a path out, if anything does: the path of an ignore or settings file. */
  ignoredBy(path: string, isFolder?: boolean): Promise<string | undefined>
}

/** Open the settings around drafts. Nothing is read before it is asked for; without a settings file nothing is loaded. */
export function openSettings({rules, cwd, config, over = {}, matchers: packed}: SettingsOptions): SettingsSource {
  const ignoredByFile = openIgnoreFiles()
  const nearest = remember((folder: string): string | undefined => {
    const parent = dirname(folder)
    return settingsFileIn(folder, cwd) ?? (parent === folder ? undefined : nearest(parent))
  })
  const allRules = async () => (typeof rules === 'function' ? rules() : rules)
  const outline = remember(async (file: string) => {
    const {outlineSettings} = await import('./load-settings.ts')
    return outlineSettings(file, folderFor(file), cwd)
  })
  const load = remember(async (file: string) => (await outline(file)).finish(await allRules()))
  const resolved = new Map<string, Resolved>()
  let given: readonly Matcher[] | undefined
  const keysById = new Map<string, {all: string; own: string}>()
  const overLayer: Layer = {settings: over, joins: false, matches: () => true, from: () => 'command line'}

  return {
    resolve: find,
    configFor: async (path) => (await find(path)).config,
    keysFor,
    rulesInUse() {
      const all = [...resolved.values()].flatMap(({config}) => config.rules)
      return [...new Map(all.map(({rule}) => [rule.id, rule])).values()]
    },
    formerNames: () => [...resolved.values()].flatMap(({formerNames}) => formerNames),
    async ignoredBy(path, isFolder = false) {
      const whole = resolve(cwd, path)
      const file = fileFor(whole, isFolder)
      return (
        (await ignoredByFile(whole, isFolder)) ?? (file && ignoringFile(whole, isFolder, (await outline(file)).ignore))
      )
    },
  }

  /** With `--config`, globs count from where one stands, else from where the settings stand. */
  function folderFor(file: string): string {
    return typeof config === 'string' ? cwd : dirname(file)
  }

  function fileFor(path: string, isFolder = false): string | undefined {
    if (config === false) return undefined
    return config === undefined ? nearest(isFolder ? path : dirname(path)) : resolve(cwd, config)
  }

  function layersFor(whole: string, file: string | undefined, known: Pick<Loaded, 'layers'> | undefined): Layer[] {
    const below = file ? relative(folderFor(file), whole).split(sep).join('/') : ''
    const holds = ({stage, matches}: Layer) => (stage === undefined || stage === over.stage) && matches(below)
    return [...(known?.layers ?? []).filter(holds), overLayer]
  }

  async function keysFor(path: string): Promise<{all: string; own: string}> {
    const whole = resolve(cwd, path)
    const file = fileFor(whole)
    const known = file ? await outline(file) : undefined
    const layers = layersFor(whole, file, known)
    const id = [file, ...layers.map((layer) => known?.layers.indexOf(layer))].join('|')
    const keys =
      keysById.get(id) ?? (await keysOf(layers, [...(known?.layers ?? []), overLayer], file, known?.code ?? []))
    keysById.set(id, keys)
    return keys
  }

  async function find(path: string): Promise<Resolved> {
    const whole = resolve(cwd, path)
    const file = fileFor(whole)
    const loaded = file ? await load(file) : undefined
    const layers = layersFor(whole, file, loaded)
    const key = [file, ...layers.map((layer) => loaded?.layers.indexOf(layer))].join('|')
    const known = resolved.get(key)
    if (known) return known
    const presets = presetsIn(layers)
    const base: Settings = {preset: presets, ...(over.stage !== undefined && {stage: over.stage})}
    const settings = [base, ...layers.map(({settings: {preset, stage, ...rest}}) => rest)]
    const builtIn = await allRules()
    given ??= packed?.(builtIn) ?? []
    const matchers = [...given, ...[...resolved.values()].map(({config}) => config.matcher)]
    const all = loaded?.rules ?? builtIn
    const formerNames = [
      ...(loaded?.formerNames ?? []),
      ...formerNamesIn(over, all).map(({path, ...name}) => ({...name, at: '`--rule`'})),
    ]
    const made = {loaded, layers, presets, config: configureRules(all, settings, matchers), formerNames}
    resolved.set(key, made)
    return made
  }
}

async function keysOf(
  own: readonly Layer[],
  all: readonly Layer[],
  file: string | undefined,
  code: readonly string[],
): Promise<{all: string; own: string}> {
  const {keyFor} = await import('./cache.ts')
  const said = (layers: readonly Layer[]) => layers.map(({settings, joins, stage}) => [settings, joins, stage])
  const stage = all.at(-1)?.settings.stage
  return {
    all: keyFor('settings', JSON.stringify([file, said(all), code])),
    own: keyFor('own', JSON.stringify([stage, said(own), code])),
  }
}

/** `extends` adds presets, `preset` takes the place of those before it. */
function presetsIn(layers: readonly Layer[]): readonly string[] {
  let presets: readonly string[] = ['recommended']
  for (const {settings, joins} of layers)
    if (settings.preset !== undefined) presets = joins ? [...presets, ...presetsOf(settings)] : presetsOf(settings)
  return presets
}

const fileNames = ['.copydesk.yaml', '.copydesk.yml', '.copydesk.json']

/** The settings file of a folder. Throws where there are two. */
export function settingsFileIn(folder: string, cwd: string): string | undefined {
  const files = fileNames.filter((name) => existsSync(join(folder, name)))
  if (hasOurKey(join(folder, 'package.json'))) files.push('package.json')
  if (files.length > 1) {
    const at = relative(cwd, join(folder, files[1] as string))
    const message = `\`${files[0]}\` and \`${files[1]}\` both hold settings: keep one.`
    throw new SettingsError([{path: [], message, at}])
  }
  return files[0] && join(folder, files[0])
}

function hasOurKey(path: string): boolean {
  if (!existsSync(path)) return false
  const text = readFileSync(path, 'utf8')
  if (!text.includes('"copydesk"')) return false
  try {
    return Object.hasOwn(JSON.parse(text) as object, 'copydesk')
  } catch {
    return false
  }
}
