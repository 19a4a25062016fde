// The extension for VS Code: starts the bundled language server and shows its counts and stage.
import {
  type ExtensionContext,
  StatusBarAlignment,
  type StatusBarItem,
  Uri,
  commands,
  type LogOutputChannel,
  window,
  workspace,
} from 'vscode'
import {LanguageClient, TransportKind} from 'vscode-languageclient/node'
import {
  callForDraft,
  checkWholeFolder,
  chooseStage,
  goToNextPlaceholder,
  openSample,
  openSettings,
  showMenu,
  showRulesOff,
} from './menu.ts'
import {type Status, wordsFor, wordsForLanguage} from './status.mts'

let client: LanguageClient | undefined

/** Whether checking was switched off by command. */
let isOff = false

export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('Copydesk', {log: true})
  const item = window.createStatusBarItem('copydesk', StatusBarAlignment.Right, 100)
  item.name = 'Copydesk'
  item.command = 'copydesk.showMenu'
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
    workspace.onDidGrantWorkspaceTrust(restart),
    workspace.onDidCloseTextDocument(({uri}) => void statuses.delete(uri.toString())),
    commands.registerCommand('copydesk.showMenu', () => showMenu(statuses.get(shownUri()), isOff)),
    commands.registerCommand('copydesk.switchCheckingOff', switchChecking),
    commands.registerCommand('copydesk.switchCheckingOn', switchChecking),
    commands.registerCommand('copydesk.makeAllRepairs', () => callForDraft('copydesk.fixAll')),
    commands.registerCommand('copydesk.leaveDraftAlone', () => callForDraft('copydesk.leaveAlone')),
    commands.registerCommand('copydesk.checkDraftAgain', () => callForDraft('copydesk.checkAgain')),
    commands.registerCommand('copydesk.showRulesOff', showRulesOff),
    commands.registerCommand('copydesk.showPage', (page: string) =>
      commands.executeCommand('markdown.showPreview', Uri.parse(page)),
    ),
    commands.registerCommand('copydesk.openSample', () => openSample(context)),
    commands.registerCommand('copydesk.openSettings', openSettings),
    commands.registerCommand('copydesk.checkWholeFolder', checkWholeFolder),
    commands.registerCommand('copydesk.goToNextPlaceholder', goToNextPlaceholder),
    commands.registerCommand('copydesk.chooseStage', chooseStage),
    commands.registerCommand('copydesk.showOutput', () => output.show()),
    commands.registerCommand('copydesk.restart', restart),
  )
  await client.start()
}

export const deactivate = (): Promise<void> | undefined => client?.stop()

const shownUri = () => window.activeTextEditor?.document.uri.toString() ?? ''

/** Switches checking off, or on again. The server says which. */
async function switchChecking(): Promise<void> {
  setOff((await commands.executeCommand<boolean>('copydesk.toggle')) === false)
}

/** A server that starts checks. */
async function restart(): Promise<void> {
  setOff(false)
  await client?.restart()
}

/** What is offered goes by it: to switch off, or on. */
function setOff(next: boolean): void {
  isOff = next
  void commands.executeCommand('setContext', 'copydesk.isOff', next)
}

/** The settings files of Copydesk: the light bulb switches rules on again there. */
const settingsFiles = {scheme: 'file', pattern: '**/.copydesk.{yaml,yml,json}'}

function makeClient(context: ExtensionContext, outputChannel: LogOutputChannel): LanguageClient {
  const module = context.asAbsolutePath('dist/bin/copydesk-lsp.cjs')
  const languages = workspace.getConfiguration('copydesk').get<string[]>('languages', [])
  return new LanguageClient(
    'copydesk',
    'Copydesk',
    {module, args: ['--stdio'], transport: TransportKind.stdio},
    {
      documentSelector: [
        ...['file', 'untitled', 'vscode-vfs'].flatMap((scheme) => languages.map((language) => ({scheme, language}))),
        settingsFiles,
      ],
      outputChannel,
      markdown: {isTrusted: {enabledCommands: ['copydesk.showPage']}},
      initializationOptions: optionsNow,
      diagnosticPullOptions: {onChange: true, onTabs: false},
    },
  )
}

/** What the server is told when it starts. */
const optionsNow = () => ({
  ...workspace.getConfiguration('copydesk'),
  ...{status: true, diagnosticsInHover: true, previewsPages: true, trusted: workspace.isTrusted},
})

function showStatus(item: StatusBarItem, statuses: ReadonlyMap<string, Status>): void {
  const document = window.activeTextEditor?.document
  const uri = document?.uri
  // The output panel is an editor, too: what stands beside it stays.
  if (uri?.scheme === 'output') return
  const status = statuses.get(uri?.toString() ?? '')
  const languages = workspace.getConfiguration('copydesk').get<string[]>('languages', [])
  const words = status ? wordsFor(status) : document && wordsForLanguage(document.languageId, languages)
  if (!words) return item.hide()
  Object.assign(item, words)
  item.show()
}
