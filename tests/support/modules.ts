// The modules of the project: what each imports, types too, and what it exports.
import {readdirSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {parseSync} from 'rolldown/utils'

/** What a module takes from another. */
export interface Import {
  /** A path from the root for a file of the project, else the name of a package. */
  target: string
  /** The names taken as the other module exports them, `default` among them. */
  names: readonly string[]
}

/** A module: a file with what it imports and exports. */
export interface Module {
  file: string
  imports: readonly Import[]
  /** The names it exports of its own. */
  exports: readonly string[]
  /** The modules whose names it exports as if they were its own. */
  reexports: readonly string[]
}

/** The modules below some folders of the project. */
export const readModules = (folders: readonly string[]): Module[] =>
  folders.flatMap((folder) =>
    readdirSync(folder, {recursive: true, encoding: 'utf8'})
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readModule(`${folder}/${path}`, readFileSync(`${folder}/${path}`, 'utf8'))),
  )

/** What one module imports and exports. Of a whole module every word of this one counts as a name taken. */
export function readModule(file: string, code: string): Module {
  const {staticImports, staticExports} = parseSync(file, code).module
  const exported = staticExports.flatMap(({entries}) => entries)
  const passedOn = exported.flatMap(({moduleRequest, importName}) =>
    moduleRequest ? [{target: targetOf(moduleRequest.value), names: [nameOf(importName)]}] : [],
  )
  const words = [...new Set(code.match(/[\w$]+/g))]
  const dynamic = [...code.matchAll(/\bimport\(\s*'([^']+)'/g)].map(([, target = '']) => target)
  return {
    file,
    imports: [
      ...staticImports.map(({moduleRequest, entries}) => ({
        target: targetOf(moduleRequest.value),
        names: entries.flatMap(({importName: name}) => (name.kind === 'NamespaceObject' ? words : [nameOf(name)])),
      })),
      ...passedOn,
      ...dynamic.map((target) => ({target: targetOf(target), names: words})),
    ],
    exports: exported.flatMap(({moduleRequest, exportName}) => (moduleRequest ? [] : [nameOf(exportName)])),
    reexports: passedOn.map(({target}) => target),
  }

  function targetOf(target: string): string {
    return target.startsWith('.') ? join(dirname(file), target) : target
  }
}

/** The name of an import or export; `*` for all of them. */
const nameOf = ({kind, name}: {kind: string; name?: string | null}): string =>
  kind === 'Default' ? 'default' : (name ?? '*')

/** A circle of imports as one path, its first file repeated at its end; undefined where there is none. */
export function findCircle(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return undefined
    for (const target of graph.get(file) ?? []) {
      const circle = visit(target, [...path, file])
      if (circle) return circle
    }
    done.add(file)
    return undefined
  }
  for (const file of graph.keys()) {
    const circle = visit(file, [])
    if (circle) return circle
  }
  return undefined
}
