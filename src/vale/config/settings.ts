// What `.vale.ini` says: which styles and rules run on which files, and how.
import {elide} from '../../core/elide.ts'
import {parseExpression} from '../expressions/parse.ts'
import {ExpressionError} from '../expressions/syntax.ts'
import {globOf} from './globs.ts'
import {type Ini, type IniKey, type IniSection, lastValue, patternsOf, valuesOf} from './ini.ts'

/** What one section says of rules. */
interface ValeSection {
  name: string
  matches(path: string): boolean
  styles: readonly string[] | undefined
  /** Rules and styles turned on or off, with a level where one is named. */
  rules: ReadonlyMap<string, {isSetOn: boolean; level?: string} | 'unset'>
  blockIgnores: readonly string[]
  tokenIgnores: readonly string[]
  vocabularies: readonly string[]
  commentMarks: readonly [string, string] | undefined
}

/** All that `.vale.ini` says. */
export interface ValeSettings {
  stylesPaths: readonly string[]
  /** 0 for all, 1 for warnings and errors, 2 for errors alone. */
  leastLevel: number
  vocabularies: readonly string[]
  template: string | undefined
  skippedTags: readonly string[]
  ignoredTags: readonly string[]
  ignoredClasses: readonly string[]
  formats: ReadonlyMap<string, string>
  packages: readonly string[]
  /** Values that sections give keys of rules: `Style.Rule[max] = 3`. */
  params: ReadonlyMap<string, Readonly<Record<string, string>>>
  everywhere: ValeSection
  sections: readonly ValeSection[]
}

/** Something wrong in `.vale.ini`. */
interface IniMistake {
  line: number
  message: string
}

export const valeLevels = ['suggestion', 'warning', 'error'] as const

const coreKeys =
  'StylesPath MinAlertLevel IgnoredScopes WordTemplate SkippedScopes IgnoredClasses Vocab NLPEndpoint Packages'.split(
    ' ',
  )
const sectionKeys = 'BasedOnStyles IgnorePatterns BlockIgnores TokenIgnores CommentDelimiters Vocab'.split(' ')
const unread = ['Transform', 'Lang', 'View']

/** Read what an ini file means. */
export function valeSettings(ini: Ini): {settings: ValeSettings; mistakes: IniMistake[]} {
  const mistakes: IniMistake[] = [...ini.mistakes]
  const core: IniSection = ini.sections[0] ?? {name: '', line: 1, keys: new Map()}
  const one = (name: string) => core.keys.get(name)
  const params = new Map<string, Record<string, string>>()
  const own = ini.sections.filter(({name}) => name !== '' && name !== 'formats' && name !== 'asciidoctor')
  const sections = own.map((section) => sectionFrom(section, params, mistakes))
  checkCore(core, mistakes)
  const level = one('MinAlertLevel')
  const least = level ? valeLevels.indexOf(lastValue(level) as 'error') : 0
  if (level && least < 0) blame(mistakes, level, '`MinAlertLevel` must be `suggestion`, `warning` or `error`.')
  const formats = ini.sections.find(({name}) => name === 'formats')?.keys ?? new Map<string, IniKey>()
  const settings: ValeSettings = {
    stylesPaths: (one('StylesPath')?.values ?? []).map((each) => each.value),
    leastLevel: level ? Math.max(0, least) : 1,
    vocabularies: valuesOf(one('Vocab')),
    template: one('WordTemplate')?.values.at(-1)?.value,
    skippedTags: valuesOf(one('SkippedScopes')),
    ignoredTags: valuesOf(one('IgnoredScopes')),
    ignoredClasses: valuesOf(one('IgnoredClasses')),
    formats: new Map([...formats].map(([name, key]) => [name, lastValue(key)])),
    packages: valuesOf(one('Packages')),
    params,
    everywhere:
      sections.find(({name}) => name === '*') ?? sectionFrom({name: '*', line: 1, keys: new Map()}, params, []),
    sections: sections.filter(({name}) => name !== '*'),
  }
  return {settings, mistakes}
}

function checkCore({keys}: IniSection, mistakes: IniMistake[]): void {
  for (const key of keys.values()) {
    if (coreKeys.includes(key.name)) continue
    const remedy = sectionKeys.includes(key.name)
      ? `\`${key.name}\` belongs below a section such as \`[*]\` or \`[*.md]\`.`
      : `\`${key.name}\` isn't a setting that can stand above all sections.`
    blame(mistakes, key, remedy)
  }
}

const blame = (mistakes: IniMistake[], {values}: {values: readonly {line: number}[]}, message: string) =>
  mistakes.push({line: values.at(-1)?.line ?? 1, message})

const parameter = /^([^[\].]+\.[^[\]]+)\[([A-Za-z]\w*)\]$/

