// Builds what the package ships: one bundle with shared chunks for the binaries and the library, and the types.
import {execFileSync} from 'node:child_process'
import {chmodSync, rmSync} from 'node:fs'
import {build} from 'esbuild'

rmSync('dist', {recursive: true, force: true})
await build({
  entryPoints: {'bin/copydesk': 'bin/copydesk.ts', index: 'src/index.ts'},
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  chunkNames: 'chunks/[name]-[hash]',
  // The CommonJS builds of these would need `require`; their ESM builds don't.
  alias: {yaml: './node_modules/yaml/browser/index.js'},
  legalComments: 'none',
})
chmodSync('dist/bin/copydesk.js', 0o755)
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {stdio: 'inherit'})
