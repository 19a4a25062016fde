// The commands of the extension that ask or open something.
import {ConfigurationTarget, commands, type ExtensionContext, Uri, window, workspace} from 'vscode'
import {menuItems, type RuleOff, rulesToChoose} from './menu-items.mts'
import {settingsFileFor} from './settings-file.mts'
import {noStage, stages, stageTitle} from './stages.mts'
import type {Status} from './status.mts'

/** Everything there is to do, for who clicks on the status. */
export async function showMenu(status: Status | undefined, isOff: boolean): Promise<void> {
  const chosen = await window.showQuickPick(menuItems(status, isOff), {title: 'Copydesk'})
  if (chosen) await commands.executeCommand(chosen.command, ...(chosen.argument === undefined ? [] : [chosen.argument]))
}

/** Lists the rules that somebody switched off for the draft, and switches the chosen one on again. */
export async function showRulesOff(): Promise<void> {
  const uri = uriOfDraft()
  if (uri === undefined) return
  const off = (await commands.executeCommand<RuleOff[] | null>('copydesk.rulesOff', uri)) ?? []
  if (off.length === 0) {
    await window.showInformationMessage('No rule is switched off for this draft. Which rules are on depends on the preset, too.')
    return
  }
  const chosen = await window.showQuickPick(rulesToChoose(off), {
    title: 'Rules that are off here',
    placeHolder: 'Choose one to switch it on again',
    matchOnDescription: true,
  })
  if (chosen) await changeFiles('copydesk.switchOn', uri, chosen.rule)
}

/** Calls a command of the server with the draft in sight. */
export async function callForDraft(command: string): Promise<void> {
  const uri = uriOfDraft()
  if (uri !== undefined) await changeFiles(command, uri)
}

const uriOfDraft = () => window.activeTextEditor?.document.uri.toString()

/**
 * Calls a command of the server that changes files, and saves those that were as on disk before: what they say counts
 * once they are saved. The draft in sight is saved by its writer.
 */
async function changeFiles(command: string, draft: string, ...more: string[]): Promise<void> {
  const unsaved = new Set(workspace.textDocuments.filter(({isDirty}) => isDirty).map(({uri}) => uri.toString()))
  const changed = await commands.executeCommand<unknown>(command, draft, ...more)
  if (!Array.isArray(changed)) return
  for (const uri of changed.map((name) => Uri.parse(String(name)))) {
    if (uri.toString() === draft || unsaved.has(uri.toString())) continue
    await (await workspace.openTextDocument(uri)).save()
  }
}

export async function checkWholeFolder(): Promise<void> {
  const found = await commands.executeCommand<{drafts: number; findings: number} | null>('copydesk.checkFolder')
  if (!found) return
  const {findings, drafts} = found
  const counted = `${findings} ${findings === 1 ? 'finding' : 'findings'} in ${drafts} ${drafts === 1 ? 'draft' : 'drafts'}.`
  const chosen = await window.showInformationMessage(counted, 'Show problems')
  if (chosen) await commands.executeCommand('workbench.actions.view.problems')
}

export async function goToNextPlaceholder(): Promise<void> {
  const editor = window.activeTextEditor
  if (!editor) return
  await commands.executeCommand('copydesk.nextPlaceholder', editor.document.uri.toString(), editor.selection.end)
}

export async function chooseStage(): Promise<void> {
  const {uri, target, where} = whereToWrite()
  const chosen = await window.showQuickPick([...stages, noStage], {
    title: stageTitle,
    placeHolder: `Written to the settings of ${where}`,
  })
  if (!chosen) return
  const stage = chosen === noStage ? undefined : chosen.label
  await workspace.getConfiguration('copydesk', uri).update('stage', stage, target)
}

/** In a workspace of several folders the one of the draft, else the workspace, else the user. */
function whereToWrite() {
  const folders = workspace.workspaceFolders ?? []
  const uri = window.activeTextEditor?.document.uri
  const folder = uri && workspace.getWorkspaceFolder(uri)
  if (folders.length > 1 && folder)
    return {uri, target: ConfigurationTarget.WorkspaceFolder, where: `the folder ${folder.name}, which others may share`}
  if (folders.length > 0)
    return {uri, target: ConfigurationTarget.Workspace, where: 'this workspace, which others may share'}
  return {uri, target: ConfigurationTarget.Global, where: 'this user'}
}

/** A draft with something of everything, not saved anywhere. */
export async function openSample(context: ExtensionContext): Promise<void> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(context.extensionUri, 'dist/sample.md'))
  const document = await workspace.openTextDocument({language: 'markdown', content: new TextDecoder().decode(bytes)})
  await window.showTextDocument(document)
}

const firstSettings = `# Settings of Copydesk for the drafts in this folder and below. Remove the # from an example to use it.

# What the drafts are: recommended, news, blog, newsletter, docs or strict.
preset: recommended

# Rules to switch off or on, or at another severity: off, on, info, warning or error.
#rules:
#  fake-list: off

# Phrases to allow.
#allow: [some say]

# Drafts to leave out, in .gitignore syntax.
#ignore: [archive/]
`

/** Open the settings file that holds in the folder; where there is none, a new one that is saved when its writer saves it. */
export async function openSettings(): Promise<void> {
  const uri = window.activeTextEditor?.document.uri
  const folder = (uri && workspace.getWorkspaceFolder(uri)) ?? workspace.workspaceFolders?.[0]
  if (!folder) {
    await window.showInformationMessage('Open a folder first: its drafts can then have settings.')
    return
  }
  const known = await settingsFileFor(folder.uri.path, async (path) => textOf(folder.uri.with({path})))
  if (known !== undefined) await window.showTextDocument(folder.uri.with({path: known}))
  else {
    const file = Uri.joinPath(folder.uri, '.copydesk.yaml')
    const document = await workspace.openTextDocument(file.with({scheme: 'untitled'}))
    const editor = await window.showTextDocument(document)
    await editor.edit((edit) => edit.insert(document.positionAt(0), firstSettings))
  }
}

const textOf = (file: Uri): Thenable<string | undefined> =>
  workspace.fs.readFile(file).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => undefined,
  )
