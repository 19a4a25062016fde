// One finding a line, as JSON: for pipes.
import type {Result} from '../../core/report/result.ts'
import {listFindings} from './findings.ts'

export const reportNdjson = (results: readonly Result[]): string =>
  listFindings(results)
    .map((finding) => `${JSON.stringify(finding)}\n`)
    .join('')
