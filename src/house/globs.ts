// Globs of settings and house rules.
import picomatch from 'picomatch'

/**
 * Make a test of paths with slashes. A glob without a slash matches file names at any depth; one that ends in a slash all
 * below a folder.
 */
export function globTest(glob: string): (path: string) => boolean {
  const pattern = glob.replace(/^\.\//, '').replace(/\/$/, '/**')
  return picomatch(pattern, {dot: true, basename: !pattern.includes('/')})
}
