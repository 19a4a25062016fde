// What the VS Code extension says and opens is what the server does.
import {mkdirSync, readFileSync, realpathSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {menuItems, rulesToChoose} from '../../editors/vscode/src/menu-items.mts'
import {settingsFileFor} from '../../editors/vscode/src/settings-file.mts'
import {noStage, stages, stageTitle} from '../../editors/vscode/src/stages.mts'
import {type Status, wordsFor, wordsForLanguage} from '../../editors/vscode/src/status.mts'
import {openSettingsFiles} from '../../src/files/settings-files.ts'
import {configure, lint, parse} from '../../src/index.ts'
import {makeFolder} from '../support/desk.ts'

const {contributes} = JSON.parse(readFileSync('editors/vscode/package.json', 'utf8')) as {
  contributes: {
    configuration: {properties: Record<string, {enum: string[]; enumDescriptions: string[]}>}
    commands: {command: string; title: string}[]
    menus: Record<string, {command?: string; when?: string}[]>
    walkthroughs: {title: string}[]
  }
}

describe('"Open the settings file" opens the one that holds', () => {
  const ours = '{"copydesk": {"preset": "news"}}'
  test.each<[files: Record<string, string>, opened: string | undefined]>([
    [{}, undefined],
    [{'site/.copydesk.yaml': ''}, 'site/.copydesk.yaml'],
    [{'site/.copydesk.yml': 'preset: news'}, 'site/.copydesk.yml'],
    [{'site/.copydesk.json': '{}', 'site/package.json': '{}'}, 'site/.copydesk.json'],
    [{'site/package.json': ours}, 'site/package.json'],
    [{'site/package.json': '{"name": "copydesk"}'}, undefined],
    [{'site/package.json': '{"copydesk": '}, undefined],
    [{'site/package.json': ours, 'site/.copydesk.yaml': ''}, 'site/.copydesk.yaml'],
    [{'.copydesk.yaml': ''}, '.copydesk.yaml'],
    [{'package.json': ours, 'site/package.json': '{}'}, 'package.json'],
    [{'.copydesk.yaml': '', 'site/package.json': ours}, 'site/package.json'],
    [{'site/posts/.copydesk.yaml': ''}, undefined],
  ])('%j', async (files, opened) => {
    const root = realpathSync(makeFolder(files))
    const folder = join(root, 'site')
    mkdirSync(folder, {recursive: true})
    const read = async (path: string) => {
      try {
        return readFileSync(path, 'utf8')
      } catch {
        return undefined
      }
    }
    const found = await settingsFileFor(folder, read)
    expect(found).toBe(opened && join(root, opened))
    expect(found).toBe(openSettingsFiles({cwd: folder}).fileFor(folder, true))
  })
})

describe('stages are explained once', () => {
  const table = readFileSync('editors/vscode/walkthrough/stages.md', 'utf8')
  const text = '# Staff\n\nIt employs TK people in Leeds.\n\nThe verdict is due on TBC.\n'
  const inMarkdown = text.replace('Leeds.', '*Leeds*, see [the page](/page).\n\n* One\n* Two')

  const severitiesOf = (text: string, stage: string) =>
    lint(parse({path: 'a.md', text}), configure({stage}))
      .filter(({ruleId}) => ruleId === 'unfilled-placeholder')
      .map(({severity}) => severity)

  test.each(stages)('$label', ({label, description, detail, meaning}) => {
    const [fact, undecided] = severitiesOf(text, label)
    const shown = (severity?: string) => `${severity === 'info' ? '' : severity === 'error' ? 'an ' : 'a '}${severity}`
    expect(table).toContain(`| ${label} | ${shown(fact)} | ${shown(undecided)} |`)
    expect(meaning).toContain(
      fact === undecided ? `TK and TBC are ${fact}s` : `TK is ${shown(fact)} and TBC ${shown(undecided)}`,
    )
    expect(description).toBe(
      fact === undecided ? `TK and TBC: ${fact}s` : `TK: ${shown(fact)}, TBC: ${shown(undecided)}`,
    )
    expect(severitiesOf(inMarkdown, label)).toEqual([fact, 'info'])
    const note = 'TBC is an info in drafts set in Markdown'
    expect([meaning.includes(`(${note})`), detail === note]).toEqual(Array(2).fill(undecided !== 'info'))
  })

  test('in texts that fit the width of the picker', () => {
    const widths = [...stages, noStage].map(({label, description}) => label.length + description.length)
    expect(Math.max(...widths, ...stages.map(({detail = ''}) => detail.length), stageTitle.length)).toBeLessThan(70)
  })

  test('in the settings as in the menu', () => {
    const stage = contributes.configuration.properties['copydesk.stage']
    expect(stage?.enum.slice(1)).toEqual(stages.map(({label}) => label))
    expect(stage?.enumDescriptions).toEqual([`${noStage.description}.`, ...stages.map(({meaning}) => meaning)])
  })
})

test.each<[state: Status['state'], by: string | undefined, tooltip: string]>([
  ['off', 'copydesk.toggle', 'Checking was switched off. Click for a menu to switch it on.'],
  ['off', undefined, "This draft isn't checked: `copydesk.enable` is off."],
])('the tooltip of a draft that is %s by %s is true of a click', (state, by, tooltip) => {
  const counts = {errors: 0, warnings: 0, infos: 0}
  expect(wordsFor({uri: 'file:///a.md', state, ...(by !== undefined && {by}), ...counts, stage: ''}).tooltip).toBe(
    tooltip,
  )
})

describe('the menu of the status item', () => {
  const status = (state: Status['state'], more: Partial<Status> = {}): Status => {
    return {uri: 'file:///a.md', state, errors: 0, warnings: 0, infos: 0, stage: '', ...more}
  }
  const labelsFor = (status: Status | undefined, isOff = false) =>
    menuItems(status, isOff).map(({label}) => label.replace(/^\$\([a-z-]+\) /, ''))

  test('of a draft that is checked has what there is to do', () => {
    expect(labelsFor(status('checked'))).toEqual([
      'Show the problems',
      'Next placeholder',
      'Make all safe repairs',
      'Rules that are off here',
      'Leave this draft alone',
      'Choose the stage of the drafts',
      'Check the whole folder',
      'Open the settings file of the folder',
      'Switch checking off',
      'Show the output',
    ])
  })

  test.each<[what: string, status: Status | undefined, isOff: boolean, has: string, hasNot: string]>([
    ['is off by command', status('off', {by: 'copydesk.toggle'}), true, 'Switch checking on', 'Switch checking off'],
    [
      'is off by its settings',
      status('off'),
      false,
      'Switch checking on: open the setting `copydesk.enable`',
      'Switch checking off',
    ],
    [
      'is left alone by name',
      status('ignored', {by: '.copydeskignore', named: true}),
      false,
      'Check this draft again',
      'Leave this draft alone',
    ],
    [
      'is left alone with others',
      status('ignored', {by: '.copydeskignore'}),
      false,
      'Switch checking off',
      'Check this draft again',
    ],
    [
      'is not saved',
      status('checked', {uri: 'untitled:One'}),
      false,
      'Make all safe repairs',
      'Leave this draft alone',
    ],
    ['is none', undefined, false, 'Check the whole folder', 'Make all safe repairs'],
  ])('of a draft that %s', (_, status, isOff, has, hasNot) => {
    const labels = labelsFor(status, isOff)
    expect(labels).toContain(has)
    expect(labels).not.toContain(hasNot)
  })

  test('calls commands that there are', () => {
    const known = contributes.commands.map(({command}) => command)
    const all = [status('checked'), status('off'), status('ignored', {named: true}), undefined]
    const called = all.flatMap((status) => [true, false].flatMap((isOff) => menuItems(status, isOff)))
    const own = called.map(({command}) => command).filter((command) => command.startsWith('copydesk.'))
    expect(own.filter((command) => !known.includes(command))).toEqual([])
  })

  test('lists rules with where they were switched off', () => {
    const off = [
      {rule: '', at: ['line 1']},
      {rule: 'fake-list', at: ['.copydesk.yaml:3', 'line 2']},
    ]
    expect(rulesToChoose(off)).toEqual([
      {label: 'All rules', description: 'off by line 1', rule: ''},
      {label: 'fake-list', description: 'off by .copydesk.yaml:3 and line 2', rule: 'fake-list'},
    ])
  })
})

test('what switches checking is named by what it does, and shown by the state', () => {
  const shown = Object.fromEntries(contributes.menus.commandPalette?.map(({command, when}) => [command, when]) ?? [])
  expect(shown).toMatchObject({
    'copydesk.switchCheckingOff': '!copydesk.isOff',
    'copydesk.switchCheckingOn': 'copydesk.isOff',
  })
  const titles = contributes.commands.filter(({command}) => command.includes('switchChecking')).map(({title}) => title)
  expect(titles).toEqual(['Switch checking off', 'Switch checking on'])
})

test('the welcome names Copydesk first', () => {
  for (const {title} of contributes.walkthroughs) expect(title).toMatch(/^Copydesk\b/)
})

describe('a document in a language that is not checked', () => {
  const listed = ['markdown', 'plaintext', 'mdx']
  test.each<[language: string, todo: RegExp | undefined]>([
    ['html', /Add `html` to the setting `copydesk\.languages`/],
    ['restructuredtext', /convert it to Markdown/],
    ['typescript', undefined],
    ['markdown', undefined],
  ])('%s', (language, todo) => {
    const words = wordsForLanguage(language, listed)
    expect(words?.text).toBe(todo && 'Copydesk: not a draft')
    if (todo) expect(words?.tooltip).toMatch(todo)
  })
})
