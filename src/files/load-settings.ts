// Loads a settings file with all it builds on: presets, files, packages, plugins and lists.
import {dirname, extname, resolve} from 'node:path'
import {copyFields} from '../core/draft/draft.ts'
import type {FormerNameAt} from '../core/former-name.ts'
import type {HouseName} from '../core/house.ts'
import {type ListSetting, listMistakes, ruleOfList} from '../core/phrase-rule.ts'
import type {Rule} from '../core/rule.ts'
import {contractMistakes, schemaMistakes} from '../core/settings/contract-mistakes.ts'
import {formerNameMistakes, formerNamesIn} from '../core/settings/former-names.ts'
import {type HostedSetting, hostedId, ruleOfHosted, treeFor} from '../core/settings/hosted.ts'
import {settingsMistakes} from '../core/settings/mistakes.ts'
import {nameMistakes, namesSchema} from '../core/settings/names-schema.ts'
import {type Plugin, rulesOfPlugin} from '../core/settings/plugin.ts'
import {checkValue, isMap, suggest} from '../core/settings/schema.ts'
import {inPlaceOrder, type Mistake, presetNames, reservedIds, type Settings} from '../core/settings/settings.ts'
import {fileSchema} from '../core/settings/settings-schema.ts'
import type {HouseRules} from '../house/setting.ts'
import {ownHits, quotationsOf} from '../reading/speech/quotations.ts'
import type {SoundHouse} from './house-rules.ts'
import {makePatterns, type Patterns} from './ignore-files.ts'
import {findModule, hashModule, isPath, loadDefault, loadPlugin} from './plugins.ts'
import {kindOf} from './regular.ts'
import {readSource, type SettingsDocument, shortPath} from './settings-source.ts'
import {cspellBeside, findSpelling, forgetSpelling, hashFile, isOfPackage, type SpellingSetting} from './spelling.ts'

/** Settings for some drafts, and where they stand: `from` gives `file:line:column` of a path in them. */
export interface Layer {
  settings: Settings
  /** Whether its presets join those before, as `extends` has it, or take their place. */
  joins: boolean
  from(path: Mistake['path']): string
  matches(path: string): boolean
  /** The only stage it holds at. */
  stage?: string
  /** The file that its paths count from, if it says how to spell. */
  spellingFrom?: string
}

/** A settings file ready for use. */
export interface Loaded {
  /** The file and all files it builds on. */
  files: readonly string[]
  layers: readonly Layer[]
  rules: readonly Rule[]
  /** Rules this house keeps itself: its lists, and plugins named by path. */
  local: readonly Rule[]
  /** What of them can't be run here, each said once. */
  notes: readonly string[]
  /** The `.vale.ini` that they name last. */
  valeFile: string | undefined
  /** Where the examples of house rules stand. */
  examplePlaces: ReadonlyMap<Rule, readonly string[]>
  ignore: readonly Patterns[]
  /** Pages of HTML that are checked in folders, too. */
  include: readonly Patterns[]
  /** The former names that the settings use. */
  formerNames: readonly FormerNameAt[]
}

/** A settings file with all it builds on, before the rules were asked whether it is right. */
export interface SettingsOutline extends Omit<Loaded, 'rules' | 'formerNames'> {
  /** Changes with the code of plugins and with lists. */
  code: readonly string[]
  /** Ask the rules what is wrong in it, and in the settings `over` it. */
  judge(builtIn: readonly Rule[], over: Settings): JudgedSettings
}

/** A settings file with all its rules, and every mistake in it in the order of their places. */
interface JudgedSettings {
  loaded: Loaded
  mistakes: readonly Mistake[]
}

interface SettingsFile extends Settings {
  extends?: string | string[]
  stages?: Record<string, Settings>
  overrides?: (Settings & {files: string | string[]})[]
  ignore?: string[]
  include?: string[]
  plugins?: string[]
  lists?: ListSetting[]
  houseRules?: string | string[] | HouseRules
  hosted?: HostedSetting[]
  vale?: string
}

