// Builds what the HTML report holds besides its findings: its script and style sheet, with the hashes that its policy names.
import {createHash} from 'node:crypto'
import {build} from 'esbuild'

/** The text of `page.json`. */
export async function writeReportPage(folder: string): Promise<string> {
  const made = await build({
    entryPoints: [`${folder}/filter.ts`],
    ...{bundle: true, format: 'iife', platform: 'browser', target: 'es2022', minify: true},
    ...{write: false, legalComments: 'none'},
  })
  const styles = await build({
    entryPoints: [`${folder}/report.css`],
    ...{bundle: true, minify: true, target: 'chrome111', write: false},
  })
  const [script = '', style = ''] = [made, styles].map(({outputFiles}) => outputFiles[0]?.text.trim())
  const page = {script, scriptHash: hashOf(script), style, styleHash: hashOf(style)}
  return `${JSON.stringify(page, undefined, 2)}\n`
}

/** As a Content-Security-Policy names it: https://www.w3.org/TR/CSP3/#grammardef-hash-source */
const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`
