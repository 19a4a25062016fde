// What `on` means in settings: as severe as a rule is without what the house says of it.
import type {OwnLevels, OwnSetting, Rule, RuleSetting} from '../rule.ts'
import type {Level, LevelSaid} from '../severity.ts'
import {withPresentKinds} from './former-names.ts'
import {levelMeant, type Settings} from './settings.ts'

type Levels = Readonly<Record<string, Level>>

/**
 * What a house says of a rule, with levels in place of `on`: those of the presets and the stage (`usual`), where these
 * have the rule on, else the rule's own, else warnings.
 */
export function withoutOn(setting: OwnSetting, rule: Rule, usual: () => Levels): RuleSetting {
  if (isList(setting)) return [levelsOf(setting[0], rule, usual), setting[1]]
  return levelsOf(setting, rule, usual)
}

/** Settings without what they say of rules. */
export const withoutRules = ({rules: _, ...kept}: Settings): Settings => kept

const isList = (setting: OwnSetting): setting is Extract<OwnSetting, readonly unknown[]> => Array.isArray(setting)

function levelsOf(said: OwnLevels, rule: Rule, usual: () => Levels): Level | Levels {
  if (typeof said !== 'object') return levelOr(said, () => ruleOn(rule, usual()))
  const entries = Object.entries(withPresentKinds(said, rule))
  return Object.fromEntries(entries.map(([kind, level]) => [kind, levelOr(level, () => kindOn(kind, rule, usual()))]))
}

/** The level that is meant; where that is `on`, what is worked out for it. */
function levelOr<T>(said: LevelSaid, on: () => T): Level | T {
  const meant = levelMeant(said)
  return meant === 'on' ? on() : meant
}

/** The levels of a rule by itself. */
const ownLevels = ({kinds, severity = 'warning'}: Rule): Levels => kinds ?? {'': severity}

const anyOn = (levels: Levels) => Object.values(levels).some((level) => level !== 'off')

function ruleOn(rule: Rule, usual: Levels): Level | Levels {
  return [usual, ownLevels(rule)].find(anyOn) ?? 'warning'
}

const kindOn = (kind: string, rule: Rule, usual: Levels): Level =>
  [usual[kind], ownLevels(rule)[kind]].find((level) => level !== undefined && level !== 'off') ?? 'warning'
