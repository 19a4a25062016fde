// `--print-config`: the settings of a draft as JSON, each with the place it comes from.
import {relative} from 'node:path'
import {rules} from '../../../rules/index.ts'
import {entryName} from '../../core/settings/former-names.ts'
import {presetsOf, reservedIds} from '../../core/settings/settings.ts'
import type {Layer} from '../../files/load-settings.ts'
import {openSettings, type Resolved} from '../../files/settings.ts'
import type {SettingsChoice} from '../../files/settings-files.ts'
import type {Console} from '../console.ts'
import {noteFormerNames} from '../run/former-names.ts'

/** The settings of a draft: what holds, and from which file, line and column. */
export async function describeSettings(path: string, settings: SettingsChoice, console: Console): Promise<string> {
  const source = openSettings({rules, cwd: console.cwd, ...settings})
  const resolved = await source.resolve(path)
  noteFormerNames(resolved.formerNames, console)
  const by = await source.ignoredBy(path)
  const short = (file: string) => relative(console.cwd, file)
  const described = {
    file: path,
    settings: (resolved.loaded?.files ?? []).map(short),
    ...(by !== undefined && {ignoredBy: short(by)}),
    presets: resolved.presets.map((name) => ({value: name, from: presetFrom(name, resolved.layers)})),
    ...houseOf(resolved.layers),
    rules: rulesOf(resolved),
  }
  return `${JSON.stringify(described, undefined, 2)}\n`
}

const presetFrom = (name: string, layers: readonly Layer[]) =>
  layers
    .findLast(({settings}) => settings.preset !== undefined && presetsOf(settings).includes(name))
    ?.from(['preset']) ?? 'default'

/** Every other setting, the last that was given. */
function houseOf(layers: readonly Layer[]): Record<string, unknown> {
  const all: Record<string, unknown> = {}
  for (const {settings, from} of layers)
    for (const [name, value] of Object.entries(settings))
      if (name === 'allow') all.allow = [...((all.allow as unknown[]) ?? []), {value, from: from([name])}]
      else if (name !== 'rules' && name !== 'preset' && name !== '$schema') all[name] = {value, from: from([name])}
  return all
}

/** Every rule that is on or was spoken of: its severity, its options, and what set them. */
function rulesOf({loaded, layers, presets, config}: Resolved): Record<string, unknown> {
  const {stage} = config.settings
  const all = [...(loaded?.rules ?? rules).map(({id}) => id), ...Object.keys(reservedIds)]
  return Object.fromEntries(
    all.map((id) => {
      const on = config.rules.find(({rule}) => rule.id === id)
      const rule = (loaded?.rules ?? rules).find((rule) => rule.id === id)
      const nameAt = ({settings}: Layer) => entryName(settings.rules, rule ?? {id})
      const from = [
        ...presets.filter((name) => rule?.presets?.[name] !== undefined).map((name) => `preset ${name}`),
        ...(stage !== undefined && rule?.stages?.[stage] !== undefined ? [`stage ${stage}`] : []),
        ...layers.flatMap((layer) => {
          const name = nameAt(layer)
          return name === undefined ? [] : [layer.from(['rules', name])]
        }),
      ]
      const levels = on?.levels ?? {'': config.reserved[id] ?? 'off'}
      const severity = Object.keys(levels).join() === '' ? levels[''] : levels
      const options = Object.keys(on?.options ?? {}).length > 0 && {options: on?.options}
      return [id, {severity, ...options, from: from.length > 0 ? from : ['default']}]
    }),
  )
}