/** What is gathered while a chain of settings is followed. */
interface Gathering {
  folder: string
  cwd: string
  files: string[]
  layers: Layer[]
  ignore: Patterns[]
  include: Patterns[]
  plugins: Map<string, Plugin>
  /** Whether a plugin couldn't be loaded, so that its rules are missed for that reason only. */
  pluginMissing: boolean
  /** Whether plugins and modules are loaded. */
  isTrusted: boolean
  /** The rules of hosted plugins that weren't loaded for that reason. */
  unloaded: Set<string>
  rules: Map<string, Rule>
  local: Rule[]
  examplePlaces: Map<Rule, readonly string[]>
  code: string[]
  mistakes: Mistake[]
  formerNames: FormerNameAt[]
  notes: string[]
  valeFile: string | undefined
  /** Asked once all rules are known. */
  checks: ((rules: readonly Rule[]) => void)[]
}

/** Load a settings file; no mistake in it ends that. Its globs and patterns, and those of what it extends, count from `folder`; `known` is wrong with it already, and `vale` is a `.vale.ini` that the command line names. */
export async function outlineSettings(
  path: string,
  folder: string,
  cwd: string,
  {known, vale, isTrusted = true}: {known?: Mistake | undefined; vale?: string | undefined; isTrusted?: boolean} = {},
): Promise<SettingsOutline> {
  const all: Gathering = {
    ...{folder, cwd, files: [], layers: [], ignore: [], include: [], plugins: new Map(), pluginMissing: false},
    ...{rules: new Map(), local: [], code: [], mistakes: known ? [known] : [], formerNames: [], checks: []},
    ...{notes: [], valeFile: undefined, isTrusted, unloaded: new Set()},
    examplePlaces: new Map(),
  }
  const byLine: SettingsDocument = {path, data: {}, mistakes: [], locate: () => shortPath(cwd, vale ?? path)}
  const isVale = vale !== undefined && path === vale
  if (!isVale) await gather(readSource(path, cwd), [path], all)
  if (vale !== undefined) await addVale(vale, [], byLine, (mistake) => all.mistakes.push({...mistake, at: vale}), all)
  return {...all, judge: (builtIn, over) => judge(all, builtIn, over)}
}

function judge(all: Gathering, builtIn: readonly Rule[], over: Settings): JudgedSettings {
  const rules = [...builtIn, ...all.rules.values()]
  const {mistakes: found, formerNames: used} = all
  const known = [found.length, used.length] as const
  for (const check of all.checks) check(rules)
  const [mistakes, formerNames] = [[...found], [...used]]
  // What these rules have said isn't what others would say.
  found.length = known[0]
  used.length = known[1]
  const overMistakes = settingsMistakes(over, rules).filter((mistake) => !isExcused(mistake, all))
  return {loaded: {...all, rules, formerNames}, mistakes: inPlaceOrder([...mistakes, ...overMistakes])}
}

async function gather(source: SettingsDocument, stack: readonly string[], all: Gathering): Promise<void> {
  const blame = (mistake: Mistake) => all.mistakes.push({...mistake, at: source.locate(mistake)})
  all.mistakes.push(...source.mistakes)
  all.files.push(source.path)
  const data = withoutEmpty(source.data)
  if (data === undefined && source.mistakes.length > 0) return
  const shapeMistakes = checkValue(fileSchema, data)
  for (const mistake of shapeMistakes) blame(mistake)
  const wrong = new Set(shapeMistakes.map(({path}) => path[0]))
  if (!isMap(data)) return
  const sound = Object.fromEntries(Object.entries(data).filter(([key]) => !wrong.has(key))) as SettingsFile
  await addRules(sound, source, stack, blame, all)
  const {extends: _, plugins, lists, hosted, vale, houseRules, ...own} = sound
  const {overrides = [], stages = {}, ignore, include, ...settings} = own
  const named = (own: Settings, prefix: Mistake['path']) =>
    withContract(withNames(own, prefix, source, blame, all), prefix, source, blame, all)
  addLayer(named(settings, []), [], source, () => true, all)
  for (const [stage, staged] of Object.entries(stages))
    addLayer(named(staged, ['stages', stage]), ['stages', stage], source, () => true, all, stage)
  for (const [i, {files, ...overriding}] of overrides.entries())
    addLayer(named(overriding, ['overrides', i]), ['overrides', i], source, await globsOf(toList(files)), all)
  if (ignore) all.ignore.push(await makePatterns(all.folder, source.path, ignore))
  if (include) all.include.push(await makePatterns(all.folder, source.path, include))
}

