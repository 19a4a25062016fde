// Which settings file holds for a path, and which of its layers; each file is read once.
import {basename, dirname, join, relative, resolve, sep} from 'node:path'
import {type Mistake, type Settings, SettingsError} from '../core/settings/settings.ts'
import {remember} from './ignore-files.ts'
import type {Layer, SettingsOutline} from './load-settings.ts'
import {kindOf, textIfFile} from './regular.ts'

/** Which settings hold. */
export interface SettingsChoice {
  /** A settings file for all drafts, `false` for none, or those nearest to each draft. */
  config?: string | false
  /** A `.vale.ini` for all drafts. */
  vale?: string
  /** What overrides all settings files. */
  over?: Settings
  /** Whether code that settings name is run. Where it isn't, plugins and settings in modules are left out, each with a note. */
  isTrusted?: boolean
  /** The facts of each draft are listed, too. */
  checklist?: boolean
}

/** What holds for a draft. */
interface Chosen<Said> {
  /** The settings file, if there is one, and what was read of it. */
  file: string | undefined
  said: Said | undefined
  /** The layers that hold for the draft, later ones over earlier ones. */
  layers: readonly Layer[]
  /** The same for all drafts that the same layers hold for. */
  id: string
}

/** The settings files of a run. */
export interface SettingsFiles {
  /** The settings file that holds for an absolute path. */
  fileFor(path: string, isFolder?: boolean): string | undefined
  /** What a settings file says, without any rule asked. */
  outline(file: string): Promise<SettingsOutline>
  /** Choose what holds for a draft; `read` reads the settings file. */
  choose<Said extends Pick<SettingsOutline, 'layers'>>(
    path: string,
    read: (file: string) => Promise<Said>,
  ): Promise<Chosen<Said>>
  /** What the command line says, as a layer. */
  over: Layer
}

/** Open the settings files below a working directory. */
export function openSettingsFiles(choice: SettingsChoice & {cwd: string}): SettingsFiles {
  const {cwd, config, vale, over = {}, isTrusted = true} = choice
  const ini = vale === undefined ? undefined : resolve(cwd, vale)
  const nearest = remember((folder: string): string | undefined => {
    const parent = dirname(folder)
    return settingsFilesIn(folder)[0] ?? (parent === folder ? undefined : nearest(parent))
  })
  /** With `--config`, globs count from the working directory, else from the folder of the settings. */
  const folderFor = (file: string) => (typeof config === 'string' ? cwd : dirname(file))
  const overLayer: Layer = {settings: over, joins: false, matches: () => true, from: () => 'command line'}
  return {fileFor, outline: remember(outline), choose, over: overLayer}

  function fileFor(path: string, isFolder = false): string | undefined {
    if (config === false) return ini
    if (config !== undefined) return resolve(cwd, config)
    return nearest(isFolder ? path : dirname(path)) ?? ini
  }

  async function outline(file: string): Promise<SettingsOutline> {
    const {outlineSettings} = await import('./load-settings.ts')
    const twin = config === undefined ? twinMistake(dirname(file), cwd) : undefined
    return outlineSettings(file, folderFor(file), cwd, {known: twin, vale: ini, isTrusted})
  }

  async function choose<Said extends Pick<SettingsOutline, 'layers'>>(
    path: string,
    read: (file: string) => Promise<Said>,
  ) {
    const whole = resolve(cwd, path)
    const file = fileFor(whole)
    const said = file ? await read(file) : undefined
    const below = file ? relative(folderFor(file), whole).split(sep).join('/') : ''
    const holds = ({stage, matches}: Layer) => (stage === undefined || stage === over.stage) && matches(below)
    const layers = [...(said?.layers ?? []).filter(holds), overLayer]
    return {file, said, layers, id: [file, ...layers.map((layer) => said?.layers.indexOf(layer))].join('|')}
  }
}

const fileNames = ['.copydesk.yaml', '.copydesk.yml', '.copydesk.json']

/** The settings file of a folder. Throws where there are two. */
export function settingsFileIn(folder: string, cwd: string): string | undefined {
  const mistake = twinMistake(folder, cwd)
  if (mistake) throw new SettingsError([mistake])
  return settingsFilesIn(folder)[0]
}

/** The settings files of a folder; the first one holds. */
function settingsFilesIn(folder: string): string[] {
  const names = fileNames.filter((name) => kindOf(join(folder, name)) !== 'nothing')
  if (hasOurKey(join(folder, 'package.json'))) names.push('package.json')
  return names.map((name) => join(folder, name))
}

/** What is wrong where a folder has two settings files. */
function twinMistake(folder: string, cwd: string): Mistake | undefined {
  const [first = '', second] = settingsFilesIn(folder)
  if (second === undefined) return undefined
  const message = `\`${basename(first)}\` and \`${basename(second)}\` both hold settings: keep one.`
  return {path: [], message, at: relative(cwd, second)}
}

function hasOurKey(path: string): boolean {
  const text = textIfFile(path)
  if (!text?.includes('"copydesk"')) return false
  try {
    return Object.hasOwn(JSON.parse(text) as object, 'copydesk')
  } catch {
    return false
  }
}
