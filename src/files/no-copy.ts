// Files that end as drafts do but hold no copy: what programs read, and the texts of licences.

const exact = new Set([
  'ads.txt',
  'app-ads.txt',
  'cmakelists.txt',
  'dependency_links.txt',
  'entry_points.txt',
  'humans.txt',
  'robots.txt',
  'runtime.txt',
  'security.txt',
  'sellers.txt',
  'top_level.txt',
])

/** The first or last part of a name that says it all: `LICENSE-MIT.md`, `dev-requirements.txt`. */
const telling = new Set(['constraints', 'copying', 'licence', 'license', 'notice', 'requirements', 'unlicense'])

/** Parts that may stand beside it. */
const programs = new Set(['constraints', 'requirements'])

/** Is a file, by its name alone, no copy? A story about licences has more in its name. */
export function holdsNoCopy(name: string): boolean {
  const lower = name.toLowerCase()
  if (exact.has(lower)) return true
  const [, stem = '', extension] = /^(.*)\.(\w+)$/.exec(lower) ?? []
  const parts = stem.split(/[-_.]/)
  if (parts.length > 3) return false
  if (extension === 'txt' && parts.some((part) => programs.has(part))) return true
  return stem === 'third-party-notices' || stem === 'thirdpartynotices' || isLicence(name, parts)
}

/** `LICENSE.md` and `license.txt`; with more in the name, in capitals only: `LICENSE-APACHE.md`. */
function isLicence(name: string, [first = '', ...more]: readonly string[]): boolean {
  if (programs.has(first) || !telling.has(first)) return false
  return more.length === 0 || name.startsWith(first.toUpperCase())
}

/** At most three parts before the extension. */
const fewParts = '(?!([^/._-]*[._-]){4})'
const licences = [...telling].filter((name) => !programs.has(name))

/**
 * The same by patterns, for tools that know no more than those: names in any capitals, and names whose capitals count.
 */
export const noCopyPatterns = {
  anyCase: [
    `(${[...exact].map((name) => name.replace('.', '\\.')).join('|')})`,
    `${fewParts}([^/]*[._-])?(${[...programs].join('|')})([._-][^/]*)?\\.txt`,
    `(${licences.join('|')}|third-party-notices|thirdpartynotices)\\.\\w+`,
  ].join('|'),
  capitals: `${fewParts}(${licences.map((name) => name.toUpperCase()).join('|')})[._-][^/]*\\.\\w+`,
}

/** What hooks for pre-commit leave out, as one pattern for Python. */
export const noCopyInPython = `(^|/)((?i:${noCopyPatterns.anyCase})|${noCopyPatterns.capitals})$`
