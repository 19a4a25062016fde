// The line by which editors find the schema of a settings file.
import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {homepage} from '../core/report/pages.ts'

const installed = 'node_modules/copydesk/copydesk.schema.json'

/** A comment that names the schema for a settings file in a folder, with its line break; empty where editors can't find it. */
export function schemaLine(folder: string): string {
  const schema = existsSync(join(folder, installed)) ? `./${installed}` : homepage && `${homepage}/copydesk.schema.json`
  return schema ? `# yaml-language-server: $schema=${schema}\n` : ''
}
