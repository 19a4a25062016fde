// Bundles the binaries and the library with shared chunks, so that a start loads few files.
import {chmodSync, rmSync, writeFileSync} from 'node:fs'
import {type BuildOptions, build} from 'esbuild'
import {rules} from '../../rules/index.ts'
import {allLists} from '../core/config.ts'
import {packMatcher} from '../core/packed.ts'
import {hashSources} from '../files/code-hash.ts'
import {stampOf} from '../files/matcher.ts'

const common = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  // Patterns with \p{…} stay literals: as `new RegExp` they would be made anew at every call.
  supported: {'regexp-unicode-property-escapes': true},
  // The CommonJS build of this would need `require`; its ESM build doesn't.
  alias: {yaml: './node_modules/yaml/browser/index.js', 'string-width': './src/cli/reporters/width.ts'},
  // A native addon, loaded from where it is installed.
  external: ['satteri'],
  legalComments: 'none',
} as const satisfies BuildOptions

/** Write the bundle to a folder that is emptied first. */
export async function bundle(folder: string): Promise<void> {
  rmSync(folder, {recursive: true, force: true})
  const rulesHash = hashSources('.', ['rules'])
  await build({
    ...common,
    entryPoints: {'bin/copydesk': 'bin/copydesk.ts', index: 'src/index.ts', testing: 'src/testing.ts'},
    outdir: folder,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    define: {RULES_HASH: JSON.stringify(rulesHash), CODE_HASH: JSON.stringify(hashSources('.', ['rules', 'src']))},
  })
  await bundleServer(folder)
  chmodSync(`${folder}/bin/copydesk.js`, 0o755)
}

/** Write the language server as one file and the matcher beside it, so that an extension can carry them alone. */
export async function bundleServer(folder: string, name = 'copydesk-lsp.js'): Promise<void> {
  const rulesHash = hashSources('.', ['rules'])
  const outfile = `${folder}/bin/${name}`
  await build({
    ...common,
    entryPoints: ['bin/copydesk-lsp.ts'],
    outfile,
    define: {RULES_HASH: JSON.stringify(rulesHash)},
    // The protocol's packages are CommonJS and ask for modules of Node with `require`.
    banner: {
      js: "import {createRequire as makeRequire} from 'node:module';const require=makeRequire(import.meta.url);",
    },
  })
  chmodSync(outfile, 0o755)
  writeFileSync(`${folder}/matcher.bin`, new Uint8Array(packMatcher(allLists(rules), stampOf(rulesHash)).buffer))
}
