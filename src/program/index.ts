// The program as one CommonJS module: the command and the library share it.
import {join} from 'node:path'
import {openKeptCode} from './kept-code.ts'
import {load} from './load.ts'

/** The hash of the program's text, set by the build: V8 looks at its length alone. */
declare const PROGRAM_HASH: string

const {program, keepCode} = load(join(__dirname, 'copydesk.cjs'), require, openKeptCode('copydesk', PROGRAM_HASH))

export const {library, testing, thread} = program

/** Run the command. Only then is code kept: a program that uses the library writes no file. */
export function main(): void {
  process.on('exit', keepCode)
  program.main()
}
