// The JSON report: vfile-reporter-json's, with what our messages have beyond it and without the syntax tree.
import type {VFile} from 'vfile'
import {reporterJson} from 'vfile-reporter-json'
import {extrasOf, type MessageExtras} from '../../core/report/vfile.ts'

interface JsonFile {
  messages: Record<string, unknown>[]
}

/** All files as JSON, a finding a message. */
export function reportJson(files: readonly VFile[]): string {
  const report = JSON.parse(reporterJson([...files])) as JsonFile[]
  const whole = report.map((file, i) => ({
    ...file,
    messages: file.messages.map(({ancestors, ...message}, j) => ({
      ...message,
      ...extrasOf((files[i]?.messages[j] ?? {}) as MessageExtras),
    })),
  }))
  return `${JSON.stringify(whole, undefined, 2)}\n`
}