/** The rules that settings bring: of plugins, other settings, lists, the house, hosted tools and Vale. */
async function addRules(
  {extends: bases, plugins = [], lists = [], hosted = [], vale, houseRules}: SettingsFile,
  source: SettingsDocument,
  stack: readonly string[],
  blame: Blame,
  all: Gathering,
): Promise<void> {
  if (all.isTrusted)
    for (const [i, name] of plugins.entries()) await addPlugin(name, ['plugins', i], source, blame, all)
  else passCode(plugins, hosted, source, all)
  for (const [i, name] of toList(bases).entries())
    await extendBy(name, typeof bases === 'string' ? ['extends'] : ['extends', i], source, stack, blame, all)
  for (const [i, list] of lists.entries()) addList(list, ['lists', i], blame, all)
  if (houseRules !== undefined) await addHouseRules(houseRules, source, blame, all)
  if (all.isTrusted)
    for (const [i, plugin] of hosted.entries()) await addHosted(plugin, ['hosted', i], source, blame, all)
  if (vale !== undefined) await addVale(vale, ['vale'], source, blame, all)
}

/** The same settings with their names in them, if they are in a file of their own; mistakes in names are reported where they stand. */
function withNames(
  settings: Omit<Settings, 'names'> & {names?: unknown},
  prefix: Mistake['path'],
  source: SettingsDocument,
  blame: Blame,
  all: Gathering,
): Settings {
  const {names, ...rest} = settings
  if (names === undefined) return rest
  const path = [...prefix, 'names']
  if (typeof names !== 'string') {
    for (const mistake of nameMistakes(names as HouseName[])) blame({...mistake, path: [...prefix, ...mistake.path]})
    return {...rest, names: names as HouseName[]}
  }
  const file = resolve(dirname(source.path), names)
  if (kindOf(file) === 'nothing') {
    blame({path, message: `There is no file of names \`${names}\`.`})
    return rest
  }
  const list = readSource(file, all.cwd)
  all.files.push(file)
  all.mistakes.push(...list.mistakes)
  if (list.data === undefined) return rest
  const shape = checkValue(namesSchema, list.data, ['names'])
  const mistakes = shape.length > 0 ? shape : nameMistakes(list.data as HouseName[])
  for (const mistake of mistakes)
    all.mistakes.push({...mistake, at: list.locate({...mistake, path: mistake.path.slice(1)})})
  return mistakes.length > 0 ? rest : {...rest, names: list.data as HouseName[]}
}

/** The same settings with the JSON Schema of their contract in them; mistakes in it are reported where they stand. */
function withContract(
  settings: Settings,
  prefix: Mistake['path'],
  source: SettingsDocument,
  blame: Blame,
  all: Gathering,
): Settings {
  const {frontMatter: contract, ...rest} = settings
  if (contract === undefined) return settings
  const {schema} = contract
  const isFile = typeof schema === 'string'
  const {schema: _, ...short} = contract
  const own = isFile ? short : contract
  for (const mistake of contractMistakes(own)) blame({...mistake, path: [...prefix, ...mistake.path]})
  if (!isFile) return settings
  const path = [...prefix, 'frontMatter', 'schema']
  const file = resolve(dirname(source.path), schema)
  if (kindOf(file) !== 'file') {
    blame({path, message: `There is no schema \`${schema}\`.`})
    return {...rest, frontMatter: own}
  }
  const read = readSource(file, all.cwd)
  all.files.push(file)
  const mistakes = read.mistakes.length > 0 ? [] : schemaMistakes(read.data)
  all.mistakes.push(...read.mistakes, ...mistakes.map((mistake) => ({...mistake, at: read.locate(mistake)})))
  const isSound = read.mistakes.length + mistakes.length === 0
  return {...rest, frontMatter: isSound ? {...short, schema: read.data} : short}
}

