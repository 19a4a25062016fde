// Builds the desk page: one folder of static files, with the code of its worker inside its script.
import {copyFileSync, mkdirSync} from 'node:fs'
import {type BuildOptions, build} from 'esbuild'

const common = {
  bundle: true,
  format: 'iife',
  platform: 'browser',
  // A worker has no `document`, which the page's own conditions would ask for.
  conditions: ['worker'],
  target: 'es2022',
  minify: true,
  metafile: true,
  legalComments: 'none',
  supported: {'regexp-unicode-property-escapes': true},
  // Of both, the build that everything in the bundle can share.
  alias: {yaml: './node_modules/yaml/browser/index.js', acorn: './node_modules/acorn/dist/acorn.mjs'},
} as const satisfies BuildOptions

/** Write the page into a folder; returns the files that went in. */
export async function bundleDesk(folder: string, define: Readonly<Record<string, string>>): Promise<string[]> {
  mkdirSync(folder, {recursive: true})
  const worker = await build({...common, entryPoints: ['./src/desk/page/worker.ts'], write: false, define: {...define}})
  const withWorker = {...define, WORKER_CODE: JSON.stringify(worker.outputFiles[0]?.text ?? '')}
  const page = await build({
    ...common,
    entryPoints: {desk: './src/desk/page/index.ts', 'copydesk-notes': './src/desk/page/element.ts'},
    outdir: folder,
    define: withWorker,
  })
  await build({entryPoints: ['./src/desk/page/desk.css'], bundle: true, outdir: folder})
  copyFileSync('src/desk/page/index.html', `${folder}/index.html`)
  return [...Object.keys(worker.metafile.inputs), ...Object.keys(page.metafile.inputs)]
}
