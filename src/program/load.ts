// Loads the program, with what this very Node made of its code where the build has kept that.
import {readFileSync} from 'node:fs'
import {basename, dirname} from 'node:path'
import {Script} from 'node:vm'

/** What the programs give; each loads its part of the code. */
export interface Program {
  main(): void
  /** Does what the main thread orders. */
  thread(): Promise<void>
  server(): void
  library(): typeof import('../index.ts')
  testing(): typeof import('../testing.ts')
}

/** Where the compiled code of a file is kept: it is good for one release of Node on one kind of machine. */
export const compiledPath = (file: string): string =>
  `${file}.${process.version}-${process.platform}-${process.arch}.bin`

/** Compile a CommonJS file of ASCII alone; V8 passes over compiled code that isn't its own. */
export function compile(file: string, compiled?: Buffer): Script {
  return new Script(`(function(exports,require,module,__filename,__dirname){${readFileSync(file, 'latin1')}\n})`, {
    // No folder of the machine that built it: the name is kept in compiled code, and with a name that is cut out of a
    // path, V8 keeps the path.
    filename: Buffer.from(basename(file)).toString(),
    ...(compiled && {cachedData: compiled}),
  })
}

/** Run a compiled file as a module that asks for others with `requireFrom`; gives what it exports. */
export function start(script: Script, file: string, requireFrom: NodeJS.Require): Program {
  const module = {exports: {}}
  script.runInThisContext()(module.exports, requireFrom, module, file, dirname(file))
  return module.exports as Program
}

/** Load the program from a file beside the module that asks, in the common way where no compiled code is kept. */
export function load(file: string, requireFrom: NodeJS.Require, inCommonWay: () => Program): Program {
  let compiled: Buffer
  try {
    compiled = readFileSync(compiledPath(file))
  } catch {
    return inCommonWay()
  }
  return start(compile(file, compiled), file, requireFrom)
}
