// The JSON report: vfile-reporter-json's, with what our findings have beyond a VFileMessage and without the syntax tree.
import {reporterJson} from 'vfile-reporter-json'
import {extrasOf, type Result} from '../../core/report/result.ts'
import {fileOf} from '../../core/report/vfile.ts'

interface JsonFile {
  messages: Record<string, unknown>[]
}

/** All drafts as JSON, a finding a message. */
export function reportJson(results: readonly Result[]): string {
  const report = JSON.parse(reporterJson(results.map(fileOf))) as JsonFile[]
  const whole = results.map(({findings}, i) => {
    const file = report[i] as JsonFile
    const messages = findings.map((finding, j) => {
      const {ancestors, ...message} = file.messages[j] ?? {}
      return {...message, ...extrasOf(finding)}
    })
    return {...file, messages}
  })
  return `${JSON.stringify(whole, undefined, 2)}\n`
}
