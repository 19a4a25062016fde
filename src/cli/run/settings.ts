// The settings of a run: rules are loaded when the first draft needs them, their matcher as the build packed it.
import {readMatcher} from '../../files/packed-matcher.ts'
import {openSettings, type SettingsSource} from '../../files/settings.ts'
import type {SettingsChoice} from '../../files/settings-files.ts'
import type {Console} from '../console.ts'
import {rulesHash} from '../version.ts'

/** Open the settings that a command line chooses. */
export const openRunSettings = (choice: SettingsChoice, {cwd}: Console): SettingsSource =>
  openSettings({...choice, cwd, rules: loadRules, facts: loadFacts, matchers: (rules) => readMatcher(rules, rulesHash)})

const loadFacts = async () => (await import('../../../rules/checklist.ts')).factReadings

const loadRules = async () => (await import('../../../rules/index.ts')).rules