/** A key without a value, as where all below it is commented out, says nothing. */
const withoutEmpty = (data: unknown) =>
  isMap(data) ? Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null)) : data

const toList = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value

async function globsOf(globs: readonly string[]): Promise<(path: string) => boolean> {
  const {globTest} = await import('../house/globs.ts')
  const tests = globs.map(globTest)
  return (path) => tests.some((matches) => matches(path))
}

function addLayer(
  given: Settings,
  prefix: Mistake['path'],
  source: SettingsDocument,
  matches: Layer['matches'],
  all: Gathering,
  stage?: string,
): void {
  const settings = all.isTrusted ? given : withoutUnloaded(given, all)
  const from = (path: Mistake['path']) => source.locate({path: [...prefix, ...path]})
  const spelling = spellingOf(settings, prefix, source, all)
  all.layers.push({settings, joins: false, matches, from, ...spelling, ...(stage !== undefined && {stage})})
  all.checks.push((rules) => {
    for (const mistake of settingsMistakes(settings, rules)) {
      if (isExcused(mistake, all)) continue
      const whole = {...mistake, path: [...prefix, ...mistake.path]}
      all.mistakes.push({...whole, at: source.locate(whole)})
    }
    for (const {path, ...name} of formerNamesIn(settings, rules)) {
      const at = source.packageName ?? source.locate({path: [...prefix, ...path], about: 'key'})
      all.formerNames.push({...name, at})
    }
  })
}

/** Is it the rule of a plugin that couldn't be loaded? */
const isExcused = ({path, about}: Mistake, all: Gathering) =>
  about === 'key' && path.length === 2 && isMissing(String(path[1]), all)

const isMissing = (ruleId: string, {pluginMissing, unloaded}: Gathering) =>
  unloaded.has(ruleId) || (pluginMissing && ruleId.includes('/'))

/** Settings without what they say of rules that weren't loaded. */
function withoutUnloaded({rules, allow, ...rest}: Settings, all: Gathering): Settings {
  const known = <T>(map: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(map).filter(([id]) => all.rules.has(id) || !isMissing(id, all)))
  return {
    ...rest,
    ...(rules && {rules: known(rules)}),
    ...(allow && {allow: isMap(allow) ? known(allow as Readonly<Record<string, string[]>>) : allow}),
  }
}

/** Note which plugins aren't loaded, since nobody has said that their code may be run. */
function passCode(
  plugins: readonly string[],
  hosted: readonly HostedSetting[],
  {path}: SettingsDocument,
  all: Gathering,
) {
  const names = [...plugins, ...hosted.map(({use}) => use)]
  if (names.length === 0) return
  all.pluginMissing ||= plugins.length > 0
  for (const {use} of hosted) all.unloaded.add(hostedId(use))
  all.notes.push(untrustedNote(names, path, all))
}