function sectionFrom(
  section: IniSection,
  params: Map<string, Record<string, string>>,
  mistakes: IniMistake[],
): ValeSection {
  const {keys, name} = section
  const rules = new Map<string, {isSetOn: boolean; level?: string} | 'unset'>()
  for (const key of keys.values()) {
    if (sectionKeys.includes(key.name)) continue
    const value = lastValue(key)
    const [, rule, param = ''] = parameter.exec(key.name) ?? []
    if (rule) params.set(rule, {...params.get(rule), [param.toLowerCase()]: value})
    else if (unread.includes(key.name)) blame(mistakes, key, `\`${key.name}\` can't be followed here: leave it out.`)
    else if (coreKeys.includes(key.name)) blame(mistakes, key, `\`${key.name}\` belongs above all sections.`)
    else rules.set(key.name, ruleValue(value))
  }
  for (const key of ['BlockIgnores', 'IgnorePatterns', 'TokenIgnores'].flatMap((one) => keys.get(one) ?? []))
    for (const pattern of patternsOf(key)) checkPattern(pattern, key, mistakes)
  const marks = valuesOf(keys.get('CommentDelimiters'))
  const [begin, end] = marks
  return {
    ...{name, rules, matches: name === '*' ? () => true : globOf(name)},
    styles: keys.has('BasedOnStyles') ? valuesOf(keys.get('BasedOnStyles')) : undefined,
    blockIgnores: patternsOf(keys.get('BlockIgnores') ?? keys.get('IgnorePatterns')),
    tokenIgnores: patternsOf(keys.get('TokenIgnores')),
    vocabularies: valuesOf(keys.get('Vocab')),
    commentMarks: begin !== undefined && end !== undefined ? [begin, end] : undefined,
  }
}

function checkPattern(pattern: string, key: IniKey, mistakes: IniMistake[]): void {
  try {
    parseExpression(pattern)
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    blame(mistakes, key, `The expression \`${elide(pattern)}\` in \`${key.name}\` can't be read: ${error.message}.`)
  }
}

function ruleValue(value: string): {isSetOn: boolean; level?: string} | 'unset' {
  if (value === 'UNSET') return 'unset'
  if ((valeLevels as readonly string[]).includes(value)) return {isSetOn: true, level: value}
  return {isSetOn: value === 'YES'}
}

/** What runs on one file. */
interface ForFile {
  /** The level at which a rule runs, or undefined where it doesn't. */
  levelOf(rule: string, own: string): string | undefined
  styles: readonly string[]
  blockIgnores: readonly string[]
  tokenIgnores: readonly string[]
  commentMarks: readonly (readonly [string, string])[]
  /** The vocabularies that sections name for it, beside those for all files. */
  vocabularies: readonly string[]
}

export const styleOf = (rule: string): string => rule.slice(0, rule.indexOf('.') < 0 ? undefined : rule.indexOf('.'))

/** What runs on the file at a path: later sections override earlier ones, and all of them what holds everywhere. */
export function valeFor(path: string, {everywhere, sections, leastLevel}: ValeSettings): ForFile {
  const own = sections.filter(({matches}) => matches(path))
  const rules = new Map<string, {isSetOn: boolean; level?: string} | 'unset'>()
  let styles = everywhere.styles ?? []
  for (const section of own) {
    if (section.styles) styles = section.styles
    if (section.styles?.length === 0) {
      rules.clear()
      for (const name of everywhere.rules.keys()) rules.set(name, {isSetOn: false})
    }
    for (const [name, value] of section.rules) rules.set(name, value)
  }
  const all = [everywhere, ...own]
  const vocabularies = [...new Set(all.flatMap((section) => section.vocabularies))]
  return {
    levelOf,
    styles,
    blockIgnores: all.flatMap(({blockIgnores}) => blockIgnores),
    tokenIgnores: all.flatMap(({tokenIgnores}) => tokenIgnores),
    commentMarks: all.flatMap(({commentMarks}) => (commentMarks ? [commentMarks] : [])),
    vocabularies,
  }

  function levelOf(rule: string, given: string): string | undefined {
    const style = styleOf(rule)
    const vocabulary = vocabularyOf(rule)
    if (vocabulary !== undefined) return vocabularies.includes(vocabulary) ? given : undefined
    const said = [rules.get(rule), rules.get(style)].find((one) => one !== undefined && one !== 'unset')
    const wide = [rule, style].map((name) => (rules.get(name) === 'unset' ? undefined : everywhere.rules.get(name)))
    const general = wide.find((one) => one !== undefined && one !== 'unset')
    const isSetOn = said ? isTrue(said) : general ? isTrue(general) : styles.includes(style)
    const level = levelIn(said) ?? levelIn(general) ?? given
    return isSetOn && (valeLevels as readonly string[]).indexOf(level) >= leastLevel ? level : undefined
  }
}

/** The vocabulary of a section that a rule is made of: `Vale.NAME.Terms`. */
export const vocabularyOf = (rule: string): string | undefined => /^Vale\.(.+)\.(?:Terms|Avoid)$/.exec(rule)?.[1]

type Said = {isSetOn: boolean; level?: string} | 'unset' | undefined

const isTrue = (said: Said) => typeof said === 'object' && said.isSetOn
const levelIn = (said: Said) => (typeof said === 'object' ? said.level : undefined)
