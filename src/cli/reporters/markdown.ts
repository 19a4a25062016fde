// A comment for a pull request, in Markdown.
import {markdownReport} from '../../core/report/markdown.ts'
import type {Result} from '../../core/report/result.ts'
import {withSlashes} from './findings.ts'

/** A heading with the counts, then a table for each draft with findings, as far as a comment can hold them. */
export const reportMarkdown = (results: readonly Result[]): string =>
  markdownReport(results.map((result) => ({...result, path: withSlashes(result.path)})))
