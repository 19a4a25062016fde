// A hash of the program's own sources: results of another program are not believed.
import {createHash} from 'node:crypto'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

/** Twelve characters that change with every source file and list below folders of the root. */
export function hashSources(root: string, folders: readonly string[]): string {
  const hash = createHash('sha256')
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'}).map((path) =>
      `${folder}/${path}`.replaceAll('\\', '/'),
    ),
  )
  for (const path of files.filter((path) => /\.(?:ts|json)$/.test(path)).sort())
    hash.update(`${path}\0${readFileSync(join(root, path), 'utf8')}\0`)
  return hash.digest('hex').slice(0, 12)
}
