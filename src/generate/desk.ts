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
  alias: {yaml: './node_modules/yaml/browser/index.js'},
} as const satisfies BuildOptions

/** Write the page into a folder; returns the files that went in. */
export async function bundleDesk(folder: string, define: Readonly<Record<string, string>>): Promise<string[]> {
  mkdirSync(folder, {recursive: true})
  const worker = await build({...common, entryPoints: ['./src/desk/page/worker.ts'], write: false, define: {...define}})
  const page = await build({
    ...common,
    entryPoints: ['./src/desk/page/index.ts'],
    outfile: `${folder}/desk.js`,
    define: {...define, WORKER_CODE: JSON.stringify(worker.outputFiles[0]?.text ?? '')},
  })
  for (const name of ['index.html', 'desk.css']) copyFileSync(`src/desk/page/${name}`, `${folder}/${name}`)
  return [...Object.keys(worker.metafile.inputs), ...Object.keys(page.metafile.inputs)]
}
