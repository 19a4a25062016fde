// The settings of each draft: found nearest upwards, loaded once, configured once for all drafts they are the same for.
import {existsSync, readFileSync} from 'node:fs'
import {dirname, join, relative, resolve, sep} from 'node:path'
import {type Config, configure, type RuleConfig} from '../core/config.ts'
import type {Matcher} from '../core/phrases.ts'
import type {Rule} from '../core/rule.ts'
import {presetsOf, type Settings, SettingsError} from '../core/settings.ts'
import {judge, openIgnoreFiles, remember} from './ignored.ts'
import type {Layer, Loaded} from './load.ts'

/** Where settings come from. */
export interface SettingsOptions {
  rules: readonly Rule[]
  cwd: string
  /** A settings file for all drafts, `false` for none, or those nearest to each draft. */
  config?: string | false
  /** Said on the command line: over all settings files. */
  over?: Settings
  /** Matchers that are at hand already. */
  matchers?: readonly Matcher[]
}

/** The settings of a draft, with all that made them. */
export interface Resolved {
  /** Nothing where there is no settings file. */
  loaded: Loaded | undefined
  /** The layers that hold for the draft, later ones over earlier ones. */
  layers: readonly Layer[]
  presets: readonly string[]
  config: Config
}

/** Settings by draft. Paths may be relative to the working directory. All throw a SettingsError for mistakes. */
export interface SettingsSource {
  resolve(path: string): Promise<Resolved>
  configFor(path: string): Promise<Config>
  /** Every rule that was on for any draft asked for so far. */
  rulesInUse(): readonly RuleConfig[]
  /** What says to leave a path out, if anything does: the path of an ignore or settings file. */
  ignoredBy(path: string, isFolder?: boolean): Promise<string | undefined>
}

/** Open the settings around drafts. Nothing is read before it is asked for; without a settings file nothing is loaded. */
export function openSettings({rules, cwd, config, over = {}, matchers: given = []}: SettingsOptions): SettingsSource {
  const ignoredByFile = openIgnoreFiles()
  const nearest = remember((folder: string): string | undefined => {
    const parent = dirname(folder)
    return settingsFileIn(folder, cwd) ?? (parent === folder ? undefined : nearest(parent))
  })
  const load = remember(async (file: string) => {
    const {loadSettings} = await import('./load.ts')
    return loadSettings(file, folderFor(file), cwd, rules)
  })
  const resolved = new Map<string, Resolved>()
  const overLayer: Layer = {settings: over, joins: false, matches: () => true, from: () => 'command line'}

  return {
    resolve: find,
    configFor: async (path) => (await find(path)).config,
    rulesInUse() {
      const all = [...resolved.values()].flatMap(({config}) => config.rules)
      return [...new Map(all.map((ruleConfig) => [ruleConfig.rule.id, ruleConfig])).values()]
    },
    async ignoredBy(path, isFolder = false) {
      const whole = resolve(cwd, path)
      const file = fileFor(whole, isFolder)
      return (await ignoredByFile(whole, isFolder)) ?? (file && judge(whole, isFolder, (await load(file)).ignore))
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

  async function find(path: string): Promise<Resolved> {
    const whole = resolve(cwd, path)
    const file = fileFor(whole)
    const loaded = file ? await load(file) : undefined
    const below = file ? relative(folderFor(file), whole).split(sep).join('/') : ''
    const holds = ({stage, matches}: Layer) => (stage === undefined || stage === over.stage) && matches(below)
    const layers = [...(loaded?.layers ?? []).filter(holds), overLayer]
    const key = [file, ...layers.map((layer) => loaded?.layers.indexOf(layer))].join('|')
    const known = resolved.get(key)
    if (known) return known
    const presets = presetsIn(layers)
    const base: Settings = {preset: presets, ...(over.stage !== undefined && {stage: over.stage})}
    const settings = [base, ...layers.map(({settings: {preset, stage, ...rest}}) => rest)]
    const matchers = [...given, ...[...resolved.values()].map(({config}) => config.matcher)]
    const made = {loaded, layers, presets, config: configure(loaded?.rules ?? rules, settings, matchers)}
    resolved.set(key, made)
    return made
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
