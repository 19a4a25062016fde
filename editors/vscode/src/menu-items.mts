// What the menu of the status item offers, by what was done with the draft.
import type {Status} from './status.mts'

/** An entry of the menu, with an icon of VS Code as `$(name)`. */
export interface MenuItem {
  label: string
  command: string
  argument?: string
}

/** What there is to do with a draft of this status, or where there is none; `isOff` says whether checking was switched off. */
export function menuItems(status: Status | undefined, isOff: boolean): MenuItem[] {
  const isChecked = status?.state === 'checked'
  const isSaved = status?.uri.startsWith('file:')
  return [
    {label: '$(list-unordered) Show the problems', command: 'workbench.actions.view.problems'},
    ...(isChecked ? draftItems : []),
    ...(isChecked && isSaved ? [{label: '$(eye-closed) Leave this draft alone', command: 'copydesk.leaveDraftAlone'}] : []),
    ...(status?.named ? [{label: '$(eye) Check this draft again', command: 'copydesk.checkDraftAgain'}] : []),
    {label: '$(milestone) Choose the stage of the drafts', command: 'copydesk.chooseStage'},
    {label: '$(folder) Check the whole folder', command: 'copydesk.checkWholeFolder'},
    {label: '$(gear) Open the settings file of the folder', command: 'copydesk.openSettings'},
    switchItem(status, isOff),
    {label: '$(output) Show the output', command: 'copydesk.showOutput'},
  ]
}

const draftItems: readonly MenuItem[] = [
  {label: '$(arrow-down) Next placeholder', command: 'copydesk.goToNextPlaceholder'},
  {label: '$(wand) Make all safe repairs', command: 'copydesk.makeAllRepairs'},
  {label: '$(mute) Rules that are off here', command: 'copydesk.showRulesOff'},
]

function switchItem(status: Status | undefined, isOff: boolean): MenuItem {
  if (isOff) return {label: '$(play) Switch checking on', command: 'copydesk.switchCheckingOn'}
  if (status?.state === 'off')
    return {
      label: '$(play) Switch checking on: open the setting `copydesk.enable`',
      command: 'workbench.action.openSettings',
      argument: 'copydesk.enable',
    }
  return {label: '$(circle-slash) Switch checking off', command: 'copydesk.switchCheckingOff'}
}

/** A rule that is off for a draft, as the server lists it: its id, empty for all rules, and where it was switched off. */
export interface RuleOff {
  rule: string
  at: string[]
}

/** The rules to choose from, each with where it was switched off. */
export const rulesToChoose = (off: readonly RuleOff[]): {label: string; description: string; rule: string}[] =>
  off.map(({rule, at}) => ({label: rule || 'All rules', description: `off by ${at.join(' and ')}`, rule}))
