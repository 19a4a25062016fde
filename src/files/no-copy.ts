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
