// The pages of rules as files of the package.
import {existsSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

/** How many folders this code may lie below the folder of the package. */
const deepest = 4

const known = new Map<string, string | undefined>()

/** The path of a rule's page; undefined where the package has none, as for rules of plugins. */
export function pageFile(ruleId: string): string | undefined {
  if (!known.has(ruleId)) known.set(ruleId, findPage(ruleId))
  return known.get(ruleId)
}

function findPage(ruleId: string): string | undefined {
  if (!/^[a-z-]+$/.test(ruleId)) return undefined
  let folder = dirname(fileURLToPath(import.meta.url))
  for (let i = 0; i < deepest; i++) {
    const path = join(folder, 'docs/rules', `${ruleId}.md`)
    if (existsSync(path)) return path
    folder = dirname(folder)
  }
  return undefined
}