const untrustedNote = (names: readonly string[], path: string, {cwd}: Gathering) =>
  `\`${shortPath(cwd, path)}\` names code that isn't run, because this folder isn't trusted: ${names.map((name) => `\`${name}\``).join(', ')}.`

/** Where the paths of dictionaries count from; what can't be found is blamed, and what is found is part of the code. */
function spellingOf(
  {spelling, language}: Settings,
  prefix: Mistake['path'],
  {path, locate}: SettingsDocument,
  all: Gathering,
): Pick<Layer, 'spellingFrom'> {
  if (spelling === undefined) return {}
  forgetSpelling(path)
  const {files, mistakes, notes} = findSpelling(spelling as SpellingSetting, path, language)
  for (const mistake of mistakes) {
    const whole = {...mistake, path: [...prefix, 'spelling', ...mistake.path]}
    all.mistakes.push({...whole, at: locate(whole)})
  }
  all.notes.push(...notes)
  all.files.push(...files.filter((file) => !isOfPackage(file) && !all.files.includes(file)))
  all.code.push(...files.map(hashFile))
  return {spellingFrom: path}
}

type Blame = (mistake: Mistake) => void

async function addPlugin(name: string, path: Mistake['path'], source: SettingsDocument, blame: Blame, all: Gathering) {
  const loaded = await loadPlugin(name, source.path)
  if ('reasons' in loaded) {
    all.pluginMissing = true
    for (const message of loaded.reasons) blame({path, message})
    return
  }
  const {plugin, path: file} = loaded
  all.code.push(hashModule(file))
  const other = all.plugins.get(plugin.name)
  if (other === plugin) return
  if (other) return blame({path, message: `Two plugins are named \`${plugin.name}\`: rename one of them.`})
  all.plugins.set(plugin.name, plugin)
  for (const rule of rulesOfPlugin(plugin)) {
    all.rules.set(rule.id, rule)
    checkFormerNames(rule, (message) => blame({path, message: `The plugin \`${name}\` is wrong: ${message}`}), all)
    if (isPath(name)) all.local.push(rule)
  }
}

/** Once all rules are known, say what is wrong with the former names of one. */
function checkFormerNames(rule: Rule, tell: (message: string) => void, all: Gathering): void {
  if (!rule.formerly && !rule.formerKinds) return
  all.checks.push((rules) => {
    for (const mistake of formerNameMistakes(rules)) if (mistake.rule === rule) tell(mistake.message)
  })
}

function addList(list: ListSetting, path: Mistake['path'], blame: Blame, all: Gathering) {
  for (const mistake of listMistakes(list)) blame({...mistake, path: [...path, ...mistake.path]})
  all.code.push(JSON.stringify(list))
  const taken = () =>
    blame({path: [...path, 'id'], message: `There is a rule \`${list.id}\` already: choose another id.`})
  if (all.rules.has(list.id) || list.id in reservedIds) return taken()
  const rule = ruleOfList(list, ownHits, [quotationsOf])
  all.rules.set(rule.id, rule)
  all.local.push(rule)
  checkFormerNames(rule, (message) => blame({path: [...path, 'formerly'], message}), all)
  all.checks.push((rules) => {
    if (rules.some((other) => other.id === list.id && other !== rule)) taken()
    const renamed = rules.find((other) => !all.rules.has(other.id) && other.formerly?.includes(list.id))
    if (renamed)
      blame({
        path: [...path, 'id'],
        message: `\`${list.id}\` was the name of the rule \`${renamed.id}\`: choose another id.`,
      })
  })
}

/** The house rules that settings name or hold. */
async function addHouseRules(
  given: string | readonly string[] | HouseRules,
  source: SettingsDocument,
  blame: Blame,
  all: Gathering,
): Promise<void> {
  const {readHouseFile, soundHouse} = await import('./house-rules.ts')
  const add = ({rules, places, fields}: SoundHouse, blameRule: Blame) => {
    for (const rule of rules) addHouseRule(rule, blameRule, all)
    all.checks.push(() => {
      for (const {path, field} of fields)
        if (!isCopy(field, all))
          blameRule({path, message: `\`${field}\` isn't read as copy: add it to \`frontMatterCopy\` in the settings.`})
    })
    for (const [rule, own] of places) all.examplePlaces.set(rule, own)
  }
  if (typeof given === 'object' && !Array.isArray(given)) {
    const below = (mistake: Mistake) => blame({...mistake, path: ['houseRules', ...mistake.path]})
    const locate = (path: Mistake['path']) => source.locate({path: ['houseRules', ...path]})
    all.code.push(JSON.stringify(given))
    return add(soundHouse(given, below, locate, all), below)
  }
  for (const [i, name] of [given].flat().entries()) {
    const path = typeof given === 'string' ? ['houseRules'] : ['houseRules', i]
    const file = readHouseFile(name as string, source.path, all.cwd)
    if ('reason' in file) {
      blame({path, message: file.reason})
      continue
    }
    all.files.push(file.document.path)
    all.mistakes.push(...file.document.mistakes)
    const blameRule = (mistake: Mistake) => all.mistakes.push({...mistake, at: file.document.locate(mistake)})
    all.code.push(JSON.stringify(file.document.data ?? null))
    add(
      soundHouse(file.document.data, blameRule, (path) => file.document.locate({path}), all),
      blameRule,
    )
  }
}

