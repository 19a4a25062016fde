// The extension for VS Code: starts the bundled language server and shows its counts and stage.
import {
  type ExtensionContext,
  StatusBarAlignment,
  type StatusBarItem,
  commands,
  type LogOutputChannel,
  window,
  workspace,
} from 'vscode'
import {LanguageClient, TransportKind} from 'vscode-languageclient/node'
import {type Status, wordsFor} from './status.mts'

let client: LanguageClient | undefined

export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('Copydesk', {log: true})
  const item = window.createStatusBarItem('copydesk', StatusBarAlignment.Right, 100)
  item.name = 'Copydesk'
  item.command = 'copydesk.chooseStage'
  const statuses = new Map<string, Status>()
  const show = () => showStatus(item, statuses)

  client = makeClient(context, output)
  client.onNotification('copydesk/status', (status: Status) => {
    statuses.set(status.uri, status)
    show()
  })
  context.subscriptions.push(
    output,
    item,
    window.onDidChangeActiveTextEditor(show),
    workspace.onDidGrantWorkspaceTrust(() => client?.restart()),
    workspace.onDidCloseTextDocument(({uri}) => void statuses.delete(uri.toString())),
    commands.registerCommand('copydesk.checkWholeFolder', checkWholeFolder),
    commands.registerCommand('copydesk.goToNextPlaceholder', goToNextPlaceholder),
    commands.registerCommand('copydesk.chooseStage', chooseStage),
    commands.registerCommand('copydesk.showOutput', () => output.show()),
    commands.registerCommand('copydesk.restart', () => client?.restart()),
  )
  await client.start()
}

export const deactivate = (): Promise<void> | undefined => client?.stop()

function makeClient(context: ExtensionContext, outputChannel: LogOutputChannel): LanguageClient {
  const module = context.asAbsolutePath('dist/bin/copydesk-lsp.cjs')
  const languages = workspace.getConfiguration('copydesk').get<string[]>('languages', [])
  return new LanguageClient(
    'copydesk',
    'Copydesk',
    {module, args: ['--stdio'], transport: TransportKind.stdio},
    {
      documentSelector: ['file', 'untitled', 'vscode-vfs'].flatMap((scheme) => languages.map((language) => ({scheme, language}))),
      outputChannel,
      initializationOptions: optionsNow,
      diagnosticPullOptions: {onChange: true, onTabs: false},
    },
  )
}

/** What the server is told when it starts. */
const optionsNow = () => ({
  ...workspace.getConfiguration('copydesk'),
  ...{status: true, diagnosticsInHover: true, trusted: workspace.isTrusted},
})

function showStatus(item: StatusBarItem, statuses: ReadonlyMap<string, Status>): void {
  const uri = window.activeTextEditor?.document.uri
  // The output panel is an editor, too: what stands beside it stays.
  if (uri?.scheme === 'output') return
  const status = statuses.get(uri?.toString() ?? '')
  if (!status) return item.hide()
  Object.assign(item, wordsFor(status))
  item.show()
}

async function checkWholeFolder(): Promise<void> {
  const found = await commands.executeCommand<{drafts: number; findings: number} | null>('copydesk.checkFolder')
  if (!found) return
  const chosen = await window.showInformationMessage(
    `${found.findings} findings in ${found.drafts} drafts.`,
    'Show problems',
  )
  if (chosen) await commands.executeCommand('workbench.actions.view.problems')
}

async function goToNextPlaceholder(): Promise<void> {
  const editor = window.activeTextEditor
  if (editor) await commands.executeCommand('copydesk.nextPlaceholder', editor.document.uri.toString(), editor.selection.end)
}

async function chooseStage(): Promise<void> {
  const stages = [
    {label: 'draft', description: 'being written: a TK is a note'},
    {label: 'edit', description: 'on the desk'},
    {label: 'publish', description: 'about to run: what is still open blocks'},
    {label: 'as the settings say', description: ''},
  ]
  const chosen = await window.showQuickPick(stages, {
    title: 'How far have the drafts come?',
    placeHolder: `Written to the settings of ${workspace.workspaceFolders ? 'this workspace, which others may share' : 'this user'}`,
  })
  if (!chosen) return
  const stage = chosen.description ? chosen.label : undefined
  await workspace.getConfiguration('copydesk').update('stage', stage, workspace.workspaceFolders === undefined)
}
