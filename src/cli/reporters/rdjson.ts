// Reviewdog's diagnostic format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
import {makeLocator} from '../../core/draft/draft.ts'
import type {Point} from '../../core/fact.ts'
import {homepage} from '../../core/report/pages.ts'
import type {Result} from '../../core/report/result.ts'
import {withPlaces} from '../../core/report/shown.ts'
import {withSlashes} from './findings.ts'
import type {ReporterOptions} from './reporter.ts'

const source = {name: 'copydesk', ...(homepage && {url: homepage})}
const severities = {error: 'ERROR', warning: 'WARNING', info: 'INFO'}

/** One object; its columns count bytes of UTF-8. */
export function reportRdjson(results: readonly Result[], {textOf}: Pick<ReporterOptions, 'textOf'>): string {
  const diagnostics = withPlaces(results).flatMap(({path, findings}) => {
    if (findings.length === 0) return []
    // The words of a package have no bytes of their own.
    const text = findings.some(({where}) => where) ? undefined : textOf(path)
    const locate = makeLocator(text ?? '')
    const range = (start: Point, end: Point) => ({start: inBytes(start, text), end: inBytes(end, text)})
    return findings.map(({message, severity, ruleId, url, start, end, fix}) => ({
      message,
      location: {path: withSlashes(path), range: range(start, end)},
      severity: severities[severity],
      source,
      code: {value: ruleId, ...(url && {url})},
      ...(fix?.length === 1 &&
        text !== undefined && {
          suggestions: fix.map((edit) => ({range: range(locate(edit.start), locate(edit.end)), text: edit.text})),
        }),
    }))
  })
  return `${JSON.stringify({source, diagnostics}, undefined, 2)}\n`
}

const encoder = new TextEncoder()

function inBytes({line, column, offset}: Point, text: string | undefined) {
  if (text === undefined) return {line, column}
  return {line, column: encoder.encode(text.slice(offset - column + 1, offset)).length + 1}
}