/** Whether any settings read a field of front matter as copy. */
function isCopy(field: string, {layers}: Gathering): boolean {
  const said = layers.filter(({settings}) => settings.frontMatterCopy)
  const names = said.flatMap(({settings}) => settings.frontMatterCopy ?? [])
  const all = said.some(({matches}) => matches('')) ? names : [...names, ...copyFields]
  return field.split('.').some((part) => all.includes(part))
}

function addHouseRule(rule: Rule, blame: Blame, all: Gathering): void {
  const name = rule.id.replace('house/', '')
  if (all.rules.has(rule.id)) {
    blame({path: [name], about: 'key', message: `There is a rule \`${rule.id}\` already: choose another name.`})
    return
  }
  all.rules.set(rule.id, rule)
  all.local.push(rule)
  checkFormerNames(rule, (message) => blame({path: [name, 'formerly'], message}), all)
}

/** The rules of a `.vale.ini`; those of one named before are left out. */
async function addVale(
  name: string,
  path: Mistake['path'],
  source: SettingsDocument,
  blame: Blame,
  all: Gathering,
): Promise<void> {
  const {valeRules, iniAt} = await import('./vale-rules.ts')
  const file = iniAt(resolve(dirname(source.path), name))
  if (!file)
    return blame({path, message: `There is no file \`${name}\`, and no \`.vale.ini\` in a folder of this name.`})
  const {rules, mistakes, notes, files, code} = valeRules(file, all.cwd)
  all.valeFile = file
  for (const id of [...all.rules.keys()]) if (id.startsWith('vale/')) all.rules.delete(id)
  for (const rule of rules) all.rules.set(rule.id, rule)
  all.files.push(...files)
  all.code.push(code)
  all.notes.push(...notes)
  all.mistakes.push(...mistakes)
}

async function addHosted(
  setting: HostedSetting,
  path: Mistake['path'],
  source: SettingsDocument,
  blame: Blame,
  all: Gathering,
): Promise<void> {
  const {use} = setting
  const here = [...path, 'use']
  const id = hostedId(use)
  const known = all.rules.get(id)
  const taken = () =>
    blame({path: here, message: `There is a rule \`${id}\` already: give the file of this plugin another name.`})
  if (id in reservedIds || (known && !known.hosted)) return taken()
  const reads = treeFor(setting)
  if (!reads)
    return blame({
      path: here,
      message: `Is \`${use}\` for retext or for remark? Add \`reads: prose\` or \`reads: markdown\`.`,
    })
  const found = await findModule(use, source.path, reads === 'text' ? 'package' : 'plugin')
  if (reads === 'text')
    return 'reason' in found ? blame({path: here, message: found.reason}) : addChecker(setting, found.path, source, all)
  const loaded = 'reason' in found ? found : await loadDefault(found.path, use, 'plugin')
  if ('reason' in loaded) return blame({path: here, message: loaded.reason})
  const {value} = loaded
  if (typeof value !== 'function' && !isMap(value))
    return blame({path: here, message: `The plugin \`${use}\` exports no plugin for retext or remark.`})
  all.code.push(JSON.stringify(setting), hashModule((found as {path: string}).path))
  all.rules.set(id, ruleOfHosted(setting, reads, value))
  all.checks.push((rules) => {
    if (rules.some((other) => other.id === id && !other.hosted)) taken()
  })
}

