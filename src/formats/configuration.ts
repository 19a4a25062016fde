// Configurations and front matter as plain data: YAML, TOML, JSON.
import {readToml} from './toml.ts'
import {readYaml} from './yaml.ts'

const nowhere = {start: 0, end: 0}

/** More than this is no configuration. */
const longest = 500_000

/** What a configuration holds by its extension, or a page in its front matter; empty where it can't be read. */
export function readConfiguration(path: string, text: string): Readonly<Record<string, unknown>> {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text
  try {
    if (/\.ya?ml$/i.test(path)) return plain.length > longest ? {} : (readYaml(plain, 0, plain, nowhere)?.data ?? {})
    if (/\.toml$/i.test(path)) return plain.length > longest ? {} : readToml(plain, 0, plain, nowhere).data
    if (/\.json$/i.test(path)) return plain.length > longest ? {} : asMap(JSON.parse(plain))
    return readFence(plain)
  } catch {
    return {}
  }
}

const asMap = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}

function readFence(text: string): Readonly<Record<string, unknown>> {
  const [fence = ''] = /^(?:---|\+\+\+)[ \t]*\r?\n/.exec(text) ?? []
  if (!fence) return {}
  const close = text.indexOf(`\n${fence.slice(0, 3)}`, fence.length - 1)
  if (close < 0 || close > longest) return {}
  const body = text.slice(fence.length, close + 1)
  return (fence[0] === '-' ? readYaml(body, 0, body, nowhere)?.data : readToml(body, 0, body, nowhere).data) ?? {}
}
