// Reads `.vale.ini`: sections with keys, of which one may be set several times.

/** A key with its values in the order in which they are set, and where each stands. */
export interface IniKey {
  name: string
  values: {value: string; line: number}[]
}

/** A section; the one before all others has the name ''. */
export interface IniSection {
  name: string
  line: number
  keys: Map<string, IniKey>
}

/** What a file of settings says, and the lines of it that can't be read. */
export interface Ini {
  sections: IniSection[]
  mistakes: {line: number; message: string}[]
}

/** Read a file of settings; a section that is there twice is one. */
export function readIni(text: string): Ini {
  const ini: Ini = {sections: [{name: '', line: 1, keys: new Map()}], mistakes: []}
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  let section = ini.sections[0] as IniSection
  for (let i = 0; i < lines.length; i++) {
    const line = i + 1
    let words = (lines[i] as string).trim()
    if (words === '' || /^[#;]/.test(words)) continue
    const name = sectionName(words)
    if (name !== undefined) {
      section = sectionOf(ini, name.trim(), line)
      continue
    }
    while (words.endsWith('\\') && i + 1 < lines.length) words = words.slice(0, -1) + (lines[++i] as string).trim()
    readKey(ini, section, words, line)
  }
  return ini
}

function sectionOf(ini: Ini, name: string, line: number): IniSection {
  const known = ini.sections.find((one) => one.name === name)
  if (known) return known
  const made: IniSection = {name, line, keys: new Map()}
  ini.sections.push(made)
  return made
}

/** The name of a section, if a line starts one. */
function sectionName(words: string): string | undefined {
  const end = words.lastIndexOf(']')
  const rest = words.slice(end + 1).trim()
  return words.startsWith('[') && end > 0 && (rest === '' || /^[#;]/.test(rest)) ? words.slice(1, end) : undefined
}

function readKey(ini: Ini, {keys}: IniSection, words: string, line: number): void {
  const at = words.search(/[=:]/)
  if (at < 0) {
    ini.mistakes.push({line, message: `"${words}" sets nothing: write a name, \`=\` and a value.`})
    return
  }
  const name = unquoted(words.slice(0, at).trim())
  const key = keys.get(name) ?? {name, values: []}
  key.values.push({value: iniValue(words.slice(at + 1).trim()), line})
  keys.set(name, key)
}

/** A value without its quotation marks, or without the comment after it. */
function iniValue(words: string): string {
  const comment = words.search(/\s[#;]/)
  const alone = comment < 0 ? words : words.slice(0, comment).trim()
  const whole = unquoted(words)
  return whole === words ? unquoted(alone) : whole
}

/** Words without the marks that stand around them. */
function unquoted(words: string): string {
  for (const mark of ['"""', '"', "'", '`'])
    if (words.length >= 2 * mark.length && words.startsWith(mark) && words.endsWith(mark))
      return words.slice(mark.length, -mark.length)
  return words
}

/** The last value of a key. */
export const lastValue = ({values}: IniKey): string => values.at(-1)?.value ?? ''

/** All values of a key, parted by commas. */
export const valuesOf = (key: IniKey | undefined): string[] =>
  [...new Set((key?.values ?? []).flatMap(({value}) => value.split(',')).map((one) => one.trim()))].filter(
    (one) => one !== '',
  )

/** The same for expressions, in which a comma may stand behind a backslash. */
export const patternsOf = (key: IniKey | undefined): string[] =>
  (key?.values ?? [])
    .flatMap(({value}) => value.split(/(?<!\\),/))
    .map((one) => one.replaceAll('\\,', ',').trim())
    .filter((one) => one !== '')
