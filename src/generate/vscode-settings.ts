// The table of the extension's settings in its README, from its manifest.

interface Setting {
  description: string
  default: unknown
  enum?: string[]
}

const [open, close] = ['<!-- settings -->\n', '<!-- /settings -->']

/** The README with the table between its marks. */
export function withSettingsTable(readme: string, manifest: string): string {
  const {contributes} = JSON.parse(manifest) as {contributes: {configuration: {properties: Record<string, Setting>}}}
  const rows = Object.entries(contributes.configuration.properties).map(
    ([name, setting]) => `| \`${name}\` | ${defaultOf(setting)} | ${setting.description}${choices(setting)} |`,
  )
  const table = ['| setting | default | what it does |', '| --- | --- | --- |', ...rows].join('\n')
  const start = readme.indexOf(open) + open.length
  return `${readme.slice(0, start)}${table}\n${readme.slice(readme.indexOf(close))}`
}

const defaultOf = ({default: value}: Setting): string =>
  value === '' ? '' : `\`${Array.isArray(value) ? value.join(', ') : String(value)}\``

const choices = ({enum: names = []}: Setting): string => {
  const named = names.filter((name) => name !== '')
  return named.length > 0 ? ` One of ${named.map((name) => `\`${name}\``).join(', ')}.` : ''
}
