// Globs of sections, as Vale reads them: a star goes through folders, unless two stand together somewhere.

/** Make a test of paths, which have slashes; a `!` before a glob turns it round. */
export function globOf(glob: string): (path: string) => boolean {
  const pattern = glob.replace(/^!+/, '')
  const expression = new RegExp(`^(?:${sourceOf(pattern, pattern.includes('**'))})$`, 'su')
  const isNegated = pattern !== glob
  return (path) => expression.test(path) !== isNegated
}

const signs: Readonly<Record<string, string>> = {'{': '(?:', '}': ')', ',': '|'}

function sourceOf(glob: string, isStrict: boolean): string {
  let depth = 0
  return glob.replace(/\*\*\/|\*+|\?|\[!?[^\]]*\]|\\.|[{},]|[.+^$()|[\]\\]/g, (found) => {
    if (found === '**/' && isStrict) return '(?:[^/]+/)*'
    if (found.startsWith('*')) return isStrict && found === '*' ? '[^/]*' : '.*'
    if (found === '?') return isStrict ? '[^/]' : '.'
    if (found === '{') depth++
    if (found === ',' && depth === 0) return ','
    if (found === '}') depth--
    if (signs[found]) return signs[found]
    if (/^\[.*\]$/.test(found)) return found.replace(/^\[!/, '[^').replace(/\\/g, '\\\\')
    return found.startsWith('\\') && found.length === 2 ? `\\${found[1]}` : `\\${found}`
  })
}
