// The front matter of a text as plain data, for looking at a site as a whole.
import {matterOfToml} from '../../formats/matter-toml.ts'
import {structureOfYaml} from '../../formats/yaml.ts'

type Data = Readonly<Record<string, unknown>>

export const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const nowhere = {start: 0, end: 0}

/** The data of fenced front matter; undefined where there is none, or it can't be read. */
export function matterData(text: string): Data | undefined {
  const [, fence, body = ''] = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n([\s\S]*?)\r?\n\1[ \t]*(?:\r?\n|$)/.exec(text) ?? []
  if (fence === undefined) return undefined
  return fence === '---' ? dataOf(structureOfYaml(body, 0, body, nowhere)) : tomlData(body)
}

/** The data of a text in TOML. */
export function tomlData(text: string): Data | undefined {
  try {
    return dataOf(matterOfToml(text, 0, text, nowhere))
  } catch {
    return undefined
  }
}

const dataOf = (matter: {root: {data: unknown}} | undefined): Data | undefined =>
  isData(matter?.root.data) ? matter.root.data : undefined