/** A spell checker of others: its code is only loaded in a worker, when a draft is checked. */
async function addChecker(
  setting: HostedSetting,
  path: string,
  source: SettingsDocument,
  all: Gathering,
): Promise<void> {
  const {use, options} = setting
  const configFile = use === 'cspell-lib' ? cspellBeside(source.path) : undefined
  all.code.push(JSON.stringify(setting), hashModule(path), ...(configFile ? [hashFile(configFile)] : []))
  if (configFile) all.files.push(configFile)
  const {makeTextChecker} = await import('./text-checkers.ts')
  const checker = makeTextChecker({name: use, path, options: isMap(options) ? options : {}, configFile})
  all.rules.set(hostedId(use), ruleOfHosted(setting, 'text', checker))
}

/** What is read as settings, where everything else is run as a module. */
const dataExtensions = ['.yaml', '.yml', '.json']

async function extendBy(
  name: string,
  path: Mistake['path'],
  source: SettingsDocument,
  stack: readonly string[],
  blame: Blame,
  all: Gathering,
): Promise<void> {
  const from = () => source.locate({path})
  if (presetNames.includes(name)) {
    all.layers.push({settings: {preset: name}, joins: true, from, matches: () => true})
    return
  }
  const [pluginName = '', ...rest] = name.split('/')
  const plugin = all.plugins.get(pluginName)
  if (plugin) {
    const preset = plugin.presets?.[rest.join('/')]
    if (preset) return addPreset(preset, name, from, all)
    const names = Object.keys(plugin.presets ?? {}).map((preset) => `${pluginName}/${preset}`)
    return blame({
      path,
      message: `The plugin \`${pluginName}\` has no preset \`${name}\`. ${suggest(name, names)}`.trim(),
    })
  }
  const found = await findModule(name, source.path, 'preset or package')
  const isData = 'path' in found && dataExtensions.includes(extname(found.path))
  if (!all.isTrusted && !isData && ('path' in found || all.pluginMissing)) {
    all.notes.push(untrustedNote([name], source.path, all))
    return
  }
  if ('reason' in found) return blame({path, message: withPreset(found.reason, name, all)})
  if (stack.includes(found.path)) {
    const circle = [...stack.slice(stack.indexOf(found.path)), found.path].map(
      (path) => `\`${shortPath(all.cwd, path)}\``,
    )
    return blame({path, message: `Settings extend themselves: ${circle.join(' → ')}.`})
  }
  const next = isData ? readSource(found.path, all.cwd) : await readModule(found.path, name, from, blame, path)
  if (next) await gather(next, [...stack, found.path], all)
}

function withPreset(reason: string, name: string, {plugins}: Gathering): string {
  const names = [...plugins.values()].flatMap((plugin) =>
    Object.keys(plugin.presets ?? {}).map((preset) => `${plugin.name}/${preset}`),
  )
  const near = isPath(name) ? '' : suggest(name, [...presetNames, ...names])
  return near.startsWith('Did') ? `There is no preset \`${name}\`. ${near}` : reason
}

function addPreset(preset: Settings, name: string, from: () => string, all: Gathering): void {
  all.layers.push({settings: preset, joins: true, from, matches: () => true})
  all.checks.push((rules) => {
    for (const {message} of settingsMistakes(preset, rules))
      all.mistakes.push({path: [], message: `The preset \`${name}\` is wrong: ${message}`, at: from()})
    for (const {path, ...former} of formerNamesIn(preset, rules))
      all.formerNames.push({...former, at: `the preset \`${name}\``})
  })
}

async function readModule(path: string, name: string, from: () => string, blame: Blame, at: Mistake['path']) {
  const loaded = await loadDefault(path, name, 'package')
  if ('value' in loaded) return {path, data: loaded.value, mistakes: [], packageName: `\`${name}\``, locate: from}
  blame({path: at, message: loaded.reason})
  return undefined
}
