// The XML reports: JUnit, a test suite for each draft, and Checkstyle.
import type {LocatedFinding, Result} from '../../core/report/result.ts'
import {withPlaces} from '../../core/report/shown.ts'
import {withSlashes} from './findings.ts'

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** Text for an attribute or element; characters XML 1.0 can't hold are left out. */
const escapeXml = (text: string) =>
  text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"\t\n\r]/g, (character) => entities[character] as string)

const element = (
  name: string,
  attributes: Record<string, string | number>,
  children: readonly string[] = [],
): string => {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
  const head = `<${name}${written.join('')}`
  return children.length === 0 ? `${head}/>` : `${head}>\n${children.join('\n')}\n</${name}>`
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** JUnit: errors fail; warnings and notes go to the test's output. */
export function reportJunit(results: readonly Result[]): string {
  const total = {tests: 0, failures: 0, errors: 0, skipped: 0}
  const suites = withPlaces(results).map(({path, findings}) => {
    const failures = findings.filter(({severity}) => severity === 'error').length
    const cases =
      findings.length > 0
        ? findings.map((finding) => testCase(withSlashes(path), finding))
        : [element('testcase', {name: 'copydesk', classname: path})]
    total.tests += cases.length
    total.failures += failures
    return element('testsuite', {name: path, tests: cases.length, failures, errors: 0, skipped: 0}, cases)
  })
  return `${declaration}${element('testsuites', {name: 'copydesk', ...total}, suites)}\n`
}

function testCase(path: string, {ruleId, severity, message, start, actual}: LocatedFinding): string {
  const where = `${path}:${start.line}:${start.column}`
  const text = `${where} ${message}`
  const name = `${ruleId} ${start.line}:${start.column}`
  const inner =
    severity === 'error'
      ? element('failure', {message, type: ruleId}, [escapeXml(`${where}\n${actual}`)])
      : element('system-out', {}, [escapeXml(text)])
  return element('testcase', {name, classname: path}, [inner])
}

/** Checkstyle: an error element for each finding. */
export function reportCheckstyle(results: readonly Result[]): string {
  const written = withPlaces(results).map(({path, findings}) => {
    const errors = findings.map(({start, severity, message, ruleId}) =>
      element('error', {line: start.line, column: start.column, severity, message, source: `copydesk.${ruleId}`}),
    )
    return element('file', {name: path}, errors)
  })
  return `${declaration}${element('checkstyle', {version: '4.3'}, written)}\n`
}
