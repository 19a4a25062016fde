// Vale's public styles: fetched with `vale sync`, taken from a folder, or those that an npm package has.
import {execFileSync} from 'node:child_process'
import {cpSync, existsSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

/** The prose styles of Vale's package hub. Readability is left out: it scores a whole text and names no place in it. */
export const styleNames = ['alex', 'Google', 'Joblint', 'Microsoft', 'proselint', 'write-good']

const settings = (styles: readonly string[]) => `StylesPath = corpus-styles
MinAlertLevel = suggestion
Packages = ${styles.join(', ')}
[*.{md,txt}]
BasedOnStyles = Vale, ${styles.join(', ')}
`

/**
 * Lays the styles into Vale's home and writes its settings. `styles`: a folder that has them, a folder each. Returns
 * which styles had to be left out, and why.
 */
export function prepareStyles(home: string, styles: string | undefined): string[] {
  const target = join(home, 'corpus-styles')
  const isThere = (style: string) => existsSync(join(target, style))
  writeFileSync(join(home, 'corpus.ini'), settings(styleNames))
  if (styles) {
    rmSync(target, {recursive: true, force: true})
    for (const style of styleNames)
      if (existsSync(join(styles, style))) cpSync(join(styles, style), join(target, style), {recursive: true})
  } else if (!styleNames.every(isThere)) sync(home)
  const packed = join(home, 'node_modules/@commercetools-docs/writing-style/styles')
  for (const style of styleNames.filter((style) => !isThere(style) && existsSync(join(packed, style))))
    cpSync(join(packed, style), join(target, style), {recursive: true})
  writeFileSync(join(home, 'corpus.ini'), settings(styleNames.filter(isThere)))
  const why = styles ? 'the folder of styles lacks it' : '`vale sync` could not fetch it'
  return styleNames.filter((style) => !isThere(style)).map((style) => `the style ${style}, as ${why}`)
}

/** Lets Vale fetch what its settings name. What it couldn't fetch is missing afterwards. */
function sync(home: string): void {
  try {
    execFileSync('./vale', ['--config', 'corpus.ini', 'sync'], {cwd: home, stdio: 'ignore', timeout: 120_000})
  } catch {
    // The styles that are missing are reported.
  }
}

/** The file that Vale ended at, from the error it printed as JSON. It ends at front matter it can't parse. */
export function stopOfVale(printed: string): string | undefined {
  try {
    const {Code, Path} = JSON.parse(printed) as {Code?: string; Path?: string}
    return Code?.startsWith('E') ? Path : undefined
  } catch {
    return undefined
  }
}
