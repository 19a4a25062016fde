// Builds what the package ships: the bundle, and the types of the library.
import {execFileSync} from 'node:child_process'
import {bundle} from './bundle.ts'

await bundle('dist')
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {stdio: 'inherit'})
