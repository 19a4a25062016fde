// A session: the open documents, the folders, and what was found in them. Knows no connection.
import {existsSync} from 'node:fs'
import {homedir} from 'node:os'
import {dirname, resolve, sep} from 'node:path'
import type {Diagnostic, Location, TextDocumentContentChangeEvent} from 'vscode-languageserver/node'
import type {CrossFinding} from '../core/compare.ts'
import type {Config} from '../core/config.ts'
import {type Draft, type Format, parseDraft} from '../core/draft.ts'
import type {Fact} from '../core/fact.ts'
import {studyInSteps} from '../core/lint.ts'
import type {Place} from '../core/prose.ts'
import type {Finding, Rule} from '../core/rule.ts'
import type {Settings, SettingsError} from '../core/settings.ts'
import {makeEngine} from '../files/engine.ts'
import {findDrafts} from '../files/find.ts'
import type {ReadText} from '../files/read.ts'
import {formatFor, makeFormats} from '../formats/index.ts'
import type {Client, Wishes} from './client.ts'
import {diagnosticOf, type Ground, resultIdOf} from './diagnostics.ts'
import {formatOf, pathOf} from './documents.ts'
import {
  type Folder,
  fileIn,
  isSettingsFile,
  makeFolder,
  nameIn,
  readNow,
  reload,
  type Setup,
  setupFor,
  signatureOf,
  unreadable,
  uriIn,
} from './folder.ts'
import {applyChanges, type Lines, makeLines, rangeOf} from './lines.ts'
import {makeTurns, type Standing, type Steps, type Turns} from './turns.ts'

/** A document open in the client. */
export interface OpenDocument {
  uri: string
  version: number
  lines: Lines
  /** Undefined where it is no draft. */
  format: Format | undefined
  /** Where it stands on disk, or would. */
  file: string
  saved: boolean
  /** When it was last touched, counted in messages. */
  touched: number
  setup?: Setup & {generation: number; folder: Folder; at: number; signature: string}
  checking?: {key: string; result: Promise<Checked | undefined>} | undefined
  checked?: Checked | undefined
}

/** What was found in a version of a document. */
export interface Checked {
  version: number
  draft: Draft
  config: Config
  folder: Folder
  lines: Lines
  /** Characters before the draft's text: a byte order mark. */
  shift: number
  own: readonly Finding[]
}

/** A text to be checked. */
interface Task {
  text: string
  name: string
  format: Format
  config: Config
}

interface Studied {
  draft: Draft
  findings: readonly Finding[]
  facts: readonly Fact[]
}

/** What a session tells whoever runs it. */
export interface Listener {
  /** Findings in these open documents may have changed though they themselves did not. */
  stale(uris: readonly string[]): void
  /** What is on disk has changed, or what was found there. */
  changed(): void
  settingsBroken(error: SettingsError, folder: Folder): void
  settingsMended(): void
  crashed(rule: string, message: string): void
  /** Called while a folder is read: how many drafts of how many. */
  progress(folder: Folder, done: number, all: number): void
  log(line: string): void
}

/** Diagnostics of one document, as of a version of it. */
export interface Report {
  uri: string
  version: number | undefined
  resultId: string
  diagnostics: Diagnostic[]
}

/** More drafts than these are not compared. */
const mostDrafts = 50_000

/** Milliseconds after which settings are looked for again, for clients that watch no files. */
const settingsLast = 1000

export type Session = ReturnType<typeof openSession>

