// The two files of figures: the floors, and how often each rule is right.
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import type {Floor} from './floors.ts'
import type {Measured} from './measured.ts'

const floorsPath = new URL('floors.json', import.meta.url)
const measuredPath = new URL('../../rules/measured.json', import.meta.url)

export const readFloors = (): Floor[] => readJson<Floor[]>(floorsPath) ?? []
export const writeFloors = (floors: readonly Floor[]): void => writeJson(floorsPath, floors)
export const readMeasured = (): Measured => readJson<Measured>(measuredPath) ?? {}
export const writeMeasured = (measured: Measured): void => writeJson(measuredPath, measured)

const readJson = <T>(path: URL): T | undefined =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : undefined

/** One innermost record a line, so that a change shows as a line. */
function writeJson(path: URL, value: unknown): void {
  const text = JSON.stringify(value, null, 2).replace(
    /\{\n\s*("\w+": [^{}[\]]*?)\n\s*\}/g,
    (_, inner: string) => `{${inner.replace(/\n\s*/g, ' ')}}`,
  )
  writeFileSync(path, `${text}\n`)
}
