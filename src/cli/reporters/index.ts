// The reporters by name; each is loaded when it is asked for.
import type {Reporter} from './reporter.ts'

/** How to load each reporter. */
export const reporters: Readonly<Record<string, () => Promise<Reporter>>> = {
  pretty: async () => (await import('./pretty.ts')).reportPretty,
  json: async () => (await import('./json.ts')).reportJson,
  ndjson: async () => (await import('./ndjson.ts')).reportNdjson,
  github: async () => (await import('./github.ts')).reportGithub,
  gitlab: async () => (await import('./gitlab.ts')).reportGitlab,
  sarif: async () => (await import('./sarif.ts')).reportSarif,
  junit: async () => (await import('./xml.ts')).reportJunit,
  checkstyle: async () => (await import('./xml.ts')).reportCheckstyle,
  rdjson: async () => (await import('./rdjson.ts')).reportRdjson,
  html: async () => (await import('./html.ts')).reportHtml,
  checklist: async () => (await import('./checklist.ts')).reportChecklist,
  markdown: async () => (await import('./markdown.ts')).reportMarkdown,
}
