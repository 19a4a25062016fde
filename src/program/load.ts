// Loads the program, with what this very Node made of its code where the build has kept that.
import {readFileSync} from 'node:fs'
import {basename, dirname} from 'node:path'
import {Script} from 'node:vm'
import {type KeptCode, readOr} from './kept-code.ts'

/** What the programs give; each loads its part of the code. */
export interface Program {
  main(): void
  /** Does what the main thread orders. */
  thread(): Promise<void>
  server(): void
  library(): typeof import('../index.ts')
  testing(): typeof import('../testing.ts')
  /** Set back the flags of V8; false where that can't be done. */
  restoreFlags(): boolean
}

/** Where the compiled code of a file is kept: it is good for one release of Node on one kind of machine. */
export const compiledPath = (file: string): string =>
  `${file}.${process.version}-${process.platform}-${process.arch}.bin`

/** What stands around a program's text in its file, so that it is compiled as it is read: a text put together is copied. */
export const wrapped = (text: string): string => `(function(exports,require,module,__filename,__dirname){${text}\n})`

/** Compile a file that holds a wrapped CommonJS module of ASCII alone; V8 passes over compiled code that isn't its own. */
export function compile(file: string, compiled?: Buffer): Script {
  return new Script(readFileSync(file, 'latin1'), {
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

/** A program, and what keeps at the end of a run the code that the next one starts with. */
interface LoadedProgram {
  program: Program
  keepCode(): void
}

/**
 * Load the program from a file beside the module that asks: with the compiled code of the build where it is this Node's,
 * else with what an earlier run has kept.
 */
export function load(file: string, requireFrom: NodeJS.Require, kept?: KeptCode): LoadedProgram {
  const shipped = readOr(compiledPath(file))
  const script = compile(file, shipped ?? kept?.bytes)
  const program = start(script, file, requireFrom)
  const keepCode = () => {
    const isNew = shipped === undefined || script.cachedDataRejected
    if (isNew && program.restoreFlags()) kept?.keep(() => script.createCachedData())
  }
  return {program, keepCode}
}
