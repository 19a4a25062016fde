// Bundles the binaries and the library with shared chunks, so that a start loads few files.
import {chmodSync, rmSync} from 'node:fs'
import {build} from 'esbuild'

/** Write the bundle to a folder that is emptied first. */
export async function bundle(folder: string): Promise<void> {
  rmSync(folder, {recursive: true, force: true})
  await build({
    entryPoints: {'bin/copydesk': 'bin/copydesk.ts', index: 'src/index.ts'},
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minifySyntax: true,
    minifyWhitespace: true,
    chunkNames: 'chunks/[name]-[hash]',
    // The CommonJS build of this would need `require`; its ESM build doesn't.
    alias: {yaml: './node_modules/yaml/browser/index.js'},
    legalComments: 'none',
  })
  chmodSync(`${folder}/bin/copydesk.js`, 0o755)
}
