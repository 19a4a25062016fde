// What a program may hand to the public functions; a mistake is told in one sentence: what was passed, what is expected.

/** A value for a message, in the words of programs: `undefined`, “a string”, “an object with the keys `a`, `b`”. */
function describeValue(value: unknown): string {
  if (value === undefined || value === null) return `\`${value}\``
  if (Array.isArray(value)) return value.length === 0 ? 'an empty array' : 'an array'
  if (typeof value === 'function') return 'a function'
  if (typeof value !== 'object') return `a ${typeof value}`
  const keys = Object.keys(value)
  const named = keys.slice(0, 4).map((key) => `\`${key}\``)
  const more = keys.length > named.length ? ' …' : ''
  if (keys.length === 0) return 'an empty object'
  return `an object with the ${keys.length === 1 ? 'key' : 'keys'} ${named.join(', ')}${more}`
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Fails where the source isn't `{path, text}` with strings. @throws {TypeError} */
export function assertSource(call: string, source: unknown): void {
  if (!isObject(source))
    throw new TypeError(`\`${call}\` takes a draft as \`{path, text}\`, and was given ${describeValue(source)}.`)
  for (const key of ['path', 'text'])
    if (typeof source[key] !== 'string')
      throw new TypeError(
        `The \`${key}\` of the draft given to \`${call}\` must be a string, not ${describeValue(source[key])}.`,
      )
}

/** Fails where the config isn't one that `configure` made. @throws {TypeError} */
export function assertConfig(call: string, config: unknown): void {
  if (isObject(config) && Array.isArray(config.rules) && 'matcher' in config) return
  throw new TypeError(
    `\`${call}\` takes a config that \`configure\` made, and was given ${describeValue(config)}: pass \`configure(settings)\`.`,
  )
}

/** Fails where the text isn't a string. @throws {TypeError} */
export function assertText(call: string, text: unknown): void {
  if (typeof text !== 'string')
    throw new TypeError(`\`${call}\` takes the text of a draft as a string, and was given ${describeValue(text)}.`)
}

/** The first item that isn't right, in an array of one; an empty array where all are. */
function firstOdd(items: readonly unknown[], isRight: (item: unknown) => boolean): readonly unknown[] {
  const at = items.findIndex((item) => !isRight(item))
  return at < 0 ? [] : [items[at]]
}

/** Fails where these aren't findings that `lint` returned. @throws {TypeError} */
export function assertFindings(call: string, findings: unknown): void {
  if (!Array.isArray(findings))
    throw new TypeError(
      `\`${call}\` takes the findings that \`lint\` returned, and was given ${describeValue(findings)}.`,
    )
  for (const odd of firstOdd(findings, (one) => isObject(one) && isObject(one.place)))
    throw new TypeError(`A finding given to \`${call}\` must be one that \`lint\` returned, not ${describeValue(odd)}.`)
}

/** Fails where these aren't groups of edits: the `fix` of one finding is a group. @throws {TypeError} */
export function assertGroups(call: string, groups: unknown): void {
  if (!Array.isArray(groups))
    throw new TypeError(`\`${call}\` takes an array of groups of edits, and was given ${describeValue(groups)}.`)
  for (const group of groups as readonly unknown[]) {
    if (!Array.isArray(group)) throw new TypeError(notGroup(call, group))
    for (const odd of firstOdd(group, isEdit))
      throw new TypeError(`An edit given to \`${call}\` must be \`{start, end, text}\`, not ${describeValue(odd)}.`)
  }
}

const isEdit = (edit: unknown) =>
  isObject(edit) && typeof edit.text === 'string' && Number.isInteger(edit.start) && Number.isInteger(edit.end)

function notGroup(call: string, given: unknown): string {
  if (isObject(given) && 'ruleId' in given)
    return `\`${call}\` takes the \`fix\` of each finding, not the findings: pass \`findings.flatMap(({fix}) => (fix ? [fix] : []))\`.`
  if (isEdit(given)) return `\`${call}\` takes groups of edits, not edits: put each group into an array.`
  return `A group of edits given to \`${call}\` must be an array, not ${describeValue(given)}.`
}

/** What is wrong where settings aren't an object, or several in an array; empty where they are. */
export function settingsMistake(call: string, settings: unknown): string {
  const odd = firstOdd(Array.isArray(settings) ? settings : [settings], isObject)
  return odd.length > 0 ? `\`${call}\` takes settings as an object, and was given ${describeValue(odd[0])}.` : ''
}

/** Fails where these aren't rules with an `id` and a `family`. @throws {TypeError} */
export function assertRules(call: string, rules: unknown): void {
  if (!Array.isArray(rules)) {
    const remedy = isObject(rules) && 'name' in rules ? ': pass `rulesOfPlugin(plugin)`' : ''
    throw new TypeError(`\`${call}\` takes an array of rules, and was given ${describeValue(rules)}${remedy}.`)
  }
  const isRule = (rule: unknown) => isObject(rule) && typeof rule.id === 'string' && typeof rule.family === 'string'
  for (const odd of firstOdd(rules, isRule))
    throw new TypeError(
      isObject(odd)
        ? `A rule given to \`${call}\` needs an \`id\` and a \`family\`: pass \`{...rule, id: 'house-word', family: 'house'}\`.`
        : `A rule given to \`${call}\` must be an object, not ${describeValue(odd)}.`,
    )
}

/** Fails where what a rule or plugin needs isn't there as an object or array. @throws {TypeError} */
export function assertGiven(call: string, key: string, value: unknown): void {
  if (typeof value !== 'object' || value === null)
    throw new TypeError(`\`${call}\` needs \`${key}\`, and was given ${describeValue(value)} for it.`)
}

/** Fails where this isn't an object, as a rule is. @throws {TypeError} */
export function assertRule(call: string, rule: unknown): void {
  if (!isObject(rule))
    throw new TypeError(`\`${call}\` takes a rule as \`defineRule\` returns it, and was given ${describeValue(rule)}.`)
}