/** Nothing is checked before `begin` is called: the client's wishes may still be asked for. */
export function openSession(client: Client, wishesAtStart: Wishes, listener: Listener) {
  const turns: Turns = makeTurns()
  const engine = makeEngine()
  const formats = makeFormats(engine.parse)
  const extensions = formats.flatMap((format) => format.extensions)
  const documents = new Map<string, OpenDocument>()
  const told = {crashes: new Set<string>(), broken: ''}
  let wishes = wishesAtStart
  let folders: Folder[] = []
  const loose = makeFolder(undefined, over())
  let messages = 0
  let begin = () => {}
  const ready = new Promise<void>((go) => {
    begin = go
  })

  return {
    begin,
    turns,
    documents,
    extensions,
    wishes: () => wishes,
    open,
    change,
    close,
    setFolders,
    setWishes,
    filesChanged,
    reloadSettings,
    checked,
    findingsOf,
    groundOf,
    reportOf,
    reportFolders,
    whenCompared,
    settingsFileFor,
    parseAs: ({draft, config}: Checked, text: string) => parse(draft.path, text, formatNamed(draft.format), config),
  }

  /** Settings of the client go over those of all files. */
  function over(): Settings {
    const {preset, stage} = wishes
    return {...(preset !== undefined && {preset}), ...(stage !== undefined && {stage})}
  }

  function open(uri: string, languageId: string, version: number, text: string): OpenDocument {
    turns.letThrough()
    const format = formatOf(uri, languageId, formats)
    const path = pathOf(uri)
    const extension = format?.extensions[0] ?? 'md'
    const file = path ?? resolve(folders[0]?.path ?? sep, `unsaved.${extension}`)
    const document = {
      uri,
      version,
      lines: makeLines(text),
      format,
      file,
      saved: path !== undefined,
      touched: ++messages,
    }
    documents.set(uri, document)
    return document
  }

  function change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]) {
    turns.letThrough()
    const document = documents.get(uri)
    if (!document) return undefined
    document.lines = applyChanges(document.lines, changes, client.encoding)
    document.version = version
    document.touched = ++messages
    return document
  }

  function close(uri: string): void {
    const document = documents.get(uri)
    documents.delete(uri)
    if (document?.saved && document.format) rereadFile(document.file).catch(tellFailure)
  }

  function setFolders(uris: readonly string[]): void {
    const paths = [...new Set(uris.flatMap((uri) => pathOf(`${uri.replace(/\/$/, '')}`) ?? []))]
    const kept = folders.filter(({path}) => path !== undefined && paths.includes(path))
    const added = paths.filter((path) => !kept.some((folder) => folder.path === path))
    folders = [...kept, ...added.map((path) => makeFolder(path, over()))]
    forgetSetups()
    for (const folder of folders) if (!folder.compared) scan(folder)
  }

  /** New wishes; gives whether anything has to be checked again. */
  function setWishes(next: Wishes): boolean {
    const before = JSON.stringify(wishes)
    wishes = next
    if (JSON.stringify(next) === before) return false
    reloadSettings()
    return true
  }

  function reloadSettings(): void {
    for (const folder of [...folders, loose]) reload(folder, over())
    told.broken = ''
    listener.settingsMended()
    forgetSetups()
    for (const folder of folders) scan(folder)
    listener.stale([...documents.keys()])
  }

  function forgetSetups(): void {
    for (const document of documents.values()) document.checking = undefined
  }

  /** The innermost folder a file stands in. */
  function folderOf(file: string): Folder {
    const around = folders.filter(
      ({path}) => path !== undefined && file.startsWith(path.endsWith(sep) ? path : path + sep),
    )
    return around.sort((a, b) => (b.path?.length ?? 0) - (a.path?.length ?? 0))[0] ?? loose
  }

  async function setupOf(document: OpenDocument): Promise<NonNullable<OpenDocument['setup']>> {
    await ready
    const folder = folderOf(document.file)
    const {setup} = document
    const now = performance.now()
    if (setup?.folder === folder && setup.generation === folder.generation) {
      if (client.watches || now - setup.at < settingsLast) return setup
      setup.at = now
      if (signatureOf(document.file) === setup.signature) return setup
      reloadSettings()
    }
    const {generation} = folder
    const made = await setupFor(folder, document.file, setup?.config)
    if (made.broken) tellBroken(made.broken, folder)
    const signature = client.watches ? '' : signatureOf(document.file)
    document.setup = {...made, generation, folder, at: now, signature}
    return document.setup
  }

  function tellBroken(error: SettingsError, folder: Folder): void {
    if (told.broken === error.message) return
    told.broken = error.message
    listener.settingsBroken(error, folder)
  }

  /** What stands in a document now; undefined where it is no draft, or has changed or gone meanwhile. */
  async function checked(document: OpenDocument): Promise<Checked | undefined> {
    if (!document.format || !wishes.enable) return undefined
    const {config, folder, generation} = await setupOf(document)
    if (documents.get(document.uri) !== document) return undefined
    if (!config) {
      if (document.checked) setFacts(document.checked.folder, document.checked.draft.path, [])
      document.checked = undefined
      return undefined
    }
    const key = `${document.version} ${generation}`
    if (document.checking?.key !== key || document.checked?.folder !== folder) {
      const result = checkNow(document, document.format, config, folder)
      document.checking = {key, result}
    }
    return document.checking?.result
  }

  async function checkNow(document: OpenDocument, format: Format, config: Config, folder: Folder) {
    const {version, lines} = document
    const isIdle = () => document.version !== version || documents.get(document.uri) !== document
    const standing = {urgency: () => document.touched, isIdle}
    const name = document.saved ? nameIn(folder, document.file) : `unsaved.${format.extensions[0]}`
    const studied = await check({text: lines.text, name, format, config}, standing)
    if (!studied || isIdle()) return undefined
    const {draft, findings, facts} = studied
    const own = findings.filter(({ruleId}) => ruleId !== 'rule-crashed')
    for (const {data, message, ruleId} of findings)
      if (ruleId === 'rule-crashed') tellCrash(String(data?.rule), message)
    document.checked = {version, draft, config, folder, lines, own, shift: lines.text.length - draft.text.length}
    if (document.saved) setFacts(folder, draft.path, facts)
    return document.checked
  }

  /** Parse a text and check it, in turns with other work; undefined where it was dropped. */
  async function check({text, name, format, config}: Task, standing: Standing): Promise<Studied | undefined> {
    if (format.name === 'markdown') await engine.load()
    if (text.slice(0, 8192).includes('\0')) {
      const draft = parse(name, '', format, config)
      return {draft: {...draft, text}, findings: unreadable('This file is binary, not text.', config), facts: []}
    }
    const draft = await turns.run(parseInSteps(name, text, format, config), standing)
    if (!draft) return undefined
    const isHosting = config.rules.some(({rule}) => rule.hosted)
    const ready = isHosting ? await (await import('../hosts/index.ts')).runHosted(draft, config) : config
    const study = await turns.run(studyInSteps(draft, ready), standing)
    return study && {draft, ...study}
  }

  function* parseInSteps(...task: Parameters<typeof parse>): Steps<Draft> {
    yield
    return parse(...task)
  }

  function parse(path: string, text: string, format: Format, config: Config | undefined): Draft {
    return parseDraft({path, text}, format, config?.settings.frontMatterCopy)
  }

  function formatNamed(name: string): Format {
    return formats.find((format) => format.name === name) as Format
  }

  function tellCrash(rule: string, message: string): void {
    if (told.crashes.has(rule)) return
    told.crashes.add(rule)
    listener.crashed(rule, message)
  }

  function setFacts(folder: Folder, name: string, facts: readonly Fact[]): void {
    const touched = folder.index.set(name, facts)
    if (!folder.compared) return
    const stale = [...documents.values()].filter(
      ({checked}) => checked?.folder === folder && touched.has(checked.draft.path),
    )
    if (stale.length > 0) listener.stale(stale.map(({uri}) => uri))
    listener.changed()
  }

  /** What was found in a document by itself and beside the others. */
  function findingsOf({own, folder, draft}: Checked): readonly Finding[] {
    if (!folder.compared) return own
    const cross = folder.index.findingsOf(draft.path, folder.settings.rulesInUse())
    return cross.length > 0 ? [...own, ...cross.map(({finding}) => finding)].sort(byPlace) : own
  }

  function groundOf(uri: string, {lines, shift, folder, config}: Checked): Ground {
    const families = new Map(config.rules.map(({rule}) => [rule.id, rule.family]))
    return {uri, lines, shift, locate: (path, place) => locate(folder, path, place), familyOf: (id) => families.get(id)}
  }

  /** A place in another draft of the folder. */
  function locate(folder: Folder, name: string, place: Place): Location | undefined {
    const file = fileIn(folder, name)
    const open = [...documents.values()].find((document) => document.file === file && document.saved)
    const read = open ? {text: open.lines.text} : readNow(file)
    if ('reason' in read) return undefined
    const lines = open?.lines ?? makeLines(read.text)
    const shift = read.text.startsWith('\uFEFF') ? 1 : 0
    const range = rangeOf(lines, {start: place.start + shift, end: place.end + shift}, client.encoding)
    return {uri: open?.uri ?? uriIn(folder, name), range}
  }

  /** The diagnostics of an open document; undefined where it has changed meanwhile. */
  async function reportOf(document: OpenDocument): Promise<Report | undefined> {
    const {version, uri} = document
    const result = await checked(document)
    if (document.version !== version || documents.get(uri) !== document) return undefined
    if (!result && document.format && wishes.enable && document.setup?.config && !document.setup.broken)
      return undefined
    const broken = document.format && wishes.enable && document.setup?.broken
    const ground = result && groundOf(uri, result)
    const diagnostics = [
      ...(broken ? [brokenSettings(broken)] : []),
      ...(result && ground ? findingsOf(result).map((finding) => diagnosticOf(finding, ground, client)) : []),
    ]
    return {uri, version, resultId: resultIdOf(diagnostics), diagnostics}
  }

  /** Reports on the drafts of all folders that are not open. */
  async function reportFolders(): Promise<Report[]> {
    if (!wishes.enable || !wishes.wholeFolder) return []
    const reports: Report[] = []
    for (const folder of folders) reports.push(...((await turns.run(reportInSteps(folder), {urgency: () => 0})) ?? []))
    return reports
  }

  function* reportInSteps(folder: Folder): Steps<Report[]> {
    const openFiles = new Set([...documents.values()].map(({file}) => file))
    const inUse = folder.settings.rulesInUse()
    const reports: Report[] = []
    const compared = folder.compared ? yield* folder.index.compareInSteps(inUse) : undefined
    for (const [name, {diagnostics}] of [...folder.closed]) {
      yield
      if (openFiles.has(fileIn(folder, name))) continue
      const cross = compared?.get(name) ?? []
      const all = [...diagnostics, ...cross.map((found) => crossDiagnostic(folder, found))]
      reports.push({uri: uriIn(folder, name), version: undefined, resultId: resultIdOf(all), diagnostics: all})
    }
    return reports
  }

  function crossDiagnostic(folder: Folder, {path, place, finding}: CrossFinding): Diagnostic {
    const range = {
      start: {line: place.start.line - 1, character: place.start.column - 1},
      end: {line: place.end.line - 1, character: place.end.column - 1},
    }
    const uri = uriIn(folder, path)
    const ground = {uri, lines: makeLines(''), shift: 0, locate: locateIn(folder), familyOf: () => undefined}
    const exact = client.encoding === 'utf-16' ? undefined : locate(folder, path, finding.place)
    return {...diagnosticOf(finding, ground, client), range: exact?.range ?? range}
  }

  function locateIn(folder: Folder) {
    return (path: string, place: Place) => locate(folder, path, place)
  }

  /** Read all drafts of a folder, the open ones left out, so that they can be compared. */
  function scan(folder: Folder): void {
    folder.compared = false
    scans.set(folder, readFolder(folder).catch(tellFailure))
  }

  /** Something failed that should not have: the others go on. */
  function tellFailure(error: unknown): void {
    listener.log(`Copydesk failed: ${error instanceof Error ? error.stack : String(error)}`)
  }

  async function readFolder(folder: Folder): Promise<void> {
    await ready
    const {path, generation} = folder
    if (path === undefined || !wishes.enable || !wishes.compare) return
    if (path === homedir() || path === dirname(path)) {
      listener.log(`\`${path}\` is too wide to be read as one folder: drafts in it are checked when they are opened.`)
      return
    }
    const started = performance.now()
    const names = await draftsIn(folder)
    const known = new Set(names)
    for (const name of [...folder.closed.keys()].filter((name) => !known.has(name))) forgetFile(folder, name)
    for (const [i, name] of names.entries()) {
      if (folder.generation !== generation || !folders.includes(folder)) return
      await readDraft(folder, name)
      if (i % 20 === 0) listener.progress(folder, i, names.length)
    }
    await Promise.all([...documents.values()].filter(({file}) => folderOf(file) === folder).map(checked))
    if (folder.generation !== generation) return
    folder.compared = true
    listener.progress(folder, names.length, names.length)
    listener.log(`Read ${names.length} drafts in \`${path}\` in ${Math.round(performance.now() - started)} ms.`)
    listener.stale([...documents.values()].filter(({checked}) => checked?.folder === folder).map(({uri}) => uri))
    listener.changed()
  }

  async function draftsIn(folder: Folder): Promise<string[]> {
    try {
      const {files} = await findDrafts(['.'], extensions, folder.path as string, folder.settings.ignoredBy)
      if (files.length > mostDrafts) listener.log(`Only ${mostDrafts} of ${files.length} drafts are compared.`)
      const names = files.slice(0, mostDrafts).map((file) => nameIn(folder, fileIn(folder, file)))
      return names.filter((name) => folderOf(fileIn(folder, name)) === folder)
    } catch {
      return []
    }
  }

  /** Check a draft on disk, unless it is open. */
  async function readDraft(folder: Folder, name: string): Promise<void> {
    const file = fileIn(folder, name)
    const format = formatFor(name, formats)
    if (!format || [...documents.values()].some((document) => document.file === file)) return
    const {generation} = folder
    const {config, broken} = await setupFor(folder, file, undefined)
    if (broken) tellBroken(broken, folder)
    if (!config) return forgetFile(folder, name)
    const standing = {urgency: () => 0, isIdle: () => folder.generation !== generation}
    const read = await readSoon(file, standing)
    if (!read) return
    const studied =
      'reason' in read
        ? {findings: unreadable(read.reason, config), facts: []}
        : await check({text: read.text, name, format, config}, standing)
    if (!studied || [...documents.values()].some((document) => document.file === file)) return
    const {findings, facts} = studied
    const lines = makeLines('text' in read ? read.text : '')
    const families = new Map(config.rules.map(({rule}) => [rule.id, rule.family]))
    const shift = lines.text.startsWith('\uFEFF') ? 1 : 0
    const familyOf = (id: string) => families.get(id)
    const ground = {uri: uriIn(folder, name), lines, shift, locate: locateIn(folder), familyOf}
    const told = findings.filter(({ruleId}) => ruleId !== 'rule-crashed')
    folder.closed.set(name, {diagnostics: told.map((finding) => diagnosticOf(finding, ground, client))})
    setFacts(folder, name, facts)
  }

  async function readSoon(file: string, standing: Standing): Promise<ReadText | undefined> {
    function* read(): Steps<ReadText> {
      yield
      return readNow(file)
    }
    return turns.run(read(), standing)
  }

  function forgetFile(folder: Folder, name: string): void {
    folder.closed.delete(name)
    setFacts(folder, name, [])
  }

  async function rereadFile(file: string): Promise<void> {
    const folder = folderOf(file)
    if (folder.path === undefined || !wishes.compare) return
    const name = nameIn(folder, file)
    if (!existsSync(file)) forgetFile(folder, name)
    else await readDraft(folder, name)
  }

  /** Files changed on disk, or are gone. */
  function filesChanged(uris: readonly string[]): Promise<void> {
    return takeChanges(uris).catch(tellFailure)
  }

  async function takeChanges(uris: readonly string[]): Promise<void> {
    const files = uris.flatMap((uri) => pathOf(uri) ?? [])
    if (files.some(isSettingsFile)) return reloadSettings()
    for (const file of files) {
      const isOpen = [...documents.values()].some((document) => document.file === file)
      if (!isOpen && formatFor(file, formats)) await rereadFile(file)
    }
  }

  async function whenCompared(): Promise<void> {
    await Promise.all(folders.map((folder) => scans.get(folder)))
  }

  /** The settings file a document goes by, or where one would stand; undefined where it stands in no folder. */
  async function settingsFileFor(document: OpenDocument): Promise<{file: string; exists: boolean} | undefined> {
    const folder = folderOf(document.file)
    const {loaded} = await folder.settings.resolve(document.file)
    if (loaded?.files[0]) return {file: loaded.files[0], exists: true}
    return folder.path === undefined ? undefined : {file: resolve(folder.path, '.copydesk.yaml'), exists: false}
  }
}

const scans = new WeakMap<Folder, Promise<void>>()

const byPlace = (a: Finding, b: Finding) => a.place.start - b.place.start || b.place.end - a.place.end

/** The one diagnostic a draft gets for settings that can't be followed. */
const brokenSettings = ({mistakes, message}: SettingsError): Diagnostic => ({
  range: {start: {line: 0, character: 0}, end: {line: 0, character: 0}},
  severity: 1,
  source: 'copydesk',
  code: 'broken-settings',
  message:
    mistakes.length > 1
      ? `Mend the settings: ${mistakes.length} mistakes, the first ${message.split('\n')[0]}`
      : `Mend the settings: ${message}`,
})

/** The rule of a finding. */
export const ruleOf = ({rules}: Config, id: string): Rule | undefined => rules.find(({rule}) => rule.id === id)?.rule
